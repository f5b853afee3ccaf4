"""`wijkspiegel account`: make the first beheerder, or give a beheerder another password."""

import argparse
import getpass
import secrets
import sys
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from app.services.accounts import INRICHTING, Accountinvoer, create_account, set_password
from app.settings import load_settings
from app.store.access import visible_accounts
from app.store.sessions import create_engine_for, make_sessions, migrate
from schemas.errors import NietGereedError

BEHEERDER = "beheerder"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("inlognaam", help="Inlognaam van de beheerder.")
    parser.add_argument("--naam", default="", help="Naam zoals anderen die zien; anders de inlognaam.")
    parser.add_argument(
        "--vraag-wachtwoord",
        action="store_true",
        help="Typ zelf een wachtwoord; anders wordt er een gemaakt en één keer getoond.",
    )


def run(args: argparse.Namespace) -> int:
    """Make or renew the account and say with what one signs in."""
    wachtwoord = read_wachtwoord() if args.vraag_wachtwoord else secrets.token_urlsafe(15)
    engine = create_engine_for(load_settings())
    migrate(engine)
    try:
        with make_sessions(engine).begin() as session:
            zin = save_beheerder(session, args.inlognaam, args.naam, wachtwoord, datetime.now(UTC))
    finally:
        engine.dispose()
    print(zin)
    if not args.vraag_wachtwoord:
        print(f"Wachtwoord: {wachtwoord}")
    return 0


def read_wachtwoord() -> str:
    """Ask twice on a terminal; from a pipe the first line counts."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    wachtwoord = getpass.getpass("Wachtwoord: ")
    if getpass.getpass("Nog een keer: ") != wachtwoord:
        raise NietGereedError(("De twee wachtwoorden zijn niet gelijk. Probeer het opnieuw.",))
    return wachtwoord


def save_beheerder(session: Session, inlognaam: str, naam: str, wachtwoord: str, nu: datetime) -> str:
    """Make the beheerder, or end all sessions of the one there is and change the password."""
    kern = inlognaam.strip().lower()
    gevonden = next((a for a in visible_accounts(session, INRICHTING) if a.inlognaam == kern), None)
    if gevonden is None:
        invoer = Accountinvoer(
            inlognaam=kern,
            naam=naam or kern,
            rolcode=BEHEERDER,
            wachtwoord=wachtwoord,
            organisatie="Gemeente",
        )
        create_account(session, INRICHTING, invoer, nu=nu)
        return f"Het account {kern} is gemaakt. Hiermee maakt u op de pagina Beheer de andere accounts."
    if gevonden.rol != BEHEERDER:
        raise NietGereedError((f"{kern} is geen beheerder. Kies een andere inlognaam.",))
    set_password(session, INRICHTING, gevonden.id, wachtwoord, nu=nu)
    return f"Het account {kern} heeft een nieuw wachtwoord; wie ermee was ingelogd, is dat niet meer."
