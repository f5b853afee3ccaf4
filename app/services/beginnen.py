"""What a start of the app does with the figures: show what is there, renew them beside it, or make them first."""

from enum import Enum

from sqlalchemy import select

from app.services.publicatie import plan_bouw, read_input
from app.settings import Settings
from app.store.access import visible_publicatie
from app.store.archive import Archive
from app.store.sessions import Sessions
from app.store.tables import Partij
from pipelines.reference import Referentie
from pipelines.toonbaar import may_show


class Begin(Enum):
    """What comes first: answering people, or making figures."""

    BIJ = "the newest build is of what there is now"
    ERNAAST = "show the newest build, and make the next one meanwhile"
    EERST = "nothing may be shown before the next build is there"


def judge_begin(sessions: Sessions, archive: Archive, settings: Settings, referentie: Referentie) -> Begin:
    """Decide what a start does; before the first figures pages say that there are none, and that is true."""
    with sessions() as session:
        vorige = visible_publicatie(session)
        if vorige is None:
            is_leeg = session.scalar(select(Partij.code).limit(1)) is None
            return Begin.BIJ if is_leeg else Begin.ERNAAST
        opdracht = plan_bouw(session, read_input(session), archive, settings, referentie)
    pad = settings.builds / vorige.bestandsnaam
    if opdracht.build_id == vorige.build_id and pad.exists():
        return Begin.BIJ
    return Begin.ERNAAST if may_show(pad, drempel=settings.drempel) else Begin.EERST
