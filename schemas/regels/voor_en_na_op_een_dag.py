"""Two measurements on one day tell nothing of what happened between them."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the later measurements dated on the day of the first one."""
    reeks = ("traject_id", "instrument", "informant")
    voormeting = pl.col("datum").filter(pl.col("moment") == "voor").min().over(*reeks)
    return pl.col("moment").is_in(["na", "follow_up"]) & (pl.col("datum") == voormeting)


REGEL = Regel(
    code="voor_en_na_op_een_dag",
    soorten=("effectmetingen",),
    veld="datum",
    boodschap="Voor- en nameting van dit traject hebben dezelfde datum.",
    herstel="Controleer de datums; vul bij elke meting de dag in waarop de lijst is ingevuld.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="een datum na de voormeting",
    overtreding=overtreding,
    voldoet=(
        {
            "traject_id": "1",
            "instrument": "i",
            "informant": "ouder",
            "moment": "voor",
            "datum": date(2025, 3, 1),
        },
        {
            "traject_id": "1",
            "instrument": "i",
            "informant": "ouder",
            "moment": "na",
            "datum": date(2025, 7, 1),
        },
        {
            "traject_id": "2",
            "instrument": "i",
            "informant": "ouder",
            "moment": "voor",
            "datum": date(2025, 7, 1),
        },
    ),
    breekt=(
        {
            "traject_id": "2",
            "instrument": "i",
            "informant": "ouder",
            "moment": "na",
            "datum": date(2025, 7, 1),
        },
    ),
    velden=("traject_id", "instrument", "informant", "moment"),
    trap=Trap.TABELLEN,
    voorbeeld="voormeting en nameting allebei op 01-07-2025",
)
