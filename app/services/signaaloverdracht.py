"""Handing a signaal over: asked with a reason, accepted or refused by the receiver, and counted (R-41)."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.persoonsgegevens import require_words
from app.store.access import get_signaal, visible_ontvangers
from app.store.access.bereik import not_found
from app.store.tables import Signaal, SignaalOverdracht
from app.toegang import require
from schemas.errors import GeenToegangError, NietGereedError
from schemas.leercyclus import OverdrachtStatus, SignaalStatus
from schemas.rollen import Recht


def count_overdrachten(signaal: Signaal) -> int:
    """Count how often a signaal really went to somebody else."""
    return sum(o.status is OverdrachtStatus.AANVAARD for o in signaal.overdrachten)


def find_open(signaal: Signaal) -> SignaalOverdracht | None:
    """Return the request that waits for an answer."""
    return next((o for o in signaal.overdrachten if o.status is OverdrachtStatus.GEVRAAGD), None)


def ask_overdracht(
    session: Session, gebruiker: Gebruiker, signaal_id: int, *, naar_id: int, reden: str, nu: datetime
) -> SignaalOverdracht:
    """Ask somebody to take a signaal over; until they accept, the owner stays the owner."""
    require(gebruiker, Recht.SIGNAAL_BEHANDELEN)
    signaal = get_signaal(session, gebruiker, signaal_id)
    if signaal.status is SignaalStatus.AFGESLOTEN:
        raise NietGereedError(("Dit signaal is afgesloten.",))
    if signaal.eigenaar_id != gebruiker.id:
        raise GeenToegangError("Alleen de eigenaar draagt een signaal over. Pak het eerst op.")
    if find_open(signaal) is not None:
        raise NietGereedError(("Er wacht al een verzoek om dit signaal over te nemen.",))
    waarom = require_words(reden, "Schrijf op waarom de ander hier meer aan kan doen dan u.")
    ontvanger = next((a for a in visible_ontvangers(session, gebruiker) if a.id == naar_id), None)
    if ontvanger is None:
        raise not_found()
    overdracht = SignaalOverdracht(
        van_naam=gebruiker.naam,
        naar_id=naar_id,
        naar_naam=ontvanger.naam,
        reden=waarom,
        status=OverdrachtStatus.GEVRAAGD,
        gevraagd_op=nu,
    )
    signaal.overdrachten.append(overdracht)
    write_log(session, gebruiker, "overdracht_gevraagd", f"signaal {signaal.id}", nu=nu, naar=ontvanger.naam)
    session.flush()
    return overdracht


def answer_overdracht(
    session: Session,
    gebruiker: Gebruiker,
    signaal_id: int,
    *,
    is_aanvaard: bool,
    antwoord: str = "",
    nu: datetime,
) -> Signaal:
    """Accept, and become the owner; or refuse with a reason, and nothing changes hands."""
    require(gebruiker, Recht.SIGNAAL_BEHANDELEN)
    signaal = get_signaal(session, gebruiker, signaal_id)
    overdracht = find_open(signaal)
    if overdracht is None or overdracht.naar_id != gebruiker.id:
        raise GeenToegangError("Alleen wie gevraagd is om een signaal over te nemen, kan daarop antwoorden.")
    if not is_aanvaard:
        require_words(antwoord, "Schrijf op waarom dit signaal niet bij u hoort.")
    overdracht.status = OverdrachtStatus.AANVAARD if is_aanvaard else OverdrachtStatus.GEWEIGERD
    overdracht.antwoord, overdracht.beantwoord_op = antwoord.strip(), nu
    if is_aanvaard:
        signaal.eigenaar_id, signaal.eigenaar = gebruiker.id, gebruiker.naam
    details = {"antwoord": overdracht.status.value}
    write_log(session, gebruiker, "overdracht_beantwoord", f"signaal {signaal.id}", nu=nu, **details)
    session.flush()
    return signaal
