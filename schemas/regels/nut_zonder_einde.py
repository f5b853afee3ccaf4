"""A mark is asked when a trajectory ends: until then it does not count."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst
from schemas.regel import Feiten, Regel, Vorm


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the rows with a mark and no end; a reason without a day is told by its own rule."""
    return pl.col("nut").is_not_null() & pl.all_horizontal(pl.col("einddatum", "reden_einde").is_null())


REGEL = Regel(
    code="nut_zonder_einde",
    soorten=("trajecten",),
    veld="nut",
    boodschap="Bij {aantal} staat een cijfer voor nut, maar het traject loopt nog; het cijfer telt mee als het traject eindigt.",
    herstel="U hoeft niets te doen. Is het traject klaar, vul dan de einddatum in.",
    ernst=Ernst.OPMERKING,
    toegestaan="een cijfer bij een traject dat eindigde",
    overtreding=overtreding,
    voldoet=(
        {"nut": 7.5, "einddatum": date(2025, 9, 1)},
        {"nut": None, "einddatum": None, "reden_einde": None},
    ),
    breekt=({"nut": 7.5, "einddatum": None, "reden_einde": None},),
    vorm=Vorm.PER_BESTAND,
    velden=("einddatum", "reden_einde"),
)
