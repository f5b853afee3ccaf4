"""A date far in the future stands for "no end yet": an empty cell says that better."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel

VANAF = date(2090, 1, 1)


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the rows that end on a date no trajectory lasts until."""
    return pl.col("einddatum") >= VANAF


REGEL = Regel(
    code="einddatum_invuldatum",
    soorten=("trajecten",),
    veld="einddatum",
    boodschap="De einddatum {gevonden} is een invuldatum, geen echte einddatum.",
    herstel="Laat de einddatum leeg zolang het traject loopt.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="een echte einddatum, of leeg",
    overtreding=overtreding,
    voldoet=({"einddatum": date(2025, 9, 30)}, {"einddatum": None}),
    breekt=({"einddatum": date(9999, 12, 31)}, {"einddatum": date(2099, 1, 1)}),
    trap=Trap.CELLEN,
)
