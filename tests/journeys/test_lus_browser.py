"""Two actions over three quarters in a real browser: one not seen, stopped, its lesson found elsewhere; one seen, geborgd.

With WIJKSPIEGEL_SCHERMEN set to a folder the screens are kept there at both widths.
"""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tweelingrijen import WACHTWOORD
from tweelingstad import CHARLOIS, Stad, make_city, make_csv, open_city

from schemas.vocabulary import Kwartaal
from tests.journeys.browser import (
    BREED,
    SMAL,
    assert_past,
    serving,
    settle,
    sign_in,
    visit,
)
from tests.journeys.formulieren import Formulier
from tests.journeys.keuring import Keuring

pytestmark = pytest.mark.traag
K4, K2 = Kwartaal(2025, 4), Kwartaal(2026, 2)
SCHERMEN = os.environ.get("WIJKSPIEGEL_SCHERMEN", "")
NIET, WEL = "Starten in de kantine", "Mentor op elke school"


@pytest.fixture
def stad(tmp_path: Path) -> Iterator[Stad]:
    """Return a small city with the figures of K4 published."""
    make_city(tmp_path / "var")
    stad = open_city(tmp_path / "var")
    deliver(stad, K4, zevens=48, van=80)
    yield stad
    stad.context.sessions.engine.dispose()


def deliver(stad: Stad, kwartaal: Kwartaal, *, zevens: int, van: int) -> None:
    """Deliver and publish one quarter of De Boom."""
    stad.deliver(
        "boom",
        f"{kwartaal}.csv",
        make_csv(kwartaal, "klimrek", "Tarwewijk", zevens=zevens, van=van),
        kwartaal,
    )
    stad.publish()


@pytest.fixture
def pagina(chromium: Browser, stad: Stad) -> Iterator[tuple[Browser, str]]:
    """Return a browser and the address of the running app."""
    with serving(stad.context.settings.data) as adres:
        yield chromium, adres


class Mens:
    """Somebody at a browser of their own."""

    keuring = Keuring()
    """One for all: a style that one of them saw is not judged again."""

    def __init__(self, browser: Browser, adres: str, inlognaam: str) -> None:
        self.adres = adres
        self.page: Page = sign_in(
            browser.new_context(viewport=BREED, locale="nl-NL"), adres, inlognaam, WACHTWOORD
        )

    def open(self, pad: str) -> str:
        """Open an address and return its words."""
        visit(self.page, self.adres + pad)
        return self.read()

    def read(self) -> str:
        settle(self.page)
        return str(self.page.locator("main").text_content())

    def check(self, naam: str) -> None:
        """Look at both widths with axe; keep the screen when that is asked for."""
        for scherm in (BREED, SMAL):
            self.page.set_viewport_size(scherm)
            assert_past(self.page)
            self.keuring.judge(self.page, is_vervolg=scherm is SMAL)
            if SCHERMEN:
                self.page.screenshot(
                    path=Path(SCHERMEN) / f"lus_{naam}_{scherm['width']}.png",
                    full_page=True,
                    animations="disabled",
                )
        self.page.set_viewport_size(BREED)

    def form(self, pagina: str, naam: str, sleutel: str = "0") -> Formulier:
        return Formulier(self.page, pagina, naam, sleutel)

    def hears(self, zin: str) -> None:
        expect(self.page.locator("#app-melding")).to_contain_text(zin)
        settle(self.page)


def test_two_actions_come_back_after_three_quarters_and_teach(
    pagina: tuple[Browser, str], stad: Stad
) -> None:
    adviseur = Mens(*pagina, "adviseur-charlois")
    propose(adviseur, "Gestarte trajecten", NIET, waarde="300")
    propose(adviseur, "Nut", WEL, waarde="85")
    told_until_the_next_move(adviseur)
    stad.move_clock(datetime(2026, 4, 14, 9, tzinfo=UTC))
    move_by_keyboard(adviseur)
    move_by_mouse(adviseur)
    stad.move_clock(datetime(2026, 7, 14, 9, tzinfo=UTC))
    deliver(stad, K2, zevens=88, van=100)
    not_seen_and_stopped(adviseur)
    seen_and_secured(adviseur)
    found_elsewhere(Mens(*pagina, "adviseur-feijenoord"))


def propose(adviseur: Mens, afspraak: str, titel: str, *, waarde: str) -> None:
    """Propose an action outside a talk: problem, solution, because, and how far the figure should go."""
    adviseur.open("/verbeteren")
    nieuw = adviseur.form("verbeteren", "nieuw")
    nieuw.open()
    nieuw.select(afspraak=afspraak, start="K1 2026", terugkijk="K2 2026")
    nieuw.write(
        titel=titel,
        probleem=f"Het probleem bij: {titel}",
        oplossing=f"Wat anders gaat bij: {titel}",
        omdat="leerlingen eerder komen als zij iemand kennen",
        waarde=waarde,
        eigenaar="De Boom",
    )
    nieuw.press("toets")
    expect(adviseur.page.get_by_text("Uw verwachting ligt")).to_be_visible()
    nieuw.press("leg_vast")
    adviseur.page.wait_for_url("**/verbeteren?verbeteractie=*")
    adviseur.hears("De verbeteractie is vastgelegd.")


def told_until_the_next_move(adviseur: Mens) -> None:
    """What was told along with a move is read on the new page, and gone on the page after it."""
    adviseur.page.get_by_role("navigation", name="Kamers").get_by_role("link", name="Verbeteren").click()
    adviseur.page.wait_for_url("**/verbeteren")
    settle(adviseur.page)
    expect(adviseur.page.locator("#app-melding")).to_be_empty()


def move_by_keyboard(adviseur: Mens) -> None:
    """Take the card up with the space bar, go one phase on, put it down, say why: every step is spoken."""
    page = adviseur.page
    adviseur.open("/verbeteren?weergave=bord")
    adviseur.check("bord")
    kaart, stem = page.locator("#actie-2"), page.locator("#bord-stem")
    kaart.focus()
    page.keyboard.press("Space")
    expect(stem).to_contain_text(f"{WEL} opgepakt. Nu in Proberen")
    page.keyboard.press("ArrowRight")
    expect(stem).to_contain_text("Kiezen, kolom 2 van 4")
    page.keyboard.press("Escape")
    expect(stem).to_contain_text("teruggezet")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.locator("#verschuif textarea")).to_be_focused()
    adviseur.check("bord_waarom")
    page.keyboard.type("Twee scholen willen ermee door.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-fase=selectie] #actie-2")).to_be_focused()
    expect(stem).to_contain_text(f"{WEL} staat nu in Kiezen")


def move_by_mouse(adviseur: Mens) -> None:
    """Drag the other card; what is written there is asked as well."""
    page = adviseur.page
    adviseur.open(f"/verbeteren?weergave=bord&gebied={CHARLOIS}")
    page.locator("#actie-1").drag_to(page.locator("[data-fase=selectie]"))
    expect(page.locator("#verschuif")).to_contain_text(f"“{NIET}” gaat van proberen naar kiezen.")
    adviseur.form("verbeteren", "fase", "1").write(reden="De kantine is vrij.")
    adviseur.form("verbeteren", "fase", "1").press("verschuif")
    expect(page.locator("[data-fase=selectie] #actie-1")).to_be_focused()
    assert f"gebied={CHARLOIS}" in page.url


def not_seen_and_stopped(adviseur: Mens) -> None:
    """It returns on Start with what the figures say; the verdict stops it; the lesson goes to colleagues."""
    start = adviseur.open("/")
    assert f"Geef een oordeel: {NIET}" in start
    assert f"Geef een oordeel: {WEL}" in start
    beeld = adviseur.open("/verbeteren?verbeteractie=1")
    assert "Voor de start: 80 in K4 2025" in beeld
    assert "Nu: 100 in K2 2026" in beeld
    assert "Niet gezien: een verandering zo groot als verwacht past niet bij wat is gemeten." in beeld
    adviseur.check("teruggekomen")
    oordeel = adviseur.form("verbeteren", "oordeel", "1")
    expect(oordeel.veld("gezien").locator("input[value=niet_gezien]")).to_be_checked()
    oordeel.choose(vervolg="stoppen")
    oordeel.write(les="In de kantine komt niemand om te praten.")
    oordeel.press("oordeel")
    adviseur.hears("Uw oordeel is bewaard")
    assert "Losgelaten. De Boom" in adviseur.read()
    write_les(adviseur, "1", "De kantine is van hen", "pauze is de enige tijd zonder volwassenen")


def write_les(adviseur: Mens, actie: str, titel: str, omdat: str) -> None:
    les = adviseur.form("verbeteren", "les", actie)
    les.open()
    les.write(titel=titel, omdat=omdat, voorwaarden="Een eigen plek op school.")
    les.select(bewijssoort="Een cijfer")
    les.choose(vrijgave="openbaar")
    les.press("schrijf")
    adviseur.page.wait_for_url("**/lessen?les=*")
    assert titel in adviseur.read()


def seen_and_secured(adviseur: Mens) -> None:
    """The other one is seen, goes on, and its lesson gets a place of use and an owner."""
    beeld = adviseur.open("/verbeteren?verbeteractie=2")
    assert "Gezien: het cijfer werd hoger, en dat is meer dan toeval." in beeld
    oordeel = adviseur.form("verbeteren", "oordeel", "2")
    oordeel.choose(vervolg="doorgaan")
    oordeel.write(les="De mentor is er elke dag.")
    oordeel.press("oordeel")
    adviseur.hears("Uw oordeel is bewaard")
    write_les(adviseur, "2", "Eén mentor per school", "leerlingen hem elke dag tegenkomen")
    borg = adviseur.form("lessen", "borg", re.sub(r".*les=", "", adviseur.page.url))
    borg.open()
    borg.write(gebruiksplek="Het rooster van elke school", borgeigenaar="Teamleider De Boom")
    borg.press("borg")
    adviseur.hears("De les is geborgd")
    adviseur.check("les_geborgd")


def found_elsewhere(collega: Mens) -> None:
    """A colleague of another gebied finds the lesson of the stopped action with its context, not the action."""
    collega.open("/lessen")
    collega.page.get_by_label("Zoek in de lessen").fill("kantines")
    collega.page.get_by_role("button", name="Zoek").click()
    collega.page.wait_for_url("**/lessen?zoek=kantines")
    assert "1 les gevonden van de 2" in collega.read()
    collega.check("gevonden")
    collega.page.get_by_role("link", name="De kantine is van hen").click()
    collega.page.wait_for_url("**/lessen?les=*")
    beeld = collega.read()
    assert "Werkt hier niet omdat" in beeld
    assert "pauze is de enige tijd zonder volwassenen" in beeld
    assert "Een eigen plek op school." in beeld
    assert "Een verbeteractie van Stichting De Boom" in beeld
    assert "Niet gevonden" in collega.open("/verbeteren?verbeteractie=1")
