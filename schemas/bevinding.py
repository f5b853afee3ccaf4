"""A finding in a provider's file, as one value for page, command and build (R-02)."""

from dataclasses import dataclass
from enum import StrEnum


class Ernst(StrEnum):
    """How heavy a finding weighs: an error blocks, a warning may be justified (R-05)."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    OPMERKING = "opmerking"


class Trap(StrEnum):
    """The stages of a check, in order: what goes wrong early makes what comes later senseless."""

    BESTAND = "bestand"
    KOLOMMEN = "kolommen"
    CELLEN = "cellen"
    RIJEN = "rijen"
    TABELLEN = "tabellen"
    EERDERE_KWARTALEN = "eerdere_kwartalen"
    AFSPRAKEN = "afspraken"


@dataclass(frozen=True, order=True)
class Plaats:
    """Where the user sees it; `blad` is empty for CSV, `rij` 1-based, `kolom` a letter such as F."""

    blad: str = ""
    rij: int | None = None
    kolom: str = ""
    kolomnaam: str = ""

    @property
    def cel(self) -> str:
        """The address of the cell, `F12`; empty when the finding is about a row or the file."""
        return f"{self.kolom}{self.rij}" if self.kolom and self.rij else ""

    def __str__(self) -> str:
        delen = [
            f"blad {self.blad}" if self.blad else "",
            f"cel {self.cel}" if self.cel else f"rij {self.rij}" if self.rij else "",
            f'kolom "{self.kolomnaam}"' if self.kolomnaam else "",
        ]
        return ", ".join(deel for deel in delen if deel)


@dataclass(frozen=True, order=True)
class Bevinding:
    """One thing to repair, justify or know, in plain Dutch.

    `aantal` is the number of rows it is about: repairing the cause clears it for all of them.
    """

    regel: str
    ernst: Ernst
    plaats: Plaats
    gevonden: str
    toegestaan: str
    boodschap: str
    herstel: str
    veld: str = ""
    aantal: int = 1
