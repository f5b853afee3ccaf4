"""`python -m bench.bouw`: the build and the questions of the pages, beside a bare DuckDB copy of the same rows.

A missed target is printed as missed; the command fails only when the step and the full build differ.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from app.identity import Gebruiker
from app.queries.marts import Marts
from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions, migrate
from app.store.tables import Publicatie
from app.store.tussenstand import Tussenstand
from bench.bouwstad import EERSTE, KWARTALEN, Maat, make_stad, write_bronnen
from bench.bouwtabel import write_bouwtabel
from pipelines.reference import load_referentie
from pipelines.stad import Aanleverbron, Build
from pipelines.warehouse import build_warehouse
from schemas.tabellen import TABELLEN

UITKOMSTEN = Path(__file__).parent / "results"
ANDERE_OMGEVING = Path(__file__).parent.parent / ".venv-bench" / "bin" / "python"
MATEN = (100_000, 1_000_000, 10_000_000)
VRAGEN_PER_SOORT = 40
DREMPEL = 10


def main() -> int:
    """Measure every size; exit 1 when the step and the full build are not the same."""
    parser = argparse.ArgumentParser(prog="python -m bench.bouw", description=__doc__)
    parser.add_argument("--maten", type=int, nargs="+", default=MATEN, help="Metingen (rijen van bestanden).")
    parser.add_argument("--uit", type=Path, default=UITKOMSTEN, help="Map voor tabel, JSON en grafiek.")
    args = parser.parse_args()
    druk = os.getloadavg()[0]
    maten = [measure_maat(maat) for maat in args.maten]
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
    return 0 if all(maat["is_gelijk"] for maat in maten) else 1


def measure_maat(rijen: int) -> dict[str, Any]:
    """Measure one city: the copy, the build cold and warm, one new file, and the questions."""
    referentie, stad = load_referentie(), make_stad()
    with tempfile.TemporaryDirectory() as map_:
        plek = Path(map_)
        bronnen = list(write_bronnen(Maat(rijen), referentie, plek))
        bewaring = Tussenstand(plek / "tussenstand")

        def build(deel: list[Aanleverbron], naam: str, vorige: Path | None = None) -> Build:
            doel = plek / naam
            return build_warehouse(
                deel, stad, referentie, doel=doel, drempel=DREMPEL, bewaring=bewaring, vorige=vorige
            )

        tijden = {"kopie": measure(lambda: copy_bare(plek))[0]}
        tijden["koud"], _ = measure(lambda: build(bronnen, "koud"))
        tijden["vol"], vol = measure(lambda: build(bronnen, "vol"))
        eerder = build(bronnen[:-1], "eerder")
        tijden["bestand"], stap = measure(lambda: build(bronnen, "stap", eerder.pad))
        with duckdb.connect(str(vol.pad), read_only=True) as verbinding:
            telling = verbinding.execute("select count(*) from cijfer").fetchone() or (0,)
        return {
            "rijen": sum(bron.aantal_rijen for bron in bronnen),
            "cijfers": telling[0],
            "mb": vol.pad.stat().st_size / 1e6,
            "tijden": tijden,
            "vragen": measure_vragen(vol),
            "is_gelijk": is_same(vol, stap),
        }


def measure(werk: Callable[[], Any]) -> tuple[dict[str, float], Any]:
    """Run once; return seconds by the clock and of the processor, and what came of it."""
    begin, rekenbegin = time.perf_counter(), time.process_time()
    uitkomst = werk()
    tijd = {"seconden": time.perf_counter() - begin, "rekenseconden": time.process_time() - rekenbegin}
    print(json.dumps(tijd), file=sys.stderr, flush=True)
    return tijd, uitkomst


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


def measure_vragen(build: Build) -> dict[str, float]:
    """Ask what each page asks, for an adviser of one gebied; p95 in milliseconds per question."""
    with tempfile.TemporaryDirectory() as map_:
        engine = create_engine_for(load_settings({"WIJKSPIEGEL_DATA": map_}))
        migrate(engine)
        sessions = make_sessions(engine)
        with sessions.begin() as session:
            session.add(
                Publicatie(
                    build_id=build.build_id,
                    bestandsnaam=build.pad.name,
                    codeversie="bench",
                    gepubliceerd_op=datetime.now(UTC),
                    aanlevering_ids=[],
                )
            )
        marts = Marts(sessions, build.pad.parent)
        uitkomst = {naam: _p95(vraag) for naam, vraag in list_vragen(marts).items()}
        engine.dispose()
    return uitkomst


def list_vragen(marts: Marts) -> dict[str, Callable[[int], object]]:
    """List the questions of the pages; the number picks another place and quarter each time."""
    regios = marts.regios()
    plaatsen = regios.loc[regios["niveau"] == "buurt", "regiocode"].tolist()
    gebieden = regios.loc[regios["niveau"] == "gebied", "regiocode"].tolist()
    wie = Gebruiker(1, "Bench", "gebiedsadviseur", regiocodes=frozenset(gebieden))

    def plaats(i: int) -> str:
        return str(plaatsen[i % len(plaatsen)])

    def kwartaal(i: int) -> str:
        return str(EERSTE.plus(i % KWARTALEN))

    return {
        "Wijkbeeld: cijfers van een buurt": lambda i: marts.cijfers(
            wie, regiocode=plaats(i), kwartaal=kwartaal(i)
        ),
        "Wijkbeeld: een reeks": lambda i: marts.reeks(
            wie,
            indicatorcode="bereik",
            regiocode=plaats(i),
            partijcode="*",
            interventiecode="*",
            informant="*",
        ),
        "Wijkbeeld: factoren": lambda i: marts.factorbeeld(wie, regiocode=plaats(i), kwartaal=kwartaal(i)),
        "Wijkbeeld: omgeving": lambda i: marts.contextcijfers(wie, regiocode=plaats(i)),
        "Wijkbeeld: aanbod": lambda i: marts.aanbod(
            wie, regiocode=str(gebieden[i % len(gebieden)]), kwartaal=kwartaal(i)
        ),
        "Afspraken: cijfers van een aanbieder": lambda i: marts.cijfers(
            wie, partijcode=f"partij_{i % 20:02}", kwartaal=kwartaal(i)
        ),
        "Gesprek: cijfers van een interventie": lambda i: marts.cijfers(
            wie, interventiecode=f"partij_{i % 20:02}_0", kwartaal=kwartaal(i)
        ),
        "Herkomst van een cijfer": lambda i: marts.herleiding(wie, f"bereik/{plaats(i)}/{kwartaal(i)}/*/*/*"),
        "Elke pagina: kwartalen": lambda _: marts.kwartalen(),
        "Elke pagina: plaatsen": lambda _: marts.regios(),
    }


def _p95(vraag: Callable[[int], object]) -> float:
    vraag(0)
    tijden = []
    for i in range(VRAGEN_PER_SOORT):
        begin = time.perf_counter()
        vraag(i)
        tijden.append((time.perf_counter() - begin) * 1000)
    return statistics.quantiles(tijden, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())
