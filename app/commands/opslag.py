"""The store as a command opens it: one writing transaction, with the archive and the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.settings import load_settings
from app.store.archive import Archive
from app.store.instellingen import get_nu
from app.store.sessions import create_engine_for, make_sessions, migrate

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Opslag:
    """What a command writes to."""

    session: "Session"
    archive: Archive
    nu: datetime


@contextmanager
def open_opslag() -> Iterator[Opslag]:
    """Open the store of the settings; leaving without an error commits."""
    settings = load_settings()
    engine = create_engine_for(settings)
    try:
        migrate(engine)
        with make_sessions(engine).begin() as session:
            archive = Archive(settings.archief, settings.sleutel)
            yield Opslag(session, archive, get_nu(session, datetime.now(UTC)))
    finally:
        engine.dispose()
