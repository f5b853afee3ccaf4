"""`wijkspiegel lees`: show what the reader makes of files, without a file type and without keeping anything."""

import argparse
import json
from pathlib import Path
from typing import Any

from app.commands.inhoud import read_inhoud
from app.leestekst import show_leesbeeld
from schemas.errors import OnleesbaarBestandError

GELEZEN, ONLEESBAAR = 0, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("bestanden", nargs="+", metavar="BESTAND", type=Path, help="CSV of Excel.")
    parser.add_argument("--json", action="store_true", help="Geef de uitkomst als JSON.")


def run(args: argparse.Namespace) -> int:
    """Read every file; return 0 when all were read, 2 when one could not be."""
    beelden = [read_pad(pad) for pad in args.bestanden]
    if args.json:
        print(json.dumps(beelden[0] if len(beelden) == 1 else beelden, ensure_ascii=False, indent=1))
    else:
        print("\n\n".join(show_leesbeeld(beeld) for beeld in beelden))
    return ONLEESBAAR if any("reden" in beeld for beeld in beelden) else GELEZEN


def read_pad(pad: Path) -> dict[str, Any]:
    """Return what one file holds as JSON; of a file that cannot be read the reason and what to do."""
    from pipelines.leesbeeld import picture_bestand
    from pipelines.reading import read_bestand
    from schemas.aanleverwoorden.koppen import bekende_koppen

    try:
        ruw = read_bestand(read_inhoud(pad), pad.name, bekende_koppen=bekende_koppen())
    except OnleesbaarBestandError as fout:
        return unreadable_beeld(pad.name, fout)
    return picture_bestand(ruw).to_json()


def unreadable_beeld(bestandsnaam: str, fout: OnleesbaarBestandError) -> dict[str, Any]:
    """Return the same shape without tables, with why and what to do."""
    return {
        "bestand": bestandsnaam,
        "codering": "",
        "scheiding": "",
        "tabellen": [],
        "reden": fout.reden,
        "herstel": fout.herstel,
    }
