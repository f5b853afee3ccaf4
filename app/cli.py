"""The `wijkspiegel` command: finds the subcommand and imports only that one, so that it starts at once."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from app.opstart import importing
from schemas.errors import WijkspiegelError

FOUT = 2
COMMANDS = {
    "controleer": "Controleer een of meer bestanden zonder iets te bewaren.",
    "lees": "Laat zien wat er van een bestand wordt gelezen, van welke soort het ook is.",
    "aanval": "Probeer verborgen aantallen af te leiden uit alles wat is gepubliceerd.",
    "publiceer": "Bouw de cijfers opnieuw uit alle ingediende bestanden en publiceer ze.",
    "uitleg": "Laat zien waar een cijfer vandaan komt: bestanden, controles, definitie en bouw.",
    "kaart": "Schrijf de gesprekskaarten van een kwartaal als PDF.",
    "demo": "Vul een verzonnen stad en start de app.",
    "serve": "Start de app op de gegevens die er zijn.",
    "post": "Verstuur de e-mail die wacht, of vertel wat er ligt.",
    "account": "Maak de eerste beheerder, of geef een beheerder een nieuw wachtwoord.",
    "factorenmodel": "Laad een eigen lijst van factoren, of kies welk model de gemeente gebruikt.",
    "context": "Laad cijfers van het CBS en anderen over wijken en buurten, of trek ze in.",
    "geo": "Laad grenzen voor de kaart, of vertaal een plaatscode naar een ander jaar of niveau.",
    "beschikkingen": "Laad beschikkingen met afspraken uit een spreadsheet, of schrijf het sjabloon.",
    "partijen": "Noem de partijen die kunnen aanleveren.",
}


def build_parser(gekozen: str | None) -> argparse.ArgumentParser:
    """Return the parser; only the chosen subcommand gets its arguments."""
    parser = argparse.ArgumentParser(prog="wijkspiegel", description="Van monitoringbestand naar leren.")
    onderdelen = parser.add_subparsers(dest="opdracht", metavar="OPDRACHT", required=True)
    for naam, hulp in COMMANDS.items():
        onderdeel = onderdelen.add_parser(naam, help=hulp, description=hulp)
        if naam == gekozen:
            with importing():
                module = importlib.import_module(f"app.commands.{naam}")
            module.add_arguments(onderdeel)
            onderdeel.set_defaults(run=module.run)
    return parser


def main(argumenten: Sequence[str] | None = None) -> int:
    """Run one subcommand; a known error becomes one Dutch sentence and exit code 2."""
    woorden = list(sys.argv[1:] if argumenten is None else argumenten)
    gekozen = next((woord for woord in woorden if woord in COMMANDS), None)
    args = build_parser(gekozen).parse_args(woorden)
    try:
        code = int(args.run(args))
        sys.stdout.flush()
    except WijkspiegelError as fout:
        print(f"wijkspiegel: {fout}", file=sys.stderr)
        return FOUT
    except BrokenPipeError:
        # Who was reading stopped (`| head`). What is left has nowhere to go, also at the end of the program.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUT
    return code


if __name__ == "__main__":
    sys.exit(main())
