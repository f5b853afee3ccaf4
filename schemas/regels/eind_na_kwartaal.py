"""An end date after the quarter is a plan, not yet a fact."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel

INVULDATUM = date(2090, 1, 1)


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the rows that end after the last day of the quarter; 31-12-9999 is told by its own rule."""
    einde = pl.col("einddatum")
    return (einde > feiten.kwartaal.laatste_dag) & (einde < INVULDATUM)


REGEL = Regel(
    code="eind_na_kwartaal",
    soorten=("trajecten",),
    veld="einddatum",
    boodschap="De einddatum ligt na het kwartaal van de aanlevering.",
    herstel="Laat de einddatum leeg zolang het traject loopt; verbeter hem als het een schrijffout is.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="een datum tot en met de laatste dag van het kwartaal, of leeg",
    overtreding=overtreding,
    voldoet=({"einddatum": date(2025, 9, 30)}, {"einddatum": None}, {"einddatum": date(9999, 12, 31)}),
    breekt=({"einddatum": date(2025, 10, 1)},),
    trap=Trap.CELLEN,
)
