"""One cell: a number, zero, empty and each sign stay apart; a period says how sure it is."""

import pytest

from pipelines.context.formules import compute_cijfer
from pipelines.context.perioden import Periode, find_ster, parse_periode
from pipelines.context.waarden import Schrijfwijze, Waarde, detect_schrijfwijze, find_vreemd
from schemas.contextbron import Contextformule

MET_TEKENS = Schrijfwijze(heeft_tekens=True)


@pytest.mark.parametrize(
    ("cel", "verwacht"),
    [
        ("-99996", Waarde(None, "geheim")),
        ("       .", Waarde(None, "onbekend")),
        (None, Waarde(None, "niet_van_toepassing")),
        ("", Waarde(None, "niet_van_toepassing")),
        ("0", Waarde(0.0)),
        ("0.0", Waarde(0.0)),
        ("   481.8", Waarde(481.8)),
        ("123*", Waarde(123.0, "", "voorlopig")),
        ("123**", Waarde(123.0, "", "nader_voorlopig")),
        ("-99997", Waarde(None, "onbekend")),
        ("n.b.", None),
        ("12,5", None),
    ],
)
def test_every_sign_keeps_its_own_meaning(cel: str | None, verwacht: Waarde | None) -> None:
    assert MET_TEKENS.parse(cel) == verwacht


def test_an_empty_cell_is_unknown_in_a_file_without_signs() -> None:
    assert Schrijfwijze().parse("") == Waarde(None, "onbekend")


@pytest.mark.parametrize(
    ("attribuut", "teken"),
    [
        ("Impossible", "niet_van_toepassing"),
        ("Confidential", "geheim"),
        ("Unknown", "onbekend"),
        ("IetsNieuws", "onbekend"),
    ],
)
def test_an_attribute_says_why_a_value_is_absent(attribuut: str, teken: str) -> None:
    assert MET_TEKENS.parse("", attribuut) == Waarde(None, teken)


def test_the_text_none_is_no_sign() -> None:
    assert not detect_schrijfwijze(["12"], ["None"], frozenset()).heeft_tekens
    assert find_vreemd(["-99997", "-99996"], ["None", "IetsNieuws", "Impossible"]) == ("-99997", "IetsNieuws")


@pytest.mark.parametrize(
    ("cellen", "cel", "getal"),
    [
        (["0,4", "1.038"], "1.038", 1038.0),
        (["0,4"], "1.038,5", 1038.5),
        (["0.4"], "1.038", 1.038),
        ([".5"], ".5", 0.5),
    ],
)
def test_one_comma_in_the_file_decides_what_a_point_means(cellen: list[str], cel: str, getal: float) -> None:
    assert detect_schrijfwijze(cellen, [], frozenset()).parse(cel) == Waarde(getal)


@pytest.mark.parametrize(
    ("tekst", "periode", "label"),
    [
        ("2023JJ00", Periode(2023), "2023"),
        ("2011SJ00", Periode(2011, "SJ"), "schooljaar 2011/12"),
        ("2015/'16", Periode(2015, "SJ"), "schooljaar 2015/16"),
        ("2022HJ01", Periode(2022, "HJ", 1), "1e half jaar 2022"),
        ("2022KW03", Periode(2022, "KW", 3), "3e kwartaal 2022"),
        ("2023*", Periode(2023), "2023"),
        ("31-12-2022", Periode(2022), "2022"),
        ("editie 2020", Periode(2020), "2020"),
    ],
)
def test_periods_are_read_in_the_codes_and_words_of_sources(tekst: str, periode: Periode, label: str) -> None:
    gelezen = parse_periode(tekst)
    assert gelezen == periode
    assert gelezen is not None
    assert gelezen.label == label


def test_what_is_no_period_is_none_and_stars_are_found() -> None:
    assert parse_periode("2024-2026") is None
    assert [find_ster(t) for t in ("2023", "2023*", "2023**")] == ["", "*", "**"]


AANDEEL = Contextformule("x", ("a",), ("b",), decimalen=3, noemer_vanaf=100)
SOM = Contextformule("x", ("a", "b"), vanaf=10)


@pytest.mark.parametrize(
    ("formule", "a", "b", "verwacht"),
    [
        (AANDEEL, Waarde(50.0), Waarde(200.0), Waarde(0.25)),
        (AANDEEL, Waarde(50.0), Waarde(99.0), Waarde(None, "te_klein")),
        (AANDEEL, Waarde(None, "onbekend"), Waarde(0.0), Waarde(None, "niet_van_toepassing")),
        (AANDEEL, Waarde(None, "geheim"), Waarde(200.0), Waarde(None, "geheim")),
        (SOM, Waarde(None, "niet_van_toepassing"), Waarde(None, "geheim"), Waarde(None, "geheim")),
        (SOM, Waarde(None, "niet_van_toepassing"), Waarde(5.0), Waarde(None, "niet_van_toepassing")),
        (SOM, Waarde(0.0), Waarde(0.0), Waarde(0.0)),
        (SOM, Waarde(5.0), Waarde(0.0), Waarde(None, "te_klein")),
        (SOM, Waarde(5.0, "", "voorlopig"), Waarde(15.0), Waarde(20.0, "", "voorlopig")),
    ],
)
def test_what_is_absent_stays_absent_in_its_own_way(
    formule: Contextformule, a: Waarde, b: Waarde, verwacht: Waarde
) -> None:
    assert compute_cijfer(formule, {"a": a, "b": b}) == verwacht
