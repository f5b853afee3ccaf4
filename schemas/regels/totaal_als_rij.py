"""A row for the whole city that is the sum of the other rows counts everybody twice."""

from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef

WAT = {"interventie": "a", "grootheid": "deelnemers_bereikt", "maand": None}


def zoek(rijen: pl.DataFrame, _: Feiten) -> Iterator[Geval]:
    """Find the rows of the whole city that equal the sum of at least two other places."""
    geheel = rijen.filter(pl.col("aantal").is_not_null(), pl.col("maand").is_null())
    stad = geheel.filter(pl.col("regio").str.starts_with("GM"))
    if stad.is_empty():
        return
    delen = geheel.filter(~pl.col("regio").str.starts_with("GM")).group_by("interventie", "grootheid")
    som = delen.agg(pl.col("aantal").sum().alias("som"), pl.len().alias("plaatsen"))
    dubbel = stad.join(som, on=["interventie", "grootheid"]).filter(
        pl.col("plaatsen") >= 2, pl.col("aantal") == pl.col("som"), pl.col("som") > 0
    )
    for nr, aantal in dubbel.sort("_nr").select("_nr", "aantal").iter_rows():
        yield Geval(str(aantal), nrs=pl.Series([nr], dtype=pl.UInt32), is_per_cel=True)


REGEL = Geheelregel(
    code="totaal_als_rij",
    soorten=("tellingen",),
    veld="aantal",
    boodschap="Dit aantal voor de hele stad ({gevonden}) is de som van de andere rijen; iedereen telt zo twee keer.",
    herstel="Verwijder de rij met het totaal; wij tellen zelf op.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="alleen de aantallen per wijk of gebied",
    trap=Trap.TABELLEN,
    zoek=zoek,
    voldoet=(
        Proef(
            (
                {**WAT, "regio": "BU1", "aantal": 4},
                {**WAT, "regio": "BU2", "aantal": 6},
                {**WAT, "regio": "GM0599", "aantal": 3},
            )
        ),
    ),
    breekt=(
        Proef(
            (
                {**WAT, "regio": "BU1", "aantal": 4},
                {**WAT, "regio": "BU2", "aantal": 6},
                {**WAT, "regio": "GM0599", "aantal": 10},
            )
        ),
    ),
    voorbeeld="Tarwewijk 4, Carnisse 6 en Rotterdam 10",
    velden=("interventie", "regio", "grootheid"),
)
