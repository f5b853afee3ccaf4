"""Context figures in a build: a moved border or another way of counting starts a new piece of the series."""

import dataclasses

import duckdb
import pandas as pd
import pytest

from pipelines.declaratietabellen import list_contextbreuken
from pipelines.geladen import Geladen, extend_referentie
from pipelines.reference import load_referentie
from pipelines.warehouse import run_sql
from schemas.contextbron import load_contextbronnen
from schemas.vocabulary import Referentiesoort

GEBIED = "WK059915"
KOP = "indicatorcode,regiocode,peiljaar,peilperiode,waarde,teken,stand,bron"


def segments(*regels: str, breuken: tuple[int, ...] = (), kolom: str = "segment") -> dict[int, int]:
    geladen = Geladen(
        soort=Referentiesoort.CONTEXT,
        sleutel="kwb",
        naam="kwb",
        versie="2023",
        bron="CBS",
        licentie="CC BY 4.0",
        rijen="\n".join([KOP, *regels]).encode(),
    )
    referentie = extend_referentie(load_referentie(), [geladen])
    with duckdb.connect(":memory:") as verbinding:
        for naam, tabel in (
            ("kerncijfer", referentie.kerncijfers),
            ("indelingswijziging", referentie.indelingswijzigingen),
            (
                "contextbreuk",
                pd.DataFrame(
                    {
                        "indicatorcode": pd.Series(["jeugd_0_25"] * len(breuken), dtype="str"),
                        "peiljaar": pd.Series(list(breuken), dtype="int64"),
                    }
                ),
            ),
        ):
            verbinding.register("_t", tabel)
            verbinding.execute(f"create table {naam} as select * from _t")
        run_sql(verbinding, ("07_",))
        vraag = f"select peiljaar, {kolom} from contextcijfer where regiocode = ? and indicatorcode = 'jeugd_0_25'"
        return dict(verbinding.execute(vraag, [GEBIED]).fetchall())


def jaar(jaar: int) -> str:
    return f"jeugd_0_25,{GEBIED},{jaar},{jaar}JJ00,100,,,"


def wijziging(jaar: int, soort: int) -> str:
    return f"indelingswijziging,{GEBIED},{jaar},{jaar}JJ00,{soort},,,"


@pytest.mark.parametrize(
    ("soort", "verwacht"),
    [(1, {2020: 1, 2021: 1, 2022: 1}), (2, {2020: 1, 2021: 1, 2022: 1}), (3, {2020: 1, 2021: 2, 2022: 2})],
)
def test_only_another_area_breaks_the_series(soort: int, verwacht: dict[int, int]) -> None:
    assert segments(jaar(2021), jaar(2022), wijziging(2021, soort)) == verwacht


def test_another_way_of_counting_breaks_the_series_everywhere() -> None:
    assert segments(jaar(2021), jaar(2022), breuken=(2022,)) == {2020: 1, 2021: 1, 2022: 2}


def test_two_breaks_in_one_year_are_one() -> None:
    assert segments(jaar(2021), wijziging(2021, 3), breuken=(2021,)) == {2020: 1, 2021: 2}


def test_the_first_figure_after_a_break_says_why_it_begins_anew() -> None:
    regels = (jaar(2022), jaar(2023), wijziging(2021, 3))
    redenen = segments(*regels, breuken=(2022, 2023), kolom="breuk")
    assert redenen == {2020: "", 2022: "grens telling", 2023: "telling"}


def test_the_declared_breaks_of_sources_are_listed() -> None:
    bron = next(iter(load_contextbronnen().values()))
    formule = dataclasses.replace(bron.cijfers[0], breuken=(2016,))
    lijst = list_contextbreuken({"x": dataclasses.replace(bron, cijfers=(formule,))})
    assert lijst.to_dict("records") == [{"indicatorcode": formule.indicator, "peiljaar": 2016}]
