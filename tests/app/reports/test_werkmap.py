"""Workbooks on paper: hidden cells say so, text stays text, equal values give equal bytes."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl

from app.queries.cijferrij import Cijfer
from app.reports.cijferregel import KOPPEN, VERBORGEN, as_cells, as_record
from app.reports.werkmap import Blad, Getal, make_werkmap
from schemas.indicator import load_indicatoren

OP = datetime(2026, 1, 12, 20, tzinfo=UTC)
NAMEN = {"WK059915": "Charlois", "GM0599": "Rotterdam", "boom": "De Boom", "klimrek": "Klimrek"}


def make_cijfer(*, is_onderdrukt: bool) -> Cijfer:
    # A build never keeps the numbers of a hidden figure; were they there, no paper would tell them.
    return Cijfer(
        "nut_zeven_of_hoger",
        "uitkomst",
        "aandeel",
        "WK059915",
        "2025-K4",
        "boom",
        "klimrek",
        "jongere",
        waarde=0.78,
        onder=0.65,
        boven=0.87,
        woorden="tussen 6 en 9 van de 10",
        n=9,
        in_aanmerking=12,
        dekking=0.75,
        is_onderdrukt=is_onderdrukt,
        onderdruk_reden="te klein" if is_onderdrukt else "",
        veilig_cijfer_id="nut_zeven_of_hoger/GM0599/2025-K4/*/*/jongere" if is_onderdrukt else "",
    )


def read_back(cijfer: Cijfer) -> dict[str, object]:
    rij = as_cells(cijfer, load_indicatoren()[cijfer.indicatorcode], NAMEN)
    werkmap = make_werkmap("Proef", [Blad("Cijfers", "Uitleg", KOPPEN, [rij])], op=OP)
    vel = openpyxl.load_workbook(io.BytesIO(werkmap))["Cijfers"]
    return dict(zip(KOPPEN, [cel.value for cel in vel[3]], strict=True))


def test_a_hidden_figure_says_so_in_its_cell_and_shows_no_number_beside_it() -> None:
    cellen = read_back(make_cijfer(is_onderdrukt=True))
    assert (
        cellen["Waarde"]
        == VERBORGEN
        == "verborgen: te weinig mensen, of een ander klein aantal zou eruit volgen"
    )
    assert {cellen[k] for k in ("n", "In aanmerking", "Dekking", "Ondergrens (95%)", "Bovengrens (95%)")} == {
        None
    }
    assert not cellen["In woorden"]
    assert cellen["Wel te zien"] == "Rotterdam, alle interventies samen"
    record = as_record(make_cijfer(is_onderdrukt=True))
    assert {record[k] for k in ("waarde", "n", "onder", "boven", "in_aanmerking", "dekking")} == {None}
    assert (record["verborgen"], record["wel_te_zien_in"]) == (
        "te klein",
        "nut_zeven_of_hoger/GM0599/2025-K4/*/*/jongere",
    )


def test_a_visible_figure_keeps_its_number_n_coverage_and_margin() -> None:
    cellen = read_back(make_cijfer(is_onderdrukt=False))
    assert (cellen["Waarde"], cellen["n"], cellen["Dekking"]) == (0.78, 9, 0.75)
    assert (cellen["Ondergrens (95%)"], cellen["Bovengrens (95%)"]) == (0.65, 0.87)
    assert (cellen["Plaats"], cellen["Partij"], cellen["Periode"]) == ("Charlois", "De Boom", "K4 2025")
    assert cellen["In woorden"] == "tussen 6 en 9 van de 10"


def test_a_rounded_figure_says_that_it_is_rounded() -> None:
    fijn = make_cijfer(is_onderdrukt=False)
    assert read_back(fijn)["Stand"] == "vastgesteld"
    assert read_back(replace(fijn, is_grof=True))["Stand"] == "vastgesteld, grof afgerond"


def test_what_looks_like_a_formula_stays_text() -> None:
    werkmap = make_werkmap("Proef", [Blad("Tekst", "Uitleg", ("Wat",), [("=1+1",), ("#N/A",)])], op=OP)
    vel = openpyxl.load_workbook(io.BytesIO(werkmap))["Tekst"]
    assert [(cel.value, cel.data_type) for cel in (vel["A3"], vel["A4"])] == [("=1+1", "s"), ("#N/A", "s")]


def test_equal_values_give_equal_bytes_and_the_moment_is_that_of_the_figures() -> None:
    blad = Blad("Tekst", "Uitleg", ("Wat", "Getal"), [("a", Getal(1.5, "0.0"))])
    een, ander = (make_werkmap("Proef", [blad], op=OP) for _ in range(2))
    assert een == ander
    assert openpyxl.load_workbook(io.BytesIO(een)).properties.modified == OP.replace(tzinfo=None)
    assert een != make_werkmap("Proef", [blad], op=OP.replace(hour=21))
