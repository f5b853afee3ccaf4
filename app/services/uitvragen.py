"""Uitvragen: a question to the wijk, asked only with purpose, decider, budget and the day of the answer back (R-41)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.dubbel import find_double
from app.services.logboek import write_log
from app.services.persoonsgegevens import refuse_persoonsgegevens, require_words
from app.services.voorwaarden import require_choice, require_status, require_versie
from app.store.access import get_uitvraag
from app.store.access.bereik import require_regio
from app.store.tables import Uitvraag, UitvraagAntwoord
from app.toegang import require
from schemas.errors import NietGereedError
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import UitvraagStatus
from schemas.rollen import Recht


@dataclass(frozen=True)
class Uitvraaginvoer:
    """The question and everything the wijk must know before it gives its time."""

    regiocode: str
    vraag: str
    doel: str = ""
    beslisser: str = ""
    is_budget: bool | None = None
    antwoord_tot: date | None = None
    terugkoppeling_voor: date | None = None


def save_uitvraag(
    session: Session,
    gebruiker: Gebruiker,
    invoer: Uitvraaginvoer,
    *,
    regiocodes: Collection[str],
    uitvraag_id: int | None = None,
    versie: int | None = None,
    nu: datetime,
) -> Uitvraag:
    """Keep a draft, new or changed; nothing but question and place is needed yet."""
    require(gebruiker, Recht.UITVRAAG_BIJWERKEN)
    regiocode = require_regio(invoer.regiocode, regiocodes, gebruiker)
    velden = {**vars(invoer), "regiocode": regiocode}
    velden["vraag"] = require_words(invoer.vraag, "Schrijf op wat u de wijk wilt vragen.")
    refuse_persoonsgegevens(invoer.doel)
    velden |= {"doel": invoer.doel.strip(), "beslisser": invoer.beslisser.strip()}
    if uitvraag_id is not None:
        uitvraag = _get_draft(session, gebruiker, uitvraag_id, versie)
        for veld, waarde in velden.items():
            setattr(uitvraag, veld, waarde)
    else:
        eigen = velden | {"gemaakt_door": gebruiker.naam, "status": UitvraagStatus.CONCEPT}
        dubbel = find_double(session, Uitvraag, eigen, tijdstip=Uitvraag.gemaakt_op, nu=nu)
        if dubbel is not None:
            return dubbel
        uitvraag = Uitvraag(**eigen, gemaakt_op=nu)
        session.add(uitvraag)
    session.flush()
    write_log(session, gebruiker, "uitvraag_bewaard", f"uitvraag {uitvraag.id}", nu=nu, regiocode=regiocode)
    return uitvraag


def missing_for_publication(uitvraag: Uitvraag, vandaag: date) -> tuple[str, ...]:
    """Return in sentences what the wijk would not know yet."""
    mist = []
    if not uitvraag.doel.strip():
        mist.append("Schrijf op waarvoor u dit vraagt.")
    if not uitvraag.beslisser.strip():
        mist.append("Schrijf op wie er met de antwoorden beslist.")
    if uitvraag.is_budget is None:
        mist.append("Zeg of er geld voor is, ja of nee.")
    if uitvraag.antwoord_tot is None or uitvraag.antwoord_tot < vandaag:
        mist.append("Kies tot welke dag de wijk kan antwoorden; die dag moet nog komen.")
    if uitvraag.terugkoppeling_voor is None or uitvraag.terugkoppeling_voor < (
        uitvraag.antwoord_tot or vandaag
    ):
        mist.append(
            "Kies de dag waarop de wijk hoort wat u met de antwoorden doet, na de laatste antwoorddag."
        )
    return tuple(mist)


def publish_uitvraag(
    session: Session,
    gebruiker: Gebruiker,
    uitvraag_id: int,
    *,
    vandaag: date,
    versie: int | None = None,
    nu: datetime,
) -> Uitvraag:
    """Put the question to the wijk; refused while anything is missing that the wijk must know."""
    require(gebruiker, Recht.UITVRAAG_BIJWERKEN)
    uitvraag = _get_draft(session, gebruiker, uitvraag_id, versie)
    if mist := missing_for_publication(uitvraag, vandaag):
        raise NietGereedError(mist)
    uitvraag.status, uitvraag.gepubliceerd_op = UitvraagStatus.GEPUBLICEERD, vandaag
    write_log(session, gebruiker, "uitvraag_gepubliceerd", f"uitvraag {uitvraag.id}", nu=nu)
    session.flush()
    return uitvraag


def answer_uitvraag(
    session: Session,
    gebruiker: Gebruiker,
    uitvraag_id: int,
    *,
    tekst: str,
    bron: str,
    vandaag: date,
    nu: datetime,
) -> UitvraagAntwoord:
    """Answer a question that is still open."""
    require(gebruiker, Recht.SIGNAAL_GEVEN)
    uitvraag = get_uitvraag(session, gebruiker, uitvraag_id)
    require_status(uitvraag.status, {UitvraagStatus.GEPUBLICEERD}, "antwoorden")
    if uitvraag.antwoord_tot is not None and vandaag > uitvraag.antwoord_tot:
        raise NietGereedError(("De laatste dag om te antwoorden is voorbij.",))
    require_choice(bron, load_keuzelijst("signaal_bron"), "van wie het komt")
    antwoord = require_words(tekst, "Schrijf uw antwoord op.")
    velden = {"uitvraag_id": uitvraag.id, "tekst": antwoord, "bron": bron, "account_id": gebruiker.id}
    dubbel = find_double(session, UitvraagAntwoord, velden, tijdstip=UitvraagAntwoord.gegeven_op, nu=nu)
    if dubbel is not None:
        return dubbel
    gegeven = UitvraagAntwoord(**velden, gegeven_door=gebruiker.naam, gegeven_op=nu)
    uitvraag.antwoorden.append(gegeven)
    write_log(session, gebruiker, "uitvraag_beantwoord", f"uitvraag {uitvraag.id}", nu=nu, bron=bron)
    session.flush()
    return gegeven


def close_uitvraag(
    session: Session,
    gebruiker: Gebruiker,
    uitvraag_id: int,
    *,
    terugkoppeling: str,
    vandaag: date,
    versie: int | None = None,
    nu: datetime,
) -> Uitvraag:
    """Close by telling the wijk what was done with its answers; without that it stays open (R-41)."""
    require(gebruiker, Recht.UITVRAAG_BIJWERKEN)
    uitvraag = get_uitvraag(session, gebruiker, uitvraag_id)
    require_versie(uitvraag.versie, versie)
    require_status(uitvraag.status, {UitvraagStatus.GEPUBLICEERD}, UitvraagStatus.AFGESLOTEN)
    tekst = require_words(
        terugkoppeling,
        "Schrijf op wat er met de antwoorden is gedaan. Zonder terugkoppeling blijft een uitvraag open.",
    )
    uitvraag.status, uitvraag.terugkoppeling = UitvraagStatus.AFGESLOTEN, tekst
    uitvraag.teruggekoppeld_op, uitvraag.teruggekoppeld_door = vandaag, gebruiker.naam
    write_log(session, gebruiker, "uitvraag_teruggekoppeld", f"uitvraag {uitvraag.id}", nu=nu)
    session.flush()
    return uitvraag


def _get_draft(session: Session, gebruiker: Gebruiker, uitvraag_id: int, versie: int | None) -> Uitvraag:
    uitvraag = get_uitvraag(session, gebruiker, uitvraag_id)
    require_versie(uitvraag.versie, versie)
    require_status(uitvraag.status, {UitvraagStatus.CONCEPT}, "wijzigen")
    return uitvraag
