"""Of two columns with the same header only one can be read."""

from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Kolomfeit, Proef


def zoek(_: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find the columns nobody reads that are called as one that is read."""
    gelezen = {(k.blad, _vorm(k.kop)): k for k in feiten.kolomfeiten if k.veld is not None}
    for kolom in feiten.kolomfeiten:
        eigen = gelezen.get((kolom.blad, _vorm(kolom.kop)))
        if kolom.veld is None and kolom.kop and eigen is not None:
            woorden = {"gelezen": eigen.letter, "ander": kolom.letter}
            yield Geval(kolom.kop, woorden, blad=kolom.blad, letter=kolom.letter, kop=kolom.kop)


def _vorm(kop: str) -> str:
    return " ".join(kop.casefold().split())


REGEL = Geheelregel(
    code="kolom_dubbel",
    soorten=("trajecten", "effectmetingen", "tellingen"),
    veld="",
    boodschap='Er zijn twee kolommen "{gevonden}". Wij lezen kolom {gelezen}; kolom {ander} gebruiken wij niet.',
    herstel="Verwijder de kolom die niet geldt, of geef hem een andere naam.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="elke kolomnaam één keer",
    trap=Trap.KOLOMMEN,
    zoek=zoek,
    voldoet=(
        Proef(feiten={"kolomfeiten": (Kolomfeit("", "A", "Wijk", "regio"), Kolomfeit("", "B", "Plaats"))}),
    ),
    breekt=(
        Proef(feiten={"kolomfeiten": (Kolomfeit("", "A", "Wijk", "regio"), Kolomfeit("", "B", "wijk "))}),
    ),
    voorbeeld="twee kolommen met de kop Wijk",
)
