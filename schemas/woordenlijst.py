"""The words of the domain from `woordenlijst.toml`, and whether a name is made of them."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from schemas.declaraties import make_record, read_toml

BESTAND = Path(__file__).with_name("woordenlijst.toml")
GETAL = re.compile(r"\d+")
SCHEIDING = re.compile(r"[_\-]|(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True)
class Woord:
    """One noun; `niet` are words that are not used for it."""

    woord: str
    meervoud: str
    betekenis: str
    niet: tuple[str, ...] = ()


@dataclass(frozen=True)
class Woordenlijst:
    """The nouns, the small words a name may also hold, and the names that say nothing."""

    woorden: tuple[Woord, ...]
    delen: frozenset[str]
    verboden: frozenset[str]

    @cached_property
    def bekend(self) -> frozenset[str]:
        """Every part a name may be made of."""
        enkel = {woord.woord for woord in self.woorden}
        return self.delen | enkel | {woord.meervoud for woord in self.woorden}

    @cached_property
    def anders(self) -> dict[str, str]:
        """Per word that is not used, the word that is."""
        return {niet: woord.woord for woord in self.woorden for niet in woord.niet}

    def find_bezwaren(self, naam: str) -> tuple[str, ...]:
        """Say what is wrong with a name of a table, column or code; empty when it is made of known words."""
        if naam in self.verboden:
            return (f"'{naam}' staat niet alleen: het betekent te veel",)
        delen = [deel.lower() for deel in SCHEIDING.split(naam) if deel and not GETAL.fullmatch(deel)]
        fout = [f"'{deel}' heet hier '{self.anders[deel]}'" for deel in delen if deel in self.anders]
        vreemd = [f"'{deel}' staat niet in woordenlijst.toml" for deel in delen if self.is_vreemd(deel)]
        return tuple(f"{naam}: {bezwaar}" for bezwaar in fout + vreemd)

    def is_vreemd(self, deel: str) -> bool:
        """Answer whether a part is neither listed nor listed as a wrong word."""
        return deel not in self.bekend and deel not in self.anders


def load_woordenlijst(bestand: Path = BESTAND) -> Woordenlijst:
    """Load the list, or refuse with DeclaratieError."""
    waarden = read_toml(bestand)
    woorden = tuple(
        make_record(Woord, {"woord": woord, **feiten}, f"{bestand.name}: [{woord}]")
        for woord, feiten in waarden["woorden"].items()
    )
    delen = frozenset(deel for groep in waarden["delen"].values() for deel in groep)
    return Woordenlijst(woorden, delen, frozenset(waarden["verboden"]))
