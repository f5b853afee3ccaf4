"""Adopting a talk and correcting it afterwards: each is a version for ever, with the figures as seen (R-33, R-50)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.aanwezigen import describe_aanwezigen
from app.services.gereedheid import active_afspraken, label_of, readiness
from app.services.gesprekken import get_afspraak_of
from app.services.logboek import write_log
from app.services.voorwaarden import require_status, require_text, require_versie
from app.store.access import get_gesprek
from app.store.tables import Conclusie, Gesprek, Gespreksversie
from app.toegang import require
from schemas.errors import NietGereedError
from schemas.leercyclus import GesprekStatus
from schemas.rollen import Recht

VASTE_TEKSTEN = (
    "is_gezamenlijk",
    "tekst",
    "verschil",
    "besluit",
    "beslisrecht",
    "ingeleverd",
    "gevolg",
    "gevolg_reden",
)


def adopt_gesprek(
    session: Session,
    gebruiker: Gebruiker,
    gesprek_id: int,
    *,
    build_id: str = "",
    cijfers: Mapping[int, Mapping[str, Any]] | None = None,
    versie: int | None = None,
    nu: datetime,
) -> Gesprek:
    """Adopt the talk with the figures by afspraak as they were at the table; what is missing is told.

    Publish afterwards: the figures of the quarter become final.
    """
    require(gebruiker, Recht.GESPREK_VOEREN)
    gesprek = get_gesprek(session, gebruiker, gesprek_id)
    require_versie(gesprek.versie, versie)
    if gesprek.status is GesprekStatus.VASTGESTELD:
        require_status(gesprek.status, (GesprekStatus.GEVOERD,), GesprekStatus.VASTGESTELD)
    if redenen := readiness(session, gesprek):
        raise NietGereedError(redenen)
    require_status(gesprek.status, (GesprekStatus.GEVOERD,), GesprekStatus.VASTGESTELD)
    gesprek.status = GesprekStatus.VASTGESTELD
    gesprek.vastgesteld_op, gesprek.vastgesteld_door = nu, gebruiker.naam
    gezien = {str(nummer): dict(cijfer) for nummer, cijfer in (cijfers or {}).items()}
    _add_versie(session, gebruiker, gesprek, cijfers=gezien, build_id=build_id, nu=nu)
    write_log(
        session, gebruiker, "gesprek_vastgesteld", f"gesprek {gesprek.id}", nu=nu, kwartaal=gesprek.kwartaal
    )
    session.flush()
    return gesprek


def correct_gesprek(
    session: Session,
    gebruiker: Gebruiker,
    gesprek_id: int,
    *,
    tekst: str,
    afspraak_id: int | None = None,
    reden: str,
    versie: int | None = None,
    nu: datetime,
) -> Gespreksversie:
    """Correct one text of an adopted talk: the conclusion on an afspraak, or without one the own part.

    It becomes the next version, with its reason; the figures stay those that were seen.
    """
    require(gebruiker, Recht.GESPREK_VOEREN)
    gesprek = get_gesprek(session, gebruiker, gesprek_id)
    require_status(gesprek.status, (GesprekStatus.VASTGESTELD,), "gesprek corrigeren")
    reden = require_text(reden, "Schrijf waarom u het vastgestelde gesprek corrigeert; iedereen leest dit.")
    laatste = versions_of(session, gesprek)[-1]
    require_versie(laatste.versie, versie)
    tekst = require_text(tekst, "Schrijf de tekst zoals die had moeten zijn.")
    if afspraak_id is None:
        gesprek.eigen_deel = tekst
    else:
        afspraak = get_afspraak_of(session, gebruiker, gesprek, afspraak_id)
        conclusie = session.scalars(
            select(Conclusie).where(Conclusie.gesprek_id == gesprek.id, Conclusie.afspraak_id == afspraak.id)
        ).one()
        conclusie.tekst, conclusie.geschreven_door, conclusie.geschreven_op = tekst, gebruiker.naam, nu
    nieuw = _add_versie(
        session,
        gebruiker,
        gesprek,
        cijfers=laatste.inhoud["cijfers"],
        build_id=laatste.build_id,
        reden=reden,
        nu=nu,
    )
    write_log(
        session,
        gebruiker,
        "gesprek_gecorrigeerd",
        f"gesprek {gesprek.id}",
        nu=nu,
        versie=nieuw.versie,
        reden=reden,
    )
    session.flush()
    return nieuw


def versions_of(session: Session, gesprek: Gesprek) -> list[Gespreksversie]:
    """Return the adopted versions of a talk the caller may see, oldest first."""
    vraag = select(Gespreksversie).where(Gespreksversie.gesprek_id == gesprek.id)
    return list(session.scalars(vraag.order_by(Gespreksversie.versie)))


def _add_versie(
    session: Session,
    gebruiker: Gebruiker,
    gesprek: Gesprek,
    *,
    cijfers: Mapping[str, Mapping[str, Any]],
    build_id: str,
    reden: str = "",
    nu: datetime,
) -> Gespreksversie:
    session.flush()
    versie = Gespreksversie(
        gesprek_id=gesprek.id,
        versie=len(versions_of(session, gesprek)) + 1,
        inhoud={**_write_inhoud(session, gesprek), "cijfers": dict(cijfers)},
        build_id=build_id,
        reden=reden,
        vastgesteld_door=gebruiker.naam,
        vastgesteld_op=nu,
    )
    session.add(versie)
    session.flush()
    return versie


def _write_inhoud(session: Session, gesprek: Gesprek) -> dict[str, Any]:
    """Write down what is adopted: words of the table only, never a reading or a story (R-35)."""
    rijen = session.scalars(select(Conclusie).where(Conclusie.gesprek_id == gesprek.id))
    conclusies = {c.afspraak_id: c for c in rijen}
    return {
        "eigen_deel": gesprek.eigen_deel,
        "aanwezigen": describe_aanwezigen(gesprek.aanwezigen),
        "conclusies": [
            {
                "afspraak_id": afspraak.id,
                "afspraak": label_of(afspraak),
                **{veld: getattr(conclusies[afspraak.id], veld) for veld in VASTE_TEKSTEN},
            }
            for afspraak in active_afspraken(session, gesprek)
            if afspraak.id in conclusies
        ],
    }
