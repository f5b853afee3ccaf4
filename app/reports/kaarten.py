"""From a beschikking, gebied and quarter to a written talk card: right, log, words, page."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.context import Context
from app.identity import Gebruiker
from app.reports.gesprekskaart import make_kaart, set_kaart
from app.reports.stof import load_stof, require_stand
from app.services.papieren import GESPREKSKAART, issue_papier
from app.store.access import running_beschikkingen
from schemas.vocabulary import Kwartaal


@dataclass(frozen=True)
class Kaartplek:
    """What one card is about, apart from the quarter."""

    beschikking_id: int
    kenmerk: str
    regiocode: str


def list_kaartplekken(context: Context, kwartaal: str) -> list[Kaartplek]:
    """List every beschikking that runs in the quarter with each of its gebieden, by kenmerk (R-13)."""
    require_stand(context)
    with context.sessions() as session:
        return list(_places(session, kwartaal))


def _places(session: Session, kwartaal: str) -> Iterator[Kaartplek]:
    for beschikking in running_beschikkingen(session, kwartaal):
        for gebied in sorted(beschikking.gebieden, key=lambda g: g.regiocode):
            yield Kaartplek(beschikking.id, beschikking.kenmerk, gebied.regiocode)


def write_kaart(
    context: Context, gebruiker: Gebruiker, beschikking_id: int, *, regiocode: str, kwartaal: str
) -> bytes:
    """Make one card for one person, and log that it was made."""
    nu, gekozen = context.nu(), str(Kwartaal.parse(kwartaal))

    def make() -> bytes:
        with context.sessions() as session:
            stof = load_stof(
                context, session, gebruiker, beschikking_id, regiocode=regiocode, kwartaal=gekozen
            )
            return set_kaart(make_kaart(stof), huisstijl=context.settings.huisstijl, nu=nu)

    return issue_papier(
        context.sessions,
        gebruiker,
        GESPREKSKAART,
        f"beschikking {beschikking_id}, {regiocode}, {gekozen}",
        make,
        vorm="pdf",
        build_id=require_stand(context).build_id,
        nu=nu,
    )
