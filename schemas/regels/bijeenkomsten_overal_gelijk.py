"""A course has a fixed number of meetings; that everybody came to all of them is worth a look."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel, Vorm

MINSTENS = 20


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell all rows when at least twenty ended trajectories had exactly as many meetings."""
    aantal = pl.col("bijeenkomsten").filter(pl.col("einddatum").is_not_null()).drop_nulls()
    is_klaar = pl.col("bijeenkomsten").is_not_null() & pl.col("einddatum").is_not_null()
    return is_klaar & (aantal.n_unique() == 1) & (aantal.len() >= MINSTENS)


REGEL = Regel(
    code="bijeenkomsten_overal_gelijk",
    soorten=("trajecten",),
    veld="bijeenkomsten",
    boodschap="Alle afgesloten trajecten hebben evenveel bijeenkomsten ({aantal}).",
    herstel="Lever hoe vaak iemand echt is gezien, niet hoeveel bijeenkomsten er waren gepland.",
    ernst=Ernst.OPMERKING,
    toegestaan="hoe vaak elke deelnemer is gezien",
    overtreding=overtreding,
    voldoet=tuple({"bijeenkomsten": 6 + i % 3, "einddatum": date(2025, 9, 1)} for i in range(24)),
    breekt=tuple({"bijeenkomsten": 8, "einddatum": date(2025, 9, 1)} for _ in range(20)),
    vorm=Vorm.PER_BESTAND,
    velden=("einddatum",),
    trap=Trap.TABELLEN,
    is_los=True,
    voorbeeld="twintig trajecten met elk 8 bijeenkomsten",
)
