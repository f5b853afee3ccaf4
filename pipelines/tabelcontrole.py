"""A table of the build against its pandera model, asked as one SQL question: the rows never leave DuckDB."""

from collections.abc import Callable, Mapping
from typing import Any

import duckdb
from pandera.api.checks import Check
from pandera.api.pandas.components import Column

from schemas.errors import BouwError, DeclaratieError
from schemas.tabellen import TABELLEN

SOORTEN = {
    "string[pyarrow]": "varchar",
    "str": "varchar",
    "int64": "bigint",
    "float64": "double",
    "bool": "boolean",
    "boolean": "boolean",
    "datetime64[ns]": "timestamp_ns",
}
"""The type in DuckDB of each type a model declares."""
EISEN: Mapping[str, Callable[[str, Mapping[str, Any]], str]] = {
    "isin": lambda kolom, f: f"{kolom} in ({', '.join(write_tekst(str(w)) for w in f['allowed_values'])})",
    "greater_than_or_equal_to": lambda kolom, f: f"{kolom} >= {f['min_value']}",
    "less_than_or_equal_to": lambda kolom, f: f"{kolom} <= {f['max_value']}",
}
"""The checks a model may use; another one is refused, so that none is passed over."""


def list_kolommen(tabel: str) -> str:
    """Write the columns of a model in order, each in its declared type."""
    kolommen = TABELLEN[tabel].to_schema().columns
    return ", ".join(f"cast({naam} as {type_of(kolom)}) as {naam}" for naam, kolom in kolommen.items())


def declare_kolommen(tabel: str) -> str:
    """Write the columns of a model in order, each with its type, as a table is made of them."""
    kolommen = TABELLEN[tabel].to_schema().columns
    return ", ".join(f"{naam} {type_of(kolom)}" for naam, kolom in kolommen.items())


def type_of(kolom: Column) -> str:
    """Return the type in DuckDB of a column."""
    return SOORTEN[str(kolom.dtype)]


def check_tabel(verbinding: duckdb.DuckDBPyConnection, tabel: str, *, bron: str) -> None:
    """Refuse the build when `bron` (a table with these columns) breaks a promise of the model."""
    beloften = dict(list_beloften(tabel))
    vraag = ", ".join(f"count(*) filter (where not ({eis}))" for eis in beloften.values())
    uniek = [n for n, kolom in TABELLEN[tabel].to_schema().columns.items() if kolom.unique]
    vraag += "".join(f", count({naam}) - count(distinct {naam})" for naam in uniek)
    try:
        geteld = verbinding.execute(f"select {vraag} from {bron}").fetchone() or ()  # noqa: S608 -- own names
    except duckdb.Error as fout:
        raise BouwError(f"Tabel {tabel} klopt niet met haar model en is niet gepubliceerd.") from fout
    namen = [*beloften, *(f"{naam} is uniek" for naam in uniek)]
    gebroken = [naam for naam, aantal in zip(namen, geteld, strict=True) if aantal]
    if gebroken:
        raise BouwError(f"Tabel {tabel} breekt een belofte ({'; '.join(gebroken)}) en is niet gepubliceerd.")


def list_beloften(tabel: str) -> list[tuple[str, str]]:
    """List what a model promises of each value, by name and as SQL that holds."""
    beloften = [("er is een tabel", "true")]
    for naam, kolom in TABELLEN[tabel].to_schema().columns.items():
        if not kolom.nullable:
            beloften.append((f"{naam} is gevuld", f"{naam} is not null"))
        for eis in kolom.checks:
            beloften.append((f"{naam}: {eis.name}", f"{naam} is null or {write_eis(naam, eis)}"))
    return beloften


def write_eis(kolom: str, eis: Check) -> str:
    """Write one check of a model as SQL."""
    if eis.name is None or eis.name not in EISEN:
        raise DeclaratieError(f"tabellen: de eis '{eis.name}' op {kolom} kan niet in SQL worden nagegaan")
    return EISEN[eis.name](kolom, eis.statistics or {})


def write_tekst(tekst: str) -> str:
    """Write a text as it stands in SQL; comments and lists of words take no parameters."""
    return f"'{tekst.replace(chr(39), chr(39) * 2)}'"
