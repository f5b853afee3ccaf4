"""The register of what happened in a place: added, corrected as a new version, withdrawn; never overwritten (R-16)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.dubbel import find_double
from app.services.logboek import write_log
from app.services.voorwaarden import require_choice, require_text
from app.store.access import get_gebeurtenis, visible_interventies
from app.store.access.bereik import require_regio
from app.store.tables import Wijkgebeurtenis
from app.toegang import require
from schemas.errors import NietGereedError
from schemas.keuzelijst import load_breuksoorten, load_keuzelijst
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

LANGSTE_TITEL = 200


@dataclass(frozen=True)
class Gebeurtenisinvoer:
    """What happened where and when; without `interventiecode` it is about the whole place."""

    regiocode: str
    datum: date
    soort: str
    titel: str
    interventiecode: str | None = None

    @property
    def is_breuk(self) -> bool:
        """Answer whether figures of before and after this day may no longer be compared."""
        return self.soort in load_breuksoorten()

    @property
    def breukkwartalen(self) -> tuple[str, ...]:
        """The quarters that lose their comparison: of the day, and the next when the day lies within one."""
        kwartaal = Kwartaal.of(self.datum)
        volgende = (kwartaal.plus(1),) if self.datum > kwartaal.eerste_dag else ()
        return tuple(str(k) for k in (kwartaal, *volgende)) if self.is_breuk else ()


def add_gebeurtenis(
    session: Session,
    gebruiker: Gebruiker,
    invoer: Gebeurtenisinvoer,
    *,
    regiocodes: Collection[str],
    vandaag: date,
    nu: datetime,
) -> Wijkgebeurtenis:
    """Record an event in an own place; `regiocodes` are the places that exist."""
    require(gebruiker, Recht.GEBEURTENIS_BIJWERKEN)
    invoer = check_gebeurtenis(session, gebruiker, invoer, regiocodes=regiocodes, vandaag=vandaag)
    velden = {**vars(invoer), "gemaakt_door": gebruiker.naam, "vervallen_op": None}
    dubbel = find_double(session, Wijkgebeurtenis, velden, tijdstip=Wijkgebeurtenis.gemaakt_op, nu=nu)
    return dubbel or _add(session, gebruiker, invoer, nu=nu)


def correct_gebeurtenis(
    session: Session,
    gebruiker: Gebruiker,
    gebeurtenis_id: int,
    invoer: Gebeurtenisinvoer,
    *,
    reden: str,
    regiocodes: Collection[str],
    vandaag: date,
    nu: datetime,
) -> Wijkgebeurtenis:
    """Put a new version in the place of an event, with the reason; the old one stays to be read."""
    require(gebruiker, Recht.GEBEURTENIS_BIJWERKEN)
    oud = get_gebeurtenis(session, gebruiker, gebeurtenis_id)
    reden = require_text(reden, "Schrijf op wat er niet klopte.")
    invoer = check_gebeurtenis(session, gebruiker, invoer, regiocodes=regiocodes, vandaag=vandaag)
    if all(getattr(oud, veld) == waarde for veld, waarde in vars(invoer).items()):
        raise NietGereedError(("Er is niets veranderd.",))
    _end(oud, gebruiker, reden, nu)
    return _add(session, gebruiker, invoer, nu=nu, vervangt_id=oud.id, reden=reden)


def withdraw_gebeurtenis(
    session: Session, gebruiker: Gebruiker, gebeurtenis_id: int, *, reden: str, nu: datetime
) -> Wijkgebeurtenis:
    """Let an event count no longer, with the reason."""
    require(gebruiker, Recht.GEBEURTENIS_BIJWERKEN)
    gebeurtenis = get_gebeurtenis(session, gebruiker, gebeurtenis_id)
    reden = require_text(reden, "Schrijf op waarom deze gebeurtenis niet meer geldt.")
    _end(gebeurtenis, gebruiker, reden, nu)
    session.flush()
    write_log(
        session, gebruiker, "gebeurtenis_ingetrokken", f"gebeurtenis {gebeurtenis.id}", nu=nu, reden=reden
    )
    return gebeurtenis


def check_gebeurtenis(
    session: Session,
    gebruiker: Gebruiker,
    invoer: Gebeurtenisinvoer,
    *,
    regiocodes: Collection[str],
    vandaag: date,
) -> Gebeurtenisinvoer:
    """Return the event as it will be recorded, or say what is missing or not for this person."""
    regiocode = require_regio(invoer.regiocode, regiocodes, gebruiker)
    require_choice(invoer.soort, load_keuzelijst("gebeurtenis_soort"), "de soort gebeurtenis")
    if invoer.datum > vandaag:
        raise NietGereedError(
            ("Kies een dag die is geweest: een gebeurtenis is pas een feit als zij er is.",)
        )
    titel = require_text(invoer.titel, "Schrijf in een paar woorden op wat er gebeurde.")
    if len(titel) > LANGSTE_TITEL:
        raise NietGereedError((f"Houd het kort: ten hoogste {LANGSTE_TITEL} tekens.",))
    if invoer.interventiecode:
        require_choice(
            invoer.interventiecode, {i.code for i in visible_interventies(session)}, "de interventie"
        )
    return Gebeurtenisinvoer(regiocode, invoer.datum, invoer.soort, titel, invoer.interventiecode or None)


def _add(
    session: Session,
    gebruiker: Gebruiker,
    invoer: Gebeurtenisinvoer,
    *,
    nu: datetime,
    vervangt_id: int | None = None,
    reden: str = "",
) -> Wijkgebeurtenis:
    gebeurtenis = Wijkgebeurtenis(
        **vars(invoer), gemaakt_door=gebruiker.naam, gemaakt_op=nu, vervangt_id=vervangt_id
    )
    session.add(gebeurtenis)
    session.flush()
    wat = "gebeurtenis_gecorrigeerd" if vervangt_id else "gebeurtenis_vastgelegd"
    details = {"regiocode": invoer.regiocode, "soort": invoer.soort, "datum": invoer.datum.isoformat()}
    details |= {"vervangt": str(vervangt_id), "reden": reden} if vervangt_id else {}
    write_log(session, gebruiker, wat, f"gebeurtenis {gebeurtenis.id}", nu=nu, **details)
    return gebeurtenis


def _end(gebeurtenis: Wijkgebeurtenis, gebruiker: Gebruiker, reden: str, nu: datetime) -> None:
    if gebeurtenis.vervallen_op is not None:
        raise NietGereedError(("Deze gebeurtenis is al gewijzigd of ingetrokken. Laad de pagina opnieuw.",))
    gebeurtenis.vervallen_op, gebeurtenis.vervallen_door, gebeurtenis.reden = nu, gebruiker.naam, reden
