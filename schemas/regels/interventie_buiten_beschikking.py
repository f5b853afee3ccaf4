"""An intervention the party has no agreement for in this quarter."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel, Vorm


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the rows outside the agreed interventions."""
    if feiten.interventies is None:
        return None
    return ~pl.col("interventie").is_in(sorted(feiten.interventies))


REGEL = Regel(
    code="interventie_buiten_beschikking",
    soorten=("trajecten", "tellingen"),
    veld="interventie",
    boodschap='"{gevonden}" staat niet in een beschikking van deze partij in dit kwartaal ({aantal}).',
    herstel="Controleer de interventie en de partij, of licht toe waarom u deze rijen toch levert.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="een interventie uit de beschikking",
    overtreding=overtreding,
    voldoet=({"interventie": "a"}, {"interventie": None}),
    breekt=({"interventie": "b"},),
    vorm=Vorm.PER_TERM,
    trap=Trap.AFSPRAKEN,
    voorbeeld="Taalmaatjes, terwijl dat niet in de beschikking staat",
)
