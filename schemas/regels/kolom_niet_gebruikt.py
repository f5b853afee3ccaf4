"""What nobody reads need not be delivered (R-09)."""

from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Kolomfeit, Proef


def zoek(_: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find the filled columns that are read as no field, once per header."""
    gelezen = {" ".join(k.kop.casefold().split()) for k in feiten.kolomfeiten if k.veld is not None}
    gezien: set[str] = set()
    for kolom in feiten.kolomfeiten:
        vorm = " ".join(kolom.kop.casefold().split())
        if kolom.veld is None and vorm and vorm not in gezien | gelezen:
            gezien.add(vorm)
            yield Geval(kolom.kop, blad=kolom.blad, letter=kolom.letter, kop=kolom.kop)


REGEL = Geheelregel(
    code="kolom_niet_gebruikt",
    soorten=("trajecten", "effectmetingen", "tellingen"),
    veld="",
    boodschap='De kolom "{gevonden}" gebruiken wij niet.',
    herstel="U mag deze kolom weglaten; lever niet meer dan nodig is.",
    ernst=Ernst.OPMERKING,
    toegestaan="alleen de kolommen die wij gebruiken",
    trap=Trap.KOLOMMEN,
    zoek=zoek,
    voldoet=(Proef(feiten={"kolomfeiten": (Kolomfeit("", "A", "Wijk", "regio"), Kolomfeit("", "B", ""))}),),
    breekt=(
        Proef(feiten={"kolomfeiten": (Kolomfeit("", "A", "Wijk", "regio"), Kolomfeit("", "B", "Kleur"))}),
    ),
    voorbeeld="een kolom Kleur",
)
