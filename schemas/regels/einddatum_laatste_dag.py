"""When nearly everybody ends on the last day of the quarter, files were closed and not trajectories."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel, Vorm

MINSTENS, AANDEEL = 20, 0.8


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the rows that end on the last day, when four of five ends in the quarter do and there are at least twenty."""
    eind, kwartaal = pl.col("einddatum"), feiten.kwartaal
    in_kwartaal = eind.is_between(kwartaal.eerste_dag, kwartaal.laatste_dag).fill_null(value=False)
    is_laatste = (eind == kwartaal.laatste_dag).fill_null(value=False)
    return is_laatste & (in_kwartaal.sum() >= MINSTENS) & (is_laatste.sum() >= AANDEEL * in_kwartaal.sum())


REGEL = Regel(
    code="einddatum_laatste_dag",
    soorten=("trajecten",),
    veld="einddatum",
    boodschap="Bij {aantal} is de einddatum de laatste dag van het kwartaal.",
    herstel="Lever de dag waarop het traject echt eindigde, niet de dag waarop het dossier is gesloten.",
    ernst=Ernst.OPMERKING,
    toegestaan="de dag waarop het traject eindigde",
    overtreding=overtreding,
    voldoet=tuple({"einddatum": date(2025, 9, 1 + i)} for i in range(25)),
    breekt=tuple({"einddatum": date(2025, 9, 30)} for _ in range(20)),
    vorm=Vorm.PER_BESTAND,
    trap=Trap.TABELLEN,
    is_los=True,
    voorbeeld="twintig keer een einddatum op 30-09-2025",
)
