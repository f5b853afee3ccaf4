"""A start long before any participant was born is a slip in the year or a date that was only filled in."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel

EERSTE = date(1995, 1, 1)


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the rows that start before the first possible day."""
    return pl.col("startdatum") < EERSTE


REGEL = Regel(
    code="startdatum_onmogelijk",
    soorten=("trajecten",),
    veld="startdatum",
    boodschap="De startdatum {gevonden} kan niet: zo lang geleden was geen deelnemer van nu in een traject.",
    herstel="Controleer het jaar. Is het een invuldatum zoals 01-01-1900, vul dan de echte startdatum in.",
    ernst=Ernst.FOUT,
    toegestaan="een datum vanaf 01-01-1995",
    overtreding=overtreding,
    voldoet=({"startdatum": date(2025, 7, 1)}, {"startdatum": date(1995, 1, 1)}),
    breekt=({"startdatum": date(1900, 1, 1)}, {"startdatum": date(1925, 7, 1)}),
    trap=Trap.CELLEN,
    is_aanpasbaar=False,
)
