"""The rounds of the pulse, and answers only of rounds that are over and of groups that are large enough (R-45)."""

from collections import Counter
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.store.tables import Pulsantwoord, Pulsdeelname, Pulsronde
from app.toegang import may
from schemas.puls import KLEINSTE_GROEP
from schemas.rollen import Recht


def visible_rondes(session: Session, gebruiker: Gebruiker) -> list[Pulsronde]:
    """Return the rounds, the newest on top."""
    if not may(gebruiker, Recht.LEERKLIMAAT_BEKIJKEN):
        return []
    return list(session.scalars(select(Pulsronde).order_by(Pulsronde.van.desc(), Pulsronde.id.desc())))


def has_answered(session: Session, gebruiker: Gebruiker, ronde_id: int) -> bool:
    """Answer whether this person answered this round."""
    return session.get(Pulsdeelname, (ronde_id, gebruiker.id)) is not None


def count_deelnames(session: Session, ronde_id: int) -> int:
    """Count who answered, over all groups: of how many kinds they are stays unsaid."""
    return session.scalar(select(func.count()).where(Pulsdeelname.ronde_id == ronde_id)) or 0


def closed_antwoorden(
    session: Session, gebruiker: Gebruiker, ronde: Pulsronde, vandaag: date
) -> list[Pulsantwoord]:
    """Return the answers of a round that is over, of groups of five or more, in the order of their random keys."""
    if not may(gebruiker, Recht.LEERKLIMAAT_BEKIJKEN) or vandaag <= ronde.tot:
        return []
    alle = session.scalars(
        select(Pulsantwoord).where(Pulsantwoord.ronde_id == ronde.id).order_by(Pulsantwoord.sleutel)
    ).all()
    per_vraag = Counter((a.groep, a.stelling) for a in alle)
    # A group counts by its smallest statement, so that no single one falls below.
    groot = {
        groep
        for groep in {a.groep for a in alle}
        if min(aantal for (g, _), aantal in per_vraag.items() if g == groep) >= KLEINSTE_GROEP
    }
    return [a for a in alle if a.groep in groot]
