"""Where the quality cycle of one talk stands: computed from what people did, never set (R-33)."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.gesprek_plannen import has_aanlevering
from app.services.verbeteracties import is_waiting
from app.store.access.gesprekken import GEOPENDE
from app.store.tables import Gesprek, Toezegging, Verbeteractie
from schemas.leercyclus import Cyclusstap, GesprekStatus, ToezeggingStatus
from schemas.vocabulary import Kwartaal

ONTBREEKT = {
    Cyclusstap.GEMETEN: "er is nog geen bestand ingediend over dit kwartaal",
    Cyclusstap.GEDUID: "de lezingen van aanbieder en gemeente zijn nog niet allebei binnen",
    Cyclusstap.CONSEQUENTIE: "het gesprek is nog niet vastgesteld met een gevolg per afspraak",
}


@dataclass(frozen=True)
class Cyclusstand:
    """The four steps, and in one Dutch sentence what is still missing."""

    gemeten: bool
    geduid: bool
    consequentie: bool
    opgevolgd: bool
    zin: str

    @property
    def is_rond(self) -> bool:
        return self.gemeten and self.geduid and self.consequentie and self.opgevolgd


def compute_cyclus(session: Session, gesprek: Gesprek, vandaag_kwartaal: Kwartaal) -> Cyclusstand:
    """Compute the cycle of one talk the caller may see."""
    gemeten = has_aanlevering(session, gesprek)
    geduid = gesprek.status in GEOPENDE
    consequentie = gesprek.status is GesprekStatus.VASTGESTELD
    opvolging = _missing_follow_up(session, gesprek, vandaag_kwartaal) if consequentie else []
    stappen = {
        Cyclusstap.GEMETEN: gemeten,
        Cyclusstap.GEDUID: geduid,
        Cyclusstap.CONSEQUENTIE: consequentie,
    }
    ontbreekt = [ONTBREEKT[stap] for stap, is_klaar in stappen.items() if not is_klaar] + opvolging
    return Cyclusstand(gemeten, geduid, consequentie, consequentie and not opvolging, _sentence(ontbreekt))


def _missing_follow_up(session: Session, gesprek: Gesprek, vandaag: Kwartaal) -> list[str]:
    """Every action of the talk has a verdict and every promise of it is settled; else say which is not."""
    acties = session.scalars(select(Verbeteractie).where(Verbeteractie.gesprek_id == gesprek.id))
    open_acties = [actie for actie in acties if not actie.oordelen]
    vraag = select(Toezegging).where(
        Toezegging.gesprek_id == gesprek.id, Toezegging.status == ToezeggingStatus.OPEN
    )
    return [_action_sentence(actie, vandaag) for actie in open_acties] + [
        f"de toezegging van {toezegging.vervalt_op:%d-%m-%Y} staat nog open"
        for toezegging in session.scalars(vraag)
    ]


def _action_sentence(actie: Verbeteractie, vandaag: Kwartaal) -> str:
    if is_waiting(actie, vandaag):
        return f"verbeteractie '{actie.titel}' wacht op een oordeel"
    terugkijk = Kwartaal.parse(actie.terugkijk_kwartaal)
    return f"verbeteractie '{actie.titel}' komt terug in {terugkijk.label}"


def _sentence(ontbreekt: list[str]) -> str:
    if not ontbreekt:
        return "De kwaliteitscyclus is rond."
    return f"De kwaliteitscyclus is nog niet rond: {'; '.join(ontbreekt)}."
