"""Engines and sessions for SQLite and PostgreSQL, and the one way to bring a database up to date."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, SessionTransaction
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.pool import ConnectionPoolEntry

from app.settings import Settings
from schemas.errors import GelijktijdigeWijzigingError, OngeldigeWaardeError

MIGRATIONS = Path(__file__).parent / "migrations"
SCHRIJFT = "schrijft"
BEGONNEN = "begonnen"
UNIEK_GESCHONDEN = {"23505", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"}
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000")
# Any number will do, as long as every process asks for the same lock.
MIGRATIE_SLOT = 5990001


class Werksessie(Session):
    """A session that says in our own words that somebody else was first, and reads unless told to write."""

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Write pending changes; a lost race becomes GelijktijdigeWijzigingError."""
        for rij in (*self.new, *self.dirty):
            _check_lengths(rij)
        try:
            super().flush(objects)
        except StaleDataError as fout:
            raise _te_laat() from fout
        except IntegrityError as fout:
            if _schendingscode(fout) in UNIEK_GESCHONDEN:
                raise _te_laat() from fout
            raise

    @property
    def has_begun(self) -> bool:
        """Answer whether a transaction runs in the database; before that, nothing is locked."""
        return bool(self.info.get(BEGONNEN, False))


class Leessessie(Werksessie):
    """A session for reading only; a change in it is refused."""


class Sessions:
    """Opens sessions: `sessions()` reads a steady picture, `sessions.begin()` is one writing transaction."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._schrijvend = engine.execution_options(**{SCHRIJFT: True})

    def __call__(self) -> Session:
        """Return a session for reading only."""
        return Leessessie(self.engine, expire_on_commit=False)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """Commit on leaving, or undo everything when an error passes."""
        with Werksessie(self._schrijvend, expire_on_commit=False) as session, session.begin():
            yield session


def sessions_beside(session: Session) -> Sessions:
    """Return what opens other sessions on the same database; on SQLite only before this one writes."""
    if isinstance(session, Werksessie) and session.has_begun:
        raise RuntimeError("This use-case must be the first thing in its transaction: it works beside it.")
    return Sessions(session.get_bind().engine)


def create_engine_for(settings: Settings) -> Engine:
    """Return the engine of the configured database; for SQLite its folder is made."""
    # Readings and originals lie here: nobody else on this machine looks in.
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A message of the driver may end in a log; what people wrote must not be in it.
    engine = create_engine(settings.database_url, pool_pre_ping=True, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def make_sessions(engine: Engine) -> Sessions:
    """Return what opens sessions on this engine."""
    return Sessions(engine)


def migrate(engine: Engine) -> None:
    """Bring the database to the newest migration; processes that start together wait for each other."""
    run_migrations(engine, command.upgrade, "head")


def run_migrations(engine: Engine, richting: Callable[[Config, str], None], doel: str) -> None:
    """Move the schema up or down to one migration, in one transaction."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    schrijvend = engine.execution_options(**{SCHRIJFT: True})
    with schrijvend.connect() as connection, _unguarded(connection), connection.begin():
        lock(connection, MIGRATIE_SLOT)
        config.attributes["connection"] = connection
        richting(config, doel)
        _check_references(connection)


@contextmanager
def _unguarded(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by replacing it, and would refuse to drop one that rows of another table point at.

    The guard cannot be lifted inside a transaction; what it guards is checked before the transaction ends.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    los = connection.connection.cursor()
    los.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        los.execute("PRAGMA foreign_keys=ON")
        los.close()


def _check_references(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        los = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if los:
            raise RuntimeError(f"After this migration rows point at nothing: {los[:3]}")


def lock(connection: Connection, nummer: int) -> None:
    """Hold a lock until the transaction ends; on SQLite the writing transaction already is that lock."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(:nummer)"), {"nummer": nummer})


def _prepare_sqlite(verbinding: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver must not open transactions by itself: _begin_sqlite decides how they start.
    verbinding.isolation_level = None
    cursor = verbinding.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its turn at once; a reader that turns writer halfway gets "database is locked".
    schrijft = connection.get_execution_options().get(SCHRIJFT, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if schrijft else "BEGIN")


def _note_begin(session: Session, _: object, __: object) -> None:
    session.info[BEGONNEN] = True


def _note_end(session: Session, transactie: SessionTransaction) -> None:
    if transactie.parent is None:
        session.info[BEGONNEN] = False


def _refuse_change(session: Session, _: object, __: object) -> None:
    if session.new or session.dirty or session.deleted:
        raise RuntimeError("Open a writing session with sessions.begin(); this one is for reading.")


# Heard by class: listening in each session anew took a good part of opening one.
event.listen(Leessessie, "before_flush", _refuse_change)
event.listen(Werksessie, "after_begin", _note_begin)
event.listen(Werksessie, "after_transaction_end", _note_end)


def _check_lengths(rij: object) -> None:
    """Refuse a text that does not fit its column; SQLite would keep it, PostgreSQL would stop on it."""
    waarden = inspect(rij).dict
    for eigenschap in inspect(type(rij)).column_attrs:
        lengte = getattr(eigenschap.columns[0].type, "length", None)
        waarde = waarden.get(eigenschap.key)
        if lengte and isinstance(waarde, str) and len(waarde) > lengte:
            raise OngeldigeWaardeError(
                f"'{waarde[:20]}…' is te lang: hier passen ten hoogste {lengte} tekens. Schrijf het korter."
            )


def _te_laat() -> GelijktijdigeWijzigingError:
    return GelijktijdigeWijzigingError(
        "Iemand anders heeft dit intussen gewijzigd. Laad de pagina opnieuw en kijk wat er nu staat."
    )


def _schendingscode(fout: IntegrityError) -> str | None:
    """Return the driver's own code of a broken constraint; its message is never read."""
    return getattr(fout.orig, "sqlstate", None) or getattr(fout.orig, "sqlite_errorname", None)
