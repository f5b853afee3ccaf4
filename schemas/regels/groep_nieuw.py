"""A large group out of nothing is new work, or a name that was read otherwise."""

from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef

MINSTENS = 10


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find the interventions with ten or more rows that no earlier quarter had."""
    if not feiten.eerder:
        return
    eerder = {code for levering in feiten.eerder for code in levering.rijen["interventie"].unique()}
    nu = rijen["interventie"].drop_nulls().value_counts().sort("interventie")
    for code, aantal in nu.iter_rows():
        if code not in eerder and aantal >= MINSTENS:
            yield Geval(feiten.naam(code), {"n": str(aantal)}, aantal=aantal)


REGEL = Geheelregel(
    code="groep_nieuw",
    soorten=("trajecten",),
    veld="interventie",
    boodschap='"{gevonden}" is nieuw: {n} trajecten, en in eerdere kwartalen geen.',
    herstel="U hoeft niets te doen als dit nieuw aanbod is. Anders: controleer de naam van de interventie.",
    ernst=Ernst.OPMERKING,
    toegestaan="interventies die u eerder leverde, of nieuw aanbod",
    trap=Trap.EERDERE_KWARTALEN,
    zoek=zoek,
    voldoet=(
        Proef(tuple({"interventie": "a"} for _ in range(12)), (("2025-K2", ({"interventie": "a"},)),)),
        Proef(tuple({"interventie": "a"} for _ in range(12))),
    ),
    breekt=(Proef(tuple({"interventie": "b"} for _ in range(12)), (("2025-K2", ({"interventie": "a"},)),)),),
    voorbeeld="12 trajecten van een interventie die in eerdere kwartalen niet voorkwam",
)
