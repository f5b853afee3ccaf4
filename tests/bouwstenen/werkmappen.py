"""Workbooks for tests of the reader: made, saved, taken apart and put together."""

import io
import zipfile
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.reading import read_bestand
from pipelines.ruw import RuweTabellen

KOP = ["nr", "wijk", "aantal"]


def make_blad(rijen: list[list[Any]], naam: str = "Deelname") -> Worksheet:
    """Return the only sheet of a new workbook, filled."""
    werkmap = openpyxl.Workbook()
    blad = werkmap.active
    assert isinstance(blad, Worksheet)
    blad.title = naam
    for rij in rijen:
        blad.append(rij)
    return blad


def read_blad(blad: Worksheet) -> RuweTabellen:
    """Read the workbook of a sheet."""
    return read_bestand(save(blad), "proef.xlsx")


def saved(werkmap: Any) -> bytes:
    """Write a workbook of any kind."""
    bestand = io.BytesIO()
    werkmap.save(bestand)
    return bestand.getvalue()


def save(blad: Worksheet) -> bytes:
    """Return the bytes of the workbook of a sheet."""
    assert blad.parent is not None
    return saved(blad.parent)


def zinnen(ruw: RuweTabellen) -> str:
    """Return all notes as one text."""
    return "\n".join(notitie.tekst for notitie in ruw.notities)


def zip_of(delen: dict[str, bytes]) -> bytes:
    """Return a zip of these parts."""
    bestand = io.BytesIO()
    with zipfile.ZipFile(bestand, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam, inhoud)
    return bestand.getvalue()


def with_sheet_xml(blad: Worksheet, xml: bytes) -> bytes:
    """Return the workbook with the XML of its first sheet replaced."""
    with zipfile.ZipFile(io.BytesIO(save(blad))) as archief:
        delen = {naam: archief.read(naam) for naam in archief.namelist()}
    return zip_of({**delen, "xl/worksheets/sheet1.xml": xml})
