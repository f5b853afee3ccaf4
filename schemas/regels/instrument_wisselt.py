"""Scores before and after on different questionnaires cannot be compared."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the later scores of which the first one was taken with another instrument."""
    is_voor = pl.col("moment") == "voor"
    zelfde = is_voor.any().over("traject_id", "instrument", "informant")
    ander = is_voor.any().over("traject_id", "informant")
    return pl.col("moment").is_in(["na", "follow_up"]) & ander & ~zelfde


REGEL = Regel(
    code="instrument_wisselt",
    soorten=("effectmetingen",),
    veld="instrument",
    boodschap="De voormeting van dit traject is met een ander instrument gedaan; verschil is zo niet te zien.",
    herstel="Controleer het instrument. Is er echt gewisseld, licht dan toe waarom; dit paar telt niet mee.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="hetzelfde instrument als bij de voormeting",
    overtreding=overtreding,
    voldoet=(
        {"traject_id": "1", "instrument": "i", "informant": "ouder", "moment": "voor"},
        {"traject_id": "1", "instrument": "i", "informant": "ouder", "moment": "na"},
        {"traject_id": "2", "instrument": "i", "informant": "ouder", "moment": "na"},
        {"traject_id": "3", "instrument": "i", "informant": "ouder", "moment": "voor"},
    ),
    breekt=({"traject_id": "3", "instrument": "j", "informant": "ouder", "moment": "na"},),
    velden=("traject_id", "informant", "moment"),
    trap=Trap.TABELLEN,
    voorbeeld="voormeting met de SDQ, nameting met de GAS",
)
