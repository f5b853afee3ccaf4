"""The calendar of talks as an .ics file: a person's own steps, with no word anybody wrote for a talk."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.gereedheid import label_gesprek
from app.services.kalender import Stapdag, kalender_van
from app.store.access import get_gesprek, visible_gesprekken
from app.store.tables import Gesprek
from app.toegang import require
from schemas.gesprekskalender import load_gesprekskalender
from schemas.leercyclus import GesprekStatus
from schemas.rollen import Recht

TIJDZONE = ZoneInfo("Europe/Amsterdam")
HUIS = "wijkspiegel"


def make_agenda(
    session: Session, gebruiker: Gebruiker, *, gesprek_id: int | None = None, adres: str, nu: datetime
) -> bytes:
    """Write the own steps of one talk, or of every talk that is not adopted; `adres` is that of the app."""
    require(gebruiker, Recht.GESPREK_BEKIJKEN)
    gesprekken = (
        [get_gesprek(session, gebruiker, gesprek_id)] if gesprek_id else _open_talks(session, gebruiker)
    )
    kalender = Calendar.new(
        prodid="-//Wijkspiegel//Gesprekken//NL", name="Wijkspiegel: gesprekken", language="nl"
    )
    for gesprek in gesprekken:
        for stapdag in kalender_van(gesprek):
            if stapdag.is_voor(gebruiker):
                kalender.add_component(_make_event(gesprek, stapdag, adres=adres, nu=nu))
    kalender.add_missing_timezones()
    return bytes(kalender.to_ical())


def _open_talks(session: Session, gebruiker: Gebruiker) -> Iterable[Gesprek]:
    return [g for g in visible_gesprekken(session, gebruiker) if g.status is not GesprekStatus.VASTGESTELD]


def _make_event(gesprek: Gesprek, stapdag: Stapdag, *, adres: str, nu: datetime) -> Event:
    """Make one event; its UID stays the same when the talk moves, its SEQUENCE counts the changes."""
    begin, einde = _times(gesprek, stapdag)
    href = f"{adres}/gesprek?gesprek={gesprek.id}"
    return Event.new(
        uid=f"gesprek-{gesprek.id}-{stapdag.stap.code}@{HUIS}",
        sequence=gesprek.versie,
        stamp=nu,
        summary=f"{stapdag.stap.naam}: {label_gesprek(gesprek)}",
        description=f"{stapdag.stap.wat}\n{href}",
        location=gesprek.locatie or None if stapdag.stap.code == "gesprek" else None,
        start=begin,
        end=einde,
        url=href,
    )


def _times(gesprek: Gesprek, stapdag: Stapdag) -> tuple[date, date]:
    """Return begin and end: whole days, but for a talk of which the time is known."""
    if stapdag.stap.code != "gesprek" or gesprek.tijd is None:
        return stapdag.op, stapdag.op + timedelta(days=1)
    begin = datetime.combine(stapdag.op, gesprek.tijd, tzinfo=TIJDZONE)
    return begin, begin + timedelta(minutes=load_gesprekskalender().duur_minuten)
