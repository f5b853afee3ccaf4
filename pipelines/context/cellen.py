"""Tables in any layout → one row per figure: measure, place, period and the text of its cell."""

from collections.abc import Sequence

import polars as pl

from pipelines.context.codelijsten import Codelijsten
from pipelines.context.kolommen import Rollen, find_rollen
from pipelines.context.waarden import GETAL
from pipelines.ruw import RIJ, RuweTabel
from schemas.contextbron import load_contexttekens
from schemas.errors import OnleesbaarBestandError

KOLOMMEN = ("maat", "plaats", "niveau", "gemeentenaam", "periode", "cel", "attribuut", "bron")
NAAST = ("plaats", "niveau", "gemeentenaam", "periode", "attribuut", "bron")
GETALLEN = 0.5


def list_alle_cellen(tabellen: Sequence[RuweTabel], lijsten: Codelijsten) -> pl.DataFrame:
    """Return the cells of every table with figures; a sheet that only explains is left out."""
    gelezen: list[pl.DataFrame] = []
    fout: OnleesbaarBestandError | None = None
    for tabel in tabellen:
        try:
            gelezen.append(list_cellen(tabel, lijsten))
        except OnleesbaarBestandError as zonder_plaats:
            fout = zonder_plaats
    if not gelezen and fout is not None:
        raise fout
    return pl.concat(gelezen)


def list_cellen(tabel: RuweTabel, lijsten: Codelijsten) -> pl.DataFrame:
    """Return the cells of one table in the columns of KOLOMMEN, all text."""
    rollen = find_rollen(tabel)
    if not rollen.is_lang and "plaats" not in rollen.van_rol:
        raise OnleesbaarBestandError(
            "In dit bestand is niet te zien over welke plaats een cijfer gaat.",
            "Er moet een kolom met codes of namen van plaatsen in staan, zoals 'Codering', 'RegioS' of 'GEBIED'.",
        )
    cellen = _list_lang(tabel, rollen) if rollen.is_lang else _list_breed(tabel, rollen)
    return lijsten.translate(cellen).select(KOLOMMEN)


def _list_lang(tabel: RuweTabel, rollen: Rollen) -> pl.DataFrame:
    """One figure per row; what else stands beside it (sex, age, unit) belongs to the measure."""
    naast = _roles(rollen)
    delen = [pl.col(rollen.van_rol["maat"]), *(pl.col(plek) for plek in _varied(tabel, rollen))]
    return tabel.cellen.select(
        pl.concat_str(delen, separator=", ", ignore_nulls=True).alias("maat"),
        *naast,
        pl.coalesce(
            pl.col(rollen.van_rol[rol]) for rol in ("waarde", "tekst") if rol in rollen.van_rol
        ).alias("cel"),
    )


def _list_breed(tabel: RuweTabel, rollen: Rollen) -> pl.DataFrame:
    """One column per measure; a column of text without a role is a split and belongs to the measure."""
    waarden = [plek for plek in rollen.over if _is_numeric(tabel.cellen[plek])]
    splitsingen = [plek for plek in _varied(tabel, rollen) if plek not in waarden]
    breed = tabel.cellen.select(
        RIJ,
        *_roles(rollen),
        pl.concat_str([pl.col(p) for p in splitsingen], separator=", ", ignore_nulls=True).alias("_deel")
        if splitsingen
        else pl.lit("").alias("_deel"),
        *(pl.col(plek) for plek in waarden),
    )
    lang = breed.unpivot(
        waarden, index=[RIJ, *NAAST, "_deel"], variable_name="_plek", value_name="cel"
    ).with_columns(pl.col("_plek").replace_strict(rollen.over, return_dtype=pl.String).alias("maat"))
    met_deel = pl.format("{}, {}", "maat", "_deel")
    return lang.with_columns(pl.when(pl.col("_deel") == "").then("maat").otherwise(met_deel).alias("maat"))


def _roles(rollen: Rollen) -> list[pl.Expr]:
    return [
        pl.col(rollen.van_rol[rol]).alias(rol)
        if rol in rollen.van_rol
        else pl.lit(None, dtype=pl.String).alias(rol)
        for rol in NAAST
    ]


def _varied(tabel: RuweTabel, rollen: Rollen) -> list[str]:
    """Return the text columns without a role that tell rows of one place and period apart."""
    sleutel = [rollen.van_rol[rol] for rol in ("plaats", "periode", "maat") if rol in rollen.van_rol]
    if sleutel and tabel.cellen.select(sleutel).is_unique().all():
        return []
    return [
        plek
        for plek in rollen.over
        if tabel.cellen[plek].n_unique() > 1 and not _is_numeric(tabel.cellen[plek])
    ]


def _is_numeric(kolom: pl.Series) -> bool:
    """Answer whether a column holds figures: numbers and signs, or nothing at all."""
    gevuld = kolom.drop_nulls().str.strip_chars()
    if not gevuld.len():
        return True
    tekens = list(load_contexttekens().cellen)
    return (gevuld.is_in(tekens) | gevuld.str.contains(GETAL)).sum() > GETALLEN * gevuld.len()
