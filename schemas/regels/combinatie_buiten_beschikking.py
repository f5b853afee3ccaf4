"""Intervention and place are both agreed, but in different agreements."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel, Vorm


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the rows whose intervention is agreed elsewhere, and whose place for something else."""
    if len(feiten.bereiken) < 2 or feiten.interventies is None or feiten.regios is None:
        return None
    interventie, regio = pl.col("interventie"), pl.col("regio")
    samen = [
        interventie.is_in(sorted(bereik.interventies)) & regio.is_in(sorted(bereik.regios))
        for bereik in feiten.bereiken
    ]
    elk = interventie.is_in(sorted(feiten.interventies)) & regio.is_in(sorted(feiten.regios))
    return elk & ~pl.any_horizontal(samen)


REGEL = Regel(
    code="combinatie_buiten_beschikking",
    soorten=("trajecten", "tellingen"),
    veld="regio",
    boodschap='Deze interventie is in deze wijk niet afgesproken ("{gevonden}", {aantal}); wel in een ander gebied.',
    herstel="Controleer de wijk en de interventie, of licht toe waarom u deze rijen toch levert.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="een wijk uit de beschikking van deze interventie",
    overtreding=overtreding,
    voldoet=(
        {"interventie": "a", "regio": "BU05991570"},
        {"interventie": "b", "regio": "BU05991000"},
        {"interventie": "a", "regio": "BU05990110"},
    ),
    breekt=({"interventie": "b", "regio": "BU05991570"},),
    vorm=Vorm.PER_TERM,
    velden=("interventie",),
    trap=Trap.AFSPRAKEN,
    voorbeeld="Ouderkring in Noord, terwijl daar alleen Taalmaatjes is afgesproken",
)
