"""One distinct text of a column, with what it was read as."""

from dataclasses import dataclass

import polars as pl

from pipelines.mapping import Uitkomst


@dataclass(frozen=True, eq=False)
class Term:
    """One distinct text of a column: what it means, and the numbers of its rows."""

    tekst: str
    uitkomst: Uitkomst
    nrs: pl.Series

    @property
    def aantal(self) -> int:
        return self.nrs.len()
