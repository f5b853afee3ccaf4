"""A group of ten or more does not become none by chance (Poisson: 1 in 20,000)."""

from collections.abc import Iterator

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef

MINSTENS = 10


def _groep(aantal: int, interventie: str = "a") -> tuple[dict[str, str], ...]:
    return tuple({"interventie": interventie, "regio": "BU1"} for _ in range(aantal))


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find the interventions, else the interventions per place, that had ten or more in the quarter before and none now."""
    if not feiten.eerder or feiten.eerder[0].kwartaal != feiten.kwartaal.plus(-1):
        return
    vorig = feiten.eerder[0]
    toen = count_groep(vorig.rijen).filter(pl.col("n") >= MINSTENS)
    if feiten.interventies is not None:
        toen = toen.filter(pl.col("interventie").is_in(sorted(feiten.interventies)))
    hier = set(rijen["interventie"].drop_nulls().unique())
    weg = toen.join(count_groep(rijen).filter(pl.col("n") > 0), on=["interventie", "regio"], how="anti")
    for (code,), groep in weg.sort("interventie", "regio").group_by("interventie", maintain_order=True):
        if code not in hier:
            yield _geval(feiten, vorig.kwartaal.label, feiten.naam(str(code)), int(groep["n"].sum()))
            continue
        for regio, aantal in groep.select("regio", "n").iter_rows():
            yield _geval(
                feiten, vorig.kwartaal.label, f"{feiten.naam(str(code))} in {feiten.naam(regio)}", int(aantal)
            )


def _geval(feiten: Feiten, toen: str, groep: str, aantal: int) -> Geval:
    return Geval(groep, {"n": str(aantal), "toen": toen, "nu": feiten.kwartaal.label}, aantal=aantal)


def count_groep(rijen: pl.DataFrame) -> pl.DataFrame:
    """Count trajectories, or participants, per intervention and place."""
    if "aantal" in rijen.columns:
        mensen = rijen.filter(pl.col("grootheid") == "deelnemers_bereikt", pl.col("aantal").is_not_null())
        return mensen.group_by("interventie", "regio").agg(pl.col("aantal").sum().alias("n")).drop_nulls()
    return rijen.group_by("interventie", "regio").agg(pl.len().alias("n")).drop_nulls()


REGEL = Geheelregel(
    code="groep_verdwenen",
    soorten=("trajecten", "tellingen"),
    veld="interventie",
    boodschap='"{gevonden}" telde in {toen} nog {n} deelnemers, en komt in {nu} niet meer voor.',
    herstel="Controleer of er rijen ontbreken of een naam is veranderd. Is het aanbod gestopt, licht dat dan toe.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="dezelfde groepen als in het kwartaal ervoor, of een toelichting",
    trap=Trap.EERDERE_KWARTALEN,
    zoek=zoek,
    voldoet=(
        Proef(_groep(3), (("2025-K2", _groep(12)),)),
        Proef(_groep(5, "b"), (("2025-K2", (*_groep(9), *_groep(4, "b"))),)),
    ),
    breekt=(Proef(_groep(5, "b"), (("2025-K2", (*_groep(12), *_groep(4, "b"))),)),),
    voorbeeld="12 deelnemers in Tarwewijk in K2, en in K3 geen",
    velden=("regio",),
)
