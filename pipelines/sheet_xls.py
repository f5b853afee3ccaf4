"""The sheets of an old .xls through xlrd: what calamine leaves out, and the notes at cells."""

import io
import struct
from dataclasses import dataclass

import xlrd
from xlrd.biffh import XLRDError, error_text_from_code
from xlrd.book import Book
from xlrd.compdoc import CompDocError
from xlrd.sheet import Sheet

from pipelines.blad_feiten import BladFeiten, Cel, code_delen, is_procent, show_code
from pipelines.grenzen import Grenzen, require_modest_cellen
from pipelines.raster import column_letter
from pipelines.ruw import Bijvangst
from schemas.errors import OnleesbaarBestandError

KAPOT = (
    XLRDError,
    CompDocError,
    AssertionError,
    struct.error,
    IndexError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    UnicodeError,
    OverflowError,
    RecursionError,
    MemoryError,
    EOFError,
    ZeroDivisionError,
    NotImplementedError,
)
"""What xlrd raises on a damaged file."""


@dataclass(frozen=True)
class XlsFeiten:
    """Facts per sheet in the order of the tabs, and the text outside the cells."""

    bladen: tuple[BladFeiten, ...]
    bijvangst: tuple[Bijvangst, ...]


def read_xls_feiten(inhoud: bytes, grenzen: Grenzen) -> XlsFeiten:
    """Open every sheet with its formats; raise OnleesbaarBestandError when it is damaged."""
    try:
        boek = xlrd.open_workbook(file_contents=inhoud, formatting_info=True, logfile=io.StringIO())
        for blad in boek.sheets():
            require_modest_cellen(blad.nrows, blad.ncols, grenzen, blad.name)
        feiten = tuple(_feiten(boek, blad) for blad in boek.sheets())
        return XlsFeiten(feiten, tuple(vondst for blad in boek.sheets() for vondst in _notities(blad)))
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


def _feiten(boek: Book, blad: Sheet) -> BladFeiten:
    vormen = _read_vormen(boek)
    fouten: list[Cel] = []
    codes: list[Cel] = []
    procenten: set[int] = set()
    leeg: list[tuple[int, int]] = []
    for rij in range(blad.nrows):
        for k, soort in enumerate(blad.row_types(rij)):
            if soort == xlrd.XL_CELL_ERROR:
                fouten.append((rij + 1, k, error_text_from_code.get(blad.cell_value(rij, k), "#FOUT")))
            elif soort == xlrd.XL_CELL_TEXT and not blad.cell_value(rij, k):
                leeg.append((rij + 1, k))  # only a formula leaves an empty text
            elif soort == xlrd.XL_CELL_NUMBER and (vorm := vormen.get(blad.cell_xf_index(rij, k))):
                if is_procent(vorm):
                    procenten.add(k)
                elif tekst := show_code(vorm, str(blad.cell_value(rij, k))):
                    codes.append((rij + 1, k, tekst))
    return BladFeiten(
        foutcellen=tuple(fouten),
        verborgen_rijen=tuple(sorted(rij + 1 for rij, info in blad.rowinfo_map.items() if info.hidden)),
        verborgen_kolommen=tuple(sorted(k for k, info in blad.colinfo_map.items() if info.hidden)),
        lege_formules=tuple(leeg),
        codes=tuple(codes),
        procenten=tuple(sorted(procenten)),
    )


def _read_vormen(boek: Book) -> dict[int, str]:
    """Return style number → number format, for the formats that matter."""
    vormen = {}
    for nummer, stijl in enumerate(boek.xf_list):
        formaat = boek.format_map.get(stijl.format_key)
        vorm = formaat.format_str if formaat else ""
        if code_delen(vorm) or is_procent(vorm):
            vormen[nummer] = vorm
    return vormen


def _notities(blad: Sheet) -> list[Bijvangst]:
    return [
        Bijvangst(
            f"de opmerking bij blad {blad.name}, cel {column_letter(k)}{rij + 1}", (noot.text,), "opmerking"
        )
        for (rij, k), noot in blad.cell_note_map.items()
        if noot.text
    ]
