"""The seal on readings and stories: role × side × status × release, each refusal seen (R-30, R-35)."""

from typing import Any

import pytest
from sqlalchemy import inspect, select

from app.services.verhalen import Verhaalinvoer, save_verhaal
from app.store.access import visible_conclusies, visible_lezingen, visible_verhalen
from app.store.sessions import Sessions
from app.store.tables import Gesprek, Lezing, Logregel
from schemas.leercyclus import GesprekStatus, LezingStatus, Vrijgave

ROLLEN = [
    "adviseur",
    "adviseur_elders",
    "accounthouder",
    "accounthouder_elders",
    "aanbieder",
    "aanbieder_elders",
    "wijkpartner",
    "beheerder",
]
OPEN = {GesprekStatus.GEOPEND, GesprekStatus.GEVOERD, GesprekStatus.VASTGESTELD}
SCHRIJVERS = {"aanbieder": "aanbieder", "adviseur": "gemeente"}


def may_read(wie: str, kant: str, gesprek: GesprekStatus, lezing: LezingStatus, vrijgave: Vrijgave) -> bool:
    """The rule in plain words, written down a second time."""
    if wie in SCHRIJVERS and SCHRIJVERS[wie] == kant:
        return True
    if gesprek not in OPEN or lezing is LezingStatus.CONCEPT:
        return False
    if wie in SCHRIJVERS:
        return vrijgave in {Vrijgave.GESPREK, Vrijgave.OPENBAAR}
    return wie == "accounthouder" and vrijgave is Vrijgave.OPENBAAR


@pytest.mark.parametrize("status", list(GesprekStatus))
def test_only_who_may_read_gets_a_reading(sessions: Sessions, stadje: Any, status: GesprekStatus) -> None:
    geweigerd = 0
    with sessions.begin() as session:
        gesprek = session.get_one(Gesprek, stadje.gesprek)
        for wie in SCHRIJVERS:
            stadje.write(session, wie, stadje.afspraken[0])
        gesprek.status = status
        session.flush()
        for lezing in session.scalars(select(Lezing)).all():
            for stand in LezingStatus:
                for vrijgave in Vrijgave:
                    lezing.status, lezing.vrijgave = stand, vrijgave
                    session.flush()
                    for wie in ROLLEN:
                        ziet = lezing in visible_lezingen(session, stadje[wie], gesprek)
                        mag = may_read(wie, lezing.kant, status, stand, vrijgave)
                        assert ziet is mag, (wie, lezing.kant, status, stand, vrijgave)
                        geweigerd += not mag
    assert geweigerd > 0


@pytest.mark.parametrize("status", list(GesprekStatus))
@pytest.mark.parametrize("vrijgave", list(Vrijgave))
def test_only_who_may_read_gets_a_story(
    sessions: Sessions, stadje: Any, status: GesprekStatus, vrijgave: Vrijgave
) -> None:
    with sessions.begin() as session:
        invoer = Verhaalinvoer("het hielp mij", "jongere", "de jongere zelf", vrijgave=vrijgave)
        args = (session, stadje["aanbieder"], stadje.gesprek, stadje.afspraken[0], invoer)
        save_verhaal(*args, nu=stadje.nu)
        gesprek = session.get_one(Gesprek, stadje.gesprek)
        gesprek.status = status
        session.flush()
        for wie in ROLLEN:
            ziet = bool(visible_verhalen(session, stadje[wie], gesprek))
            assert ziet is may_read(wie, "aanbieder", status, LezingStatus.INGEDIEND, vrijgave), wie


def test_neither_side_sees_the_other_before_both_are_in(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        stadje.submit_side(session, "aanbieder")
        stadje.submit(session, "adviseur", stadje.afspraken[0])
        gesprek = session.get_one(Gesprek, stadje.gesprek)
        for wie, kant in SCHRIJVERS.items():
            assert {x.kant for x in visible_lezingen(session, stadje[wie], gesprek)} == {kant}
        stadje.submit(session, "adviseur", stadje.afspraken[1])
        for wie in SCHRIJVERS:
            assert len(visible_lezingen(session, stadje[wie], gesprek)) == 4


def test_accounthouder_sees_conclusions_only_of_an_adopted_talk(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        stadje.hold(session)
        gesprek = session.get_one(Gesprek, stadje.gesprek)
        assert visible_conclusies(session, stadje["aanbieder"], gesprek)
        assert not visible_conclusies(session, stadje["accounthouder"], gesprek)
        gesprek.status = GesprekStatus.VASTGESTELD
        session.flush()
        assert visible_conclusies(session, stadje["accounthouder"], gesprek)
        assert not visible_conclusies(session, stadje["accounthouder_elders"], gesprek)


def test_a_talk_has_no_way_to_its_readings() -> None:
    assert set(inspect(Gesprek).relationships.keys()) == {"aanwezigen", "beschikking"}


def test_the_log_never_holds_the_text_of_a_reading(sessions: Sessions, stadje: Any) -> None:
    with sessions.begin() as session:
        stadje.hold(session)
    with sessions() as session:
        regels = session.scalars(select(Logregel)).all()
        assert len(regels) > 8
        tekst = " ".join(f"{regel.onderwerp} {regel.details}" for regel in regels)
    for geheim in ("geheim", "begeleider", "goed genoeg", "wij zijn het eens", "verwezen"):
        assert geheim not in tekst
