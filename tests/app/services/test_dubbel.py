"""A double click records once; the same words a minute later, or from somebody else, are a new record."""

from datetime import date, timedelta
from typing import Any

from app.services.toezeggingen import Toezegginginvoer, create_toezegging
from app.services.verbeteracties import Verbeteractieinvoer, create_verbeteractie
from app.services.verhalen import Verhaalinvoer, save_verhaal
from app.store.sessions import Sessions
from app.store.tables import Toezegging, Verbeteractie, Verhaal
from schemas.vocabulary import Kwartaal

LATER = timedelta(minutes=1)


def test_a_promise_sent_twice_is_one_promise(sessions: Sessions, stadje: Any) -> None:
    invoer = Toezegginginvoer(stadje.beschikking, "gemeente", "Een lokaal", date(2026, 3, 1))
    with sessions.begin() as session:
        for nu in (stadje.nu, stadje.nu + timedelta(seconds=1), stadje.nu + LATER):
            create_toezegging(session, stadje["adviseur"], invoer, nu=nu)
        assert session.query(Toezegging).filter_by(tekst="Een lokaal").count() == 2


def test_an_action_sent_twice_is_one_action(sessions: Sessions, stadje: Any) -> None:
    kwartalen = Kwartaal(2025, 4), Kwartaal(2026, 1)
    woorden = ("titel", "probleem", "oplossing", "omdat", "wie", "hoger")
    invoer = Verbeteractieinvoer(stadje.afspraken[0], stadje.gebied, *woorden, *kwartalen)
    with sessions.begin() as session:
        voor = session.query(Verbeteractie).count()
        een, twee = (
            create_verbeteractie(session, stadje["adviseur"], invoer, nu=stadje.nu).id for _ in range(2)
        )
        assert een == twee
        create_verbeteractie(session, stadje["aanbieder"], invoer, nu=stadje.nu)
        assert session.query(Verbeteractie).count() == voor + 2


def test_a_story_sent_twice_is_one_story(sessions: Sessions, stadje: Any) -> None:
    invoer = Verhaalinvoer("Het hielp.", "jongere", "de jongere zelf")
    with sessions.begin() as session:
        for _ in range(2):
            save_verhaal(
                session, stadje["aanbieder"], stadje.gesprek, stadje.afspraken[0], invoer, nu=stadje.nu
            )
        assert session.query(Verhaal).filter_by(tekst="Het hielp.").count() == 1
