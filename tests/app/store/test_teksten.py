"""Texts and the databases: what does not fit is refused on both alike, and no text ends in a message."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from app.store.sessions import Sessions
from app.store.tables import Partij
from schemas.errors import OngeldigeWaardeError


def test_a_text_that_does_not_fit_is_refused_when_new_and_when_changed(sessions: Sessions) -> None:
    lengte = Partij.__table__.c.naam.type.length
    with (
        pytest.raises(OngeldigeWaardeError, match=f"ten hoogste {lengte} tekens"),
        sessions.begin() as session,
    ):
        session.add(Partij(code="lang", naam="x" * (lengte + 1), soort="aanbieder"))
        session.flush()
    with sessions.begin() as session:
        session.add(Partij(code="past", naam="x" * lengte, soort="aanbieder"))
    with pytest.raises(OngeldigeWaardeError), sessions.begin() as session:
        session.get_one(Partij, "past").naam = "y" * (lengte + 1)
    with sessions() as session:
        assert session.get_one(Partij, "past").naam == "x" * lengte


def test_a_message_of_the_database_holds_no_text_of_people(sessions: Sessions) -> None:
    with pytest.raises(DatabaseError) as fout, sessions.begin() as session:
        session.execute(text("insert into bestaat_niet values (:tekst)"), {"tekst": "geheime lezing"})
    assert "geheime lezing" not in str(fout.value)
