"""The start of a trajectory does not change: another start is another trajectory, or a slip."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the rows whose start differs from what was delivered before."""
    if not feiten.eerder:
        return None
    return pl.col("startdatum") != pl.col("eerder_startdatum")


REGEL = Regel(
    code="startdatum_veranderd",
    soorten=("trajecten",),
    veld="startdatum",
    boodschap="Bij dit nummer leverde u eerder een andere startdatum.",
    herstel="Controleer het nummer en de startdatum. Is het een nieuw traject, geef het dan een eigen nummer.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="de startdatum van het eerdere kwartaal",
    overtreding=overtreding,
    voldoet=(
        {"startdatum": date(2025, 5, 1), "eerder_startdatum": date(2025, 5, 1)},
        {"startdatum": date(2025, 5, 1), "eerder_startdatum": None},
    ),
    breekt=({"startdatum": date(2025, 5, 1), "eerder_startdatum": date(2025, 1, 5)},),
    velden=("eerder_startdatum",),
    trap=Trap.EERDERE_KWARTALEN,
    voorbeeld="gestart op 05-01-2025, en nu op 01-05-2025",
)
