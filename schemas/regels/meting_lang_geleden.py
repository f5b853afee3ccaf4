"""A measurement from years before the quarter is more likely a slip in the year."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel

JAREN = 4


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the measurements of more than four years before the quarter."""
    eerste = feiten.kwartaal.eerste_dag
    return pl.col("datum") < eerste.replace(year=eerste.year - JAREN)


REGEL = Regel(
    code="meting_lang_geleden",
    soorten=("effectmetingen",),
    veld="datum",
    boodschap="De meting is van meer dan vier jaar voor het kwartaal van de aanlevering.",
    herstel="Controleer het jaar. Klopt het, licht dan toe waarom deze meting nu wordt geleverd.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="een datum in de vier jaar voor het kwartaal of erin",
    overtreding=overtreding,
    voldoet=({"datum": date(2022, 1, 1)},),
    breekt=({"datum": date(2005, 3, 4)},),
    trap=Trap.CELLEN,
)
