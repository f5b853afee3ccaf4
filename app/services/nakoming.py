"""How promises and actions stand, and how often each party keeps its word, the municipality first, never ranked (R-43)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.store.access import visible_toezeggingen
from app.store.tables import Partij, Toezegging, Verbeteractie
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import ToezeggingStatus
from schemas.vocabulary import Kwartaal

GEMEENTE = "gemeente"


@dataclass(frozen=True)
class Nakoming:
    """How one party keeps its word; open promises past their date count as not kept in time."""

    partijcode: str
    naam: str
    is_gemeente: bool
    nagekomen: int
    te_laat: int
    niet_nagekomen: int
    over_datum: int
    open: int
    herzien: int

    @property
    def beslist(self) -> int:
        """The promises about which something can be said: settled, or past their date."""
        return self.nagekomen + self.te_laat + self.niet_nagekomen + self.over_datum

    @property
    def zin(self) -> str:
        """The rate in words."""
        if not self.beslist:
            return "Nog van geen enkele is de datum voorbij."
        return f"{self.nagekomen} van de {self.beslist} op tijd nagekomen."


def keep_rate(session: Session, gebruiker: Gebruiker, *, vandaag: date) -> list[Nakoming]:
    """Return per party how it kept its promises, the municipality first, then by name (never ranked)."""
    per_partij: dict[str, list[Toezegging]] = {}
    for toezegging in visible_toezeggingen(session, gebruiker):
        per_partij.setdefault(toezegging.partijcode, []).append(toezegging)
    partijen = session.scalars(select(Partij).where(Partij.code.in_(per_partij)))
    rijen = [count_nakoming(partij, per_partij[partij.code], vandaag) for partij in partijen]
    return sorted(rijen, key=lambda rij: (not rij.is_gemeente, rij.naam))


def keep_rate_gemeente(session: Session, *, vandaag: date) -> Nakoming:
    """Return how the municipality keeps its word in the whole city; counts only, so everyone may know."""
    partijen = session.scalars(select(Partij).where(Partij.soort == GEMEENTE).order_by(Partij.code)).all()
    if not partijen:
        return count_nakoming(Partij(code=GEMEENTE, naam="De gemeente", soort=GEMEENTE), [], vandaag)
    codes = [p.code for p in partijen]
    eigen = list(session.scalars(select(Toezegging).where(Toezegging.partijcode.in_(codes))))
    return count_nakoming(partijen[0], eigen, vandaag)


def is_overdue(toezegging: Toezegging, vandaag: date) -> bool:
    """Answer whether the promise is open past its date."""
    return toezegging.status is ToezeggingStatus.OPEN and toezegging.vervalt_op < vandaag


def describe_toezegging(toezegging: Toezegging, vandaag: date) -> str:
    """Say how a promise stands; late is told in days."""
    if not is_overdue(toezegging, vandaag):
        return load_keuzelijst("toezegging_status")[toezegging.status].lower()
    dagen = (vandaag - toezegging.vervalt_op).days
    return f"open, {dagen} {'dag' if dagen == 1 else 'dagen'} over de datum"


def describe_terugkijk(actie: Verbeteractie) -> str:
    """Say what was found when an action came back, or when that will be (R-40)."""
    if actie.oordelen:
        return f"Teruggekeken: {load_keuzelijst('gezien')[actie.oordelen[-1].gezien].lower()}."
    return f"Wij kijken terug in {Kwartaal.parse(actie.terugkijk_kwartaal).label}."


def count_nakoming(partij: Partij, toezeggingen: list[Toezegging], vandaag: date) -> Nakoming:
    """Count how these promises of one party (or of several, under one name) stand."""
    per_status = Counter(t.status for t in toezeggingen)
    over_datum = sum(is_overdue(t, vandaag) for t in toezeggingen)
    return Nakoming(
        partijcode=partij.code,
        naam=partij.naam,
        is_gemeente=partij.soort == GEMEENTE,
        nagekomen=per_status[ToezeggingStatus.NAGEKOMEN],
        te_laat=per_status[ToezeggingStatus.TE_LAAT_NAGEKOMEN],
        niet_nagekomen=per_status[ToezeggingStatus.NIET_NAGEKOMEN],
        over_datum=over_datum,
        open=per_status[ToezeggingStatus.OPEN] - over_datum,
        herzien=per_status[ToezeggingStatus.HERZIEN],
    )
