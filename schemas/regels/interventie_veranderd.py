"""One number under two interventions counts in both."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the rows whose intervention differs from what was delivered before."""
    if not feiten.eerder:
        return None
    return pl.col("interventie") != pl.col("eerder_interventie")


REGEL = Regel(
    code="interventie_veranderd",
    soorten=("trajecten",),
    veld="interventie",
    boodschap="Bij dit nummer leverde u eerder een andere interventie.",
    herstel="Controleer de interventie. Stapte de deelnemer over, sluit dan het eerste traject af en geef het tweede een eigen nummer.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="de interventie van het eerdere kwartaal",
    overtreding=overtreding,
    voldoet=(
        {"interventie": "a", "eerder_interventie": "a"},
        {"interventie": "a", "eerder_interventie": None},
    ),
    breekt=({"interventie": "a", "eerder_interventie": "b"},),
    velden=("eerder_interventie",),
    trap=Trap.EERDERE_KWARTALEN,
    voorbeeld="eerst Straatcoach Plus, nu Sterk in de Klas",
)
