"""`wijkspiegel post`: send the letters that wait, or say how many there are."""

import argparse
import json
import sys

from app.services.post import send_post
from app.services.weekbericht import plan_weekberichten
from app.settings import load_settings
from app.store.access import count_post
from app.wiring import make_context
from schemas.errors import NietGereedError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument(
        "daad", choices=("versturen", "stand"), help="Verstuur wat wacht, of vertel wat er ligt."
    )
    parser.add_argument("--json", action="store_true", help="Schrijf de uitkomst als JSON.")


def run(args: argparse.Namespace) -> int:
    """Send one round, or tell what lies there."""
    settings = load_settings()
    if args.daad == "versturen" and not settings.smtp:
        raise NietGereedError(
            ("Er is geen mailserver ingesteld. Zet WIJKSPIEGEL_SMTP, bijvoorbeeld op mail.gemeente.nl:587.",)
        )
    context = make_context(settings)
    try:
        uitkomst: dict[str, int]
        if args.daad == "versturen":
            with context.sessions.begin() as session:
                geschreven = plan_weekberichten(session, vandaag=context.vandaag(), nu=context.nu())
            bezorging = send_post(context.sessions, settings, context.nu)
            uitkomst = {"geschreven": geschreven, **vars(bezorging)}
        else:
            with context.sessions() as session:
                uitkomst = count_post(session)
    finally:
        context.sessions.engine.dispose()
    if args.json:
        sys.stdout.write(json.dumps(uitkomst) + "\n")
    else:
        sys.stdout.write(", ".join(f"{naam}: {aantal}" for naam, aantal in uitkomst.items()) + "\n")
    return 0
