"""A mark without who gave it: informants are never added up, so it counts as unknown."""

import polars as pl

from schemas.bevinding import Ernst
from schemas.regel import Feiten, Regel, Vorm


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the rows with a mark and no informant."""
    return pl.col("nut").is_not_null() & pl.col("informant").is_null()


REGEL = Regel(
    code="nut_zonder_informant",
    soorten=("trajecten",),
    veld="nut",
    boodschap="Bij {aantal} met een cijfer voor nut staat niet wie het gaf.",
    herstel="Voeg een kolom toe met jongere, ouder of professional; zonder die kolom heet het 'onbekend'.",
    ernst=Ernst.OPMERKING,
    toegestaan="een cijfer met erbij wie het gaf",
    overtreding=overtreding,
    voldoet=({"nut": 7.5, "informant": "jongere"}, {"nut": None, "informant": None}),
    breekt=({"nut": 7.5, "informant": None},),
    vorm=Vorm.PER_BESTAND,
    velden=("informant",),
)
