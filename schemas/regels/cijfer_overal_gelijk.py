"""The same mark for everybody was more likely copied down than given."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel, Vorm

MINSTENS = 10


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell all marks of a file in which at least ten marks are all the same."""
    nut = pl.col("nut")
    return nut.is_not_null() & (nut.drop_nulls().n_unique() == 1) & (nut.count() >= MINSTENS)


REGEL = Regel(
    code="cijfer_overal_gelijk",
    soorten=("trajecten",),
    veld="nut",
    boodschap="Alle cijfers voor nut zijn hetzelfde ({aantal}).",
    herstel="Controleer of de cijfers van de deelnemers zelf zijn, en niet naar beneden zijn gekopieerd.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="het cijfer dat elke deelnemer gaf",
    overtreding=overtreding,
    voldoet=(*({"nut": 6.0 + i % 3} for i in range(12)), {"nut": None}),
    breekt=tuple({"nut": 8.0} for _ in range(10)),
    vorm=Vorm.PER_BESTAND,
    trap=Trap.TABELLEN,
    is_los=True,
    voorbeeld="tien keer een 8",
)
