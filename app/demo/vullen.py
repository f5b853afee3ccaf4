"""Fills an empty store with the invented city, act by act in the order of time; a half-filled demo starts anew."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import inspect, select
from sqlalchemy.engine import make_url

from app.demo.aanleveren import plan_quarter
from app.demo.afspraken import plan_afspraken
from app.demo.bronnen import LAATSTE, ZAAD, demo_kwartalen, load_bronnen, simulate_stad
from app.demo.context import load_survey
from app.demo.gesprekken import plan_talks
from app.demo.inrichten import furnish, set_instelling
from app.demo.leerklimaat import plan_pulse
from app.demo.signalen import plan_wijk
from app.demo.stad import Daad, Demostad, at
from app.demo.toezeggingen import plan_promises
from app.demo.verbeteren import plan_follow_up
from app.demo.verbeterlus import plan_loop
from app.queries.marts import Marts
from app.services.publicatie import publish
from app.settings import Settings
from app.store.archive import Archive
from app.store.instellingen import get_instelling
from app.store.sessions import Sessions, create_engine_for, make_sessions, migrate
from app.store.tables import Partij, Tabel
from pipelines.reference import load_referentie
from schemas.errors import NietGereedError

VANDAAG = date(2026, 1, 14)
INRICHTDAG = date(2023, 6, 12)
BEZIG, KLAAR = "bezig", "klaar"
VULLING = "demo_vulling"


@dataclass(frozen=True)
class Vulling:
    """What filling did."""

    is_nieuw: bool
    zin: str


def fill_demo(settings: Settings) -> Vulling:
    """Fill when empty, say so when filled, start anew after a filling that was cut off; refuse real data."""
    sessions = _open_store(settings)
    stand = _read_stand(sessions)
    if stand == KLAAR:
        return Vulling(is_nieuw=False, zin="De voorbeeldstad staat er al; er is niets veranderd.")
    if stand == BEZIG:
        sessions = _start_anew(settings, sessions)
    elif _has_data(sessions):
        raise NietGereedError(
            (
                "In deze datamap staan gegevens die niet van de demo zijn. "
                "Kies met WIJKSPIEGEL_DATA een andere map.",
            )
        )
    _fill(settings, sessions)
    sessions.engine.dispose()
    return Vulling(is_nieuw=True, zin="De voorbeeldstad is gevuld met verzonnen gegevens.")


def _open_store(settings: Settings) -> Sessions:
    engine = create_engine_for(settings)
    migrate(engine)
    return make_sessions(engine)


def _read_stand(sessions: Sessions) -> str:
    with sessions() as session:
        return get_instelling(session, VULLING) if get_instelling(session, "demo") == "ja" else ""


def _has_data(sessions: Sessions) -> bool:
    with sessions() as session:
        return session.scalar(select(Partij.code).limit(1)) is not None


def _start_anew(settings: Settings, sessions: Sessions) -> Sessions:
    """Throw away a demo that was cut off: the store says it is ours, so nothing real is lost."""
    engine = sessions.engine
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        engine.dispose()
        for achtervoegsel in ("", "-wal", "-shm"):
            (settings.data / f"{url.database}{achtervoegsel}").unlink(missing_ok=True)
    else:
        with engine.begin() as verbinding:
            Tabel.metadata.drop_all(verbinding)
            if inspect(verbinding).has_table("alembic_version"):
                verbinding.exec_driver_sql("drop table alembic_version")
        engine.dispose()
    for plek in (settings.archief, settings.builds, settings.tussenstand, settings.uitspraken):
        shutil.rmtree(plek, ignore_errors=True)
    return _open_store(settings)


def _fill(settings: Settings, sessions: Sessions) -> None:
    stad = Demostad(
        settings=settings,
        sessions=sessions,
        archive=Archive(settings.archief, settings.sleutel),
        marts=Marts(sessions, settings.builds),
        referentie=load_referentie(),
        bronnen=load_bronnen(),
    )
    begin = at(INRICHTDAG)
    for naam, waarde in (("demo", "ja"), (VULLING, BEZIG), ("vandaag", VANDAAG.isoformat())):
        set_instelling(stad, naam, waarde, begin)
    furnish(stad, begin)
    load_survey(stad, begin)
    for daad in sorted(plan_demo(stad)):
        daad.doe(stad, daad.nu)
    set_instelling(stad, VULLING, KLAAR, at(VANDAAG))


def plan_demo(stad: Demostad) -> Iterator[Daad]:
    """Plan everything that happened in the city, in any order."""
    trajecten = simulate_stad(stad.bronnen, stad.referentie)
    partijnamen = {p["code"]: p["naam"] for p in stad.bronnen.partijen}
    for kwartaal in demo_kwartalen():
        yield from plan_quarter(trajecten, kwartaal, partijnamen, is_laatste=kwartaal == LAATSTE, zaad=ZAAD)
        if kwartaal < LAATSTE:
            yield Daad(at(kwartaal.laatste_dag + timedelta(days=20), 18), 5, _publish)
    yield from plan_talks(VANDAAG)
    yield from plan_follow_up()
    yield from plan_wijk()
    yield from plan_loop()
    yield from plan_promises()
    yield from plan_afspraken()
    yield from plan_pulse()
    yield Daad(at(VANDAAG - timedelta(days=2), 20), 5, _publish)


def _publish(stad: Demostad, nu: datetime) -> None:
    publish(stad.sessions, stad.archive, stad.settings, stad.referentie, nu=nu)
