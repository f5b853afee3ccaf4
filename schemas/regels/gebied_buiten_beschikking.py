"""A place outside the gebieden of the party's agreements in this quarter."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel, Vorm


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the rows outside the agreed gebieden."""
    if feiten.regios is None:
        return None
    # A place that is only known for the whole city says nothing about the agreement.
    return ~pl.col("regio").is_in(sorted(feiten.regios)) & ~pl.col("regio").str.starts_with("GM")


REGEL = Regel(
    code="gebied_buiten_beschikking",
    soorten=("trajecten", "tellingen"),
    veld="regio",
    boodschap='"{gevonden}" ligt buiten de gebieden van de beschikkingen van deze partij in dit kwartaal ({aantal}).',
    herstel="Controleer de wijk en de partij, of licht toe waarom u deze rijen toch levert.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="een plaats in een gebied uit de beschikking",
    overtreding=overtreding,
    voldoet=({"regio": "BU05991570"}, {"regio": None}, {"regio": "GM0599"}),
    breekt=({"regio": "BU05990110"},),
    vorm=Vorm.PER_TERM,
    trap=Trap.AFSPRAKEN,
    voorbeeld="een deelnemer in Cool, bij een beschikking voor Charlois",
)
