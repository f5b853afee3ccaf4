"""`python -m app.achtergrond.proces`: check one file that comes over the pipe, as the person who sent it.

A fresh interpreter, not a fork: Polars' threads do not survive the fork of a web process.
"""

import json
import logging
import sys
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime

from app.achtergrond.werkbank import BEWAREN, Uitslag, Werkbank
from app.services.aanleveringen import Upload, receive_aanlevering
from app.services.accounts import load_gebruiker
from app.settings import Settings, load_settings
from app.store.archive import Archive
from app.store.instellingen import get_nu
from app.store.sessions import create_engine_for, make_sessions
from pipelines.reference import load_referentie
from pipelines.voortgang import Stap
from schemas.errors import GeenToegangError, GeweigerdBestandError, OnleesbaarBestandError, WijkspiegelError
from schemas.vocabulary import Kwartaal

LOG = logging.getLogger("wijkspiegel")


@dataclass(frozen=True)
class Opdracht:
    """What to check, for whom; `sessieteken` proves that this person is still signed in."""

    naam: str
    account_id: int
    sessieteken: str
    upload: Upload


class GestoptError(Exception):
    """The person stopped this work before anything of it was kept."""


def main() -> int:
    """Read the order and the file from the pipe, check, and leave the outcome at the workbench."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    opdracht = read_opdracht(sys.stdin.buffer.readline(), sys.stdin.buffer.read())
    settings = load_settings()
    bank = Werkbank(settings.werkbank)
    try:
        bank.finish(opdracht.naam, {"aanlevering": check(settings, bank, opdracht)})
    except GestoptError:
        return 0
    except WijkspiegelError as fout:
        bank.finish(opdracht.naam, describe_fout(fout))
    except Exception as fout:
        # The words of a library may quote the file, and with it a child: only where it broke is logged.
        LOG.error(
            "Controleren brak af met %s\n%s",
            type(fout).__name__,
            "".join(traceback.format_tb(fout.__traceback__)),
        )
        bank.finish(opdracht.naam, {"fout": "Onvoorzien"})
    return 0


def read_opdracht(kop: bytes, inhoud: bytes) -> Opdracht:
    """Read what the web process wrote."""
    velden = json.loads(kop)
    upload = Upload(inhoud, velden["bestandsnaam"], Kwartaal.parse(velden["kwartaal"]), velden["soort"])
    return Opdracht(velden["naam"], velden["account_id"], velden["sessieteken"], upload)


def write_kop(opdracht: Opdracht) -> bytes:
    """Write the first line of the pipe; the file itself follows it."""
    velden = {
        "naam": opdracht.naam,
        "account_id": opdracht.account_id,
        "sessieteken": opdracht.sessieteken,
        "bestandsnaam": opdracht.upload.bestandsnaam,
        "kwartaal": str(opdracht.upload.kwartaal),
        "soort": opdracht.upload.soort,
    }
    return json.dumps(velden).encode("ascii") + b"\n"


def check(settings: Settings, bank: Werkbank, opdracht: Opdracht) -> int:
    """Check and keep the file; return the number of its receipt."""

    def tell(stap: Stap) -> None:
        if stap is Stap.BEWAREN and not bank.decide(opdracht.naam, BEWAREN):
            raise GestoptError
        bank.tell(opdracht.naam, stap)

    sessions = make_sessions(create_engine_for(settings))
    with sessions() as session:
        gebruiker = load_gebruiker(session, opdracht.account_id, sessieteken=opdracht.sessieteken)
        nu = get_nu(session, datetime.now(UTC))
    if gebruiker is None:
        raise GeenToegangError("Log eerst in.")
    with sessions.begin() as session:
        ontvangst = receive_aanlevering(
            session,
            Archive(settings.archief, settings.sleutel),
            gebruiker,
            opdracht.upload,
            referentie=load_referentie(),
            nu=nu,
            voortgang=tell,
        )
        return ontvangst.aanlevering_id


def describe_fout(fout: WijkspiegelError) -> Uitslag:
    """Write down an error so that the web process can make it again."""
    if isinstance(fout, GeweigerdBestandError):
        return {"fout": "GeweigerdBestandError", "redenen": list(fout.redenen)}
    if isinstance(fout, OnleesbaarBestandError):
        return {"fout": "OnleesbaarBestandError", "reden": fout.reden, "herstel": fout.herstel}
    return {"fout": "WijkspiegelError", "tekst": str(fout)}


def make_fout(uitslag: Uitslag) -> WijkspiegelError:
    """Make the error again that ended the work."""
    match uitslag["fout"]:
        case "GeweigerdBestandError":
            return GeweigerdBestandError(tuple(uitslag["redenen"]))
        case "OnleesbaarBestandError":
            return OnleesbaarBestandError(uitslag["reden"], uitslag["herstel"])
        case "WijkspiegelError":
            return WijkspiegelError(uitslag["tekst"])
    return WijkspiegelError(
        "Het controleren brak af. Dit ligt niet aan u. Probeer het opnieuw; gebeurt het weer, bel de beheerder."
    )


if __name__ == "__main__":
    sys.exit(main())
