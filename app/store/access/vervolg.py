"""What came of a wijkpartner's own answers: that the talk was adopted, and what kind of consequence followed (R-41)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.store.access.bereik import lies_within
from app.store.tables import Afspraak, Conclusie, Gesprek, Herkenning
from app.toegang import may
from schemas.leercyclus import GesprekStatus
from schemas.rollen import Recht


@dataclass(frozen=True)
class Vervolg:
    """One own answer and what followed on it; no word that was written for the talk."""

    gesprek_id: int
    regiocode: str
    kwartaal: str
    indicatorcode: str
    interventiecode: str
    antwoord: str
    vastgesteld_op: datetime | None
    gevolg: str


def visible_vervolg(session: Session, gebruiker: Gebruiker) -> list[Vervolg]:
    """Return what followed on the own answers of this person, newest talk first; of nobody else's."""
    if not may(gebruiker, Recht.HERKENNING_GEVEN):
        return []
    zelfde_cijfer = and_(
        Afspraak.indicatorcode == Herkenning.indicatorcode,
        Afspraak.interventiecode == Herkenning.interventiecode,
    )
    vraag = (
        select(Herkenning, Gesprek, Conclusie.gevolg)
        .join(Afspraak, zelfde_cijfer)
        .join(Conclusie, Conclusie.afspraak_id == Afspraak.id)
        .join(Gesprek, and_(Gesprek.id == Conclusie.gesprek_id, Gesprek.kwartaal == Herkenning.kwartaal))
        .where(Herkenning.account_id == gebruiker.id, Gesprek.status == GesprekStatus.VASTGESTELD)
        .order_by(Gesprek.vastgesteld_op.desc(), Herkenning.id)
    )
    return [
        Vervolg(
            gesprek.id,
            h.regiocode,
            h.kwartaal,
            h.indicatorcode,
            h.interventiecode,
            h.antwoord,
            gesprek.vastgesteld_op,
            gevolg,
        )
        for h, gesprek, gevolg in session.execute(vraag)
        if lies_within(h.regiocode, gesprek.regiocode)
    ]
