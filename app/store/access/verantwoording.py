"""What accountability may see of talks: adopted decisions and nothing of the learning room (R-35)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.store.access.gesprekken import visible_gesprekken
from app.store.tables import Gespreksversie


@dataclass(frozen=True)
class Vastgelegd:
    """One adopted conclusion as it stands: what was decided, by whose right, at what price, with what consequence."""

    gesprek_id: int
    afspraak_id: int
    regiocode: str
    kwartaal: str
    versie: int
    is_gezamenlijk: bool
    tekst: str
    verschil: str
    besluit: str
    beslisrecht: str
    ingeleverd: str
    gevolg: str
    gevolg_reden: str
    vastgesteld_op: datetime
    vastgesteld_door: str


def accountable_besluiten(
    session: Session, gebruiker: Gebruiker, beschikking_id: int, *, tot: datetime | None = None
) -> list[Vastgelegd]:
    """Return the adopted conclusions of a beschikking, in order of quarter, place and afspraak.

    Only adopted versions are read, which hold the words of the table: no reading, story, doubt, own part or
    deviation can reach it, released or not. With `tot` it is the state of that moment.
    """
    gesprekken = {
        g.id: g for g in visible_gesprekken(session, gebruiker) if g.beschikking_id == beschikking_id
    }
    vraag = select(Gespreksversie).where(Gespreksversie.gesprek_id.in_(gesprekken))
    if tot is not None:
        vraag = vraag.where(Gespreksversie.vastgesteld_op <= tot)
    nieuwste = {v.gesprek_id: v for v in session.scalars(vraag.order_by(Gespreksversie.versie))}
    rijen = [
        Vastgelegd(
            gesprek_id=nummer,
            regiocode=gesprekken[nummer].regiocode,
            kwartaal=gesprekken[nummer].kwartaal,
            versie=versie.versie,
            vastgesteld_op=versie.vastgesteld_op,
            vastgesteld_door=versie.vastgesteld_door,
            **{veld: waarde for veld, waarde in conclusie.items() if veld != "afspraak"},
        )
        for nummer, versie in nieuwste.items()
        for conclusie in versie.inhoud["conclusies"]
    ]
    return sorted(rijen, key=lambda r: (r.kwartaal, r.regiocode, r.afspraak_id))
