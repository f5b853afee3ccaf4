"""Closed lists of stored codes, from `keuzelijsten.toml`: the codes stay, the labels may change."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from schemas.declaraties import make_record, read_toml
from schemas.errors import DeclaratieError

BESTAND = Path(__file__).with_name("keuzelijsten.toml")


@dataclass(frozen=True)
class Keuze:
    """One choice; `is_breuk` is for kinds of events that end a series (R-16)."""

    code: str
    label: str
    hulp: str = ""
    is_breuk: bool = False


@dataclass(frozen=True)
class Keuzelijst:
    """One closed list with the question it answers."""

    code: str
    naam: str
    bron: str
    keuzes: tuple[Keuze, ...]


@cache
def load_keuzelijsten(bestand: Path = BESTAND) -> Mapping[str, Keuzelijst]:
    """Load every list by its code; a page may ask for a label many times, so it is read once."""
    lijsten = {
        code: make_keuzelijst(code, waarden, bestand.name) for code, waarden in read_toml(bestand).items()
    }
    return MappingProxyType(lijsten)


def make_keuzelijst(code: str, waarden: dict[str, object], bestand: str) -> Keuzelijst:
    """Make one list, or refuse a double or incomplete choice."""
    plaats = f"{bestand}: [{code}]"
    rauw = waarden.get("keuzes")
    if not isinstance(rauw, list) or not rauw:
        raise DeclaratieError(f"{plaats} 'keuzes' ontbreekt")
    keuzes = tuple(make_record(Keuze, keuze, plaats) for keuze in rauw)
    if len({keuze.code for keuze in keuzes}) < len(keuzes):
        raise DeclaratieError(f"{plaats} een code staat er twee keer")
    return make_record(Keuzelijst, {**waarden, "code": code, "keuzes": keuzes}, plaats)


def load_keuzes(naam: str) -> tuple[Keuze, ...]:
    """Return the choices of a list in order, with help."""
    try:
        return load_keuzelijsten()[naam].keuzes
    except KeyError:
        raise DeclaratieError(f"keuzelijsten.toml: lijst '{naam}' bestaat niet") from None


def load_keuzelijst(naam: str) -> dict[str, str]:
    """Return code → label of a list, in order."""
    return {keuze.code: keuze.label for keuze in load_keuzes(naam)}


def load_breuksoorten() -> frozenset[str]:
    """Return the kinds of events across which nothing is compared (R-16)."""
    return frozenset(keuze.code for keuze in load_keuzes("gebeurtenis_soort") if keuze.is_breuk)
