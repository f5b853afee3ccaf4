"""A wijkpartner says whether a figure is recognised in the wijk (R-34)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.voorwaarden import require_choice, require_text
from app.store.access.bereik import is_regio_within, not_found
from app.store.tables import Herkenning
from app.toegang import require
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal, Regiocode

ANTWOORDEN = ("herkend", "deels", "niet_herkend")


@dataclass(frozen=True)
class Herkenninginvoer:
    """Which figure, and the answer with its reason."""

    regiocode: str
    kwartaal: Kwartaal
    indicatorcode: str
    interventiecode: str
    antwoord: str
    waarom: str


def give_herkenning(
    session: Session, gebruiker: Gebruiker, invoer: Herkenninginvoer, *, nu: datetime
) -> Herkenning:
    """Keep this person's answer about one figure of an own wijk; a second answer replaces the first."""
    require(gebruiker, Recht.HERKENNING_GEVEN)
    if not is_regio_within(Regiocode.parse(invoer.regiocode), gebruiker):
        raise not_found()
    require_choice(invoer.antwoord, ANTWOORDEN, "herkenning")
    waarom = require_text(invoer.waarom, "Schrijf kort op waarom u dit wel of niet herkent.")
    herkenning = _find(session, gebruiker, invoer)
    if herkenning is None:
        herkenning = Herkenning(
            regiocode=invoer.regiocode,
            kwartaal=str(invoer.kwartaal),
            indicatorcode=invoer.indicatorcode,
            interventiecode=invoer.interventiecode,
            account_id=gebruiker.id,
        )
        session.add(herkenning)
    herkenning.antwoord, herkenning.waarom = invoer.antwoord, waarom
    herkenning.gegeven_door, herkenning.gegeven_op = gebruiker.naam, nu
    session.flush()
    write_log(
        session,
        gebruiker,
        "herkenning_gegeven",
        f"herkenning {herkenning.id}",
        nu=nu,
        regiocode=invoer.regiocode,
        kwartaal=str(invoer.kwartaal),
        indicatorcode=invoer.indicatorcode,
        interventiecode=invoer.interventiecode,
        antwoord=invoer.antwoord,
    )
    session.flush()
    return herkenning


def _find(session: Session, gebruiker: Gebruiker, invoer: Herkenninginvoer) -> Herkenning | None:
    vraag = select(Herkenning).where(
        Herkenning.regiocode == invoer.regiocode,
        Herkenning.kwartaal == str(invoer.kwartaal),
        Herkenning.indicatorcode == invoer.indicatorcode,
        Herkenning.interventiecode == invoer.interventiecode,
        Herkenning.account_id == gebruiker.id,
    )
    return session.scalar(vraag)
