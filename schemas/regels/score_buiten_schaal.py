"""A score lies on the scale of its instrument."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel


def overtreding(feiten: Feiten) -> pl.Expr | None:
    """Tell the scores outside the scale of a known instrument."""
    laagste = {naam: onder for naam, (onder, _) in feiten.instrumentgrenzen.items()}
    hoogste = {naam: boven for naam, (_, boven) in feiten.instrumentgrenzen.items()}
    instrument = pl.col("instrument")
    onder = instrument.replace_strict(laagste, default=None, return_dtype=pl.Float64)
    boven = instrument.replace_strict(hoogste, default=None, return_dtype=pl.Float64)
    return (pl.col("score") < onder) | (pl.col("score") > boven)


REGEL = Regel(
    code="score_buiten_schaal",
    soorten=("effectmetingen",),
    veld="score",
    boodschap="De score {gevonden} kan niet op dit instrument.",
    herstel="Controleer de score en het instrument; lever de totale score, niet die van een deelschaal.",
    ernst=Ernst.FOUT,
    toegestaan="een score op de schaal van het instrument",
    overtreding=overtreding,
    voldoet=({"instrument": "schaal_0_40", "score": 40.0}, {"instrument": None, "score": 90.0}),
    breekt=({"instrument": "schaal_0_40", "score": 41.0}, {"instrument": "schaal_0_40", "score": -1.0}),
    velden=("instrument",),
    trap=Trap.CELLEN,
    is_aanpasbaar=False,
    voorbeeld="score 41 op een schaal van 0 tot en met 40",
)
