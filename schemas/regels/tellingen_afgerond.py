"""Counted numbers rarely all end in 0 or 5: by chance one set of eight in 400,000."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel, Vorm

MINSTENS = 8


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the measured counts from ten on when there are at least eight and all are multiples of five."""
    is_telling = ((pl.col("aantal") >= 10) & (pl.col("meetstatus") == "gemeten")).fill_null(value=False)
    is_rond = (is_telling & (pl.col("aantal") % 5 == 0)).fill_null(value=False)
    return is_rond & (is_telling.sum() >= MINSTENS) & (is_rond.sum() == is_telling.sum())


REGEL = Regel(
    code="tellingen_afgerond",
    soorten=("tellingen",),
    veld="aantal",
    boodschap="Alle aantallen vanaf 10 eindigen op 0 of 5 ({aantal}), maar er staat dat ze zijn gemeten.",
    herstel="Lever de precieze aantallen. Zijn ze geschat, schrijf dan 'geschat'.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="het getelde aantal",
    overtreding=overtreding,
    voldoet=tuple({"aantal": 11 + i, "meetstatus": "gemeten"} for i in range(12))
    + tuple({"aantal": 20, "meetstatus": "geschat"} for _ in range(9)),
    breekt=tuple({"aantal": 10 + 5 * i, "meetstatus": "gemeten"} for i in range(8)),
    vorm=Vorm.PER_BESTAND,
    velden=("meetstatus",),
    trap=Trap.TABELLEN,
    is_los=True,
    voorbeeld="10, 15, 20, 25, 30, 35, 40 en 45, alle gemeten",
)
