"""How far a text travels is moved only by its writer, step by step, and stands in the log (R-35)."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from app.services.verhalen import Verhaalinvoer, save_verhaal, wants_tegenverhaal
from app.services.vrijgave import LEZING, VERHAAL, move_vrijgave
from app.store.access import visible_lezingen
from app.store.sessions import Sessions
from app.store.tables import Gesprek, Lezing, Logregel, Verhaal
from schemas.errors import GeenToegangError, NietGereedError, NietGevondenError, OngeldigeOvergangError
from schemas.leercyclus import Vrijgave

VERHAALTJE = Verhaalinvoer("het was fijn", "jongere", "de jongere zelf", "klopt", vrijgave=Vrijgave.EIGEN)


def move(sessions: Sessions, stadje: Any, wie: str, soort: str, nummer: int, *, naar: Vrijgave) -> None:
    with sessions.begin() as session:
        move_vrijgave(session, stadje[wie], stadje.gesprek, soort, nummer, naar=naar, nu=stadje.nu)


def reading_of(sessions: Sessions, kant: str) -> int:
    with sessions() as session:
        return session.scalars(select(Lezing.id).where(Lezing.kant == kant).order_by(Lezing.id)).first() or 0


def seen_by(sessions: Sessions, stadje: Any, wie: str) -> int:
    with sessions() as session:
        return len(visible_lezingen(session, stadje[wie], session.get_one(Gesprek, stadje.gesprek)))


def test_a_reading_travels_to_the_accounthouder_and_back_by_its_writer(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        stadje.open(session)
    nummer = reading_of(sessions, "aanbieder")
    assert seen_by(sessions, stadje, "accounthouder") == 0
    for wie in ("adviseur", "accounthouder"):
        with pytest.raises((GeenToegangError, NietGevondenError)):
            move(sessions, stadje, wie, LEZING, nummer, naar=Vrijgave.OPENBAAR)
    move(sessions, stadje, "aanbieder", LEZING, nummer, naar=Vrijgave.OPENBAAR)
    assert seen_by(sessions, stadje, "accounthouder") == 1
    move(sessions, stadje, "aanbieder", LEZING, nummer, naar=Vrijgave.GESPREK)
    assert seen_by(sessions, stadje, "accounthouder") == 0
    with pytest.raises(OngeldigeOvergangError):
        move(sessions, stadje, "aanbieder", LEZING, nummer, naar=Vrijgave.EIGEN)
    with sessions() as session:
        regels = session.scalars(
            select(Logregel).where(Logregel.gebeurtenis == "vrijgave_verschoven").order_by(Logregel.id)
        ).all()
    assert [(r.details["van"], r.details["naar"]) for r in regels] == [
        ("gesprek", "openbaar"),
        ("openbaar", "gesprek"),
    ]


def test_a_sealed_reading_is_not_there_for_the_other_side_and_a_draft_is_not_moved(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        stadje.write(session, "aanbieder", stadje.afspraken[0])
        stadje.submit(session, "adviseur", stadje.afspraken[0])
    with pytest.raises(GeenToegangError):
        move(sessions, stadje, "aanbieder", LEZING, reading_of(sessions, "aanbieder"), naar=Vrijgave.OPENBAAR)
    with pytest.raises(NietGevondenError):
        move(sessions, stadje, "aanbieder", LEZING, reading_of(sessions, "gemeente"), naar=Vrijgave.OPENBAAR)


def test_a_story_leaves_the_own_side_when_its_writer_says_so(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        verhaal = save_verhaal(
            session, stadje["aanbieder"], stadje.gesprek, stadje.afspraken[0], VERHAALTJE, nu=stadje.nu
        ).id
    with pytest.raises(NietGevondenError):
        move(sessions, stadje, "adviseur", VERHAAL, verhaal, naar=Vrijgave.GESPREK)
    move(sessions, stadje, "aanbieder", VERHAAL, verhaal, naar=Vrijgave.GESPREK)
    with sessions() as session:
        assert session.get_one(Verhaal, verhaal).vrijgave is Vrijgave.GESPREK


def test_stories_that_all_agree_ask_for_one_that_differs(sessions: Sessions, stadje: Any) -> None:
    def tell(invoer: Verhaalinvoer) -> bool:
        with sessions.begin() as session:
            args = (session, stadje["aanbieder"], stadje.gesprek, stadje.afspraken[0], invoer)
            save_verhaal(*args, nu=stadje.nu)
            return wants_tegenverhaal(session.scalars(select(Verhaal)).all())

    assert not wants_tegenverhaal([])
    assert tell(VERHAALTJE)
    assert tell(replace(VERHAALTJE, tekst="heel fijn", confrontatie="legt_uit"))
    gezocht = Verhaalinvoer(is_geen_verhaal=True, is_tegenverhaal=True)
    with pytest.raises(NietGereedError, match="waar u naar een ander verhaal zocht"):
        tell(gezocht)
    assert not tell(replace(gezocht, tekst="bij de twee die stopten"))


def test_a_story_that_chafes_needs_no_counter_story(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        for anders in ({}, {"tekst": "niet fijn", "confrontatie": "wringt"}):
            args = (session, stadje["aanbieder"], stadje.gesprek, stadje.afspraken[0])
            save_verhaal(*args, replace(VERHAALTJE, **anders), nu=stadje.nu)
        assert not wants_tegenverhaal(session.scalars(select(Verhaal)).all())
