"""The distinct texts of every column, and which of them each row holds: made once, for all columns together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from pipelines.bron import NR

EERSTE, AANTAL = "_eerste", "_aantal"


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
    gecodeerd = tekst.select(
        pl.col(naam).cast(pl.Categorical(pl.Categories.random())).to_physical().cast(pl.UInt32)
        for naam in kolommen
    )
    groepen = pl.collect_all(
        gecodeerd.lazy()
        .select(naam)
        .with_row_index(EERSTE)
        .drop_nulls()
        .group_by(naam)
        .agg(pl.col(EERSTE).min(), pl.len().alias(AANTAL))
        .sort(naam)
        for naam in kolommen
    )
    return {
        naam: Woorden(tekst[naam].gather(groep[EERSTE]).to_list(), groep[AANTAL].to_list(), gecodeerd[naam])
        for naam, groep in zip(kolommen, groepen, strict=True)
    }
