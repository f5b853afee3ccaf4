"""Trajectories to counted quantities, many files at once: equal rows are counted first, then what they mean."""

from collections.abc import Sequence

import pandas as pd
import polars as pl

from pipelines.klassen import count_leeftijden, count_scores
from pipelines.meting import INFORMANT_ONBEKEND, Rijenbestand, finish_telling, stack_rijen
from schemas.vocabulary import ALLE

KOLOMMEN = pl.Schema(
    {
        "interventie": pl.Categorical(),
        "regio": pl.Categorical(),
        "leeftijd": pl.Int64(),
        "leeftijdsgroep": pl.Categorical(),
        "toeleiding": pl.Categorical(),
        "startdatum": pl.Date(),
        "einddatum": pl.Date(),
        "reden_einde": pl.Categorical(),
        "bijeenkomsten": pl.Int64(),
        "nut": pl.Float64(),
        "informant": pl.Categorical(),
        "zonder_hulp_verder": pl.Categorical(),
        "aanmelddatum": pl.Date(),
        "vast_gezicht": pl.Categorical(),
        "doel_bereikt": pl.Categorical(),
        "herstart": pl.Categorical(),
    }
)
KERN = ("bestand", "interventiecode", "regiocode")
AANTAL = pl.col("aantal")
"""How many rows are equal; everything after `count_gelijke` is a sum of these."""


def count_trajecten(bestanden: Sequence[Rijenbestand], interventies: pd.DataFrame) -> pl.DataFrame:
    """Count what ran, started or ended in the quarter of each file; zero is counted too."""
    # Held until the end: polars forgets the text of a code when no column with it is left.
    gelezen = stack_rijen(bestanden, KOLOMMEN)
    rijen = mark_rijen(gelezen)
    beeindigd = rijen.filter("is_beeindigd")
    duren = count_gelijke(beeindigd, "dagen").filter(pl.col("dagen").is_not_null())
    cijfers = count_gelijke(beeindigd, "informant", "honderdsten").filter(pl.col("honderdsten").is_not_null())
    breed = (
        count_deelname(rijen)
        .join(count_bereik(rijen, interventies), on=KERN, how="left")
        .join(duren.group_by(KERN).agg(**sum_machten("duur", "dagen")), on=KERN, how="left")
        .join(count_bijeenkomsten(beeindigd), on=KERN, how="left")
        .join(cijfers.group_by(KERN).agg(nut_beantwoord=AANTAL.sum()), on=KERN, how="left")
        .fill_null(0)
    )
    spreiding = duren.with_columns(grootheid=pl.lit("einden_per_rij"), waarde="dagen")
    delen = [
        unpivot_telling(breed.with_columns(informant=pl.lit(ALLE))),
        spreiding.with_columns(informant=pl.lit(ALLE)),
        unpivot_telling(count_nut(cijfers)),
        unpivot_telling(count_zonder_hulp(count_gelijke(beeindigd, "informant", "zonder_hulp_verder"))),
        *(unpivot_telling(deel.with_columns(informant=pl.lit(ALLE))) for deel in count_optioneel(rijen)),
    ]
    geteld = finish_telling([deel.with_columns(_to_code("interventiecode", "regiocode")) for deel in delen])
    del gelezen
    return geteld


def mark_rijen(rijen: pl.DataFrame) -> pl.DataFrame:
    """Keep the rows that ran or ended in the quarter, codes as numbers: those are counted fast."""
    start, einde = pl.col("startdatum"), pl.col("einddatum")
    eerste, laatste = pl.col("eerste_dag"), pl.col("laatste_dag")
    is_actief = (start <= laatste) & (einde.is_null() | (einde >= eerste))
    return (
        rijen.lazy()
        .select(
            "bestand",
            interventiecode=pl.col("interventie").to_physical(),
            regiocode=pl.col("regio").to_physical(),
            is_actief=is_actief.fill_null(value=False),
            is_gestart=start.is_between(eerste, laatste).fill_null(value=False),
            is_beeindigd=einde.is_between(eerste, laatste).fill_null(value=False),
            dagen=((einde - start).dt.total_days() + 1).cast(pl.Int32),
            leeftijd=pl.col("leeftijd").cast(pl.Int16),
            bijeenkomsten=pl.col("bijeenkomsten").cast(pl.Int32),
            # Hundredths as whole numbers: sums of floats depend on their order.
            honderdsten=(pl.col("nut") * 100).round().cast(pl.Int32),
            leeftijdsgroep=pl.col("leeftijdsgroep").to_physical(),
            toeleiding=pl.col("toeleiding").to_physical(),
            reden_einde=pl.col("reden_einde").to_physical(),
            informant=pl.col("informant").to_physical(),
            zonder_hulp_verder=pl.col("zonder_hulp_verder").to_physical(),
            wachtdagen=(start - pl.col("aanmelddatum")).dt.total_days().cast(pl.Int32),
            vast_gezicht=pl.col("vast_gezicht").to_physical(),
            doel_bereikt=pl.col("doel_bereikt").to_physical(),
            herstart=pl.col("herstart").to_physical(),
        )
        .filter(pl.col("is_actief") | pl.col("is_beeindigd"))
        .collect()
    )


def count_gelijke(rijen: pl.DataFrame, *kolommen: str) -> pl.DataFrame:
    """Count the rows that are equal in these columns; codes come back as text, an absent one as `onbekend`."""
    geteld = rijen.group_by(*KERN, *kolommen).len("aantal")
    codes = [naam for naam in kolommen if geteld.schema[naam] == pl.UInt32]
    return geteld.with_columns(
        AANTAL.cast(pl.Int64), _to_code(*codes).cast(pl.String).fill_null(INFORMANT_ONBEKEND)
    )


def _to_code(*kolommen: str) -> pl.Expr:
    return pl.col(list(kolommen)).cat.to(pl.Categorical)


def count_deelname(rijen: pl.DataFrame) -> pl.DataFrame:
    """Count per place and intervention who took part, started and ended, and how."""
    is_actief, is_gestart, is_beeindigd = (pl.col(f"is_{wat}") for wat in ("actief", "gestart", "beeindigd"))
    reden, toeleiding = pl.col("reden_einde"), pl.col("toeleiding")

    def tel(voorwaarde: pl.Expr) -> pl.Expr:
        return AANTAL.filter(voorwaarde).sum()

    gelijk = count_gelijke(rijen, "is_actief", "is_gestart", "is_beeindigd", "reden_einde", "toeleiding")
    return gelijk.group_by(KERN).agg(
        deelnemers_bereikt=tel(is_actief),
        deelnemers_beoordeeld=tel(is_actief),
        trajecten_gestart=tel(is_gestart),
        trajecten_beeindigd=tel(is_beeindigd),
        trajecten_beeindigd_reden_bekend=tel(is_beeindigd & (reden != "onbekend")),
        trajecten_volgens_plan=tel(is_beeindigd & (reden == "volgens_plan")),
        trajecten_voortijdig_negatief=tel(is_beeindigd & (reden == "voortijdig_negatief")),
        einden_per_rij=tel(is_beeindigd),
        einde_volgens_plan=tel(is_beeindigd & (reden == "volgens_plan")),
        nut_gevraagd=tel(is_beeindigd),
        zonder_hulp_gevraagd=tel(is_beeindigd),
        toeleidingen_gemeente=tel(is_gestart & (toeleiding == "gemeente")),
        toeleiding_bekend=tel(is_gestart & (toeleiding != "onbekend")),
        toeleiding_zelf=tel(is_gestart & (toeleiding == "zelf")),
        toeleiding_door_gemeente=tel(is_gestart & (toeleiding == "gemeente")),
    )


def count_bereik(rijen: pl.DataFrame, interventies: pd.DataFrame) -> pl.DataFrame:
    """Count the reached per age group, and those in the band of their intervention."""
    return (
        count_gelijke(rijen.filter("is_actief"), "leeftijd", "leeftijdsgroep")
        .join(list_banden(interventies), on="interventiecode", how="left")
        .group_by(KERN)
        .agg(deelnemers_doelgroep=AANTAL.filter(_in_doelgroep()).sum(), **count_leeftijden(AANTAL))
    )


def list_banden(interventies: pd.DataFrame) -> pl.DataFrame:
    """List the ages each intervention is for, under the number of its code."""
    return pl.DataFrame(
        {
            "interventiecode": interventies["code"].astype(str).tolist(),
            "leeftijd_van": interventies["leeftijd_van"].astype(int).tolist(),
            "leeftijd_tot": interventies["leeftijd_tot"].astype(int).tolist(),
        },
        schema={"interventiecode": pl.Categorical, "leeftijd_van": pl.Int64, "leeftijd_tot": pl.Int64},
    ).with_columns(pl.col("interventiecode").to_physical())


def _in_doelgroep() -> pl.Expr:
    """Say whether the age, or else the whole age group, lies in the band of the intervention."""
    groep = pl.col("leeftijdsgroep").str.split_exact("-", 1)
    jongste = pl.coalesce(pl.col("leeftijd").cast(pl.Int64), groep.struct[0].cast(pl.Int64, strict=False))
    oudste = pl.coalesce(pl.col("leeftijd").cast(pl.Int64), groep.struct[1].cast(pl.Int64, strict=False))
    binnen = (jongste >= pl.col("leeftijd_van")) & (oudste <= pl.col("leeftijd_tot"))
    return binnen.fill_null(value=False)


def count_bijeenkomsten(beeindigd: pl.DataFrame) -> pl.DataFrame:
    """Add up the meetings of the ended trajectories of which they were counted."""
    gelijk = count_gelijke(beeindigd, "bijeenkomsten").filter(pl.col("bijeenkomsten").is_not_null())
    return gelijk.group_by(KERN).agg(
        **sum_machten("bijeenkomsten", "bijeenkomsten"), bijeenkomsten_aantal=AANTAL.sum()
    )


def sum_machten(naam: str, kolom: str) -> dict[str, pl.Expr]:
    """Sum a whole number and its square over the counted rows."""
    waarde = pl.col(kolom).cast(pl.Int64)
    return {f"{naam}_som": (AANTAL * waarde).sum(), f"{naam}_kwadraat": (AANTAL * waarde * waarde).sum()}


def count_nut(cijfers: pl.DataFrame) -> pl.DataFrame:
    """Count marks of the ended trajectories, per informant."""
    honderdsten = pl.col("honderdsten").cast(pl.Int64)
    return cijfers.group_by(*KERN, "informant").agg(
        nut_som=(AANTAL * honderdsten).sum() / 100,
        nut_kwadraat=(AANTAL * honderdsten * honderdsten).sum() / 10_000,
        nut_aantal=AANTAL.sum(),
        nut_zeven_of_hoger=AANTAL.filter(honderdsten >= 700).sum(),
        **count_scores(honderdsten, AANTAL),
    )


def count_zonder_hulp(antwoorden: pl.DataFrame) -> pl.DataFrame:
    """Count the answers of the ended trajectories whether they can do without help, per informant."""
    antwoord = pl.col("zonder_hulp_verder")
    return (
        antwoorden.filter(antwoord.is_in(["ja", "nee"]))
        .group_by(*KERN, "informant")
        .agg(zonder_hulp_ja=AANTAL.filter(antwoord == "ja").sum(), zonder_hulp_bekend=AANTAL.sum())
    )


def count_optioneel(rijen: pl.DataFrame) -> list[pl.DataFrame]:
    """Count what only some parties keep; one that does not has no rows here, not zeros."""
    gestart, beeindigd = rijen.filter("is_gestart"), rijen.filter("is_beeindigd")
    wachten = count_gelijke(gestart.filter(pl.col("wachtdagen") >= 0), "wachtdagen")
    vast, doel, herstart = (
        count_gelijke(deel.filter(pl.col(naam).is_not_null()), naam)
        for deel, naam in ((beeindigd, "vast_gezicht"), (beeindigd, "doel_bereikt"), (gestart, "herstart"))
    )

    def tel(naam: str, *antwoorden: str) -> pl.Expr:
        return AANTAL.filter(pl.col(naam).is_in(antwoorden)).sum()

    return [
        wachten.group_by(KERN).agg(**sum_machten("wachttijd", "wachtdagen"), wachttijd_aantal=AANTAL.sum()),
        vast.group_by(KERN).agg(
            vast_gezicht_ja=tel("vast_gezicht", "ja"), vast_gezicht_bekend=tel("vast_gezicht", "ja", "nee")
        ),
        doel.group_by(KERN).agg(
            doel_bereikt_ja=tel("doel_bereikt", "ja"),
            doel_bereikt_bekend=tel("doel_bereikt", "ja", "deels", "nee"),
        ),
        herstart.group_by(KERN).agg(
            herstart_geen=tel("herstart", "nee"),
            herstart_bekend=tel("herstart", "ja", "nee"),
            herstart_gevraagd=AANTAL.sum(),
        ),
    ]


def unpivot_telling(breed: pl.DataFrame) -> pl.DataFrame:
    """Turn one column per grootheid into one row per grootheid."""
    index = [*KERN, "informant"]
    return breed.with_columns(pl.exclude(index).cast(pl.Float64)).unpivot(
        index=index, variable_name="grootheid", value_name="aantal"
    )
