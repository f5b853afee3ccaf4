"""A provider that uploads, submits and publishes without pause, in a process of its own that tests kill.

Every step that was promised to the user is one line in a file.
"""

import itertools
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess
from pathlib import Path

from bijprocessen import PROCESSEN

from app.identity import Gebruiker
from app.services.aanleveringen import Upload, receive_aanlevering, submit_aanlevering
from app.services.publicatie import publish
from app.settings import load_settings
from app.store.archive import Archive
from app.store.sessions import create_engine_for, make_sessions
from pipelines.reference import load_referentie
from schemas.vocabulary import Kwartaal

SPRINGPLANK = Gebruiker(
    id=1, naam="Aanbieder", rolcode="aanbieder", organisatie="De Springplank", partijcode="springplank"
)
KOP = "traject_id;interventie;regio;leeftijd;startdatum;einddatum;reden_einde;bijeenkomsten;nut;informant\n"


class Inzender:
    """One such provider: started with what it delivers, and ended by itself or by a kill."""

    def __init__(
        self,
        omgeving: Mapping[str, str],
        logboek: Path,
        gebruiker: Gebruiker = SPRINGPLANK,
        *,
        wat: tuple[str, str] = ("Sterk in de Klas", "Tarwewijk"),
        keren: int | None = None,
    ) -> None:
        self.logboek = logboek
        logboek.unlink(missing_ok=True)
        self.proces: BaseProcess = PROCESSEN.Process(
            target=run, args=(omgeving, logboek, gebruiker, wat, keren)
        )
        self.proces.start()

    def beloofd(self) -> list[str]:
        """Return the lines written so far; the first says that the work began."""
        return self.logboek.read_text().splitlines() if self.logboek.exists() else []

    def leeft(self) -> bool:
        """Answer whether it runs."""
        return self.proces.is_alive()

    def kill(self) -> list[str]:
        """End it with -9 and return what it promised."""
        self.proces.kill()
        self.proces.join()
        return self.beloofd()[1:]


def build_csv(keer: int, interventie: str, plaats: str) -> bytes:
    """Return a clean file that is different every time."""
    regels = (
        f"T{n};{interventie};{plaats};12;01-07-2025;01-09-2025;volgens plan;{1 + (n + keer) % 9};{6 + n % 3},5;jongere\n"
        for n in range(40)
    )
    return (KOP + "".join(regels)).encode()


def run(
    omgeving: Mapping[str, str], logboek: Path, gebruiker: Gebruiker, wat: tuple[str, str], keren: int | None
) -> None:
    """Submit so many times, or for ever."""
    settings = load_settings(omgeving)
    sessions = make_sessions(create_engine_for(settings))
    archive = Archive(settings.archief, settings.sleutel)
    referentie = load_referentie()
    eerste = os.getpid()
    with logboek.open("a", buffering=1) as beloofd:
        print("begonnen", file=beloofd)
        for keer in itertools.count(eerste) if keren is None else range(eerste, eerste + keren):
            nu = datetime.now(UTC)
            upload = Upload(build_csv(keer, *wat), f"levering{keer}.csv", Kwartaal(2025, 3))
            with sessions.begin() as session:
                ontvangst = receive_aanlevering(
                    session, archive, gebruiker, upload, referentie=referentie, nu=nu
                )
            print("ontvangen", ontvangst.aanlevering_id, file=beloofd)
            with sessions.begin() as session:
                submit_aanlevering(
                    session, gebruiker, ontvangst.aanlevering_id, correctie_reden="nieuwe telling", nu=nu
                )
            print("ingediend", ontvangst.aanlevering_id, file=beloofd)
            publish(sessions, archive, settings, referentie, nu=nu)
            print("gepubliceerd", file=beloofd)
