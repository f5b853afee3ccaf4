"""Where the file asks how a number is known, an empty answer keeps the number out of the figures."""

import polars as pl

from schemas.bevinding import Ernst
from schemas.regel import Feiten, Regel


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the rows without an answer, when the column is there."""
    return pl.col("meetstatus").is_null() & pl.col("aantal").is_not_null()


REGEL = Regel(
    code="meetstatus_onbekend",
    soorten=("tellingen",),
    veld="meetstatus",
    boodschap="Er staat niet hoe u dit aantal weet. Het telt daarom niet mee.",
    herstel="Vul in: gemeten, geschat of bewering.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="gemeten, geschat of bewering",
    overtreding=overtreding,
    voldoet=({"meetstatus": "gemeten", "aantal": 3}, {"meetstatus": None, "aantal": None}),
    breekt=({"meetstatus": None, "aantal": 3},),
    velden=("aantal",),
)
