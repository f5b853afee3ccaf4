"""Learning sessions across providers on one factor: planned, consented to per provider, asked, minuted (R-35, R-42)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.dubbel import find_double
from app.services.logboek import write_log
from app.services.voorwaarden import require_status, require_text, require_versie
from app.store.access import get_leerbijeenkomst
from app.store.tables import (
    Beschikking,
    BeschikkingInterventie,
    InterventieFactor,
    Leerbijeenkomst,
    LeerbijeenkomstPartij,
    Leervraag,
)
from app.toegang import require
from schemas.errors import GeenToegangError, NietGereedError
from schemas.leercyclus import OVERGANGEN_BIJEENKOMST, BijeenkomstStatus
from schemas.rollen import Recht


def plan_leerbijeenkomst(
    session: Session,
    gebruiker: Gebruiker,
    *,
    factor_id: str,
    titel: str,
    plaats: str,
    gepland_op: date,
    vandaag: date,
    nu: datetime,
) -> Leerbijeenkomst:
    """Plan a session; every provider with an intervention on the factor is invited, so nobody is picked out."""
    require(gebruiker, Recht.LEERBIJEENKOMST_VOEREN)
    velden = {
        "factor_id": require_text(factor_id, "Kies over welke factor de leerbijeenkomst gaat."),
        "titel": require_text(titel, "Geef de leerbijeenkomst een titel."),
        "plaats": require_text(plaats, "Schrijf op waar u bij elkaar komt."),
        "gepland_op": gepland_op,
        "gemaakt_door": gebruiker.naam,
    }
    if gepland_op < vandaag:
        raise NietGereedError(("Kies een dag vanaf vandaag.",))
    dubbel = find_double(session, Leerbijeenkomst, velden, tijdstip=Leerbijeenkomst.gemaakt_op, nu=nu)
    if dubbel is not None:
        return dubbel
    partijen = invited_partijen(session, factor_id)
    if not partijen:
        raise NietGereedError(("Bij deze factor hoort nu geen aanbod. Kies een andere factor.",))
    bijeenkomst = Leerbijeenkomst(
        **velden,
        status=BijeenkomstStatus.GEPLAND,
        gemaakt_op=nu,
        partijen=[LeerbijeenkomstPartij(partijcode=code) for code in partijen],
    )
    session.add(bijeenkomst)
    session.flush()
    _log(session, gebruiker, "leerbijeenkomst_gepland", bijeenkomst, nu, factor=factor_id)
    return bijeenkomst


def invited_partijen(session: Session, factor_id: str) -> list[str]:
    """Return the parties whose interventions work on a factor, by code."""
    vraag = (
        select(Beschikking.partijcode)
        .join(BeschikkingInterventie, BeschikkingInterventie.beschikking_id == Beschikking.id)
        .join(InterventieFactor, InterventieFactor.interventiecode == BeschikkingInterventie.interventiecode)
        .where(InterventieFactor.factor_id == factor_id)
        .distinct()
        .order_by(Beschikking.partijcode)
    )
    return list(session.scalars(vraag))


def factoren_met_aanbod(session: Session) -> list[str]:
    """Return the factors some intervention of a beschikking works on."""
    vraag = select(InterventieFactor.factor_id).where(
        InterventieFactor.interventiecode.in_(select(BeschikkingInterventie.interventiecode))
    )
    return sorted(set(session.scalars(vraag)))


def give_toestemming(
    session: Session,
    gebruiker: Gebruiker,
    leerbijeenkomst_id: int,
    *,
    is_akkoord: bool,
    cijfers: Sequence[Mapping[str, Any]],
    nu: datetime,
) -> LeerbijeenkomstPartij:
    """Share the own figures as seen now, or take them back; only the party itself can, and only beforehand."""
    require(gebruiker, Recht.LEERBIJEENKOMST_BEKIJKEN)
    bijeenkomst = get_leerbijeenkomst(session, gebruiker, leerbijeenkomst_id)
    eigen = next((p for p in bijeenkomst.partijen if p.partijcode == gebruiker.partijcode), None)
    if eigen is None:
        raise GeenToegangError("Alleen een uitgenodigde aanbieder kan eigen cijfers delen.")
    require_status(bijeenkomst.status, (BijeenkomstStatus.GEPLAND,), "cijfers delen")
    eigen.toestemming, eigen.gegeven_door, eigen.gegeven_op = is_akkoord, gebruiker.naam, nu
    eigen.cijfers = [dict(cijfer) for cijfer in cijfers] if is_akkoord else []
    _log(session, gebruiker, "cijfers_gedeeld" if is_akkoord else "cijfers_teruggehaald", bijeenkomst, nu)
    session.flush()
    return eigen


def ask_leervraag(
    session: Session, gebruiker: Gebruiker, leerbijeenkomst_id: int, tekst: str, *, nu: datetime
) -> Leervraag:
    """Put an open question on the agenda of a session that is still to come."""
    require(gebruiker, Recht.LEERBIJEENKOMST_BEKIJKEN)
    bijeenkomst = get_leerbijeenkomst(session, gebruiker, leerbijeenkomst_id)
    require_status(bijeenkomst.status, (BijeenkomstStatus.GEPLAND,), "vraag stellen")
    van = gebruiker.organisatie or gebruiker.naam
    vraag = Leervraag(
        tekst=require_text(tekst, "Schrijf uw vraag op."), gesteld_door=van[:120], gesteld_op=nu
    )
    bijeenkomst.leervragen.append(vraag)
    _log(session, gebruiker, "leervraag_gesteld", bijeenkomst, nu)
    session.flush()
    return vraag


def save_verslag(
    session: Session,
    gebruiker: Gebruiker,
    leerbijeenkomst_id: int,
    *,
    deelnemers: str,
    verslag: str,
    versie: int | None = None,
    vandaag: date,
    nu: datetime,
) -> Leerbijeenkomst:
    """Write who were there and what was said; the session is then held and does not change any more."""
    require(gebruiker, Recht.LEERBIJEENKOMST_VOEREN)
    bijeenkomst = get_leerbijeenkomst(session, gebruiker, leerbijeenkomst_id)
    require_versie(bijeenkomst.versie, versie)
    van = [s for s, naar in OVERGANGEN_BIJEENKOMST.items() if BijeenkomstStatus.GEHOUDEN in naar]
    require_status(bijeenkomst.status, van, BijeenkomstStatus.GEHOUDEN)
    if vandaag < bijeenkomst.gepland_op:
        raise NietGereedError(("Deze leerbijeenkomst moet nog komen. Een verslag kan daarna.",))
    bijeenkomst.deelnemers = require_text(deelnemers, "Schrijf op wie erbij waren, als rol of organisatie.")
    bijeenkomst.verslag = require_text(verslag, "Schrijf op wat er is besproken.")
    bijeenkomst.status = BijeenkomstStatus.GEHOUDEN
    _log(session, gebruiker, "leerbijeenkomst_gehouden", bijeenkomst, nu)
    session.flush()
    return bijeenkomst


def _log(
    session: Session,
    gebruiker: Gebruiker,
    gebeurtenis: str,
    bijeenkomst: Leerbijeenkomst,
    nu: datetime,
    **details: str,
) -> None:
    write_log(session, gebruiker, gebeurtenis, f"leerbijeenkomst {bijeenkomst.id}", nu=nu, **details)
