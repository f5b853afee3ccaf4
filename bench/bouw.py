"""`python -m bench.bouw`: the build and the questions of the pages, beside a bare DuckDB copy of the same rows.

A missed target is printed as missed; the command fails only when the step and the full build differ.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from app.store.tussenstand import Tussenstand
from bench.bouwstad import Maat, make_stad, write_bronnen
from bench.bouwtabel import write_bouwtabel
from bench.bouwvragen import measure_paginas
from bench.verbergen import time_verbergen
from pipelines import warehouse
from pipelines.bewaren import VERGETEN
from pipelines.onderdrukking.eerder import GEEN, Geheugen
from pipelines.reference import load_referentie
from pipelines.stad import Aanleverbron, Bewaring, Build
from schemas.tabellen import TABELLEN

UITKOMSTEN = Path(__file__).parent / "results"
ANDERE_OMGEVING = Path(__file__).parent.parent / ".venv-bench" / "bin" / "python"
MATEN = (100_000, 1_000_000, 10_000_000)
DREMPEL = 10


def main() -> int:
    """Measure every size; exit 1 when the step and the full build are not the same."""
    parser = argparse.ArgumentParser(prog="python -m bench.bouw", description=__doc__)
    parser.add_argument("--maten", type=int, nargs="+", default=MATEN, help="Metingen (rijen van bestanden).")
    parser.add_argument("--uit", type=Path, default=UITKOMSTEN, help="Map voor tabel, JSON en grafiek.")
    args = parser.parse_args()
    druk = os.getloadavg()[0]
    maten = [measure_maat(maat, is_heel=maat == max(args.maten)) for maat in args.maten]
    uitkomst = {
        "datum": time.strftime("%Y-%m-%d"),
        "kernen": os.cpu_count(),
        "druk": [druk, os.getloadavg()[0]],
        "maten": maten,
    }
    args.uit.mkdir(parents=True, exist_ok=True)
    (args.uit / "bouw.json").write_text(json.dumps(uitkomst, indent=1) + "\n")
    tabel = write_bouwtabel(uitkomst)
    (args.uit / "bouw.md").write_text(tabel)
    print(tabel)
    if ANDERE_OMGEVING.exists():
        subprocess.run([ANDERE_OMGEVING, "-m", "bench.bouwgrafiek", args.uit], check=True)
    return 0 if all(maat.get("is_gelijk", True) for maat in maten) else 1


def measure_maat(rijen: int, *, is_heel: bool) -> dict[str, Any]:
    """Measure one city: the copy and the full build; of the largest also the other builds and the pages."""
    with tempfile.TemporaryDirectory() as map_:
        plek = Path(map_)
        bronnen = list(write_bronnen(Maat(rijen), load_referentie(), plek))
        tijden = {"kopie": measure(lambda: copy_bare(plek))[0]}
        (plek / "kopie.duckdb").unlink()
        tijden["koud"], koud = measure(lambda: build(bronnen, plek / "koud", VERGETEN))
        uitkomst = {"rijen": sum(bron.aantal_rijen for bron in bronnen), "tijden": tijden} | describe(koud)
        if is_heel:
            tijden |= measure_verder(bronnen, plek, uitkomst)
            uitkomst["paginas"] = measure_paginas(koud)
        return uitkomst


def measure_verder(bronnen: list[Aanleverbron], plek: Path, uitkomst: dict[str, Any]) -> dict[str, Any]:
    """Measure one new file and a full build from kept counts, and say whether these two are the same."""
    bewaard, uitspraken = Tussenstand(plek / "tussenstand"), Tussenstand(plek / "uitspraken")
    # The build before: all files but the last are counted and kept, as after every publication.
    _, eerder = measure(lambda: build(bronnen[:-1], plek / "eerder", bewaard, Geheugen(uitspraken, {})))
    geheugen = Geheugen(uitspraken, eerder.geheugen)
    bestand, stap = measure(lambda: build(bronnen, plek / "stap", bewaard, geheugen, eerder.pad))
    vol_tijd, vol = measure(lambda: build(bronnen, plek / "vol", bewaard, geheugen))
    uitkomst["is_gelijk"] = is_same(vol, stap)
    return {"vol": vol_tijd, "bestand": bestand}


def build(
    bronnen: list[Aanleverbron],
    doel: Path,
    bewaring: Bewaring,
    geheugen: Geheugen = GEEN,
    vorige: Path | None = None,
) -> Build:
    """Build the invented city."""
    return warehouse.build_warehouse(
        bronnen,
        make_stad(),
        load_referentie(),
        doel=doel,
        drempel=DREMPEL,
        bewaring=bewaring,
        vorige=vorige,
        geheugen=geheugen,
    )


def describe(build: Build) -> dict[str, Any]:
    """Tell how many figures a build holds, how many of them are hidden, and its size."""
    with duckdb.connect(str(build.pad), read_only=True) as verbinding:
        vraag = "select count(*), count(*) filter (where is_onderdrukt) from cijfer"
        cijfers, verborgen = verbinding.execute(vraag).fetchone() or (0, 0)
    return {"cijfers": cijfers, "verborgen": verborgen, "mb": build.pad.stat().st_size / 1e6}


def measure(werk: Callable[[], Any]) -> tuple[dict[str, Any], Any]:
    """Run once; return seconds by the clock and of the processor, those of hiding, and what came of it."""
    with time_verbergen() as verbergen:
        begin, rekenbegin = time.perf_counter(), time.process_time()
        uitkomst = werk()
        tijd = {"seconden": time.perf_counter() - begin, "rekenseconden": time.process_time() - rekenbegin}
    gemeten = tijd | {"verbergen": sum(verbergen)}
    print(json.dumps(gemeten), file=sys.stderr, flush=True)
    return gemeten, uitkomst


def copy_bare(plek: Path) -> None:
    """Copy the same rows from Parquet into a table of a database file: nothing is counted or hidden."""
    with duckdb.connect(str(plek / "kopie.duckdb"), config={"threads": 2}) as verbinding:
        verbinding.execute(f"create table rij as select * from read_parquet('{plek}/*.parquet')")


def is_same(een: Build, ander: Build) -> bool:
    """Compare two builds, table by table."""
    with duckdb.connect(str(een.pad), read_only=True) as verbinding:
        verbinding.execute(f"attach '{ander.pad}' as ander (read_only)")
        return all(
            verbinding.execute(
                f"select count(*) from ((from {naam} except all from ander.{naam}) "
                f"union all (from ander.{naam} except all from {naam}))"
            ).fetchone()
            == (0,)
            for naam in TABELLEN
        )


if __name__ == "__main__":
    sys.exit(main())
