"""A small invented town with a build, for tests of screens: real tables, real services, a real DuckDB file."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from mallen import cheapen, put_store, read_mal, write_mal

from app.context import Context
from app.main import create_app
from app.services.accounts import INRICHTING, create_account
from app.settings import Settings, load_settings
from app.store.sessions import create_engine_for, make_sessions
from app.wiring import make_context
from tests.app.pages.bouwrijen import write_build
from tests.app.pages.stadsrijen import BESTAND, NU, WACHTWOORD, make_accounts, make_rows


@dataclass(frozen=True)
class Stad:
    """The town as a test uses it."""

    context: Context
    app: Dash

    def sign_in(self, inlognaam: str) -> FlaskClient:
        """Return a browser without screen that is signed in."""
        client = self.app.server.test_client()
        client.get("/inloggen")
        with client.session_transaction() as sessie:
            csrf = sessie["csrf"]
        client.post("/inloggen", data={"csrf": csrf, "inlognaam": inlognaam, "wachtwoord": WACHTWOORD})
        return client


def post_callback(client: FlaskClient, uitvoer: list[str], inputs: list[Any], states: list[Any]) -> Any:
    """Post to a callback as the browser does, with the token of the session; return the JSON answer."""
    koekje = client.get_cookie("_csrf_token")
    assert koekje is not None
    meer = len(uitvoer) > 1
    outputs = [dict(zip(("id", "property"), u.rsplit(".", 1), strict=True)) for u in uitvoer]
    namen = ("id", "property", "value")
    antwoord = client.post(
        "/_dash-update-component",
        headers={"X-CSRFToken": koekje.value},
        json={
            "output": f"..{'...'.join(uitvoer)}.." if meer else uitvoer[0],
            "outputs": outputs if meer else outputs[0],
            "inputs": [dict(zip(namen, i, strict=True)) for i in inputs],
            "state": [dict(zip(namen, i, strict=True)) for i in states],
            "changedPropIds": [f"{inputs[0][0]}.{inputs[0][1]}"],
        },
    )
    assert antwoord.status_code in {200, 204}, antwoord.text
    return antwoord.json


def ask_address(client: FlaskClient, pad: str, zoek: str = "") -> Any:
    """Ask for a page: switches, standing line, menu and content."""
    delen = ["app-kiezers.children", "app-stand.children", "app-nav.children", "app-inhoud.children"]
    inputs = [
        ("app-adres", "pathname", pad),
        ("app-adres", "search", zoek),
        ("app-ververs", "data", None),
    ]
    return post_callback(client, delen, inputs, [])["response"]


@pytest.fixture
def adres() -> Callable[..., Any]:
    """Return the question to the frame."""
    return ask_address


@pytest.fixture
def vraag() -> Callable[[FlaskClient, str, str], str]:
    """Return the question to one page, answered with everything a reader meets on it, without its address."""

    def run(client: FlaskClient, pad: str, zoek: str) -> str:
        blad = ask_address(client, pad, zoek)["app-inhoud"]["children"]["props"]
        assert blad["data-adres"] == pad + zoek
        return json.dumps(blad["children"], ensure_ascii=False)

    return run


@pytest.fixture
def herken(stad: "Stad") -> Callable[[FlaskClient, str, str, str], str]:
    """Return the form of a wijkpartner."""
    # Dash tells outputs that share a target apart by a hash of their inputs.
    (uitvoer,) = (
        u for u in stad.app.callback_map if u.startswith("app-ververs.data@") and is_herken(stad, u)
    )

    def run(client: FlaskClient, sleutel: str, antwoord: str, waarom: str) -> str:
        states = [
            ("wijkbeeld-cijfer", "value", sleutel),
            ("wijkbeeld-antwoord", "value", antwoord),
            ("wijkbeeld-waarom", "value", waarom),
        ]
        uit = post_callback(client, [uitvoer], [("wijkbeeld-herken", "n_clicks", 1)], states)
        return json.dumps(uit, ensure_ascii=False)

    return run


def is_herken(stad: "Stad", uitvoer: str) -> bool:
    """Answer whether this is the callback of the form."""
    return any(i["id"] == "wijkbeeld-herken" for i in stad.app.callback_map[uitvoer]["inputs"])


@pytest.fixture(scope="session")
def stad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stad]:
    """Return the town; the tests that share it only read, but for one recognition that one test gives."""
    context = make_stad(tmp_path_factory.mktemp("stad"))
    yield Stad(context, create_app(context.settings, context=context))
    context.sessions.engine.dispose()


def make_stad(data: Path) -> Context:
    """Fill the stores and publish a build."""
    settings = load_settings({"WIJKSPIEGEL_DATA": str(data), "WIJKSPIEGEL_GEHEIM": "proef"})
    write_mal(_store(), data)
    write_build(settings.builds)
    return make_context(settings)


@cache
def _store() -> dict[Path, bytes]:
    with TemporaryDirectory() as map_:
        put_store(Path(map_))
        fill_store(load_settings({"WIJKSPIEGEL_DATA": map_}))
        return read_mal(Path(map_))


def fill_store(settings: Settings) -> None:
    """Store parties, one beschikking with three afspraken, accounts, and the publication of a build."""
    sessions = make_sessions(create_engine_for(settings))
    with sessions.begin() as session:
        for groep in make_rows(BESTAND):
            session.add_all(groep)
            session.flush()
        for invoer in make_accounts():
            create_account(session, INRICHTING, invoer, nu=NU)
        cheapen(session, WACHTWOORD)
    sessions.engine.dispose()
