"""`make bench`: check and load of 10,000 and 100,000 rows beside the bare DuckDB load of the same file."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.trajecten import build_bestand

MATEN = (10_000, 100_000)


def measure_apart(soort: str, bestand: Path) -> dict[str, object]:
    """Run one measurement in a fresh process, so that peak memory is its own."""
    klaar = subprocess.run(
        [sys.executable, "-m", "bench.meet", soort, str(bestand)],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(klaar.stdout.splitlines()[-1])


def main() -> int:
    """Print a row per size; exit 1 when a planted fault was not found."""
    print(f"{'rijen':>8} {'controle s':>10} {'MB':>6} {'duckdb s':>9} {'MB':>6} {'verhouding':>10}  fouten")
    gemist = 0
    with tempfile.TemporaryDirectory() as map_:
        for maat in MATEN:
            gemaakt = build_bestand(maat)
            bestand = Path(map_) / f"trajecten_{maat}.csv"
            bestand.write_bytes(gemaakt.inhoud)
            controle, kaal = measure_apart("controle", bestand), measure_apart("duckdb", bestand)
            gevonden = gemaakt.fouten & set(controle["fouten"])
            gemist += len(gemaakt.fouten) - len(gevonden)
            verhouding = controle["seconden"] / kaal["seconden"]
            print(
                f"{controle['rijen']:>8} {controle['seconden']:>10.3f} {controle['piek_mb']:>6.0f} "
                f"{kaal['seconden']:>9.3f} {kaal['piek_mb']:>6.0f} {verhouding:>9.1f}×  "
                f"{len(gevonden)} van {len(gemaakt.fouten)} gevonden, "
                f"{len(set(controle['fouten']) - gemaakt.fouten)} daarbuiten"
            )
    return 1 if gemist else 0


if __name__ == "__main__":
    sys.exit(main())
