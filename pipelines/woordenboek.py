"""The distinct texts of every column, and which of them each row holds: made once, for all columns together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from pipelines.bron import NR


@dataclass(frozen=True, eq=False)
class Woorden:
    """One column: its texts in order of appearance, how many rows hold each, and per row which (null for empty)."""

    teksten: Sequence[str]
    aantallen: Sequence[int]
    codes: pl.Series

    def rijen_van(self, codes: Sequence[int]) -> Mapping[int, pl.Series]:
        """Return the row numbers that hold each of these texts."""
        if not codes:
            return {}
        gezocht = pl.Series(codes, dtype=pl.UInt32).implode()
        rijen = pl.DataFrame([self.codes.alias("code")]).with_row_index(NR)
        groepen = rijen.filter(pl.col("code").is_in(gezocht)).group_by("code").agg(NR)
        return dict(zip(groepen["code"], groepen[NR], strict=True))

    def replace(self, waarden: Sequence[object], dtype: type[pl.DataType]) -> pl.Series:
        """Return the column with the value of its text in every row."""
        return pl.Series(self.codes.name, waarden, dtype=dtype, strict=False).gather(self.codes)


def index_woorden(tekst: pl.DataFrame, kolommen: Sequence[str]) -> dict[str, Woorden]:
    """Number the distinct texts of each column; a text is looked up once however many rows hold it."""
    # Categories of its own per column: the shared ones keep every word of every file for as long as we run.
    gecodeerd = tekst.select(pl.col(naam).cast(pl.Categorical(pl.Categories.random())) for naam in kolommen)
    codes = gecodeerd.select(pl.all().to_physical().cast(pl.UInt32))
    verschillend = gecodeerd.select(pl.all().drop_nulls().unique(maintain_order=True).implode())
    return {naam: _number(verschillend[naam].explode(empty_as_null=False), codes[naam]) for naam in kolommen}


def _number(woorden: pl.Series, codes: pl.Series) -> Woorden:
    """Number the texts in order of appearance; polars reads the chunks of a column side by side and may not."""
    volgorde = woorden.to_physical().cast(pl.UInt32).to_numpy()
    rang = np.arange(len(volgorde), dtype=np.uint32)
    if not np.array_equal(volgorde, rang):
        plaats = np.zeros(int(volgorde.max()) + 1, dtype=np.uint32)
        plaats[volgorde] = rang
        codes = pl.Series(codes.name, plaats).gather(codes)
    aantallen = np.bincount(codes.drop_nulls().to_numpy(), minlength=len(volgorde))
    return Woorden(woorden.cast(pl.String).to_list(), aantallen.tolist(), codes)
