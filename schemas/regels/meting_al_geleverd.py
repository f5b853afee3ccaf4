"""A measurement of an earlier quarter, sent again unchanged."""

from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef

SLEUTEL = ["traject_id", "instrument", "informant", "moment"]
METING = {"traject_id": "1", "instrument": "i", "informant": "ouder"}


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find the measurements that stand in an earlier quarter with the same score."""
    if not feiten.eerder:
        return
    zelfde = [*SLEUTEL, "score"]
    eerder = pl.concat([levering.rijen.select(zelfde) for levering in feiten.eerder])
    dubbel = rijen.join(eerder, on=zelfde, how="semi")
    if dubbel.height:
        yield Geval(nrs=dubbel["_nr"], aantal=dubbel.height)


REGEL = Geheelregel(
    code="meting_al_geleverd",
    soorten=("effectmetingen",),
    veld="moment",
    boodschap="{aantal} leverde u al in een eerder kwartaal; wij tellen ze één keer.",
    herstel="U hoeft niets te doen. Voortaan hoeft u alleen de metingen van dit kwartaal te leveren.",
    ernst=Ernst.OPMERKING,
    toegestaan="de metingen van dit kwartaal",
    trap=Trap.EERDERE_KWARTALEN,
    zoek=zoek,
    voldoet=(
        Proef(
            ({**METING, "moment": "voor", "score": 9.0},),
            (("2025-K2", ({**METING, "moment": "voor", "score": 8.0},)),),
        ),
        Proef(({**METING, "moment": "voor", "score": 9.0},)),
    ),
    breekt=(
        Proef(
            ({**METING, "moment": "voor", "score": 9.0},),
            (("2025-K2", ({**METING, "moment": "voor", "score": 9.0},)),),
        ),
    ),
    voorbeeld="dezelfde voormeting van traject 1 als in K2",
    velden=("traject_id", "instrument", "informant"),
)
