"""How long hiding takes inside a build, and a build that goes on without it when it takes too long."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import numpy as np
import pandas as pd

from pipelines import warehouse

GEDULD = 20
"""Seconds of hiding in one build after which the bench measures the build with the bare threshold instead."""
STAPPEN = ("hide_tellingen", "hide_klassen", "hide_bouw")
"""The steps of a build that decide what is hidden."""


class TeLangError(Exception):
    """Hiding took longer than the bench waits."""


def hide_kaal(telling: pd.DataFrame, *_: Any, drempel: int) -> tuple[Any, Any]:
    """Hide what is small, and nothing beside it: not safe, and only to measure the rest of a build."""
    aantal = telling["aantal"].to_numpy(dtype=float)
    return (aantal > 0) & (aantal < drempel), np.asarray(aantal < drempel)


KAAL: dict[str, Callable[..., Any]] = {
    "hide_tellingen": hide_kaal,
    "hide_klassen": lambda klassen, *_, drempel: hide_kaal(klassen, drempel=drempel)[1],
}


@contextmanager
def time_verbergen(*, is_kaal: bool) -> Iterator[list[float]]:
    """Keep the seconds that hiding takes; with `is_kaal` only the threshold hides, else there is patience."""
    tijden: list[float] = []

    def timed(stap: Callable[..., Any]) -> Callable[..., Any]:
        def doe(*args: Any, **kwargs: Any) -> Any:
            begin = time.perf_counter()
            with limit(GEDULD - sum(tijden)):
                uitkomst = stap(*args, **kwargs)
            tijden.append(time.perf_counter() - begin)
            return uitkomst

        return doe

    with ExitStack() as stapel:
        for naam in STAPPEN:
            stap = getattr(warehouse, naam, None)
            if stap is not None:
                stapel.enter_context(patch.object(warehouse, naam, timed(KAAL[naam] if is_kaal else stap)))
        yield tijden


@contextmanager
def limit(seconden: float) -> Iterator[None]:
    """Raise TeLangError in what runs longer; only where a bare threshold can take its place."""

    def stop(*_: object) -> None:
        raise TeLangError

    if not all(hasattr(warehouse, naam) for naam in KAAL):
        yield
        return
    eerder = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, max(seconden, 0.001))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, eerder)
