"""Which rows may break a declared check: the model's own checks, without a report; pandera judges only those rows."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl
from pandera.api.checks import Check
from pandera.api.polars.container import DataFrameSchema
from pandera.api.polars.types import PolarsData
from pandera.constants import CHECK_OUTPUT_KEY


@dataclass(frozen=True)
class Kandidaten:
    """Rows that fail some check, and the columns whose checks they fail; all of them when that is not known."""

    rijen: pl.DataFrame
    kolommen: tuple[str, ...]


def select_kandidaten(
    rijen: pl.DataFrame, schema: DataFrameSchema, waarden: Mapping[str, pl.Series]
) -> Kandidaten:
    """Return the rows that fail any check; rows are judged one by one, so the others need no report.

    `waarden` are the distinct values of columns, where known: a bound or a list is held against those.
    """
    if schema.checks or schema.unique:
        return Kandidaten(rijen, tuple(schema.columns))  # a check over the whole frame needs the whole frame
    checks = [(naam, check) for naam, kolom in schema.columns.items() for check in kolom.checks]
    # Few distinct values stand for many rows, but only where a check reads no other column.
    per_waarde = [check.title is None and naam in waarden for naam, check in checks]
    bronnen = [
        waarden[naam].to_frame(naam) if is_waarde else rijen
        for (naam, _), is_waarde in zip(checks, per_waarde, strict=True)
    ]
    uitkomsten = pl.collect_all(
        [_passes(check, bron, naam) for (naam, check), bron in zip(checks, bronnen, strict=True)]
    )
    fout = pl.repeat(value=False, n=rijen.height, eager=True)
    geraakt: dict[str, None] = {}
    for (naam, _), is_waarde, bron, uitkomst in zip(checks, per_waarde, bronnen, uitkomsten, strict=True):
        goed = uitkomst.to_series()
        if goed.all():
            continue
        geraakt[naam] = None
        # A check that gives one answer for all gives it to each.
        slecht = ~goed if goed.len() == bron.height else pl.repeat(value=True, n=bron.height, eager=True)
        if is_waarde:
            verkeerd = waarden[naam].filter(slecht)
            slecht = rijen[naam].is_in(verkeerd.implode()).fill_null(value=False)
        fout |= slecht
    return Kandidaten(rijen.filter(fout) if geraakt else rijen.clear(), tuple(geraakt))


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
