"""An agreed gebied in which nobody takes part is worth talking about."""

from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Bereik, Feiten, Geheelregel, Geval, Proef

MINSTENS = 20
GEBIED = (Bereik(frozenset({"a"}), frozenset({"WK1", "BU1"}), {"WK1": frozenset({"BU1"})}),)


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find the agreed gebieden without a single row, in a file that is large enough to expect some."""
    if rijen.height < MINSTENS:
        return
    hier = set(rijen["regio"].drop_nulls().unique())
    gebieden = {code: onder for bereik in feiten.bereiken for code, onder in bereik.gebieden.items()}
    for code, onder in sorted(gebieden.items()):
        if not hier & {code, *onder}:
            yield Geval(feiten.naam(code))


REGEL = Geheelregel(
    code="gebied_zonder_rijen",
    soorten=("trajecten", "tellingen"),
    veld="regio",
    boodschap='In "{gevonden}" staan geen deelnemers, terwijl het in een beschikking staat.',
    herstel="U hoeft niets te doen. Ontbreken er rijen, vul ze dan aan.",
    ernst=Ernst.OPMERKING,
    toegestaan="rijen in elk gebied van de beschikking",
    trap=Trap.AFSPRAKEN,
    zoek=zoek,
    voldoet=(
        Proef(tuple({"regio": "BU1"} for _ in range(20)), feiten={"bereiken": GEBIED}),
        Proef(({"regio": "BU9"},), feiten={"bereiken": GEBIED}),
    ),
    breekt=(Proef(tuple({"regio": "BU9"} for _ in range(20)), feiten={"bereiken": GEBIED}),),
    voorbeeld="twintig rijen, en geen in Feijenoord",
)
