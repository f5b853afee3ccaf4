"""How invented providers write: headers, terms, dates, sheets; typed rows in, bytes of a file out."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

import openpyxl
import polars as pl
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from schemas.vocabulary import Kwartaal

VAST_MOMENT = (2020, 1, 1, 0, 0, 0)


class Vorm(StrEnum):
    """The shapes of files that the example city sends."""

    CSV = "csv"
    WERKMAP = "werkmap"
    WERKMAP_PER_WIJK = "werkmap_per_wijk"


@dataclass(frozen=True)
class Gewoonte:
    """A provider's own way: `kolommen` are (field, header) in order, `woorden` maps codes to own terms."""

    vorm: Vorm
    kolommen: tuple[tuple[str, str], ...]
    codering: str = "utf-8"
    scheiding: str = ";"
    datumvorm: str = "%d-%m-%Y"
    decimaal: str = ","
    leeg: str = ""
    woorden: Mapping[str, str] = field(default_factory=dict)
    titel: str = ""
    met_totaal: bool = False
    extensie: str = "csv"


def write_bestand(rijen: pl.DataFrame, gewoonte: Gewoonte, *, organisatie: str, kwartaal: Kwartaal) -> bytes:
    """Write the rows the way this provider does."""
    if gewoonte.vorm is Vorm.CSV:
        return _write_csv(rijen, gewoonte)
    if gewoonte.vorm is Vorm.WERKMAP_PER_WIJK:
        return _write_werkmap_per_wijk(rijen, gewoonte)
    return _write_werkmap(rijen, gewoonte, organisatie=organisatie, kwartaal=kwartaal)


def _write_csv(rijen: pl.DataFrame, gewoonte: Gewoonte) -> bytes:
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=gewoonte.scheiding, lineterminator="\r\n")
    schrijver.writerow([kop for _, kop in gewoonte.kolommen])
    schrijver.writerows(_teksten(rijen, gewoonte))
    return uit.getvalue().encode(gewoonte.codering)


def _write_werkmap(rijen: pl.DataFrame, gewoonte: Gewoonte, *, organisatie: str, kwartaal: Kwartaal) -> bytes:
    """Title rows above the header, the rows, and a total with a footnote below."""
    werkmap = openpyxl.Workbook()
    blad = werkmap.worksheets[0]
    blad.title = gewoonte.titel[:28] or "Blad1"
    blad.append([organisatie])
    blad.append([f"{gewoonte.titel}, {kwartaal.label}"])
    blad.append([])
    _append_kop(blad, gewoonte)
    for regel in _teksten(rijen, gewoonte):
        blad.append(regel)
    if gewoonte.met_totaal:
        _append_totaal(blad, gewoonte, eerste=5, laatste=4 + len(rijen), kwartaal=kwartaal)
    return _freeze(werkmap)


def _append_kop(blad: Worksheet, gewoonte: Gewoonte) -> None:
    blad.append([kop for _, kop in gewoonte.kolommen])
    for cel in blad[blad.max_row]:
        cel.font = Font(bold=True)


def _append_totaal(
    blad: Worksheet, gewoonte: Gewoonte, *, eerste: int, laatste: int, kwartaal: Kwartaal
) -> None:
    velden = [veld for veld, _ in gewoonte.kolommen]
    letter = get_column_letter(velden.index("bijeenkomsten") + 1)
    totaal: list[object] = [None] * len(velden)
    totaal[0] = "Totaal"
    totaal[velden.index("bijeenkomsten")] = f"=SUM({letter}{eerste}:{letter}{laatste})"
    blad.append(totaal)
    blad.append([])
    blad.append([f"* peildatum {kwartaal.laatste_dag.strftime('%d-%m-%Y')}"])


def _write_werkmap_per_wijk(rijen: pl.DataFrame, gewoonte: Gewoonte) -> bytes:
    """One sheet per wijk with the wijk above the header, dates as real dates."""
    werkmap = openpyxl.Workbook()
    werkmap.remove(werkmap.worksheets[0])
    for (wijknaam,), groep in rijen.group_by(["regionaam"], maintain_order=True):
        blad = werkmap.create_sheet(str(wijknaam)[:28])
        blad.append(["Wijk:", str(wijknaam)])
        blad.append([])
        _append_kop(blad, gewoonte)
        for rij in groep.iter_rows(named=True):
            blad.append([_cel(rij[veld], gewoonte) for veld, _ in gewoonte.kolommen])
    return _freeze(werkmap)


def _cel(waarde: object, gewoonte: Gewoonte) -> object:
    if isinstance(waarde, date):
        return datetime(waarde.year, waarde.month, waarde.day)  # noqa: DTZ001 - a date in a sheet has no zone
    if isinstance(waarde, str):
        return gewoonte.woorden.get(waarde, waarde)
    return waarde


def _teksten(rijen: pl.DataFrame, gewoonte: Gewoonte) -> Iterable[list[str | int]]:
    velden = [veld for veld, _ in gewoonte.kolommen]
    for rij in rijen.select(velden).iter_rows():
        yield [_tekst(waarde, gewoonte) for waarde in rij]


def _tekst(waarde: object, gewoonte: Gewoonte) -> str | int:
    if waarde is None:
        return gewoonte.leeg
    if isinstance(waarde, date):
        return waarde.strftime(gewoonte.datumvorm)
    if isinstance(waarde, float):
        return f"{waarde:.1f}".replace(".", gewoonte.decimaal)
    if isinstance(waarde, int):
        return waarde
    tekst = str(waarde)
    return gewoonte.woorden.get(tekst, tekst)


def _freeze(werkmap: openpyxl.Workbook) -> bytes:
    """Return the workbook without the moment of saving, so that the same rows give the same bytes."""
    uit = io.BytesIO()
    werkmap.save(uit)
    vast = io.BytesIO()
    with zipfile.ZipFile(uit) as bron, zipfile.ZipFile(vast, "w", zipfile.ZIP_DEFLATED) as doel:
        for deel in bron.infolist():
            inhoud = b"" if deel.filename == "docProps/core.xml" else bron.read(deel.filename)
            if deel.filename == "docProps/core.xml":
                inhoud = KERN_EIGENSCHAPPEN
            doel.writestr(zipfile.ZipInfo(deel.filename, VAST_MOMENT), inhoud, zipfile.ZIP_DEFLATED)
    return vast.getvalue()


KERN_EIGENSCHAPPEN = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>backoffice</dc:creator></cp:coreProperties>'
)


def columns(*paren: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return (field, header) pairs."""
    return tuple((veld, kop) for veld, kop in paren)
