"""What paper about one beschikking in one gebied and quarter is made of, as this person may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from app.components.cijfers import Cijfer, newest_at, read_cijfers
from app.components.plaatsen import Plaatsen, read_plaatsen
from app.context import Context
from app.identity import Gebruiker
from app.services.afspraakstatus import Afspraakstatus, statuses_of
from app.store.access import (
    get_beschikking,
    visible_gesprekken,
    visible_herkenningen,
    visible_interventies,
    visible_partijen,
    visible_toezeggingen,
    visible_verbeteracties,
    visible_verhalen,
)
from app.store.access.bereik import is_regio_within, lies_within, not_found
from app.toegang import may
from schemas.errors import NietGevondenError
from schemas.indicator import Indicator, load_indicatoren
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.queries.stand import Stand
    from app.store.tables import Afspraak, Beschikking, Gesprek, Herkenning, Partij, Toezegging, Verbeteractie


@dataclass(frozen=True)
class Papierstof:
    """One beschikking × gebied × quarter for one person; `zonder_verhaal` only for who sits at the table."""

    gebruiker: Gebruiker
    is_demo: bool
    vandaag: date
    stand: Stand
    beschikking: Beschikking
    plaatsen: Plaatsen
    regiocode: str
    kwartaal: str
    gesprek: Gesprek | None
    partijen: Mapping[str, Partij]
    interventienamen: Mapping[str, str]
    indicatoren: Mapping[str, Indicator]
    statussen: tuple[Afspraakstatus, ...]
    cijfers: tuple[Cijfer, ...]
    toezeggingen: tuple[Toezegging, ...]
    verbeteracties: tuple[Verbeteractie, ...]
    herkenningen: tuple[Herkenning, ...]
    zonder_verhaal: frozenset[int]

    @property
    def plaatsnaam(self) -> str:
        return self.plaatsen.name(self.regiocode)

    @property
    def afspraken(self) -> list[Afspraak]:
        """The afspraken that count in the quarter, outcome before output (R-10)."""
        return [status.afspraak for status in self.statussen]

    def status(self, afspraak: Afspraak) -> Afspraakstatus:
        """Return where an afspraak stands, as every view has it."""
        return next(s for s in self.statussen if s.afspraak.id == afspraak.id)

    def reeks_of(self, indicatorcode: str, interventiecode: str, informant: str) -> list[Cijfer]:
        """Return one series, oldest quarter first, not beyond the quarter of the paper."""
        sleutel = (indicatorcode, interventiecode, informant)
        reeks = [
            c
            for c in self.cijfers
            if (c.indicatorcode, c.interventiecode, c.informant) == sleutel and c.kwartaal <= self.kwartaal
        ]
        return sorted(reeks, key=lambda c: c.kwartaal)

    def reeks(self, afspraak: Afspraak) -> list[Cijfer]:
        """Return the series of an afspraak."""
        return self.reeks_of(afspraak.indicatorcode, afspraak.interventiecode, afspraak.informant)

    def cijfer(self, afspraak: Afspraak) -> Cijfer | None:
        """Return the figure of this quarter, or of the newest half-year or year it is counted over."""
        return newest_at(self.reeks(afspraak), self.kwartaal)


def load_stof(
    context: Context,
    session: Session,
    gebruiker: Gebruiker,
    beschikking_id: int,
    *,
    regiocode: str,
    kwartaal: str,
) -> Papierstof:
    """Read what a paper needs, or refuse what is not there and what is not for this person alike."""
    beschikking = get_beschikking(session, gebruiker, beschikking_id)
    _check_place_and_time(beschikking, gebruiker, regiocode, kwartaal)
    gesprek = _find_gesprek(session, gebruiker, beschikking, regiocode, kwartaal)
    plaatsen = read_plaatsen(context.marts.regios())
    statussen = tuple(
        statuses_of(
            session,
            context.marts,
            gebruiker,
            beschikking.id,
            kwartaal=kwartaal,
            regiocode=regiocode,
            gemeentecode=plaatsen.gemeente.code if plaatsen.gemeente else regiocode,
        )
    )
    return Papierstof(
        gebruiker=gebruiker,
        is_demo=context.is_demo,
        vandaag=context.vandaag(),
        stand=require_stand(context),
        beschikking=beschikking,
        plaatsen=plaatsen,
        regiocode=regiocode,
        kwartaal=kwartaal,
        gesprek=gesprek,
        partijen={p.code: p for p in visible_partijen(session)},
        interventienamen={i.code: i.naam for i in visible_interventies(session)},
        indicatoren=load_indicatoren(),
        statussen=statussen,
        cijfers=_read_figures(context, gebruiker, beschikking, regiocode),
        toezeggingen=tuple(
            t for t in visible_toezeggingen(session, gebruiker) if t.beschikking_id == beschikking.id
        ),
        verbeteracties=tuple(
            v
            for v in visible_verbeteracties(session, gebruiker)
            if v.afspraak.beschikking_id == beschikking.id and lies_within(v.regiocode, regiocode)
        ),
        herkenningen=tuple(
            h
            for h in visible_herkenningen(session, gebruiker, kwartaal=kwartaal)
            if lies_within(h.regiocode, regiocode)
        ),
        zonder_verhaal=_list_without_story(session, gebruiker, gesprek, statussen),
    )


def require_stand(context: Context) -> Stand:
    """Return the newest publication; without one there is nothing to put on paper."""
    stand = context.marts.stand()
    if stand is None:
        raise NietGevondenError(
            "Er zijn nog geen cijfers gepubliceerd. Dit papier kan pas daarna worden gemaakt."
        )
    return stand


def _check_place_and_time(
    beschikking: Beschikking, gebruiker: Gebruiker, regiocode: str, kwartaal: str
) -> None:
    gebieden = {g.regiocode for g in beschikking.gebieden}
    if regiocode not in gebieden or not is_regio_within(regiocode, gebruiker):
        raise not_found()
    if not beschikking.van_kwartaal <= str(Kwartaal.parse(kwartaal)) <= beschikking.tot_kwartaal:
        raise NietGevondenError(
            "De beschikking liep in dit kwartaal niet. Kies een kwartaal uit de looptijd."
        )


def _find_gesprek(
    session: Session, gebruiker: Gebruiker, beschikking: Beschikking, regiocode: str, kwartaal: str
) -> Gesprek | None:
    sleutel = (beschikking.id, regiocode, kwartaal)
    return next(
        (
            g
            for g in visible_gesprekken(session, gebruiker)
            if (g.beschikking_id, g.regiocode, g.kwartaal) == sleutel
        ),
        None,
    )


def _read_figures(
    context: Context, gebruiker: Gebruiker, beschikking: Beschikking, regiocode: str
) -> tuple[Cijfer, ...]:
    frame = context.marts.cijfers(gebruiker, regiocode=regiocode, partijcode=beschikking.partijcode)
    interventies = {i.interventiecode for i in beschikking.interventies}
    return tuple(c for c in read_cijfers(frame) if c.interventiecode in interventies)


def _list_without_story(
    session: Session, gebruiker: Gebruiker, gesprek: Gesprek | None, statussen: tuple[Afspraakstatus, ...]
) -> frozenset[int]:
    """Whoever reads no unreleased story is not told that there is none."""
    if gesprek is None or not may(gebruiker, Recht.LEZING_SCHRIJVEN):
        return frozenset()
    met = {v.afspraak_id for v in visible_verhalen(session, gebruiker, gesprek)}
    return frozenset(s.afspraak.id for s in statussen) - met
