"""A row that is only placed in the city counts in no gebied and no buurt."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel, Vorm


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the rows placed no closer than the gemeente."""
    return pl.col("regio").str.starts_with("GM")


REGEL = Regel(
    code="plaats_alleen_stad",
    soorten=("trajecten", "tellingen"),
    veld="regio",
    boodschap="Bij {aantal} staat alleen de stad; die tellen in geen wijk of gebied mee.",
    herstel="Weet u de wijk of het gebied, vul dat dan in.",
    ernst=Ernst.OPMERKING,
    toegestaan="een wijk, buurt of gebied",
    overtreding=overtreding,
    voldoet=({"regio": "BU05991570"}, {"regio": "WK059915"}, {"regio": None}),
    breekt=({"regio": "GM0599"},),
    vorm=Vorm.PER_BESTAND,
    trap=Trap.CELLEN,
    voorbeeld="Wijk: Rotterdam",
)
