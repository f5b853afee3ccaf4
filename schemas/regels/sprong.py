"""A number far outside what earlier quarters make likely."""

from collections.abc import Iterator, Sequence
from math import sqrt
from statistics import fmean, variance

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Proef

OVERDISPERSIE, GRENS, MINSTE_VERSCHIL = 2.5, 3.5, 10


def _rijen(aantal: int) -> tuple[dict[str, str], ...]:
    return tuple({"interventie": "a"} for _ in range(aantal))


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find the interventions, or their counted quantities, that jumped up or down beyond chance."""
    if not feiten.eerder:
        return
    toen = [count_per_groep(levering.rijen) for levering in feiten.eerder]
    for groep, nu in sorted(count_per_groep(rijen).items()):
        reeks = [aantallen[groep] for aantallen in toen if groep in aantallen]
        if reeks and is_sprong(nu, reeks):
            code, _, wat = groep.partition("|")
            naam = f"{feiten.naam(code)}, {feiten.naam(wat)}" if wat else feiten.naam(code)
            gewoon = f"{sum(reeks) / len(reeks):.0f}"
            yield Geval(
                naam,
                {"nu": str(nu), "gewoon": gewoon, "kwartalen": _kwartalen(len(reeks))},
                aantal=abs(nu - round(float(gewoon))),
            )


def is_sprong(nu: int, eerder: Sequence[int]) -> bool:
    """Whether a count differs from the mean of earlier ones by more than chance allows.

    Counts of people vary more than Poisson: the variance is taken as 2.5 times the mean, or what the earlier
    quarters show when that is more, plus the uncertainty of their mean. The bound is 3.5 standard deviations
    (by chance about 1 in 2,000), and ten people at least.
    """
    gemiddeld = fmean(eerder)
    gezien = variance(eerder) / gemiddeld if len(eerder) > 2 and gemiddeld else 0.0
    spreiding = max(OVERDISPERSIE, gezien)
    fout = sqrt(spreiding * (max(gemiddeld, 1.0) + gemiddeld / len(eerder)))
    return abs(nu - gemiddeld) > max(GRENS * fout, MINSTE_VERSCHIL)


def count_per_groep(rijen: pl.DataFrame) -> dict[str, int]:
    """Count trajectories per intervention, or sum measured quantities per intervention."""
    if "aantal" in rijen.columns:
        is_gemeten = (
            (pl.col("meetstatus") == "gemeten") if "meetstatus" in rijen.columns else pl.lit(value=True)
        )
        geteld = rijen.filter(pl.col("aantal").is_not_null(), is_gemeten)
        sleutel = pl.format("{}|{}", "interventie", "grootheid")
        paren = geteld.group_by(sleutel.alias("groep")).agg(pl.col("aantal").sum())
    else:
        paren = rijen.group_by(pl.col("interventie").alias("groep")).agg(pl.len())
    return {str(groep): int(n) for groep, n in paren.drop_nulls().iter_rows()}


def _kwartalen(aantal: int) -> str:
    return "het eerdere kwartaal" if aantal == 1 else f"de {aantal} eerdere kwartalen"


REGEL = Geheelregel(
    code="sprong",
    soorten=("trajecten", "tellingen"),
    veld="interventie",
    boodschap='"{gevonden}" telt nu {nu}; in {kwartalen} was het gemiddeld {gewoon}. Zo\'n verschil is geen toeval.',
    herstel="Controleer of er rijen ontbreken of dubbel staan. Klopt het, schrijf dan waardoor het komt.",
    ernst=Ernst.WAARSCHUWING,
    toegestaan="een aantal dat past bij eerdere kwartalen, of een toelichting",
    trap=Trap.EERDERE_KWARTALEN,
    zoek=zoek,
    voldoet=(Proef(_rijen(60), (("2025-K2", _rijen(45)), ("2025-K1", _rijen(52)))), Proef(_rijen(60))),
    breekt=(Proef(_rijen(140), (("2025-K2", _rijen(45)), ("2025-K1", _rijen(52)))),),
    voorbeeld="45 en 52 trajecten in de kwartalen ervoor, en nu 140",
)
