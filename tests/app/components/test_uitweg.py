"""A hidden figure names the nearest place where it can be seen, and leads to where it stands there."""

from dataclasses import replace

import pytest

from app.components.uitweg import describe_uitweg, find_uitweg, show_uitweg
from app.queries.cijferrij import Cijfer

NAMEN = {"WK059915": "Charlois"}
DICHT = Cijfer(
    "nut_zeven_of_hoger",
    "uitkomst",
    "aandeel",
    "BU05991570",
    "2025-K2",
    "*",
    "klimrek",
    "jongere",
    is_onderdrukt=True,
    veilig_regiocode="WK059915",
    veilig_cijfer_id="nut_zeven_of_hoger/WK059915/2025-K2/*/klimrek/jongere",
    periode="halfjaar",
)


def test_a_hidden_outcome_leads_to_its_tab_in_the_larger_place_in_the_quarter_looked_at() -> None:
    _, pad = show_uitweg(DICHT, NAMEN.__getitem__, kwartaal="2025-K3")
    assert pad.children == "Bekijk Charlois"
    assert pad.href == "/wijkbeeld?regio=WK059915&kwartaal=2025-K3&indicator=nut_zeven_of_hoger"


def test_a_hidden_output_leads_to_its_own_page_there_for_no_tab_shows_it() -> None:
    veilig = "bereik/WK059915/2025-K2/*/klimrek/*"
    dicht = replace(DICHT, indicatorcode="bereik", soort="prestatie", informant="*", veilig_cijfer_id=veilig)
    _, pad = show_uitweg(dicht, NAMEN.__getitem__)
    assert pad.href == "/cijfer?id=bereik%2FWK059915%2F2025-K2%2F%2A%2Fklimrek%2F%2A"


@pytest.mark.parametrize(
    ("wie", "naam"),
    [("*/*", "Charlois, alle interventies samen"), ("*/klimrek", "Charlois, alle aanbieders samen")],
)
def test_what_is_only_visible_over_everybody_together_says_so_and_leads_to_its_own_page(
    wie: str, naam: str
) -> None:
    veilig = f"nut_zeven_of_hoger/WK059915/2025-K2/{wie}/jongere"
    _, pad = show_uitweg(replace(DICHT, partijcode="boom", veilig_cijfer_id=veilig), NAMEN.__getitem__)
    assert pad.children == f"Bekijk {naam}"
    assert pad.href.startswith("/cijfer?id=")


def test_words_say_the_same_place() -> None:
    assert describe_uitweg(DICHT, NAMEN.__getitem__) == "Wel te zien: Charlois."


@pytest.mark.parametrize(
    "cijfer",
    [
        replace(DICHT, veilig_cijfer_id=""),
        replace(DICHT, is_onderdrukt=False, waarde=0.7),
    ],
)
def test_without_such_a_place_and_of_a_visible_figure_nothing_is_said(cijfer: Cijfer) -> None:
    assert not find_uitweg(cijfer)
    assert show_uitweg(cijfer, NAMEN.__getitem__) == []
    assert describe_uitweg(cijfer, NAMEN.__getitem__) == ""
