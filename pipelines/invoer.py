"""Everything a build starts from, as small tables in memory: places, city, declarations, metingen."""

from collections.abc import Sequence

import duckdb
import pandas as pd
import polars as pl

from pipelines.bouwplan import add_vorige
from pipelines.codes import make_codetype, select_codes
from pipelines.hernummering import list_grenswijzigingen, recode_metingen
from pipelines.metingen import SPREIDING, Tellingen, collect_metingen
from pipelines.perioden import list_perioden
from pipelines.reference import Referentie
from pipelines.stad import Aanleverbron, Stad
from pipelines.vaste_invoer import as_tekst, list_vaste_tabellen
from schemas.keuzelijst import load_breuksoorten
from schemas.vocabulary import Kwartaal

GETALKOLOMMEN = frozenset({"leeftijd_van", "leeftijd_tot", "trede"})
"""Columns of the city that hold whole numbers."""


def load_invoer(
    verbinding: duckdb.DuckDBPyConnection,
    tellingen: Tellingen,
    stad: Stad,
    referentie: Referentie,
    kwartalen: frozenset[str] | None = None,
    *,
    maken: frozenset[str] | None = None,
) -> None:
    """Put every starting table in the connection, of these quarters only or of all; then SQL does the work.

    `maken`: the quarters to compute (None: all). Of a quarter that is neither one of those nor the one before,
    only what is counted over a half-year or year is loaded.
    """
    kwartalen = tellingen.kwartalen if kwartalen is None else kwartalen
    maken = kwartalen if maken is None else maken
    vast = list_vaste_tabellen(referentie)
    metingen = recode_metingen(collect_metingen(tellingen, stad, kwartalen), referentie.concordantie)
    metingen = keep_nodig(metingen, vast["grootheid"], add_vorige(maken))
    tabellen: dict[str, pd.DataFrame | pl.DataFrame] = {
        **vast,
        "meting": metingen.filter(pl.col("waarde").is_null()).drop("waarde"),
        "spreiding": metingen.filter(pl.col("waarde").is_not_null()).select(SPREIDING),
        "kwartaal": list_kwartalen(sorted(maken)),
        "periode": list_perioden(sorted(kwartalen)),
        "partij": stad.partijen.rename(columns={"code": "partijcode"}),
        "interventie": stad.interventies.rename(columns={"code": "interventiecode"}),
        "interventie_factor": stad.interventie_factor,
        "gebeurtenis": list_gebeurtenissen(
            pd.concat([stad.gebeurtenissen, list_grenswijzigingen(referentie.indelingswijzigingen)])
        ),
        "focusfactor": stad.focusfactoren.assign(tot_kwartaal=as_tekst(stad.focusfactoren["tot_kwartaal"])),
        "leverbereik": stad.leverbereiken,
        "bron": list_bronnen(tellingen.bronnen),
        "wijkinzet": stad.wijkinzet.assign(tot_kwartaal=as_tekst(stad.wijkinzet["tot_kwartaal"])),
    }
    make_codetype(verbinding, tabellen)
    for naam, tabel in tabellen.items():
        write_tabel(verbinding, naam, tabel, select_codes(tabel))


def keep_nodig(metingen: pl.DataFrame, grootheden: pd.DataFrame, heel: frozenset[str]) -> pl.DataFrame:
    """Keep the metingen of these quarters, and of all quarters those that are counted over longer periods."""
    lang = grootheden.loc[grootheden["periodesoort"] != "kwartaal", "grootheid"].tolist()
    return metingen.filter(pl.col("kwartaal").is_in(sorted(heel)) | pl.col("grootheid").is_in(lang))


def write_tabel(
    verbinding: duckdb.DuckDBPyConnection, naam: str, tabel: pd.DataFrame | pl.DataFrame, kolommen: str = "*"
) -> None:
    """Copy one frame into the connection, as it is or by these columns; without rows a column takes its type from its name."""
    if not len(tabel) and isinstance(tabel, pd.DataFrame):
        tabel = tabel.astype(
            {
                k: empty_soort(str(k))
                for k, soort in tabel.dtypes.items()
                if pd.api.types.is_object_dtype(soort)
            }
        )
    verbinding.register("_invoer", tabel)
    verbinding.execute(f"create or replace table {naam} as select {kolommen} from _invoer")  # noqa: S608 -- own names
    verbinding.unregister("_invoer")


def empty_soort(kolom: str) -> str:
    """Return the type of a column without rows by its name: numbers and truths must compare as such."""
    if kolom in GETALKOLOMMEN:
        return "int64"
    return "bool" if kolom.startswith("is_") else "str"


def list_kwartalen(kwartalen: Sequence[str]) -> pd.DataFrame:
    """List the quarters with, for each, the one before."""
    vorige = [str(Kwartaal.parse(kwartaal).plus(-1)) for kwartaal in kwartalen]
    return pd.DataFrame({"kwartaal": list(kwartalen), "vorig_kwartaal": vorige}, dtype="str")


def list_gebeurtenissen(gebeurtenissen: pd.DataFrame) -> pd.DataFrame:
    """List the events with their quarter and whether they break a series (R-16)."""
    datum = pd.to_datetime(gebeurtenissen["datum"])
    return pd.DataFrame(
        {
            "regiocode": gebeurtenissen["regiocode"].astype("str"),
            "datum": datum,
            "kwartaal": datum.map(lambda dag: str(Kwartaal.of(dag.date()))).astype("str"),
            "soort": gebeurtenissen["soort"].astype("str"),
            "is_breuk": gebeurtenissen["soort"].isin(load_breuksoorten()),
            "titel": gebeurtenissen["titel"].astype("str"),
            "interventiecode": as_tekst(gebeurtenissen["interventiecode"]),
        }
    ).sort_values(["datum", "regiocode", "titel"], ignore_index=True)


def list_bronnen(bronnen: Sequence[Aanleverbron]) -> pd.DataFrame:
    """List the files with the name a reader knows them by."""
    kolommen = [
        "aanlevering_id",
        "partijcode",
        "kwartaal",
        "soort",
        "versie",
        "bestandsnaam",
        "is_vastgesteld",
        "aantal_rijen",
        "sha256",
        "toelichting",
        "naam",
    ]
    rijen = [{kolom: getattr(bron, kolom) for kolom in kolommen} for bron in bronnen]
    return pd.DataFrame(rijen, columns=kolommen).rename(columns={"aantal_rijen": "rijen"})
