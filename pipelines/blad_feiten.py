"""What python-calamine does not tell of a sheet: errors, hidden parts, empty formulas, codes shown with zeros."""

import re
from dataclasses import dataclass

Cel = tuple[int, int, str]
"""A cell as (row 1-based, column 0-based, text)."""


@dataclass(frozen=True)
class BladFeiten:
    """Facts of one sheet; `blad` is its name and `deel` its part in the zip, where these are known."""

    blad: str = ""
    deel: str = ""
    foutcellen: tuple[Cel, ...] = ()
    verborgen_rijen: tuple[int, ...] = ()
    verborgen_kolommen: tuple[int, ...] = ()
    lege_formules: tuple[tuple[int, int], ...] = ()
    codes: tuple[Cel, ...] = ()
    """Numbers that their format shows as a code: 123 as 00123."""
    procenten: tuple[int, ...] = ()
    """Columns with numbers shown as a percentage."""
    staart: bytes = b""
    """The XML after the cells: headers, footers and lists to choose from."""


VORMDEEL = re.compile(
    r'"(?P<tekst>[^"]*)"|\\(?P<teken>.)|\[[^\]]*\]|_.|\*.|(?P<nul>0+)|(?P<streep>[-/:])|(?P<anders>.)',
    re.DOTALL,
)


def show_code(vorm: str, getal: str) -> str | None:
    """Write a whole number as a format of zeros shows it: `00000` makes 123 00123; None for any other format."""
    delen = code_delen(vorm)
    try:
        waarde = float(getal)
    except ValueError:
        return None
    if delen is None or not waarde.is_integer() or not 0 <= waarde < 1e15:
        return None
    nullen = sum(len(deel) for is_nul, deel in delen if is_nul)
    cijfers = f"{int(waarde):0{nullen}d}"
    over = len(cijfers) - nullen
    tekst, plek = "", 0
    for is_nul, deel in delen:
        if is_nul:
            eind = plek + len(deel) + (over if plek == 0 else 0)
            tekst, plek = tekst + cijfers[plek:eind], eind
        else:
            tekst += deel
    return tekst


def code_delen(vorm: str) -> list[tuple[bool, str]] | None:
    """Cut a number format into zeros and fixed text; None unless it is made of at least two zeros."""
    delen: list[tuple[bool, str]] = []
    for deel in VORMDEEL.finditer(vorm.partition(";")[0]):
        if deel["anders"] is not None:
            return None
        if deel["nul"]:
            delen.append((True, deel["nul"]))
        elif tekst := deel["tekst"] or deel["teken"] or deel["streep"]:
            delen.append((False, tekst))
    nullen = sum(len(deel) for is_nul, deel in delen if is_nul)
    return delen if nullen > 1 else None


def is_procent(vorm: str) -> bool:
    """Whether a number format shows a percentage."""
    return "%" in re.sub(r'"[^"]*"|\\.', "", vorm)
