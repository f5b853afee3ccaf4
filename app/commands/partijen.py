"""`wijkspiegel partijen`: the parties of the store, or of the example city when there is no store."""

import argparse
import json

from sqlalchemy.exc import DatabaseError

from app.settings import Settings, load_settings
from app.store.access import delivering_partijen
from app.store.sessions import create_engine_for, make_sessions


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("--json", action="store_true", help="Schrijf een JSON-lijst met code en naam.")


def run(args: argparse.Namespace) -> int:
    """Print the parties."""
    partijen = list_partijen(load_settings())
    if args.json:
        print(json.dumps(partijen, ensure_ascii=False))
    else:
        print("\n".join(f"{partij['code']:<14} {partij['naam']}" for partij in partijen))
    return 0


def list_partijen(settings: Settings) -> list[dict[str, str]]:
    """Return code and name of each party; nothing is written, not even an empty database."""
    return _from_store(settings) or _from_example()


def _from_store(settings: Settings) -> list[dict[str, str]]:
    is_sqlite = settings.database_url.startswith("sqlite")
    if is_sqlite and not (settings.data / "wijkspiegel.sqlite").exists():
        return []
    engine = create_engine_for(settings)
    try:
        with make_sessions(engine)() as session:
            return [{"code": partij.code, "naam": partij.naam} for partij in delivering_partijen(session)]
    except DatabaseError:
        # A database without our tables: nothing was set up yet.
        return []
    finally:
        engine.dispose()


def _from_example() -> list[dict[str, str]]:
    from app.demo.bronnen import load_tabel

    met_beschikking = {rij["partijcode"] for rij in load_tabel("beschikkingen.csv")}
    verteld = {rij["partijcode"] for rij in load_tabel("wijkinzet.csv")} - met_beschikking
    return [
        {"code": rij["code"], "naam": rij["naam"]}
        for rij in load_tabel("partijen.csv")
        if rij["code"] not in verteld
    ]
