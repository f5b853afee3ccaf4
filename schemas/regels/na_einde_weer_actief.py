"""A trajectory that had ended runs again: a new start needs a number of its own."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the running rows that ended before this quarter already."""
    if not feiten.eerder:
        return None
    return pl.col("einddatum").is_null() & (pl.col("eerder_einddatum") < feiten.kwartaal.eerste_dag)


REGEL = Regel(
    code="na_einde_weer_actief",
    soorten=("trajecten",),
    veld="einddatum",
    boodschap="Dit traject was in een eerder kwartaal beëindigd en loopt nu weer.",
    herstel="Vul de einddatum in, of geef de nieuwe start een eigen nummer.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="de einddatum van het eerdere kwartaal",
    overtreding=overtreding,
    voldoet=(
        {"einddatum": None, "eerder_einddatum": None},
        {"einddatum": date(2025, 5, 1), "eerder_einddatum": date(2025, 5, 1)},
    ),
    breekt=({"einddatum": None, "eerder_einddatum": date(2025, 5, 1)},),
    velden=("eerder_einddatum",),
    trap=Trap.EERDERE_KWARTALEN,
    voorbeeld="beëindigd op 01-05-2025, en nu zonder einddatum",
)
