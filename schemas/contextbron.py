"""Where context figures come from: one TOML file per source in `contextbronnen/`, and the signs they use."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from schemas.declaraties import make_record, read_standen, read_toml
from schemas.errors import DeclaratieError
from schemas.keuzelijst import load_keuzelijst

MAP = Path(__file__).with_name("contextbronnen")
KOLOMMEN = Path(__file__).with_name("contextkolommen.toml")
TEKENS = Path(__file__).with_name("contexttekens.toml")
INDELINGSWIJZIGING = "indelingswijziging"
"""The measure that says what happened to a place; every other measure leads to figures."""


@dataclass(frozen=True)
class Maat:
    """One measure of a source, with every name its files give it; `telbaar`: parts add up to about the whole."""

    code: str
    namen: tuple[str, ...]
    telbaar: bool = False


@dataclass(frozen=True)
class Contextformule:
    """How one context indicator follows from measures: sum of `teller` ÷ sum of `noemer` × `keer`.

    Below `vanaf` (but not zero) a value, and below `noemer_vanaf` a quotient, is too small to show.
    `breuken`: years from which the source counts otherwise, so that no line runs into them (R-16).
    """

    indicator: str
    teller: tuple[str, ...]
    noemer: tuple[str, ...] = ()
    keer: float | int = 1
    decimalen: int = 0
    vanaf: int = 0
    noemer_vanaf: int = 0
    breuken: tuple[int, ...] = ()


@dataclass(frozen=True)
class Brontabel:
    """The number a source gives its table of one year."""

    jaar: int
    tabel: str


@dataclass(frozen=True)
class Contextbron:
    """One source; `afwijking` is how far parts may add up to something else than the whole, as a share of it."""

    code: str
    naam: str
    bron: str
    licentie: str
    afwijking: float
    maten: tuple[Maat, ...]
    cijfers: tuple[Contextformule, ...]
    tabellen: tuple[Brontabel, ...] = ()

    def describe(self, jaar: int, tabel: str = "") -> str:
        """Return the source of a figure of one year, with the number of the table when that is known."""
        bekend = tabel or next((t.tabel for t in self.tabellen if t.jaar == jaar), "")
        return self.bron.format(jaar=jaar) + (f", tabel {bekend}" if bekend else "")


@dataclass(frozen=True)
class Contexttekens:
    """What stands in a cell instead of a number, or beside it, with its code."""

    cellen: Mapping[str, str]
    attributen: Mapping[str, str]
    standen: Mapping[str, str]


def load_contextbronnen(bronmap: Path = MAP) -> dict[str, Contextbron]:
    """Load every source by its code, which is the name of its file; a file is read again when it changed."""
    return dict(_load_contextbronnen(bronmap, read_standen(bronmap, ".toml")))


@lru_cache(maxsize=16)
def _load_contextbronnen(bronmap: Path, standen: tuple[tuple[str, int, int], ...]) -> dict[str, Contextbron]:
    return {Path(naam).stem: load_contextbron(bronmap / naam) for naam, *_ in standen}


def load_contextbron(pad: Path) -> Contextbron:
    """Load one source, or refuse a formula with a measure the source does not have."""
    waarden = read_toml(pad)
    for sleutel, soort in (("maten", Maat), ("cijfers", Contextformule), ("tabellen", Brontabel)):
        rauw = waarden.get(sleutel, [])
        waarden[sleutel] = [make_record(soort, rij, f"{pad.name}: {sleutel}") for rij in rauw]
    bron = make_record(Contextbron, {"code": pad.stem, **waarden}, pad.name)
    bekend = {maat.code for maat in bron.maten}
    for formule in bron.cijfers:
        if vreemd := sorted({*formule.teller, *formule.noemer} - bekend):
            raise DeclaratieError(
                f"{pad.name}: {formule.indicator} gebruikt {', '.join(vreemd)}, en dat is geen maat"
            )
    return bron


@cache
def load_contexttekens(bestand: Path = TEKENS) -> Contexttekens:
    """Load the signs, or refuse one whose meaning is no choice of `contextteken` or `contextstand`."""
    tekens = Contexttekens(**read_toml(bestand))
    for naam, lijst in (
        ("cellen", "contextteken"),
        ("attributen", "contextteken"),
        ("standen", "contextstand"),
    ):
        vreemd = sorted(set(getattr(tekens, naam).values()) - set(load_keuzelijst(lijst)))
        if vreemd:
            raise DeclaratieError(
                f"{bestand.name}: [{naam}] {', '.join(vreemd)} staat niet in keuzelijst {lijst}"
            )
    return tekens


@cache
def load_contextkolommen(bestand: Path = KOLOMMEN) -> Mapping[str, Any]:
    """Load what columns are for: role → names, and the word for a level → level."""
    return read_toml(bestand)
