"""A measurement afterwards is not older than the one before."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the later measurements that are dated before the first one of the same person and instrument."""
    reeks = ("traject_id", "instrument", "informant")
    voormeting = pl.col("datum").filter(pl.col("moment") == "voor").min().over(*reeks)
    return pl.col("moment").is_in(["na", "follow_up"]) & (pl.col("datum") < voormeting)


REGEL = Regel(
    code="nameting_voor_voormeting",
    soorten=("effectmetingen",),
    veld="datum",
    boodschap="Deze meting is gedateerd voor de voormeting van hetzelfde traject.",
    herstel="Controleer de datums en het moment (voor of na); misschien zijn ze verwisseld.",
    ernst=Ernst.FOUT,
    toegestaan="een datum op of na de voormeting",
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
            "datum": date(2025, 8, 1),
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
    voorbeeld="voormeting op 01-08-2025, nameting op 01-07-2025",
)
