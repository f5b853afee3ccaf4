"""A column that is there and holds nothing was perhaps lost in an export."""

from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Kolomfeit, Proef

MINSTENS = 20
NODIG = frozenset(
    {"leeftijd", "leeftijdsgroep", "toeleiding", "bijeenkomsten", "informant", "zonder_hulp_verder", "nut"}
)


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find the fields of which the file has a column and no value."""
    leeg = [k for k in feiten.kolomfeiten if k.veld in NODIG and k.veld in rijen.columns]
    if rijen.height < MINSTENS:
        return
    for veld, kolom in {k.veld: k for k in leeg if k.veld is not None}.items():
        if rijen[veld].null_count() == rijen.height:
            yield Geval(kolom.kop, blad=kolom.blad, letter=kolom.letter, kop=kolom.kop)


REGEL = Geheelregel(
    code="kolom_leeg",
    soorten=("trajecten", "effectmetingen", "tellingen"),
    veld="",
    boodschap='De kolom "{gevonden}" is helemaal leeg.',
    herstel="Controleer of de kolom goed uit uw systeem is gekomen. Vraagt u dit niet, laat de kolom dan weg.",
    ernst=Ernst.OPMERKING,
    toegestaan="een ingevulde kolom, of geen kolom",
    trap=Trap.KOLOMMEN,
    zoek=zoek,
    voldoet=(
        Proef(
            tuple({"toeleiding": "school"} for _ in range(20)),
            feiten={"kolomfeiten": (Kolomfeit("", "A", "Verwijzer", "toeleiding"),)},
        ),
    ),
    breekt=(
        Proef(
            tuple({"toeleiding": None} for _ in range(20)),
            feiten={"kolomfeiten": (Kolomfeit("", "A", "Verwijzer", "toeleiding"),)},
        ),
    ),
    voorbeeld="twintig rijen, en in de kolom Verwijzer staat niets",
)
