"""Must show 6: two web processes read while builds are published beside and through them; no lock, no 5xx."""

import json
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from datetime import UTC, datetime
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import pytest
from inzendlus import Inzender

from app.achtergrond.uitgever import Uitkomst
from app.pages.bijwerken import STAND_VAN_CIJFERS
from app.services.accounts import INRICHTING, Accountinvoer, create_account
from app.services.publicatie import recover
from app.settings import Settings, load_settings
from app.store.archive import Archive
from app.store.sessions import create_engine_for, make_sessions, migrate
from pipelines.reference import load_referentie
from tests.journeys.browser import GEDULD, serving
from tests.journeys.test_kill import fill

WACHTWOORD = "een-lang-wachtwoord"
RONDES = 3
LEZERS = 4
FRAME = ("app-kiezers.children", "app-stand.children", "app-nav.children", "app-inhoud.children")
PAGINAS = ("/", "/wijkbeeld?regio=WK059915", "/wijkbeeld?regio=GM0599", "/aanleveren", "/afspraken")
CIJFERS = PAGINAS[1]
BIJ, BEZIG = STAND_VAN_CIJFERS[Uitkomst.BIJ], STAND_VAN_CIJFERS[Uitkomst.BEZIG]
MISLUKT = ("locked", "lock on file", "IO Error", "Traceback", "Onvoorziene fout")


class Browser:
    """One signed-in browser over real HTTP; `standen` counts every answer by status."""

    def __init__(self, adres: str, standen: "Counter[int]", inlognaam: str = "aanbieder") -> None:
        self.adres, self.standen = adres, standen
        self.koekjes = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.koekjes))
        csrf = re.search(r'name="csrf" value="([^"]+)"', self.ask("/inloggen"))
        assert csrf is not None
        velden = {"csrf": csrf[1], "inlognaam": inlognaam, "wachtwoord": WACHTWOORD}
        self.ask("/inloggen", urllib.parse.urlencode(velden).encode())

    def ask(self, pad: str, inhoud: bytes | None = None, soort: str = "") -> str:
        """Return the text of an answer, whatever its status."""
        token = next((k.value for k in self.koekjes if k.name == "_csrf_token"), None) or ""
        koppen = {"X-CSRFToken": token} | ({"Content-Type": soort} if soort else {})
        try:
            with self.opener.open(
                urllib.request.Request(self.adres + pad, inhoud, koppen), timeout=GEDULD
            ) as a:
                self.standen[a.status] += 1
                return str(a.read().decode())
        except urllib.error.HTTPError as fout:
            self.standen[fout.code] += 1
            return fout.read().decode()

    def post(self, lading: dict[str, Any]) -> str:
        """Post to a callback."""
        return self.ask("/_dash-update-component", json.dumps(lading).encode(), "application/json")

    def draw(self, pagina: str) -> str:
        """Have a page drawn."""
        pad, _, zoek = pagina.partition("?")
        invoer = (
            ("app-adres", "pathname", pad),
            ("app-adres", "search", f"?{zoek}"),
            ("app-ververs", "data", None),
        )
        return self.post(
            {
                "output": f"..{'...'.join(FRAME)}..",
                "outputs": [dict(zip(("id", "property"), uit.rsplit(".", 1), strict=True)) for uit in FRAME],
                "inputs": [dict(zip(("id", "property", "value"), deel, strict=True)) for deel in invoer],
                "changedPropIds": ["app-adres.pathname"],
                "state": [],
            }
        )

    def publish_through_the_web(self) -> str:
        """Press the button of Beheer that publishes."""
        kern = {"formulier": "publiceren", "sleutel": "0"}
        knop = {"daad": "publiceer", "type": "beheer-knop", **kern}
        return self.post(
            {
                "output": '{"formulier":["MATCH"],"sleutel":["MATCH"],"type":"beheer-melding"}.children',
                "outputs": {"id": {"type": "beheer-melding", **kern}, "property": "children"},
                "inputs": [[{"id": knop, "property": "n_clicks", "value": 1}]],
                "changedPropIds": [f"{json.dumps(knop, sort_keys=True, separators=(',', ':'))}.n_clicks"],
                "state": [[], []],
            }
        )


def make_city(settings: Settings) -> None:
    """One provider, one beheerder who may press publish, and a first build."""
    engine = create_engine_for(settings)
    migrate(engine)
    sessions = make_sessions(engine)
    fill(sessions)
    referentie = load_referentie()
    with sessions.begin() as session:
        for naam, rol, partij in (
            ("aanbieder", "aanbieder", "springplank"),
            ("beheerder", "beheerder", None),
        ):
            invoer = Accountinvoer(naam, naam.title(), rol, WACHTWOORD, partijcode=partij)
            create_account(session, INRICHTING, invoer, nu=datetime.now(UTC))
    nu = datetime.now(UTC)
    recover(sessions, Archive(settings.archief), settings, referentie, nu=nu)
    engine.dispose()


def read_without_pause(adres: str, klaar: threading.Event, standen: "Counter[int]", mis: list[str]) -> None:
    """Open pages and have them drawn until told to stop."""
    browser = Browser(adres, standen)
    while not klaar.is_set():
        for pagina in PAGINAS:
            browser.ask(pagina)
            tekst = browser.draw(pagina)
            # Leaves who publishes a turn; the others read on meanwhile.
            time.sleep(0.15)
            if "Er ging iets mis" in tekst or "Dit ligt niet aan u" in tekst:
                mis.append(f"{pagina}: {tekst[:500]}")


def publish_without_pause(
    adres: str, klaar: threading.Event, standen: "Counter[int]", mis: list[str]
) -> None:
    """Press the button of Beheer until told to stop, and then until it says that the figures hold all."""
    browser = Browser(adres, standen, "beheerder")
    is_laatste = False
    tekst = ""
    while not is_laatste or BEZIG in tekst:
        is_laatste = klaar.wait(0.2)
        tekst = browser.publish_through_the_web()
        if BIJ not in tekst and BEZIG not in tekst:
            mis.append(f"publiceren: {tekst[:500]}")


def submit_beside(settings: Settings, rondes: int) -> None:
    """Submit and publish from a process of its own, then end it."""
    omgeving = {"WIJKSPIEGEL_DATA": str(settings.data), "WIJKSPIEGEL_DATABASE": settings.database_url}
    inzender = Inzender(omgeving, settings.data / "beloofd.txt")
    try:
        einde = time.monotonic() + GEDULD
        while inzender.beloofd().count("gepubliceerd") < rondes:
            assert inzender.leeft(), "de aanbieder stopte zelf"
            assert time.monotonic() < einde, inzender.beloofd()
            time.sleep(0.05)
    finally:
        inzender.kill()


@pytest.mark.traag
def test_two_web_processes_read_while_builds_are_published(tmp_path: Path) -> None:
    settings = load_settings({"WIJKSPIEGEL_DATA": str(tmp_path)})
    make_city(settings)
    standen: Counter[int] = Counter()
    mis: list[str] = []
    klaar = threading.Event()
    with serving(tmp_path, processen=2, is_voorbereid=False) as adres:
        leeg = Browser(adres, standen).draw(CIJFERS)
        werk = [read_without_pause] * LEZERS + [publish_without_pause]
        draden = [threading.Thread(target=doe, args=(adres, klaar, standen, mis)) for doe in werk]
        for draad in draden:
            draad.start()
        try:
            submit_beside(settings, RONDES)
        finally:
            klaar.set()
            for draad in draden:
                draad.join()
        # Every answer comes from one of the two processes; twelve times the same leaves no room for an old one.
        lezer = Browser(adres, standen)
        getekend = {lezer.draw(CIJFERS) for _ in range(12)}
    log = (tmp_path / "server.log").read_text(encoding="utf-8")
    assert not mis, mis[0]
    assert set(standen) == {200}, standen
    assert standen[200] > 50 * RONDES
    assert not [woord for woord in MISLUKT if woord in log], log[-2000:]
    assert len(getekend) == 1
    assert leeg not in getekend
    assert "Sterk in de Klas" in getekend.pop()
