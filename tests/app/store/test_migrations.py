"""The migrations make exactly the declared tables, and a log that only grows, on both databases."""

from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Engine, Integer, MetaData, Table, text
from sqlalchemy.exc import DBAPIError

from app.store.sessions import Sessions, migrate
from app.store.tables import Logregel, Tabel


def differences(engine: Engine, metadata: MetaData) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))


def test_migrations_make_the_declared_tables(engine: Engine) -> None:
    assert differences(engine, Tabel.metadata) == []


def test_a_declared_table_without_migration_is_noticed(engine: Engine) -> None:
    metadata = MetaData(naming_convention=Tabel.metadata.naming_convention)
    for tabel in Tabel.metadata.sorted_tables:
        tabel.to_metadata(metadata)
    Table("vergeten", metadata, Column("id", Integer, primary_key=True))
    assert [soort for soort, *_ in differences(engine, metadata)] == ["add_table"]


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    migrate(engine)
    assert differences(engine, Tabel.metadata) == []


@pytest.mark.parametrize("opdracht", ["update logregel set gebruiker = 'iemand'", "delete from logregel"])
def test_a_line_of_the_log_cannot_be_changed_or_removed(
    engine: Engine, sessions: Sessions, opdracht: str
) -> None:
    with sessions.begin() as session:
        session.add(
            Logregel(
                tijdstip=datetime(2026, 1, 14, tzinfo=UTC),
                gebruiker="x",
                rol="aanbieder",
                gebeurtenis="g",
                onderwerp="o",
                details={},
            )
        )
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text(opdracht))
