"""A measurement that was delivered before, now with another score."""

from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef

SLEUTEL = ["traject_id", "instrument", "informant", "moment"]
METING = {"traject_id": "1", "instrument": "i", "informant": "ouder"}


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find the measurements that stand in an earlier quarter with another score."""
    if not feiten.eerder:
        return
    eerder = pl.concat(
        [levering.rijen.select(*SLEUTEL, pl.col("score").alias("toen")) for levering in feiten.eerder]
    )
    anders = (
        rijen.join(eerder.unique(SLEUTEL, keep="first", maintain_order=True), on=SLEUTEL)
        .filter(pl.col("score") != pl.col("toen"))
        .sort("_nr")
    )
    if anders.height:
        yield Geval(nrs=anders["_nr"], aantal=anders.height, is_per_cel=True)


REGEL = Geheelregel(
    code="meting_anders_dan_eerder",
    soorten=("effectmetingen",),
    veld="score",
    boodschap="Voor deze meting leverde u in een eerder kwartaal een andere score.",
    herstel="Controleer welke score klopt en of het moment (voor of na) goed staat.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="de score die u eerder leverde",
    trap=Trap.EERDERE_KWARTALEN,
    zoek=zoek,
    voldoet=(
        Proef(
            ({**METING, "moment": "voor", "score": 9.0},),
            (("2025-K2", ({**METING, "moment": "voor", "score": 9.0},)),),
        ),
        Proef(
            ({**METING, "moment": "na", "score": 9.0},),
            (("2025-K2", ({**METING, "moment": "voor", "score": 8.0},)),),
        ),
    ),
    breekt=(
        Proef(
            ({**METING, "moment": "voor", "score": 9.0},),
            (("2025-K2", ({**METING, "moment": "voor", "score": 8.0},)),),
        ),
    ),
    voorbeeld="een voormeting met score 9, die in K2 score 8 had",
    velden=("traject_id", "instrument", "informant", "moment"),
)
