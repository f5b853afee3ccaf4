"""The calendar of a talk, from `gesprekskalender.toml`: what must be done by whom, counted back from its day."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from schemas.declaraties import make_record, read_toml
from schemas.errors import DeclaratieError
from schemas.rollen import get_rol
from schemas.werkdagen import plus_werkdagen

BESTAND = Path(__file__).with_name("gesprekskalender.toml")


@dataclass(frozen=True)
class Kalenderdag:
    """One day in the calendar: so many working days before the talk, for which roles, and what is asked."""

    code: str
    naam: str
    werkdagen_ervoor: int
    voor: tuple[str, ...]
    wat: str

    def op(self, gesprek_op: date) -> date:
        """Return the day, when the talk is on `gesprek_op`."""
        return plus_werkdagen(gesprek_op, -self.werkdagen_ervoor)


@dataclass(frozen=True)
class Gesprekskalender:
    """All days in order of time, and how long a talk takes."""

    bron: str
    duur_minuten: int
    dagen: tuple[Kalenderdag, ...]

    def dag(self, code: str) -> Kalenderdag:
        """Return one day by its code."""
        return next(dag for dag in self.dagen if dag.code == code)


@cache
def load_gesprekskalender(bestand: Path = BESTAND) -> Gesprekskalender:
    """Load the calendar, or refuse with DeclaratieError."""
    waarden = read_toml(bestand)
    dagen = tuple(
        make_record(Kalenderdag, rij, f"{bestand.name}: dag {nummer}")
        for nummer, rij in enumerate(waarden.pop("dagen", []), start=1)
    )
    if [d.werkdagen_ervoor for d in dagen] != sorted((d.werkdagen_ervoor for d in dagen), reverse=True):
        raise DeclaratieError(f"{bestand.name}: de dagen staan niet op volgorde van tijd")
    for rolcode in {rolcode for dag in dagen for rolcode in dag.voor}:
        get_rol(rolcode)
    return make_record(Gesprekskalender, {**waarden, "dagen": dagen}, bestand.name)
