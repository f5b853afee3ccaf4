"""Announcing several concepts of one beschikking at once: one reason, one consultation, one start; all of them or none (R-21)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.afspraakwijzigingen import Aankondiging, announce_afspraak
from app.services.gereedheid import label_of
from app.store.access import get_beschikking
from app.store.tables import Afspraak
from app.toegang import require
from schemas.errors import NietGereedError, WijkspiegelError
from schemas.leercyclus import AfspraakStatus
from schemas.rollen import Recht


@dataclass(frozen=True)
class Samen:
    """What is announced together: which concepts, what goes with all of them, and what leaves to make room."""

    afspraak_ids: Sequence[int]
    aankondiging: Aankondiging
    eruit_ids: Sequence[int] = ()


def list_concepten(session: Session, beschikking_id: int) -> list[Afspraak]:
    """Return the concepts of a beschikking in the order in which they were made."""
    vraag = select(Afspraak).where(
        Afspraak.beschikking_id == beschikking_id, Afspraak.status == AfspraakStatus.CONCEPT
    )
    return list(session.scalars(vraag.order_by(Afspraak.id)))


def announce_afspraken(
    session: Session, gebruiker: Gebruiker, beschikking_id: int, samen: Samen, *, vandaag: date, nu: datetime
) -> list[Afspraak]:
    """Announce all of them, or refuse with the reason for each that cannot; then nothing has changed.

    An empty reason for the change leaves each concept the reason it already has.
    """
    require(gebruiker, Recht.AFSPRAAK_BIJWERKEN)
    beschikking = get_beschikking(session, gebruiker, beschikking_id)
    concepten = {a.id: a for a in list_concepten(session, beschikking.id)}
    gekozen = list(dict.fromkeys(samen.afspraak_ids))
    if not gekozen:
        raise NietGereedError(("Kies ten minste één concept.",))
    if set(gekozen) - set(concepten):
        raise NietGereedError(("Een van deze afspraken is geen concept meer. Laad de pagina opnieuw.",))
    eruit, redenen = list(dict.fromkeys(samen.eruit_ids)), list[str]()
    for afspraak_id in gekozen:
        concept = concepten[afspraak_id]
        try:
            # Within a savepoint, so that the reasons of those that follow are right as well.
            with session.begin_nested():
                _announce(session, gebruiker, concept, samen.aankondiging, eruit, vandaag=vandaag, nu=nu)
        except WijkspiegelError as fout:
            redenen.append(f"{label_of(concept)}: {fout}")
    if redenen:
        raise NietGereedError(tuple(redenen))
    if eruit:
        raise NietGereedError(
            ("U koos meer afspraken die eruit gaan dan nodig is. Beëindig die andere apart, met een reden.",)
        )
    return [concepten[afspraak_id] for afspraak_id in gekozen]


def _announce(
    session: Session,
    gebruiker: Gebruiker,
    concept: Afspraak,
    aankondiging: Aankondiging,
    eruit: list[int],
    *,
    vandaag: date,
    nu: datetime,
) -> None:
    """Announce one; who needs room takes the next of those that leave."""
    eigen = replace(
        aankondiging,
        aanleiding=aankondiging.aanleiding.strip() or concept.aanleiding,
        eruit_id=eruit[0] if eruit else None,
    )
    announce_afspraak(session, gebruiker, concept.id, eigen, vandaag=vandaag, nu=nu)
    if concept.verdringt_id is not None:
        eruit.remove(concept.verdringt_id)
