"""Which loaded reference files a person may see, and which of them count."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.store.access.bereik import not_found
from app.store.tables import Referentiebestand
from app.toegang import may
from schemas.leercyclus import ReferentieStatus
from schemas.rollen import Recht
from schemas.vocabulary import Referentiesoort


def visible_referentiebestanden(
    session: Session, gebruiker: Gebruiker, *, soort: Referentiesoort | None = None
) -> list[Referentiebestand]:
    """Return every loaded version, the newest first, to who manages them; to others none."""
    if not may(gebruiker, Recht.REFERENTIE_BEHEREN):
        return []
    vraag = select(Referentiebestand)
    if soort is not None:
        vraag = vraag.where(Referentiebestand.soort == soort)
    volgorde = (Referentiebestand.geladen_op.desc(), Referentiebestand.id.desc())
    return list(session.scalars(vraag.order_by(*volgorde)))


def get_referentiebestand(
    session: Session, gebruiker: Gebruiker, referentiebestand_id: int
) -> Referentiebestand:
    """Return one version, or NietGevondenError whether it is absent or not for this person."""
    gevonden = session.get(Referentiebestand, referentiebestand_id)
    if gevonden is None or not may(gebruiker, Recht.REFERENTIE_BEHEREN):
        raise not_found()
    return gevonden


def valid_referentiebestanden(
    session: Session, *, soort: Referentiesoort | None = None
) -> list[Referentiebestand]:
    """Return the versions that count, in a fixed order; what a gemeente loads as reference is no secret."""
    vraag = select(Referentiebestand).where(Referentiebestand.status == ReferentieStatus.GELDIG)
    if soort is not None:
        vraag = vraag.where(Referentiebestand.soort == soort)
    volgorde = (Referentiebestand.soort, Referentiebestand.sleutel, Referentiebestand.id)
    return list(session.scalars(vraag.order_by(*volgorde)))
