"""`make bench`: check and load beside the bare load and beside other checkers, on the same files in the same run.

Every engine runs in a process of its own, in rounds that take turns, so that a busy machine is busy for all.
The other checkers need `.venv-bench` (made by `make bench`); without it they are left out, and the table says so.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.tabel import write_tabel
from bench.trajecten import build_rijen, write_csv, write_xlsx

WORTEL = Path(__file__).parent.parent
UITKOMSTEN = WORTEL / "bench" / "results"
ANDERE_OMGEVING = WORTEL / ".venv-bench" / "bin" / "python"
MATEN = (10_000, 100_000, 1_000_000)
TRAGE_MAAT = 100_000
"""Above this size the other checkers run with --alles only: frictionless takes minutes."""
EIGEN = ("wijkspiegel", "duckdb_bestand", "duckdb_parquet", "duckdb_geheugen")
ANDEREN = ("great_expectations", "frictionless")
XLSX = ("wijkspiegel", "calamine")
DRADEN = "2"
OPWARMING = 1_000
VERDER = ("bench.bouw", "bench.onderdrukking", "bench.overdracht")
"""Measured after the files: building, the pages, hiding small numbers in a cube, and the handover."""


def main() -> int:
    """Measure, write table, JSON and plot; exit 1 when a planted fault was not found by us, or two builds differ."""
    args = parse_args()
    with tempfile.TemporaryDirectory() as map_:
        uitkomst: dict[str, Any] = {
            "machine": describe_machine(),
            "csv": [measure_maat(maat, Path(map_), args) for maat in args.maten],
            "xlsx": [measure_xlsx(args.xlsx, Path(map_), args.rondes)] if args.xlsx else [],
            "start_seconden": measure_start(),
        }
    uitkomst["machine"]["druk_na"] = os.getloadavg()
    args.uit.mkdir(parents=True, exist_ok=True)
    (args.uit / "resultaten.json").write_text(json.dumps(uitkomst, indent=1) + "\n")
    tabel = write_tabel(uitkomst)
    (args.uit / "tabel.md").write_text(tabel)
    print(tabel)
    if ANDERE_OMGEVING.exists():
        teken = [str(ANDERE_OMGEVING), "-m", "bench.grafiek", str(args.uit)]
        subprocess.run(teken, check=True, cwd=WORTEL)
    # In processes of their own: what measured files leaves in memory is no part of a build.
    verder = [
        subprocess.run([sys.executable, "-m", deel], check=False, cwd=WORTEL).returncode for deel in VERDER
    ]
    eigen = [blok["motoren"]["wijkspiegel"] for blok in (*uitkomst["csv"], *uitkomst["xlsx"])]
    goed = all(motor["gevonden"] == motor["geplant"] for motor in eigen)
    return 0 if goed and not any(verder) else 1


def parse_args() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--maten", type=int, nargs="+", default=MATEN, help="Rijen per bestand.")
    parser.add_argument("--rondes", type=int, default=5, help="Keren dat elke motor aan de beurt komt.")
    parser.add_argument("--xlsx", type=int, default=100_000, help="Rijen in de werkmap; 0 slaat die over.")
    parser.add_argument(
        "--alles", action="store_true", help="Ook de andere controleurs bij een miljoen rijen."
    )
    parser.add_argument("--uit", type=Path, default=UITKOMSTEN, help="Map voor tabel, JSON en grafiek.")
    return parser.parse_args()


def measure_maat(maat: int, map_: Path, args: argparse.Namespace) -> dict[str, Any]:
    """Measure every engine on one file of this many rows."""
    bestand = map_ / f"trajecten_{maat}.csv"
    fouten = write_csv(build_rijen(maat), bestand)
    opwarmer = map_ / "opwarmer.csv"
    write_csv(build_rijen(OPWARMING), opwarmer)
    mag = maat <= TRAGE_MAAT or args.alles
    anderen = ANDEREN if mag and ANDERE_OMGEVING.exists() else ()
    druk = os.getloadavg()[0]
    beurten: dict[str, list[dict[str, Any]]] = {motor: [] for motor in (*EIGEN, *anderen)}
    for ronde in range(args.rondes):
        for motor, beurt in beurten.items():
            # The slow ones take two turns: their time varies little, and the others wait.
            if motor in EIGEN or ronde < 2:
                keren = 1 if motor in ANDEREN else 3
                beurt.append(measure_apart(motor, bestand, keren, opwarmer))
    return {
        "rijen": maat,
        "mb": bestand.stat().st_size / 1e6,
        "druk": [druk, os.getloadavg()[0]],
        "motoren": {motor: summarise(beurt, fouten) for motor, beurt in beurten.items()},
    }


def measure_xlsx(maat: int, map_: Path, rondes: int) -> dict[str, Any]:
    """Measure the same rows as a workbook, beside the bare read of its cells."""
    bestand, opwarmer = map_ / f"trajecten_{maat}.xlsx", map_ / "opwarmer.xlsx"
    fouten = write_xlsx(build_rijen(maat), bestand)
    write_xlsx(build_rijen(OPWARMING), opwarmer)
    beurten: dict[str, list[dict[str, Any]]] = {motor: [] for motor in XLSX}
    for _ in range(rondes):
        for motor, beurt in beurten.items():
            beurt.append(measure_apart(motor, bestand, 1, opwarmer))
    return {
        "rijen": maat,
        "mb": bestand.stat().st_size / 1e6,
        "druk": [os.getloadavg()[0]],
        "motoren": {motor: summarise(beurt, fouten) for motor, beurt in beurten.items()},
    }


def measure_apart(motor: str, bestand: Path, keren: int, opwarmer: Path) -> dict[str, Any]:
    """Run one engine in a fresh process, so that its peak memory is its own."""
    python = ANDERE_OMGEVING if motor in ANDEREN else sys.executable
    opdracht = [str(python), "-m", "bench.meet", motor, str(bestand), str(keren), str(opwarmer)]
    omgeving = os.environ | {"POLARS_MAX_THREADS": DRADEN}
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=True, cwd=WORTEL, env=omgeving)
    gemeten: dict[str, Any] = json.loads(klaar.stdout.splitlines()[-1])
    print(f"{bestand.name} {motor}: {min(gemeten['seconden']):.3f} s", file=sys.stderr, flush=True)
    return gemeten


def summarise(beurten: list[dict[str, Any]], geplant: frozenset[str]) -> dict[str, Any]:
    """Fold the turns of one engine; the faults are the same every turn."""
    seconden = [s for beurt in beurten for s in beurt["seconden"]]
    cellen = beurten[0]["cellen"]
    gevonden = None if cellen is None else set(cellen)
    return {
        "seconden": statistics.median(seconden),
        "controleseconden": None
        if cellen is None
        else statistics.median(s for beurt in beurten for s in beurt["controleseconden"]),
        "laagste": min(seconden),
        "hoogste": max(seconden),
        "rekenseconden": min(s for beurt in beurten for s in beurt["rekenseconden"]),
        "keren": len(seconden),
        "piek_mb": max(beurt["piek_mb"] for beurt in beurten),
        "geplant": len(geplant),
        "gevonden": None if gevonden is None else len(gevonden & geplant),
        "daarbuiten": None if gevonden is None else len(gevonden - geplant),
    }


def measure_start(keren: int = 7) -> float:
    """Return the median seconds of `wijkspiegel --help`."""
    tijden = []
    for _ in range(keren):
        begin = time.perf_counter()
        subprocess.run(
            [Path(sys.executable).parent / "wijkspiegel", "--help"], check=True, stdout=subprocess.DEVNULL
        )
        tijden.append(time.perf_counter() - begin)
    return statistics.median(tijden)


def describe_machine() -> dict[str, Any]:
    return {
        "kernen": os.cpu_count(),
        "draden": int(DRADEN),
        "python": platform.python_version(),
        "versies": {naam: version(naam) for naam in ("polars", "pandera", "duckdb", "python-calamine")},
        "anderen": _versions_elsewhere(),
        "druk_voor": os.getloadavg(),
        "datum": time.strftime("%Y-%m-%d"),
    }


def _versions_elsewhere() -> dict[str, str]:
    if not ANDERE_OMGEVING.exists():
        return {}
    vraag = "import json, importlib.metadata as m; print(json.dumps({n: m.version(n) for n in %r}))"
    namen = ["frictionless", "great-expectations", "pandas", "pyarrow"]
    klaar = subprocess.run([ANDERE_OMGEVING, "-c", vraag % namen], capture_output=True, text=True, check=True)
    antwoord: dict[str, str] = json.loads(klaar.stdout)
    return antwoord


if __name__ == "__main__":
    sys.exit(main())
