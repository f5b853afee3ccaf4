"""Who starts in a quarter takes part in it."""

from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef

DELEN = {"trajecten_gestart": "gestarte trajecten", "trajecten_beeindigd": "beëindigde trajecten"}
PLEK = {"interventie": "a", "regio": "BU1", "maand": None}


def zoek(rijen: pl.DataFrame, _: Feiten) -> Iterator[Geval]:
    """Find places where more trajectories started, or ended, than people took part."""
    geheel = rijen.filter(pl.col("aantal").is_not_null(), pl.col("maand").is_null())
    per_plek = geheel.group_by("interventie", "regio", "grootheid").agg(
        pl.col("aantal").sum(), pl.col("_nr").first()
    )
    deelnemers = per_plek.filter(pl.col("grootheid") == "deelnemers_bereikt")
    delen = per_plek.filter(pl.col("grootheid").is_in(list(DELEN))).join(
        deelnemers, on=["interventie", "regio"], suffix="_heel"
    )
    te_veel = delen.filter(pl.col("aantal") > pl.col("aantal_heel")).sort("_nr")
    for grootheid, deel, heel, nr in te_veel.select("grootheid", "aantal", "aantal_heel", "_nr").iter_rows():
        woorden = {"wat": DELEN[grootheid], "deel": str(deel), "heel": str(heel)}
        yield Geval(str(deel), woorden, nrs=pl.Series([nr], dtype=pl.UInt32), is_per_cel=True)


REGEL = Geheelregel(
    code="gestart_meer_dan_deelnemers",
    soorten=("tellingen",),
    veld="aantal",
    boodschap="Er staan meer {wat} ({deel}) dan deelnemers ({heel}): wie begint of eindigt, telt in het kwartaal ook als deelnemer.",
    herstel="Controleer beide aantallen. Tellen zij iets anders, licht dat dan toe.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="hooguit het aantal deelnemers",
    trap=Trap.TABELLEN,
    zoek=zoek,
    voldoet=(
        Proef(
            (
                {**PLEK, "grootheid": "deelnemers_bereikt", "aantal": 20},
                {**PLEK, "grootheid": "trajecten_gestart", "aantal": 20},
            )
        ),
    ),
    breekt=(
        Proef(
            (
                {**PLEK, "grootheid": "deelnemers_bereikt", "aantal": 20},
                {**PLEK, "grootheid": "trajecten_gestart", "aantal": 25},
            )
        ),
    ),
    voorbeeld="25 gestart, bij 20 deelnemers",
    velden=("interventie", "regio", "grootheid"),
)
