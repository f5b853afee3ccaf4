"""The limit for workbooks: python-calamine's bare read of one sheet into Python lists, without any check."""

from collections.abc import Callable
from pathlib import Path

from python_calamine import CalamineWorkbook


def prepare(_motor: str, bestand: Path, _map: Path) -> Callable[[], int]:
    """Return the bare read."""
    return lambda: len(CalamineWorkbook.from_path(bestand).get_sheet_by_index(0).to_python())


def list_cellen(_: int) -> None:
    """A bare read finds no fault."""
