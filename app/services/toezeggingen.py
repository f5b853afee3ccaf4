"""Promises by any party, the municipality included: made, settled, renegotiated (R-43)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.dubbel import find_double
from app.services.herinneringen import drop_herinneringen, plan_herinneringen
from app.services.logboek import write_log
from app.services.nakoming import GEMEENTE
from app.services.persoonsgegevens import require_words
from app.services.voorwaarden import require_status, require_text
from app.store.access import get_afspraak, get_beschikking, get_gesprek, get_toezegging
from app.store.access.bereik import not_found
from app.store.tables import Facilitering, Partij, Toezegging
from app.toegang import require
from schemas.errors import GeenToegangError, NietGereedError
from schemas.leercyclus import GesprekStatus, ToezeggingStatus
from schemas.rollen import Bereik, Recht


@dataclass(frozen=True)
class Toezegginginvoer:
    """Who promises what by when, under which beschikking and possibly in which talk."""

    beschikking_id: int
    partijcode: str
    tekst: str
    vervalt_op: date
    gesprek_id: int | None = None


@dataclass(frozen=True)
class Behoefte:
    """What somebody needed and asked for, so that a promise can be held beside it; which figure it should help."""

    tekst: str
    gevraagd_door: str
    afspraak_id: int | None = None


def create_toezegging(
    session: Session,
    gebruiker: Gebruiker,
    invoer: Toezegginginvoer,
    *,
    behoefte: Behoefte | None = None,
    nu: datetime,
) -> Toezegging:
    """Record a promise of the municipality or of the party of the beschikking; a provider only its own."""
    require(gebruiker, Recht.TOEZEGGING_BIJWERKEN)
    beschikking = get_beschikking(session, gebruiker, invoer.beschikking_id)
    _check_partij(session, gebruiker, invoer.partijcode, beschikking.partijcode)
    if invoer.gesprek_id is not None:
        gesprek = get_gesprek(session, gebruiker, invoer.gesprek_id)
        if gesprek.beschikking_id != beschikking.id:
            raise not_found()
        require_status(gesprek.status, set(GesprekStatus) - {GesprekStatus.VASTGESTELD}, "toezegging doen")
    velden = vars(invoer) | {"tekst": invoer.tekst.strip(), "gemaakt_door": gebruiker.naam}
    dubbel = find_double(session, Toezegging, velden, tijdstip=Toezegging.gemaakt_op, nu=nu)
    if dubbel is not None:
        return dubbel
    if behoefte is not None and behoefte.afspraak_id is not None:
        afspraak = get_afspraak(session, gebruiker, behoefte.afspraak_id)
        if afspraak.beschikking_id != beschikking.id:
            raise not_found()
    toezegging = _add(session, gebruiker, invoer, nu=nu)
    if behoefte is not None:
        _keep_need(session, toezegging, behoefte, nu)
    return toezegging


def tell_effect(
    session: Session, gebruiker: Gebruiker, toezegging_id: int, *, effect: str, vandaag: date, nu: datetime
) -> Facilitering:
    """Let the side that asked say whether a settled promise helped; who promised does not judge itself."""
    require(gebruiker, Recht.TOEZEGGING_BIJWERKEN)
    toezegging = get_toezegging(session, gebruiker, toezegging_id)
    facilitering = session.get(Facilitering, toezegging.id)
    if facilitering is None:
        raise not_found()
    if may_settle(session, gebruiker, toezegging):
        raise GeenToegangError("Of het hielp, zegt wie erom vroeg.")
    if toezegging.status is ToezeggingStatus.OPEN:
        raise NietGereedError(("Deze toezegging staat nog open; wat zij deed, is nog niet te zeggen.",))
    tekst = require_words(effect, "Schrijf op wat het u bracht, of waarom het niet hielp.")
    facilitering.effect, facilitering.effect_door, facilitering.effect_op = tekst, gebruiker.naam, vandaag
    write_log(session, gebruiker, "toezegging_effect", f"toezegging {toezegging.id}", nu=nu)
    session.flush()
    return facilitering


def _keep_need(session: Session, toezegging: Toezegging, behoefte: Behoefte, nu: datetime) -> None:
    tekst = require_words(behoefte.tekst, "Schrijf op wat er nodig was.")
    door = require_text(behoefte.gevraagd_door, "Schrijf op wie erom vroeg.")
    session.add(
        Facilitering(
            toezegging_id=toezegging.id,
            afspraak_id=behoefte.afspraak_id,
            behoefte=tekst,
            gevraagd_door=door,
            gevraagd_op=nu.date(),
        )
    )
    session.flush()


def settle_toezegging(
    session: Session,
    gebruiker: Gebruiker,
    toezegging_id: int,
    *,
    is_nagekomen: bool,
    afgedaan_op: date,
    toelichting: str = "",
    nu: datetime,
) -> Toezegging:
    """Say whether the promise was kept; late or not follows from the date, not kept asks for a reason."""
    toezegging = _get_own(session, gebruiker, toezegging_id)
    if not is_nagekomen:
        require_text(toelichting, "Schrijf op waarom deze toezegging niet is nagekomen.")
    status = _outcome(toezegging, is_nagekomen, afgedaan_op)
    _close(session, gebruiker, toezegging, status, dag=afgedaan_op, toelichting=toelichting, nu=nu)
    session.flush()
    return toezegging


def renegotiate_toezegging(
    session: Session,
    gebruiker: Gebruiker,
    toezegging_id: int,
    *,
    tekst: str,
    vervalt_op: date,
    toelichting: str,
    vandaag: date,
    nu: datetime,
) -> Toezegging:
    """Close the promise as herzien and return the new one, linked to it."""
    oud = _get_own(session, gebruiker, toezegging_id)
    require_text(toelichting, "Schrijf op waarom u de toezegging herziet.")
    if vervalt_op <= vandaag:
        raise NietGereedError(("Kies een nieuwe datum die nog komt.",))
    _close(session, gebruiker, oud, ToezeggingStatus.HERZIEN, dag=vandaag, toelichting=toelichting, nu=nu)
    invoer = Toezegginginvoer(oud.beschikking_id, oud.partijcode, tekst, vervalt_op, oud.gesprek_id)
    return _add(session, gebruiker, invoer, vervolg_van_id=oud.id, nu=nu)


def may_settle(session: Session, gebruiker: Gebruiker, toezegging: Toezegging) -> bool:
    """Answer whose word it is: a provider settles its own, the municipality's people the municipality's."""
    if gebruiker.rol.bereik is Bereik.EIGEN_PARTIJ:
        return toezegging.partijcode == gebruiker.partijcode
    partij = session.get(Partij, toezegging.partijcode)
    return partij is not None and partij.soort == GEMEENTE


def _get_own(session: Session, gebruiker: Gebruiker, toezegging_id: int) -> Toezegging:
    require(gebruiker, Recht.TOEZEGGING_BIJWERKEN)
    toezegging = get_toezegging(session, gebruiker, toezegging_id)
    if not may_settle(session, gebruiker, toezegging):
        raise GeenToegangError("Alleen wie iets toezegt, kan zeggen hoe het daarmee staat.")
    require_status(toezegging.status, (ToezeggingStatus.OPEN,), "afdoen")
    return toezegging


def _check_partij(session: Session, gebruiker: Gebruiker, partijcode: str, van_beschikking: str) -> None:
    if gebruiker.rol.bereik is Bereik.EIGEN_PARTIJ:
        if partijcode != gebruiker.partijcode:
            raise GeenToegangError("U kunt alleen namens uw eigen organisatie iets toezeggen.")
        return
    partij = session.get(Partij, partijcode)
    if partij is None or (partijcode != van_beschikking and partij.soort != GEMEENTE):
        raise not_found()


def _add(
    session: Session,
    gebruiker: Gebruiker,
    invoer: Toezegginginvoer,
    *,
    nu: datetime,
    vervolg_van_id: int | None = None,
) -> Toezegging:
    tekst = require_text(invoer.tekst, "Schrijf op wat er is toegezegd.")
    toezegging = Toezegging(
        **(vars(invoer) | {"tekst": tekst}),
        status=ToezeggingStatus.OPEN,
        vervolg_van_id=vervolg_van_id,
        gemaakt_door=gebruiker.naam,
        gemaakt_op=nu,
    )
    session.add(toezegging)
    session.flush()
    plan_herinneringen(session, toezegging, nu=nu)
    write_log(
        session,
        gebruiker,
        "toezegging_gedaan",
        f"toezegging {toezegging.id}",
        nu=nu,
        partijcode=invoer.partijcode,
        vervalt_op=invoer.vervalt_op.isoformat(),
    )
    return toezegging


def _outcome(toezegging: Toezegging, is_nagekomen: bool, dag: date) -> ToezeggingStatus:
    if not is_nagekomen:
        return ToezeggingStatus.NIET_NAGEKOMEN
    return ToezeggingStatus.NAGEKOMEN if dag <= toezegging.vervalt_op else ToezeggingStatus.TE_LAAT_NAGEKOMEN


def _close(
    session: Session,
    gebruiker: Gebruiker,
    toezegging: Toezegging,
    status: ToezeggingStatus,
    *,
    dag: date,
    toelichting: str,
    nu: datetime,
) -> None:
    toezegging.status, toezegging.afgedaan_op = status, dag
    toezegging.afgedaan_toelichting = toelichting.strip()
    drop_herinneringen(session, toezegging.id)
    onderwerp = f"toezegging {toezegging.id}"
    write_log(session, gebruiker, "toezegging_afgedaan", onderwerp, nu=nu, status=status.value)
