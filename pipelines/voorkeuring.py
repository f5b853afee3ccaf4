"""Which rows may break a declared check: the model's own checks, without a report; pandera judges only those rows."""

from collections.abc import Mapping

import polars as pl
from pandera.api.checks import Check
from pandera.api.polars.container import DataFrameSchema

UITKOMST = "check_output"


def select_kandidaten(
    rijen: pl.DataFrame, schema: DataFrameSchema, waarden: Mapping[str, pl.Series]
) -> pl.DataFrame:
    """Return the rows that fail any check; rows are judged one by one, so the others need no report.

    `waarden` are the distinct values of columns, where known: a bound or a list is held against those.
    """
    if schema.checks or schema.unique:
        return rijen  # a check over the whole frame needs the whole frame
    fout = pl.repeat(value=False, n=rijen.height, eager=True)
    for naam, kolom in schema.columns.items():
        for check in kolom.checks:
            if check.title is None and naam in waarden:
                verkeerd = waarden[naam].filter(~passes(check, waarden[naam].to_frame(naam), naam))
                if verkeerd.len():
                    fout |= rijen[naam].is_in(verkeerd.implode()).fill_null(value=False)
            else:
                fout |= ~passes(check, rijen, naam)
    return rijen.filter(fout)


def passes(check: Check, rijen: pl.DataFrame, naam: str) -> pl.Series:
    """Return what one check says of each row; a check that gives one answer for all gives it to each."""
    uitkomst: pl.Series = check(rijen.lazy(), naam).check_output.collect()[UITKOMST]
    if uitkomst.len() == rijen.height:
        return uitkomst
    return pl.repeat(bool(uitkomst.all()), rijen.height, eager=True)
