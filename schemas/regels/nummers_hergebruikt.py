"""Numbers that begin anew every quarter cannot follow a trajectory."""

from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef


def zoek(_: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Say once that known numbers now stand for other trajectories; the rules that follow a number are silent then."""
    if feiten.is_hernummerd:
        yield Geval()


REGEL = Geheelregel(
    code="nummers_hergebruikt",
    soorten=("trajecten",),
    veld="traject_id",
    boodschap="De meeste nummers die wij uit eerdere kwartalen kennen, horen nu bij een ander traject. Uw nummers beginnen zeker elk kwartaal opnieuw; wij kunnen trajecten zo niet volgen.",
    herstel="Geef elk traject een eigen nummer dat het houdt tot het eindigt.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="een nummer dat bij het traject blijft",
    trap=Trap.EERDERE_KWARTALEN,
    zoek=zoek,
    voldoet=(Proef(feiten={"is_hernummerd": False}),),
    breekt=(Proef(feiten={"is_hernummerd": True}),),
    voorbeeld="nummer 1 begon in K2 op 5 januari, en in K3 op 7 juli; zo ook de andere nummers",
)
