"""A trajectory that ran at the end of the last quarter still runs, or ended: it does not vanish."""

from collections.abc import Iterator
from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find trajectories without an end in the quarter before that are absent now."""
    if feiten.is_hernummerd or not feiten.eerder or feiten.eerder[0].kwartaal != feiten.kwartaal.plus(-1):
        return
    vorig = feiten.eerder[0]
    loopt = vorig.rijen.filter(
        pl.col("einddatum").is_null() | (pl.col("einddatum") > vorig.kwartaal.laatste_dag)
    )
    if feiten.interventies is not None:
        # What is no longer agreed may have gone to another party.
        loopt = loopt.filter(pl.col("interventie").is_in(sorted(feiten.interventies)))
    weg = loopt.join(rijen.select("traject_id"), on="traject_id", how="anti")
    if weg.height:
        voorbeeld = ", ".join(weg["traject_id"].sort().head(3))
        yield Geval(voorbeeld, {"n": _words(weg.height), "kwartaal": vorig.kwartaal.label}, aantal=weg.height)


def _words(aantal: int) -> str:
    return (
        "liep 1 traject dat nu in het bestand ontbreekt"
        if aantal == 1
        else f"liepen {aantal} trajecten die nu in het bestand ontbreken"
    )


REGEL = Geheelregel(
    code="lopend_verdwenen",
    soorten=("trajecten",),
    veld="traject_id",
    boodschap="Aan het eind van {kwartaal} {n}, bijvoorbeeld {gevonden}.",
    herstel="Voeg deze trajecten toe: met een einddatum en reden als zij eindigden, zonder als zij nog lopen.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="elk traject tot en met het kwartaal waarin het eindigt",
    trap=Trap.EERDERE_KWARTALEN,
    zoek=zoek,
    voldoet=(
        Proef(
            ({"traject_id": "1"},),
            (
                (
                    "2025-K2",
                    (
                        {"traject_id": "1", "interventie": "a", "einddatum": None},
                        {"traject_id": "2", "interventie": "a", "einddatum": date(2025, 6, 1)},
                    ),
                ),
            ),
        ),
        Proef(({"traject_id": "1"},)),
    ),
    breekt=(
        Proef(
            ({"traject_id": "1"},),
            (("2025-K2", ({"traject_id": "3", "interventie": "a", "einddatum": None},)),),
        ),
    ),
    voorbeeld="traject 3 liep in K2 nog en staat nu niet in het bestand",
)
