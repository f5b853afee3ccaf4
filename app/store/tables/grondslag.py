"""What every stored table shares: the declarative base, enum storage by value, and UTC times."""

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import DateTime, Enum, MetaData, String
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

NAAMGEVING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Tabel(DeclarativeBase):
    """Base of all stored tables; constraint names are fixed so that migrations can name them."""

    metadata = MetaData(naming_convention=NAAMGEVING)


class Tijdstip(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets the zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def code_van(soort: type[StrEnum]) -> Enum:
    """Store an enum by its value (`lopend`, not `LOPEND`), as plain text on both databases."""
    return Enum(
        soort,
        values_callable=lambda leden: [lid.value for lid in leden],
        native_enum=False,
        create_constraint=False,
        length=40,
    )


CODE = String(60)
KWARTAAL = String(7)
