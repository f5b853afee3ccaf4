"""What departments and informal partners do in a gebied without a beschikking: told by the adviser, ended, kept."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.voorwaarden import require_choice, require_text
from app.store.access.bereik import is_regio_within, not_found
from app.store.tables import Interventie, InterventieFactor, Partij, Wijkinzet
from app.toegang import require
from schemas.errors import NietGereedError, OngeldigeWaardeError
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal, Regiocode, Regioniveau

SOORTEN = ("gemeentelijke_afdeling", "informele_partner")
OUDSTE = 27
LANGSTE_CODE = 40


@dataclass(frozen=True)
class Inzetinvoer:
    """Who does what for whom in which gebied, at which factor, since when, and why that helps."""

    regiocode: str
    partijnaam: str
    partijsoort: str
    naam: str
    doelgroep: str
    leeftijd_van: int
    leeftijd_tot: int
    factor_id: str
    onderbouwing: str
    van_kwartaal: Kwartaal


def tell_wijkinzet(
    session: Session, gebruiker: Gebruiker, invoer: Inzetinvoer, *, namen: Mapping[str, str], nu: datetime
) -> Wijkinzet:
    """Record it, with a party and an offer of their own when these are new; nobody is counted by it.

    `namen` are the factors that may be named, by code.
    """
    require(gebruiker, Recht.WIJKINZET_BIJWERKEN)
    _require_gebied(gebruiker, invoer.regiocode)
    require_choice(invoer.factor_id, namen, "de factor")
    onderbouwing = require_text(invoer.onderbouwing, "Schrijf op waarom dit aan de factor bijdraagt.")
    if not 0 <= invoer.leeftijd_van <= invoer.leeftijd_tot <= OUDSTE:
        raise OngeldigeWaardeError(f"Kies leeftijden van 0 tot en met {OUDSTE}, de jongste eerst.")
    partij = _find_or_add_partij(session, invoer)
    interventie = _find_or_add_interventie(session, invoer, onderbouwing)
    if invoer.factor_id not in {deel.factor_id for deel in interventie.factoren}:
        interventie.factoren.append(
            InterventieFactor(factor_id=invoer.factor_id, trede=interventie.trede, onderbouwing=onderbouwing)
        )
    if _is_running(session, invoer.regiocode, partij.code, interventie.code):
        raise NietGereedError((f"{interventie.naam} van {partij.naam} staat hier al. De factor is erbij gezet.",))
    inzet = Wijkinzet(
        regiocode=invoer.regiocode,
        partijcode=partij.code,
        interventiecode=interventie.code,
        van_kwartaal=str(invoer.van_kwartaal),
        verteld_door=gebruiker.naam,
    )
    session.add(inzet)
    session.flush()
    _log(session, gebruiker, "wijkinzet_verteld", inzet, nu)
    return inzet
