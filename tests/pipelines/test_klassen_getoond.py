"""Classes of age and marks: what is too small is hidden, or of marks a coarse share, and none follows from the others."""

from itertools import product
from pathlib import Path

import duckdb
import numpy as np
import pytest
from cijferstad import BLOEMHOF, FEIJENOORD, VREEWIJK, beeindigd, bron, make_stad, traject, trajecten
from proeven import KEER

from pipelines.aanval.aanval import TE_NAUW, attack
from pipelines.aanval.uitgaven import read_uitgaven
from pipelines.beoordeling import round_klasse
from pipelines.onderdrukking.gemiddelden import Verdelingen, measure_klassen
from pipelines.reference import Referentie
from pipelines.warehouse import build_warehouse
from schemas.klassen import SCORES

pytestmark = pytest.mark.traag

Klassen = dict[str, tuple[float | None, float | None, bool]]
"""Per class the number, the share and whether that is coarse."""
CIJFERS = {4.0: 4, 6.0: 12, 7.0: 21, 9.0: 13}
"""How many give which mark: the first class is too small to show as a count."""


def build_cijfers(doel: Path, referentie: Referentie, aantallen: dict[float, int]) -> Path:
    rijen = [beeindigd(nut=nut) for nut, aantal in aantallen.items() for _ in range(aantal)]
    return build_warehouse([bron(1, trajecten(rijen))], make_stad(), referentie, doel=doel, drempel=10).pad


def read_klassen(pad: Path) -> Klassen:
    with duckdb.connect(str(pad), read_only=True) as verbinding:
        rijen = verbinding.execute(
            "select scoreklasse, aantal, aandeel, is_grof from scoreverdeling where regiocode = ?",
            [FEIJENOORD],
        ).fetchall()
    return {klasse: (aantal, aandeel, is_grof) for klasse, aantal, aandeel, is_grof in rijen}


def read_zevens_en_gemiddelde(pad: Path) -> tuple[float | None, float | None]:
    """What is shown of the same marks: how many are 7 or higher, and their mean."""
    vraag = (
        "select teller, waarde from cijfer where indicatorcode = ? and regiocode = ? and partijcode = '*' "
        "and interventiecode = '*'"
    )
    with duckdb.connect(str(pad), read_only=True) as verbinding:
        zevens = verbinding.execute(vraag, ["nut_zeven_of_hoger", FEIJENOORD]).fetchone()
        gemiddeld = verbinding.execute(vraag, ["nut_gemiddeld", FEIJENOORD]).fetchone()
    return zevens[0] if zevens else None, gemiddeld[1] if gemiddeld else None


def find_nauwe_klassen(pad: Path) -> set[str]:
    uitkomst = attack(read_uitgaven([pad], []), drempel=10)
    nauw = uitkomst[(uitkomst["oordeel"] == TE_NAUW) & (uitkomst["grootheid"] == "nut_aantal")]
    return set(nauw["klasse"])


def test_a_small_class_of_ages_is_hidden_with_what_gives_it_away(
    tmp_path: Path, referentie_eens: Referentie
) -> None:
    """20 reached, 4 of them of 8 years: the 16 others would tell it."""
    rijen = [*[traject(leeftijd=8)] * 4, *[traject(leeftijd=13)] * 16, *[traject(regio=VREEWIJK)] * 40]
    gebouwd = build_warehouse(
        [bron(1, trajecten(rijen))], make_stad(), referentie_eens, doel=tmp_path, drempel=10
    )
    with duckdb.connect(str(gebouwd.pad), read_only=True) as verbinding:
        vraag = "select leeftijdsgroep, aantal, totaal, veilig_regiocode from leeftijdsbereik where regiocode = ? and partijcode = '*' and interventiecode = '*' and (aantal > 0 or is_onderdrukt)"
        assert verbinding.execute(vraag, [BLOEMHOF]).fetchall() == [
            ("4-11", None, 20, ""),
            ("12-17", None, 20, ""),
        ]


def test_a_small_class_of_marks_is_a_coarse_share_that_the_others_do_not_open(
    tmp_path: Path, referentie_eens: Referentie
) -> None:
    pad = build_cijfers(tmp_path, referentie_eens, CIJFERS)
    klassen = read_klassen(pad)
    assert klassen["1-5"] == (None, 0.1, True)
    # One more is coarse: three counts beside the total would tell the fourth.
    assert sum(is_grof for *_, is_grof in klassen.values()) >= 2
    assert all((aantal is None) is is_grof and aandeel for aantal, aandeel, is_grof in klassen.values())
    assert find_nauwe_klassen(pad) == set()


def test_of_fewer_than_thirty_marks_no_class_is_a_coarse_share(
    tmp_path: Path, referentie_eens: Referentie
) -> None:
    """In fifths four classes would say next to nothing."""
    for aantal, ziet in ((29, False), (30, True)):
        aantallen = {4.0: 4, 6.0: 8, 7.5: aantal - 16, 9.0: 4}
        klassen = read_klassen(build_cijfers(tmp_path / str(aantal), referentie_eens, aantallen))
        assert any(is_grof for *_, is_grof in klassen.values()) is ziet


def list_mogelijk(
    klassen: Klassen, geheel: int, zevens: float | None, gemiddeld: float | None
) -> list[tuple[int, ...]]:
    """Every way in which whole marks can lie over the classes, given what is shown: by trying them all."""
    bereik = []
    for code in (k.code for k in SCORES):
        aantal, aandeel, is_grof = klassen[code]
        if is_grof:
            eind = np.arange(geheel + 1.0)
            past = round_klasse(eind, np.full(len(eind), float(geheel)), drempel=10) == aandeel
            bereik.append(eind[past].astype(int).tolist())
        else:
            bereik.append([int(aantal)] if aantal is not None else list(range(geheel + 1)))
    mogelijk = []
    for een, twee, drie in product(*bereik[:3]):
        vier = geheel - een - twee - drie
        verdeling = (een, twee, drie, vier)
        laag = sum(n * k.van for n, k in zip(verdeling, SCORES, strict=True))
        hoog = sum(n * (k.tot - 1) for n, k in zip(verdeling, SCORES, strict=True))
        if vier not in bereik[3] or (zevens is not None and drie + vier != zevens):
            continue
        if gemiddeld is None or (laag <= (gemiddeld + 0.05) * geheel and hoog >= (gemiddeld - 0.05) * geheel):
            mogelijk.append(verdeling)
    return mogelijk


@pytest.mark.parametrize("zaad", range(6, 6 + 4 * KEER))
def test_total_share_and_mean_leave_a_coarse_class_three_numbers_at_least(
    zaad: int, tmp_path: Path, referentie_eens: Referentie
) -> None:
    toeval = np.random.default_rng(zaad)
    geheel = int(toeval.integers(30, 60))
    kans = toeval.dirichlet((2, 3, 6, 2))
    klein = toeval.multinomial(geheel, kans)
    laagste, hoogste = toeval.integers(1, 6), toeval.integers(9, 11)
    aantallen = dict(
        zip((float(laagste), 6.0, float(toeval.integers(7, 9)), float(hoogste)), klein.tolist(), strict=True)
    )
    pad = build_cijfers(tmp_path, referentie_eens, aantallen)
    klassen = read_klassen(pad)
    if not any(is_grof for *_, is_grof in klassen.values()):
        return
    mogelijk = list_mogelijk(klassen, geheel, *read_zevens_en_gemiddelde(pad))
    assert tuple(klein.tolist()) in mogelijk
    for plek, code in enumerate(k.code for k in SCORES):
        if klassen[code][0] is None:
            waarden = [verdeling[plek] for verdeling in mogelijk]
            assert max(waarden) - min(waarden) >= 2, (code, klassen)


def test_a_spread_that_contradicts_its_mean_is_taken_to_be_known() -> None:
    """A build is not lost for it: the coarse classes go."""
    vier = np.ones((1, 4))
    laagst, hoogst = (np.array([[k.van + extra for k in SCORES]], dtype=float) for extra in (0, 1))
    for gemiddeld, is_mogelijk in ((7.0, True), (12.0, False)):
        van, tot = measure_klassen(
            Verdelingen(
                np.arange(4)[None, :],
                vier * 0,
                vier * 30,
                laagst,
                hoogst,
                np.array([30.0]),
                np.array([gemiddeld]),
            )
        )
        assert (tot > van).any() == is_mogelijk


def test_the_attack_finds_a_coarse_class_that_the_others_give_away(
    tmp_path: Path, referentie_eens: Referentie
) -> None:
    pad = build_cijfers(tmp_path, referentie_eens, CIJFERS)
    with duckdb.connect(str(pad)) as verbinding:
        for klasse, aantal in (("6", 12), ("7-8", 21), ("9-10", 13)):
            verbinding.execute(
                "update scoreverdeling set aantal = ?, is_grof = false where scoreklasse = ?",
                [aantal, klasse],
            )
    assert find_nauwe_klassen(pad) == {"1-5"}
