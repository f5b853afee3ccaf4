"""Without an age nothing can be said of the share of the target group that is reached."""

from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef

MINSTENS = 10


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find a file with neither an age nor an age group."""
    if rijen.height >= MINSTENS and not feiten.kolommen & {"leeftijd", "leeftijdsgroep"}:
        yield Geval()


REGEL = Geheelregel(
    code="leeftijd_ontbreekt",
    soorten=("trajecten",),
    veld="leeftijd",
    boodschap="Er is geen kolom met de leeftijd of de leeftijdsgroep; welk deel van de doelgroep u bereikt, is zo niet te zeggen.",
    herstel="Voeg een kolom Leeftijd toe (in jaren bij de start), of een kolom Leeftijdsgroep.",
    ernst=Ernst.OPMERKING,
    toegestaan="een kolom Leeftijd of Leeftijdsgroep",
    trap=Trap.KOLOMMEN,
    zoek=zoek,
    voldoet=(
        Proef(tuple({"nut": 7.0} for _ in range(10)), feiten={"kolommen": frozenset({"leeftijdsgroep"})}),
    ),
    breekt=(Proef(tuple({"nut": 7.0} for _ in range(10)), feiten={"kolommen": frozenset({"regio"})}),),
    voorbeeld="een bestand zonder leeftijd en zonder leeftijdsgroep",
)
