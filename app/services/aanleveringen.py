"""One file from a provider: received, mapped, justified, previewed, submitted (R-01, R-04, R-05, R-06)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.controle import check_upload, missing_to_submit, rules_of, take_over_rapport
from app.services.gesprek_plannen import advance_gesprekken
from app.services.hercontrole import Hercontrole, get_to_change, log_aanlevering, recheck
from app.services.inleesprofielen import keep_first_lezing, keep_lezing
from app.services.koppelingen import withdraw_koppeling
from app.services.leveringen import Leveropdracht, build_levering
from app.services.logboek import write_log
from app.services.voorvertoning import Verschuiving, Voorvertoning, preview_aanlevering
from app.services.voorwaarden import require_text
from app.store.access.bereik import not_found
from app.store.archive import Archive
from app.store.sessions import sessions_beside
from app.store.tables import Aanlevering, BevindingToelichting
from app.toegang import require
from pipelines.rapport import Validatierapport
from pipelines.reference import Referentie
from pipelines.voortgang import Stap, Voortgang, tell_nobody
from schemas.bevinding import Ernst
from schemas.catalogus import Bevestiging
from schemas.errors import GeweigerdBestandError, NietGereedError
from schemas.leercyclus import AanleveringStatus
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

__all__ = [
    "Ontvangst",
    "Upload",
    "Verschuiving",
    "Voorvertoning",
    "confirm_koppelingen",
    "justify_bevinding",
    "log_refusal",
    "missing_to_submit",
    "preview_aanlevering",
    "receive_aanlevering",
    "submit_aanlevering",
    "withdraw_aanlevering",
    "withdraw_koppeling",
]


@dataclass(frozen=True)
class Upload:
    """A file as it came in; without a soort the headers must tell it."""

    inhoud: bytes
    bestandsnaam: str
    kwartaal: Kwartaal
    soort: str | None = None


@dataclass(frozen=True)
class Ontvangst:
    """The receipt: which row, and what was found."""

    aanlevering_id: int
    rapport: Validatierapport


def receive_aanlevering(
    session: Session,
    archive: Archive,
    gebruiker: Gebruiker,
    upload: Upload,
    *,
    referentie: Referentie,
    nu: datetime,
    bevestig_voorstellen: bool = False,
    voortgang: Voortgang = tell_nobody,
) -> Ontvangst:
    """Check a file and keep it with its report; personal data is refused, logged without content, not kept.

    `voortgang` hears every stage before it begins and may still stop the work: nothing is kept before BEWAREN.
    Must come first in its transaction: checking takes seconds, and nobody should wait for a lock meanwhile.
    """
    require(gebruiker, Recht.AANLEVERING_DOEN)
    partijcode = _partijcode(gebruiker)
    beside = sessions_beside(session)
    opdracht = Leveropdracht(
        partijcode, upload.kwartaal, upload.soort, bevestig_voorstellen=bevestig_voorstellen
    )
    with beside() as lezend:
        levering = build_levering(lezend, archive, opdracht, referentie)
    rapport = check_upload(upload.inhoud, upload.bestandsnaam, levering, voortgang=voortgang)
    if rapport.is_geweigerd:
        with beside.begin() as apart:
            log_refusal(apart, gebruiker, upload, aantal=len(rapport.redenen), nu=nu)
        raise GeweigerdBestandError(rapport.redenen)
    voortgang(Stap.BEWAREN)
    # The archive first: a row never points at a file that is not there.
    aanlevering = Aanlevering(
        partijcode=partijcode,
        kwartaal=str(upload.kwartaal),
        status=AanleveringStatus.ONTVANGEN,
        bestandsnaam=upload.bestandsnaam,
        sha256=archive.put(upload.inhoud),
        ontvangen_op=nu,
        ontvangen_door=gebruiker.naam,
    )
    take_over_rapport(aanlevering, archive, rapport)
    session.add(aanlevering)
    session.flush()
    log_aanlevering(
        session, gebruiker, "aanlevering_ontvangen", aanlevering, nu, bevindingen=len(rapport.bevindingen)
    )
    return Ontvangst(aanlevering.id, rapport)


def log_refusal(session: Session, gebruiker: Gebruiker, upload: Upload, *, aantal: int, nu: datetime) -> None:
    """Note that a file was refused; not its name or headers, for those may be personal too."""
    write_log(
        session,
        gebruiker,
        "aanlevering_geweigerd",
        f"partij {gebruiker.partijcode}",
        nu=nu,
        kwartaal=str(upload.kwartaal),
        soort=upload.soort,
        redenen=aantal,
    )


def confirm_koppelingen(
    session: Session,
    archive: Archive,
    gebruiker: Gebruiker,
    aanlevering_id: int,
    bevestigingen: Sequence[Bevestiging],
    *,
    referentie: Referentie,
    nu: datetime,
) -> Ontvangst:
    """Remember what this provider's terms mean and check the same original again."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    hercontrole = Hercontrole(bevestigingen)
    aanlevering, rapport = recheck(
        session, archive, gebruiker, aanlevering_id, hercontrole, referentie=referentie, nu=nu
    )
    keep_lezing(session, gebruiker, aanlevering, bevestigingen, nu=nu)
    log_aanlevering(session, gebruiker, "koppelingen_bevestigd", aanlevering, nu, aantal=len(bevestigingen))
    session.flush()
    return Ontvangst(aanlevering.id, rapport)


def justify_bevinding(
    session: Session,
    gebruiker: Gebruiker,
    aanlevering_id: int,
    regel: str,
    tekst: str,
    *,
    nu: datetime,
) -> BevindingToelichting:
    """Keep why a warning is right as it is; it will stand beside every figure it touches (R-05)."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    aanlevering = get_to_change(session, gebruiker, aanlevering_id)
    if regel not in rules_of(aanlevering, Ernst.WAARSCHUWING):
        raise not_found()
    tekst = require_text(tekst, "Schrijf op waarom dit toch klopt.")
    toelichting = next((t for t in aanlevering.toelichtingen if t.regel == regel), None)
    if toelichting is None:
        toelichting = BevindingToelichting(regel=regel)
        aanlevering.toelichtingen.append(toelichting)
    toelichting.tekst = tekst
    toelichting.geschreven_door, toelichting.geschreven_op = gebruiker.naam, nu
    log_aanlevering(session, gebruiker, "bevinding_toegelicht", aanlevering, nu, regel=regel)
    session.flush()
    return toelichting


def submit_aanlevering(
    session: Session,
    gebruiker: Gebruiker,
    aanlevering_id: int,
    *,
    correctie_reden: str = "",
    nu: datetime,
) -> Aanlevering:
    """Make this version the one that counts, for good; the version before it becomes vervangen."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    aanlevering = get_to_change(session, gebruiker, aanlevering_id)
    vorige = _find_submitted(session, aanlevering)
    if redenen := missing_to_submit(aanlevering, correctie_reden, is_correctie=vorige is not None):
        raise NietGereedError(redenen)
    aanlevering.versie = _next_versie(session, aanlevering)
    if vorige is not None:
        vorige.status = AanleveringStatus.VERVANGEN
    aanlevering.status = AanleveringStatus.INGEDIEND
    aanlevering.correctie_reden = correctie_reden.strip() if vorige is not None else ""
    aanlevering.ingediend_op, aanlevering.ingediend_door = nu, gebruiker.naam
    keep_first_lezing(session, gebruiker, aanlevering, nu=nu)
    log_aanlevering(session, gebruiker, "aanlevering_ingediend", aanlevering, nu, versie=aanlevering.versie)
    session.flush()
    advance_gesprekken(session, gebruiker, partijcode=aanlevering.partijcode, nu=nu)
    return aanlevering


def withdraw_aanlevering(
    session: Session, gebruiker: Gebruiker, aanlevering_id: int, *, nu: datetime
) -> Aanlevering:
    """Set aside an upload that was never submitted."""
    require(gebruiker, Recht.AANLEVERING_DOEN)
    aanlevering = get_to_change(session, gebruiker, aanlevering_id)
    aanlevering.status = AanleveringStatus.INGETROKKEN
    log_aanlevering(session, gebruiker, "aanlevering_ingetrokken", aanlevering, nu)
    session.flush()
    return aanlevering


def _partijcode(gebruiker: Gebruiker) -> str:
    if gebruiker.partijcode is None:
        raise not_found()
    return gebruiker.partijcode


def _find_submitted(session: Session, aanlevering: Aanlevering) -> Aanlevering | None:
    vraag = select(Aanlevering).where(
        Aanlevering.partijcode == aanlevering.partijcode,
        Aanlevering.kwartaal == aanlevering.kwartaal,
        Aanlevering.soort == aanlevering.soort,
        Aanlevering.status == AanleveringStatus.INGEDIEND,
    )
    return session.scalar(vraag.with_for_update())


def _next_versie(session: Session, aanlevering: Aanlevering) -> int:
    hoogste = session.scalar(
        select(func.max(Aanlevering.versie)).where(
            Aanlevering.partijcode == aanlevering.partijcode,
            Aanlevering.kwartaal == aanlevering.kwartaal,
            Aanlevering.soort == aanlevering.soort,
        )
    )
    return (hoogste or 0) + 1
