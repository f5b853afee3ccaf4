"""Places as pages need them: name, level, the way up and the way down; the tables stay in the build."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from app.components.knoppen import address
from app.components.kop import Kruimel
from app.identity import Gebruiker
from app.store.access.bereik import is_regio_within
from schemas.errors import NietGevondenError
from schemas.vocabulary import Regiocode, Regioniveau


@dataclass(frozen=True)
class Plaats:
    """One place."""

    code: str
    naam: str
    niveau: str
    oudercode: str
    is_woongebied: bool


@dataclass(frozen=True)
class Plaatsen:
    """All places by code, in the order of the build: from the gemeente down."""

    per_code: Mapping[str, Plaats]

    @cached_property
    def gemeente(self) -> Plaats | None:
        return next((p for p in self.per_code.values() if p.niveau == Regioniveau.GEMEENTE), None)

    @property
    def gebieden(self) -> list[Plaats]:
        """Return the gebieden where people live, by name."""
        return self.children(self.gemeente.code) if self.gemeente else []

    def children(self, code: str) -> list[Plaats]:
        """Return what lies directly below, by name: alphabetical order ranks nobody (R-13)."""
        onder = [p for p in self.per_code.values() if p.oudercode == code and p.is_woongebied]
        return sorted((p for p in onder if p.niveau != Regioniveau.WIJKRAAD), key=lambda p: p.naam)

    def way_up(self, code: str) -> list[Plaats]:
        """Return the places above, the gemeente first."""
        pad: list[Plaats] = []
        boven = self.per_code.get(self.per_code[code].oudercode)
        while boven is not None:
            pad.insert(0, boven)
            boven = self.per_code.get(boven.oudercode)
        return pad

    def name(self, code: str) -> str:
        """Return the name of a place, or its code when this build does not know it."""
        return self.per_code[code].naam if code in self.per_code else code

    def require_visible(self, code: str, gebruiker: Gebruiker) -> Plaats:
        """Return the place, or NietGevondenError whether it is absent or not this person's."""
        plaats = self.per_code.get(Regiocode.parse(code))
        if plaats is None or not self.may_open(plaats, gebruiker):
            raise NietGevondenError("Deze plaats bestaat niet, of u kunt haar niet bekijken.")
        return plaats

    def may_open(self, plaats: Plaats, gebruiker: Gebruiker) -> bool:
        """Answer whether a place is one's own, or lies above an own place, where only totals are shown."""
        if plaats.niveau == Regioniveau.GEMEENTE or is_regio_within(plaats.code, gebruiker):
            return True
        return any(is_regio_within(onder.code, gebruiker) for onder in self.children(plaats.code))


def read_plaatsen(frame: pd.DataFrame) -> Plaatsen:
    """Turn the table of places into values."""
    kolommen = ["regiocode", "naam", "niveau", "oudercode", "is_woongebied"]
    return Plaatsen(
        {
            code: Plaats(code, naam, niveau, ouder, bool(is_woongebied))
            for code, naam, niveau, ouder, is_woongebied in frame[kolommen].itertuples(index=False, name=None)
        }
    )


def trail(plaatsen: Plaatsen, plaats: Plaats, route: str, **vraag: object) -> list[Kruimel]:
    """Return the breadcrumbs of a place: gemeente › gebied, with the same quarter."""
    return [(p.naam, address(route, regio=p.code, **vraag)) for p in plaatsen.way_up(plaats.code)]
