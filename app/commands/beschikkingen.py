"""`wijkspiegel beschikkingen`: load beschikkingen with their afspraken from a spreadsheet, or write the template."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.factorenmodel import open_winkel
from app.commands.inhoud import read_inhoud
from app.commands.uitvoer import require_xlsx_pad, write_whole
from app.services.accounts import INRICHTING
from app.services.beschikkingenladen import describe_aantallen, load_beschikkingen, make_register
from pipelines.reference import load_referentie

if TYPE_CHECKING:
    from pipelines.beschikkingenlijst import Beschikkingenlijst

GOED, FOUT = 0, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the parts of this command."""
    delen = parser.add_subparsers(dest="deel", required=True)
    laden = delen.add_parser("laden", help="Laad beschikkingen; de afspraken worden concepten.")
    laden.add_argument("bestand", metavar="BESTAND", type=Path, help="Excel met twee bladen, of een CSV.")
    laden.add_argument(
        "--controleer", action="store_true", help="Kijk het bestand na zonder iets te bewaren."
    )
    laden.add_argument("--json", action="store_true", help="Geef de uitkomst als JSON.")
    sjabloon = delen.add_parser("sjabloon", help="Schrijf een leeg bestand met alle kolommen.")
    sjabloon.add_argument("uit", metavar="UIT", type=Path, help="Waar het sjabloon komt, eindigend op .xlsx.")


def run(args: argparse.Namespace) -> int:
    """Do one part; return 2 when the file has mistakes."""
    return {"laden": load, "sjabloon": write}[args.deel](args)


def load(args: argparse.Namespace) -> int:
    """Check a file and keep it, or tell every mistake with its place and what to do."""
    from pipelines.beschikkingenlijst import read_beschikkingenlijst

    inhoud = read_inhoud(args.bestand)
    with open_winkel() as (session, _, nu):
        lijst = read_beschikkingenlijst(inhoud, args.bestand.name, make_register(session, load_referentie()))
        is_goed = not lijst.bevindingen
        if is_goed and not args.controleer:
            load_beschikkingen(session, INRICHTING, lijst, nu=nu)
    print(to_json(lijst) if args.json else describe_lijst(lijst, is_geladen=is_goed and not args.controleer))
    return GOED if is_goed else FOUT


def write(args: argparse.Namespace) -> int:
    """Write the template."""
    from pipelines.beschikkingensjabloon import write_sjabloon

    require_xlsx_pad(args.uit)
    write_whole(args.uit, write_sjabloon())
    print(f"Het sjabloon staat in {args.uit}.")
    return GOED


def describe_lijst(lijst: "Beschikkingenlijst", *, is_geladen: bool) -> str:
    """Return what was read, as lines of text."""
    if lijst.bevindingen:
        regels = [f"{b.plaats}: {b.boodschap} {b.herstel}" for b in lijst.bevindingen]
        punten = "1 punt" if len(regels) == 1 else f"{len(regels)} punten"
        return "\n".join([f"Er is niets geladen. Herstel eerst {punten}:", *regels])
    telling = describe_aantallen(lijst)
    daarna = "geladen; de afspraken zijn concepten" if is_geladen else "kunnen zo worden geladen"
    return f"{telling} {daarna}."


def to_json(lijst: "Beschikkingenlijst") -> str:
    """Return the outcome for machines."""
    inhoud = {
        "beschikkingen": len(lijst.beschikkingen),
        "afspraken": len(lijst.afspraken),
        "bevindingen": [{**asdict(b), "plaats": str(b.plaats)} for b in lijst.bevindingen],
        "notities": [n.tekst for n in lijst.notities],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1)
