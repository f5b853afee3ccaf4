"""One engine on one file in a process of its own: `python -m bench.meet MOTOR BESTAND KEREN [OPWARMER]` prints JSON.

Imports nothing of the project at the top: the other engines run in an environment without it.
"""

import importlib
import json
import sys
import tempfile
import time
from pathlib import Path

MOTOREN = {
    "wijkspiegel": "bench.motor_wijkspiegel",
    "duckdb_bestand": "bench.motor_duckdb",
    "duckdb_parquet": "bench.motor_duckdb",
    "duckdb_geheugen": "bench.motor_duckdb",
    "calamine": "bench.motor_calamine",
    "frictionless": "bench.motor_frictionless",
    "great_expectations": "bench.motor_great_expectations",
}
"""A module has `prepare(motor, bestand, map_)`, which returns the check and the load of what it gave, both to be
timed, and `list_cellen(uitkomst)`.
"""


def measure(motor: str, bestand: Path, keren: int, opwarmer: Path) -> dict[str, object]:
    """Time the work a number of times, after one warm-up; imports are not counted, reading the file is."""
    module = importlib.import_module(MOTOREN[motor])
    tijden, controletijden, rekentijden = [], [], []
    with tempfile.TemporaryDirectory() as map_:
        controleer, laad = module.prepare(motor, opwarmer, Path(map_))
        laad(controleer())
        controleer, laad = module.prepare(motor, bestand, Path(map_))
        for _ in range(keren):
            uitkomst = None  # what the turn before left is no part of this one
            begin, rekenbegin = time.perf_counter(), time.process_time()
            uitkomst = controleer()
            controletijden.append(time.perf_counter() - begin)
            laad(uitkomst)
            tijden.append(time.perf_counter() - begin)
            rekentijden.append(time.process_time() - rekenbegin)
    piek = read_piek_mb()
    cellen = module.list_cellen(uitkomst)
    return {
        "seconden": tijden,
        "controleseconden": controletijden,
        "rekenseconden": rekentijden,
        "piek_mb": piek,
        "cellen": cellen,
    }


def read_piek_mb() -> float:
    """Return the most memory this process held; `ru_maxrss` would begin at what the calling process held."""
    regels = Path("/proc/self/status").read_text().splitlines()
    return next(int(regel.split()[1]) for regel in regels if regel.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    motor, bestand, keren = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    opwarmer = Path(sys.argv[4]) if len(sys.argv) > 4 else bestand
    print(json.dumps(measure(motor, bestand, keren, opwarmer)))
