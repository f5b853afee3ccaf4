"""Every rule in `schemas/regels` is kept by its good rows and broken by its bad ones."""

from typing import Any

import polars as pl
import pytest

from pipelines.regioindex import sleutel
from schemas.aanlevering import Veldsoort, list_soorten
from schemas.regel import Feiten, Regel, load_regels
from schemas.vocabulary import Kwartaal

KWARTAAL = Kwartaal(2025, 3)
FEITEN = Feiten(
    KWARTAAL,
    interventies=frozenset({"a"}),
    regios=frozenset({"BU05991570"}),
    instrumentgrenzen={"schaal_0_40": (0.0, 40.0)},
)
DTYPES: dict[str, Any] = {
    "datum": pl.Date,
    "startdatum": pl.Date,
    "einddatum": pl.Date,
    "nut": pl.Float64,
    "score": pl.Float64,
}
REGELS = {regel.code: regel for soort in list_soorten(KWARTAAL) for regel in load_regels(soort.code)}


def broken_by(regel: Regel, rijen: tuple[Any, ...]) -> list[bool]:
    """Return per row whether it breaks the rule; rules over more rows see them together with the good ones."""
    kolommen = {regel.veld, *regel.velden}
    frame = pl.DataFrame(list(rijen), schema={k: DTYPES.get(k, pl.String) for k in kolommen}, strict=False)
    uitdrukking = regel.overtreding(FEITEN)
    assert uitdrukking is not None
    return frame.select(uitdrukking.fill_null(value=False).alias("x"))["x"].to_list()


@pytest.mark.parametrize("code", sorted(REGELS))
def test_good_rows_keep_the_rule_and_bad_rows_break_it(code: str) -> None:
    regel = REGELS[code]
    assert regel.voldoet
    assert regel.breekt
    uitkomst = broken_by(regel, (*regel.voldoet, *regel.breekt))
    assert uitkomst == [False] * len(regel.voldoet) + [True] * len(regel.breekt)


@pytest.mark.parametrize("code", sorted(REGELS))
def test_a_rule_has_sentence_repair_and_a_column_of_its_file_types(code: str) -> None:
    regel = REGELS[code]
    assert regel.boodschap.endswith((".", ").")) or regel.boodschap.endswith(")")
    assert regel.herstel.endswith(".")
    for soort in list_soorten(KWARTAAL):
        if soort.code in regel.soorten:
            assert regel.veld in soort.velden


def test_rules_about_agreements_are_silent_when_there_are_none() -> None:
    zonder = Feiten(KWARTAAL)
    assert REGELS["interventie_buiten_beschikking"].overtreding(zonder) is None
    assert REGELS["gebied_buiten_beschikking"].overtreding(zonder) is None


def test_every_column_says_what_may_stand_in_it() -> None:
    for soort in list_soorten(KWARTAAL):
        assert set(soort.kern) <= set(soort.velden)
        for veld in soort.velden.values():
            assert veld.titel
            assert veld.uitleg.endswith((".", "?"))
            assert veld.toegestaan
            assert bool(veld.keuzes) == (veld.soort is Veldsoort.KEUZE)


def test_no_header_word_belongs_to_two_columns_of_one_file_type() -> None:
    for soort in list_soorten(KWARTAAL):
        woorden = [w for v in soort.velden.values() for w in {sleutel(w) for w in (*v.synoniemen, v.titel)}]
        dubbel = {w for w in woorden if woorden.count(w) > 1}
        assert not dubbel, f"{soort.code}: {dubbel}"
