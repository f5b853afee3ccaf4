"""An old workbook (.xls) → one grid of text per sheet, through xlrd: a damaged file is an error, never a crash."""

import io
import struct
from typing import Any

import xlrd
from xlrd.biffh import XLRDError, error_text_from_code
from xlrd.book import Book
from xlrd.compdoc import CompDocError
from xlrd.sheet import Sheet

from pipelines.binaire_tekst import search_xls
from pipelines.blad_feiten import BladFeiten, Cel, code_delen, is_procent, show_code
from pipelines.datumvormen import is_datum, read_moment
from pipelines.grenzen import Grenzen, require_modest_cellen
from pipelines.raster import Raster, Samenvoeging, column_letter
from pipelines.ruw import BLADNAMEN, Bijvangst
from pipelines.werkmap import Werkmap, make_raster
from schemas.errors import OnleesbaarBestandError

KAPOT = (
    XLRDError,
    CompDocError,
    AssertionError,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    MemoryError,
    NotImplementedError,
    OverflowError,
    RecursionError,
    TypeError,
    UnicodeError,
    ValueError,
    ZeroDivisionError,
    struct.error,
)
"""What xlrd raises on a damaged file."""


def read_xls(inhoud: bytes, grenzen: Grenzen) -> Werkmap:
    """Return the sheets with their formats applied; raise OnleesbaarBestandError when the file is damaged."""
    try:
        boek = xlrd.open_workbook(file_contents=inhoud, formatting_info=True, logfile=io.StringIO())
        for blad in boek.sheets():
            require_modest_cellen(blad.nrows, blad.ncols, grenzen, blad.name)
        vormen = _read_vormen(boek)
        rasters = [(not blad.visibility, _read_sheet(blad, vormen, boek)) for blad in boek.sheets()]
        notities = [notitie for blad in boek.sheets() for notitie in _notities(blad)]
    except KAPOT as fout:
        wat = (
            "is beveiligd met een wachtwoord"
            if "ncrypted" in str(fout)
            else "is beschadigd of van een soort die wij niet kennen"
        )
        raise OnleesbaarBestandError(
            f"Het Excelbestand kan niet worden gelezen; het {wat}.",
            "Open het in Excel, kies 'Opslaan als', Excel-werkmap (.xlsx), zonder wachtwoord, en lever dat bestand aan.",
        ) from fout
    namen = Bijvangst(BLADNAMEN, tuple(blad.name for blad in boek.sheets()))
    return Werkmap(
        bladen=tuple(raster for is_zichtbaar, raster in rasters if is_zichtbaar),
        verborgen=tuple(raster for is_zichtbaar, raster in rasters if not is_zichtbaar),
        bijvangst=(namen, *notities, *search_xls(inhoud, [raster for _, raster in rasters])),
    )


def _read_vormen(boek: Book) -> dict[int, str]:
    """Return style number → number format, for the formats that change what a number is."""
    vormen = {}
    for nummer, stijl in enumerate(boek.xf_list):
        formaat = boek.format_map.get(stijl.format_key)
        vorm = formaat.format_str if formaat else ""
        if code_delen(vorm) or is_procent(vorm) or is_datum(vorm):
            vormen[nummer] = vorm
    return vormen


def _read_sheet(blad: Sheet, vormen: dict[int, str], boek: Book) -> Raster:
    fouten: list[Cel] = []
    codes: list[Cel] = []
    procenten: set[int] = set()
    leeg: list[tuple[int, int]] = []
    rijen: list[tuple[int, list[Any]]] = []
    for r in range(blad.nrows):
        waarden: list[Any] = list(blad.row_values(r))
        for k, soort in enumerate(blad.row_types(r)):
            if soort == xlrd.XL_CELL_TEXT:
                if not waarden[k]:
                    leeg.append((r + 1, k))  # only a formula leaves an empty text
            elif soort == xlrd.XL_CELL_ERROR:
                fouten.append((r + 1, k, error_text_from_code.get(waarden[k], "#FOUT")))
                waarden[k] = ""
            elif soort == xlrd.XL_CELL_BOOLEAN:
                waarden[k] = bool(waarden[k])
            elif vorm := vormen.get(blad.cell_xf_index(r, k)) if waarden[k] != "" else None:
                if is_procent(vorm):
                    procenten.add(k)
                elif tekst := show_code(vorm, str(waarden[k])):
                    codes.append((r + 1, k, tekst))
                elif soort == xlrd.XL_CELL_DATE:
                    moment = read_moment(waarden[k], vorm, is_1904=bool(boek.datemode))
                    waarden[k] = waarden[k] if moment is None else moment
        rijen.append((r + 1, waarden))
    feiten = BladFeiten(
        foutcellen=tuple(fouten),
        verborgen_rijen=tuple(sorted(rij + 1 for rij, info in blad.rowinfo_map.items() if info.hidden)),
        verborgen_kolommen=tuple(sorted(k for k, info in blad.colinfo_map.items() if info.hidden)),
        lege_formules=tuple(leeg),
        codes=tuple(codes),
        procenten=tuple(sorted(procenten)),
    )
    return make_raster(blad.name, rijen, feiten, _merged(blad))


def _merged(blad: Sheet) -> tuple[Samenvoeging, ...]:
    return tuple((r1 + 1, k1, r2, k2 - 1) for r1, r2, k1, k2 in blad.merged_cells)


def _notities(blad: Sheet) -> list[Bijvangst]:
    return [
        Bijvangst(
            f"de opmerking bij blad {blad.name}, cel {column_letter(k)}{rij + 1}", (noot.text,), "opmerking"
        )
        for (rij, k), noot in blad.cell_note_map.items()
        if noot.text
    ]
