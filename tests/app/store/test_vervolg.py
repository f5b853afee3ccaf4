"""Who was asked whether a figure is recognised hears what followed, and no word of the talk (R-35, R-41)."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import update

from app.services.herkenningen import Herkenninginvoer, give_herkenning
from app.services.logboek import write_log
from app.services.veranderingen import changed_since
from app.store.access import visible_vervolg
from app.store.sessions import Sessions
from app.store.tables import Conclusie, Gesprek
from schemas.leercyclus import GesprekStatus
from schemas.vocabulary import Kwartaal

NU = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)


@pytest.fixture
def antwoord(sessions: Sessions, stadje: Any) -> None:
    """Let a wijkpartner answer about the figure of the first afspraak, and the talk conclude something."""
    with sessions.begin() as session:
        kwartaal = Kwartaal.parse("2025-K3")
        invoer = Herkenninginvoer(
            "BU05991570", kwartaal, "nut_gemiddeld", "klas", "deels", "De drukke kinderen niet."
        )
        give_herkenning(session, stadje["wijkpartner"], invoer, nu=NU)
        session.add(
            Conclusie(
                gesprek_id=stadje.gesprek,
                afspraak_id=stadje.afspraken[0],
                is_gezamenlijk=True,
                tekst="Het werkt voor wie blijft.",
                gevolg="geen_actie",
                geschreven_door="Adviseur",
                geschreven_op=NU,
            )
        )


def adopt(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        session.execute(
            update(Gesprek)
            .where(Gesprek.id == stadje.gesprek)
            .values(status=GesprekStatus.VASTGESTELD, vastgesteld_op=NU)
        )
        write_log(session, stadje["adviseur"], "gesprek_vastgesteld", f"gesprek {stadje.gesprek}", nu=NU)


@pytest.mark.usefixtures("antwoord")
def test_what_followed_is_told_once_the_talk_was_adopted(sessions: Sessions, stadje: Any) -> None:
    with sessions() as session:
        assert visible_vervolg(session, stadje["wijkpartner"]) == []
    adopt(sessions, stadje)
    with sessions() as session:
        (vervolg,) = visible_vervolg(session, stadje["wijkpartner"])
        zinnen = [
            v.zin for v in changed_since(session, stadje["wijkpartner"], datetime(2026, 1, 1, tzinfo=UTC))
        ]
    assert (vervolg.antwoord, vervolg.gevolg, vervolg.kwartaal) == ("deels", "geen_actie", "2025-K3")
    assert "Het werkt voor wie blijft." not in str(vervolg)
    assert zinnen == ["Vastgesteld: het gesprek over K3 2025 waarbij uw antwoord op tafel lag."]


@pytest.mark.usefixtures("antwoord")
@pytest.mark.parametrize("wie", ["adviseur", "aanbieder", "accounthouder"])
def test_nobody_else_hears_it_this_way(sessions: Sessions, stadje: Any, wie: str) -> None:
    adopt(sessions, stadje)
    with sessions() as session:
        assert visible_vervolg(session, stadje[wie]) == []
        assert len(visible_vervolg(session, stadje["wijkpartner"])) == 1
