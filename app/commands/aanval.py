"""`wijkspiegel aanval`: try to work out hidden counts from everything that was published."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

GEVONDEN, NIETS, FOUT = 1, 0, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the builds, oldest first, and the exports."""
    parser.add_argument(
        "builds", metavar="BUILD", nargs="+", type=Path, help="Bouwbestanden, het oudste eerst."
    )
    parser.add_argument(
        "--export", metavar="BESTAND", nargs="*", type=Path, default=[], help="CSV-bestanden met cijfers."
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

    ontbreekt = [pad for pad in [*args.builds, *args.export] if not pad.is_file()]
    if ontbreekt:
        print(f"Dit bestand is er niet: {ontbreekt[0]}.")
        return FOUT
    uitkomst = attack(read_uitgaven(args.builds, args.export), drempel=DREMPEL)
    nauw = uitkomst[uitkomst["oordeel"] == TE_NAUW]
    if args.json:
        print(json.dumps(json.loads(uitkomst.to_json(orient="records")), ensure_ascii=False, indent=1))
    else:
        show(uitkomst if args.alles else nauw)
        print(f"{len(uitkomst)} verborgen aantallen bekeken; {len(nauw)} te nauw.")
    return GEVONDEN if len(nauw) else NIETS


def show(rijen: "pd.DataFrame") -> None:
    """Print one line per count: what it is, what follows, what is asked, and the verdict."""
    for rij in rijen.to_dict("records"):
        wat = "/".join(str(rij[k]) for k in ("grootheid", "klasse", "regiocode", "kwartaal", "partijcode"))
        tot = "onbegrensd" if rij["tot"] > 1e6 else f"{rij['tot']:.0f}"
        print(
            f"{wat}/{rij['interventiecode']}/{rij['informant']}: af te leiden {rij['van']:.0f} tot en met {tot}; "
            f"gevraagd een bereik van {rij['gevraagd']:.0f}; {rij['oordeel']} ({rij['bron']})"
        )
