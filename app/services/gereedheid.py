"""What must still happen before a talk can be adopted (R-31, R-33); reads only, and tells no reading's text."""

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.services.geldigheid import afspraken_in
from app.store.tables import Afspraak, Conclusie, Gesprek, Lezing, Toezegging, Verbeteractie, Verhaal
from schemas.indicator import load_indicatoren
from schemas.leercyclus import LezingStatus, Vrijgave
from schemas.vocabulary import Kwartaal

SAMEN = "samen"
KANTEN = ("aanbieder", "gemeente")
KANT_IN_WOORDEN = {"aanbieder": "de aanbieder", "gemeente": "de gemeente"}


@dataclass(frozen=True)
class Punt:
    """One thing that must still happen: by which side, or by both together, as a Dutch sentence."""

    kant: str
    zin: str


def readiness(session: Session, gesprek: Gesprek) -> tuple[str, ...]:
    """Return what must still happen before this talk can be adopted, as Dutch sentences; empty is ready."""
    return tuple(punt.zin for punt in points(session, gesprek))


def points(session: Session, gesprek: Gesprek) -> tuple[Punt, ...]:
    """Return what must still happen, by whom: a side its readings and own part, both together the rest."""
    punten = [
        punt
        for afspraak in active_afspraken(session, gesprek)
        for punt in _missing_of(session, gesprek, afspraak)
    ]
    if not gesprek.eigen_deel.strip():
        punten.append(Punt("gemeente", "De gemeente schreef nog niets over haar eigen deel."))
    return tuple(punten)


def active_afspraken(session: Session, gesprek: Gesprek) -> list[Afspraak]:
    """Return the afspraken this talk is about: those that count in its quarter."""
    return afspraken_in(session, gesprek.beschikking_id, gesprek.kwartaal)


def label_of(afspraak: Afspraak) -> str:
    """Return how a message names an afspraak: the indicator and the intervention, in words."""
    indicator = load_indicatoren().get(afspraak.indicatorcode)
    naam = indicator.naam if indicator else afspraak.indicatorcode
    return f"{naam} ({afspraak.interventie.naam})"


def label_gesprek(gesprek: Gesprek) -> str:
    """Return how a talk is named: the beschikking and the quarter."""
    return f"{gesprek.beschikking.titel}, {Kwartaal.parse(gesprek.kwartaal).label}"


def _missing_of(session: Session, gesprek: Gesprek, afspraak: Afspraak) -> list[Punt]:
    naam = label_of(afspraak)
    binnen = sides_in(session, gesprek, afspraak)
    punten = [
        Punt(kant, f"{naam}: {KANT_IN_WOORDEN[kant]} diende nog geen lezing in.")
        for kant in KANTEN
        if kant not in binnen
    ]
    samen = _missing_consequence(session, gesprek, afspraak, naam)
    if not _has_verhaal(session, gesprek, afspraak):
        samen.insert(0, f"{naam}: er is nog geen verhaal, of de keuze 'geen verhaal', bij het gesprek.")
    return punten + [Punt(SAMEN, zin) for zin in samen]


def sides_in(session: Session, gesprek: Gesprek, afspraak: Afspraak) -> set[str]:
    vraag = select(Lezing.kant).where(
        Lezing.gesprek_id == gesprek.id,
        Lezing.afspraak_id == afspraak.id,
        Lezing.status == LezingStatus.INGEDIEND,
    )
    return set(session.scalars(vraag))


def _has_verhaal(session: Session, gesprek: Gesprek, afspraak: Afspraak) -> bool:
    vraag = exists().where(
        Verhaal.gesprek_id == gesprek.id,
        Verhaal.afspraak_id == afspraak.id,
        Verhaal.vrijgave != Vrijgave.EIGEN,
    )
    return bool(session.scalar(select(vraag)))


def _missing_consequence(session: Session, gesprek: Gesprek, afspraak: Afspraak, naam: str) -> list[str]:
    conclusie = session.scalar(
        select(Conclusie).where(Conclusie.gesprek_id == gesprek.id, Conclusie.afspraak_id == afspraak.id)
    )
    if conclusie is None:
        return [f"{naam}: er is nog geen conclusie met een gevolg."]
    actie = exists().where(Verbeteractie.gesprek_id == gesprek.id, Verbeteractie.afspraak_id == afspraak.id)
    toezegging = exists().where(Toezegging.gesprek_id == gesprek.id)
    if conclusie.gevolg == "actie" and not session.scalar(select(actie)):
        return [f"{naam}: het gevolg is een verbeteractie, maar die is nog niet gemaakt."]
    if conclusie.gevolg == "afspraak" and not session.scalar(select(toezegging)):
        return [f"{naam}: het gevolg is een toezegging, maar die is nog niet vastgelegd."]
    return []
