"""Old codes in figures become the code of today; a moved border becomes a break (CBS 2 and 3)."""

import pandas as pd
import polars as pl

from pipelines.regioconcordantie import VERLEGD, Concordantie

GRENSTITEL = "De grens of indeling veranderde (CBS)"


def recode_metingen(metingen: pl.DataFrame, concordantie: Concordantie) -> pl.DataFrame:
    """Give every meting the newest code of its place, so that a series goes on under a new code."""
    oud = sorted({code for code, _ in concordantie.hernummerd})
    paren = metingen.filter(pl.col("regiocode").is_in(oud)).select("regiocode", "kwartaal").unique()
    if paren.is_empty():
        return metingen
    codes = [concordantie.recode(code, int(kwartaal[:4])) for code, kwartaal in paren.iter_rows()]
    nieuw = paren.with_columns(nieuwe_code=pl.Series(codes, dtype=metingen.schema["regiocode"]))
    return (
        metingen.join(nieuw, on=["regiocode", "kwartaal"], how="left", maintain_order="left")
        .with_columns(regiocode=pl.coalesce("nieuwe_code", "regiocode"))
        .select(metingen.columns)
    )


def recode_kerncijfers(kerncijfers: pd.DataFrame, concordantie: Concordantie) -> pd.DataFrame:
    """Give every key figure the newest code of its place."""
    oud = kerncijfers["regiocode"].isin({code for code, _ in concordantie.hernummerd})
    if not oud.any():
        return kerncijfers
    paren = kerncijfers.loc[oud, ["regiocode", "peiljaar"]].itertuples(index=False, name=None)
    codes = kerncijfers["regiocode"].copy()
    codes[oud] = [concordantie.recode(str(code), int(jaar)) for code, jaar in paren]
    return kerncijfers.assign(regiocode=codes)


def list_verlegd(concordantie: Concordantie) -> pd.DataFrame:
    """Return every year in which a place is not, or may not be, the one of the year before, under its newest code."""
    paren = sorted({(concordantie.recode(code, jaar), jaar) for code, jaar in concordantie.verlegd})
    return pd.DataFrame(paren, columns=["regiocode", "peiljaar"]).assign(soort=VERLEGD)


def list_grenswijzigingen(indelingswijzigingen: pd.DataFrame) -> pd.DataFrame:
    """Return every moved border as an event of 1 January, in the columns of a wijkgebeurtenis."""
    verlegd = indelingswijzigingen[indelingswijzigingen["soort"] == VERLEGD]
    return pd.DataFrame(
        {
            "regiocode": verlegd["regiocode"],
            "datum": pd.to_datetime(verlegd["peiljaar"].astype("int64").astype("str") + "-01-01").dt.date,
            "soort": "definitiewijziging",
            "titel": GRENSTITEL,
            "interventiecode": None,
        }
    )
