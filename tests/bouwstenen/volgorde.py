"""Rows that nobody asked an order of come in the order they should not be trusted in."""

import sqlite3
from typing import Any

from sqlalchemy import Engine, event


def turn_rows() -> None:
    """Let SQLite give rows without `order by` last first: PostgreSQL gives them in any order, from one day to the next."""
    event.listen(Engine, "connect", _turn)


def _turn(verbinding: Any, _: object) -> None:
    if isinstance(verbinding, sqlite3.Connection):
        verbinding.execute("PRAGMA reverse_unordered_selects=ON")
