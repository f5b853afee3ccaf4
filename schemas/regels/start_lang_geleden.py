"""A trajectory that began years before the quarter is more likely a slip in the year."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel

JAREN = 4
ONMOGELIJK_VOOR = date(1995, 1, 1)


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the rows that start more than four years before the quarter; before 1995 it cannot be at all."""
    eerste = feiten.kwartaal.eerste_dag
    start = pl.col("startdatum")
    return (start < eerste.replace(year=eerste.year - JAREN)) & (start >= ONMOGELIJK_VOOR)


REGEL = Regel(
    code="start_lang_geleden",
    soorten=("trajecten",),
    veld="startdatum",
    boodschap="De startdatum ligt meer dan vier jaar voor het kwartaal van de aanlevering.",
    herstel="Controleer het jaar. Klopt het, licht dan toe waarom dit traject zo lang loopt.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="een datum in de vier jaar voor het kwartaal of erin",
    overtreding=overtreding,
    voldoet=({"startdatum": date(2022, 9, 30)}, {"startdatum": date(1900, 1, 1)}),
    breekt=({"startdatum": date(2015, 3, 4)},),
    trap=Trap.CELLEN,
)
