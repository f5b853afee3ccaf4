"""A trajectory that ended in an earlier quarter ends again: its outcome would count twice."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the rows that end in this quarter and ended before it already."""
    if not feiten.eerder:
        return None
    eerste = feiten.kwartaal.eerste_dag
    return (pl.col("einddatum") >= eerste) & (pl.col("eerder_einddatum") < eerste)


REGEL = Regel(
    code="opnieuw_geeindigd",
    soorten=("trajecten",),
    veld="einddatum",
    boodschap="Dit traject is in een eerder kwartaal al beëindigd; de uitkomst zou twee keer tellen.",
    herstel="Verbeter de einddatum, of geef een nieuw traject een eigen nummer. Was de eerdere einddatum fout, licht dat dan toe en lever dat kwartaal opnieuw aan.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="één einde per traject",
    overtreding=overtreding,
    voldoet=(
        {"einddatum": date(2025, 8, 1), "eerder_einddatum": None},
        {"einddatum": date(2025, 5, 1), "eerder_einddatum": date(2025, 5, 1)},
    ),
    breekt=({"einddatum": date(2025, 8, 1), "eerder_einddatum": date(2025, 5, 1)},),
    velden=("eerder_einddatum",),
    trap=Trap.EERDERE_KWARTALEN,
    voorbeeld="beëindigd op 01-05-2025, en nu weer op 01-08-2025",
)
