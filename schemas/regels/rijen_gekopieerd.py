"""Rows that differ in nothing but their number were perhaps entered twice; a class that starts together looks alike too."""

from collections.abc import Iterator
from datetime import date

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef

INHOUD = (
    "interventie",
    "regio",
    "leeftijd",
    "startdatum",
    "einddatum",
    "reden_einde",
    "bijeenkomsten",
    "nut",
)
MINSTE_KOLOMMEN = 7
MINSTENS, AANDEEL, PROEF = 10, 0.2, 20_000
GELIJK = {
    "interventie": "a",
    "regio": "BU1",
    "leeftijd": 12,
    "startdatum": date(2025, 1, 6),
    "einddatum": date(2025, 8, 1),
    "reden_einde": "volgens_plan",
    "bijeenkomsten": 8,
}


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find copies when at least ten rows, and one of five, are copies of another; a sample tells whether to look."""
    inhoud = [kolom for kolom in INHOUD if kolom in feiten.kolommen]
    if len(inhoud) < MINSTE_KOLOMMEN or rijen.height < MINSTENS or not _has_copies(rijen.head(PROEF), inhoud):
        return
    volledig = rijen.filter(pl.col("einddatum").is_not_null())
    kopie = volledig.filter(~pl.struct(inhoud).is_first_distinct())
    if kopie.height >= max(MINSTENS, AANDEEL * rijen.height):
        yield Geval(nrs=kopie["_nr"], aantal=kopie.height)


def _has_copies(proef: pl.DataFrame, inhoud: list[str]) -> bool:
    kopieen = int(proef.select(pl.struct(inhoud).is_duplicated().sum()).item())
    return 2 * kopieen >= AANDEEL * proef.height


REGEL = Geheelregel(
    code="rijen_gekopieerd",
    soorten=("trajecten",),
    veld="traject_id",
    boodschap="{aantal} zijn op het nummer na gelijk aan een andere rij.",
    herstel="Controleer of trajecten dubbel zijn ingevoerd of gekopieerd. Begon en eindigde een groep samen, dan hoeft u niets te doen.",
    ernst=Ernst.OPMERKING,
    toegestaan="één rij per traject",
    trap=Trap.TABELLEN,
    zoek=zoek,
    voldoet=(
        Proef(
            tuple({**GELIJK, "nut": 5.0 + i / 10} for i in range(30)), feiten={"kolommen": frozenset(INHOUD)}
        ),
    ),
    breekt=(Proef(tuple({**GELIJK, "nut": 7.0} for _ in range(30)), feiten={"kolommen": frozenset(INHOUD)}),),
    voorbeeld="dertig trajecten met dezelfde wijk, leeftijd, datums, bijeenkomsten en hetzelfde cijfer",
    velden=("einddatum",),
)
