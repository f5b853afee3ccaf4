"""Scores of different people are never compared as if they were of one (domain 5)."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the later scores of which the first one was filled in by somebody else."""
    is_voor = pl.col("moment") == "voor"
    zelfde = is_voor.any().over("traject_id", "informant")
    ander = is_voor.any().over("traject_id", "instrument")
    return pl.col("moment").is_in(["na", "follow_up"]) & ander & ~zelfde


REGEL = Regel(
    code="informant_wisselt",
    soorten=("effectmetingen",),
    veld="informant",
    boodschap="De voormeting van dit traject is door iemand anders ingevuld; wij vergelijken die twee niet.",
    herstel="Controleer wie invulde. Laat zo mogelijk dezelfde persoon voor en na invullen.",
    ernst=Ernst.OPMERKING,
    toegestaan="dezelfde invuller als bij de voormeting",
    overtreding=overtreding,
    voldoet=(
        {"traject_id": "1", "instrument": "i", "informant": "ouder", "moment": "voor"},
        {"traject_id": "1", "instrument": "i", "informant": "ouder", "moment": "na"},
        {"traject_id": "2", "instrument": "i", "informant": "ouder", "moment": "na"},
        {"traject_id": "3", "instrument": "i", "informant": "ouder", "moment": "voor"},
    ),
    breekt=({"traject_id": "3", "instrument": "i", "informant": "jongere", "moment": "na"},),
    velden=("traject_id", "instrument", "moment"),
    trap=Trap.TABELLEN,
    voorbeeld="voormeting door de ouder, nameting door de jongere",
)
