"""An age far outside the target group of the intervention is a slip, or a participant for another offer."""

import polars as pl

from schemas.bevinding import Ernst
from schemas.regel import Feiten, Regel

RUIMTE = 6


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the rows more than six years younger or older than the target group."""
    if not feiten.doelgroepen:
        return None
    van = {code: jaren[0] - RUIMTE for code, jaren in feiten.doelgroepen.items()}
    tot = {code: jaren[1] + RUIMTE for code, jaren in feiten.doelgroepen.items()}
    interventie = pl.col("interventie")
    jongste = interventie.replace_strict(van, default=None, return_dtype=pl.Int64)
    oudste = interventie.replace_strict(tot, default=None, return_dtype=pl.Int64)
    # An age that cannot be is told as such.
    is_leeftijd = pl.col("leeftijd").is_between(0, 27)
    return is_leeftijd & ((pl.col("leeftijd") < jongste) | (pl.col("leeftijd") > oudste))


REGEL = Regel(
    code="leeftijd_buiten_doelgroep",
    soorten=("trajecten",),
    veld="leeftijd",
    boodschap="De leeftijd {gevonden} ligt meer dan zes jaar buiten de doelgroep van deze interventie.",
    herstel="Controleer de leeftijd en de interventie, of licht toe waarom deze deelnemer meedoet.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="een leeftijd in of bij de doelgroep",
    overtreding=overtreding,
    voldoet=(
        {"interventie": "a", "leeftijd": 13},
        {"interventie": "a", "leeftijd": 6},
        {"interventie": "b", "leeftijd": 2},
    ),
    breekt=({"interventie": "a", "leeftijd": 2}, {"interventie": "a", "leeftijd": 24}),
    velden=("interventie",),
    voorbeeld="een kind van 4 jaar bij een interventie voor 12 tot en met 22 jaar",
)
