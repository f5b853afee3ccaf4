"""When nine of ten scores are the same before and after, the first score was probably copied."""

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Regel, Vorm

MINSTENS, AANDEEL = 10, 0.9


def overtreding(_: Feiten) -> pl.Expr | None:
    """Tell the later scores equal to the first, when there are at least ten pairs and nine of ten are."""
    reeks = ("traject_id", "instrument", "informant")
    voormeting = pl.col("score").filter(pl.col("moment") == "voor").first().over(*reeks)
    is_paar = (pl.col("moment") == "na") & voormeting.is_not_null() & pl.col("score").is_not_null()
    is_gelijk = is_paar & (pl.col("score") == voormeting).fill_null(value=False)
    return is_gelijk & (is_paar.sum() >= MINSTENS) & (is_gelijk.sum() >= AANDEEL * is_paar.sum())


REGEL = Regel(
    code="score_gelijk_voor_en_na",
    soorten=("effectmetingen",),
    veld="score",
    boodschap="Bij {aantal} is de score na precies gelijk aan de score voor.",
    herstel="Controleer of de scores van de nameting zijn overgenomen, en niet die van de voormeting.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="de score van de nameting zelf",
    overtreding=overtreding,
    voldoet=tuple(
        {
            "traject_id": str(t),
            "instrument": "i",
            "informant": "ouder",
            "moment": moment,
            "score": 10.0 + t + plus,
        }
        for t in range(12)
        for moment, plus in (("voor", 0), ("na", t % 3))
    ),
    breekt=tuple(
        {"traject_id": str(t), "instrument": "i", "informant": "ouder", "moment": moment, "score": 10.0 + t}
        for t in range(12)
        for moment in ("voor", "na")
    ),
    vorm=Vorm.PER_BESTAND,
    velden=("traject_id", "instrument", "informant", "moment"),
    trap=Trap.TABELLEN,
    is_los=True,
    voorbeeld="bij twaalf van twaalf trajecten is de nameting gelijk aan de voormeting",
)
