"""Alembic's entry: runs the migrations on the connection it is handed, in one transaction."""

from typing import Any, Literal

from alembic import context

from app.store.tables import Tabel
from app.store.tables.grondslag import Tijdstip


def render_item(soort: str, item: Any, _: object) -> str | Literal[False]:
    """Write our own column types as plain SQLAlchemy, so that an old migration needs no app code."""
    return "sa.DateTime(timezone=True)" if soort == "type" and isinstance(item, Tijdstip) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Tabel.metadata,
    compare_type=True,
    render_item=render_item,
    # SQLite can undo DDL too, because app.store.sessions begins the transaction itself.
    transactional_ddl=True,
)
context.run_migrations()
