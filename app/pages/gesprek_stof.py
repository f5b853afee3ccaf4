"""What one talk is about, read once for one person: afspraken, figures, events, readings, stories, promises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
from sqlalchemy.orm import Session

from app.components.beloop import definition_marks
from app.components.cijfers import Cijfer, newest_at, read_cijfers
from app.components.factoren import Factornaam, read_rijen
from app.components.plaatsen import read_plaatsen
from app.context import Context
from app.figures.reeks import Merk
from app.identity import Gebruiker
from app.services.afspraakstatus import Afspraakstatus, statuses_of
from app.services.tekstversies import open_botsingen
from app.store.access import (
    get_gesprek,
    visible_conclusies,
    visible_herkenningen,
    visible_lezingen,
    visible_toezeggingen,
    visible_verbeteracties,
    visible_verhalen,
)
from app.store.access.bereik import lies_within
from schemas.indicator import Indicator, load_indicatoren
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import (
        Afspraak,
        Conclusie,
        Gesprek,
        Herkenning,
        Lezing,
        Tekstversie,
        Toezegging,
        Verbeteractie,
        Verhaal,
    )


@dataclass(frozen=True)
class Gebeurtenis:
    """A dated event of the wijk, as offered for an alternative explanation (R-32)."""

    datum: date
    kwartaal: str
    titel: str
    is_breuk: bool
    interventiecode: str


@dataclass(frozen=True)
class Gespreksstof:
    """Everything the page of a talk draws from, already narrowed to what this person may see."""

    gesprek: Gesprek
    gebruiker: Gebruiker
    vandaag: date
    plaatsnamen: dict[str, str]
    afspraken: tuple[Afspraak, ...]
    indicatoren: dict[str, Indicator]
    statussen: tuple[Afspraakstatus, ...]
    cijfers: tuple[Cijfer, ...]
    gebeurtenissen: tuple[Gebeurtenis, ...]
    lezingen: tuple[Lezing, ...]
    verhalen: tuple[Verhaal, ...]
    conclusies: tuple[Conclusie, ...]
    herkenningen: tuple[Herkenning, ...]
    verbeteracties: tuple[Verbeteractie, ...]
    toezeggingen: tuple[Toezegging, ...]
    botsingen: tuple[Tekstversie, ...]
    factoren: tuple[Factornaam, ...]

    def status(self, afspraak: Afspraak) -> Afspraakstatus:
        """Return where an afspraak stands, as every view has it."""
        return next(s for s in self.statussen if s.afspraak.id == afspraak.id)

    @property
    def plaatsnaam(self) -> str:
        """The name of the place the talk is about."""
        return self.place_name(self.gesprek.regiocode)

    def place_name(self, code: str) -> str:
        """Return the name of a place, or its code when this build does not know it."""
        return self.plaatsnamen.get(code, code)

    def reeks_of(self, indicatorcode: str, interventiecode: str, informant: str) -> list[Cijfer]:
        """Return one series, oldest quarter first, not beyond the quarter of the talk."""
        reeks = [
            c
            for c in self.cijfers
            if (c.indicatorcode, c.interventiecode, c.informant)
            == (indicatorcode, interventiecode, informant)
            and c.kwartaal <= self.gesprek.kwartaal
        ]
        return sorted(reeks, key=lambda c: c.kwartaal)

    def reeks(self, afspraak: Afspraak) -> list[Cijfer]:
        """Return the series of an afspraak."""
        return self.reeks_of(afspraak.indicatorcode, afspraak.interventiecode, afspraak.informant)

    def cijfer(self, afspraak: Afspraak) -> Cijfer | None:
        """Return the figure of this quarter, or of the newest half-year or year it is counted over."""
        return newest_at(self.reeks(afspraak), self.gesprek.kwartaal)

    def merken(self, afspraak: Afspraak) -> list[Merk]:
        """Return what is marked in the chart of an afspraak: events, breaks and started actions."""
        gebeurtenissen = [
            Merk(g.kwartaal, g.titel, is_breuk=g.is_breuk)
            for g in self.gebeurtenissen
            if g.interventiecode in ("", afspraak.interventiecode)
        ]
        starts = [
            Merk(v.start_kwartaal, f"Verbeteractie: {v.titel}", is_verbeteractie=True)
            for v in self.verbeteracties
            if v.afspraak_id == afspraak.id
        ]
        return [*gebeurtenissen, *definition_marks(self.indicatoren[afspraak.indicatorcode]), *starts]

    def lezing(self, afspraak: Afspraak, kant: str) -> Lezing | None:
        """Return the reading of one side, when this person may see it."""
        return next((z for z in self.lezingen if z.afspraak_id == afspraak.id and z.kant == kant), None)

    def conclusie(self, afspraak: Afspraak) -> Conclusie | None:
        """Return the conclusion on an afspraak."""
        return next((c for c in self.conclusies if c.afspraak_id == afspraak.id), None)

    def name_factor(self, factor_id: str) -> str:
        """Return how a factor of any model is called; empty without one."""
        naam = next((f.naam for f in self.factoren if f.factor_id == factor_id), factor_id)
        return naam if factor_id else ""

    def factor_choices(self, afspraak: Afspraak) -> list[tuple[str, str]]:
        """Return the factors to choose from: those of the intervention first, then the model of the gemeente."""
        eigen = {koppeling.factor_id for koppeling in afspraak.interventie.factoren}
        keuzes = [f for f in self.factoren if f.is_standaard or f.factor_id in eigen]
        keuzes.sort(key=lambda f: (f.factor_id not in eigen, f.naam))
        return [("", "Geen gekozen"), *((f.factor_id, f.naam) for f in keuzes)]

    def recent_events(self, interventiecode: str) -> list[Gebeurtenis]:
        """Return the events that may explain a change in the quarter of the talk."""
        kwartaal = Kwartaal.parse(self.gesprek.kwartaal)
        van, tot = kwartaal.plus(-1).eerste_dag, kwartaal.laatste_dag
        return [
            g
            for g in self.gebeurtenissen
            if van <= g.datum <= tot and g.interventiecode in ("", interventiecode)
        ]


def load_stof(context: Context, session: Session, gebruiker: Gebruiker, gesprek_id: int) -> Gespreksstof:
    """Read a talk as this person may see it, or NietGevondenError."""
    gesprek = get_gesprek(session, gebruiker, gesprek_id)
    beschikking = gesprek.beschikking
    frame = context.marts.cijfers(gebruiker, regiocode=gesprek.regiocode, partijcode=beschikking.partijcode)
    interventies = {i.interventiecode for i in beschikking.interventies}
    cijfers = [c for c in read_cijfers(frame) if c.interventiecode in interventies]
    gemeente = read_plaatsen(context.marts.regios()).gemeente
    statussen = tuple(
        statuses_of(
            session,
            context.marts,
            gebruiker,
            beschikking.id,
            kwartaal=gesprek.kwartaal,
            regiocode=gesprek.regiocode,
            gemeentecode=gemeente.code if gemeente else gesprek.regiocode,
        )
    )
    # These come outcome before output, here as everywhere.
    afspraken = tuple(status.afspraak for status in statussen)
    eigen = {a.id for a in afspraken}
    return Gespreksstof(
        gesprek=gesprek,
        gebruiker=gebruiker,
        vandaag=context.vandaag(),
        plaatsnamen=place_names(context),
        afspraken=afspraken,
        statussen=statussen,
        indicatoren=load_indicatoren(),
        cijfers=tuple(cijfers),
        gebeurtenissen=read_gebeurtenissen(
            context.marts.gebeurtenissen(gebruiker, regiocode=gesprek.regiocode)
        ),
        lezingen=tuple(visible_lezingen(session, gebruiker, gesprek)),
        verhalen=tuple(visible_verhalen(session, gebruiker, gesprek)),
        conclusies=tuple(visible_conclusies(session, gebruiker, gesprek)),
        herkenningen=tuple(
            h
            for h in visible_herkenningen(session, gebruiker, kwartaal=gesprek.kwartaal)
            if lies_within(h.regiocode, gesprek.regiocode)
        ),
        verbeteracties=tuple(
            v
            for v in visible_verbeteracties(session, gebruiker)
            if v.afspraak_id in eigen and lies_within(v.regiocode, gesprek.regiocode)
        ),
        toezeggingen=tuple(
            t for t in visible_toezeggingen(session, gebruiker) if t.beschikking_id == beschikking.id
        ),
        botsingen=tuple(open_botsingen(session, gebruiker, gesprek)),
        factoren=tuple(read_rijen(context.marts.factoren(), Factornaam)),
    )


def place_names(context: Context) -> dict[str, str]:
    """Return the name of every place by its code."""
    regios = context.marts.regios()
    return dict(zip(regios["regiocode"], regios["naam"], strict=True))


def read_gebeurtenissen(frame: pd.DataFrame) -> tuple[Gebeurtenis, ...]:
    """Turn the frame of events into values."""
    kolommen = ["datum", "kwartaal", "titel", "is_breuk", "interventiecode"]
    return tuple(
        Gebeurtenis(datum.date(), kwartaal, titel, bool(is_breuk), interventiecode or "")
        for datum, kwartaal, titel, is_breuk, interventiecode in frame[kolommen].itertuples(
            index=False, name=None
        )
    )
