"""`make bench-fuzz`: ten thousand invented files through reader and check, and the hostile ones measured apart.

Nothing may come out but a table or a refusal in Dutch, within five seconds. `python -m bench.fuzz AANTAL` asks fewer.
"""

import json
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from hypothesis import HealthCheck, Phase, given, settings

from bench.invoer_fuzz import SOORTEN
from bench.vijandig import VIJANDIG

AANTAL = 10_000
LANGSTE_SECONDEN = 5
SECONDEN, PIEK_MB = 2.0, 300.0
"""What a refusal of a hostile file may cost."""

Lezer = Callable[[bytes, str], str]
"""Reads one file and says what came of it; raises nothing but what is a fault of ours."""


class Hangt(Exception):
    """One file took more than five seconds."""


def make_lezer() -> Lezer:
    """Return the three ways in: reading, the picture of `lees`, and the whole check."""
    from app.commands.controleer import load_voorbeeldcatalogus
    from pipelines.leesbeeld import picture_bestand
    from pipelines.levering import Levering
    from pipelines.reading import read_bestand
    from pipelines.reference import load_referentie
    from pipelines.validation import check_bestand
    from schemas.errors import WijkspiegelError
    from schemas.vocabulary import Kwartaal

    levering = Levering(None, "springplank", Kwartaal(2025, 3), load_referentie(), load_voorbeeldcatalogus())

    def lees(inhoud: bytes, naam: str) -> str:
        try:
            picture_bestand(read_bestand(inhoud, naam)).to_json()
            rapport = check_bestand(inhoud, naam, levering)
            json.dumps(rapport.to_json())
        except WijkspiegelError as fout:
            return f"geweigerd ({type(fout).__name__})"
        return "persoonsgegevens" if rapport.is_geweigerd else "gelezen"

    return lees


def run_fuzz(aantal: int, lees: Lezer) -> Counter[str]:
    """Run so many examples, evenly over the kinds; the first that breaks is shown by hypothesis, made as small as can be."""
    telling: Counter[str] = Counter()
    for soort in SOORTEN:
        _run_soort(soort, -(-aantal // len(SOORTEN)), lees, telling)
    return telling


def _run_soort(soort: str, aantal: int, lees: Lezer, telling: Counter[str]) -> None:
    @settings(
        max_examples=aantal,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(SOORTEN[soort])
    def probeer(inhoud: bytes) -> None:
        uitkomst = with_alarm(lambda: lees(inhoud, "proef"))
        telling[f"{soort}: {uitkomst}"] += 1

    probeer()


def with_alarm(werk: Callable[[], str]) -> str:
    """Do the work, or raise Hangt when it takes too much of the processor; waiting for others does not count."""

    def ring(_nummer: int, _plek: FrameType | None) -> None:
        raise Hangt(f"meer dan {LANGSTE_SECONDEN} seconden")

    vorige = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, LANGSTE_SECONDEN)
    try:
        return werk()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, vorige)


def measure_weigering(pad: Path) -> dict[str, object]:
    """Refuse one hostile file in a fresh process; seconds of the processor and peak memory are its own."""
    klaar = subprocess.run(
        [sys.executable, "-m", "bench.weiger", str(pad)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        cwd=Path(__file__).parents[1],
    )
    return json.loads(klaar.stdout)


def measure_vijandig(namen: tuple[str, ...] = tuple(VIJANDIG)) -> int:
    """Print a row per hostile file; return how many were not refused within the limits."""
    mis = 0
    with tempfile.TemporaryDirectory() as map_:
        for naam in namen:
            pad = Path(map_) / naam
            VIJANDIG[naam](pad)
            meting = measure_weigering(pad)
            pad.unlink()
            goed = bool(meting["reden"]) and meting["seconden"] <= SECONDEN and meting["piek_mb"] <= PIEK_MB
            mis += not goed
            print(
                f"{naam:34} {meting['seconden']:5.2f} s {meting['piek_mb']:5.0f} MB  "
                f"{'' if goed else 'NIET GOED  '}{meting['reden'] or 'NIET GEWEIGERD'}",
                flush=True,
            )
    return mis


def main() -> int:
    """Measure the hostile files, run the examples, print what came of them; exit 1 when something broke."""
    aantal = int(sys.argv[1]) if len(sys.argv) > 1 else AANTAL
    mis = measure_vijandig()
    begin = time.perf_counter()
    telling = run_fuzz(aantal, make_lezer())
    for uitkomst, keer in sorted(telling.items()):
        print(f"{keer:>7}  {uitkomst}")
    print(
        f"{sum(telling.values())} voorbeelden in {time.perf_counter() - begin:.0f} s, geen crash, geen een langer dan "
        f"{LANGSTE_SECONDEN} s; {len(VIJANDIG) - mis} van {len(VIJANDIG)} vijandige bestanden op tijd geweigerd."
    )
    return 1 if mis else 0


if __name__ == "__main__":
    sys.exit(main())
