"""`wijkspiegel publiceer`: build the figures from everything that was submitted, and publish them."""

import argparse
from datetime import UTC, datetime

from app.services.publicatie import recover
from app.settings import load_settings
from app.store.archive import Archive
from app.store.sessions import create_engine_for, make_sessions, migrate
from pipelines.reference import load_referentie


def add_arguments(_: argparse.ArgumentParser) -> None:
    """Add no arguments: everything accepted is published."""


def run(_: argparse.Namespace) -> int:
    """Publish and say which build is current."""
    settings = load_settings()
    engine = create_engine_for(settings)
    migrate(engine)
    publicatie = recover(
        make_sessions(engine),
        Archive(settings.archief, settings.sleutel),
        settings,
        load_referentie(),
        nu=datetime.now(UTC),
    )
    engine.dispose()
    if publicatie is None:
        print("Er zijn nog geen partijen en bestanden om cijfers van te maken.")
        return 0
    aantal = len(publicatie.aanlevering_ids)
    print(f"Gepubliceerd: {publicatie.bestandsnaam}, gemaakt uit {aantal} aanleveringen.")
    return 0
