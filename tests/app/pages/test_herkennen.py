"""Herkennen: how many figures a wijkpartner is asked about, and the way to the others."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from app.main import create_app
from app.pages.herkennen import AANTAL, Vraagcijfer, choose_vragen, describe_when, load_vragen
from app.pages.wijkbeeld_herkenning import read_invoer
from app.queries.cijferrij import Cijfer
from app.services.accounts import to_gebruiker
from app.services.herkenningen import give_herkenning
from app.store.tables import Account
from tests.app.pages.conftest import Stad, make_stad

WIE = "7/2025-K4"


def make_vraag(soort: str, plaats: str, nummer: int, antwoord: str = "") -> Vraagcijfer:
    """Return one figure to ask about."""
    cijfer: Any = SimpleNamespace(soort=soort, regiocode=plaats)
    return Vraagcijfer(f"{plaats}|{soort}|{nummer:02}", cijfer, antwoord, "")


@pytest.mark.parametrize(
    ("periode", "kwartaal", "verwacht"),
    [
        ("kwartaal", "2025-K4", ""),
        ("halfjaar", "2025-K4", " · tweede helft 2025"),
        ("jaar", "2025-K4", " · heel 2025"),
    ],
)
def test_a_figure_over_longer_than_the_quarter_says_so(periode: str, kwartaal: str, verwacht: str) -> None:
    cijfer = Cijfer("x", "uitkomst", "aandeel", "WK1", kwartaal, "*", "klimrek", "jongere", periode=periode)
    assert describe_when(cijfer) == verwacht


def make_city() -> list[Vraagcijfer]:
    """Return sixty outcomes of three places."""
    return [make_vraag("uitkomst", plaats, n) for plaats in ("WK1", "WK2", "WK3") for n in range(20)]


def test_no_more_than_ten_are_asked_and_outcomes_go_first() -> None:
    uitkomsten = [make_vraag("uitkomst", "WK1", n) for n in range(6)]
    prestaties = [make_vraag("prestatie", "WK1", n) for n in range(9)]
    gekozen = choose_vragen(uitkomsten + prestaties, WIE)
    assert gekozen[:6] == uitkomsten
    assert len(gekozen) == AANTAL
    assert [v for v in gekozen[6:] if v in prestaties] == gekozen[6:]


def test_every_place_gets_its_turn() -> None:
    vragen = make_city()
    gekozen = choose_vragen(vragen, WIE)
    assert len(gekozen) == AANTAL
    assert sorted(sum(v.cijfer.regiocode == p for v in gekozen) for p in ("WK1", "WK2", "WK3")) == [3, 3, 4]
    assert gekozen == [v for v in vragen if v in gekozen]


def test_a_person_is_asked_the_same_at_every_view_and_others_are_asked_about_other_figures() -> None:
    vragen = make_city()
    eerst = choose_vragen(vragen, WIE)
    assert choose_vragen(vragen, WIE) == eerst == choose_vragen(vragen[::-1], WIE)[::-1]
    samen = {v.sleutel for wie in range(8) for v in choose_vragen(vragen, f"{wie}/2025-K4")}
    assert len(samen) > 30
    assert choose_vragen(vragen, "7/2026-K1") != eerst


def test_a_figure_that_comes_or_goes_moves_at_most_one_other() -> None:
    vragen = make_city()
    eerst = {v.sleutel for v in choose_vragen(vragen, WIE)}
    for n in range(30):
        erbij = {v.sleutel for v in choose_vragen([*vragen, make_vraag("uitkomst", "WK2", 50 + n)], WIE)}
        assert len(eerst - erbij) <= 1
    for weg in vragen:
        zonder = {v.sleutel for v in choose_vragen([v for v in vragen if v is not weg], WIE)}
        assert len(eerst - zonder - {weg.sleutel}) <= 1


def test_what_was_answered_stays_among_the_ten_whatever_comes_in() -> None:
    gegeven = [make_vraag("prestatie", "WK1", n, "herkend") for n in range(3)]
    gekozen = choose_vragen([*make_city(), *gegeven], WIE)
    assert len(gekozen) == AANTAL
    assert [v for v in gegeven if v in gekozen] == gegeven


@pytest.mark.traag
def test_the_others_are_reached_by_a_link_and_nothing_else_is_asked(
    vraag: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a town of its own: what another test answers there is asked no more."""
    context = make_stad(tmp_path)
    monkeypatch.setattr("app.pages.herkennen.AANTAL", 1)
    partner = Stad(context, create_app(context.settings, context=context)).sign_in("partner")
    beeld = vraag(partner, "/herkennen", "")
    assert "Cijfer 1 van 1" in beeld
    assert "Sla over" not in beeld
    assert "/herkennen?alle=ja" in beeld
    alles = vraag(partner, "/herkennen", "?alle=ja")
    assert 'Cijfer 1 van 1"' not in alles
    assert "/herkennen?nummer=2&alle=ja" in alles
    assert "Meer hoeft niet" not in alles
    context.sessions.engine.dispose()


@pytest.mark.traag
def test_at_the_end_a_wijkpartner_is_thanked_and_may_look_again(
    vraag: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = make_stad(tmp_path)
    partner = Stad(context, create_app(context.settings, context=context)).sign_in("partner")
    monkeypatch.setattr("app.pages.herkennen.AANTAL", 1)
    begin = vraag(partner, "/herkennen", "?nummer=klaar")
    assert "Cijfer 1 van 1" in begin, "what is not answered yet is asked, whatever the address says"
    with context.sessions.begin() as session:
        wie = to_gebruiker(
            session, session.scalars(select(Account).where(Account.inlognaam == "partner")).one()
        )
        vragen = load_vragen(context, session, wie)
        assert len(vragen) > 1
        for stap in vragen:
            give_herkenning(
                session, wie, read_invoer(stap.sleutel, "herkend", "Dat zie ik."), nu=context.nu()
            )
    einde = vraag(partner, "/herkennen", "?nummer=klaar")
    assert "Dank u, u gaf bij elk cijfer een antwoord." in einde
    assert "Uw antwoord ligt op tafel" in einde
    assert "/herkennen?nummer=1" in einde
    assert "Bekijk ook nog" in einde
    alles = vraag(partner, "/herkennen", "?nummer=klaar&alle=ja")
    assert f"Uw {len(vragen)} antwoorden liggen op tafel" in alles
    assert "Bekijk ook nog" not in alles
    assert "Verander antwoord" in vraag(partner, "/herkennen", "?nummer=1&alle=ja")
    context.sessions.engine.dispose()
