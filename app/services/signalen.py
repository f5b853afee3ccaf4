"""Signalen: reported in two fields, taken up, decided, started, and never closed without an answer (R-41)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.dubbel import find_double
from app.services.logboek import write_log
from app.services.persoonsgegevens import refuse_persoonsgegevens, require_words
from app.services.voorwaarden import require_choice, require_status, require_versie
from app.store.access import get_signaal, handles_regio
from app.store.access.bereik import is_regio_within, require_regio
from app.store.tables import Signaal
from app.toegang import require
from schemas.errors import GeenToegangError, NietGereedError
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import OVERGANGEN_SIGNAAL, SignaalStatus
from schemas.rollen import Recht

OPPAKKEN = "oppakken"
"""The one decision after which a first step is expected."""


@dataclass(frozen=True)
class Signaalinvoer:
    """What was seen and where, in the reporter's words; the place and factor a person confirmed."""

    tekst: str
    plaatstekst: str
    regiocode: str
    factor_id: str
    bron: str
    namens: str = ""


def report_signaal(
    session: Session,
    gebruiker: Gebruiker,
    invoer: Signaalinvoer,
    *,
    regiocodes: Collection[str],
    factoren: Collection[str],
    nu: datetime,
) -> Signaal:
    """Keep what somebody saw; `regiocodes` and `factoren` are those that exist, no factor is allowed too."""
    require(gebruiker, Recht.SIGNAAL_GEVEN)
    tekst = require_words(invoer.tekst, "Schrijf op wat u ziet of hoort.")
    plaatstekst = require_words(invoer.plaatstekst, "Schrijf op waar het is.")
    refuse_persoonsgegevens(invoer.namens)
    regiocode = require_regio(invoer.regiocode, regiocodes, gebruiker)
    require_choice(invoer.bron, load_keuzelijst("signaal_bron"), "van wie het komt")
    if invoer.factor_id:
        require_choice(invoer.factor_id, factoren, "de factor")
    velden = {
        "tekst": tekst,
        "plaatstekst": plaatstekst,
        "regiocode": regiocode,
        "factor_id": invoer.factor_id,
        "bron": invoer.bron,
        "namens": invoer.namens.strip(),
        "melder_id": gebruiker.id,
        "melder_partijcode": gebruiker.partijcode,
    }
    dubbel = find_double(session, Signaal, velden, tijdstip=Signaal.gemeld_op, nu=nu)
    if dubbel is not None:
        return dubbel
    signaal = Signaal(**velden, gemeld_door=gebruiker.naam, gemeld_op=nu, status=SignaalStatus.ONTVANGEN)
    session.add(signaal)
    session.flush()
    _log(session, gebruiker, "signaal_gemeld", signaal, nu, regiocode=regiocode, bron=invoer.bron)
    return signaal


def take_signaal(session: Session, gebruiker: Gebruiker, signaal_id: int, *, nu: datetime) -> Signaal:
    """Become the owner of a signaal nobody took up yet, in an own place."""
    require(gebruiker, Recht.SIGNAAL_BEHANDELEN)
    signaal = get_signaal(session, gebruiker, signaal_id)
    if not handles_regio(gebruiker) or not is_regio_within(signaal.regiocode, gebruiker):
        raise GeenToegangError("Een nieuw signaal pakt de gebiedsadviseur op, of draagt die aan u over.")
    _move(signaal, SignaalStatus.OPGEPAKT)
    signaal.eigenaar_id, signaal.eigenaar = gebruiker.id, gebruiker.naam
    _log(session, gebruiker, "signaal_opgepakt", signaal, nu)
    session.flush()
    return signaal


def decide_signaal(
    session: Session,
    gebruiker: Gebruiker,
    signaal_id: int,
    *,
    besluit: str,
    tekst: str,
    op: date,
    vandaag: date,
    versie: int | None = None,
    nu: datetime,
) -> Signaal:
    """Record the decision with its reason; deciding not to act is a decision too."""
    signaal = _get_owned(session, gebruiker, signaal_id, versie)
    require_choice(besluit, load_keuzelijst("signaal_besluit"), "het besluit")
    reden = require_words(tekst, "Schrijf op wat er is besloten en waarom.")
    _check_dag(op, na=signaal.gemeld_op.date(), vandaag=vandaag)
    _move(signaal, SignaalStatus.BESLOTEN)
    signaal.besluit, signaal.besluit_tekst, signaal.besluit_op = besluit, reden, op
    _log(session, gebruiker, "signaal_besloten", signaal, nu, besluit=besluit)
    session.flush()
    return signaal


def start_signaal(
    session: Session,
    gebruiker: Gebruiker,
    signaal_id: int,
    *,
    stap: str,
    op: date,
    vandaag: date,
    versie: int | None = None,
    nu: datetime,
) -> Signaal:
    """Record the first thing that was really done."""
    signaal = _get_owned(session, gebruiker, signaal_id, versie)
    if signaal.besluit != OPPAKKEN and signaal.status is SignaalStatus.BESLOTEN:
        raise NietGereedError(("Er is besloten dit niet zelf te doen; dan hoort er geen eerste actie bij.",))
    gedaan = require_words(stap, "Schrijf op wat er als eerste is gedaan.")
    _move(signaal, SignaalStatus.GESTART)
    _check_dag(op, na=signaal.besluit_op or signaal.gemeld_op.date(), vandaag=vandaag)
    signaal.eerste_stap, signaal.eerste_stap_op = gedaan, op
    _log(session, gebruiker, "signaal_gestart", signaal, nu)
    session.flush()
    return signaal


def close_signaal(
    session: Session,
    gebruiker: Gebruiker,
    signaal_id: int,
    *,
    terugkoppeling: str,
    vandaag: date,
    versie: int | None = None,
    nu: datetime,
) -> Signaal:
    """Close a signaal by answering its source; without that answer it stays open (R-41)."""
    signaal = _get_owned(session, gebruiker, signaal_id, versie)
    require_status(
        signaal.status,
        [s for s in SignaalStatus if SignaalStatus.AFGESLOTEN in OVERGANGEN_SIGNAAL[s]],
        SignaalStatus.AFGESLOTEN,
    )
    antwoord = require_words(
        terugkoppeling, "Schrijf op wat u de melder vertelt. Zonder antwoord blijft een signaal open."
    )
    if signaal.status is SignaalStatus.BESLOTEN and signaal.besluit == OPPAKKEN:
        raise NietGereedError(("Er is besloten dit op te pakken. Leg eerst vast wat er is gedaan.",))
    _move(signaal, SignaalStatus.AFGESLOTEN)
    signaal.terugkoppeling, signaal.teruggekoppeld_op = antwoord, vandaag
    signaal.teruggekoppeld_door = gebruiker.naam
    _log(session, gebruiker, "signaal_beantwoord", signaal, nu)
    session.flush()
    return signaal


def _get_owned(session: Session, gebruiker: Gebruiker, signaal_id: int, versie: int | None) -> Signaal:
    require(gebruiker, Recht.SIGNAAL_BEHANDELEN)
    signaal = get_signaal(session, gebruiker, signaal_id)
    require_versie(signaal.versie, versie)
    if signaal.status is not SignaalStatus.ONTVANGEN and signaal.eigenaar_id != gebruiker.id:
        raise GeenToegangError(
            f"{signaal.eigenaar} is eigenaar van dit signaal. Vraag om het over te dragen."
        )
    return signaal


def _move(signaal: Signaal, naar: SignaalStatus) -> None:
    require_status(signaal.status, [s for s in SignaalStatus if naar in OVERGANGEN_SIGNAAL[s]], naar)
    signaal.status = naar


def _check_dag(op: date, *, na: date, vandaag: date) -> None:
    if not na <= op <= vandaag:
        raise NietGereedError(("Kies een dag tussen de dag ervoor en vandaag.",))


def _log(
    session: Session, gebruiker: Gebruiker, gebeurtenis: str, signaal: Signaal, nu: datetime, **details: str
) -> None:
    write_log(session, gebruiker, gebeurtenis, f"signaal {signaal.id}", nu=nu, **details)
