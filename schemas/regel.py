"""What a rule across rows, quarters or agreements is; the rules themselves stand one per file in `regels/`."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.vocabulary import Kwartaal

REGELPAKKET = "schemas.regels"
VERLEDEN = "eerder_"
"""Prefix of the columns that say what earlier quarters told of the same trajectory."""

Rij = Mapping[str, Any]


class Vorm(StrEnum):
    """How often a broken rule is said: at every cell, once per term, or once per file."""

    PER_CEL = "per_cel"
    PER_TERM = "per_term"
    PER_BESTAND = "per_bestand"


@dataclass(frozen=True)
class Bereik:
    """What one agreement allows: these interventions in these places, with what lies under each gebied."""

    interventies: frozenset[str]
    regios: frozenset[str]
    gebieden: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Kolomfeit:
    """A column of the file that holds something: where it stands, and as which field it was read."""

    blad: str
    letter: str
    kop: str
    veld: str | None = None


@dataclass(frozen=True)
class Eerder:
    """The checked rows of the same party and file type of an earlier quarter."""

    kwartaal: Kwartaal
    rijen: pl.DataFrame


@dataclass(frozen=True)
class Feiten:
    """What a rule may compare rows with.

    `kolommen` are the columns the file has; None for the agreed sets means: nothing agreed to compare with.
    `eerder` holds earlier quarters, the newest first; `namen` says codes in words.
    """

    kwartaal: Kwartaal
    kolommen: frozenset[str] = frozenset()
    interventies: frozenset[str] | None = None
    regios: frozenset[str] | None = None
    instrumentgrenzen: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    bereiken: tuple[Bereik, ...] = ()
    doelgroepen: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    eerder: tuple[Eerder, ...] = ()
    is_hernummerd: bool = False
    namen: Mapping[str, str] = field(default_factory=dict)
    bestandsnaam: str = ""
    titels: tuple[str, ...] = ()
    """Texts outside the tables, such as the title above the header."""
    kolomfeiten: tuple[Kolomfeit, ...] = ()

    def naam(self, code: str) -> str:
        """Say a code as people read it."""
        return self.namen.get(code, code)


@dataclass(frozen=True)
class Regel:
    """A rule as sentence, repair, place and expression, with rows that keep and break it.

    `overtreding` returns what is true for a row that breaks the rule, or None when it cannot apply.
    With `is_los` the rows that keep it and those that break it are two files: it judges a column as a whole.
    """

    code: str
    soorten: tuple[str, ...]
    veld: str
    boodschap: str
    herstel: str
    ernst: Ernst
    toegestaan: str
    overtreding: Callable[[Feiten], pl.Expr | None]
    voldoet: tuple[Rij, ...]
    breekt: tuple[Rij, ...]
    vorm: Vorm = Vorm.PER_CEL
    velden: tuple[str, ...] = ()
    """Other columns the expression reads."""
    trap: Trap = Trap.RIJEN
    is_aanpasbaar: bool = True
    is_los: bool = False
    voorbeeld: str = ""
    """What breaks it, in words; without it the first row of `breekt` is shown."""


@dataclass(frozen=True)
class Geval:
    """One time a rule about the whole file is broken; `woorden` fill the sentence.

    It is said once, at the column, or with `is_per_cel` at the cell of each of its rows.
    """

    gevonden: str = ""
    woorden: Mapping[str, str] = field(default_factory=dict)
    nrs: pl.Series | None = None
    blad: str = ""
    letter: str = ""
    kop: str = ""
    aantal: int = 1
    is_per_cel: bool = False


@dataclass(frozen=True)
class Proef:
    """A small file, and what it is compared with, to try a rule on."""

    rijen: tuple[Rij, ...] = ()
    eerder: tuple[tuple[str, tuple[Rij, ...]], ...] = ()
    """(quarter, rows) of earlier deliveries, the newest first."""
    feiten: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Geheelregel:
    """A rule about the file as a whole, or about groups of rows beside earlier quarters and agreements."""

    code: str
    soorten: tuple[str, ...]
    veld: str
    boodschap: str
    herstel: str
    ernst: Ernst
    toegestaan: str
    trap: Trap
    zoek: Callable[[pl.DataFrame, Feiten], Iterable[Geval]]
    voldoet: tuple[Proef, ...]
    breekt: tuple[Proef, ...]
    voorbeeld: str
    velden: tuple[str, ...] = ()
    is_aanpasbaar: bool = True


@cache
def load_alle_regels() -> tuple[Regel | Geheelregel, ...]:
    """Return every rule of the folder, in name order."""
    pakket = importlib.import_module(REGELPAKKET)
    namen = sorted(module.name for module in pkgutil.iter_modules(pakket.__path__))
    return tuple(importlib.import_module(f"{REGELPAKKET}.{naam}").REGEL for naam in namen)


def load_regels(soort: str) -> tuple[Regel, ...]:
    """Return the rules of a file type that judge row by row, in name order."""
    return tuple(r for r in load_alle_regels() if isinstance(r, Regel) and soort in r.soorten)


def load_geheelregels(soort: str) -> tuple[Geheelregel, ...]:
    """Return the rules of a file type about the file as a whole, in name order."""
    return tuple(r for r in load_alle_regels() if isinstance(r, Geheelregel) and soort in r.soorten)
