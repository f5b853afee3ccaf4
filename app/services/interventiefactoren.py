"""The link "draagt bij aan" between an intervention and a factor: why, how sure, and by whom it was laid."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.interventies import get_interventie
from app.services.logboek import write_log
from app.services.voorwaarden import require_choice, require_text
from app.store.access.bereik import not_found
from app.store.tables import InterventieFactor
from app.toegang import require
from schemas.errors import NietGereedError
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht


@dataclass(frozen=True)
class Factorinvoer:
    """To which factor it contributes, how well that one link is underpinned (`trede`), why, and after which source."""

    factor_id: str
    trede: int
    onderbouwing: str
    bron: str
    is_voorlopig: bool


def link_factor(
    session: Session,
    gebruiker: Gebruiker,
    interventiecode: str,
    invoer: Factorinvoer,
    *,
    namen: Mapping[str, str],
    nu: datetime,
) -> InterventieFactor:
    """Lay a link, or correct the one there is; `namen` are the factors that may be named, by code."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    get_interventie(session, interventiecode)
    deel = session.get(InterventieFactor, (interventiecode, invoer.factor_id))
    if deel is None:
        require_choice(invoer.factor_id, namen, "de factor")
        deel = InterventieFactor(interventiecode=interventiecode, factor_id=invoer.factor_id)
        session.add(deel)
    eerder = {
        f"eerder_{naam}": getattr(deel, naam) for naam in ("trede", "onderbouwing", "bron", "is_voorlopig")
    }
    require_choice(str(invoer.trede), load_keuzelijst("effectladder"), "de trede van deze koppeling")
    deel.trede, deel.is_voorlopig = invoer.trede, invoer.is_voorlopig
    deel.onderbouwing = require_text(invoer.onderbouwing, "Schrijf waarom het aan deze factor bijdraagt.")
    deel.bron = invoer.bron.strip()
    if not deel.bron and not deel.is_voorlopig:
        raise NietGereedError(("Noem de bron, of laat de koppeling voorlopig.",))
    session.flush()
    onderwerp = f"interventie {interventiecode}"
    write_log(session, gebruiker, "factor_gekoppeld", onderwerp, nu=nu, factor_id=invoer.factor_id, **eerder)
    return deel


def unlink_factor(
    session: Session, gebruiker: Gebruiker, interventiecode: str, factor_id: str, *, reden: str, nu: datetime
) -> None:
    """Take a link away; the log keeps what it said and why it went."""
    require(gebruiker, Recht.PARTIJ_BIJWERKEN)
    deel = session.get(InterventieFactor, (interventiecode, factor_id))
    if deel is None:
        raise not_found()
    reden = require_text(reden, "Schrijf waarom deze koppeling niet klopt.")
    velden = {"factor_id": factor_id, "onderbouwing": deel.onderbouwing, "bron": deel.bron, "reden": reden}
    session.delete(deel)
    session.flush()
    write_log(session, gebruiker, "factor_ontkoppeld", f"interventie {interventiecode}", nu=nu, **velden)
