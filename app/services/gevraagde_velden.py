"""Which columns each party is asked, for which figures, at what cost in minutes, and whether anything followed (R-09)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.geldigheid import counts_in
from app.services.werkboeken import to_vraag
from app.store.tables import Aanlevering, Afspraak, Beschikking, Conclusie, Gesprek
from pipelines.sjabloon_vraag import indicatoren_per_veld, is_gevraagd, needed_velden
from schemas.kolomkaart import Soortkaart, load_soortkaarten
from schemas.leercyclus import GEHOUDEN, AanleveringStatus
from schemas.vocabulary import Kwartaal

VIER = 4
"""After so many talks in which nothing followed from a figure, asking for it is worth a question (R-09)."""
GEEN_ACTIE = "geen_actie"
TERUG = 4
"""Quarters back in which a party shows what kinds of file it delivers."""
EERST = "trajecten"


class Gevolg(StrEnum):
    """Whether anything followed from what a column gives, in the last four talks of each beschikking that needs it."""

    ALTIJD = "altijd"
    JA = "ja"
    TE_VROEG = "te_vroeg"
    NEE = "nee"


@dataclass(frozen=True)
class Kolomlast:
    """One column one party is asked: for which figures, its share of the minutes, and what followed."""

    soort: str
    titel: str
    cijfers: tuple[str, ...]
    minuten: float
    gevolg: Gevolg


@dataclass(frozen=True)
class Lasten:
    """What one party is asked each quarter; the minutes are those its passports say."""

    naam: str
    cijfers: int
    minuten: int
    kolommen: tuple[Kolomlast, ...]


@dataclass(frozen=True)
class Opvolging:
    """Per afspraak whether anything followed, and the beschikkingen that have four talks behind them."""

    per_afspraak: Mapping[int, Gevolg]
    met_vier: frozenset[int]


def count_lasten(
    session: Session, beschikkingen: Sequence[Beschikking], opvolging: Opvolging, kwartaal: Kwartaal
) -> tuple[Lasten, ...]:
    """Count per party, by name (never by a number, R-13)."""
    per_partij: dict[tuple[str, str], list[Afspraak]] = defaultdict(list)
    for beschikking in beschikkingen:
        per_partij[beschikking.partij.naam, beschikking.partijcode] += [
            a for a in beschikking.afspraken if counts_in(a, str(kwartaal))
        ]
    soorten = _find_soorten(session, [code for _, code in per_partij], kwartaal)
    return tuple(
        Lasten(
            naam,
            len(afspraken),
            round(sum(_minutes(a) for a in afspraken)),
            _count_kolommen(soorten[code], afspraken, opvolging.per_afspraak),
        )
        for (naam, code), afspraken in sorted(per_partij.items())
        if afspraken
    )


def follow_afspraken(session: Session, beschikkingen: Sequence[Beschikking]) -> Opvolging:
    """Find per afspraak whether anything followed from it in the last four talks held since it counts."""
    vraag = (
        select(Gesprek.beschikking_id, Gesprek.id, Gesprek.kwartaal)
        .where(Gesprek.beschikking_id.in_([b.id for b in beschikkingen]), Gesprek.status.in_(GEHOUDEN))
        .order_by(Gesprek.gesprek_op.desc(), Gesprek.id.desc())
    )
    gehouden: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for beschikking_id, gesprek_id, kwartaal in session.execute(vraag):
        gehouden[beschikking_id].append((gesprek_id, kwartaal))
    gevolgd = {
        (gesprek_id, afspraak_id)
        for gesprek_id, afspraak_id in session.execute(
            select(Conclusie.gesprek_id, Conclusie.afspraak_id).where(Conclusie.gevolg != GEEN_ACTIE)
        )
    }

    def judge(afspraak: Afspraak) -> Gevolg:
        sinds = [nummer for nummer, k in gehouden[afspraak.beschikking_id] if k >= afspraak.van_kwartaal]
        if any((nummer, afspraak.id) in gevolgd for nummer in sinds[:VIER]):
            return Gevolg.JA
        return Gevolg.NEE if len(sinds) >= VIER else Gevolg.TE_VROEG

    return Opvolging(
        {a.id: judge(a) for b in beschikkingen for a in b.afspraken},
        frozenset(nummer for nummer, gesprekken in gehouden.items() if len(gesprekken) >= VIER),
    )


def _find_soorten(
    session: Session, partijen: Iterable[str], kwartaal: Kwartaal
) -> Mapping[str, list[Soortkaart]]:
    """Return the kinds of file each party delivered of late; who delivered none yet is asked rows."""
    vraag = (
        select(Aanlevering.partijcode, Aanlevering.soort)
        .where(
            Aanlevering.status == AanleveringStatus.INGEDIEND,
            Aanlevering.kwartaal >= str(kwartaal.plus(-TERUG)),
        )
        .distinct()
    )
    kaarten = load_soortkaarten()
    geleverd: dict[str, set[str]] = defaultdict(set)
    for partijcode, soort in session.execute(vraag):
        geleverd[partijcode].add(soort)
    return {
        code: [kaart for soort, kaart in kaarten.items() if soort in (geleverd[code] or {EERST})]
        for code in partijen
    }


def _count_kolommen(
    soorten: Sequence[Soortkaart], afspraken: Sequence[Afspraak], gevolg: Mapping[int, Gevolg]
) -> tuple[Kolomlast, ...]:
    """Share the minutes of each figure evenly over the columns it needs, so that they add up to the passports."""
    vragen = {a.id: to_vraag(a) for a in afspraken}
    per_afspraak = {
        nummer: [
            (s.code, naam) for s in soorten if is_gevraagd(s, [vraag]) for naam in needed_velden(s, [vraag])
        ]
        for nummer, vraag in vragen.items()
    }
    kolommen = []
    for soort in (s for s in soorten if is_gevraagd(s, list(vragen.values()))):
        per_veld = indicatoren_per_veld(soort, list(vragen.values()))
        for naam, veld in needed_velden(soort, list(vragen.values())).items():
            nodig = [a for a in afspraken if (soort.code, naam) in per_afspraak[a.id]]
            cijfers = per_veld.get(naam, ())
            kolommen.append(
                Kolomlast(
                    soort.titel,
                    veld.titel,
                    () if veld.is_verplicht else cijfers,
                    sum(_minutes(a) / len(per_afspraak[a.id]) for a in nodig),
                    Gevolg.ALTIJD if veld.is_verplicht or not cijfers else _fold(gevolg[a.id] for a in nodig),
                )
            )
    return tuple(kolommen)


def _fold(gevolgen: Iterable[Gevolg]) -> Gevolg:
    """One figure from which something followed keeps a column; one that is too young to say keeps it for now."""
    alle = set(gevolgen)
    return next((g for g in (Gevolg.JA, Gevolg.TE_VROEG, Gevolg.NEE) if g in alle), Gevolg.TE_VROEG)


def _minutes(afspraak: Afspraak) -> float:
    return (afspraak.lasten_uren or 0.0) * 60
