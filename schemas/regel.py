"""What a rule across rows, quarters or agreements is; the rules themselves stand one per file in `regels/`."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import polars as pl

from schemas.bevinding import Ernst
from schemas.vocabulary import Kwartaal

REGELPAKKET = "schemas.regels"


class Vorm(StrEnum):
    """How often a broken rule is said: at every cell, once per term, or once per file."""

    PER_CEL = "per_cel"
    PER_TERM = "per_term"
    PER_BESTAND = "per_bestand"


@dataclass(frozen=True)
class Feiten:
    """What a rule may compare rows with.

    `kolommen` are the columns the file has; None for the agreed sets means: nothing agreed to compare with.
    """

    kwartaal: Kwartaal
    kolommen: frozenset[str] = frozenset()
    interventies: frozenset[str] | None = None
    regios: frozenset[str] | None = None
    instrumentgrenzen: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Regel:
    """A rule as sentence, repair, place and expression, with rows that keep and break it.

    `overtreding` returns what is true for a row that breaks the rule, or None when it cannot apply.
    """

    code: str
    soorten: tuple[str, ...]
    veld: str
    boodschap: str
    herstel: str
    ernst: Ernst
    toegestaan: str
    overtreding: Callable[[Feiten], pl.Expr | None]
    voldoet: tuple[Mapping[str, Any], ...]
    breekt: tuple[Mapping[str, Any], ...]
    vorm: Vorm = Vorm.PER_CEL
    velden: tuple[str, ...] = ()
    """Other columns the expression reads."""


def load_regels(soort: str) -> tuple[Regel, ...]:
    """Return the rules of a file type, in name order."""
    pakket = importlib.import_module(REGELPAKKET)
    namen = sorted(module.name for module in pkgutil.iter_modules(pakket.__path__))
    regels = tuple(importlib.import_module(f"{REGELPAKKET}.{naam}").REGEL for naam in namen)
    return tuple(regel for regel in regels if soort in regel.soorten)
