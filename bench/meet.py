"""One measurement in a process of its own: `python -m bench.meet controle|duckdb BESTAND` prints JSON."""

import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

KEREN = 5


def measure(werk: Callable[[], object]) -> tuple[float, float]:
    """Return the median seconds of five runs after a warm-up, and the peak memory in MB."""
    tijden = []
    for keer in range(KEREN + 1):
        begin = time.perf_counter()
        werk()
        if keer:
            tijden.append(time.perf_counter() - begin)
    piek = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return statistics.median(tijden), piek


def run_controle(bestand: Path) -> dict[str, object]:
    """Check a file and write its valid rows to Parquet, as an upload does."""
    from app.commands.controleer import load_voorbeeldcatalogus
    from pipelines.levering import Levering
    from pipelines.reference import load_referentie
    from pipelines.validation import check_bestand
    from schemas.vocabulary import Kwartaal

    levering = Levering(
        soort="trajecten",
        partijcode="springplank",
        kwartaal=Kwartaal(2025, 3),
        referentie=load_referentie(),
        catalogus=load_voorbeeldcatalogus(),
    )
    inhoud = bestand.read_bytes()
    with tempfile.TemporaryDirectory() as map_:

        def werk() -> None:
            rapport = check_bestand(inhoud, bestand.name, levering)
            rapport.rijen.write_parquet(Path(map_) / "rijen.parquet")

        seconden, piek = measure(werk)
    rapport = check_bestand(inhoud, bestand.name, levering)
    gevonden = [b.plaats.cel for b in rapport.bevindingen if b.ernst == "fout"]
    return {"seconden": seconden, "piek_mb": piek, "fouten": gevonden, "rijen": rapport.rijen_gelezen}


def run_duckdb(bestand: Path) -> dict[str, object]:
    """Load the same file into a table of text, with no check at all."""
    import duckdb

    def werk() -> None:
        with duckdb.connect() as verbinding:
            verbinding.execute(
                "create table t as select * from read_csv(?, delim=';', header=true, all_varchar=true)",
                [str(bestand)],
            )

    seconden, piek = measure(werk)
    return {"seconden": seconden, "piek_mb": piek}


if __name__ == "__main__":
    soort, pad = sys.argv[1], Path(sys.argv[2])
    print(json.dumps({"controle": run_controle, "duckdb": run_duckdb}[soort](pad)))
