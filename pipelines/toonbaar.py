"""Whether a build that another version made may still be shown: this version reads it, and would hide no more."""

from pathlib import Path

import duckdb

from pipelines.bouwplan import open_bouw
from pipelines.samenvatting import hiding_version
from pipelines.tabelcontrole import check_tabel, type_of
from schemas.errors import BouwError
from schemas.tabellen import TABELLEN


def may_show(pad: Path, *, drempel: int) -> bool:
    """Answer whether a build has what this version reads, keeps its promises and hides at least as much.

    A build says by which rules it hid. Other rules may be stricter and no rule compares them, so they count as stricter.
    """
    try:
        with open_bouw(pad) as verbinding:
            if not has_kolommen(verbinding):
                return False
            for naam in TABELLEN:
                check_tabel(verbinding, naam, bron=naam)
            vraag = "select bool_and(verbergversie = $versie and drempel >= $drempel) from bouw"
            rij = verbinding.execute(vraag, {"versie": hiding_version(), "drempel": drempel}).fetchone()
    except (duckdb.Error, BouwError):
        return False
    return bool(rij and rij[0])


def has_kolommen(verbinding: duckdb.DuckDBPyConnection) -> bool:
    """Answer whether every column of every model is there, in its declared type."""
    vraag = "select table_name, column_name, lower(data_type) from duckdb_columns()"
    gevonden = set(verbinding.execute(vraag).fetchall())
    return all(
        (naam, kolom, type_of(eigen)) in gevonden
        for naam, model in TABELLEN.items()
        for kolom, eigen in model.to_schema().columns.items()
    )
