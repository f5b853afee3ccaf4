"""The limit for workbooks: python-calamine's bare read of one sheet into Python lists, without any check."""

from collections.abc import Callable
from pathlib import Path

from python_calamine import CalamineWorkbook


def prepare(_motor: str, bestand: Path, _map: Path) -> tuple[Callable[[], None], Callable[[None], None]]:
    """Return no check and the bare read."""
    return lambda: None, lambda _: _read(bestand)


def _read(bestand: Path) -> None:
    CalamineWorkbook.from_path(bestand).get_sheet_by_index(0).to_python()


def list_cellen(_: None) -> None:
    """A bare read finds no fault."""
