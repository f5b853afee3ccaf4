"""The code lists beside a CBS OData v4 download: what a code of a measure, split or period means."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from pipelines.context.namen import compare_naam
from pipelines.ruw import RuweTabel
from schemas.errors import OnleesbaarBestandError

VREEMD = 0.5


@dataclass(frozen=True)
class Codelijsten:
    """Titles of measures, statuses of periods, and what the table itself says of its number."""

    maten: Mapping[str, str] = field(default_factory=dict)
    standen: Mapping[str, str] = field(default_factory=dict)
    splitsingen: Mapping[str, str] = field(default_factory=dict)
    tabel: str = ""

    def translate(self, cellen: pl.DataFrame) -> pl.DataFrame:
        """Write titles for the codes of measures; refuse when the list belongs to another table."""
        if not self.maten:
            return cellen
        codes = cellen["maat"].str.split(", ").list.first().unique()
        vreemd = sorted(code for code in codes.drop_nulls() if code not in self.maten)
        if len(vreemd) > len(codes) * VREEMD:
            raise OnleesbaarBestandError(
                f"De codelijst hoort bij een andere tabel: {', '.join(vreemd[:3])} staat er niet in.",
                "Zet Observations.csv en MeasureCodes.csv uit één download bij elkaar.",
            )
        namen = {
            maat: ", ".join([self.maten.get(kop, kop), *(self.splitsingen.get(deel, deel) for deel in delen)])
            for maat in cellen["maat"].drop_nulls().unique()
            for kop, *delen in [maat.split(", ")]
        }
        return cellen.with_columns(pl.col("maat").replace(namen))


def read_codelijsten(lijsten: Mapping[str, RuweTabel]) -> Codelijsten:
    """Read the lists by their file names: MeasureCodes, PeriodenCodes, Properties, others as splits."""
    maten: dict[str, str] = {}
    splitsingen: dict[str, str] = {}
    standen: dict[str, str] = {}
    tabel = ""
    for naam, lijst in lijsten.items():
        if naam == "measurecodes":
            maten = {code: _title(rij) for code, rij in _rows(lijst)}
        elif naam == "periodencodes":
            standen = {code: rij.get("status") or "" for code, rij in _rows(lijst)}
        elif naam == "properties":
            tabel = next((code for code, _ in _rows(lijst)), "")
        elif naam.endswith("codes") and not _is_place(lijst):
            splitsingen |= {code: rij.get("title") or code for code, rij in _rows(lijst)}
    return Codelijsten(maten, standen, splitsingen, tabel)


def _rows(lijst: RuweTabel) -> list[tuple[str, dict[str, str | None]]]:
    """Return each row by its identifier, its cells by compared column name."""
    koppen = [compare_naam(kop) for kop in lijst.koppen]
    rijen = [dict(zip(koppen, cellen[1:], strict=True)) for cellen in lijst.cellen.iter_rows()]
    return [((rij.get("identifier") or "").strip(), rij) for rij in rijen if rij.get("identifier")]


def _title(rij: Mapping[str, str | None]) -> str:
    titel = (rij.get("title") or "").strip()
    return f"{titel} ({rij['unit']})" if rij.get("unit") else titel


def _is_place(lijst: RuweTabel) -> bool:
    """Answer whether this list names places: their codes say enough."""
    return any(code[:2] in {"GM", "WK", "BU", "NL", "PV"} for code, _ in _rows(lijst)[:3])
