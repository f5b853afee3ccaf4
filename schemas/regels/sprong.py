"""A number far outside what earlier quarters make likely."""

from collections.abc import Iterator, Sequence
from math import sqrt
from statistics import fmean, variance

import polars as pl

from schemas.bevinding import Ernst, Trap
from schemas.regel import Eerder, Feiten, Geheelregel, Geval, Proef

OVERDISPERSIE, GRENS, MINSTE_VERSCHIL = 2.5, 3.5, 10
BEGIN = 0.9
"""Share of participants that started, from which a quarter was a beginning."""
STROMEN = ("deelnemers_bereikt", "trajecten_gestart", "bijeenkomsten_som")


def _rijen(aantal: int) -> tuple[dict[str, str], ...]:
    return tuple({"interventie": "a"} for _ in range(aantal))


def zoek(rijen: pl.DataFrame, feiten: Feiten) -> Iterator[Geval]:
    """Find the interventions that jumped up or down beyond chance."""
    if not feiten.eerder:
        return
    toen = [count_per_groep(levering.rijen) for levering in feiten.eerder]
    pas_begonnen = find_begin(feiten.eerder)
    gezien: set[str] = set()
    for groep, nu in sorted(count_per_groep(rijen).items()):
        code, _, wat = groep.partition("|")
        reeks = [aantallen[groep] for aantallen in toen if groep in aantallen]
        if code in pas_begonnen:
            # Who only just began grows by nature: that quarter is no measure.
            reeks = reeks[:-1]
        # Once per intervention: what else is counted of it jumps along.
        if reeks and code not in gezien and is_sprong(nu, reeks):
            gezien.add(code)
            naam = f"{feiten.naam(code)}, {feiten.naam(wat)}" if wat else feiten.naam(code)
            gewoon = round(fmean(reeks))
            woorden = {"nu": str(nu), "gewoon": str(gewoon), "kwartalen": _kwartalen(len(reeks))}
            yield Geval(naam, woorden, aantal=max(abs(nu - gewoon), 1))


def is_sprong(nu: int, eerder: Sequence[int]) -> bool:
    """Whether a count differs from the mean of earlier ones by more than chance allows.

    Counts of people vary more than Poisson: the variance is taken as 2.5 times the mean, or what the earlier
    quarters show when that is more, plus the uncertainty of their mean. The bound is 3.5 standard deviations
    (by chance about 1 in 2,000), and ten people at least.
    """
    gemiddeld = fmean(eerder)
    gezien = variance(eerder) / gemiddeld if len(eerder) > 1 and gemiddeld else 0.0
    spreiding = max(OVERDISPERSIE, gezien)
    fout = sqrt(spreiding * (max(gemiddeld, 1.0) + gemiddeld / len(eerder)))
    return abs(nu - gemiddeld) > max(GRENS * fout, MINSTE_VERSCHIL)


def count_per_groep(rijen: pl.DataFrame) -> dict[str, int]:
    """Count trajectories per intervention, or sum the main measured quantities of each."""
    if "aantal" in rijen.columns:
        is_gemeten = (
            (pl.col("meetstatus") == "gemeten") if "meetstatus" in rijen.columns else pl.lit(value=True)
        )
        geteld = rijen.filter(pl.col("aantal").is_not_null(), is_gemeten, pl.col("grootheid").is_in(STROMEN))
        sleutel = pl.format("{}|{}", "interventie", "grootheid")
        paren = geteld.group_by(sleutel.alias("groep")).agg(pl.col("aantal").sum())
    else:
        paren = rijen.group_by(pl.col("interventie").alias("groep")).agg(pl.len())
    return {str(groep): int(n) for groep, n in paren.drop_nulls().iter_rows()}


def find_begin(eerder: Sequence[Eerder]) -> set[str]:
    """Return the interventions that began in the first quarter we know of them: all took part for the first time."""
    eerste: dict[str, Eerder] = {
        code: e for e in eerder for code in e.rijen["interventie"].drop_nulls().unique()
    }
    return {code for code, e in eerste.items() if _is_begin(e, code)}


def _is_begin(eerder: Eerder, code: str) -> bool:
    rijen = eerder.rijen.filter(pl.col("interventie") == code)
    if "startdatum" in rijen.columns:
        return bool((rijen["startdatum"] >= eerder.kwartaal.eerste_dag).all())
    if "grootheid" not in rijen.columns:
        return False
    som = dict(rijen.group_by("grootheid").agg(pl.col("aantal").sum()).iter_rows())
    return bool(som.get("trajecten_gestart", 0) >= BEGIN * som.get("deelnemers_bereikt", 0) > 0)


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
