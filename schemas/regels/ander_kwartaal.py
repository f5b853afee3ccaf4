"""The quarter in a row is the quarter that is delivered."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the rows of another quarter."""
    return pl.col("kwartaal") != str(feiten.kwartaal)


REGEL = Regel(
    code="ander_kwartaal",
    soorten=("trajecten", "tellingen"),
    veld="kwartaal",
    boodschap="Deze rij gaat over een ander kwartaal dan de aanlevering.",
    herstel="Verbeter het kwartaal, of lever de rij aan bij het kwartaal waar hij hoort.",
    ernst=Ernst.FOUT,
    toegestaan="het kwartaal van de aanlevering",
    overtreding=overtreding,
    voldoet=({"kwartaal": "2025-K3"},),
    breekt=({"kwartaal": "2025-K2"},),
    trap=Trap.CELLEN,
    is_aanpasbaar=False,
)
