"""How Wijkspiegel writes in a workbook: colours, comments, text that stays text, and links to a cell."""

import re
from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any

from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

AUTEUR = "Wijkspiegel"
EIGEN_WOORDEN = "\n\nUw eigen opmerking:\n"
"""Between our words and those that stood in the comment before."""
KLEUREN: Mapping[str, str] = {"fout": "FFF8C9C4", "waarschuwing": "FFFFE08A", "opmerking": "FFC9DDF2"}
"""Used nowhere else in a workbook, so that our own colours are known again on the way back."""
NAMEN: Mapping[str, str] = {"fout": "Fout", "waarschuwing": "Waarschuwing", "opmerking": "Opmerking"}
MEERVOUD: Mapping[str, str] = {
    "fout": "fouten",
    "waarschuwing": "waarschuwingen",
    "opmerking": "opmerkingen",
}
ZWAARTE: Mapping[str, int] = {"fout": 0, "waarschuwing": 1, "opmerking": 2}
LANGSTE_CEL = 32_767
TEKSTOPMAAK = "@"
INKT = "FF1B1B1B"
VREEMD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold, whatever the program."""


def clean_tekst(tekst: str) -> str:
    """Return text as a workbook can hold it: no control characters, and not longer than a cell."""
    return VREEMD.sub(" ", tekst)[:LANGSTE_CEL]


def put_tekst(cel: Cell, tekst: str) -> Cell:
    """Write text that stays text: also `=1+1` and `#N/A`, which a workbook would take for a formula or an error."""
    cel.value = clean_tekst(tekst)
    cel.data_type = "s"
    return cel


def make_cel(blad: Any, tekst: object, *, font: Font | None = None, kleur: str = "") -> Cell:
    """Make a cell to append to a sheet; numbers stay numbers."""
    cel = WriteOnlyCell(blad)
    if isinstance(tekst, int):
        cel.value = tekst
    elif tekst:
        put_tekst(cel, str(tekst))
    cel.alignment = Alignment(wrap_text=True, vertical="top")
    if font is not None:
        cel.font = font
    if kleur:
        cel.fill = solid(kleur)
    return cel


def solid(kleur: str) -> PatternFill:
    """Fill a cell with one colour."""
    return PatternFill("solid", fgColor=kleur)


def is_eigen_kleur(cel: Cell) -> bool:
    """Tell whether a cell has one of our colours, from an earlier round."""
    return cel.fill.fill_type == "solid" and cel.fill.fgColor.rgb in KLEUREN.values()


def colour_cel(cel: Cell, ernst: str) -> None:
    """Colour a cell by the weight of what is said of it; white letters become readable on it."""
    if cel.fill.fill_type is not None:
        letters: Any = copy(cel.font)
        letters.color = INKT
        cel.font = letters
    cel.fill = solid(KLEUREN[ernst])


def put_opmerking(cel: Cell, tekst: str, eerder: str = "") -> None:
    """Put our comment at a cell, with what somebody else wrote there under it."""
    samen = clean_tekst(tekst + (EIGEN_WOORDEN + eerder if eerder else ""))
    regels = sum(1 + len(regel) // 48 for regel in samen.split("\n"))
    cel.comment = Comment(samen, AUTEUR, width=340, height=min(24 + 16 * regels, 420))


def link_naar(cel: Cell, blad: str, adres: str) -> None:
    """Make a cell jump to another cell of the same workbook."""
    cel.hyperlink = Hyperlink(ref="A1", location=f"{quote_sheetname(blad)}!{adres}")
    cel.font = Font(color="FF0B5394", underline="single")


def widen(blad: Any, breedtes: Iterable[tuple[str, float]]) -> None:
    """Set the widths of columns by letter."""
    for letter, breedte in breedtes:
        blad.column_dimensions[letter].width = breedte
