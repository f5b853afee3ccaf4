"""The value types everything else is written in: Kwartaal, Regiocode, Partijcode."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from schemas.errors import OngeldigeWaardeError

KWARTAAL_VORMEN = (
    re.compile(r"(?P<jaar>20\d\d)-K(?P<nummer>[1-4])"),
    re.compile(r"K(?P<nummer>[1-4])[ -](?P<jaar>20\d\d)"),
)
REGIOCODE_VORM = re.compile(r"GM\d{4}|WK\d{4}[0-9A-Z]{2}|WR\d{8}|BU\d{4}[0-9A-Z]{4}")
PARTIJCODE_VORM = re.compile(r"[a-z][a-z0-9_]{1,39}")


@dataclass(frozen=True, order=True)
class Kwartaal:
    """A calendar quarter; text form `2025-K3`, on screen `K3 2025`."""

    jaar: int
    nummer: int

    @classmethod
    def parse(cls, tekst: str) -> Self:
        """Read `2025-K3` or `K3 2025`, or refuse with OngeldigeWaardeError."""
        for vorm in KWARTAAL_VORMEN:
            if gevonden := vorm.fullmatch(tekst.strip().upper()):
                return cls(int(gevonden["jaar"]), int(gevonden["nummer"]))
        raise OngeldigeWaardeError(f"'{tekst}' is geen kwartaal. Schrijf bijvoorbeeld 2025-K3.")

    @classmethod
    def of(cls, dag: date) -> Self:
        """Return the quarter a day lies in."""
        return cls(dag.year, (dag.month + 2) // 3)

    def plus(self, aantal: int) -> "Kwartaal":
        """Return the quarter `aantal` quarters later (earlier when negative)."""
        jaar, rest = divmod(self.jaar * 4 + self.nummer - 1 + aantal, 4)
        return Kwartaal(jaar, rest + 1)

    @property
    def eerste_dag(self) -> date:
        return date(self.jaar, 3 * self.nummer - 2, 1)

    @property
    def laatste_dag(self) -> date:
        return self.plus(1).eerste_dag - timedelta(days=1)

    @property
    def label(self) -> str:
        """The form people read: `K3 2025`."""
        return f"K{self.nummer} {self.jaar}"

    def __str__(self) -> str:
        return f"{self.jaar}-K{self.nummer}"


class Regioniveau(StrEnum):
    """The levels a regiocode can have; its prefix tells which."""

    GEMEENTE = "gemeente"
    GEBIED = "gebied"
    WIJKRAAD = "wijkraad"
    BUURT = "buurt"


NIVEAU_VAN_PREFIX = {
    "GM": Regioniveau.GEMEENTE,
    "WK": Regioniveau.GEBIED,
    "WR": Regioniveau.WIJKRAAD,
    "BU": Regioniveau.BUURT,
}


MODELCODE_VORM = re.compile(r"[A-Z][A-Z0-9]{1,11}")
"""The code of a factor model; the codes of its factors begin with it."""


class Referentiesoort(StrEnum):
    """The kinds of reference files somebody may load."""

    CONTEXT = "context"
    GEO = "geo"
    FACTORENMODEL = "factorenmodel"


class Regiocode(str):
    """A checked place code: GM0599, WK059915 (gebied), WR059915 + nn (wijkraad), BU05991570."""

    @classmethod
    def parse(cls, tekst: str) -> Self:
        """Read a code, or refuse with OngeldigeWaardeError."""
        schoon = tekst.strip().upper()
        if not REGIOCODE_VORM.fullmatch(schoon):
            raise OngeldigeWaardeError(f"'{tekst}' is geen code van een gemeente, gebied of buurt.")
        return cls(schoon)

    @property
    def niveau(self) -> Regioniveau:
        return NIVEAU_VAN_PREFIX[self[:2]]


class Partijcode(str):
    """A checked code of a party: lower-case letters, digits and underscores."""

    @classmethod
    def parse(cls, tekst: str) -> Self:
        """Read a code, or refuse with OngeldigeWaardeError."""
        if not PARTIJCODE_VORM.fullmatch(tekst):
            raise OngeldigeWaardeError(f"'{tekst}' is geen code van een partij.")
        return cls(tekst)


ALLE = "*"
"""In a figure: all parties, all interventions or all informants together."""
