"""An estimate or claim is kept and never shown or added (R-18)."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the rows that were not measured."""
    return pl.col("meetstatus").is_in(["geschat", "bewering"]) & pl.col("maand").is_null()


REGEL = Regel(
    code="niet_gemeten",
    soorten=("tellingen",),
    veld="meetstatus",
    boodschap="Dit aantal is niet gemeten. Het wordt bewaard, maar niet getoond en niet opgeteld.",
    herstel="U hoeft niets te doen. Telt u dit voortaan wel, schrijf dan 'gemeten'.",
    ernst=Ernst.OPMERKING,
    toegestaan="gemeten, geschat of bewering",
    overtreding=overtreding,
    voldoet=({"meetstatus": "gemeten", "maand": None},),
    breekt=({"meetstatus": "geschat", "maand": None}, {"meetstatus": "bewering", "maand": None}),
    velden=("maand",),
    trap=Trap.CELLEN,
    is_aanpasbaar=False,
)
