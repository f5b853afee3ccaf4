"""`wijkspiegel publiceer`: build the figures from everything that was submitted, and publish them."""

import argparse
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.services.beginnen import Begin, judge_begin
from app.services.publicatie import recover
from app.settings import Settings, load_settings
from app.store.archive import Archive
from app.store.instellingen import get_nu
from app.store.sessions import create_engine_for, make_sessions, migrate
from pipelines.reference import load_referentie

if TYPE_CHECKING:
    from app.store.tables import Publicatie


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the one argument: everything accepted is published."""
    parser.add_argument("--rustig", action="store_true", help="Laat andere programma's voorgaan.")


def run(args: argparse.Namespace) -> int:
    """Publish and say which build is current."""
    if args.rustig:
        os.nice(10)
    publicatie = publish_accepted(load_settings())
    if publicatie is None:
        print("Er zijn nog geen partijen en bestanden om cijfers van te maken.")
        return 0
    aantal = len(publicatie.aanlevering_ids)
    print(f"Gepubliceerd: {publicatie.bestandsnaam}, gemaakt uit {aantal} aanleveringen.")
    return 0


def publish_accepted(settings: Settings) -> "Publicatie | None":
    """Migrate the store, then finish what a crash may have left undone."""
    engine = create_engine_for(settings)
    migrate(engine)
    sessions = make_sessions(engine)
    with sessions() as session:
        nu = get_nu(session, datetime.now(UTC))
    archive = Archive(settings.archief, settings.sleutel)
    publicatie = recover(sessions, archive, settings, load_referentie(), nu=nu)
    engine.dispose()
    return publicatie


def judge_start(settings: Settings) -> Begin:
    """Migrate the store, then decide what a start does with the figures."""
    engine = create_engine_for(settings)
    migrate(engine)
    archive = Archive(settings.archief, settings.sleutel)
    begin = judge_begin(make_sessions(engine), archive, settings, load_referentie())
    engine.dispose()
    return begin
