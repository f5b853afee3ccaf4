"""Workbooks for people: sheets of plain values, no formulas, and the same bytes for the same values."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from pipelines.werkboek_opmaak import put_tekst

Celwaarde = str | int | float | bool | None
BEGIN = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a ZIP can hold; a file says when its figures are from in its cells, not in its wrapping."""
MOMENTEN = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
KOP = Font(bold=True, color="FFFFFFFF")
KOPVLAK = PatternFill("solid", fgColor="FF14497A")
GRIJS = Font(italic=True, color="FF6B5B95")
BREEDSTE, SMALSTE = 60, 10


@dataclass(frozen=True)
class Getal:
    """A number with the way it is shown; its value in the cell is the published one."""

    waarde: float | None
    vorm: str = "General"


@dataclass(frozen=True)
class Blad:
    """One sheet: what it is about, column heads, rows."""

    naam: str
    uitleg: str
    koppen: tuple[str, ...]
    rijen: Sequence[Sequence[Celwaarde | Getal]]


def make_werkmap(titel: str, bladen: Iterable[Blad], *, op: datetime) -> bytes:
    """Write the sheets; `op` is the moment the figures are of."""
    werkmap = Workbook(write_only=True)
    werkmap.properties.title, werkmap.properties.creator = titel, "Wijkspiegel"
    werkmap.properties.language = "nl-NL"
    for blad in bladen:
        _write_blad(werkmap, blad)
    uit = io.BytesIO()
    werkmap.save(uit)
    return fix_moments(uit.getvalue(), op)


def _write_blad(werkmap: Workbook, blad: Blad) -> None:
    vel = werkmap.create_sheet(blad.naam)
    for plek, breedte in enumerate(_widths(blad), start=1):
        vel.column_dimensions[get_column_letter(plek)].width = breedte
    vel.freeze_panes = "A3"
    vel.append([_cell(vel, blad.uitleg, font=GRIJS)])
    vel.append([_cell(vel, kop, font=KOP, vlak=KOPVLAK) for kop in blad.koppen])
    for rij in blad.rijen:
        vel.append([_cell(vel, waarde) for waarde in rij])


def _widths(blad: Blad) -> list[int]:
    kolommen = [[kop, *(rij[plek] for rij in blad.rijen)] for plek, kop in enumerate(blad.koppen)]
    return [
        min(BREEDSTE, max(SMALSTE, *(len(str(w)) + 2 for w in k if isinstance(w, str)))) for k in kolommen
    ]


def _cell(
    vel: Any, waarde: Celwaarde | Getal, *, font: Font | None = None, vlak: PatternFill | None = None
) -> Cell:
    cel: Cell = WriteOnlyCell(vel)
    if isinstance(waarde, Getal):
        cel.value, cel.number_format = waarde.waarde, waarde.vorm
    elif isinstance(waarde, bool):
        cel.value = "ja" if waarde else "nee"
    elif isinstance(waarde, str):
        put_tekst(cel, waarde)
        cel.alignment = Alignment(wrap_text=font is not GRIJS, vertical="top")
    else:
        cel.value = waarde
    if font is not None:
        cel.font = font
    if vlak is not None:
        cel.fill = vlak
    return cel


def fix_moments(inhoud: bytes, op: datetime) -> bytes:
    """Replace every moment of writing by a fixed one, so that equal values give equal bytes."""
    stempel = op.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bron, zipfile.ZipFile(uit, "w") as doel:
        for naam in bron.namelist():
            deel = bron.read(naam)
            if naam == "docProps/core.xml":
                deel = MOMENTEN.sub(rb"\g<1>" + stempel + rb"\g<3>", deel)
            doel.writestr(zipfile.ZipInfo(naam, BEGIN), deel, compress_type=zipfile.ZIP_DEFLATED)
    return uit.getvalue()
