"""N faults planted in a clean file are found N times, each at its own cell, and nothing else is said."""

from collections import Counter
from collections.abc import Callable

import pytest

from pipelines.rapport import Validatierapport

Controle = Callable[..., Validatierapport]
AANTAL, GEPLANT = 60, (7, 21, 44)
TRAJECT = (
    "traject_id", "interventie", "regio", "leeftijd", "leeftijdsgroep", "startdatum", "einddatum", "reden_einde",
    "bijeenkomsten", "nut", "informant", "zonder_hulp_verder",
)  # fmt: skip
METING = ("traject_id", "instrument", "informant", "moment", "datum", "score")
WIJKEN = ("Tarwewijk", "Carnisse", "Hillesluis")


def make_trajecten() -> list[dict[str, str]]:
    return [
        {
            "traject_id": f"T{i:03}",
            "interventie": "Thuisbasis Ouders",
            "regio": WIJKEN[i % 3],
            "leeftijd": str(12 + i % 6),
            "leeftijdsgroep": "12-17",
            "startdatum": f"{1 + i % 27:02}-03-2025",
            "einddatum": f"{1 + i % 28:02}-08-2025",
            "reden_einde": ("volgens plan", "doorverwezen")[i % 2],
            "bijeenkomsten": str(4 + i % 9),
            "nut": f"{6 + i % 4},{i % 10}",
            "informant": "jongere",
            "zonder_hulp_verder": ("ja", "nee")[i % 2],
        }
        for i in range(AANTAL)
    ]


def make_metingen() -> list[dict[str, str]]:
    return [
        {
            "traject_id": f"T{i // 2:03}",
            "instrument": "SDQ",
            "informant": "ouder",
            "moment": ("voor", "na")[i % 2],
            "datum": (f"{1 + i % 27:02}-03-2025", f"{1 + i % 27:02}-08-2025")[i % 2],
            "score": str(10 + i % 11),
        }
        for i in range(AANTAL)
    ]


def write_csv(rijen: list[dict[str, str]]) -> str:
    return "\n".join([";".join(rijen[0]), *(";".join(rij.values()) for rij in rijen)]) + "\n"


def test_the_clean_files_have_nothing_to_tell(controleer: Controle) -> None:
    assert controleer(write_csv(make_trajecten())).bevindingen == ()
    assert controleer(write_csv(make_metingen())).bevindingen == ()


@pytest.mark.parametrize(
    ("regel", "veld", "anders"),
    [
        ("startdatum_onmogelijk", "startdatum", {"startdatum": "01-01-1900"}),
        ("start_lang_geleden", "startdatum", {"startdatum": "04-03-2015"}),
        ("einddatum_invuldatum", "einddatum", {"einddatum": "31-12-9999"}),
        ("eind_na_kwartaal", "einddatum", {"einddatum": "05-11-2025"}),
        ("eind_voor_start", "einddatum", {"einddatum": "05-01-2025"}),
        ("nummer_door_excel_gewijzigd", "traject_id", {"traject_id": "2,0250{i}E+11"}),
        ("leeftijd_buiten_doelgroep", "leeftijd", {"leeftijd": "25", "leeftijdsgroep": "23-27"}),
        ("leeftijdsgroep_anders_dan_leeftijd", "leeftijdsgroep", {"leeftijdsgroep": "4-11"}),
        ("volgens_plan_zonder_bijeenkomst", "bijeenkomsten", {"reden_einde": "volgens plan", "bijeenkomsten": "0"}),
        ("bijeenkomsten_meer_dan_dagen", "bijeenkomsten", {"einddatum": "02-07-2025", "startdatum": "01-07-2025"}),
        ("reden_einde_ontbreekt", "reden_einde", {"reden_einde": ""}),
        ("buiten_bereik", "nut", {"nut": "11,5"}),
    ],
)  # fmt: skip
def test_faults_in_trajecten_are_found_as_often_as_planted(
    regel: str, veld: str, anders: dict[str, str], controleer: Controle
) -> None:
    rijen = make_trajecten()
    for i in GEPLANT:
        rijen[i] |= {naam: waarde.replace("{i}", str(i)) for naam, waarde in anders.items()}
    rapport = controleer(write_csv(rijen))
    letter = "ABCDEFGHIJKL"[TRAJECT.index(veld)]
    assert Counter(b.regel for b in rapport.bevindingen) == {regel: len(GEPLANT)}
    assert {b.plaats.cel for b in rapport.bevindingen} == {f"{letter}{i + 2}" for i in GEPLANT}


@pytest.mark.parametrize(
    ("regel", "veld", "anders"),
    [
        ("meting_lang_geleden", "datum", {"moment": "voor", "datum": "04-03-2005"}),
        ("voor_en_na_op_een_dag", "datum", {"datum": "@voor"}),
        ("score_buiten_schaal", "score", {"score": "55"}),
        ("instrument_wisselt", "instrument", {"instrument": "GAS", "score": "50"}),
        ("informant_wisselt", "informant", {"informant": "jongere"}),
        ("meting_na_kwartaal", "datum", {"datum": "04-10-2025"}),
    ],
)
def test_faults_in_effectmetingen_are_found_as_often_as_planted(
    regel: str, veld: str, anders: dict[str, str], controleer: Controle
) -> None:
    rijen = make_metingen()
    for i in GEPLANT:
        nameting = 2 * (i // 2) + 1
        plek = nameting - 1 if anders.get("moment") == "voor" else nameting
        rijen[plek] |= {n: rijen[plek - 1][n] if w == "@voor" else w for n, w in anders.items()}
    rapport = controleer(write_csv(rijen))
    assert Counter((b.regel, b.veld) for b in rapport.bevindingen) == {(regel, veld): len(GEPLANT)}
