"""Earlier quarters of the same party: which of them count, and what they told of each trajectory."""

import polars as pl

from pipelines.levering import Levering
from schemas.aanlevering import Aanleversoort
from schemas.regel import VERLEDEN, Eerder

MEESTE_KWARTALEN = 4
VERTELD = {"startdatum": pl.Date, "einddatum": pl.Date, "interventie": pl.String, "leeftijd": pl.Int64}
"""What a trajectory is expected to keep from quarter to quarter."""
MINSTE_BEKEND, HERNUMMERD = 10, 0.5
"""From so many known numbers, and this share of them with another start, numbers begin anew each quarter."""


def select_eerder(levering: Levering, soort: Aanleversoort) -> tuple[Eerder, ...]:
    """Return the earlier quarters of this file type, the newest first, in the columns of its model."""
    kolommen = list(soort.model.to_schema().columns)
    passend = {
        e.kwartaal: e.rijen
        for e in levering.eerder
        if e.soort == soort.code and e.kwartaal < levering.kwartaal and set(kolommen) <= set(e.rijen.columns)
    }
    nieuwste = sorted(passend, reverse=True)[:MEESTE_KWARTALEN]
    return tuple(Eerder(kwartaal, passend[kwartaal].select(kolommen)) for kwartaal in nieuwste)


def add_verleden(rijen: pl.DataFrame, eerder: tuple[Eerder, ...]) -> tuple[pl.DataFrame, bool]:
    """Put beside each trajectory what earlier quarters told of it, and say whether numbers were given out anew."""
    if not eerder or "traject_id" not in rijen.columns or "startdatum" not in rijen.columns:
        return rijen, False
    naast = rijen.join(_verleden(eerder), on="traject_id", how="left", maintain_order="left")
    bekend = naast.filter(pl.col(f"{VERLEDEN}startdatum").is_not_null())
    anders = bekend.filter(pl.col("startdatum") != pl.col(f"{VERLEDEN}startdatum")).height
    if bekend.height >= MINSTE_BEKEND and anders > HERNUMMERD * bekend.height:
        leeg = (pl.lit(None, dtype=dtype).alias(f"{VERLEDEN}{veld}") for veld, dtype in VERTELD.items())
        return rijen.with_columns(*leeg), True
    return naast, False


def _verleden(eerder: tuple[Eerder, ...]) -> pl.DataFrame:
    """Tell of each number what the newest quarter said; an end counts when that quarter had seen it."""
    delen = [
        e.rijen.select("traject_id", *VERTELD).with_columns(
            pl.when(pl.col("einddatum") <= e.kwartaal.laatste_dag).then("einddatum")
        )
        for e in eerder
    ]
    per_traject = pl.concat(delen).group_by("traject_id", maintain_order=True)
    laatste = (pl.col(veld).drop_nulls().first().alias(f"{VERLEDEN}{veld}") for veld in VERTELD)
    return per_traject.agg(*laatste)
