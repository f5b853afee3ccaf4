"""An upload that is not submitted yet: found, and checked again with what a person said about it since."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.controle import check_upload, take_over_rapport
from app.services.leveringen import Leveropdracht, build_levering
from app.services.logboek import write_log
from app.services.voorwaarden import require_status
from app.store.access import get_aanlevering
from app.store.archive import Archive
from app.store.sessions import sessions_beside
from app.store.tables import Aanlevering, Celwijziging
from pipelines.hercontrole import compare_rapporten
from pipelines.levering import Celherstel
from pipelines.rapport import Validatierapport
from pipelines.reference import Referentie
from schemas.catalogus import Bevestiging
from schemas.errors import GelijktijdigeWijzigingError, GeweigerdBestandError
from schemas.leercyclus import AanleveringStatus
from schemas.vocabulary import Kwartaal


@dataclass(frozen=True)
class Hercontrole:
    """What a new check of the same original must take along."""

    bevestigingen: Sequence[Bevestiging] = ()
    wijzig: Callable[[Aanlevering], Sequence[Celherstel]] | None = None
    """Gives the cells as they must become; without it they stay as they were changed before."""


def get_to_change(session: Session, gebruiker: Gebruiker, aanlevering_id: int) -> Aanlevering:
    """Return an upload of this person that is not submitted or set aside."""
    aanlevering = get_aanlevering(session, gebruiker, aanlevering_id)
    require_status(aanlevering.status, (AanleveringStatus.ONTVANGEN,), "wijzigen of indienen")
    return aanlevering


def active_wijzigingen(aanlevering: Aanlevering) -> list[Celwijziging]:
    """Return the changes that hold, in the order in which they were made."""
    return [wijziging for wijziging in aanlevering.wijzigingen if wijziging.ingetrokken_op is None]


def as_celherstel(wijzigingen: Sequence[Celwijziging]) -> list[Celherstel]:
    """Return stored changes as a check takes them."""
    return [Celherstel(w.blad, w.cel, w.nieuw) for w in wijzigingen]


def recheck(
    session: Session,
    archive: Archive,
    gebruiker: Gebruiker,
    aanlevering_id: int,
    hercontrole: Hercontrole,
    *,
    referentie: Referentie,
    nu: datetime,
) -> tuple[Aanlevering, Validatierapport]:
    """Check the original again and take over the report; personal data refuses and changes nothing.

    Must come first in its transaction: checking takes seconds, and nobody should wait for a lock meanwhile.
    """
    with sessions_beside(session)() as lezend:
        gelezen = get_to_change(lezend, gebruiker, aanlevering_id)
        van_toen = active_wijzigingen(gelezen)
        wijzigingen = hercontrole.wijzig(gelezen) if hercontrole.wijzig else as_celherstel(van_toen)
        opdracht = Leveropdracht(
            gelezen.partijcode,
            Kwartaal.parse(gelezen.kwartaal),
            gelezen.soort or None,
            bevestigingen=hercontrole.bevestigingen,
            wijzigingen=wijzigingen,
        )
        levering = build_levering(lezend, archive, opdracht, referentie)
    rapport = check_upload(archive.get(gelezen.sha256), gelezen.bestandsnaam, levering)
    if rapport.is_geweigerd:
        with sessions_beside(session).begin() as apart:
            log_aanlevering(apart, gebruiker, "herstel_geweigerd", gelezen, nu, redenen=len(rapport.redenen))
        raise GeweigerdBestandError(rapport.redenen)
    aanlevering = get_to_change(session, gebruiker, aanlevering_id)
    if [w.id for w in active_wijzigingen(aanlevering)] != [w.id for w in van_toen]:
        raise GelijktijdigeWijzigingError(
            "Dit bestand is intussen in een ander venster hersteld. Laad de pagina opnieuw."
        )
    vorige = aanlevering.rapport
    take_over_rapport(aanlevering, archive, rapport)
    aanlevering.rapport |= {"vergeleken": compare_rapporten(vorige, aanlevering.rapport).zin}
    return aanlevering, rapport


def log_aanlevering(
    session: Session,
    gebruiker: Gebruiker,
    gebeurtenis: str,
    aanlevering: Aanlevering,
    nu: datetime,
    **details: str | int | None,
) -> None:
    """Note what was done with one upload, never what is in it."""
    waar = {
        "partijcode": aanlevering.partijcode,
        "kwartaal": aanlevering.kwartaal,
        "soort": aanlevering.soort,
    }
    write_log(session, gebruiker, gebeurtenis, f"aanlevering {aanlevering.id}", nu=nu, **waar, **details)
