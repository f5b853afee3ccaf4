"""The provider's own workbook with our marks in it: everything openpyxl can keep stays as it was."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import InvalidFileException

from pipelines.eigen_bladen import is_eigen_blad
from pipelines.levering import Celherstel
from pipelines.werkboek_keuzen import drop_eigen_keuzen
from pipelines.werkboek_merken import Adres, Merk, put_merk, split_cel
from pipelines.werkboek_opmaak import (
    AUTEUR,
    EIGEN_WOORDEN,
    clean_tekst,
    is_eigen_kleur,
)

KAN_NIET_OPEN = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, NotImplementedError,
    zipfile.BadZipFile, SyntaxError, InvalidFileException,
)  # fmt: skip
"""What openpyxl raises on workbooks that other programs read; both readers of XML say SyntaxError."""
BLIJFT_NIET: Mapping[str, str] = {
    "xl/vbaProject.bin": "De macro's staan niet in dit bestand; in uw eigen bestand wel.",
    "xl/drawings/drawing": "Afbeeldingen, vormen en tekstvakken staan niet in dit bestand; in uw eigen bestand wel.",
    "xl/charts/": "Grafieken kunnen er in dit bestand anders uitzien dan in uw eigen bestand.",
    "xl/slicers/": "Knoppen om te filteren (slicers) staan niet in dit bestand; in uw eigen bestand wel.",
    "xl/ctrlProps/": "Formulierknoppen staan niet in dit bestand; in uw eigen bestand wel.",
    "xl/threadedComments/": "Gesprekken in opmerkingen zijn gewone opmerkingen geworden.",
}
"""What openpyxl leaves behind, by the part of the archive that holds it."""
NIEUWERE_OPMAAK = (
    "Gegevensbalken, pictogrammen en keuzelijsten naar een ander blad kunnen in dit bestand ontbreken; "
    "in uw eigen bestand staan ze nog."
)


@dataclass(frozen=True)
class Geopend:
    """A workbook ready to be marked, and what did not come along."""

    werkmap: Any
    let_op: tuple[str, ...]


def open_eigen(inhoud: bytes, bladen: frozenset[str]) -> Geopend | None:
    """Open the original without the marks of an earlier round; None when it cannot be kept as it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            if "xl/workbook.xml" not in archief.namelist():
                return None
            let_op = tuple(_tell_verlies(archief))
        with _quiet():
            werkmap = load_workbook(io.BytesIO(inhoud), rich_text=True)
    except KAN_NIET_OPEN:
        return None
    if not bladen <= {blad.title for blad in werkmap.worksheets}:
        return None
    drop_merken(werkmap)
    return Geopend(werkmap, let_op)


def _tell_verlies(archief: zipfile.ZipFile) -> Iterator[str]:
    namen = archief.namelist()
    for deel, zin in BLIJFT_NIET.items():
        if any(naam.startswith(deel) for naam in namen):
            yield zin
    bladen = (naam for naam in namen if naam.startswith("xl/worksheets/sheet"))
    if any(b"<x14:" in archief.read(blad) for blad in bladen):
        yield NIEUWERE_OPMAAK


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep openpyxl from warning about what it leaves out: the list says so itself."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def drop_merken(werkmap: Any) -> None:
    """Take away sheets, lists, colours and comments of an earlier round; other people's words stay."""
    for blad in list(werkmap.worksheets):
        if is_eigen_blad(blad.title, blad["A1"].value):
            werkmap.remove(blad)
    drop_eigen_keuzen(werkmap)
    for blad in werkmap.worksheets:
        for rij in blad.iter_rows():
            for cel in rij:
                if isinstance(cel, Cell):
                    _clean_cel(cel)


def _clean_cel(cel: Cell) -> None:
    if cel.has_style and is_eigen_kleur(cel):
        cel.fill = PatternFill()
    if cel.comment is not None and cel.comment.author == AUTEUR:
        _, _, eigen = cel.comment.text.partition(EIGEN_WOORDEN)
        cel.comment = None
        if eigen:
            cel.comment = Comment(eigen, "")


def put_merken(werkmap: Any, merken: Mapping[Adres, Merk]) -> None:
    """Colour and explain the cells; of merged cells the first one, which is the one people see."""
    for (naam, rij, kolom), merk in merken.items():
        cel = find_cel(werkmap[naam], rij, kolom)
        put_merk(cel, merk)


def find_cel(blad: Any, rij: int, kolom: int) -> Cell:
    """Return a cell, or the first cell of the merged range it lies in."""
    cel: Cell | MergedCell = blad.cell(rij, kolom)
    if isinstance(cel, MergedCell):
        deel = next(deel for deel in blad.merged_cells.ranges if cel.coordinate in deel)
        return find_cel(blad, deel.min_row, deel.min_col)
    return cel


def put_wijzigingen(werkmap: Any, wijzigingen: tuple[Celherstel, ...]) -> None:
    """Write the cells a person repaired on the page; a number stays a number where a number stood."""
    for wijziging in wijzigingen:
        naam, rij, kolom = split_cel(wijziging.blad, wijziging.cel)
        cel = find_cel(werkmap[naam], rij, kolom)
        is_getal = isinstance(cel.value, int | float) and wijziging.nieuw.strip().isdecimal()
        cel.value = int(wijziging.nieuw) if is_getal else clean_tekst(wijziging.nieuw) or None
        if not is_getal and cel.value is not None:
            cel.data_type = "s"


def show_first(werkmap: Any) -> None:
    """Open the workbook on its first sheet, and on that one only: grouped sheets are edited together."""
    werkmap.active = 0
    for plek, blad in enumerate(werkmap.worksheets):
        blad.sheet_view.tabSelected = plek == 0


def save(werkmap: Any) -> bytes:
    """Return the workbook as bytes."""
    uit = io.BytesIO()
    with _quiet():
        werkmap.save(uit)
    return uit.getvalue()
