"""A workbook (.xlsx, .xlsm, .xlsb, .xls, .ods) → one grid of text per sheet, and the text no sheet shows."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.parsers import expat

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from pipelines.bijvangst import read_bijvangst
from pipelines.blad_feiten import BladFeiten
from pipelines.grenzen import STANDAARD, Grenzen
from pipelines.raster import Raster, Samenvoeging
from pipelines.reading_ods import read_ods
from pipelines.reading_xls import read_xls
from pipelines.reading_xlsb import read_xlsb
from pipelines.ruw import BLADNAMEN, Bijvangst, Leesnotitie
from pipelines.sheet_xml import read_blad_feiten
from pipelines.werkmap import Werkmap, make_raster
from pipelines.zipdelen import require_safe_zip
from schemas.errors import OnleesbaarBestandError

PANIEK = "PanicException"
KAPOT = (
    zlib.error,
    zipfile.BadZipFile,
    expat.ExpatError,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What a damaged archive raises while it is unpacked."""


def read_workbook(inhoud: bytes, grenzen: Grenzen = STANDAARD) -> Werkmap:
    """Return a grid per worksheet, in the order of the tabs, hidden sheets apart."""
    try:
        if not inhoud.startswith(b"PK"):
            return read_xls(inhoud, grenzen)
        require_safe_zip(inhoud, grenzen)
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            if "content.xml" in archief.namelist():
                return read_ods(archief, grenzen)
            if "xl/workbook.bin" in archief.namelist():
                return read_xlsb(archief, grenzen)
            feiten = read_blad_feiten(archief, grenzen)
            return _read_calamine(inhoud, feiten, read_bijvangst(archief, feiten))
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


def _read_calamine(
    inhoud: bytes, feiten: tuple[BladFeiten, ...], bijvangst: tuple[Bijvangst, ...]
) -> Werkmap:
    with _panic_as_error(), CalamineWorkbook.from_filelike(io.BytesIO(inhoud)) as werkmap:
        metas = list(enumerate(werkmap.sheets_metadata))
        rasters = [
            (
                meta.visible == SheetVisibleEnum.Visible,
                _read_sheet(werkmap.get_sheet_by_index(i), feiten[i] if i < len(feiten) else BladFeiten()),
            )
            for i, meta in metas
            if meta.typ == SheetTypeEnum.WorkSheet
        ]
    return Werkmap(
        bladen=tuple(raster for is_zichtbaar, raster in rasters if is_zichtbaar),
        verborgen=tuple(raster for is_zichtbaar, raster in rasters if not is_zichtbaar),
        bijvangst=(Bijvangst(BLADNAMEN, tuple(meta.name for _, meta in metas)), *bijvangst),
        notities=tuple(_tell_geen_tabel(meta) for _, meta in metas if meta.typ != SheetTypeEnum.WorkSheet),
    )


@contextmanager
def _panic_as_error() -> Iterator[None]:
    """Make an ordinary error of a panic in calamine, which Python does not count among its exceptions."""
    try:
        yield
    except BaseException as fout:
        if type(fout).__name__ == PANIEK:
            raise CalamineError(PANIEK) from fout
        raise


def _read_sheet(blad: CalamineSheet, feiten: BladFeiten) -> Raster:
    """Read the rows one by one: a stray cell in the last row of the sheet then costs time, and no memory."""
    if blad.start is None:
        return make_raster(blad.name, (), feiten, _merged(blad))
    links = [None] * blad.start[1]
    genummerd = enumerate(blad.iter_rows(), 1)
    rijen = ((i, links + rij) for i, rij in genummerd) if links else genummerd
    return make_raster(blad.name, rijen, feiten, _merged(blad))


def _merged(blad: CalamineSheet) -> tuple[Samenvoeging, ...]:
    return tuple((r1 + 1, k1, r2 + 1, k2) for (r1, k1), (r2, k2) in blad.merged_cell_ranges or ())


def _tell_geen_tabel(meta: SheetMetadata) -> Leesnotitie:
    soort = "een grafiek" if meta.typ == SheetTypeEnum.ChartSheet else "geen gewoon werkblad"
    return Leesnotitie("geen_werkblad", f"Blad {meta.name} is {soort}; overgeslagen.", blad=meta.name)
