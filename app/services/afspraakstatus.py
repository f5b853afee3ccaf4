"""Where each afspraak of a beschikking stands in a place and quarter; page, card, dossier and API all ask here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.queries.cijferrij import Cijfer, newest_at, read_cijfers
from app.queries.marts import Marts
from app.services.geldigheid import afspraken_in, last_quarter
from app.services.jaarprognose import Jaarvraag, adds_up, forecast, make_jaarvraag
from app.store.access import get_beschikking
from app.store.access.bereik import lies_within
from app.store.access.gesprekken import GEOPENDE
from app.store.tables import Afspraak, Beschikking, Gesprek, Herkenning
from pipelines.afspraakstand import (
    Feiten,
    Meting,
    Oordeel,
    Vooruitzicht,
    is_condition_met,
    is_reached,
    judge_afspraak,
)
from pipelines.zekerheid.prognose import Prognose
from schemas.indicator import Indicator, load_indicatoren
from schemas.vocabulary import ALLE

VOORSPELBAAR = frozenset({"aandeel", "aantal"})


@dataclass(frozen=True)
class Voorwaarde:
    """The municipality's own part (R-23): what was agreed and what it did; `is_gehaald` None when that is not seen."""

    afgesproken: float | None
    cijfer: Cijfer | None
    is_gehaald: bool | None


@dataclass(frozen=True)
class Afspraakstatus:
    """One afspraak in one place and quarter: the judgement, and everything it rests on.

    `regiocode` is where its figure was read: a count agreed for several gebieden is read over all of them.
    """

    afspraak: Afspraak
    indicator: Indicator
    regiocode: str
    kwartaal: str
    oordeel: Oordeel
    cijfer: Cijfer | None
    voorwaarde: Voorwaarde | None
    jaarvraag: Jaarvraag | None
    prognose: Prognose | None
    herkenningen: tuple[str, ...]
    is_toch_gehaald: bool = False

    def target_in(self, regiocode: str) -> float | None:
        """Return the target when it was agreed for this place; one for several gebieden says nothing of a single one."""
        return self.afspraak.streefwaarde if self.regiocode == regiocode else None


@dataclass(frozen=True)
class _Blik:
    """What is read once for all afspraken: the figures per place, who read, and what the wijk recognises."""

    beschikking: Beschikking
    regiocode: str
    gemeentecode: str
    kwartaal: str
    cijfers: Mapping[str, list[Cijfer]]
    gelezen: frozenset[str]
    herkenningen: tuple[Herkenning, ...]

    @property
    def gebieden(self) -> list[str]:
        """The gebieden that are looked at: the one asked for, or all of the beschikking."""
        alle = [g.regiocode for g in self.beschikking.gebieden]
        return [self.regiocode] if self.regiocode in alle else alle

    def place_of(self, indicator: Indicator) -> str:
        """A count was agreed for all gebieden together, so it is read there (R-22)."""
        return self.gemeentecode if is_agreed_together(self.beschikking, indicator) else self.regiocode


def is_agreed_together(beschikking: Beschikking, indicator: Indicator) -> bool:
    """Answer whether the target is of all gebieden of the beschikking together: a count of more than one."""
    return len(beschikking.gebieden) > 1 and indicator.vorm == "aantal"


def statuses_of(
    session: Session,
    marts: Marts,
    gebruiker: Gebruiker,
    beschikking_id: int,
    *,
    kwartaal: str,
    regiocode: str,
    gemeentecode: str,
) -> list[Afspraakstatus]:
    """Return where every afspraak stands that counts in this quarter, outcome first (R-10)."""
    beschikking = get_beschikking(session, gebruiker, beschikking_id)
    blik = _Blik(
        beschikking,
        regiocode,
        gemeentecode,
        kwartaal,
        _read_figures(marts, _with_totals(gebruiker, beschikking), beschikking, {regiocode, gemeentecode}),
        _read_gebieden(session, beschikking.id, kwartaal),
        tuple(session.scalars(select(Herkenning).where(Herkenning.kwartaal == kwartaal))),
    )
    return [find_status(blik, afspraak) for afspraak in afspraken_in(session, beschikking.id, kwartaal)]


def find_status(blik: _Blik, afspraak: Afspraak) -> Afspraakstatus:
    """Gather what is known of one afspraak and judge it."""
    indicator = load_indicatoren()[afspraak.indicatorcode]
    plaats = blik.place_of(indicator)
    reeks = _series(blik, plaats, afspraak.indicatorcode, afspraak, afspraak.informant)
    cijfer = newest_at(reeks, blik.kwartaal)
    voorwaarde = _condition(blik, afspraak)
    vraag = _year_question(blik, afspraak, indicator, reeks, voorwaarde) if cijfer else None
    prognose = forecast(vraag) if vraag and adds_up(indicator) else None
    herkenningen = _recognised(blik, afspraak)
    feiten = Feiten(
        doel=afspraak.streefwaarde,
        hoger_is_beter=indicator.hoger_is_beter,
        meting=_measurement(cijfer),
        is_leerafspraak=afspraak.is_leerafspraak,
        is_voorwaarde_gehaald=voorwaarde.is_gehaald if voorwaarde else None,
        vooruitzicht=_outlook(vraag, prognose),
        is_gelezen=bool(blik.gebieden) and blik.gelezen >= set(blik.gebieden),
        herkenning=frozenset(herkenningen),
    )
    return Afspraakstatus(
        afspraak,
        indicator,
        plaats,
        blik.kwartaal,
        judge_afspraak(feiten),
        cijfer,
        voorwaarde,
        vraag,
        prognose,
        herkenningen,
        is_toch_gehaald=is_reached(feiten),
    )


def _with_totals(gebruiker: Gebruiker, beschikking: Beschikking) -> Gebruiker:
    """Let who may see a beschikking see its counts over all gebieden: it is judged by them, at the table by all alike."""
    paren = {(beschikking.partijcode, i.interventiecode) for i in beschikking.interventies}
    return replace(gebruiker, levert=gebruiker.levert | paren)


def _read_figures(
    marts: Marts, gebruiker: Gebruiker, beschikking: Beschikking, plaatsen: set[str]
) -> dict[str, list[Cijfer]]:
    """Only of this partij: what others did says nothing of its afspraken."""
    return {
        plaats: read_cijfers(marts.cijfers(gebruiker, regiocode=plaats, partijcode=beschikking.partijcode))
        for plaats in sorted(plaatsen)
    }


def _read_gebieden(session: Session, beschikking_id: int, kwartaal: str) -> frozenset[str]:
    """The gebieden of which both readings of this quarter are open."""
    vraag = select(Gesprek.regiocode).where(
        Gesprek.beschikking_id == beschikking_id, Gesprek.kwartaal == kwartaal, Gesprek.status.in_(GEOPENDE)
    )
    return frozenset(session.scalars(vraag))


def _series(
    blik: _Blik, plaats: str, indicatorcode: str, afspraak: Afspraak, informant: str = ALLE
) -> list[Cijfer]:
    """Return one series up to this quarter; the informant asked for goes first."""
    passend = [
        c
        for c in blik.cijfers[plaats]
        if c.indicatorcode == indicatorcode
        and c.interventiecode == afspraak.interventiecode
        and informant in {ALLE, c.informant}
        and c.kwartaal <= blik.kwartaal
    ]
    gekozen = min((c.informant for c in passend), key=lambda naam: (naam != informant, naam), default="")
    return sorted((c for c in passend if c.informant == gekozen), key=lambda c: c.kwartaal)


def _condition(blik: _Blik, afspraak: Afspraak) -> Voorwaarde | None:
    code, afgesproken = afspraak.randvoorwaarde_indicator, afspraak.randvoorwaarde_afgesproken
    if not afspraak.randvoorwaarde:
        return None
    if not code or afgesproken is None:
        return Voorwaarde(None, None, None)
    indicator = load_indicatoren()[code]
    cijfer = newest_at(_series(blik, blik.place_of(indicator), code, afspraak), blik.kwartaal)
    if cijfer is None or cijfer.waarde is None or cijfer.is_onderdrukt:
        return Voorwaarde(afgesproken, cijfer, None)
    is_gehaald = is_condition_met(cijfer.waarde, afgesproken, indicator.hoger_is_beter)
    return Voorwaarde(afgesproken, cijfer, is_gehaald)


def _measurement(cijfer: Cijfer | None) -> Meting | None:
    if cijfer is None:
        return None
    return Meting(cijfer.waarde, cijfer.onder, cijfer.boven, cijfer.is_onderdrukt)


def _year_question(
    blik: _Blik, afspraak: Afspraak, indicator: Indicator, reeks: list[Cijfer], voorwaarde: Voorwaarde | None
) -> Jaarvraag | None:
    """Ask where the year is heading, over the quarters in which the afspraak counts."""
    if indicator.vorm not in VOORSPELBAAR:
        return None
    vraag = make_jaarvraag(
        indicator,
        reeks,
        kwartaal=blik.kwartaal,
        van=afspraak.van_kwartaal,
        tot=min(last_quarter(afspraak), blik.beschikking.tot_kwartaal),
        doel=afspraak.streefwaarde,
    )
    is_ongehaald = voorwaarde is not None and voorwaarde.is_gehaald is False
    return replace(vraag, is_voorwaarde_ongehaald=is_ongehaald) if vraag.kwartalen else None


def _outlook(vraag: Jaarvraag | None, prognose: Prognose | None) -> Vooruitzicht | None:
    if vraag is None or prognose is None or vraag.jaardoel is None:
        return None
    return Vooruitzicht(prognose.onder, prognose.boven, vraag.jaardoel)


def _recognised(blik: _Blik, afspraak: Afspraak) -> tuple[str, ...]:
    """What wijkpartners of these gebieden said of this very figure."""
    return tuple(
        h.antwoord
        for h in blik.herkenningen
        if (h.indicatorcode, h.interventiecode) == (afspraak.indicatorcode, afspraak.interventiecode)
        and any(lies_within(h.regiocode, gebied) for gebied in blik.gebieden)
    )
