"""Where tests keep their files: in memory where there is room. What a power cut would lose, no test asks for."""

import os
import shutil
import tempfile
from pathlib import Path

PLEK = Path("/dev/shm")
RUIMTE = 3_000_000_000
"""Bytes a run takes at most, with as much again; the memory of a container may be a few megabytes."""


def work_in_memory() -> None:
    """Let this process, and all it starts, keep temporary files there: every save that waits for a disk waits 6 ms."""
    if PLEK.is_dir() and os.access(PLEK, os.W_OK) and shutil.disk_usage(PLEK).free > RUIMTE:
        os.environ["TMPDIR"] = str(PLEK)
        tempfile.tempdir = None
