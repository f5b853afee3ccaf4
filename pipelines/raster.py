"""A sheet as a grid of text: what CSV and workbook readers hand over before a header is looked for."""

from dataclasses import dataclass

import polars as pl

from pipelines.ruw import RIJ, Leesnotitie, LosseTekst

Samenvoeging = tuple[int, int, int, int]
"""A merged range as (first row, first column, last row, last column): rows 1-based, columns 0-based."""


@dataclass(frozen=True)
class Raster:
    """Every non-blank row of one sheet, nothing skipped yet.

    `cellen` has `_rij` (Int64, 1-based as seen in the file) and `k0…kn` (String, empty is null).
    """

    blad: str
    cellen: pl.DataFrame
    lege_rijen: int = 0
    samengevoegd: tuple[Samenvoeging, ...] = ()
    notities: tuple[Leesnotitie, ...] = ()
    lege_formules: tuple[tuple[int, int], ...] = ()
    begin: int = 1
    """The first row number that belongs to this grid; more than 1 for a further table of a sheet."""
    vanaf: int = 0
    """Where the blank rows above a further table begin; 0 when it is the first."""
    tot: int = 0
    """The number of a line outside the grid that stands under its last row; 0 when there is none."""
    commentaar: tuple[LosseTekst, ...] = ()
    """Lines about the table that were left out of the grid; the privacy stop reads them too (R-04)."""
    buiten: frozenset[int] = frozenset()
    """Row numbers that are neither in the grid nor blank: comments, drawn lines, the sep= line."""

    @property
    def kolommen(self) -> list[str]:
        return [naam for naam in self.cellen.columns if naam != RIJ]


def column_letter(index: int) -> str:
    """Return the letter of a 0-based column as a spreadsheet shows it: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Return the 0-based column of a letter: A is 0, AA is 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def blank_to_null(cellen: pl.DataFrame) -> pl.DataFrame:
    """Make cells without visible text null; leave every other cell as it is."""
    return cellen.with_columns(
        pl.when(pl.col(pl.String).str.strip_chars() != "").then(pl.col(pl.String)).name.keep()
    )


def drop_blank_rows(cellen: pl.DataFrame) -> pl.DataFrame:
    """Keep the rows with at least one filled cell."""
    kolommen = [naam for naam in cellen.columns if naam != RIJ]
    if not kolommen:
        return cellen.clear()
    return cellen.filter(pl.any_horizontal(pl.col(kolommen).is_not_null()))


def show_rijen(rijen: list[int] | tuple[int, ...], hoogstens: int = 8) -> str:
    """Write row numbers as a person would: 'rij 87, 169 en 251', shortened when there are many."""
    getoond = [str(rij) for rij in rijen[:hoogstens]]
    if len(rijen) > hoogstens:
        return f"rij {', '.join(getoond)} en {len(rijen) - hoogstens} andere"
    if len(getoond) == 1:
        return f"rij {getoond[0]}"
    return f"rij {', '.join(getoond[:-1])} en {getoond[-1]}"
