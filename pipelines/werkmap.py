"""What a workbook holds once it is read: a grid per sheet, and the text that no sheet shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from types import NoneType
from typing import Any

import polars as pl

from pipelines.blad_feiten import BladFeiten, Cel
from pipelines.raster import Raster, Samenvoeging, blank_to_null, column_letter, drop_blank_rows, show_rijen
from pipelines.ruw import RIJ, Bijvangst, Leesnotitie

Rij = tuple[int, list[Any]]
"""A row with its number as the sheet shows it."""


@dataclass(frozen=True)
class Werkmap:
    """The sheets in the order of their tabs; hidden ones apart."""

    bladen: tuple[Raster, ...]
    verborgen: tuple[Raster, ...] = ()
    bijvangst: tuple[Bijvangst, ...] = ()
    notities: tuple[Leesnotitie, ...] = ()

    @property
    def rasters(self) -> tuple[Raster, ...]:
        """Every sheet, the hidden ones last."""
        return (*self.bladen, *self.verborgen)


def make_raster(
    blad: str, rijen: Iterable[Rij], feiten: BladFeiten, samengevoegd: tuple[Samenvoeging, ...] = ()
) -> Raster:
    """Make a grid of text of the filled rows, with what the format hides put back and told."""
    gevuld = {n: rij for n, rij in rijen if any(rij) or rij.count("") + rij.count(None) < len(rij)}
    _put_cells(gevuld, (*feiten.foutcellen, *feiten.codes))
    nummers = sorted(gevuld)
    breedte = max(map(len, gevuld.values()), default=0)
    op_volgorde = [gevuld[nummer] for nummer in nummers]
    if any(len(rij) < breedte for rij in op_volgorde):
        op_volgorde = [rij + [None] * (breedte - len(rij)) for rij in op_volgorde]
    kolommen = {f"k{k}": column_text(kolom) for k, kolom in enumerate(zip(*op_volgorde, strict=True))}
    cellen = blank_to_null(pl.DataFrame(kolommen)).select(pl.Series(RIJ, nummers, dtype=pl.Int64), pl.all())
    vol = drop_blank_rows(cellen)
    laatste = int(vol[RIJ][-1]) if vol.height else 0
    return Raster(
        blad, vol, laatste - vol.height, samengevoegd, tell_feiten(blad, feiten, vol), feiten.lege_formules
    )


def column_text(waarden: Sequence[Any]) -> pl.Series:
    """Write a column as text; every distinct value once, and what is text already not at all."""
    soorten = set(map(type, waarden))
    if soorten <= {str, NoneType}:
        return pl.Series(waarden, dtype=pl.String)
    if bool in soorten:  # true and 1.0 are equal, and yet written differently
        return pl.Series([cell_text(waarde) for waarde in waarden], dtype=pl.String)
    teksten = {waarde: cell_text(waarde) for waarde in set(waarden)}
    return pl.Series(list(map(teksten.__getitem__, waarden)), dtype=pl.String)


def cell_text(waarde: Any) -> str | None:
    """Write a cell as text: 14.0 is '14', a date is ISO, true is WAAR as Dutch Excel shows it."""
    if isinstance(waarde, str) or waarde is None:
        return waarde
    if isinstance(waarde, bool):
        return "WAAR" if waarde else "ONWAAR"
    if isinstance(waarde, float):
        return number_text(waarde)
    if isinstance(waarde, datetime):
        return waarde.date().isoformat() if waarde.time() == time() else waarde.isoformat(" ", "seconds")
    if isinstance(waarde, timedelta):
        return duration_text(waarde)
    return str(waarde)


def number_text(waarde: float) -> str:
    """Write a number with Excel's 15 digits, so that 7.1000000000000005 is 7.1 and 14.0 is 14."""
    if waarde.is_integer() and abs(waarde) < 1e15:
        return str(int(waarde))
    tekst = f"{waarde:.15g}"
    return f"{Decimal(tekst):f}" if "e" in tekst else tekst


def duration_text(duur: timedelta) -> str:
    """Write a duration in hours as a spreadsheet shows it: 26:03:00."""
    seconden = round(duur.total_seconds())
    uren, rest = divmod(abs(seconden), 3600)
    return f"{'-' if seconden < 0 else ''}{uren}:{rest // 60:02d}:{rest % 60:02d}"


def _put_cells(rijen: dict[int, list[Any]], cellen: tuple[Cel, ...]) -> None:
    """Lay texts over rows that are made wide enough for them."""
    for nummer, k, tekst in cellen:
        rij = rijen.setdefault(nummer, [])
        rij += [None] * (k + 1 - len(rij))
        rij[k] = tekst


def tell_feiten(blad: str, feiten: BladFeiten, vol: pl.DataFrame) -> tuple[Leesnotitie, ...]:
    """Tell what a reader of the sheet does not see, or sees otherwise than it was read."""
    notities = []
    aanwezig = set(vol[RIJ].to_list()) if feiten.verborgen_rijen else set()
    if rijen := tuple(rij for rij in feiten.verborgen_rijen if rij in aanwezig):
        zin = f"Verborgen of weggefilterd en wel gelezen: {show_rijen(rijen)}."
        notities.append(Leesnotitie("verborgen_rijen", zin, len(rijen), blad, rijen))
    gevuld = {k for k in range(len(vol.columns) - 1) if vol[f"k{k}"].null_count() < vol.height}
    if kolommen := [k for k in feiten.verborgen_kolommen if k in gevuld]:
        zin = f"Verborgen en wel gelezen: {_show_kolommen(kolommen)}."
        notities.append(Leesnotitie("verborgen_kolommen", zin, len(kolommen), blad))
    if feiten.foutcellen:
        zin = f"Cellen met een Excelfout: {_show_cellen(feiten.foutcellen)}."
        rijen = tuple(rij for rij, _, _ in feiten.foutcellen)
        notities.append(Leesnotitie("foutcellen", zin, len(rijen), blad, rijen))
    if feiten.codes:
        kolommen = sorted({k for _, k, _ in feiten.codes})
        zin = f"Getallen die Excel als code toont (00123) zijn gelezen zoals u ze ziet: {_show_kolommen(kolommen)}."
        notities.append(Leesnotitie("getoonde_codes", zin, len(feiten.codes), blad))
    if feiten.procenten:
        zin = f"Percentages zijn gelezen als deel van 1 (12,5% is 0.125): {_show_kolommen(list(feiten.procenten))}."
        notities.append(Leesnotitie("procenten", zin, len(feiten.procenten), blad))
    return tuple(notities)


def _show_kolommen(kolommen: list[int]) -> str:
    letters = ", ".join(column_letter(k) for k in kolommen[:12])
    return f"kolom {letters}" + (f" en {len(kolommen) - 12} andere" if len(kolommen) > 12 else "")


def _show_cellen(cellen: tuple[tuple[int, int, str], ...]) -> str:
    plekken = ", ".join(f"{column_letter(k)}{rij} ({tekst})" for rij, k, tekst in cellen[:8])
    return plekken + (f" en {len(cellen) - 8} andere" if len(cellen) > 8 else "")
