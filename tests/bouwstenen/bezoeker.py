"""A person with a browser without a screen: signs in, opens pages, sends forms; everything over HTTP."""

import base64
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dash import Dash
from flask.testing import FlaskClient

CALLBACKS = "/_dash-update-component"
FRAME = ("app-kiezers.children", "app-stand.children", "app-nav.children", "app-inhoud.children")
Id = str | dict[str, str]


@dataclass(frozen=True)
class Antwoord:
    """What came back over HTTP: status and everything a reader, or a nosy one, finds in it."""

    status: int
    tekst: str
    gezet: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_gelukt(self) -> bool:
        """Answer whether a deed was done: only then the page is drawn again or another one opened."""
        return self.status == 200 and bool({"app-ververs", "app-adres"} & set(self.gezet))

    @property
    def adres(self) -> str:
        """Where the person was taken."""
        return str(self.gezet["app-adres"]["href"])


class Bezoeker:
    """One browser; `gehoord` keeps every word that ever came to it."""

    def __init__(self, app: Dash, inlognaam: str = "", wachtwoord: str = "") -> None:
        self.app = app
        self.client: FlaskClient = app.server.test_client()
        self.gehoord: list[str] = []
        if inlognaam:
            self.sign_in(inlognaam, wachtwoord)

    def sign_in(self, inlognaam: str, wachtwoord: str) -> None:
        """Fill in the form of /inloggen, as it came."""
        formulier = self.client.get("/inloggen").text
        gevonden = re.search(r'name="csrf" value="([^"]+)"', formulier)
        assert gevonden is not None
        velden = {"csrf": gevonden[1], "inlognaam": inlognaam, "wachtwoord": wachtwoord}
        antwoord = self.client.post("/inloggen", data=velden)
        assert (antwoord.status_code, antwoord.headers["Location"]) == (302, "/"), antwoord.text

    def open(self, adres: str) -> Antwoord:
        """Open an address: the status of the document, and the text of the page drawn in it."""
        document = self.client.get(adres)
        getekend = self.post(self.read_frame(adres))
        self.gehoord.append(document.text)
        return Antwoord(document.status_code, getekend.tekst)

    def read_frame(self, adres: str) -> dict[str, Any]:
        """Return what a browser posts to have an address drawn."""
        pad, _, zoek = adres.partition("?")
        invoer = [
            ("app-adres", "pathname", pad),
            ("app-adres", "search", f"?{zoek}" if zoek else ""),
            ("app-ververs", "data", None),
        ]
        return self.load(self.find(FRAME[-1]), FRAME, invoer, [])

    def send(self, pagina: str, formulier: str, sleutel: str, daad: str, /, **velden: Any) -> Antwoord:
        """Press a button of a form with these fields; page and form need not offer it to this person."""
        kern = {"formulier": formulier, "sleutel": sleutel}
        ids = [{"type": f"{pagina}-veld", "veld": veld, **kern} for veld in velden]
        knop: Id = {"type": f"{pagina}-knop", "daad": daad, **kern}
        doel: Id = {"type": f"{pagina}-melding", **kern}
        staten = [
            [_property(id_, "value", waarde) for id_, waarde in zip(ids, velden.values(), strict=True)],
            [_property(id_, "id", id_) for id_ in ids],
        ]
        lading = {
            "output": self.find(f"{pagina}-melding"),
            "outputs": {"id": doel, "property": "children"},
            "inputs": [[_property(knop, "n_clicks", 1)]],
            "changedPropIds": [_name(knop, "n_clicks")],
            "state": staten,
        }
        return self.post(lading)

    def upload(self, inhoud: str, bestandsnaam: str, kwartaal: str) -> Antwoord:
        """Drop a small file with trajecten the way the page sends it."""
        kern = {"formulier": "levering", "sleutel": "0", "type": "aanleveren-veld"}
        data = base64.b64encode(inhoud.encode()).decode()
        staten: list[tuple[Id, str, Any]] = [
            ({**kern, "veld": "kwartaal"}, "value", kwartaal),
            ({**kern, "veld": "soort"}, "value", "trajecten"),
        ]
        bestand = {"inhoud": f"data:;base64,{data}", "naam": bestandsnaam}
        uitvoer = self.find_by_input("aanleveren-klein")
        return self.call(uitvoer, (uitvoer,), [("aanleveren-klein", "data", bestand)], staten)

    def call(
        self,
        uitvoer: str,
        doelen: Sequence[str],
        invoer: Sequence[tuple[Any, str, Any]],
        staten: Sequence[tuple[Any, str, Any]],
    ) -> Antwoord:
        """Post to one callback."""
        return self.post(self.load(uitvoer, doelen, invoer, staten))

    def load(
        self,
        uitvoer: str,
        doelen: Sequence[str],
        invoer: Sequence[tuple[Any, str, Any]],
        staten: Sequence[tuple[Any, str, Any]],
    ) -> dict[str, Any]:
        """Return what a browser posts to one callback."""
        uit = [dict(zip(("id", "property"), doel.rsplit(".", 1), strict=True)) for doel in doelen]
        return {
            "output": uitvoer,
            "outputs": uit if len(uit) > 1 else uit[0],
            "inputs": [_property(*deel) for deel in invoer],
            "changedPropIds": [_name(invoer[0][0], invoer[0][1])],
            "state": [_property(*deel) for deel in staten],
        }

    def post(self, lading: Mapping[str, Any], *, koppen: Mapping[str, str] | None = None) -> Antwoord:
        """Post to Dash with the token from the cookie, or with other headers."""
        koekje = self.client.get_cookie("_csrf_token")
        eigen = {"X-CSRFToken": koekje.value} if koekje else {}
        antwoord = self.client.post(CALLBACKS, json=lading, headers=eigen if koppen is None else koppen)
        inhoud = antwoord.get_json(silent=True) or {}
        tekst = json.dumps(inhoud, ensure_ascii=False) if inhoud else antwoord.text
        self.gehoord.append(tekst)
        return Antwoord(antwoord.status_code, tekst, inhoud.get("sideUpdate", {}))

    def find(self, deel: str) -> str:
        """Return the name under which Dash knows the callback that fills this place."""
        return next(naam for naam in self.app.callback_map if deel in naam)

    def find_by_input(self, invoer: str) -> str:
        """Return the name under which Dash knows the callback that listens to this."""
        return next(
            naam
            for naam, callback in self.app.callback_map.items()
            if any(deel["id"] == invoer for deel in callback["inputs"])
        )

    def has_heard(self, tekst: str) -> bool:
        """Answer whether these words ever came to this browser."""
        return any(tekst in gehoord for gehoord in self.gehoord)


def _property(id_: Id, eigenschap: str, waarde: Any) -> dict[str, Any]:
    return {"id": id_, "property": eigenschap, "value": waarde}


def _name(id_: Id, eigenschap: str) -> str:
    naam = id_ if isinstance(id_, str) else json.dumps(id_, sort_keys=True, separators=(",", ":"))
    return f"{naam}.{eigenschap}"
