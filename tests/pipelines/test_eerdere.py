"""Files beside earlier quarters: every planted fault is found as often as it was planted, and nothing else."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

import polars as pl
import pytest

from pipelines.levering import EerdereLevering, Levering
from pipelines.rapport import Validatierapport
from pipelines.validation import check_bestand
from schemas.bevinding import Ernst
from schemas.vocabulary import Kwartaal

KOP = "traject_id;interventie;regio;leeftijd;startdatum;einddatum;reden_einde;bijeenkomsten"
K2, K3 = Kwartaal(2025, 2), Kwartaal(2025, 3)
AANTAL = 40
WIJKEN = ("Tarwewijk", "Carnisse", "Pendrecht")
MET_EERDER = {
    "opnieuw_geeindigd", "na_einde_weer_actief", "startdatum_veranderd", "interventie_veranderd",
    "leeftijd_veranderd", "nummers_hergebruikt", "lopend_verdwenen", "groep_verdwenen", "groep_nieuw",
    "sprong", "kwartaal_gekopieerd", "cumulatief_geteld", "nameting_zonder_voormeting", "meting_al_geleverd",
    "meting_anders_dan_eerder",
}  # fmt: skip
MaakLevering = Callable[..., Levering]
Rijen = dict[str, dict[str, str]]


def make_rijen(nummers: range, **vast: str) -> Rijen:
    """Make running trajectories that differ from each other."""
    return {
        f"T{i}": {
            "traject_id": f"T{i}",
            "interventie": "Sterk in de Klas",
            "regio": WIJKEN[i % 3],
            "leeftijd": str(9 + i % 7),
            "startdatum": f"{1 + i % 27:02}-0{1 + i % 3}-2025",
            "einddatum": "",
            "reden_einde": "",
            "bijeenkomsten": str(3 + i % 5),
            **vast,
        }
        for i in nummers
    }


def check_rijen(rijen: Mapping[str, Mapping[str, str]], levering: Levering) -> Validatierapport:
    tekst = "\n".join([KOP, *(";".join(rij.values()) for rij in rijen.values())])
    return check_bestand(f"{tekst}\n".encode(), "proef.csv", levering)


@pytest.fixture
def vorig(maak_levering: MaakLevering) -> EerdereLevering:
    """The quarter before: forty trajectories, of which T0 to T4 ended."""
    rijen = make_rijen(range(AANTAL))
    for i in range(5):
        rijen[f"T{i}"] |= {"einddatum": f"0{1 + i}-05-2025", "reden_einde": "volgens plan"}
    rapport = check_rijen(rijen, replace(maak_levering(), kwartaal=K2))
    assert rapport.is_acceptabel
    return EerdereLevering(K2, "trajecten", rapport.rijen)


@pytest.fixture
def controleer_nu(
    maak_levering: MaakLevering, vorig: EerdereLevering
) -> Callable[[Rijen], dict[str, list[tuple[str, int]]]]:
    """Check a third quarter beside the second; give what rules of this stage found: place, and how much."""

    def controleer(rijen: Rijen) -> dict[str, list[tuple[str, int]]]:
        rapport = check_rijen(rijen, replace(maak_levering(), eerder=(vorig,)))
        gevonden: dict[str, list[tuple[str, int]]] = {}
        for b in rapport.bevindingen:
            assert b.ernst is not Ernst.FOUT, b
            if b.regel in MET_EERDER:
                gevonden.setdefault(b.regel, []).append((b.plaats.cel or b.gevonden, b.aantal))
        return gevonden

    return controleer


def quarter_after() -> Rijen:
    """What an honest provider delivers: the running ones, some ended, and new ones."""
    rijen = make_rijen(range(5, AANTAL + 8))
    for i in range(5, 12):
        rijen[f"T{i}"] |= {
            "einddatum": f"1{i % 7}-08-2025",
            "reden_einde": "volgens plan",
            "bijeenkomsten": "9",
        }
    for i in range(AANTAL, AANTAL + 8):
        rijen[f"T{i}"] |= {"startdatum": f"1{i % 8}-07-2025"}
    return rijen


Controle = Callable[[Rijen], dict[str, list[tuple[str, int]]]]


def test_an_honest_quarter_has_nothing_to_tell(controleer_nu: Controle) -> None:
    assert controleer_nu(quarter_after()) == {}


@pytest.mark.parametrize(
    ("regel", "anders"),
    [
        ("startdatum_veranderd", {"startdatum": "04-04-2025"}),
        ("interventie_veranderd", {"interventie": "Straatcoach Plus"}),
        ("leeftijd_veranderd", {"leeftijd": "8"}),
    ],
)
def test_what_a_trajectory_keeps_is_compared_per_number(
    regel: str, anders: dict[str, str], controleer_nu: Controle
) -> None:
    rijen = quarter_after()
    geplant = ["T20", "T21", "T22"]
    for nummer in geplant:
        rijen[nummer] |= anders
    assert {r: len(g) for r, g in controleer_nu(rijen).items()} == {regel: len(geplant)}


def test_a_trajectory_ends_once(controleer_nu: Controle) -> None:
    rijen = quarter_after() | make_rijen(range(5))
    for i in range(3):
        rijen[f"T{i}"] |= {"einddatum": "20-08-2025", "reden_einde": "volgens plan"}
    gevonden = controleer_nu(rijen)
    assert {r: len(g) for r, g in gevonden.items()} == {"opnieuw_geeindigd": 3, "na_einde_weer_actief": 2}


def test_running_trajectories_may_not_vanish(controleer_nu: Controle) -> None:
    rijen = quarter_after()
    for i in range(30, 34):
        del rijen[f"T{i}"]
    assert controleer_nu(rijen) == {"lopend_verdwenen": [("T30, T31, T32", 4)]}


def test_numbers_given_out_anew_are_told_once(controleer_nu: Controle) -> None:
    rijen = make_rijen(range(AANTAL))
    for i, rij in enumerate(rijen.values()):
        rij["startdatum"] = f"{1 + i % 27:02}-07-2025"
    assert set(controleer_nu(rijen)) == {"nummers_hergebruikt"}


def test_the_quarter_before_sent_again_is_recognised(controleer_nu: Controle) -> None:
    rijen = make_rijen(range(AANTAL))
    for i in range(5):
        rijen[f"T{i}"] |= {"einddatum": f"0{1 + i}-05-2025", "reden_einde": "volgens plan"}
    assert controleer_nu(rijen) == {"kwartaal_gekopieerd": [("K2 2025", AANTAL)]}


def test_a_vanished_wijk_and_a_jump_are_told_once_each(controleer_nu: Controle) -> None:
    rijen = {
        n: r | {"regio": "Carnisse"} if r["regio"] == "Pendrecht" else r for n, r in quarter_after().items()
    }
    rijen |= make_rijen(range(100, 180), regio="Tarwewijk", startdatum="14-07-2025")
    gevonden = controleer_nu(rijen)
    assert set(gevonden) == {"groep_verdwenen", "sprong"}
    assert [waar for waar, _ in gevonden["groep_verdwenen"]] == ["Sterk in de Klas in Pendrecht"]


def test_only_the_four_quarters_before_count_and_never_a_later_one(
    maak_levering: MaakLevering, vorig: EerdereLevering
) -> None:
    later = replace(vorig, kwartaal=Kwartaal(2025, 4))
    ander = EerdereLevering(K2, "tellingen", pl.DataFrame({"x": [1]}))
    rapport = check_rijen(quarter_after(), replace(maak_levering(), eerder=(later, ander)))
    assert not {b.regel for b in rapport.bevindingen} & MET_EERDER


def test_later_stages_wait_for_what_is_not_understood(
    maak_levering: MaakLevering, vorig: EerdereLevering
) -> None:
    rijen = {n: r | {"regio": "Tarwewyk"} for n, r in quarter_after().items()}
    rapport = check_rijen(rijen, replace(maak_levering(), eerder=(vorig,)))
    regels = Counter(b.regel for b in rapport.bevindingen)
    assert regels["term_lijkt_op"] == 1
    assert regels["later_gecontroleerd"] == 1
    assert not {"groep_verdwenen", "gebied_zonder_rijen", "alles_op_een_plaats"} & set(regels)
