"""A process that publishes builds without pause; run by test_marts."""

from datetime import UTC, datetime, timedelta

from cijferstad import beeindigd, bron, make_stad, trajecten

from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions
from app.store.tables import Publicatie
from pipelines.reference import load_referentie
from pipelines.warehouse import build_warehouse


def publish_vaak(data: str, aantal: int) -> None:
    """Publish builds with ever more trajecten."""
    settings = load_settings({"WIJKSPIEGEL_DATA": data})
    sessions = make_sessions(create_engine_for(settings))
    referentie = load_referentie()
    for ronde in range(aantal):
        rijen = trajecten([beeindigd()] * (20 + ronde))
        gebouwd = build_warehouse([bron(1, rijen)], make_stad(), referentie, doel=settings.builds, drempel=10)
        with sessions.begin() as session:
            session.add(
                Publicatie(
                    build_id=gebouwd.build_id,
                    bestandsnaam=gebouwd.pad.name,
                    codeversie="proef",
                    gepubliceerd_op=datetime(2026, 1, 14, 9, 0, tzinfo=UTC) + timedelta(minutes=ronde),
                    aanlevering_ids=[1],
                )
            )
