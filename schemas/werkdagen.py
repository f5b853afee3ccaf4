"""Working days: Saturdays, Sundays and the days of `feestdagen.toml` are skipped in counting."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from schemas.declaraties import make_record, read_toml

BESTAND = Path(__file__).with_name("feestdagen.toml")
ZATERDAG = 5


@dataclass(frozen=True)
class VasteFeestdag:
    """A day with its own date, `maand-dag`."""

    naam: str
    dag: str


@dataclass(frozen=True)
class Paasfeestdag:
    """A day so many days after Easter Sunday."""

    naam: str
    dagen_erna: int


@cache
def feestdagen(jaar: int, bestand: Path = BESTAND) -> frozenset[date]:
    """Return the days of one year on which nobody is expected to work."""
    waarden = read_toml(bestand)
    vast = [make_record(VasteFeestdag, rij, bestand.name) for rij in waarden["vast"]]
    pasen = [make_record(Paasfeestdag, rij, bestand.name) for rij in waarden["pasen"]]
    eigen = {date.fromisoformat(f"{jaar}-{f.dag}") for f in vast}
    return frozenset(eigen | {find_pasen(jaar) + timedelta(days=f.dagen_erna) for f in pasen})


def find_pasen(jaar: int) -> date:
    """Return Easter Sunday: the rule of Oudin (1940) for the Gregorian calendar, in whole years and days."""
    eeuw, gouden = jaar // 100, jaar % 19
    maan = (eeuw - eeuw // 4 - (eeuw - (eeuw - 17) // 25) // 3 + 19 * gouden + 15) % 30
    maan -= (maan // 28) * (1 - (maan // 28) * (29 // (maan + 1)) * ((21 - gouden) // 11))
    dag = maan - (jaar + jaar // 4 + maan + 2 - eeuw + eeuw // 4) % 7
    maand = 3 + (dag + 40) // 44
    return date(jaar, maand, dag + 28 - 31 * (maand // 4))


def is_werkdag(dag: date) -> bool:
    """Answer whether somebody may be expected to work on this day."""
    return dag.weekday() < ZATERDAG and dag not in feestdagen(dag.year)


def plus_werkdagen(dag: date, aantal: int) -> date:
    """Count working days on from a day, or back when `aantal` is negative; zero is the day itself."""
    stap = timedelta(days=1 if aantal > 0 else -1)
    for _ in range(abs(aantal)):
        dag += stap
        while not is_werkdag(dag):
            dag += stap
    return dag
