"""Writing and submitting one side's sealed reading; the talk opens when both sides are in (R-30)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.gereedheid import KANTEN, active_afspraken
from app.services.gesprekken import get_afspraak_of
from app.services.logboek import write_log
from app.services.voorwaarden import require_status, require_versie
from app.store.access import get_gesprek
from app.store.access.bereik import not_found
from app.store.tables import Gesprek, Lezing
from app.toegang import require
from schemas.errors import NietGereedError
from schemas.leercyclus import OVERGANGEN_LEZING, GesprekStatus, LezingStatus, Vrijgave
from schemas.methode import STANDAARD, load_methode
from schemas.rollen import Recht

DUIDELIJK = frozenset({"duidelijk_beter", "duidelijk_slechter"})
TE_LEZEN = (GesprekStatus.GEPLAND, GesprekStatus.AANLEVERING, GesprekStatus.LEZEN)


@dataclass(frozen=True)
class Lezinginvoer:
    """One side's answers by step of the method, with doubt, other explanation, barrier and context factor."""

    antwoorden: Mapping[str, str]
    vrijgave: Vrijgave = Vrijgave.GESPREK
    twijfel: str = ""
    andere_verklaring: str = ""
    belemmering: str = ""
    factor_id: str = ""


def save_lezing(
    session: Session,
    gebruiker: Gebruiker,
    gesprek_id: int,
    afspraak_id: int,
    invoer: Lezinginvoer,
    *,
    methode: str = STANDAARD,
    versie: int | None = None,
    nu: datetime,
) -> Lezing:
    """Keep a draft of this person's side; the first draft moves the talk to lezen."""
    require(gebruiker, Recht.LEZING_SCHRIJVEN)
    gesprek = get_gesprek(session, gebruiker, gesprek_id)
    require_status(gesprek.status, TE_LEZEN, "lezing schrijven")
    afspraak = get_afspraak_of(session, gebruiker, gesprek, afspraak_id)
    lezing = _find(session, gebruiker, gesprek.id, afspraak.id)
    if lezing is None:
        lezing = Lezing(
            gesprek_id=gesprek.id,
            afspraak_id=afspraak.id,
            kant=gebruiker.kant,
            status=LezingStatus.CONCEPT,
            methode=methode,
        )
        session.add(lezing)
    require_status(lezing.status, (LezingStatus.CONCEPT,), LezingStatus.CONCEPT)
    require_versie(lezing.versie or 0, versie)
    _fill(lezing, gebruiker, invoer, nu)
    _start_reading(session, gebruiker, gesprek, nu)
    _log(session, gebruiker, "lezing_bewaard", lezing, nu)
    session.flush()
    return lezing


def submit_lezing(
    session: Session,
    gebruiker: Gebruiker,
    gesprek_id: int,
    afspraak_id: int,
    *,
    build_id: str,
    cijfers: Mapping[str, Any],
    versie: int | None = None,
    nu: datetime,
) -> Lezing:
    """Seal the reading with the figures as its writer saw them; open the talk when it was the last."""
    require(gebruiker, Recht.LEZING_SCHRIJVEN)
    gesprek = get_gesprek(session, gebruiker, gesprek_id)
    # Two sides that submit at once wait for each other here; else neither would see it was the last.
    session.refresh(gesprek, with_for_update=True)
    lezing = _find(session, gebruiker, gesprek_id, afspraak_id)
    if lezing is None:
        raise not_found()
    if LezingStatus.INGEDIEND not in OVERGANGEN_LEZING[lezing.status]:
        require_status(lezing.status, (LezingStatus.CONCEPT,), LezingStatus.INGEDIEND)
    require_status(gesprek.status, (GesprekStatus.LEZEN,), "lezing indienen")
    require_versie(lezing.versie, versie)
    if redenen := missing_answers(lezing, cijfers):
        raise NietGereedError(redenen)
    lezing.status, lezing.ingediend_op = LezingStatus.INGEDIEND, nu
    lezing.build_id, lezing.cijfers = build_id, dict(cijfers)
    session.flush()
    _log(session, gebruiker, "lezing_ingediend", lezing, nu)
    _open_when_complete(session, gebruiker, gesprek, nu)
    session.flush()
    return lezing


def missing_answers(lezing: Lezing, cijfers: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what keeps this reading from being submitted, as Dutch sentences.

    A figure that clearly changed asks for another explanation, or for the words that there is none (R-32).
    """
    redenen = [
        f"Beantwoord nog: {stap.vraag}"
        for stap in load_methode(lezing.methode).stappen
        if stap.is_verplicht and not lezing.antwoorden.get(stap.code, "").strip()
    ]
    if cijfers.get("verandering") in DUIDELIJK and not lezing.andere_verklaring.strip():
        redenen.append(
            "Dit cijfer is duidelijk veranderd. Schrijf welke andere verklaring er kan zijn, of dat u er geen ziet."
        )
    if lezing.vrijgave is Vrijgave.EIGEN:
        redenen.append("Geef de lezing vrij voor het gesprek: een lezing die van u blijft, kan niet open.")
    return tuple(redenen)


def _find(session: Session, gebruiker: Gebruiker, gesprek_id: int, afspraak_id: int) -> Lezing | None:
    vraag = select(Lezing).where(
        Lezing.gesprek_id == gesprek_id,
        Lezing.afspraak_id == afspraak_id,
        Lezing.kant == gebruiker.kant,
    )
    return session.scalar(vraag)


def _fill(lezing: Lezing, gebruiker: Gebruiker, invoer: Lezinginvoer, nu: datetime) -> None:
    vragen = {stap.code for stap in load_methode(lezing.methode).vragen}
    lezing.antwoorden = {code: tekst for code, tekst in invoer.antwoorden.items() if code in vragen}
    lezing.vrijgave = invoer.vrijgave
    lezing.twijfel = invoer.twijfel
    lezing.andere_verklaring = invoer.andere_verklaring
    lezing.belemmering = invoer.belemmering
    lezing.factor_id = invoer.factor_id
    lezing.account_id, lezing.geschreven_door, lezing.geschreven_op = gebruiker.id, gebruiker.naam, nu


def _start_reading(session: Session, gebruiker: Gebruiker, gesprek: Gesprek, nu: datetime) -> None:
    if gesprek.status is not GesprekStatus.LEZEN:
        gesprek.status = GesprekStatus.LEZEN
        write_log(session, gebruiker, "lezen_begonnen", f"gesprek {gesprek.id}", nu=nu)


def _open_when_complete(session: Session, gebruiker: Gebruiker, gesprek: Gesprek, nu: datetime) -> None:
    afspraken = [afspraak.id for afspraak in active_afspraken(session, gesprek)]
    ingediend = session.scalar(
        select(func.count())
        .select_from(Lezing)
        .where(
            Lezing.gesprek_id == gesprek.id,
            Lezing.afspraak_id.in_(afspraken),
            Lezing.status == LezingStatus.INGEDIEND,
        )
    )
    if ingediend == len(afspraken) * len(KANTEN):
        gesprek.status, gesprek.geopend_op = GesprekStatus.GEOPEND, nu
        write_log(session, gebruiker, "gesprek_geopend", f"gesprek {gesprek.id}", nu=nu)


def _log(session: Session, gebruiker: Gebruiker, gebeurtenis: str, lezing: Lezing, nu: datetime) -> None:
    onderwerp = f"gesprek {lezing.gesprek_id}, afspraak {lezing.afspraak_id}"
    write_log(
        session,
        gebruiker,
        gebeurtenis,
        onderwerp,
        nu=nu,
        kant=lezing.kant,
        vrijgave=lezing.vrijgave.value,
    )
