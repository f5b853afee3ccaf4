"""Unique visitors per month cannot be added to unique visitors of a quarter."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel, Vorm


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the counts of one month."""
    return pl.col("maand").is_not_null()


REGEL = Regel(
    code="maandtelling",
    soorten=("tellingen",),
    veld="aantal",
    boodschap="{aantal} gaan over één maand. Wie drie maanden komt, staat er drie keer in: wij bewaren ze per maand en tellen ze niet op tot een kwartaal.",
    herstel="Lever ook het aantal unieke deelnemers over het hele kwartaal, of leg uit waarom dat niet kan.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="het aantal over het hele kwartaal",
    overtreding=overtreding,
    voldoet=({"maand": None},),
    breekt=({"maand": "2025-07"},),
    vorm=Vorm.PER_BESTAND,
    velden=("maand",),
    trap=Trap.TABELLEN,
    is_aanpasbaar=False,
    voorbeeld="een kolom per maand: juli 12, augustus 9, september 14",
)
