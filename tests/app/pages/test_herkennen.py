"""Herkennen: how many figures a wijkpartner is asked about, and the way to the others."""

from types import SimpleNamespace
from typing import Any

import pytest

from app.pages.herkennen import AANTAL, Vraagcijfer, choose_vragen


def make_vraag(soort: str, plaats: str, nummer: int) -> Vraagcijfer:
    """Return one figure to ask about."""
    cijfer: Any = SimpleNamespace(soort=soort, regiocode=plaats)
    return Vraagcijfer(f"{plaats}|{soort}|{nummer:02}", cijfer, "", "")


def test_no_more_than_ten_are_asked_and_outcomes_go_first() -> None:
    uitkomsten = [make_vraag("uitkomst", "WK1", n) for n in range(6)]
    prestaties = [make_vraag("prestatie", "WK1", n) for n in range(9)]
    assert choose_vragen(uitkomsten + prestaties) == uitkomsten + prestaties[: AANTAL - 6]


def test_every_place_gets_its_turn() -> None:
    vragen = [make_vraag("uitkomst", plaats, n) for plaats in ("WK1", "WK2", "WK3") for n in range(20)]
    gekozen = choose_vragen(vragen)
    assert len(gekozen) == AANTAL
    assert [sum(v.cijfer.regiocode == p for v in gekozen) for p in ("WK1", "WK2", "WK3")] == [4, 3, 3]
    assert gekozen == [v for v in vragen if v in gekozen]


@pytest.mark.traag
def test_the_others_are_reached_by_a_link_and_nothing_else_is_asked(
    stad: Any, vraag: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.pages.herkennen.AANTAL", 1)
    partner = stad.sign_in("partner")
    beeld = vraag(partner, "/herkennen", "")
    assert "Cijfer 1 van 1" in beeld
    assert "Sla over" not in beeld
    assert "/herkennen?alle=ja" in beeld
    alles = vraag(partner, "/herkennen", "?alle=ja")
    assert 'Cijfer 1 van 1"' not in alles
    assert "/herkennen?nummer=2&alle=ja" in alles
    assert "Meer hoeft niet" not in alles
