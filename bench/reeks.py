"""A quarter whose files come in one by one: what each next build costs, and what it hides, with and without memory."""

import os
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from unittest.mock import patch

from app.store.tussenstand import Tussenstand
from bench import bouwstad
from bench.bouw import build, describe, measure
from pipelines.onderdrukking.eerder import GEEN, Geheugen
from pipelines.reference import load_referentie
from pipelines.stad import Aanleverbron
from schemas.vocabulary import Kwartaal

RIJEN = 4_000
KWARTAAL = Kwartaal(2026, 2)
UITVOER = Path(__file__).parent / "results" / "reeks.md"
KOP = f"""# Een kwartaal waarvan de bestanden een voor een komen

Gemaakt door `python -m bench.reeks`. {bouwstad.PARTIJEN} aanbieders leveren na elkaar elk {RIJEN // bouwstad.PARTIJEN} rijen over
{bouwstad.PLAATSEN} buurten; na elk bestand wordt gepubliceerd. Wie alle bouwen naast elkaar legt, mag daar geen klein aantal uit
kunnen afleiden: elke volgende bouw rekent daarom met alle vorige. De maat is een bouw van dezelfde bestanden die van geen
eerdere bouw weet. De drukte was {{druk}} bij het begin (1 = één kern bezet), op {{kernen}} kernen.

| Bestanden | Seconden | Rekentijd | Verborgen | Zonder geheugen: rekentijd | Verborgen | Tegen de maat |
|--:|--:|--:|--:|--:|--:|--:|
"""


def main() -> int:
    """Publish after each file, with and without what the builds before told."""
    druk = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as map_, patch.multiple(bouwstad, KWARTALEN=1, EERSTE=KWARTAAL):
        plek = Path(map_)
        bronnen = list(bouwstad.write_bronnen(bouwstad.Maat(RIJEN), load_referentie(), plek))
        rijen = list(measure_reeks(bronnen, plek))
    tabel = KOP.format(druk=f"{druk:.1f}".replace(".", ","), kernen=os.cpu_count()) + "\n".join(rijen) + "\n"
    UITVOER.write_text(tabel)
    print(tabel)
    return 0


def measure_reeks(bronnen: list[Aanleverbron], plek: Path) -> Iterator[str]:
    """Yield one line of the table per file that comes in."""
    bewaard, uitspraken = Tussenstand(plek / "tussenstand"), Tussenstand(plek / "uitspraken")
    geheugen, vorige = Geheugen(uitspraken, {}), None
    for aantal in range(1, len(bronnen) + 1):
        nu = bronnen[:aantal]
        tijd, gemaakt = measure(partial(build, nu, plek / "met", bewaard, geheugen, vorige))
        maat, los = measure(partial(build, nu, plek / "zonder", bewaard, GEEN))
        geheugen, vorige = Geheugen(uitspraken, gemaakt.geheugen), gemaakt.pad
        dicht, dicht_los = (describe(b)["verborgen"] / describe(b)["cijfers"] for b in (gemaakt, los))
        regel = (
            f"| {aantal} | {tijd['seconden']:.1f} | {tijd['rekenseconden']:.1f} | {dicht:.0%} "
            f"| {maat['rekenseconden']:.1f} | {dicht_los:.0%} "
            f"| {tijd['rekenseconden'] / maat['rekenseconden']:.1f}× |"
        )
        yield regel.replace(".", ",")


if __name__ == "__main__":
    sys.exit(main())
