"""Accepted files to one immutable DuckDB file: load, compute, judge, hide, write; the only writer."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd
from pandera.errors import SchemaError, SchemaErrors

from pipelines.beoordeling import judge_verandering, show_cijfers
from pipelines.invoer import load_invoer, write_tabel
from pipelines.reference import Referentie
from pipelines.samenvatting import build_id_of, code_version
from pipelines.stad import Aanleverbron, Build, Stad
from pipelines.verbergen import hide_klassen, hide_tellingen, list_ouders
from schemas.errors import BouwError
from schemas.grootheid import load_grootheden
from schemas.tabellen import TABELLEN, columns_of

__all__ = ["Aanleverbron", "Build", "Stad", "build_id_of", "build_warehouse", "compute_cijfers"]

SQL = Path(__file__).with_name("sql")
BEREKEND = frozenset({"cijfer", "aanbod", "factorbeeld", "leeftijdsbereik", "scoreverdeling"})
"""The tables that SQL makes, with their types; the others come as frames, whose model gives the types."""
ONDERDRUK_REDEN = (
    "Dit cijfer gaat over te weinig jongeren, of een ander klein aantal zou eruit volgen. "
    "Daarom laten we het niet zien."
)
"""One reason for all: which of the two it is would tell who is in the small group."""


def build_warehouse(
    bronnen: Sequence[Aanleverbron], stad: Stad, referentie: Referentie, *, doel: Path, drempel: int
) -> Build:
    """Write `build-<id>.duckdb` in `doel`, whole or not at all; an existing build is left as it is."""
    build_id = build_id_of(bronnen, stad, referentie, drempel)
    pad = doel / f"build-{build_id}.duckdb"
    if pad.exists():
        return Build(build_id, pad)
    with open_geheugen() as verbinding:
        compute_tabellen(verbinding, bronnen, stad, referentie, drempel=drempel)
        run_sql(verbinding, ("50_", "55_"))
        bouw = {"build_id": [build_id], "codeversie": [code_version()], "drempel": [drempel]}
        write_tabel(verbinding, "bouw", pd.DataFrame(bouw))
        verbinding.execute("alter table bron rename to herkomst")
        check_beloften(verbinding, drempel=drempel)
        write_bestand(verbinding, pad)
    return Build(build_id, pad)


def compute_cijfers(
    bronnen: Sequence[Aanleverbron], stad: Stad, referentie: Referentie, *, drempel: int
) -> pd.DataFrame:
    """Return the figures (CijferRij) as a build would show them, hidden and rounded; writes nothing."""
    with open_geheugen() as verbinding:
        compute_tabellen(verbinding, bronnen, stad, referentie, drempel=drempel)
        return fetch_tabel(verbinding, "cijfer")


def open_geheugen() -> duckdb.DuckDBPyConnection:
    """Open an empty database in memory; one thread, so that every sum has one order."""
    return duckdb.connect(":memory:", config={"threads": 1})


def compute_tabellen(
    verbinding: duckdb.DuckDBPyConnection,
    bronnen: Sequence[Aanleverbron],
    stad: Stad,
    referentie: Referentie,
    *,
    drempel: int,
) -> None:
    """Load, compute, judge and hide: afterwards `cijfer` holds what may be seen."""
    load_invoer(verbinding, bronnen, stad, referentie)
    run_sql(verbinding, ("05_", "07_", "10_", "11_", "12_", "15_", "20_", "25_"))
    vergelijking = verbinding.sql("select * from vergelijking order by nr").df()
    telling = verbinding.sql("select * from telling order by nr").df()
    ouder = list_ouders(verbinding.sql("select * from regio").df())
    als_telling, als_teller = hide_tellingen(
        telling,
        verbinding.sql("select * from indicator").df(),
        frozenset(code for code, g in load_grootheden().items() if g.is_persoonsaantal),
        ouder,
        drempel=drempel,
    )
    klassen = verbinding.sql("select * from klassetelling order by nr").df()
    klasseoordeel = pd.DataFrame(
        {
            "nr": klassen["nr"],
            "is_onderdrukt": hide_klassen(klassen, telling, als_telling, als_teller, ouder, drempel=drempel),
            "geheel_dicht": als_telling[klassen["geheel_nr"]],
        }
    )
    write_tabel(verbinding, "klasseoordeel", klasseoordeel)
    verandering = judge_verandering(vergelijking, drempel=drempel)
    oordeel = show_cijfers(vergelijking, als_telling, als_teller, verandering, drempel=drempel)
    write_tabel(verbinding, "oordeel", oordeel)
    run_sql(verbinding, ("40_", "60_", "62_"), onderdruk_reden=ONDERDRUK_REDEN)


def run_sql(verbinding: duckdb.DuckDBPyConnection, nummers: Sequence[str], **parameters: object) -> None:
    """Run the files with these numbers, in name order."""
    for pad in sorted(SQL.glob("*.sql")):
        if pad.name.startswith(tuple(nummers)):
            verbinding.execute(pad.read_text(encoding="utf-8"), parameters or None)


def check_beloften(verbinding: duckdb.DuckDBPyConnection, *, drempel: int) -> None:
    """Refuse the build when one of the controls finds a row."""
    vraag = (SQL / "90_controles.sql").read_text(encoding="utf-8")
    gebroken = verbinding.execute(vraag, {"drempel": drempel}).fetchall()
    if gebroken:
        redenen = "; ".join(f"{belofte} ({voorbeeld})" for belofte, voorbeeld in gebroken)
        raise BouwError(f"De nieuwe cijfers kloppen niet en zijn niet gepubliceerd: {redenen}.")


def fetch_tabel(verbinding: duckdb.DuckDBPyConnection, naam: str) -> pd.DataFrame:
    """Take one table in the columns of its model, or refuse the build."""
    kolommen = ", ".join(columns_of(naam))
    tabel = verbinding.sql(f"select {kolommen} from {naam}").df()  # noqa: S608 -- own names
    try:
        return TABELLEN[naam].validate(tabel)
    except (SchemaError, SchemaErrors) as fout:
        raise BouwError(f"Tabel {naam} klopt niet met haar model en is niet gepubliceerd.") from fout


def write_bestand(verbinding: duckdb.DuckDBPyConnection, pad: Path) -> None:
    """Write the tables of the model to a file beside its place, then move it there in one step."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".bouw-", dir=pad.parent) as werkmap:
        tijdelijk = Path(werkmap) / pad.name
        verbinding.execute(f"attach '{str(tijdelijk).replace(chr(39), chr(39) * 2)}' as bestand")
        for naam, model in TABELLEN.items():
            copy_tabel(verbinding, naam, fetch_tabel(verbinding, naam))
            describe_tabel(verbinding, naam, model.__doc__ or "")
        verbinding.execute("detach bestand")
        sync_pad(tijdelijk)
        tijdelijk.replace(pad)
        sync_pad(pad.parent)


def copy_tabel(verbinding: duckdb.DuckDBPyConnection, naam: str, tabel: pd.DataFrame) -> None:
    """Copy a checked table into the file; a computed one straight from where it was computed."""
    if naam in BEREKEND:
        kolommen = ", ".join(columns_of(naam))
        verbinding.execute(f"create table bestand.{naam} as select {kolommen} from {naam}")  # noqa: S608 -- own names
        return
    verbinding.register("_tabel", tabel)
    verbinding.execute(f"create table bestand.{naam} as select * from _tabel")  # noqa: S608 -- own names
    verbinding.unregister("_tabel")


def describe_tabel(verbinding: duckdb.DuckDBPyConnection, naam: str, uitleg: str) -> None:
    """Write what a table and its columns mean into the file itself."""
    kolommen = {k: c.description or "" for k, c in TABELLEN[naam].to_schema().columns.items()}
    verbinding.execute(f"comment on table bestand.{naam} is '{quote(uitleg)}'")
    for kolom, tekst in kolommen.items():
        verbinding.execute(f"comment on column bestand.{naam}.{kolom} is '{quote(tekst)}'")


def quote(tekst: str) -> str:
    """Double the quotes of a text that stands in SQL: comments take no parameters."""
    return tekst.replace("'", "''")


def sync_pad(pad: Path) -> None:
    """Make sure that a file or folder is on disk."""
    nummer = os.open(pad, os.O_RDONLY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)
