"""Which build is shown, and how its file is opened."""

from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

import duckdb
from sqlalchemy import select
from sqlalchemy.orm import Session

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


NIEUWSTE = (
    select(*(getattr(Publicatie, veld.name) for veld in fields(Stand)))
    .order_by(Publicatie.id.desc())
    .limit(1)
)
"""Asked before every question to the figures: made once, and without the lists of what is in a publication."""


def newest_stand(session: Session) -> Stand | None:
    """Return the newest publication, or None when nothing was published yet."""
    rij = session.execute(NIEUWSTE).first()
    return Stand(*rij) if rij else None


def open_build(pad: Path) -> duckdb.DuckDBPyConnection:
    """Open a build read-only with one thread: web workers are the parallelism."""
    try:
        return open_bouw(pad)
    except duckdb.Error as fout:
        raise BouwError(f"De gepubliceerde cijfers ({pad.name}) kunnen niet worden gelezen.") from fout
