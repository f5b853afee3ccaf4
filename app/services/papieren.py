"""Which paper there is, who may make it, and the log of every one that left (R-50)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.store.sessions import Sessions
from app.toegang import may, require
from schemas.rollen import Recht


@dataclass(frozen=True)
class Papier:
    """One kind of paper; `code` is what the log calls it."""

    code: str
    naam: str
    recht: Recht


GESPREKSKAART = Papier("gesprekskaart", "Gesprekskaart", Recht.GESPREKSKAART_MAKEN)
GESPREKSVERSLAG = Papier("gespreksverslag", "Gespreksverslag", Recht.GESPREKSVERSLAG_MAKEN)
DOSSIER = Papier("dossier", "Dossier", Recht.DOSSIER_MAKEN)
VERANTWOORDING = Papier("verantwoording", "Verantwoording", Recht.VERANTWOORDING_MAKEN)
WIJKBLAD = Papier("wijkblad", "Wijkblad", Recht.WIJKBLAD_MAKEN)
RAADSBLAD = Papier("raadsblad", "Raadsblad", Recht.RAADSBLAD_MAKEN)
CIJFERBLAD = Papier("cijferblad", "Cijfers in een werkmap", Recht.CIJFERBLAD_MAKEN)


def may_make(gebruiker: Gebruiker, papier: Papier) -> bool:
    """Answer whether a button for this paper may stand on a page."""
    return may(gebruiker, papier.recht)


def issue_papier(
    sessions: Sessions,
    gebruiker: Gebruiker,
    papier: Papier,
    onderwerp: str,
    make: Callable[[], bytes],
    *,
    vorm: str,
    build_id: str,
    nu: datetime,
) -> bytes:
    """Refuse, make, log, hand over: nothing leaves without a line, and nothing is locked while it is made."""
    require(gebruiker, papier.recht)
    inhoud = make()
    with sessions.begin() as session:
        write_log(
            session,
            gebruiker,
            f"{papier.code}_gemaakt",
            onderwerp,
            nu=nu,
            vorm=vorm,
            build_id=build_id,
            sha256=sha256(inhoud).hexdigest(),
        )
    return inhoud
