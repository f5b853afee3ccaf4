"""The calendar of a talk as days: counted back from its date, with the step that waits for a person."""

from dataclasses import dataclass
from datetime import date

from app.identity import Gebruiker
from app.store.tables import Gesprek
from schemas.gesprekskalender import Kalenderdag, load_gesprekskalender
from schemas.leercyclus import GesprekStatus

GEDAAN_IN: dict[str, frozenset[GesprekStatus]] = {
    "aanleveren": frozenset(GesprekStatus) - {GesprekStatus.GEPLAND, GesprekStatus.AANLEVERING},
    "lezen": frozenset({GesprekStatus.GEOPEND, GesprekStatus.GEVOERD, GesprekStatus.VASTGESTELD}),
    "openen": frozenset({GesprekStatus.GEOPEND, GesprekStatus.GEVOERD, GesprekStatus.VASTGESTELD}),
    "gesprek": frozenset({GesprekStatus.GEVOERD, GesprekStatus.VASTGESTELD}),
    "vaststellen": frozenset(),
}
"""In which states of the talk a step is behind us; a step without an entry is over when its day is."""


@dataclass(frozen=True)
class Stapdag:
    """One step of the calendar of one talk, on its day."""

    stap: Kalenderdag
    op: date

    def is_voor(self, gebruiker: Gebruiker) -> bool:
        """Answer whether this step asks something of this person's role."""
        return gebruiker.rolcode in self.stap.voor


def kalender_van(gesprek: Gesprek) -> tuple[Stapdag, ...]:
    """Return the steps of one talk in order of time."""
    return tuple(Stapdag(stap, stap.op(gesprek.gesprek_op)) for stap in load_gesprekskalender().dagen)


def dag_van(gesprek: Gesprek, code: str) -> date:
    """Return the day of one step of a talk."""
    return load_gesprekskalender().dag(code).op(gesprek.gesprek_op)


def is_gedaan(gesprek: Gesprek, stapdag: Stapdag, vandaag: date) -> bool:
    """Answer whether a step is behind us; once a talk is adopted every step is."""
    if gesprek.status is GesprekStatus.VASTGESTELD:
        return True
    statussen = GEDAAN_IN.get(stapdag.stap.code)
    return stapdag.op < vandaag if statussen is None else gesprek.status in statussen


def volgende_stap(gesprek: Gesprek, gebruiker: Gebruiker, vandaag: date) -> Stapdag | None:
    """Return the first step that still waits for this person; None when nothing does."""
    return next(
        (s for s in kalender_van(gesprek) if s.is_voor(gebruiker) and not is_gedaan(gesprek, s, vandaag)),
        None,
    )
