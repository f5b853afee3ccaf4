"""A measurement after the quarter belongs to a later delivery."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the rows measured after the last day of the quarter."""
    return pl.col("datum") > feiten.kwartaal.laatste_dag


REGEL = Regel(
    code="meting_na_kwartaal",
    soorten=("effectmetingen",),
    veld="datum",
    boodschap="De meting is van na het kwartaal van de aanlevering.",
    herstel="Controleer het jaar en de maand, of lever deze meting aan bij het kwartaal waarin hij is gedaan.",
    ernst=Ernst.FOUT,
    toegestaan="een datum tot en met de laatste dag van het kwartaal",
    overtreding=overtreding,
    voldoet=({"datum": date(2025, 9, 30)},),
    breekt=({"datum": date(2025, 10, 1)},),
    trap=Trap.CELLEN,
    is_aanpasbaar=False,
)
