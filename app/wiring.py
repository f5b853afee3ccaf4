"""The running app's context from its settings: stores, figures and clock."""

from datetime import UTC, date, datetime

from app.components.getallen import TIJDZONE
from app.context import Context
from app.queries.marts import Marts
from app.settings import Settings
from app.store.archive import Archive
from app.store.instellingen import get_instelling, get_nu, get_vandaag
from app.store.sessions import create_engine_for, make_sessions


def make_context(settings: Settings) -> Context:
    """Open the stores; `vandaag` is asked anew each time, so that a demo's date may be moved while it runs."""
    sessions = make_sessions(create_engine_for(settings))

    def vandaag() -> date:
        with sessions() as session:
            return get_vandaag(session, datetime.now(TIJDZONE).date())

    def nu() -> datetime:
        with sessions() as session:
            return get_nu(session, datetime.now(UTC))

    with sessions() as session:
        is_demo = get_instelling(session, "demo") == "ja"
    return Context(
        settings=settings,
        sessions=sessions,
        archive=Archive(settings.archief, settings.sleutel),
        marts=Marts(sessions, settings.builds),
        nu=nu,
        vandaag=vandaag,
        is_demo=is_demo,
    )
