"""A trajectory that ended before the quarter is kept and not counted in it."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel, Vorm


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the rows that ended before the first day of the quarter."""
    # An end before its own start is told as such.
    is_verkeerd = (pl.col("einddatum") < pl.col("startdatum")).fill_null(value=False)
    return (pl.col("einddatum") < feiten.kwartaal.eerste_dag) & ~is_verkeerd


REGEL = Regel(
    code="geeindigd_voor_kwartaal",
    soorten=("trajecten",),
    veld="einddatum",
    boodschap="In {aantal} ligt het einde voor het begin van het kwartaal; die tellen niet mee in dit kwartaal.",
    herstel="U hoeft niets te doen. Klopt een einddatum niet, verbeter hem dan.",
    ernst=Ernst.OPMERKING,
    toegestaan="een datum in het kwartaal, of leeg",
    overtreding=overtreding,
    voldoet=(
        {"einddatum": date(2025, 7, 1)},
        {"einddatum": None},
        {"einddatum": date(2025, 1, 5), "startdatum": date(2025, 3, 5)},
    ),
    breekt=({"einddatum": date(2025, 6, 30)},),
    vorm=Vorm.PER_BESTAND,
    velden=("startdatum",),
    trap=Trap.CELLEN,
)
