"""Light counts, of many files at once, to counted quantities: each with its part, each only where it has meaning."""

from collections.abc import Mapping, Sequence

import polars as pl

from pipelines.meting import (
    INFORMANT_ALS_GROEP,
    INFORMANT_ONBEKEND,
    Rijenbestand,
    finish_telling,
    stack_rijen,
)
from schemas.grootheid import load_grootheden
from schemas.indicator import load_indicatoren
from schemas.vocabulary import ALLE

KOLOMMEN = pl.Schema(
    {
        "kwartaal": pl.String(),
        "interventie": pl.String(),
        "regio": pl.String(),
        "grootheid": pl.String(),
        "aantal": pl.Float64(),
        "waarvan": pl.Float64(),
        "meetstatus": pl.String(),
    }
)
PLAATS = ("bestand", "interventiecode", "regiocode")

ONMISBAAR: Mapping[str, str] = {
    "zonder_hulp_bekend": "zonder_hulp_ja",
    "nut_aantal": "nut_zeven_of_hoger",
    "trajecten_beeindigd_reden_bekend": "trajecten_voortijdig_negatief",
}
"""In a light count: the whole means nothing without this part."""

GEVRAAGD: Mapping[str, str] = {
    "zonder_hulp_bekend": "zonder_hulp_gevraagd",
    "nut_aantal": "nut_gevraagd",
    "trajecten_beeindigd_reden_bekend": "trajecten_beeindigd",
}
"""In a light count: the eligible of each answered number, unknown unless the ended are counted too."""


def count_tellingen(bestanden: Sequence[Rijenbestand]) -> pl.DataFrame:
    """Take the counts that were measured (R-18), each with its part, and leave out what has no meaning."""
    # The words of the light template live beside its file type; imported here, where they are used.
    from schemas.aanleverwoorden.tellingen import WAARVAN

    gemeten = select_gemeten(stack_rijen(bestanden, KOLOMMEN))
    geheel = gemeten.select("grootheid", *PLAATS, "aantal")
    deel = (
        gemeten.filter(pl.col("waarvan").is_not_null(), pl.col("grootheid").is_in(list(WAARVAN)))
        .with_columns(pl.col("grootheid").replace_strict(WAARVAN))
        .select("grootheid", *PLAATS, aantal="waarvan")
    )
    bekend = [code for code, g in load_grootheden().items() if g.in_tellingen]
    samen = (
        pl.concat([geheel, deel])
        .filter(pl.col("grootheid").is_in(bekend))
        .group_by("grootheid", *PLAATS)
        .agg(pl.col("aantal").sum())
        .pipe(_drop_halve)
    )
    samen = pl.concat([samen, *_afgeleid(samen)]).pipe(_drop_losse)
    return finish_telling([pl.concat([samen, _gevraagd(samen)]).with_columns(informant=_informant())])


def select_gemeten(rijen: pl.DataFrame) -> pl.DataFrame:
    """Keep what was measured in the quarter of its file."""
    kwartaal = pl.format("{}-K{}", pl.col("eerste_dag").dt.year(), pl.col("eerste_dag").dt.quarter())
    return rijen.filter(
        pl.col("kwartaal") == kwartaal, pl.col("meetstatus") == "gemeten", pl.col("aantal").is_not_null()
    ).rename({"interventie": "interventiecode", "regio": "regiocode"})


def _drop_halve(samen: pl.DataFrame) -> pl.DataFrame:
    """Leave out a whole without its part: 18 answers of which unknown many were yes."""
    zonder_deel = [
        samen.filter(pl.col("grootheid") == geheel).join(
            samen.filter(pl.col("grootheid") == deel), on=PLAATS, how="anti"
        )
        for geheel, deel in ONMISBAAR.items()
    ]
    return samen.join(pl.concat(zonder_deel), on=["grootheid", *PLAATS], how="anti")


def _afgeleid(samen: pl.DataFrame) -> list[pl.DataFrame]:
    """Count again under its own name what a share divides by: only where its part was counted."""
    from schemas.aanleverwoorden.tellingen import AFGELEID

    return [
        samen.filter(pl.col("grootheid") == bron)
        .join(samen.filter(pl.col("grootheid") == naast), on=PLAATS, how="semi")
        .with_columns(grootheid=pl.lit(code))
        for code, (bron, naast) in AFGELEID.items()
    ]


def _drop_losse(samen: pl.DataFrame) -> pl.DataFrame:
    """Leave out a part without its whole: it would be added to the part, not to the whole, of others."""
    gehelen = list_gehelen()
    los = samen.filter(pl.col("grootheid").is_in(list(gehelen))).with_columns(
        geheel=pl.col("grootheid").replace_strict(gehelen, default=None, return_dtype=pl.String)
    )
    zonder_geheel = los.join(samen, left_on=["geheel", *PLAATS], right_on=["grootheid", *PLAATS], how="anti")
    return samen.join(zonder_geheel, on=["grootheid", *PLAATS], how="anti")


def list_gehelen() -> dict[str, str]:
    """Return the whole of every quantity that is only ever the part of a share or mean."""
    indicatoren = load_indicatoren().values()
    geteld = {i.teller for i in indicatoren if i.vorm in {"aantal", "dosis"}}
    return {
        i.teller: i.noemer
        for i in indicatoren
        if i.vorm in {"aandeel", "gemiddelde"} and i.teller not in geteld
    }


def _gevraagd(samen: pl.DataFrame) -> pl.DataFrame:
    """Take the ended trajectories as the eligible, or null where they were not counted."""
    beeindigd = samen.filter(pl.col("grootheid") == "trajecten_beeindigd").select(*PLAATS, "aantal")
    delen = []
    for bekend, gevraagd in GEVRAAGD.items():
        nodig = samen.filter(pl.col("grootheid") == bekend).select(PLAATS)
        rijen = nodig.join(beeindigd, on=PLAATS, how="left")
        if gevraagd == "trajecten_beeindigd":
            rijen = rijen.filter(pl.col("aantal").is_null())
        delen.append(rijen.select(pl.lit(gevraagd).alias("grootheid"), *PLAATS, "aantal"))
    return pl.concat(delen)


def _informant() -> pl.Expr:
    """Give counts without informant the code that fits them."""
    per_informant = [code for code, g in load_grootheden().items() if g.per_informant]
    return (
        pl.when(pl.col("grootheid").str.starts_with("nut_") & pl.col("grootheid").is_in(per_informant))
        .then(pl.lit(INFORMANT_ALS_GROEP))
        .when(pl.col("grootheid").is_in(per_informant))
        .then(pl.lit(INFORMANT_ONBEKEND))
        .otherwise(pl.lit(ALLE))
    )
