"""Do we learn ourselves? Counts over the whole city of the cycle, promises, actions, voices and the cost of asking."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.identity import Gebruiker
from app.services.doorlooptijden import Signaalbeeld, measure_signalen
from app.services.geldigheid import counts_in
from app.services.gevraagde_velden import Gevolg, Lasten, Opvolging, count_lasten, follow_afspraken
from app.services.leercycli import Leercycli, count_cycli
from app.services.nakoming import GEMEENTE, Nakoming, count_nakoming
from app.services.verbeteracties import is_waiting
from app.store.access import visible_beschikkingen
from app.store.tables import (
    Aanwezige,
    Afspraak,
    Beschikking,
    Gesprek,
    Initiatief,
    Oordeel,
    Partij,
    Signaal,
    Toezegging,
    Uitvraag,
    UitvraagAntwoord,
    Verbeteractie,
    Verhaal,
)
from app.toegang import require
from schemas.indicator import load_indicatoren
from schemas.leercyclus import Fase, Gezien
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

BEWONERS = frozenset({"jongere", "ouder", "bewoner"})


@dataclass(frozen=True)
class Stemmen:
    """Who spoke in one quarter: contributions per voice, and how many were heard for the first time."""

    kwartaal: str
    bijdragen: int
    jongeren: int
    bewoners: int
    nieuw: int


@dataclass(frozen=True)
class Vraagloos:
    """A figure of which something can be said about the asking."""

    afspraak_id: int
    beschikking_id: int
    beschikking: str
    naam: str
    tot_kwartaal: str


@dataclass(frozen=True)
class Leerbeeld:
    """Everything on the page."""

    cycli: Leercycli
    gemeente: Nakoming
    anderen: Nakoming
    fasen: dict[str, int]
    gezien: dict[str, int]
    oordelen: int
    wachtend: int
    signalen: Signaalbeeld
    uitvragen: dict[str, int]
    stemmen: tuple[Stemmen, ...]
    lasten: tuple[Lasten, ...]
    onbesproken: tuple[Vraagloos, ...]
    met_vier: int
    verlopen: tuple[Vraagloos, ...]


def measure_leren(session: Session, gebruiker: Gebruiker, *, vandaag: date) -> Leerbeeld:
    """Count; whole city where only counts are told, own beschikkingen where a figure is named."""
    require(gebruiker, Recht.LEREN_BEKIJKEN)
    kwartaal = Kwartaal.of(vandaag)
    acties = list(session.scalars(select(Verbeteractie).options(selectinload(Verbeteractie.oordelen))))
    gemeente, anderen = _count_promises(session, vandaag)
    fasen = Counter(a.fase for a in acties)
    gezien = Counter(session.scalars(select(Oordeel.gezien)))
    uitvragen = Counter(session.scalars(select(Uitvraag.status)))
    eigen = visible_beschikkingen(session, gebruiker)
    opvolging = follow_afspraken(session, eigen)
    return Leerbeeld(
        cycli=count_cycli(session),
        gemeente=gemeente,
        anderen=anderen,
        fasen={fase.value: fasen[fase] for fase in Fase},
        gezien={g.value: gezien[g] for g in Gezien},
        oordelen=gezien.total(),
        wachtend=sum(is_waiting(a, kwartaal) for a in acties),
        signalen=measure_signalen(
            session.scalars(select(Signaal).options(selectinload(Signaal.overdrachten)))
        ),
        uitvragen={status.value: aantal for status, aantal in sorted(uitvragen.items())},
        stemmen=_count_voices(session),
        lasten=count_lasten(session, eigen, opvolging, kwartaal),
        onbesproken=_find_undiscussed(eigen, opvolging, str(kwartaal)),
        met_vier=len(opvolging.met_vier),
        verlopen=_find_expired(eigen, str(kwartaal)),
    )


def _count_promises(session: Session, vandaag: date) -> tuple[Nakoming, Nakoming]:
    """Return the municipality, and all others together: no party is set beside another."""
    soorten = {p.code: p.soort for p in session.scalars(select(Partij))}
    alle = list(session.scalars(select(Toezegging)))
    eigen = [t for t in alle if soorten[t.partijcode] == GEMEENTE]
    ander = [t for t in alle if soorten[t.partijcode] != GEMEENTE]
    return (
        count_nakoming(Partij(code=GEMEENTE, naam="De gemeente", soort=GEMEENTE), eigen, vandaag),
        count_nakoming(Partij(code="", naam="Alle andere partijen samen", soort=""), ander, vandaag),
    )


def _count_voices(session: Session) -> tuple[Stemmen, ...]:
    """Count contributions per quarter: stories, signalen, answers, plans, and residents at the table."""
    bijdragen: list[tuple[str, str]] = []
    verhalen = select(Gesprek.kwartaal, Verhaal.bron).join(Verhaal, Verhaal.gesprek_id == Gesprek.id)
    bijdragen += [
        (kwartaal, bron)
        for kwartaal, bron in session.execute(verhalen.where(Verhaal.is_geen_verhaal.is_(False)))
    ]
    tafel = select(Gesprek.kwartaal, Aanwezige.laag).join(Aanwezige, Aanwezige.gesprek_id == Gesprek.id)
    bijdragen += [
        (kwartaal, laag) for kwartaal, laag in session.execute(tafel.where(Aanwezige.laag == "bewoner"))
    ]
    nieuw: Counter[str] = Counter()
    gezien: set[tuple[int, str]] = set()
    for s in session.scalars(select(Signaal).order_by(Signaal.gemeld_op, Signaal.id)):
        kwartaal = str(Kwartaal.of(s.gemeld_op.date()))
        bijdragen.append((kwartaal, s.bron))
        nieuw[kwartaal] += (s.melder_id, s.namens) not in gezien
        gezien.add((s.melder_id, s.namens))
    for op, bron in session.execute(select(UitvraagAntwoord.gegeven_op, UitvraagAntwoord.bron)):
        bijdragen.append((str(Kwartaal.of(op.date())), bron))
    for plan in session.scalars(select(Initiatief).options(selectinload(Initiatief.stappen))):
        kwartaal = str(Kwartaal.of(plan.stappen[0].bereikt_op))
        bijdragen.append((kwartaal, plan.bron))
        nieuw[kwartaal] += plan.is_eerste_keer
    per_kwartaal: dict[str, Counter[str]] = defaultdict(Counter)
    for kwartaal, bron in bijdragen:
        per_kwartaal[kwartaal][bron] += 1
    return tuple(
        Stemmen(
            kwartaal,
            telling.total(),
            telling["jongere"],
            sum(telling[b] for b in BEWONERS),
            nieuw[kwartaal],
        )
        for kwartaal, telling in sorted(per_kwartaal.items(), reverse=True)
    )


def _find_undiscussed(
    beschikkingen: list[Beschikking], opvolging: Opvolging, kwartaal: str
) -> tuple[Vraagloos, ...]:
    """Return the figures that are still asked and from which nothing followed in the last four talks."""
    return tuple(
        _name(a, b)
        for b in beschikkingen
        for a in b.afspraken
        if counts_in(a, kwartaal) and opvolging.per_afspraak[a.id] is Gevolg.NEE
    )


def _find_expired(beschikkingen: list[Beschikking], kwartaal: str) -> tuple[Vraagloos, ...]:
    """Return the figures still asked in a running beschikking after their own "tot wanneer"."""
    return tuple(
        _name(a, b)
        for b in beschikkingen
        if b.van_kwartaal <= kwartaal <= b.tot_kwartaal
        for a in b.afspraken
        if a.tot_kwartaal < kwartaal and (a.laatste_kwartaal is None or a.laatste_kwartaal >= kwartaal)
    )


def _name(afspraak: Afspraak, beschikking: Beschikking) -> Vraagloos:
    indicator = load_indicatoren().get(afspraak.indicatorcode)
    naam = indicator.naam if indicator else afspraak.indicatorcode
    return Vraagloos(
        afspraak.id,
        beschikking.id,
        beschikking.titel,
        f"{naam}, {afspraak.interventie.naam}",
        afspraak.tot_kwartaal,
    )
