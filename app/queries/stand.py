"""Which build is shown, and how its file is opened."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from app.store.tables import Publicatie
from pipelines.bouwplan import open_bouw
from schemas.errors import BouwError


@dataclass(frozen=True)
class Stand:
    """Which build is shown, and since when."""

    build_id: str
    gepubliceerd_op: datetime
    bestandsnaam: str
    codeversie: str
    grondslag: str = ""


def stand_of(publicatie: Publicatie) -> Stand:
    """Return what is shown when this publication is."""
    return Stand(
        publicatie.build_id,
        publicatie.gepubliceerd_op,
        publicatie.bestandsnaam,
        publicatie.codeversie,
        publicatie.grondslag,
    )


def open_build(pad: Path) -> duckdb.DuckDBPyConnection:
    """Open a build read-only with one thread: web workers are the parallelism."""
    try:
        return open_bouw(pad)
    except duckdb.Error as fout:
        raise BouwError(f"De gepubliceerde cijfers ({pad.name}) kunnen niet worden gelezen.") from fout
