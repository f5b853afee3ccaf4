"""The quarterly talk at the table: the own part of the municipality and what is concluded (R-30, R-33)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.geldigheid import counts_in
from app.services.logboek import write_log
from app.services.tekstversies import CONCLUSIE, EIGEN_DEEL, add_tekstversie, count_versies
from app.services.voorwaarden import require_choice, require_status, require_text, require_versie
from app.store.access import get_afspraak, get_gesprek
from app.store.access.bereik import not_found
from app.store.tables import Afspraak, Conclusie, Gesprek
from app.toegang import require
from schemas.leercyclus import GesprekStatus
from schemas.rollen import Recht

__all__ = [
    "BESLISRECHTEN",
    "GEVOLGEN",
    "Conclusieinvoer",
    "get_afspraak_of",
    "mark_held",
    "save_conclusie",
    "save_eigen_deel",
]

GEVOLGEN = ("actie", "afspraak", "geen_actie")
BESLISRECHTEN = ("gemeente", "samen")
AAN_TAFEL = (GesprekStatus.GEOPEND, GesprekStatus.GEVOERD)


@dataclass(frozen=True)
class Conclusieinvoer:
    """What the table concludes about one afspraak; `gevolg` is actie, afspraak or geen_actie."""

    is_gezamenlijk: bool
    tekst: str
    gevolg: str
    verschil: str = ""
    besluit: str = ""
    beslisrecht: str = "samen"
    gevolg_reden: str = ""
    ingeleverd: str = ""

    @property
    def velden(self) -> dict[str, str]:
        """The same as the fields of a form, to keep as a version."""
        return {**vars(self), "is_gezamenlijk": "ja" if self.is_gezamenlijk else "nee"}


def save_eigen_deel(
    session: Session,
    gebruiker: Gebruiker,
    gesprek_id: int,
    tekst: str,
    *,
    versie: int | None = None,
    lost_op: int | None = None,
    nu: datetime,
) -> Gesprek:
    """Keep what the municipality says about its own part (R-33); possible until the talk is adopted.

    `versie` counts the versions of this text alone: other changes of the talk are no reason to refuse.
    """
    gesprek = _get_to_hold(session, gebruiker, gesprek_id, None)
    require_status(gesprek.status, set(GesprekStatus) - {GesprekStatus.VASTGESTELD}, "eigen deel schrijven")
    huidig = count_versies(session, gesprek, EIGEN_DEEL)
    require_versie(huidig, versie)
    gesprek.eigen_deel = require_text(tekst, "Schrijf wat de gemeente zelf deed of naliet.")
    add_tekstversie(
        session,
        gebruiker,
        gesprek,
        EIGEN_DEEL,
        {"tekst": gesprek.eigen_deel},
        versie=huidig + 1,
        lost_op=lost_op,
        nu=nu,
    )
    write_log(session, gebruiker, "eigen_deel_bewaard", f"gesprek {gesprek.id}", nu=nu)
    session.flush()
    return gesprek


def save_conclusie(
    session: Session,
    gebruiker: Gebruiker,
    gesprek_id: int,
    afspraak_id: int,
    invoer: Conclusieinvoer,
    *,
    versie: int | None = None,
    lost_op: int | None = None,
    nu: datetime,
) -> Conclusie:
    """Keep the joint conclusion or the recorded difference on one afspraak, with its consequence."""
    gesprek = _get_to_hold(session, gebruiker, gesprek_id, None)
    require_status(gesprek.status, AAN_TAFEL, "conclusie schrijven")
    afspraak = get_afspraak_of(session, gebruiker, gesprek, afspraak_id)
    _check_conclusie(invoer)
    conclusie = session.scalar(
        select(Conclusie).where(Conclusie.gesprek_id == gesprek.id, Conclusie.afspraak_id == afspraak.id)
    )
    if conclusie is None:
        conclusie = Conclusie(gesprek_id=gesprek.id, afspraak_id=afspraak.id)
        session.add(conclusie)
    else:
        require_versie(conclusie.versie, versie)
    for veld, waarde in vars(invoer).items():
        setattr(conclusie, veld, waarde)
    conclusie.geschreven_door, conclusie.geschreven_op = gebruiker.naam, nu
    mark_held(session, gebruiker, gesprek, nu)
    write_log(
        session,
        gebruiker,
        "conclusie_bewaard",
        f"gesprek {gesprek.id}, afspraak {afspraak.id}",
        nu=nu,
        gevolg=invoer.gevolg,
        is_gezamenlijk=invoer.is_gezamenlijk,
    )
    session.flush()
    add_tekstversie(
        session,
        gebruiker,
        gesprek,
        CONCLUSIE,
        invoer.velden,
        versie=conclusie.versie,
        afspraak_id=afspraak.id,
        lost_op=lost_op,
        nu=nu,
    )
    session.flush()
    return conclusie


def get_afspraak_of(session: Session, gebruiker: Gebruiker, gesprek: Gesprek, afspraak_id: int) -> Afspraak:
    """Return an afspraak that counts in this talk's quarter, or NietGevondenError."""
    afspraak = get_afspraak(session, gebruiker, afspraak_id)
    if afspraak.beschikking_id != gesprek.beschikking_id or not counts_in(afspraak, gesprek.kwartaal):
        raise not_found()
    return afspraak


def _get_to_hold(session: Session, gebruiker: Gebruiker, gesprek_id: int, versie: int | None) -> Gesprek:
    require(gebruiker, Recht.GESPREK_VOEREN)
    gesprek = get_gesprek(session, gebruiker, gesprek_id)
    require_versie(gesprek.versie, versie)
    return gesprek


def mark_held(session: Session, gebruiker: Gebruiker, gesprek: Gesprek, nu: datetime) -> None:
    """Let an opened talk count as held; one that is held already stays so."""
    if gesprek.status is GesprekStatus.GEOPEND:
        gesprek.status = GesprekStatus.GEVOERD
        write_log(session, gebruiker, "gesprek_gevoerd", f"gesprek {gesprek.id}", nu=nu)


def _check_conclusie(invoer: Conclusieinvoer) -> None:
    require_text(invoer.tekst, "Schrijf de conclusie op.")
    require_choice(invoer.gevolg, GEVOLGEN, "gevolg")
    require_choice(invoer.beslisrecht, BESLISRECHTEN, "beslisrecht")
    if not invoer.is_gezamenlijk:
        require_text(invoer.verschil, "Schrijf op waarin u van mening verschilt.")
    if invoer.gevolg == "geen_actie":
        require_text(invoer.gevolg_reden, "Schrijf op waarom er geen actie nodig is.")
