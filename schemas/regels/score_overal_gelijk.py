"""The same score on every questionnaire was more likely copied down than measured."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel, Vorm

MINSTENS = 10


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell all scores of a file in which at least ten scores are all the same."""
    score = pl.col("score")
    return score.is_not_null() & (score.drop_nulls().n_unique() == 1) & (score.count() >= MINSTENS)


REGEL = Regel(
    code="score_overal_gelijk",
    soorten=("effectmetingen",),
    veld="score",
    boodschap="Alle scores zijn hetzelfde ({aantal}).",
    herstel="Controleer of de scores goed zijn overgenomen uit de vragenlijsten.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="de score van elke vragenlijst",
    overtreding=overtreding,
    voldoet=tuple({"score": 10.0 + i} for i in range(12)),
    breekt=tuple({"score": 14.0} for _ in range(10)),
    vorm=Vorm.PER_BESTAND,
    trap=Trap.TABELLEN,
    is_los=True,
    voorbeeld="tien keer score 14",
)
