"""The valid rows of a delivery → Parquet, as the archive keeps them."""

from typing import IO

import polars as pl

from pipelines.bron import BLAD


def write_rijen(rijen: pl.DataFrame, doel: IO[bytes]) -> None:
    """Write the typed rows; the name of the sheet is the same on nearly every row and stored as such."""
    # A million empty texts take polars longer to store than all numbers together.
    bladen = [pl.col(BLAD).cast(pl.Categorical)] if BLAD in rijen.columns else []
    rijen.with_columns(bladen).write_parquet(doel)
