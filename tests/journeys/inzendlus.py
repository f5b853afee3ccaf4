"""A provider that uploads, submits and publishes without pause, to be killed.

Writes one line per step that was promised to the user.
"""

import itertools
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from app.identity import Gebruiker
from app.services.aanleveringen import Upload, receive_aanlevering, submit_aanlevering
from app.services.publicatie import publish
from app.settings import load_settings
from app.store.archive import Archive
from app.store.sessions import create_engine_for, make_sessions
from pipelines.reference import load_referentie
from schemas.vocabulary import Kwartaal

AANBIEDER = Gebruiker(
    id=1, naam="Aanbieder", rolcode="aanbieder", organisatie="De Springplank", partijcode="springplank"
)
KOP = "traject_id;interventie;regio;leeftijd;startdatum;einddatum;reden_einde;bijeenkomsten;nut;informant\n"


def build_csv(keer: int) -> bytes:
    """Return a clean file that is different every time."""
    regel = "T{n};Sterk in de Klas;Tarwewijk;12;01-07-2025;01-09-2025;volgens plan;{b};{nut},5;jongere\n"
    return (KOP + "".join(regel.format(n=n, b=1 + (n + keer) % 9, nut=6 + n % 3) for n in range(40))).encode()


def run(omgeving: Mapping[str, str], logboek: Path) -> None:
    """Submit for ever."""
    settings = load_settings(omgeving)
    sessions = make_sessions(create_engine_for(settings))
    archive = Archive(settings.archief, settings.sleutel)
    referentie = load_referentie()
    with logboek.open("a", buffering=1) as beloofd:
        print("begonnen", file=beloofd)
        for keer in itertools.count(os.getpid()):
            nu = datetime.now(UTC)
            upload = Upload(build_csv(keer), f"levering{keer}.csv", Kwartaal(2025, 3))
            with sessions.begin() as session:
                ontvangst = receive_aanlevering(
                    session, archive, AANBIEDER, upload, referentie=referentie, nu=nu
                )
            print("ontvangen", ontvangst.aanlevering_id, file=beloofd)
            with sessions.begin() as session:
                submit_aanlevering(
                    session, AANBIEDER, ontvangst.aanlevering_id, correctie_reden="nieuwe telling", nu=nu
                )
            print("ingediend", ontvangst.aanlevering_id, file=beloofd)
            publish(sessions, archive, settings, referentie, nu=nu)
            print("gepubliceerd", file=beloofd)
