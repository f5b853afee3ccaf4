"""A small city for tests over HTTP: two providers, two gebieden, everyone twice; real services, real files."""

import os
import shutil
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bezoeker import Bezoeker
from dash import Dash
from mallen import cheapen, put_store, read_mal, write_mal
from sqlalchemy import select
from tweelingrijen import ACCOUNTS, WACHTWOORD, make_afspraken, make_rows

from app.context import Context
from app.identity import Gebruiker
from app.main import create_app
from app.services.aanleveringen import Upload, receive_aanlevering, submit_aanlevering
from app.services.accounts import INRICHTING, create_account, to_gebruiker
from app.services.publicatie import publish
from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions
from app.store.tables import Account, Instelling, Tabel
from app.wiring import make_context
from pipelines.reference import load_referentie
from schemas.bevinding import Ernst
from schemas.vocabulary import Kwartaal

BEGIN = datetime(2026, 1, 14, 8, 0, tzinfo=UTC)
CHARLOIS, FEIJENOORD = "WK059915", "WK059910"
TARWEWIJK, BLOEMHOF = "BU05991571", "BU05991081"
KOP = (
    "traject_id;interventie;regio;leeftijd;startdatum;einddatum;reden_einde;"
    "bijeenkomsten;nut;informant;zonder_hulp_verder\n"
)


@dataclass
class Klok:
    """The time of a test: it moves only when told to."""

    nu: datetime = BEGIN

    def __call__(self) -> datetime:
        self.nu += timedelta(seconds=1)
        return self.nu


@dataclass(frozen=True)
class Stad:
    """The city as a test uses it."""

    context: Context
    app: Dash
    klok: Klok
    bezoekers: dict[str, Bezoeker] = field(default_factory=dict)

    def bezoeker(self, inlognaam: str) -> Bezoeker:
        """Return the browser of this person, signed in at first use; no name is a stranger."""
        if inlognaam not in self.bezoekers:
            self.bezoekers[inlognaam] = Bezoeker(self.app, inlognaam, WACHTWOORD)
        return self.bezoekers[inlognaam]

    def gebruiker(self, inlognaam: str) -> Gebruiker:
        """Return the person behind an account, for what a test prepares through services."""
        with self.context.sessions() as session:
            account = session.scalars(select(Account).where(Account.inlognaam == inlognaam)).one()
            return to_gebruiker(session, account)

    def deliver(self, inlognaam: str, bestandsnaam: str, inhoud: str, kwartaal: Kwartaal) -> int:
        """Receive and submit a file without faults through the services."""
        gebruiker, upload = self.gebruiker(inlognaam), Upload(inhoud.encode(), bestandsnaam, kwartaal)
        with self.context.sessions.begin() as session:
            ontvangst = receive_aanlevering(
                session,
                self.context.archive,
                gebruiker,
                upload,
                referentie=load_referentie(),
                nu=self.klok(),
            )
            ernstig = [b for b in ontvangst.rapport.bevindingen if b.ernst is not Ernst.OPMERKING]
            assert not ernstig, ernstig
            submit_aanlevering(session, gebruiker, ontvangst.aanlevering_id, nu=self.klok())
        return ontvangst.aanlevering_id

    def publish(self) -> None:
        """Publish what was submitted."""
        context = self.context
        publish(context.sessions, context.archive, context.settings, load_referentie(), nu=self.klok())

    def move_clock(self, moment: datetime) -> None:
        """Move today, the way the demo does: by the shared setting."""
        self.klok.nu = moment
        with self.context.sessions.begin() as session:
            session.get_one(Instelling, "vandaag").waarde = moment.date().isoformat()

    def rows(self, tabel: type[Tabel]) -> list[Any]:
        """Return the stored rows of one table, in order of their key."""
        with self.context.sessions() as session:
            return list(session.scalars(select(tabel).order_by(*tabel.__table__.primary_key)))

    def snapshot(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return everything that is stored, to tell that nothing changed; also which files there are.

        Rows as SQLite keeps them and in its order: asked for after each of hundreds of deeds.
        """
        with closing(self.context.sessions.engine.raw_connection()) as verbinding:
            tabellen = {
                naam: verbinding.execute(f'select * from "{naam}"').fetchall()
                for naam in Tabel.metadata.tables
            }
        settings = self.context.settings
        bestanden = [
            (map_, naam)
            for wortel in (settings.archief, settings.builds)
            for map_, mappen, namen in os.walk(wortel)
            for naam in (*mappen, *namen)
        ]
        return {**tabellen, "bestanden": sorted(bestanden)}


def make_csv(kwartaal: Kwartaal, interventie: str, plaats: str, *, zevens: int, van: int = 40) -> str:
    """Return a clean file: `zevens` of the ended trajectories gave an 8, the others a 5; one in four is too old."""
    eerste, laatste = kwartaal.eerste_dag, kwartaal.laatste_dag - timedelta(days=10)
    regels = [
        f"{interventie}-{kwartaal}-{n};{interventie};{plaats};{12 if n % 4 else 19};{eerste + timedelta(days=n % 40):%d-%m-%Y};{laatste:%d-%m-%Y};volgens plan;"
        f"6;{8 if n < zevens else 5};jongere;{'ja' if n % 3 else 'nee'}\n"
        for n in range(van)
    ]
    return KOP + "".join(regels)


def make_city(data: Path) -> None:
    """Fill a data folder with the city before anything was delivered."""
    write_mal(_city(), data)


@cache
def _city() -> dict[Path, bytes]:
    with TemporaryDirectory() as map_:
        _fill(Path(map_))
        return read_mal(Path(map_))


def _fill(data: Path) -> None:
    settings = load_settings({"WIJKSPIEGEL_DATA": str(data), "WIJKSPIEGEL_GEHEIM": "proef"})
    put_store(data)
    engine = create_engine_for(settings)
    with make_sessions(engine).begin() as session:
        for groep in (*make_rows(BEGIN), make_afspraken()):
            session.add_all(groep)
            session.flush()
        for invoer in ACCOUNTS:
            create_account(session, INRICHTING, invoer, nu=BEGIN)
        cheapen(session, WACHTWOORD)
    engine.dispose()


def open_city(data: Path) -> Stad:
    """Return the running app on a data folder, with a clock of its own."""
    klok = Klok()
    settings = load_settings({"WIJKSPIEGEL_DATA": str(data), "WIJKSPIEGEL_GEHEIM": "proef"})
    context = replace(make_context(settings), nu=klok)
    return Stad(context, create_app(settings, context=context), klok)


def copy_city(data: Path, doel: Path) -> Stad:
    """Return a running copy of a filled city."""
    shutil.copytree(data, doel)
    return open_city(doel)
