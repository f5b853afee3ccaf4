"""The figures as they were shown on an earlier day: the build of that day, made again when its file is gone."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.queries.marts import Marts
from app.queries.stand import Stand, stand_of
from app.services.publicatie import keep_tussenstand, remember
from app.settings import Settings
from app.store.access import publicatie_at, publicatie_before
from app.store.archive import Archive
from app.store.sessions import Sessions
from app.store.stad import add_geladen, load_bronregels_at, load_referentieregels, load_stad, to_bron
from app.store.tables import Publicatie
from pipelines.reference import Referentie
from pipelines.samenvatting import code_version
from schemas.errors import NietGevondenError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOG_GEEN = "Op {dag} waren er nog geen cijfers gepubliceerd. Kies een latere dag."
NIET_MEER = (
    "De cijfers zoals die op {dag} te zien waren, zijn niet meer bewaard en niet meer na te maken: {waarom}. "
    "Zet het bouwbestand {bestand} terug uit een reservekopie, of kies een dag waarvan de cijfers er nog zijn."
)

TE_OPEN = (
    "De cijfers zoals die op {dag} te zien waren, laten wij niet meer zien. Toen verborgen wij aantallen onder {toen}, "
    "nu onder {nu}. Kies een dag van na die verandering."
)


@dataclass(frozen=True)
class Opslagplaatsen:
    """Where figures and files are kept."""

    sessions: Sessions
    archive: Archive
    settings: Settings
    referentie: Referentie


def find_stand(plaatsen: Opslagplaatsen, moment: datetime) -> Stand:
    """Return the build that was the newest just before a moment, its file in place; else say why it cannot be."""
    with plaatsen.sessions() as session:
        publicatie = publicatie_at(session, moment)
        if publicatie is None:
            raise NietGevondenError(NOG_GEEN.format(dag=_day(moment)))
        if not (plaatsen.settings.builds / publicatie.bestandsnaam).exists():
            restore_build(session, plaatsen, publicatie, moment)
        stand = stand_of(publicatie)
    require_drempel(plaatsen, stand, moment)
    return stand


def require_drempel(plaatsen: Opslagplaatsen, stand: Stand, moment: datetime) -> None:
    """Refuse figures that hid less than is asked now: what must be hidden may not be shown on older paper either (R-17)."""
    toen = Marts(plaatsen.sessions, plaatsen.settings.builds).drempel(stand)
    if toen < plaatsen.settings.drempel:
        tekst = TE_OPEN.format(dag=_day(moment), toen=toen, nu=plaatsen.settings.drempel)
        raise NietGevondenError(tekst)


def restore_build(
    session: "Session", plaatsen: Opslagplaatsen, publicatie: Publicatie, moment: datetime
) -> None:
    """Make the file again from the inputs of then; the fingerprint decides whether it is the same (R-01)."""

    def refuse(waarom: str) -> NietGevondenError:
        return NietGevondenError(
            NIET_MEER.format(dag=_day(moment), waarom=waarom, bestand=publicatie.bestandsnaam)
        )

    if publicatie.codeversie != code_version():
        raise refuse("de programmatuur is sindsdien veranderd")
    # Imported late: only who builds needs the statistics.
    from pipelines.warehouse import build_id_of, build_warehouse

    regels = load_bronregels_at(session, publicatie.aanlevering_ids, publicatie.gepubliceerd_op)
    bronnen = [to_bron(regel, plaatsen.archive) for regel in regels]
    referentie = add_geladen(plaatsen.referentie, load_referentieregels(session), plaatsen.archive)
    stad, drempel = load_stad(session), plaatsen.settings.drempel
    geheugen = remember(plaatsen.settings, publicatie_before(session, publicatie))
    if build_id_of(bronnen, stad, referentie, drempel, geheugen.sleutels) != publicatie.build_id:
        raise refuse("partijen, interventies, gebeurtenissen of referentiegegevens zijn sindsdien veranderd")
    build_warehouse(
        bronnen,
        stad,
        referentie,
        doel=plaatsen.settings.builds,
        drempel=drempel,
        bewaring=keep_tussenstand(plaatsen.settings),
        geheugen=geheugen,
    )


def _day(moment: datetime) -> str:
    return f"{moment:%d-%m-%Y}"
