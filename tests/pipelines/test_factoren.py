"""The picture per wijk in SQL: focus, gaps and overlaps with their reasons, reach that is never added up."""

import dataclasses
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from pipelines.factoren import list_factoren, list_kruisingen
from pipelines.reference import Referentie, load_referentie
from pipelines.stad import KOLOMMEN_STAD
from pipelines.warehouse import build_warehouse
from schemas.errors import BouwError
from tests.bouwstenen.cijferstad import (
    BLOEMHOF,
    FEIJENOORD,
    HILLESLUIS,
    beeindigd,
    bron,
    make_stad,
    trajecten,
)

pytestmark = pytest.mark.traag


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


def frame(naam: str, *rijen: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rijen), columns=list(KOLOMMEN_STAD[naam]))


def build(tmp_path: Path, referentie: Referentie, **stad: Any) -> duckdb.DuckDBPyConnection:
    """Build a city in which each intervention reached fourteen young people of its ages, and twelve older ones."""
    rijen = [
        beeindigd(interventie=code, leeftijd=leeftijd)
        for code in ("maatje", "inloop")
        for leeftijd in [12] * 14 + [24] * 12
    ]
    bronnen = [bron(1, trajecten(rijen))]
    bouw = build_warehouse(
        bronnen, dataclasses.replace(make_stad(), **stad), referentie, doel=tmp_path, drempel=10
    )
    return duckdb.connect(str(bouw.pad), read_only=True)


def rooster_of(verbinding: duckdb.DuckDBPyConnection, regiocode: str, factor_id: str) -> dict[int, str]:
    vraag = "select leeftijd_van, stand from rooster where regiocode = ? and factor_id = ? and kwartaal = '2025-K3'"
    return dict(verbinding.execute(vraag, [regiocode, factor_id]).fetchall())


def test_nobody_at_a_focus_factor_is_a_gap_only_for_the_ages_it_was_chosen_for(
    tmp_path: Path, referentie: Referentie
) -> None:
    focus = frame("focusfactoren", (FEIJENOORD, "CTC-08", "2025-K1", None, 4, 22, "Uit de wijk"))
    verbinding = build(tmp_path, referentie, focusfactoren=focus)
    assert rooster_of(verbinding, FEIJENOORD, "CTC-08") == {
        0: "buiten_doelgroep",
        4: "aanbod",
        12: "aanbod",
        18: "witte_vlek",
        23: "buiten_doelgroep",
    }
    (reden,) = verbinding.execute(
        "select reden from rooster where regiocode = ? and stand = 'witte_vlek'", [FEIJENOORD]
    ).fetchone() or ("",)
    assert "Feijenoord" in reden
    assert "niemand bekend" in reden


def test_a_department_without_a_beschikking_counts_and_makes_an_overlap_with_its_reason(
    tmp_path: Path, referentie: Referentie
) -> None:
    inzet = frame("wijkinzet", ("sportraad", "inloop", FEIJENOORD, "2025-K1", None))
    verbinding = build(tmp_path, referentie, wijkinzet=inzet)
    assert rooster_of(verbinding, FEIJENOORD, "CTC-08")[12] == "dubbeling"
    reden, partijen = verbinding.execute(
        "select reden, partijen from rooster where regiocode = ? and stand = 'dubbeling' limit 1",
        [FEIJENOORD],
    ).fetchone() or ("", "")
    assert partijen == "Buurtkracht en Sportraad"
    assert reden.startswith("Buurtkracht en Sportraad werken in Feijenoord aan deze factor")
    opgave = verbinding.execute(
        "select distinct is_opgave from aanbod where partijcode = 'sportraad'"
    ).fetchall()
    assert opgave == [(True,)]


def test_a_buurt_follows_its_own_choice_and_else_that_of_its_gebied(
    tmp_path: Path, referentie: Referentie
) -> None:
    focus = frame(
        "focusfactoren",
        (FEIJENOORD, "CTC-08", "2025-K1", None, 0, 27, "Gebied"),
        (BLOEMHOF, "CTC-03", "2025-K1", None, 0, 27, "Buurt"),
    )
    verbinding = build(tmp_path, referentie, focusfactoren=focus)
    gekozen = verbinding.execute(
        "select regiocode, factor_id, gekozen_in from factorbeeld where is_focus and regiocode in (?, ?)",
        [BLOEMHOF, HILLESLUIS],
    ).fetchall()
    assert sorted(gekozen) == [(BLOEMHOF, "CTC-03", BLOEMHOF), (HILLESLUIS, "CTC-08", FEIJENOORD)]


def test_a_focus_that_ended_is_no_focus_any_more(tmp_path: Path, referentie: Referentie) -> None:
    focus = frame("focusfactoren", (FEIJENOORD, "CTC-08", "2024-K1", "2025-K2", 0, 27, "Was zo"))
    verbinding = build(tmp_path, referentie, focusfactoren=focus)
    assert verbinding.execute("select count(*) from factorbeeld where is_focus").fetchone() == (0,)


def test_a_build_with_six_focus_factors_at_once_is_refused(tmp_path: Path, referentie: Referentie) -> None:
    zes = [(FEIJENOORD, f"CTC-0{i}", "2025-K1", None, 0, 27, "Te veel") for i in range(1, 7)]
    with pytest.raises(BouwError, match="meer dan vijf focusfactoren"):
        build(tmp_path, referentie, focusfactoren=frame("focusfactoren", *zes))


def test_young_people_of_two_interventions_are_never_added_into_one_number(
    tmp_path: Path, referentie: Referentie
) -> None:
    verbinding = build(tmp_path, referentie)
    rij = verbinding.execute(
        "select bereikt_minstens, bereikt_hoogstens, doelgroep, dosis_minstens from factorbeeld "
        "where regiocode = ? and factor_id = 'CTC-08'",
        [FEIJENOORD],
    ).fetchone()
    assert rij is not None
    assert rij[:2] == (14.0, 52.0), "of the right ages in one of them, of any age in both"
    inwoners = referentie.regios.set_index("code").loc[FEIJENOORD, "inwoners_0_25"]
    assert rij[2] == round(float(inwoners) * 14 / 25), "the focus is for 4 to 17"
    assert rij[3] == round(14 / rij[2], 3)


def test_a_crossing_reads_from_both_sides() -> None:
    heen = pd.DataFrame(
        [("CTC-28", "NJI10-07", "enger", "b", "z")],
        columns=["van_factor", "naar_factor", "verhouding", "bron", "zekerheid"],
    )
    beide = list_kruisingen(heen)[["factor_id", "naar_factor", "verhouding"]].values.tolist()
    assert beide == [["CTC-28", "NJI10-07", "enger"], ["NJI10-07", "CTC-28", "ruimer"]]


def test_an_indicator_speaks_for_a_factor_of_another_model_through_the_crossing(
    tmp_path: Path, referentie: Referentie
) -> None:
    verbinding = build(tmp_path, referentie)
    wegen = verbinding.execute(
        "select factor_id, via_factor, verhouding from factorindicator where indicatorcode = 'schoolverzuim'"
    ).fetchall()
    assert ("RDAM-07", "", "eigen") in wegen
    assert ("OJJDP-18", "RDAM-07", "gelijk") in wegen
    # A related factor may move for other reasons: no figure goes that way.
    assert "CTC-05" not in {factor_id for factor_id, *_ in wegen}


def test_a_factor_holds_from_its_first_quarter(tmp_path: Path, referentie: Referentie) -> None:
    factoren = referentie.factoren.copy()
    factoren.loc[factoren["factor_id"] == "RDAM-07", "geldig_van"] = "2025-10-01"
    later = dataclasses.replace(referentie, factoren=factoren)
    assert list_factoren(later).set_index("factor_id").loc["RDAM-07", "van_kwartaal"] == "2025-K4"
    verbinding = build(tmp_path, later)
    beeld = verbinding.execute(
        "select distinct factor_id from factorbeeld where factor_id like 'RDAM%'"
    ).fetchall()
    assert ("RDAM-07",) not in beeld
    assert ("RDAM-06",) in beeld


def test_of_the_model_of_the_gemeente_a_gebied_sees_every_factor(
    tmp_path: Path, referentie: Referentie
) -> None:
    verbinding = build(tmp_path, referentie)
    (aantal,) = verbinding.execute(
        "select count(*) from factorbeeld where regiocode = ? and model = 'RDAM'", [FEIJENOORD]
    ).fetchone() or (0,)
    assert aantal == 7
