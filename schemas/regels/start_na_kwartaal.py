"""A trajectory that starts after the quarter belongs to a later delivery."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the rows that start after the last day of the quarter."""
    return pl.col("startdatum") > feiten.kwartaal.laatste_dag


REGEL = Regel(
    code="start_na_kwartaal",
    soorten=("trajecten",),
    veld="startdatum",
    boodschap="De startdatum ligt na het kwartaal van de aanlevering.",
    herstel="Controleer het jaar en de maand, of lever dit traject aan bij het kwartaal waarin het begint.",
    ernst=Ernst.FOUT,
    toegestaan="een datum tot en met de laatste dag van het kwartaal",
    overtreding=overtreding,
    voldoet=({"startdatum": date(2025, 9, 30)},),
    breekt=({"startdatum": date(2025, 10, 1)},),
    trap=Trap.CELLEN,
    is_aanpasbaar=False,
)
