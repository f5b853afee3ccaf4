"""A process of its own that submits and publishes files again and again; tests start it and kill it."""

import sys
from datetime import UTC, datetime

from sqlalchemy import select

from app.services.aanleveringen import Upload, receive_aanlevering, submit_aanlevering
from app.services.accounts import to_gebruiker
from app.services.publicatie import publish
from app.settings import load_settings
from app.store.archive import Archive
from app.store.sessions import create_engine_for, make_sessions
from app.store.tables import Account
from pipelines.reference import load_referentie
from schemas.vocabulary import Kwartaal

KOP = "traject_id;interventie;regio;leeftijd;startdatum;einddatum;reden_einde;bijeenkomsten;nut;informant;zonder_hulp_verder"


def rows(interventie: str, regio: str, nut: int) -> bytes:
    """Write a clean file."""
    regels = [
        f"T{n:03};{interventie};{regio};14;2025-02-01;2025-08-01;volgens_plan;6;{nut + n % 2};jongere;ja"
        for n in range(30)
    ]
    return "\n".join([KOP, *regels]).encode()


def main(data: str, database: str, inlognaam: str, *, interventie: str, regio: str, keren: int) -> None:
    """Submit `keren` files one after the other; tell what was accepted and what was published."""
    settings = load_settings({"WIJKSPIEGEL_DATA": data, "WIJKSPIEGEL_DATABASE": database})
    sessions = make_sessions(create_engine_for(settings))
    archive, referentie = Archive(settings.archief), load_referentie()
    with sessions() as session:
        gebruiker = to_gebruiker(
            session, session.scalars(select(Account).where(Account.inlognaam == inlognaam)).one()
        )
    print("klaar", flush=True)
    for keer in range(keren):
        nu = datetime.now(UTC)
        upload = Upload(rows(interventie, regio, 5 + keer % 5), f"{keer}.csv", Kwartaal(2025, 3), "trajecten")
        with sessions.begin() as session:
            ontvangst = receive_aanlevering(session, archive, gebruiker, upload, referentie=referentie, nu=nu)
        with sessions.begin() as session:
            submit_aanlevering(session, gebruiker, ontvangst.aanlevering_id, correctie_reden="nieuw", nu=nu)
        print("ingediend", ontvangst.aanlevering_id, flush=True)
        publicatie = publish(sessions, archive, settings, referentie, nu=nu)
        print("gepubliceerd", *publicatie.aanlevering_ids, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:4], interventie=sys.argv[4], regio=sys.argv[5], keren=int(sys.argv[6]))
