"""The .ics file: own steps only, whole days and one time, the same UID after moving, and no word of a reading."""

from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from app.services.agenda import make_agenda
from app.services.gesprek_plannen import move_gesprek
from app.services.verhalen import Verhaalinvoer, save_verhaal
from app.store.sessions import Sessions
from schemas.errors import GeenToegangError, NietGevondenError
from schemas.leercyclus import Vrijgave


def read(sessions: Sessions, stadje: Any, wie: str, gesprek_id: int | None = None) -> dict[str, Any]:
    with sessions() as session:
        inhoud = make_agenda(
            session, stadje[wie], gesprek_id=gesprek_id, adres="https://ws.example", nu=stadje.nu
        )
    return {
        str(e["UID"]).split("@")[0].rpartition("-")[2]: e for e in Calendar.from_ical(inhoud).walk("VEVENT")
    }


def move(sessions: Sessions, stadje: Any, dag: date, tijd: time | None) -> None:
    with sessions.begin() as session:
        move_gesprek(
            session,
            stadje["adviseur"],
            stadje.gesprek,
            gesprek_op=dag,
            tijd=tijd,
            locatie="Huis van de Wijk",
            reden="de school is dicht",
            nu=stadje.nu,
        )


def test_everybody_gets_the_own_steps_of_own_talks(sessions: Sessions, stadje: Any) -> None:
    assert list(read(sessions, stadje, "aanbieder")) == [
        "aanleveren",
        "verbeteren",
        "lezen",
        "openen",
        "gesprek",
    ]
    assert list(read(sessions, stadje, "accounthouder")) == ["openen", "gesprek"]
    assert list(read(sessions, stadje, "adviseur"))[-1] == "vaststellen"
    assert read(sessions, stadje, "aanbieder_elders") == {}
    for wie, fout in (("wijkpartner", GeenToegangError), ("aanbieder_elders", NietGevondenError)):
        with pytest.raises(fout):
            read(sessions, stadje, wie, stadje.gesprek)


def test_a_talk_is_a_whole_day_until_its_time_is_known_and_keeps_its_uid(
    sessions: Sessions, stadje: Any
) -> None:
    eerst = read(sessions, stadje, "aanbieder")["gesprek"]
    assert eerst["DTSTART"].dt == date(2026, 1, 20)
    move(sessions, stadje, date(2026, 7, 2), time(10, 30))
    later = read(sessions, stadje, "aanbieder")["gesprek"]
    assert later["UID"] == eerst["UID"]
    assert later["SEQUENCE"] > eerst["SEQUENCE"]
    begin = later["DTSTART"].dt
    assert begin.isoformat() == "2026-07-02T10:30:00+02:00"
    assert begin.tzinfo.utcoffset(begin) == ZoneInfo("Europe/Amsterdam").utcoffset(begin.replace(tzinfo=None))
    assert later["DTEND"].dt.hour == 12
    assert later["LOCATION"] == "Huis van de Wijk"
    assert later["URL"] == f"https://ws.example/gesprek?gesprek={stadje.gesprek}"


def test_the_file_names_its_time_zone_and_holds_no_word_written_for_the_talk(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        stadje.write(session, "aanbieder", stadje.afspraken[0])
        invoer = Verhaalinvoer(
            "geheim verhaal", "jongere", "geheim van de jongere", vrijgave=Vrijgave.OPENBAAR
        )
        save_verhaal(session, stadje["aanbieder"], stadje.gesprek, stadje.afspraken[0], invoer, nu=stadje.nu)
    move(sessions, stadje, date(2026, 2, 12), time(9, 0))
    for wie in ("aanbieder", "adviseur", "accounthouder"):
        with sessions() as session:
            tekst = make_agenda(session, stadje[wie], adres="", nu=stadje.nu).decode()
        assert "TZID:Europe/Amsterdam" in tekst
        assert "geheim" not in tekst
        assert "de school is dicht" not in tekst
