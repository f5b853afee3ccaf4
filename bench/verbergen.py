"""How long hiding takes inside a build."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from pipelines import warehouse


@contextmanager
def time_verbergen() -> Iterator[list[float]]:
    """Keep the seconds that hiding takes in each build made within."""
    tijden: list[float] = []
    stap = warehouse.hide_bouw

    def timed(*args: Any, **kwargs: Any) -> Any:
        begin = time.perf_counter()
        uitkomst = stap(*args, **kwargs)
        tijden.append(time.perf_counter() - begin)
        return uitkomst

    with patch.object(warehouse, "hide_bouw", timed):
        yield tijden
