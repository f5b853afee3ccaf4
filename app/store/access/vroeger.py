"""How things stood at a moment: which build was shown, and when a row that changes in place was changed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.store.access.aanleveringen import DEFINITIEF
from app.store.tables import Aanlevering, Doelbijstelling, Logregel, Publicatie, Verlenging


def publicatie_at(session: Session, moment: datetime) -> Publicatie | None:
    """Return the publication that was the newest just before a moment; which one is no secret."""
    vraag = select(Publicatie).where(Publicatie.gepubliceerd_op < moment)
    return session.scalar(vraag.order_by(Publicatie.id.desc()).limit(1))


def first_logged(session: Session, gebeurtenis: str, onderwerpen: Iterable[str]) -> dict[str, datetime]:
    """Return when something first happened to each of these; who did it and why is not told."""
    vraag = (
        select(Logregel.onderwerp, func.min(Logregel.tijdstip).label("begin"))
        .where(Logregel.gebeurtenis == gebeurtenis, Logregel.onderwerp.in_(list(onderwerpen)))
        .group_by(Logregel.onderwerp)
    )
    return {rij.onderwerp: rij.begin for rij in session.execute(vraag)}


def first_change_after(
    session: Session, gebeurtenis: str, onderwerpen: Iterable[str], moment: datetime
) -> dict[str, dict[str, Any]]:
    """Return what the first change after a moment noted down, of each that changed: it tells what stood before."""
    vraag = select(Logregel).where(
        Logregel.gebeurtenis == gebeurtenis,
        Logregel.onderwerp.in_(list(onderwerpen)),
        Logregel.tijdstip >= moment,
    )
    regels = session.scalars(vraag.order_by(Logregel.tijdstip.desc(), Logregel.id.desc()))
    return {regel.onderwerp: regel.details for regel in regels}


def goal_changes(session: Session, beschikking_id: int, moment: datetime) -> list[Doelbijstelling]:
    """Return the later words for a goal that stood at a moment; the caller may see the beschikking (R-25)."""
    vraag = select(Doelbijstelling).where(
        Doelbijstelling.beschikking_id == beschikking_id, Doelbijstelling.gemaakt_op < moment
    )
    return list(session.scalars(vraag.order_by(Doelbijstelling.id)))


def first_extension_after(session: Session, beschikking_id: int, moment: datetime) -> Verlenging | None:
    """Return the first extension that came later: it tells until when the beschikking ran before."""
    vraag = select(Verlenging).where(
        Verlenging.beschikking_id == beschikking_id, Verlenging.gemaakt_op >= moment
    )
    return session.scalar(vraag.order_by(Verlenging.id).limit(1))


def submissions_at(session: Session, partijcode: str, moment: datetime) -> list[Aanlevering]:
    """Return every version a party had submitted by a moment, for who was given its beschikking."""
    vraag = select(Aanlevering).where(
        Aanlevering.partijcode == partijcode,
        Aanlevering.status.in_(DEFINITIEF),
        Aanlevering.ingediend_op < moment,
    )
    return list(session.scalars(vraag.order_by(Aanlevering.kwartaal, Aanlevering.soort, Aanlevering.versie)))
