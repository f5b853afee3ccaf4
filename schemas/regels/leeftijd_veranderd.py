"""The age at the start stays what it was; nobody gets younger."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the rows whose age went back, or went up by more than two years."""
    if not feiten.eerder:
        return None
    verschil = pl.col("leeftijd") - pl.col("eerder_leeftijd")
    return (verschil < 0) | (verschil > 2)


REGEL = Regel(
    code="leeftijd_veranderd",
    soorten=("trajecten",),
    veld="leeftijd",
    boodschap="De leeftijd {gevonden} past niet bij de leeftijd die u eerder bij dit nummer leverde.",
    herstel="Controleer de leeftijd en het nummer; lever de leeftijd bij de start.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="de leeftijd bij de start",
    overtreding=overtreding,
    voldoet=(
        {"leeftijd": 14, "eerder_leeftijd": 14},
        {"leeftijd": 15, "eerder_leeftijd": 14},
        {"leeftijd": 15, "eerder_leeftijd": None},
    ),
    breekt=({"leeftijd": 12, "eerder_leeftijd": 14}, {"leeftijd": 18, "eerder_leeftijd": 14}),
    velden=("eerder_leeftijd",),
    trap=Trap.EERDERE_KWARTALEN,
    voorbeeld="eerst 14 jaar, nu 12",
)
