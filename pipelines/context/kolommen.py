"""What each column of a context table is for: place, period, measure and value by name and content."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from pipelines.context.namen import compare_naam, drop_eenheid
from pipelines.ruw import RuweTabel
from schemas.contextbron import load_contextkolommen

CODEVORM = r"^\s*[A-Z]{2}\d{2}[0-9A-Z]*\s*$"
MEESTAL = 0.5


@dataclass(frozen=True)
class Rollen:
    """The place of each column by role (`k3`), and the columns without a role by name."""

    van_rol: Mapping[str, str]
    over: Mapping[str, str]

    @property
    def is_lang(self) -> bool:
        """Answer whether each row is one figure."""
        return "maat" in self.van_rol and "waarde" in self.van_rol


def find_rollen(tabel: RuweTabel) -> Rollen:
    """Give each column a role; a column `naam` is a measure beside values, and a place name elsewhere."""
    kolommen = {f"k{i}": kop for i, kop in enumerate(tabel.koppen) if kop}
    namen = {plek: {compare_naam(kop), drop_eenheid(kop)} for plek, kop in kolommen.items()}
    gevonden = {
        rol: find_columns(namen, woorden) for rol, woorden in load_contextkolommen()["kolommen"].items()
    }
    van_rol = {rol: plekken[0] for rol, plekken in gevonden.items() if plekken}
    if "waarde" not in van_rol:
        van_rol.pop("maat", None)
    if gevonden["plaats"]:
        kandidaten = [plek for plek in gevonden["plaats"] if plek != van_rol.get("maat")]
        van_rol.pop("plaats")
        if kandidaten:
            van_rol["plaats"] = prefer_codes(tabel.cellen, kandidaten)
    bezet = set(van_rol.values()) | {plek for plekken in gevonden.values() for plek in plekken}
    return Rollen(van_rol, {plek: kop for plek, kop in kolommen.items() if plek not in bezet})


def find_columns(namen: Mapping[str, set[str]], woorden: list[str]) -> list[str]:
    """Return the columns with one of these names, in the order of the names."""
    gezocht = [compare_naam(woord) for woord in woorden]
    gevonden = [plek for woord in gezocht for plek, eigen in namen.items() if woord in eigen]
    return list(dict.fromkeys(gevonden))


def prefer_codes(cellen: pl.DataFrame, plekken: list[str]) -> str:
    """Return the first column that mostly holds codes, else the first."""
    for plek in plekken:
        gevuld = cellen[plek].drop_nulls()
        if gevuld.len() and gevuld.str.contains(CODEVORM).sum() > MEESTAL * gevuld.len():
            return plek
    return plekken[0]
