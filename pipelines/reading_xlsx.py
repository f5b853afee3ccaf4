"""A workbook (.xlsx, .xlsm, .xlsb, .xls, .ods) → one grid of text per sheet."""

import io
import zipfile
import zlib
from datetime import datetime, time
from decimal import Decimal
from typing import Any

import polars as pl
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from pipelines.grenzen import STANDAARD, Grenzen
from pipelines.raster import Raster, Samenvoeging, blank_to_null, column_letter, drop_blank_rows, show_rijen
from pipelines.ruw import RIJ, Leesnotitie
from pipelines.sheet_xml import BladFeiten, read_blad_feiten, require_safe_zip
from schemas.errors import OnleesbaarBestandError

KAPOT = (zlib.error, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What a damaged archive raises while it is unpacked."""


def read_workbook(inhoud: bytes, grenzen: Grenzen = STANDAARD) -> tuple[Raster, ...]:
    """Return a grid per worksheet, in the order of the tabs, hidden sheets included."""
    is_zip = inhoud.startswith(b"PK")
    if is_zip:
        require_safe_zip(inhoud, grenzen)
    try:
        feiten = read_blad_feiten(inhoud, grenzen) if is_zip else ()
        with CalamineWorkbook.from_filelike(io.BytesIO(inhoud)) as werkmap:
            bladen = [
                (werkmap.get_sheet_by_index(i), blad, feiten[i] if i < len(feiten) else BladFeiten())
                for i, blad in enumerate(werkmap.sheets_metadata)
                if blad.typ == SheetTypeEnum.WorkSheet
            ]
            return tuple(_read_sheet(blad, meta.visible, feit) for blad, meta, feit in bladen)
    except PasswordError as fout:
        raise OnleesbaarBestandError(
            "Het bestand is beveiligd met een wachtwoord.",
            "Haal het wachtwoord eraf en lever het opnieuw aan.",
        ) from fout
    except (CalamineError, *KAPOT) as fout:
        raise OnleesbaarBestandError(
            "Het Excelbestand kan niet worden gelezen; het is beschadigd of van een soort die wij niet kennen.",
            "Open het in Excel, kies 'Opslaan als', Excel-werkmap (.xlsx), en lever dat bestand aan.",
        ) from fout


def _read_sheet(blad: CalamineSheet, zichtbaar: SheetVisibleEnum, feiten: BladFeiten) -> Raster:
    rijen = blad.to_python(skip_empty_area=False) if blad.start is not None or feiten.foutcellen else []
    rijen = _put_errors(rijen, feiten)
    breedte = max((len(rij) for rij in rijen), default=0)
    kolommen = {
        f"k{k}": pl.Series([cell_text(rij[k]) for rij in rijen], dtype=pl.String) for k in range(breedte)
    }
    cellen = blank_to_null(pl.DataFrame(kolommen)).select(
        pl.Series(RIJ, range(1, len(rijen) + 1), dtype=pl.Int64), pl.all()
    )
    vol = drop_blank_rows(cellen)
    laatste = int(vol[RIJ][-1]) if vol.height else 0
    notities = _notities(blad.name, feiten, is_verborgen=zichtbaar != SheetVisibleEnum.Visible)
    return Raster(blad.name, vol, laatste - vol.height, _merged(blad), notities, feiten.lege_formules)


def cell_text(waarde: Any) -> str | None:
    """Write a cell as text: 14.0 is '14', a date is ISO, true is WAAR as Dutch Excel shows it."""
    if isinstance(waarde, str) or waarde is None:
        return waarde
    if isinstance(waarde, bool):
        return "WAAR" if waarde else "ONWAAR"
    if isinstance(waarde, float):
        return _number_text(waarde)
    if isinstance(waarde, datetime):
        return waarde.date().isoformat() if waarde.time() == time() else waarde.isoformat(" ", "seconds")
    return str(waarde)


def _number_text(waarde: float) -> str:
    """Write a number with Excel's 15 digits, so that 7.1000000000000005 is 7.1 and 14.0 is 14."""
    if waarde.is_integer() and abs(waarde) < 1e15:
        return str(int(waarde))
    tekst = f"{waarde:.15g}"
    return f"{Decimal(tekst):f}" if "e" in tekst else tekst


def _put_errors(rijen: list[list[Any]], feiten: BladFeiten) -> list[list[Any]]:
    """Put back the error texts that calamine reads as empty cells."""
    if not feiten.foutcellen:
        return rijen
    breedte = max([len(rij) for rij in rijen] + [k + 1 for _, k, _ in feiten.foutcellen])
    hoogte = max(len(rijen), *(rij for rij, _, _ in feiten.foutcellen))
    vierkant = [rij + [""] * (breedte - len(rij)) for rij in rijen] + [
        [""] * breedte for _ in range(hoogte - len(rijen))
    ]
    for rij, k, tekst in feiten.foutcellen:
        vierkant[rij - 1][k] = tekst
    return vierkant


def _merged(blad: CalamineSheet) -> tuple[Samenvoeging, ...]:
    return tuple((r1 + 1, k1, r2 + 1, k2) for (r1, k1), (r2, k2) in blad.merged_cell_ranges or ())


def _notities(blad: str, feiten: BladFeiten, *, is_verborgen: bool) -> tuple[Leesnotitie, ...]:
    notities = []
    if is_verborgen:
        notities.append(
            Leesnotitie("verborgen_blad", f"Blad {blad} is verborgen en is wel gelezen.", blad=blad)
        )
    if feiten.verborgen_rijen:
        zin = f"Verborgen en wel gelezen: {show_rijen(feiten.verborgen_rijen)}."
        notities.append(
            Leesnotitie("verborgen_rijen", zin, len(feiten.verborgen_rijen), blad, feiten.verborgen_rijen)
        )
    if feiten.verborgen_kolommen:
        letters = ", ".join(column_letter(k) for k in feiten.verborgen_kolommen[:12])
        zin = f"Verborgen en wel gelezen: kolom {letters}."
        notities.append(Leesnotitie("verborgen_kolommen", zin, len(feiten.verborgen_kolommen), blad))
    if feiten.foutcellen:
        plekken = ", ".join(f"{column_letter(k)}{rij} ({tekst})" for rij, k, tekst in feiten.foutcellen[:8])
        zin = f"Cellen met een Excelfout: {plekken}."
        rijen = tuple(rij for rij, _, _ in feiten.foutcellen)
        notities.append(Leesnotitie("foutcellen", zin, len(rijen), blad, rijen))
    return tuple(notities)
