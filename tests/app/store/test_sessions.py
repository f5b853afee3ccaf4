"""Transactions: readers stay steady, writers take turns, a lost race is told in our own words."""

import threading
import time
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from app.store.sessions import Sessions, sessions_beside
from app.store.tables import Gesprek, Interventie, Koppeling, Lezing, Partij
from schemas.errors import GelijktijdigeWijzigingError


def test_an_error_undoes_the_whole_transaction(sessions: Sessions) -> None:
    with pytest.raises(ZeroDivisionError), sessions.begin() as session:
        session.add(Partij(code="p", naam="p", soort="aanbieder"))
        session.flush()
        1 / 0  # noqa: B018
    with sessions() as session:
        assert session.scalars(select(Partij)).all() == []


def test_a_reading_session_refuses_to_write(sessions: Sessions) -> None:
    with sessions() as session:
        session.add(Partij(code="p", naam="p", soort="aanbieder"))
        with pytest.raises(RuntimeError, match="writing session"):
            session.flush()


def test_of_two_people_who_change_one_row_the_second_is_told(sessions: Sessions, stadje: Any) -> None:
    with sessions() as vroeg:
        oud = vroeg.get_one(Gesprek, stadje.gesprek)
    with sessions.begin() as session:
        session.get_one(Gesprek, stadje.gesprek).locatie = "eerst"
    with pytest.raises(GelijktijdigeWijzigingError), sessions.begin() as session:
        session.add(oud)
        oud.locatie = "daarna"


def test_of_two_people_who_add_the_same_row_the_second_is_told(sessions: Sessions, stadje: Any) -> None:
    def lezing() -> Lezing:
        return Lezing(
            gesprek_id=stadje.gesprek,
            afspraak_id=stadje.afspraken[0],
            kant="aanbieder",
            status="concept",
            vrijgave="eigen",
            methode="m",
            antwoorden={},
            geschreven_door="x",
            geschreven_op=stadje.nu,
        )

    with sessions.begin() as session:
        session.add(lezing())
    with pytest.raises(GelijktijdigeWijzigingError), sessions.begin() as session:
        session.add(lezing())


def test_another_broken_constraint_is_not_called_a_lost_race(sessions: Sessions, stadje: Any) -> None:
    koppeling = Koppeling(
        partijcode="bestaat_niet",
        veld="regio",
        term="t",
        code="c",
        bevestigd_door="x",
        bevestigd_op=stadje.nu,
    )
    with pytest.raises(IntegrityError), sessions.begin() as session:
        session.add(koppeling)


def test_writers_wait_for_each_other_and_no_change_is_lost(sessions: Sessions, stadje: Any) -> None:
    def count() -> None:
        for _ in range(10):
            with sessions.begin() as session:
                vraag = select(Interventie).where(Interventie.code == "klas").with_for_update()
                session.scalars(vraag).one().trede += 1

    draden = [threading.Thread(target=count) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    with sessions() as session:
        assert session.get_one(Interventie, "klas").trede == 2 + 40


def test_a_reader_is_not_held_up_by_a_writer(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as schrijver:
        schrijver.get_one(Partij, "stroom").naam = "Nieuw"
        schrijver.flush()
        begin = time.monotonic()
        with sessions() as lezer:
            assert lezer.get_one(Partij, "stroom").naam == "Stichting Stroom"
        assert time.monotonic() - begin < 2


def test_nothing_is_locked_until_a_writing_session_asks_something(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        with sessions_beside(session).begin() as ernaast:
            ernaast.get_one(Partij, "stroom").naam = "Ernaast"
        assert session.get_one(Partij, "stroom").naam == "Ernaast"
        with pytest.raises(RuntimeError, match="first thing"):
            sessions_beside(session)


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_sqlite_is_set_to_keep_what_it_promises(sessions: Sessions) -> None:
    with sessions() as session:
        stand = {
            naam: session.scalar(text(f"pragma {naam}"))
            for naam in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    assert stand == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 10000}
