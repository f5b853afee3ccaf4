"""Change within one young person, as far as the instrument can tell it from measurement error (RCI)."""

import pandas as pd
import polars as pl

from pipelines.meting import METING, SLEUTEL
from pipelines.zekerheid.meetfout import GRENS, compute_meetfout
from schemas.vocabulary import Kwartaal

METINGSLEUTEL = ("traject_id", "instrument", "informant")


def express_rci(instrumenten: pd.DataFrame) -> pl.Expr:
    """Express the reliable change index; positive is better whatever the direction of the scale.

    Jacobson and Truax (1991): difference divided by sd × √2 × √(1 − reliability).
    """
    sd, betrouwbaarheid = (instrumenten[k].to_numpy(dtype=float) for k in ("sd", "betrouwbaarheid"))
    teken = instrumenten["hoger_is_beter"].map({True: 1.0, False: -1.0})
    schaal = dict(
        zip(
            instrumenten["instrument"],
            (teken / compute_meetfout(sd, betrouwbaarheid)).astype(float),
            strict=True,
        )
    )
    verschil = pl.col("na") - pl.col("voor")
    return verschil * pl.col("instrument").replace_strict(schaal, default=None, return_dtype=pl.Float64)


def compute_verschil(instrumenten: pd.DataFrame) -> pl.Expr:
    """Express the change in standard deviations of the instrument; positive is better.

    Cohen (1988), with the spread of the norm group, so that trajectories with different lists can be averaged.
    Rounded to hundredths: sums of floats depend on their order.
    """
    teken = instrumenten["hoger_is_beter"].map({True: 1.0, False: -1.0})
    schaal = dict(zip(instrumenten["instrument"], (teken / instrumenten["sd"]).astype(float), strict=True))
    per_punt = pl.col("instrument").replace_strict(schaal, default=None, return_dtype=pl.Float64)
    return ((pl.col("na") - pl.col("voor")) * per_punt * 100).round().cast(pl.Int64)


def reduce_effectmetingen(
    partijcode: str,
    metingen: pl.DataFrame,
    trajecten: pl.DataFrame,
    instrumenten: pd.DataFrame,
    interventies: pd.DataFrame,
) -> pl.DataFrame:
    """Reduce all scores of one party to metingen; trajecten give place, intervention and end.

    Only matched pairs count, in the quarter of the second score. A trajectory with a first score that
    ended without a second is eligible in the quarter of its end. Only for individual help (NJi 3.3).
    """
    individueel = interventies.loc[interventies["is_individueel"].astype(bool), "code"].astype(str).tolist()
    paren = (
        _naast_elkaar(metingen)
        .join(trajecten, on="traject_id")
        .rename({"interventie": "interventiecode", "regio": "regiocode"})
        .filter(pl.col("interventiecode").is_in(individueel))
        .with_columns(
            rci=express_rci(instrumenten),
            honderdsten=compute_verschil(instrumenten),
            dag=pl.coalesce("na_datum", "einddatum"),
        )
        .filter(pl.col("dag").is_not_null())
        .with_columns(kwartaal=pl.format("{}-K{}", pl.col("dag").dt.year(), pl.col("dag").dt.quarter()))
    )
    breed = paren.group_by("kwartaal", *SLEUTEL).agg(
        effect_paren=pl.col("rci").is_not_null().sum(),
        effect_verbeterd=(pl.col("rci") >= GRENS).sum(),
        effect_verslechterd=(pl.col("rci") <= -GRENS).sum(),
        effect_verschil_som=pl.col("honderdsten").sum() / 100,
        effect_verschil_kwadraat=(pl.col("honderdsten") * pl.col("honderdsten")).sum() / 10_000,
        effect_voormetingen=pl.len(),
    )
    return (
        breed.with_columns(pl.exclude("kwartaal", *SLEUTEL).cast(pl.Float64), partijcode=pl.lit(partijcode))
        .unpivot(index=["kwartaal", "partijcode", *SLEUTEL], variable_name="grootheid", value_name="aantal")
        .select(METING.keys())
        .cast(METING)
        .sort("kwartaal", "grootheid", *SLEUTEL)
    )


def _naast_elkaar(metingen: pl.DataFrame) -> pl.DataFrame:
    """Put first and second score side by side; a follow-up is not a second score."""
    score = pl.col("score").cast(pl.Float64).round(2)
    voor = (
        metingen.filter(pl.col("moment") == "voor")
        .sort("datum", "score")
        .group_by(METINGSLEUTEL, maintain_order=True)
        .agg(voor=score.first(), voor_datum=pl.col("datum").first())
    )
    na = (
        metingen.filter(pl.col("moment") == "na")
        .sort("datum", "score")
        .group_by(METINGSLEUTEL, maintain_order=True)
        .agg(na=score.last(), na_datum=pl.col("datum").last())
    )
    return voor.join(na, on=METINGSLEUTEL, how="left").sort(METINGSLEUTEL)


def newest_trajecten(per_kwartaal: list[tuple[Kwartaal, pl.DataFrame]]) -> pl.DataFrame:
    """Return each trajectory once, as the newest quarter of this party describes it."""
    kolommen = {"traject_id": pl.String, "interventie": pl.String, "regio": pl.String, "einddatum": pl.Date}
    leeg = pl.DataFrame(schema=kolommen)
    oud_naar_nieuw = [
        rijen.select(kolommen.keys()) for _, rijen in sorted(per_kwartaal, key=lambda paar: paar[0])
    ]
    return pl.concat([leeg, *oud_naar_nieuw]).unique("traject_id", keep="last", maintain_order=True)
