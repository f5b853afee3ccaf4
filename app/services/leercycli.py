"""How far the talks of each quarter came, at which step they stop, and how many days each step took (R-33)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.doorlooptijden import Doorlooptijd, measure_doorlooptijd
from app.store.access.gesprekken import GEOPENDE
from app.store.tables import (
    Aanlevering,
    Beschikking,
    Conclusie,
    Gesprek,
    Oordeel,
    Toezegging,
    Verbeteractie,
)
from schemas.leercyclus import GEHOUDEN, AanleveringStatus, Cyclusstap, GesprekStatus, ToezeggingStatus
from schemas.vocabulary import Kwartaal


@dataclass(frozen=True)
class Kwartaalcyclus:
    """The talks of one quarter: how many are rond, at which step the others stop, and the same per afspraak."""

    kwartaal: str
    gesprekken: int
    rond: int
    afspraken: int
    afspraken_rond: int
    stopt_bij: dict[str, int]


@dataclass(frozen=True)
class Leercycli:
    """Every quarter, the newest first, and the days from the end of a quarter to each step."""

    kwartalen: tuple[Kwartaalcyclus, ...]
    tijden: tuple[Doorlooptijd, ...]


@dataclass(frozen=True)
class _Stof:
    """What the store says of all talks together: files by party and quarter, conclusions, and what still waits."""

    geleverd: dict[tuple[str, str], date]
    conclusies: list[tuple[int, int]]
    open_acties: set[tuple[int, int]]
    met_open_toezegging: set[int]


def count_cycli(session: Session) -> Leercycli:
    """Count over the whole city: who takes part may know how often we finish what we begin."""
    rijen = session.execute(select(Gesprek, Beschikking.partijcode).join(Gesprek.beschikking)).all()
    gesprekken = [(gesprek, partijcode) for gesprek, partijcode in rijen]
    stof = _read(session)
    per_kwartaal: dict[str, list[tuple[Gesprek, str]]] = defaultdict(list)
    for gesprek, partijcode in gesprekken:
        per_kwartaal[gesprek.kwartaal].append((gesprek, partijcode))
    return Leercycli(
        tuple(_count_quarter(k, per_kwartaal[k], stof) for k in sorted(per_kwartaal, reverse=True)),
        _measure(gesprekken, stof),
    )


def _read(session: Session) -> _Stof:
    ingediend = select(Aanlevering.partijcode, Aanlevering.kwartaal, Aanlevering.ingediend_op).where(
        Aanlevering.status == AanleveringStatus.INGEDIEND, Aanlevering.ingediend_op.is_not(None)
    )
    geleverd: dict[tuple[str, str], date] = {}
    for partij, kwartaal, op in session.execute(ingediend.order_by(Aanlevering.ingediend_op)):
        if op is not None:
            geleverd.setdefault((partij, kwartaal), op.date())
    beoordeeld = select(Oordeel.verbeteractie_id)
    acties = select(Verbeteractie.gesprek_id, Verbeteractie.afspraak_id).where(
        Verbeteractie.gesprek_id.is_not(None), Verbeteractie.id.not_in(beoordeeld)
    )
    beloofd = select(Toezegging.gesprek_id).where(Toezegging.status == ToezeggingStatus.OPEN)
    return _Stof(
        geleverd,
        [(g, a) for g, a in session.execute(select(Conclusie.gesprek_id, Conclusie.afspraak_id))],
        {(g, a) for g, a in session.execute(acties) if g is not None},
        {g for g in session.scalars(beloofd) if g is not None},
    )


def _count_quarter(kwartaal: str, gesprekken: Sequence[tuple[Gesprek, str]], stof: _Stof) -> Kwartaalcyclus:
    stopt = Counter(_stops_at(gesprek, partijcode, stof) for gesprek, partijcode in gesprekken)
    nummers = {gesprek.id for gesprek, _ in gesprekken}
    af = {
        g.id
        for g, partij in gesprekken
        if g.status is GesprekStatus.VASTGESTELD and (partij, kwartaal) in stof.geleverd
    }
    besproken = [(g, a) for g, a in stof.conclusies if g in nummers]
    return Kwartaalcyclus(
        kwartaal,
        len(gesprekken),
        stopt[None],
        len(besproken),
        sum(g in af and (g, a) not in stof.open_acties for g, a in besproken),
        {stap.value: stopt[stap] for stap in Cyclusstap},
    )


def _stops_at(gesprek: Gesprek, partijcode: str, stof: _Stof) -> Cyclusstap | None:
    """Return the first step that is not done, None when the talk is rond; as `compute_cyclus` tells of one talk."""
    wacht = gesprek.id in stof.met_open_toezegging or gesprek.id in {g for g, _ in stof.open_acties}
    gedaan = {
        Cyclusstap.GEMETEN: (partijcode, gesprek.kwartaal) in stof.geleverd,
        Cyclusstap.GEDUID: gesprek.status in GEOPENDE,
        Cyclusstap.CONSEQUENTIE: gesprek.status is GesprekStatus.VASTGESTELD,
        Cyclusstap.OPGEVOLGD: not wacht,
    }
    return next((stap for stap in Cyclusstap if not gedaan[stap]), None)


def _measure(gesprekken: Iterable[tuple[Gesprek, str]], stof: _Stof) -> tuple[Doorlooptijd, ...]:
    """Measure talks whose quarter is over: days to the file, to both readings, to the talk and to adoption."""
    alle = [(g, Kwartaal.parse(g.kwartaal).laatste_dag, partij) for g, partij in gesprekken]
    return (
        measure_doorlooptijd(
            "tot het bestand binnen is",
            [(einde, stof.geleverd.get((partij, g.kwartaal))) for g, einde, partij in alle],
        ),
        measure_doorlooptijd(
            "tot de lezingen open zijn",
            [(einde, g.geopend_op.date() if g.geopend_op else None) for g, einde, _ in alle],
        ),
        measure_doorlooptijd(
            "tot het gesprek",
            [(einde, g.gesprek_op if g.status in GEHOUDEN else None) for g, einde, _ in alle],
        ),
        measure_doorlooptijd(
            "tot het is vastgesteld",
            [(einde, g.vastgesteld_op.date() if g.vastgesteld_op else None) for g, einde, _ in alle],
        ),
    )
