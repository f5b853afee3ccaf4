"""A PostgreSQL database for tests: migrated once per worker, emptied between tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine, text

from app.store.sessions import migrate

# What a power cut would lose, no test asks for; waiting for the disk is most of their time.
ZONDER_SCHIJF = (
    "alter system set fsync = off",
    "alter system set synchronous_commit = off",
    "alter system set full_page_writes = off",
    "select pg_reload_conf()",
)
# Rows go, the log's own guard against that included; numbers begin at 1 again, as in a new database.
LEEGMAKEN = """
do $$
declare
    tabel text;
    reeks text;
begin
    perform pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid();
    set local session_replication_role = replica;
    for tabel in select tablename from pg_tables
        where schemaname = 'public' and tablename <> 'alembic_version' loop
        execute format('delete from %I', tabel);
    end loop;
    for reeks in select sequencename from pg_sequences where schemaname = 'public' loop
        perform setval(format('%I', reeks), 1, false);
    end loop;
end $$
"""


def make_database(url_of: Callable[[str], str], naam: str) -> None:
    """Make a migrated database on a server that need not survive."""
    run(url_of("postgres"), *ZONDER_SCHIJF, f"create database {naam}")
    engine = create_engine(url_of(naam))
    migrate(engine)
    engine.dispose()


@contextmanager
def emptying(url: str) -> Iterator[Callable[[], object]]:
    """Give what empties a database, over one connection: making one costs five times as much as emptying."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield lambda: connection.execute(text(LEEGMAKEN))
    engine.dispose()


def run(url: str, *opdrachten: str) -> None:
    """Run commands, each its own transaction."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for opdracht in opdrachten:
            connection.execute(text(opdracht))
    engine.dispose()
