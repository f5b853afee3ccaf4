"""A score afterwards says nothing of change without the one before."""

from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef

REEKS = ["traject_id", "instrument", "informant"]
METING = {"traject_id": "1", "instrument": "i", "informant": "ouder"}


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find later scores without a first one, here or in the four quarters before."""
    if not feiten.eerder:
        return
    bronnen = [rijen, *(levering.rijen for levering in feiten.eerder)]
    voor = pl.concat([bron.filter(pl.col("moment") == "voor").select(REEKS) for bron in bronnen])
    los = rijen.filter(pl.col("moment") == "na").join(voor, on=REEKS, how="anti").drop_nulls(REEKS)
    if los.height:
        yield Geval(nrs=los["_nr"], aantal=los.height)


REGEL = Geheelregel(
    code="nameting_zonder_voormeting",
    soorten=("effectmetingen",),
    veld="moment",
    boodschap="Bij {aantal} is er geen voormeting met hetzelfde instrument en dezelfde invuller, ook niet in eerdere kwartalen; die tellen niet mee.",
    herstel="Lever de voormeting alsnog, als die is gedaan.",
    ernst=Ernst.OPMERKING,
    toegestaan="een nameting met een voormeting",
    trap=Trap.EERDERE_KWARTALEN,
    zoek=zoek,
    voldoet=(
        Proef(({**METING, "moment": "na"},), (("2025-K2", ({**METING, "moment": "voor"},)),)),
        Proef(({**METING, "moment": "na"},)),
    ),
    breekt=(
        Proef(
            ({**METING, "moment": "na"},), (("2025-K2", ({**METING, "traject_id": "2", "moment": "voor"},)),)
        ),
    ),
    voorbeeld="een nameting van traject 1, en nergens een voormeting",
    velden=("traject_id", "instrument", "informant"),
)
