"""The build file on disk: written beside its place, moved there in one step, and explaining itself."""

import hashlib
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import duckdb

from pipelines.bouwplan import Bouwplan
from pipelines.tabelcontrole import check_tabel, declare_kolommen, list_kolommen, write_tekst
from schemas.tabellen import PER_KWARTAAL, TABELLEN

ZEGEL = ".sha256"
"""Suffix of the file with the hash of a build: what does not match it is never copied from."""


def write_bestand(verbinding: duckdb.DuckDBPyConnection, pad: Path, plan: Bouwplan) -> None:
    """Write the tables of the model to a file beside its place, then move it there in one step."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".bouw-", dir=pad.parent) as werkmap:
        tijdelijk = Path(werkmap) / pad.name
        if plan.kopie is not None:
            shutil.copyfile(plan.kopie, tijdelijk)
        else:
            tijdelijk.write_bytes(make_leeg())
        verbinding.execute(f"attach {write_tekst(str(tijdelijk))} as bestand")
        # One transaction: a comment by itself would be written and synced by itself.
        verbinding.begin()
        for naam in TABELLEN:
            if plan.kopie is not None and naam in PER_KWARTAAL:
                replace_kwartalen(verbinding, naam, plan)
            elif plan.kopie is not None:
                replace_geheel(verbinding, naam)
            else:
                write_geheel(verbinding, naam)
        verbinding.commit()
        verbinding.execute("detach bestand")
        zegel = tijdelijk.with_suffix(ZEGEL)
        zegel.write_text(hash_bestand(tijdelijk))
        for af in (zegel, tijdelijk):
            sync_pad(af)
            af.replace(pad.parent / af.name)
        sync_pad(pad.parent)


@cache
def make_leeg() -> bytes:
    """Make a build without rows: saying of every column what it means takes longer than filling a small one."""
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "leeg.duckdb"
        with duckdb.connect(":memory:") as verbinding:
            verbinding.execute(f"attach {write_tekst(str(pad))} as bestand")
            verbinding.begin()
            for naam in TABELLEN:
                verbinding.execute(f"create table bestand.{naam} ({declare_kolommen(naam)})")
                describe_tabel(verbinding, naam)
            verbinding.commit()
            verbinding.execute("detach bestand")
        return pad.read_bytes()


def write_geheel(verbinding: duckdb.DuckDBPyConnection, naam: str) -> None:
    """Fill one empty table, checked."""
    check_tabel(verbinding, naam, bron=naam)
    verbinding.execute(f"insert into bestand.{naam} select {list_kolommen(naam)} from {naam}")  # noqa: S608 -- own names


def replace_geheel(verbinding: duckdb.DuckDBPyConnection, naam: str) -> None:
    """Write one table of the file before anew, checked and with what it means."""
    check_tabel(verbinding, naam, bron=naam)
    verbinding.execute(
        f"create or replace table bestand.{naam} as select {list_kolommen(naam)} from {naam}"  # noqa: S608 -- own names
    )
    describe_tabel(verbinding, naam)


def replace_kwartalen(verbinding: duckdb.DuckDBPyConnection, naam: str, plan: Bouwplan) -> None:
    """Put the computed quarters in the place of those of the file before; the others stay as they are."""
    check_tabel(verbinding, naam, bron=naam)
    blijft = sorted(set(plan.vingers) - plan.maken)
    weg = f"delete from bestand.{naam} where not list_contains($blijft, kwartaal)"  # noqa: S608 -- own names
    erbij = (
        f"insert into bestand.{naam} select {list_kolommen(naam)} from {naam} "  # noqa: S608 -- own names
        "where list_contains($maken, kwartaal)"
    )
    verbinding.execute(weg, {"blijft": blijft})
    verbinding.execute(erbij, {"maken": sorted(plan.maken)})


def describe_tabel(verbinding: duckdb.DuckDBPyConnection, naam: str) -> None:
    """Write what a table and its columns mean into the file itself."""
    model = TABELLEN[naam]
    verbinding.execute(f"comment on table bestand.{naam} is {write_tekst(model.__doc__ or '')}")
    for kolom, eigen in model.to_schema().columns.items():
        verbinding.execute(
            f"comment on column bestand.{naam}.{kolom} is {write_tekst(eigen.description or '')}"
        )


def is_heel(pad: Path) -> bool:
    """Answer whether a build is there and is what was written."""
    try:
        return pad.with_suffix(ZEGEL).read_text() == hash_bestand(pad)
    except FileNotFoundError:
        return False


def hash_bestand(pad: Path) -> str:
    """Hash a file."""
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def sync_pad(pad: Path) -> None:
    """Make sure that a file or folder is on disk."""
    nummer = os.open(pad, os.O_RDONLY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)
