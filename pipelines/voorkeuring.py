"""Which rows break which declared check: pandera's own checks, asked without its report of failing cases."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl
from pandera.api.checks import Check
from pandera.api.polars.container import DataFrameSchema
from pandera.api.polars.types import PolarsData
from pandera.constants import CHECK_OUTPUT_KEY


@dataclass(frozen=True)
class Gebroken:
    """One check of a column, by its number in the declaration, and the places of the rows that fail it."""

    kolom: str
    nummer: int
    is_fout: pl.Series


def find_gebroken(
    rijen: pl.DataFrame, schema: DataFrameSchema, waarden: Mapping[str, pl.Series]
) -> Iterator[Gebroken]:
    """Return the checks that some row fails, in the order of the declaration.

    `waarden` are the distinct values of columns, where known: a bound or a list is held against those.
    """
    checks = [(naam, i, check) for naam, k in schema.columns.items() for i, check in enumerate(k.checks)]
    # Few distinct values stand for many rows, but only where a check reads no other column.
    per_waarde = [check.title is None and naam in waarden for naam, _, check in checks]
    bronnen = [
        waarden[naam].to_frame(naam) if is_waarde else rijen
        for (naam, _, _), is_waarde in zip(checks, per_waarde, strict=True)
    ]
    uitkomsten = pl.collect_all(
        [_passes(check, bron, naam) for (naam, _, check), bron in zip(checks, bronnen, strict=True)]
    )
    for (naam, i, _), is_waarde, bron, uitkomst in zip(checks, per_waarde, bronnen, uitkomsten, strict=True):
        goed = uitkomst.to_series()
        if goed.all():
            continue
        # A check that gives one answer for all gives it to each.
        slecht = ~goed if goed.len() == bron.height else pl.repeat(value=True, n=bron.height, eager=True)
        if is_waarde:
            verkeerd = waarden[naam].filter(slecht)
            slecht = rijen[naam].is_in(verkeerd.implode()).fill_null(value=False)
        yield Gebroken(naam, i, slecht)


def _passes(check: Check, rijen: pl.DataFrame, naam: str) -> pl.LazyFrame:
    """Return what one check says of each row: pandera's own answer, without its search for the cases that fail."""
    lui = rijen.lazy()
    try:
        uitkomst = _ask(check, lui, naam)
    except KeyError:
        check(lui.head(0), naam)  # on its first whole call a check finds what pandera has for polars
        uitkomst = _ask(check, lui, naam)
    if isinstance(uitkomst, bool):
        return pl.LazyFrame({CHECK_OUTPUT_KEY: [uitkomst]})
    return uitkomst.select(pl.col(CHECK_OUTPUT_KEY).fill_null(check.ignore_na))


def _ask(check: Check, rijen: pl.LazyFrame, naam: str) -> pl.LazyFrame | bool:
    uitkomst: pl.LazyFrame | bool = check.get_backend(rijen)(check).apply(PolarsData(rijen, naam))  # type: ignore[no-untyped-call]
    return uitkomst
