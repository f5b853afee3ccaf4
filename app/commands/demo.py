"""`wijkspiegel demo`: fill the invented city when the store is empty, tell who can sign in, and start."""

import argparse
import time

from app.demo.bronnen import load_bronnen
from app.demo.inrichten import WACHTWOORD
from app.demo.vullen import fill_demo
from app.settings import load_settings
from schemas.rollen import get_rol


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("--alleen-vullen", action="store_true", help="Vul de voorbeeldstad en stop dan.")
    parser.add_argument("--poort", type=int, default=8050, help="Poort waarop de app luistert.")
    parser.add_argument("--adres", default="127.0.0.1", help="Adres waarop de app luistert.")
    parser.add_argument("--processen", type=int, default=2, help="Aantal webprocessen.")


def run(args: argparse.Namespace) -> int:
    """Fill, print the accounts, and serve unless only filling was asked."""
    begin = time.monotonic()
    print("Voorbeeldstad klaarzetten …", flush=True)
    vulling = fill_demo(load_settings())
    print(f"{vulling.zin} ({time.monotonic() - begin:.0f} seconden)", flush=True)
    print(describe_accounts(), flush=True)
    if args.alleen_vullen:
        return 0
    # Imported late: who only fills needs no web server.
    from app.commands import serve

    return serve.start(args)


def describe_accounts() -> str:
    """Return the accounts a visitor can use, as lines of text."""
    kaart = [rij for rij in load_bronnen().accounts if rij["op_kaart"] == "ja"]
    regels = [
        f"  {rij['inlognaam']:<14} {get_rol(rij['rolcode']).naam:<16} {rij['naam']}, {rij['organisatie']}"
        for rij in kaart
    ]
    return "\n".join(
        [
            "",
            f"Synthetische gegevens. Inloggen met een van deze namen en wachtwoord {WACHTWOORD}",
            *regels,
            "De andere organisaties hebben ook een account: de naam is hun code (zie wijkspiegel partijen).",
            "",
        ]
    )
