"""The valid rows of a delivery → Parquet, as the archive keeps them, and back."""

import io
from collections.abc import Sequence
from functools import cache
from typing import IO

import polars as pl

from pipelines.bron import BLAD
from schemas.aanlevering import Veldsoort, load_soorten

HERHALEND = (
    Veldsoort.KEUZE,
    Veldsoort.KWARTAAL,
    Veldsoort.REGIO,
    Veldsoort.INTERVENTIE,
    Veldsoort.INSTRUMENT,
)
"""Kinds of field with few different texts: stored as codes, which a build reads many times faster."""


def write_rijen(rijen: pl.DataFrame, doel: IO[bytes]) -> None:
    """Write the typed rows; columns with few different texts, and the name of the sheet, as codes."""
    # A million empty texts take polars longer to store than all numbers together.
    codes = [naam for naam, soort in rijen.schema.items() if soort == pl.String and naam in list_codes()]
    rijen.with_columns(pl.col(codes).cast(pl.Categorical)).write_parquet(doel)


@cache
def list_codes() -> frozenset[str]:
    """List the columns that hold codes, of every kind of file."""
    velden = [paar for soort in load_soorten() for paar in soort.velden.items()]
    return frozenset({BLAD, *(naam for naam, veld in velden if veld.soort in HERHALEND)})


def read_rijen(parquet: bytes) -> pl.DataFrame:
    """Read the stored rows of one file, texts as texts."""
    return pl.read_parquet(io.BytesIO(parquet)).with_columns(pl.col(pl.Categorical).cast(pl.String))


def read_kolommen(parquet: bytes, kolommen: Sequence[str]) -> pl.DataFrame:
    """Read these columns of the stored rows of one file, codes as they are stored; what it was not asked is empty."""
    aanwezig = pl.read_parquet_schema(io.BytesIO(parquet))
    rijen = pl.read_parquet(io.BytesIO(parquet), columns=[naam for naam in kolommen if naam in aanwezig])
    weg = [naam for naam in kolommen if naam not in aanwezig]
    return rijen.with_columns(pl.lit(None).alias(naam) for naam in weg).select(kolommen)
