"""Sending a form of a room the way the browser does: a signed-in POST to /_dash-update-component."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app.main import create_app
from app.settings import load_settings
from app.wiring import make_context

AANBIEDER, ADVISEUR = "aanbieder", "adviseur"


@dataclass(frozen=True)
class Reactie:
    """What came back: status, the answer beside the form, and everything that was set besides."""

    status: int
    bij_formulier: str
    gezet: Mapping[str, Any]

    @property
    def is_gelukt(self) -> bool:
        return "app-ververs" in self.gezet or "app-adres" in self.gezet

    @property
    def melding(self) -> str:
        return json.dumps(self.gezet.get("app-melding", ""), ensure_ascii=False)


@dataclass(frozen=True)
class Kamer:
    """Sends forms of one app as one signed-in person."""

    app: Dash
    client: FlaskClient

    def send(self, pagina: str, formulier: str, sleutel: str, daad: str, /, **velden: Any) -> Reactie:
        """Press a button of a form with these fields."""
        kern = {"formulier": formulier, "sleutel": sleutel}
        knop = {"type": f"{pagina}-knop", "daad": daad, **kern}
        ids = [{"type": f"{pagina}-veld", "veld": veld, **kern} for veld in velden]
        doel = {"type": f"{pagina}-melding", **kern}
        lading = {
            "output": next(sleutel for sleutel in self.app.callback_map if f"{pagina}-melding" in sleutel),
            "outputs": {"id": doel, "property": "children"},
            "inputs": [[{"id": knop, "property": "n_clicks", "value": 1}]],
            "changedPropIds": [f"{json.dumps(knop, sort_keys=True, separators=(',', ':'))}.n_clicks"],
            "state": [
                [
                    {"id": id_, "property": "value", "value": waarde}
                    for id_, waarde in zip(ids, velden.values(), strict=True)
                ],
                [{"id": id_, "property": "id", "value": id_} for id_ in ids],
            ],
        }
        return self.post(lading)

    def post(self, lading: Mapping[str, Any]) -> Reactie:
        """Post what the browser would post, with the token of this session."""
        with self.client.session_transaction() as sessie:
            csrf = sessie["csrf"]
        antwoord = self.client.post("/_dash-update-component", json=lading, headers={"X-CSRFToken": csrf})
        if antwoord.status_code != 200:
            return Reactie(antwoord.status_code, "", {})
        inhoud = antwoord.get_json()
        bij_formulier = json.dumps(inhoud.get("response", {}), ensure_ascii=False)
        return Reactie(200, bij_formulier, inhoud.get("sideUpdate", {}))

    def read(self, pad: str, zoek: str = "") -> str:
        """Return the page of an address as the browser would get it, as text."""
        sleutel = next(s for s in self.app.callback_map if "app-inhoud.children" in s)
        uit = [{"id": d.split(".")[0], "property": d.split(".")[1]} for d in sleutel.strip(".").split("...")]
        lading = {
            "output": sleutel,
            "outputs": uit,
            "inputs": [
                {"id": "app-adres", "property": "pathname", "value": pad},
                {"id": "app-adres", "property": "search", "value": zoek},
                {"id": "app-ververs", "property": "data", "value": None},
            ],
            "changedPropIds": ["app-adres.pathname"],
            "state": [],
        }
        return self.post(lading).bij_formulier


@pytest.fixture
def stad(stad: Any, tmp_path: Path) -> Iterator[Any]:
    """Return a copy of the town for one test: these tests write."""
    shutil.copytree(stad.context.settings.data, tmp_path / "var")
    settings = load_settings({"WIJKSPIEGEL_DATA": str(tmp_path / "var"), "WIJKSPIEGEL_GEHEIM": "proef"})
    context = make_context(settings)
    yield type(stad)(context, create_app(settings, context=context))
    context.sessions.engine.dispose()


@pytest.fixture
def kamer(stad: Any) -> Callable[[str], Kamer]:
    """Return what signs somebody in and sends forms for them."""
    return lambda inlognaam: Kamer(stad.app, stad.sign_in(inlognaam))
