"""The columns of each file type by name and title, read from the file that `make docs` writes.

Reading the file types themselves would bring pandera and polars into pages that only count what is asked.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

BESTAND = Path(__file__).with_name("kolomkaarten.json")


class HeeftPlicht(Protocol):
    """A column of which is known whether a file is nothing without it."""

    @property
    def is_verplicht(self) -> bool: ...


Kolom_co = TypeVar("Kolom_co", bound=HeeftPlicht, covariant=True)


class Soort(Protocol[Kolom_co]):
    """A file type, as declared or as told in the catalogue."""

    @property
    def code(self) -> str: ...
    @property
    def velden(self) -> Mapping[str, Kolom_co]: ...


@dataclass(frozen=True)
class Kolomkaart:
    """One column as people read it."""

    titel: str
    is_verplicht: bool


@dataclass(frozen=True)
class Soortkaart:
    """One file type with its columns, in order; the newest version."""

    code: str
    titel: str
    velden: Mapping[str, Kolomkaart]


@cache
def load_soortkaarten() -> dict[str, Soortkaart]:
    """Read the catalogue by code of the file type."""
    return {
        kaart["code"]: Soortkaart(
            kaart["code"],
            kaart["titel"],
            {naam: Kolomkaart(**velden) for naam, velden in kaart["velden"].items()},
        )
        for kaart in json.loads(BESTAND.read_text(encoding="utf-8"))
    }
