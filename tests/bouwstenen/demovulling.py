"""The filled demo of a test run: filled once, in a process beside the workers, from the moment they begin."""

import fcntl
import multiprocessing
from multiprocessing.process import BaseProcess
from pathlib import Path

from app.settings import load_settings


def fill_once(wortel: Path) -> Path:
    """Return the folder of the demo in `wortel`, filled now unless another process did or does so."""
    # Imported here: the process that only hands out the tests need not know the whole app.
    from app.demo.vullen import fill_demo

    with (wortel / "demo.slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        if not (wortel / "demo-klaar").exists():
            fill_demo(load_settings({"WIJKSPIEGEL_DATA": str(wortel / "demo-vulling")}))
            (wortel / "demo-vulling").rename(wortel / "demo-klaar")
    return wortel / "demo-klaar"


def start_filling(wortel: Path) -> BaseProcess | None:
    """Begin to fill in a process of its own; the first worker that asks does so, the others get None."""
    try:
        (wortel / "demo.begonnen").touch(exist_ok=False)
    except FileExistsError:
        return None
    proces = multiprocessing.get_context("spawn").Process(target=fill_once, args=(wortel,))
    proces.start()
    return proces
