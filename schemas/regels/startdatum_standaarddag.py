"""When nearly everybody starts on the first of a month, the date was set by an administration."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel, Vorm

MINSTENS, AANDEEL = 20, 0.8


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the rows that start on a first day, when four of five do and there are at least twenty."""
    is_eerste = pl.col("startdatum").dt.day() == 1
    return is_eerste & (is_eerste.mean() >= AANDEEL) & (pl.col("startdatum").count() >= MINSTENS)


REGEL = Regel(
    code="startdatum_standaarddag",
    soorten=("trajecten",),
    veld="startdatum",
    boodschap="Bij {aantal} is de startdatum de eerste dag van een maand.",
    herstel="Lever de dag waarop het traject echt begon; anders kan een traject in het verkeerde kwartaal tellen.",
    ernst=Ernst.OPMERKING,
    toegestaan="de dag waarop het traject begon",
    overtreding=overtreding,
    voldoet=tuple({"startdatum": date(2025, 7, 1 + i)} for i in range(20)),
    breekt=tuple({"startdatum": date(2025, 7 + i % 3, 1)} for i in range(20)),
    vorm=Vorm.PER_BESTAND,
    trap=Trap.TABELLEN,
    is_los=True,
    voorbeeld="twintig keer een startdatum op de eerste van de maand",
)
