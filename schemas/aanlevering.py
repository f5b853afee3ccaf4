"""What a file type is: the facts of its columns (Veld), its record (Aanleversoort), and how it is found."""

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from schemas.errors import DeclaratieError
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from schemas.rijmodel import AanleverRij

SOORTENPAKKET = "schemas.aanleversoorten"
VELD = "veld"
"""Key of the Veld in a column's pandera metadata."""


class Veldsoort(StrEnum):
    """How the text of a cell becomes a value."""

    TEKST = "tekst"
    NUMMER = "nummer"
    KEUZE = "keuze"
    GEHEEL = "geheel"
    DECIMAAL = "decimaal"
    TELLING = "telling"
    DATUM = "datum"
    KWARTAAL = "kwartaal"
    REGIO = "regio"
    INTERVENTIE = "interventie"
    INSTRUMENT = "instrument"


@dataclass(frozen=True)
class Keuze:
    """One allowed code, its label, and how providers write it."""

    code: str
    label: str
    synoniemen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Veld:
    """The facts of one column: said here, used by template, manual, mapping, parsing and message.

    `synoniemen` are header texts; bounds are inclusive; `voorbeeld` is what a repair suggests.
    """

    soort: Veldsoort
    titel: str
    uitleg: str
    voorbeeld: str
    synoniemen: tuple[str, ...] = ()
    keuzes: tuple[Keuze, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    is_verplicht: bool = False

    @property
    def toegestaan(self) -> str:
        """Say in words what a cell of this column may hold."""
        if self.keuzes:
            return " · ".join(keuze.label for keuze in self.keuzes)
        return f"{TOEGESTAAN[self.soort]}{self._bereik()}"

    def _bereik(self) -> str:
        if self.minimum is None:
            return ""
        if self.maximum is None:
            return f", {self.minimum:g} of hoger"
        return f" van {self.minimum:g} tot en met {self.maximum:g}"


EERSTE_KWARTAAL = Kwartaal(2020, 1)

TOEGESTAAN: Mapping[Veldsoort, str] = {
    Veldsoort.TEKST: "een tekst",
    Veldsoort.NUMMER: "een nummer dat maar één keer voorkomt",
    Veldsoort.KEUZE: "een van de vaste woorden",
    Veldsoort.GEHEEL: "een geheel getal",
    Veldsoort.DECIMAAL: "een getal",
    Veldsoort.TELLING: "een geheel getal, of <5",
    Veldsoort.DATUM: "een bestaande datum",
    Veldsoort.KWARTAAL: "een kwartaal",
    Veldsoort.REGIO: "een gebied, wijk of buurt in Rotterdam",
    Veldsoort.INTERVENTIE: "een interventie die bij ons bekend is",
    Veldsoort.INSTRUMENT: "een meetinstrument dat bij ons bekend is",
}


@dataclass(frozen=True)
class Aanleversoort:
    """The record of a file type: everything about it that is not a column.

    `kern` are the columns that tell this type from the others; `sleutel` is unique over the whole file.
    """

    code: str
    titel: str
    omschrijving: str
    model: "type[AanleverRij]"
    kern: tuple[str, ...]
    sleutel: tuple[str, ...] = ()
    geldig_vanaf: Kwartaal = EERSTE_KWARTAAL

    @cached_property
    def velden(self) -> dict[str, Veld]:
        """Return the columns a provider fills, in order."""
        kolommen = self.model.to_schema().columns
        return {naam: kolom.metadata[VELD] for naam, kolom in kolommen.items() if kolom.metadata}


def soortmodules() -> tuple[str, ...]:
    """Name the modules in the folder of file types, without importing them."""
    pakket = importlib.import_module(SOORTENPAKKET)
    return tuple(sorted(module.name for module in pkgutil.iter_modules(pakket.__path__)))


def load_soorten() -> tuple[Aanleversoort, ...]:
    """Import every file type; this imports pandera, so only code that checks files calls it."""
    soorten = tuple(importlib.import_module(f"{SOORTENPAKKET}.{naam}").SOORT for naam in soortmodules())
    versies = [(soort.code, soort.geldig_vanaf) for soort in soorten]
    if len(set(versies)) < len(versies):
        raise DeclaratieError("aanleversoorten: twee bestanden met dezelfde code en geldig_vanaf")
    return soorten


def list_soorten(kwartaal: Kwartaal) -> tuple[Aanleversoort, ...]:
    """Return the newest version of each file type that is valid in a quarter."""
    geldig = sorted(
        (soort for soort in load_soorten() if soort.geldig_vanaf <= kwartaal),
        key=lambda soort: soort.geldig_vanaf,
    )
    return tuple({soort.code: soort for soort in geldig}.values())


def get_soort(code: str, kwartaal: Kwartaal) -> Aanleversoort:
    """Return the file type of a code in a quarter, or raise DeclaratieError."""
    for soort in list_soorten(kwartaal):
        if soort.code == code:
            return soort
    raise DeclaratieError(f"aanleversoorten: soort '{code}' bestaat niet in {kwartaal}")
