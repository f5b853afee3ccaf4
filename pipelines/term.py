"""One distinct text of a column, with what it was read as."""

from dataclasses import dataclass

import polars as pl

from pipelines.mapping import Uitkomst


@dataclass(frozen=True, eq=False)
class Term:
    """One distinct text of a column: what it means, in how many rows, and which when it was not understood."""

    tekst: str
    uitkomst: Uitkomst
    aantal: int
    nrs: pl.Series
