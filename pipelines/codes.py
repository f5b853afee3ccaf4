"""The codes of one build as one type of DuckDB: numbers under the hood, in the order of their text."""

from collections.abc import Mapping

import duckdb
import pandas as pd
import polars as pl

from pipelines.meting import INFORMANT_ALS_GROEP, INFORMANT_ONBEKEND
from pipelines.sommen import REST
from schemas.aanleverwoorden.trajecten import INFORMANTEN
from schemas.vocabulary import ALLE

CODEKOLOMMEN = frozenset(
    {
        "gebiedcode",
        "geldig_tot",
        "geldig_vanaf",
        "gevraagd",
        "grootheid",
        "informant",
        "interventiecode",
        "kwadraat",
        "kwartaal",
        "laatste_kwartaal",
        "noemer",
        "oudercode",
        "partijcode",
        "periode",
        "regiocode",
        "teller",
        "tot_kwartaal",
        "van_kwartaal",
        "vorig_kwartaal",
        "vorige_periode",
        "wijkraadcode",
    }
)
"""Columns of the starting tables that hold codes; grouping and joining on them costs a third of what text costs."""
VAST = ("", ALLE, INFORMANT_ONBEKEND, INFORMANT_ALS_GROEP, *(keuze.code for keuze in INFORMANTEN))
"""Codes that SQL brings in itself, or that may be absent from the files of this build."""

Tabel = pd.DataFrame | pl.DataFrame


def make_codetype(verbinding: duckdb.DuckDBPyConnection, tabellen: Mapping[str, Tabel]) -> None:
    """Make the type `code` of everything that stands in a column of codes; its order is that of the texts."""
    codes = {*VAST, *(code for tabel in tabellen.values() for code in list_codes(tabel))}
    codes |= {f"{regiocode}{REST}" for regiocode in tabellen["regio"]["regiocode"]}
    # One type for all, so that codes of different columns compare as numbers too.
    verbinding.register("_code", pl.DataFrame({"code": sorted(codes)}))
    verbinding.execute("create or replace type code as enum (select code from _code)")
    verbinding.unregister("_code")


def list_codes(tabel: Tabel) -> set[str]:
    """List the codes in one table."""
    return {
        str(code)
        for naam in CODEKOLOMMEN & set(tabel.columns)
        for code in (
            tabel[naam].unique().to_list() if isinstance(tabel, pl.DataFrame) else tabel[naam].unique()
        )
        if isinstance(code, str)
    }


def select_codes(tabel: Tabel) -> str:
    """Write the columns of a table, those of codes in their type."""
    return ", ".join(
        f"cast({naam} as code) as {naam}" if naam in CODEKOLOMMEN else f'"{naam}"'
        for naam in map(str, tabel.columns)
    )
