"""`python -m bench.drukte`: many people at the app at once, on pages and with files, beside one person alone.

Everybody walks by the links on the pages, waits in between as a reader does, and some of them drop a file. The app
runs as it does for real: `wijkspiegel serve` with two web processes.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import requests

from app.demo.vullen import fill_demo
from app.settings import load_settings
from bench.bezoeker import Bezoeker, Vraag

ROLLEN = ("adviseur", "accounthouder", "aanbieder", "wijkpartner", "adviseur2", "aanbieder2", "beheerder")
BESTANDEN = {"aanbieder": "springplank_2025K3.xlsx", "aanbieder2": "kompas_2025K3.csv"}
VOORBEELDEN = Path(__file__).parents[1] / "tests" / "voorbeelden"
UITVOER = Path(__file__).parent / "results" / "drukte.md"
ALLEEN_STAPPEN = 60
LEVERDEEL = 0.1
EIS = 1.0
PROCESSEN = 2
START_SECONDEN = 120


@contextmanager
def serve(data: Path, poort: int, processen: int) -> Iterator[str]:
    """Run the app on this folder; give its address once it is well."""
    adres = f"http://127.0.0.1:{poort}"
    opdracht = [sys.executable, "-m", "app.cli", "serve", f"--poort={poort}", f"--processen={processen}"]
    omgeving = {**os.environ, "WIJKSPIEGEL_DATA": str(data)}
    with subprocess.Popen(
        opdracht, env=omgeving, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as app:
        try:
            wait_for(f"{adres}/gezond")
            yield adres
        finally:
            app.terminate()
            app.wait()


def wait_for(adres: str) -> None:
    """Wait until the app says that it is well."""
    einde = time.monotonic() + START_SECONDEN
    while time.monotonic() < einde:
        try:
            if requests.get(adres, timeout=5).ok:
                return
        except requests.RequestException:
            time.sleep(0.2)
    raise SystemExit("De app kwam niet op gang.")


def make_bezoeker(adres: str, nummer: int, *, leverdeel: float = LEVERDEEL) -> Bezoeker:
    """Make the person with this number, signed in: roles take turns."""
    naam = ROLLEN[nummer % len(ROLLEN)]
    bestand = BESTANDEN.get(naam)
    inhoud = (bestand, (VOORBEELDEN / bestand).read_bytes()) if bestand else None
    bezoeker = Bezoeker(adres, naam, random.Random(nummer), inhoud, leverdeel)
    bezoeker.sign_in()
    return bezoeker


def walk_alone(adres: str) -> list[Vraag]:
    """Let one person of each role after the other walk, without a pause: this is the measure."""
    gevraagd: list[Vraag] = []
    for nummer in range(len(ROLLEN)):
        bezoeker = make_bezoeker(adres, nummer)
        for _ in range(ALLEEN_STAPPEN):
            bezoeker.step()
        # The first visit of each page finds nothing ready yet.
        gevraagd += bezoeker.gevraagd[5:]
    return gevraagd


def walk_together(adres: str, aantal: int, seconden: float, denktijd: float) -> list[Vraag]:
    """Let so many people walk at once, each waiting `denktijd` seconds on average between two things."""
    bezoekers = [make_bezoeker(adres, nummer) for nummer in range(aantal)]
    einde = time.monotonic() + seconden

    def walk(bezoeker: Bezoeker) -> None:
        time.sleep(bezoeker.kans.uniform(0, denktijd))
        while time.monotonic() < einde:
            bezoeker.step()
            time.sleep(bezoeker.kans.uniform(0.5, 1.5) * denktijd)

    draden = [threading.Thread(target=walk, args=(bezoeker,)) for bezoeker in bezoekers]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return [vraag for bezoeker in bezoekers for vraag in bezoeker.gevraagd]


def find_p95(tijden: Sequence[float]) -> float:
    """Return below which time nineteen of twenty stay."""
    return (
        statistics.quantiles(tijden, n=20, method="inclusive")[-1]
        if len(tijden) > 1
        else max(tijden, default=0.0)
    )


def show(getal: float) -> str:
    """Write a number with two decimals, as Dutch readers do."""
    return f"{getal:.2f}".replace(".", ",")


def list_rijen(alleen: Sequence[Vraag], samen: Sequence[Vraag]) -> list[str]:
    """List each page with how often it was asked together and how long it took, beside alone."""
    per: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for plek, vragen in enumerate((alleen, samen)):
        for vraag in vragen:
            per[vraag.wat][plek].append(vraag.seconden)
    return [
        f"| {wat} | {len(druk)} | {show(statistics.median(druk))} | {show(find_p95(druk))} | {show(max(druk))} | "
        f"{show(find_p95(rust)) if rust else '–'} |"
        for wat, (rust, druk) in sorted(per.items())
        if druk
    ]


def judge(alleen: Sequence[Vraag], samen: Sequence[Vraag]) -> list[str]:
    """Say whether what is asked of the app was met, and what went wrong."""
    druk, rust = ([v.seconden for v in vragen if v.wat.startswith("/")] for vragen in (samen, alleen))
    p95, maat = find_p95(druk), find_p95(rust)
    fouten = [vraag.fout for vraag in (*alleen, *samen) if vraag.fout]
    return [
        f"Alle pagina's samen: {len(druk)} keer, p95 {show(p95)} s; alleen {show(maat)} s ({show(p95 / maat)}×). "
        f"Eis: p95 onder {EIS:.0f} s: **{'ja' if p95 < EIS else 'nee'}**.",
        f"Fouten: {len(fouten)}. Eis: geen: **{'nee' if fouten else 'ja'}**.",
        *(f"- {fout[:200]}" for fout in fouten[:10]),
    ]


def describe(args: argparse.Namespace, druk: Sequence[float]) -> str:
    """Say what was measured, and how busy the machine was."""
    return (
        f"Gemaakt door `python -m bench.drukte` op {time.strftime('%Y-%m-%d')}. {args.gebruikers} mensen zijn "
        f"{args.seconden:.0f} seconden tegelijk in de voorbeeldstad, in alle vijf de rollen. Ieder volgt de links op de "
        f"pagina's en wacht tussen twee stappen gemiddeld {args.denktijd:.0f} seconden; een aanbieder levert bij een op de "
        "tien stappen een bestand aan; documenten (kaart, werkmap, bewijs) worden ook echt gemaakt. De app draait met "
        f"{PROCESSEN} webprocessen op {os.cpu_count()} kernen, die ook de bezoekers nadoen. *Alleen* is dezelfde wandeling "
        f"van één bezoeker tegelijk, zonder wachten. De drukte was {show(druk[0])} bij het begin en {show(druk[1])} aan "
        "het eind (1 = één kern bezet)."
    )


def write_blad(
    alleen: Sequence[Vraag], samen: Sequence[Vraag], args: argparse.Namespace, druk: Sequence[float]
) -> str:
    """Write the page of results."""
    kop = (
        "| Pagina | Keer | Midden (s) | p95 (s) | Langste (s) | Alleen: p95 (s) |\n|---|--:|--:|--:|--:|--:|"
    )
    tabel = "\n".join([kop, *list_rijen(alleen, samen)])
    oordeel = "\n".join(judge(alleen, samen))
    return f"# Drukte\n\n{describe(args, druk)}\n\n{tabel}\n\n{oordeel}\n"


def main() -> int:
    """Measure on the folder that was given, or on a demo filled for it; exit 1 when anything went wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench.drukte", description=__doc__)
    parser.add_argument("--gebruikers", type=int, default=50)
    parser.add_argument("--seconden", type=float, default=600)
    parser.add_argument("--denktijd", type=float, default=10, help="Gemiddelde tijd tussen twee stappen.")
    parser.add_argument("--poort", type=int, default=8061)
    parser.add_argument(
        "--data", type=Path, help="Map met een gevulde voorbeeldstad; anders wordt er een gevuld."
    )
    parser.add_argument("--uit", type=Path, default=UITVOER)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as map_:
        data = args.data or Path(map_) / "var"
        if args.data is None:
            fill_demo(load_settings({"WIJKSPIEGEL_DATA": str(data)}))
        with serve(data, args.poort, PROCESSEN) as adres:
            alleen = walk_alone(adres)
            begin = os.getloadavg()[0]
            samen = walk_together(adres, args.gebruikers, args.seconden, args.denktijd)
            druk = (begin, os.getloadavg()[0])
    blad = write_blad(alleen, samen, args, druk)
    args.uit.write_text(blad, encoding="utf-8")
    print(blad)
    return 1 if any(vraag.fout for vraag in (*alleen, *samen)) else 0


if __name__ == "__main__":
    sys.exit(main())
