"""A lock between processes on one data folder: it saves work, and is never what keeps data right."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def hold_alone(pad: Path) -> Iterator[None]:
    """Let one process at a time in; the system lets go of a process that ends, however it ends."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    with pad.open("w") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        yield
