"""What a file holds before anyone knows its meaning: tables of text cells, and what the reader did."""

from dataclasses import dataclass

import polars as pl

RIJ = "_rij"
"""Column of RuweTabel.cellen: the 1-based row number as the user sees it in the file."""


@dataclass(frozen=True)
class Leesnotitie:
    """One liberty the reader took (R-03): a Dutch sentence, how often, and where."""

    code: str
    tekst: str
    aantal: int = 1
    blad: str = ""
    rijen: tuple[int, ...] = ()


@dataclass(frozen=True)
class LosseTekst:
    """A cell outside every table: title, footnote, notes. Kept only for the privacy stop (R-04)."""

    blad: str
    cel: str
    tekst: str


BLADNAMEN = "de namen van de bladen"
INGESLOTEN = "een ingesloten document"


@dataclass(frozen=True)
class Bijvangst:
    """Text that no table shows: a comment, a property, a pivot cache. Kept only for the privacy stop (R-04).

    `waar` names the place in Dutch without quoting it; `kop` is what a header would say of these values.
    """

    waar: str
    waarden: tuple[str, ...]
    kop: str = ""


@dataclass(frozen=True)
class RuweTabel:
    """One table of one sheet, every cell still text.

    `cellen` has the Int64 column `_rij` and one String column `k0…kn` per file column;
    an empty cell is null. `koppen[i]` and `letters[i]` are the header text and the column
    letter (A, B, …) of `k{i}`; headers may be empty or repeat, positions never do.
    `blad` is empty for CSV. `kopregels` are 1-based.
    """

    blad: str
    kopregels: tuple[int, ...]
    koppen: tuple[str, ...]
    letters: tuple[str, ...]
    cellen: pl.DataFrame
    constanten: tuple[tuple[str, str], ...] = ()
    """Facts above the header such as ("Wijk", "Tarwewijk")."""
    groepsrijen: tuple[tuple[int, str], ...] = ()
    """Rows with one text between the data rows, such as (12, "Tarwewijk"): perhaps a fact about the rows below."""
    overgeslagen: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """Every row that is neither header nor data, as (why, row numbers): ("totaal", (251,))."""


@dataclass(frozen=True)
class RuweTabellen:
    """A whole file as read; `codering` and `scheiding` are empty for workbooks."""

    bestandsnaam: str
    formaat: str
    codering: str
    scheiding: str
    tabellen: tuple[RuweTabel, ...]
    notities: tuple[Leesnotitie, ...]
    losse_tekst: tuple[LosseTekst, ...] = ()
    verborgen: tuple[RuweTabel, ...] = ()
    """Tables on hidden sheets: not used, but searched for personal data."""
    bijvangst: tuple[Bijvangst, ...] = ()
