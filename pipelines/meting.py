"""Checked rows to counted quantities: from here on there are no participants any more."""

import io
from collections.abc import Iterable, Mapping

import pandas as pd
import polars as pl

from pipelines.klassen import count_leeftijden, count_scores
from schemas.grootheid import load_grootheden
from schemas.indicator import load_indicatoren
from schemas.vocabulary import ALLE, Kwartaal

SLEUTEL = ("interventiecode", "regiocode", "informant")
METING: dict[str, type[pl.DataType]] = {
    "grootheid": pl.String,
    "partijcode": pl.String,
    "interventiecode": pl.String,
    "regiocode": pl.String,
    "kwartaal": pl.String,
    "informant": pl.String,
    "aantal": pl.Float64,
}
"""Columns of a meting; a null `aantal` is an eligible number that nobody delivered."""

INFORMANT_ONBEKEND = "onbekend"
# A light count of marks has no sum: kept apart so that no mean is taken over half of the parties.
INFORMANT_ALS_GROEP = "niet_bijgehouden"

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


def read_rijen(parquet: bytes) -> pl.DataFrame:
    """Read the stored rows of one file."""
    rijen = pl.read_parquet(io.BytesIO(parquet))
    return rijen.with_columns(pl.col(pl.Categorical).cast(pl.String))


def reduce_aanlevering(
    soort: str, partijcode: str, kwartaal: Kwartaal, rijen: pl.DataFrame, interventies: pd.DataFrame
) -> pl.DataFrame:
    """Reduce one file to metingen; effectmetingen are reduced with their trajecten, in `effect.py`."""
    if soort == "trajecten":
        metingen = [*_deelname(rijen, kwartaal, interventies), *_ervaring(rijen, kwartaal)]
    elif soort == "tellingen":
        metingen = [_tellingen(rijen.filter(pl.col("kwartaal") == str(kwartaal)))]
    else:
        metingen = []
    return complete_metingen(metingen, partijcode, str(kwartaal))


def complete_metingen(delen: Iterable[pl.DataFrame], partijcode: str, kwartaal: str) -> pl.DataFrame:
    """Put the parts together in the columns of a meting, in a fixed order."""
    leeg = pl.DataFrame(schema={naam: METING[naam] for naam in ("grootheid", *SLEUTEL, "aantal")})
    return (
        pl.concat([leeg, *(deel.select(leeg.columns).cast(leeg.schema) for deel in delen)])
        .with_columns(partijcode=pl.lit(partijcode), kwartaal=pl.lit(kwartaal))
        .select(METING.keys())
        .sort("grootheid", *SLEUTEL)
    )


def unpivot_metingen(breed: pl.DataFrame) -> pl.DataFrame:
    """Turn one column per grootheid into one row per grootheid."""
    return breed.unpivot(index=list(SLEUTEL), variable_name="grootheid", value_name="aantal")


def _benoem(rijen: pl.DataFrame) -> pl.DataFrame:
    return rijen.rename({"interventie": "interventiecode", "regio": "regiocode"})


def in_kwartaal(kolom: str, kwartaal: Kwartaal) -> pl.Expr:
    """Say whether a day lies in the quarter; an absent day does not."""
    return pl.col(kolom).is_between(kwartaal.eerste_dag, kwartaal.laatste_dag).fill_null(value=False)


def _deelname(rijen: pl.DataFrame, kwartaal: Kwartaal, interventies: pd.DataFrame) -> list[pl.DataFrame]:
    """Count the trajectories that were active, started or ended in the quarter; zero is counted too."""
    begonnen = pl.col("startdatum") <= kwartaal.laatste_dag
    is_actief = begonnen & (pl.col("einddatum").is_null() | (pl.col("einddatum") >= kwartaal.eerste_dag))
    is_gestart = in_kwartaal("startdatum", kwartaal)
    is_beeindigd = in_kwartaal("einddatum", kwartaal)
    reden = pl.col("reden_einde").fill_null("onbekend")
    toeleiding = pl.col("toeleiding").fill_null("onbekend")
    duur = ((pl.col("einddatum") - pl.col("startdatum")).dt.total_days() + 1).filter(is_beeindigd)
    heeft_bijeenkomsten = is_beeindigd & pl.col("bijeenkomsten").is_not_null()
    bijeenkomsten = pl.col("bijeenkomsten").cast(pl.Int64).filter(heeft_bijeenkomsten)
    breed = (
        _benoem(rijen)
        .join(_leeftijden(interventies), on="interventiecode", how="left")
        .filter(is_actief | is_beeindigd)
        .with_columns(informant=pl.lit(ALLE))
        .group_by(SLEUTEL)
        .agg(
            deelnemers_bereikt=is_actief.sum(),
            deelnemers_doelgroep=(is_actief & _in_doelgroep()).sum(),
            deelnemers_beoordeeld=is_actief.sum(),
            trajecten_gestart=is_gestart.sum(),
            trajecten_beeindigd=is_beeindigd.sum(),
            trajecten_beeindigd_reden_bekend=(is_beeindigd & (reden != "onbekend")).sum(),
            trajecten_volgens_plan=(is_beeindigd & (reden == "volgens_plan")).sum(),
            trajecten_voortijdig_negatief=(is_beeindigd & (reden == "voortijdig_negatief")).sum(),
            bijeenkomsten_som=bijeenkomsten.sum(),
            bijeenkomsten_kwadraat=(bijeenkomsten * bijeenkomsten).sum(),
            bijeenkomsten_aantal=heeft_bijeenkomsten.sum(),
            einden_per_rij=is_beeindigd.sum(),
            einde_volgens_plan=(is_beeindigd & (reden == "volgens_plan")).sum(),
            duur_som=duur.sum(),
            duur_kwadraat=(duur * duur).sum(),
            nut_gevraagd=is_beeindigd.sum(),
            nut_beantwoord=(is_beeindigd & pl.col("nut").is_not_null()).sum(),
            zonder_hulp_gevraagd=is_beeindigd.sum(),
            toeleidingen_gemeente=(is_gestart & (toeleiding == "gemeente")).sum(),
            toeleiding_bekend=(is_gestart & (toeleiding != "onbekend")).sum(),
            toeleiding_zelf=(is_gestart & (toeleiding == "zelf")).sum(),
            toeleiding_door_gemeente=(is_gestart & (toeleiding == "gemeente")).sum(),
            **count_leeftijden(is_actief),
        )
        .with_columns(pl.exclude(SLEUTEL).cast(pl.Float64))
    )
    return [unpivot_metingen(breed), _duren(rijen, kwartaal)]


def _duren(rijen: pl.DataFrame, kwartaal: Kwartaal) -> pl.DataFrame:
    """Count the ended per duration in days, under `einden_per_rij:days`: a middle value needs the spread."""
    dagen = (pl.col("einddatum") - pl.col("startdatum")).dt.total_days() + 1
    return (
        _benoem(rijen)
        .filter(in_kwartaal("einddatum", kwartaal))
        .with_columns(informant=pl.lit(ALLE), grootheid=pl.format("einden_per_rij:{}", dagen))
        .group_by("grootheid", *SLEUTEL)
        .agg(aantal=pl.len().cast(pl.Float64))
    )


def _leeftijden(interventies: pd.DataFrame) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "interventiecode": interventies["code"].astype(str).tolist(),
            "leeftijd_van": interventies["leeftijd_van"].astype(int).tolist(),
            "leeftijd_tot": interventies["leeftijd_tot"].astype(int).tolist(),
        },
        schema={"interventiecode": pl.String, "leeftijd_van": pl.Int64, "leeftijd_tot": pl.Int64},
    )


def _in_doelgroep() -> pl.Expr:
    """Say whether the age, or else the whole age group, lies in the band of the intervention."""
    groep = pl.col("leeftijdsgroep").cast(pl.String).str.split_exact("-", 1)
    jongste = pl.coalesce(pl.col("leeftijd").cast(pl.Int64), groep.struct[0].cast(pl.Int64, strict=False))
    oudste = pl.coalesce(pl.col("leeftijd").cast(pl.Int64), groep.struct[1].cast(pl.Int64, strict=False))
    binnen = (jongste >= pl.col("leeftijd_van")) & (oudste <= pl.col("leeftijd_tot"))
    return binnen.fill_null(value=False)


def _ervaring(rijen: pl.DataFrame, kwartaal: Kwartaal) -> list[pl.DataFrame]:
    """Count marks and answers of the ended trajectories, per informant."""
    beeindigd = (
        _benoem(rijen)
        .filter(in_kwartaal("einddatum", kwartaal))
        .with_columns(
            pl.col("informant").fill_null(INFORMANT_ONBEKEND),
            # Hundredths as whole numbers: sums of floats depend on their order.
            honderdsten=(pl.col("nut").cast(pl.Float64) * 100).round().cast(pl.Int64),
        )
    )
    antwoord = pl.col("zonder_hulp_verder")
    nut = (
        beeindigd.filter(pl.col("honderdsten").is_not_null())
        .group_by(SLEUTEL)
        .agg(
            nut_som=pl.col("honderdsten").sum() / 100,
            nut_kwadraat=(pl.col("honderdsten") * pl.col("honderdsten")).sum() / 10_000,
            nut_aantal=pl.len().cast(pl.Float64),
            nut_zeven_of_hoger=(pl.col("honderdsten") >= 700).sum().cast(pl.Float64),
            **count_scores(pl.col("honderdsten")),
        )
    )
    zonder_hulp = (
        beeindigd.filter(antwoord.is_in(["ja", "nee"]))
        .group_by(SLEUTEL)
        .agg(
            zonder_hulp_ja=(antwoord == "ja").sum().cast(pl.Float64),
            zonder_hulp_bekend=pl.len().cast(pl.Float64),
        )
    )
    return [unpivot_metingen(nut), unpivot_metingen(zonder_hulp)]


def _tellingen(rijen: pl.DataFrame) -> pl.DataFrame:
    """Take the counts that were measured (R-18), each with its part, and leave out what has no meaning."""
    # The words of the light template live beside its file type; imported here, where they are used.
    from schemas.aanleverwoorden.tellingen import WAARVAN

    gemeten = _benoem(rijen).filter(pl.col("meetstatus") == "gemeten", pl.col("aantal").is_not_null())
    geheel = gemeten.select("grootheid", "interventiecode", "regiocode", "aantal")
    deel = (
        gemeten.filter(pl.col("waarvan").is_not_null(), pl.col("grootheid").is_in(list(WAARVAN)))
        .with_columns(pl.col("grootheid").replace_strict(WAARVAN))
        .select("grootheid", "interventiecode", "regiocode", aantal="waarvan")
    )
    bekend = [code for code, g in load_grootheden().items() if g.in_tellingen]
    plaats = ["interventiecode", "regiocode"]
    samen = (
        pl.concat([geheel.cast({"aantal": pl.Float64}), deel.cast({"aantal": pl.Float64})])
        .filter(pl.col("grootheid").is_in(bekend))
        .group_by("grootheid", *plaats)
        .agg(pl.col("aantal").sum())
        .pipe(_drop_halve, plaats)
    )
    samen = pl.concat([samen, *_afgeleid(samen, plaats)]).pipe(_drop_losse, plaats)
    return pl.concat([samen, _gevraagd(samen, plaats)]).with_columns(informant=_informant())


def _drop_halve(samen: pl.DataFrame, plaats: list[str]) -> pl.DataFrame:
    """Leave out a whole without its part: 18 answers of which unknown many were yes."""
    zonder_deel = [
        samen.filter(pl.col("grootheid") == geheel).join(
            samen.filter(pl.col("grootheid") == deel), on=plaats, how="anti"
        )
        for geheel, deel in ONMISBAAR.items()
    ]
    return samen.join(pl.concat(zonder_deel), on=["grootheid", *plaats], how="anti")


def _afgeleid(samen: pl.DataFrame, plaats: list[str]) -> list[pl.DataFrame]:
    """Count again under its own name what a share divides by: only where its part was counted."""
    from schemas.aanleverwoorden.tellingen import AFGELEID

    return [
        samen.filter(pl.col("grootheid") == bron)
        .join(samen.filter(pl.col("grootheid") == naast), on=plaats, how="semi")
        .with_columns(grootheid=pl.lit(code))
        for code, (bron, naast) in AFGELEID.items()
    ]


def _drop_losse(samen: pl.DataFrame, plaats: list[str]) -> pl.DataFrame:
    """Leave out a part without its whole: it would be added to the part, not to the whole, of others."""
    gehelen = list_gehelen()
    los = samen.filter(pl.col("grootheid").is_in(list(gehelen))).with_columns(
        geheel=pl.col("grootheid").replace_strict(gehelen, default=None, return_dtype=pl.String)
    )
    zonder_geheel = los.join(samen, left_on=["geheel", *plaats], right_on=["grootheid", *plaats], how="anti")
    return samen.join(zonder_geheel, on=["grootheid", *plaats], how="anti")


def list_gehelen() -> dict[str, str]:
    """Return the whole of every quantity that is only ever the part of a share or mean."""
    indicatoren = load_indicatoren().values()
    geteld = {i.teller for i in indicatoren if i.vorm in {"aantal", "dosis"}}
    return {
        i.teller: i.noemer
        for i in indicatoren
        if i.vorm in {"aandeel", "gemiddelde"} and i.teller not in geteld
    }


def _gevraagd(samen: pl.DataFrame, plaats: list[str]) -> pl.DataFrame:
    """Take the ended trajectories as the eligible, or null where they were not counted."""
    beeindigd = samen.filter(pl.col("grootheid") == "trajecten_beeindigd").select(*plaats, "aantal")
    delen = []
    for bekend, gevraagd in GEVRAAGD.items():
        nodig = samen.filter(pl.col("grootheid") == bekend).select(plaats)
        rijen = nodig.join(beeindigd, on=plaats, how="left")
        if gevraagd == "trajecten_beeindigd":
            rijen = rijen.filter(pl.col("aantal").is_null())
        delen.append(rijen.select(pl.lit(gevraagd).alias("grootheid"), *plaats, "aantal"))
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
