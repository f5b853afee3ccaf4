"""`wijkspiegel aanval`: try to work out hidden counts from everything that was published."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from app.settings import load_settings
from app.store.access import published_builds
from app.store.sessions import create_engine_for, make_sessions

if TYPE_CHECKING:
    import pandas as pd

GEVONDEN, NIETS, FOUT = 1, 0, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the builds, oldest first, and the exports."""
    parser.add_argument(
        "builds",
        metavar="BUILD",
        nargs="*",
        type=Path,
        help="Bouwbestanden, het oudste eerst. Zonder: alles wat gepubliceerd is en nog bewaard.",
    )
    parser.add_argument(
        "--export",
        metavar="BESTAND",
        nargs="*",
        type=Path,
        default=[],
        help="Uitvoer met cijfers: een CSV, of een werkmap (xlsx) uit de app.",
    )
    parser.add_argument(
        "--alles", action="store_true", help="Toon elk verborgen aantal, niet alleen de te nauwe."
    )
    parser.add_argument("--json", action="store_true", help="Schrijf elk verborgen aantal als JSON.")


def run(args: argparse.Namespace) -> int:
    """Print what can be derived; 1 when something can that may not."""
    # Imported here: only an attack needs the statistics.
    from pipelines.aanval.aanval import TE_NAUW, attack
    from pipelines.aanval.uitgaven import read_uitgaven
    from schemas.onderdrukking import DREMPEL

    builds = args.builds or list_published()
    ontbreekt = [pad for pad in [*builds, *args.export] if not pad.is_file()]
    if ontbreekt or not builds:
        print(f"Dit bestand is er niet: {ontbreekt[0]}." if ontbreekt else "Er is nog niets gepubliceerd.")
        return FOUT
    uitkomst = attack(read_uitgaven(builds, args.export), drempel=DREMPEL)
    nauw = uitkomst[uitkomst["oordeel"] == TE_NAUW]
    if args.json:
        print(json.dumps(json.loads(uitkomst.to_json(orient="records")), ensure_ascii=False, indent=1))
    else:
        show(uitkomst if args.alles else nauw)
        wat = f"{len(builds)} gepubliceerde bestanden" if len(builds) > 1 else "1 gepubliceerd bestand"
        print(f"{wat}, {len(uitkomst)} verborgen aantallen bekeken; {len(nauw)} te nauw.")
    return GEVONDEN if len(nauw) else NIETS


def list_published() -> list[Path]:
    """List the files of everything that was published and is still kept, oldest first."""
    settings = load_settings()
    engine = create_engine_for(settings)
    with make_sessions(engine)() as session:
        paden = [settings.builds / naam for naam in published_builds(session)]
    engine.dispose()
    return [pad for pad in dict.fromkeys(paden) if pad.is_file()]


def show(rijen: "pd.DataFrame") -> None:
    """Print one line per count: what it is, what follows, what is asked, and the verdict."""
    for rij in rijen.to_dict("records"):
        wat = "/".join(str(rij[k]) for k in ("grootheid", "klasse", "regiocode", "kwartaal", "partijcode"))
        tot = "onbegrensd" if rij["tot"] > 1e6 else f"{rij['tot']:.0f}"
        print(
            f"{wat}/{rij['interventiecode']}/{rij['informant']}: af te leiden {rij['van']:.0f} tot en met {tot}; "
            f"gevraagd een bereik van {rij['gevraagd']:.0f}; {rij['oordeel']} ({rij['bron']})"
        )
