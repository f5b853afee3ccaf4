"""A long explanation easily tells more of a person than a count needs (R-04)."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel

LANGSTE = 400


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the explanations that are longer than a few sentences."""
    return pl.col("toelichting").str.len_chars() > LANGSTE


REGEL = Regel(
    code="toelichting_te_lang",
    soorten=("tellingen",),
    veld="toelichting",
    boodschap="Deze toelichting is erg lang.",
    herstel="Houd het bij een paar zinnen over het aantal, zonder iets over één persoon.",
    ernst=Ernst.OPMERKING,
    toegestaan="hooguit 400 tekens",
    overtreding=overtreding,
    voldoet=({"toelichting": "In juli was de inloop dicht."}, {"toelichting": "a" * 400}),
    breekt=({"toelichting": "In juli was de inloop dicht. " * 20},),
    trap=Trap.CELLEN,
)
