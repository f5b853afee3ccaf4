"""What a successor must know of one beschikking or one wijk, within what the reader may see (R-33, R-35)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.terugkerend import Terugkerend, find_terugkerend
from app.store.access import (
    get_beschikking,
    visible_beschikkingen,
    visible_gesprekken,
    visible_lezingen_of,
    visible_signalen,
    visible_toezeggingen,
    visible_verbeteracties,
)
from app.store.access.bereik import is_regio_within, lies_within, not_found
from app.store.tables import Aanwezige, Beschikking, Gesprek, Signaal, Toezegging, Verbeteractie
from app.toegang import require
from schemas.leercyclus import GEHOUDEN, SignaalStatus, ToezeggingStatus
from schemas.rollen import Recht


@dataclass(frozen=True)
class Kenner:
    """Somebody who knows something, by role and not by name where the table was asked so."""

    wie: str
    weet: str


@dataclass(frozen=True)
class Overdracht:
    """Everything on the page, in the order it is read."""

    titel: str
    onder: str
    doel: str
    kwartalen: tuple[str, ...]
    te_houden: int
    toezeggingen: tuple[Toezegging, ...]
    terugkerend: Terugkerend
    acties: tuple[Verbeteractie, ...]
    signalen: tuple[Signaal, ...]
    kenners: tuple[Kenner, ...]
    eigen_deel: tuple[tuple[str, str], ...]


def list_overdrachten(session: Session, gebruiker: Gebruiker) -> list[Beschikking]:
    """Return the beschikkingen that can be handed over, by kenmerk."""
    require(gebruiker, Recht.OVERDRACHT_BEKIJKEN)
    return visible_beschikkingen(session, gebruiker)


def make_overdracht_beschikking(session: Session, gebruiker: Gebruiker, beschikking_id: int) -> Overdracht:
    """Gather what there is of one beschikking."""
    require(gebruiker, Recht.OVERDRACHT_BEKIJKEN)
    b = get_beschikking(session, gebruiker, beschikking_id)
    return _gather(
        session,
        gebruiker,
        titel=b.titel,
        onder=f"{b.partij.naam} · {b.kenmerk}",
        doel=b.doeltekst,
        is_gesprek=lambda g: g.beschikking_id == b.id,
        is_toezegging=lambda t: t.beschikking_id == b.id,
        is_actie=lambda a: a.afspraak.beschikking_id == b.id,
        is_signaal=lambda s: s.melder_partijcode == b.partijcode,
    )


def make_overdracht_wijk(session: Session, gebruiker: Gebruiker, regiocode: str, naam: str) -> Overdracht:
    """Gather what there is of one place: what lies in it, and the talks about it."""
    require(gebruiker, Recht.OVERDRACHT_BEKIJKEN)
    if not is_regio_within(regiocode, gebruiker):
        raise not_found()
    gesprekken = {g.id for g in visible_gesprekken(session, gebruiker) if lies_within(g.regiocode, regiocode)}
    return _gather(
        session,
        gebruiker,
        titel=naam,
        onder="De wijk, over alle beschikkingen heen",
        doel="",
        is_gesprek=lambda g: g.id in gesprekken,
        is_toezegging=lambda t: t.gesprek_id in gesprekken,
        is_actie=lambda a: lies_within(a.regiocode, regiocode),
        is_signaal=lambda s: lies_within(s.regiocode, regiocode),
    )


def _gather(
    session: Session,
    gebruiker: Gebruiker,
    *,
    titel: str,
    onder: str,
    doel: str,
    is_gesprek: Callable[[Gesprek], bool],
    is_toezegging: Callable[[Toezegging], bool],
    is_actie: Callable[[Verbeteractie], bool],
    is_signaal: Callable[[Signaal], bool],
) -> Overdracht:
    gesprekken = [g for g in visible_gesprekken(session, gebruiker) if is_gesprek(g)]
    toezeggingen = [t for t in visible_toezeggingen(session, gebruiker) if is_toezegging(t)]
    acties = [a for a in visible_verbeteracties(session, gebruiker) if is_actie(a)]
    signalen = [s for s in visible_signalen(session, gebruiker) if is_signaal(s)]
    per_gesprek = {g.id: g for g in gesprekken}
    lezingen = visible_lezingen_of(session, gebruiker, gesprekken)
    return Overdracht(
        titel=titel,
        onder=onder,
        doel=doel,
        kwartalen=tuple(sorted({g.kwartaal for g in gesprekken})),
        te_houden=sum(g.status not in GEHOUDEN for g in gesprekken),
        toezeggingen=tuple(sorted(toezeggingen, key=_promise_order)),
        terugkerend=find_terugkerend((per_gesprek[le.gesprek_id], le) for le in lezingen),
        acties=tuple(sorted(acties, key=lambda a: (bool(a.oordelen), a.terugkijk_kwartaal, a.id))),
        signalen=tuple(s for s in signalen if s.status is not SignaalStatus.AFGESLOTEN),
        kenners=_find_kenners(session, gesprekken, acties, toezeggingen),
        eigen_deel=tuple((g.kwartaal, g.eigen_deel) for g in gesprekken if g.eigen_deel),
    )


def _promise_order(toezegging: Toezegging) -> tuple[int, str, int]:
    """Open first, then broken, then late; what was kept in time asks least of a successor."""
    volgorde = [
        ToezeggingStatus.OPEN,
        ToezeggingStatus.NIET_NAGEKOMEN,
        ToezeggingStatus.TE_LAAT_NAGEKOMEN,
        ToezeggingStatus.HERZIEN,
        ToezeggingStatus.NAGEKOMEN,
    ]
    return volgorde.index(toezegging.status), toezegging.vervalt_op.isoformat(), toezegging.id


def _find_kenners(
    session: Session,
    gesprekken: Sequence[Gesprek],
    acties: Sequence[Verbeteractie],
    toezeggingen: Sequence[Toezegging],
) -> tuple[Kenner, ...]:
    """Return who was at the table, who does what, and who promised, each with what they know of."""
    weet: dict[str, dict[str, None]] = defaultdict(dict)
    tafel: Counter[str] = Counter()
    nummers = [g.id for g in gesprekken]
    for wie in session.scalars(select(Aanwezige.wie).where(Aanwezige.gesprek_id.in_(nummers))):
        tafel[wie] += 1
    for wie, keren in tafel.most_common():
        weet[wie][f"zat {keren} keer aan tafel" if keren > 1 else "zat 1 keer aan tafel"] = None
    for gesprek in gesprekken:
        if gesprek.vastgesteld_door:
            weet[gesprek.vastgesteld_door]["leidde de gesprekken"] = None
    for actie in acties:
        weet[actie.eigenaar][f"verbeteractie “{actie.titel}”"] = None
    for toezegging in toezeggingen:
        if toezegging.status is ToezeggingStatus.OPEN:
            weet[toezegging.gemaakt_door]["legde open toezeggingen vast"] = None
    return tuple(
        Kenner(wie, "; ".join(dingen))
        for wie, dingen in sorted(weet.items(), key=lambda p: (-len(p[1]), p[0]))
    )
