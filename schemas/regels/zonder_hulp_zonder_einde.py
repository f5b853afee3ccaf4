"""Whether somebody goes on without help can be said when the help ended."""

from datetime import date

import polars as pl

from schemas.bevinding import Ernst
from schemas.regel import Feiten, Regel, Vorm


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the rows with an answer and no end; a reason without a day is told by its own rule."""
    beantwoord = pl.col("zonder_hulp_verder").is_in(["ja", "nee", "weet_niet"])
    return beantwoord & pl.all_horizontal(pl.col("einddatum", "reden_einde").is_null())


REGEL = Regel(
    code="zonder_hulp_zonder_einde",
    soorten=("trajecten",),
    veld="zonder_hulp_verder",
    boodschap='Bij {aantal} is "zonder hulp verder" ingevuld, maar het traject loopt nog; het telt mee als het traject eindigt.',
    herstel="U hoeft niets te doen. Is het traject klaar, vul dan de einddatum in.",
    ernst=Ernst.OPMERKING,
    toegestaan="een antwoord bij een traject dat eindigde",
    overtreding=overtreding,
    voldoet=(
        {"zonder_hulp_verder": "ja", "einddatum": date(2025, 9, 1)},
        {"zonder_hulp_verder": "onbekend", "einddatum": None, "reden_einde": None},
    ),
    breekt=({"zonder_hulp_verder": "nee", "einddatum": None, "reden_einde": None},),
    vorm=Vorm.PER_BESTAND,
    velden=("einddatum", "reden_einde"),
)
