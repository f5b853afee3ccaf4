"""The limit: DuckDB's own CSV reader without any check, into a database file, a Parquet file or memory."""

from collections.abc import Callable
from pathlib import Path

import duckdb

DRADEN = 2
NAAR_TABEL = "create table trajecten as select * from read_csv(?)"
OPDRACHTEN = {
    "duckdb_bestand": NAAR_TABEL,
    "duckdb_parquet": "copy (from read_csv($1)) to '{doel}' (format parquet)",
    "duckdb_geheugen": "create table trajecten as select * from read_csv(?, delim=';', header=true, all_varchar=true)",
}


def prepare(motor: str, bestand: Path, map_: Path) -> tuple[Callable[[], None], Callable[[None], None]]:
    """Return no check and the bare load; opening and closing the database is part of it, as writing is part of a load."""

    def laad(_: None) -> None:
        database = map_ / "kaal.duckdb" if motor == "duckdb_bestand" else ":memory:"
        if motor == "duckdb_bestand":
            Path(database).unlink(missing_ok=True)
        with duckdb.connect(database, config={"threads": DRADEN}) as verbinding:
            verbinding.execute(OPDRACHTEN[motor].format(doel=map_ / "kaal.parquet"), [str(bestand)])

    return lambda: None, laad


def list_cellen(_: None) -> None:
    """A bare load finds no fault."""
