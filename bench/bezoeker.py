"""A person at the app without a screen: signs in, opens a page, follows one of its links, or drops a file."""

import base64
import json
import random
import re
import time
from dataclasses import dataclass, field
from typing import Any

import requests

WACHTWOORD = "wijkspiegel-demo"
CALLBACK = "/_dash-update-component"
KADER = ("app-kiezers", "app-stand", "app-nav", "app-inhoud")
LINK = re.compile(r'"href":\s*("(?:/|\\u002f)[^"#]*")')
ERBUITEN = ("/inloggen", "/uitloggen", "/assets")
DOCUMENT = "een document ophalen"
BESTANDSPLEK, KWARTAAL = "aanleveren-klein", "2025-K3"
LANGST = 60.0


@dataclass(frozen=True)
class Vraag:
    """One thing asked: which page (or a file), when, how many seconds it took, and what went wrong."""

    wat: str
    moment: float
    seconden: float
    fout: str = ""


@dataclass
class Bezoeker:
    """Somebody at the app at `adres`; `leverdeel` is how often, of all they do, they drop a file."""

    adres: str
    inlognaam: str
    kans: random.Random
    bestand: tuple[str, bytes] | None = None
    leverdeel: float = 0.0
    gevraagd: list[Vraag] = field(default_factory=list)
    _plek: str = "/"
    _sessie: requests.Session = field(default_factory=requests.Session)
    _uitslag: dict[str, Any] = field(default_factory=dict)
    _velden: list[dict[str, str]] = field(default_factory=list)

    def sign_in(self) -> None:
        """Sign in, and find out how the app wants its files."""
        blad = self._sessie.get(f"{self.adres}/inloggen", timeout=LANGST).text
        gevonden = re.search(r'name="csrf" value="([^"]+)"', blad)
        velden = {
            "csrf": gevonden[1] if gevonden else "",
            "inlognaam": self.inlognaam,
            "wachtwoord": WACHTWOORD,
        }
        antwoord = self._sessie.post(f"{self.adres}/inloggen", data=velden, timeout=LANGST)
        antwoord.raise_for_status()
        if self.bestand is not None:
            self._uitslag = self._find_uitslag()

    def step(self) -> None:
        """Do one thing: drop a file, or open the page of a link that was seen on the last one."""
        if self.bestand is not None and self.kans.random() < self.leverdeel:
            self._measure("een bestand aanleveren", self._drop)
        elif is_document(self._plek):
            self._measure(DOCUMENT, self._fetch)
        else:
            self._measure(self._plek.partition("?")[0], self._open)

    def _measure(self, wat: str, doe: Any) -> None:
        moment, begin, fout = time.time(), time.perf_counter(), ""
        try:
            doe()
        except requests.RequestException as mis:
            fout = f"{type(mis).__name__} bij {self._plek}: {mis}"
            self._plek = "/"
        self.gevraagd.append(Vraag(wat, moment, time.perf_counter() - begin, fout))

    def _open(self) -> None:
        """Ask for the page as the browser does, and choose a link on it for the next time."""
        pad, _, zoek = self._plek.partition("?")
        waarden = (("app-adres", "pathname", pad), ("app-adres", "search", f"?{zoek}" if zoek else ""))
        uitvoer = [{"id": deel, "property": "children"} for deel in KADER]
        antwoord = self._call(uitvoer, [*waarden, ("app-ververs", "data", None)], [])
        links = map(json.loads, LINK.findall(antwoord.text))
        self._plek = self.kans.choice([link for link in links if not link.startswith(ERBUITEN)] or ["/"])

    def _fetch(self) -> None:
        """Fetch a document, and go on at the start."""
        plek, self._plek = self._plek, "/"
        self._sessie.get(self.adres + plek, timeout=LANGST).raise_for_status()

    def _drop(self) -> None:
        """Send a file to be checked, as the browser does with a small one."""
        naam, inhoud = self.bestand or ("", b"")
        data = "data:application/octet-stream;base64," + base64.b64encode(inhoud).decode()
        velden = [(plek, "value", KWARTAAL if plek["veld"] == "kwartaal" else "") for plek in self._velden]
        antwoord = self._call(
            [self._uitslag], [(BESTANDSPLEK, "data", {"naam": naam, "inhoud": data})], velden
        )
        if "aanlevering=" not in antwoord.text:
            raise requests.RequestException(f"{naam} is niet aangenomen: {antwoord.text[:300]}")

    def _call(self, uitvoer: list[dict[str, Any]], inputs: Any, states: Any) -> requests.Response:
        namen = ("id", "property", "value")
        delen = [f"{deel['id']}.{deel['property']}" for deel in uitvoer]
        kenmerk = f"..{'...'.join(delen)}.." if len(delen) > 1 else delen[0]
        antwoord = self._sessie.post(
            self.adres + CALLBACK,
            headers={"X-CSRFToken": self._sessie.cookies.get("_csrf_token", "")},
            json={
                "output": kenmerk,
                "outputs": uitvoer if len(uitvoer) > 1 else uitvoer[0],
                "inputs": [dict(zip(namen, waarde, strict=True)) for waarde in inputs],
                "state": [dict(zip(namen, waarde, strict=True)) for waarde in states],
                "changedPropIds": [f"{inputs[0][0]}.{inputs[0][1]}"],
            },
            timeout=LANGST,
        )
        antwoord.raise_for_status()
        return antwoord

    def _find_uitslag(self) -> dict[str, Any]:
        """Find what a dropped file changes on the page, and which fields go with it."""
        (eigen,) = (
            c
            for c in self._sessie.get(f"{self.adres}/_dash-dependencies", timeout=LANGST).json()
            if [i["id"] for i in c["inputs"]] == [BESTANDSPLEK]
        )
        self._velden = [json.loads(stand["id"]) for stand in eigen["state"]]
        plek, _, eigenschap = eigen["output"].rpartition(".")
        return {"id": plek, "property": eigenschap}


def is_document(adres: str) -> bool:
    """Answer whether an address is a file (a card, a workbook, a receipt) and no page."""
    pad = adres.partition("?")[0]
    return "." in pad or pad.count("/") > 1
