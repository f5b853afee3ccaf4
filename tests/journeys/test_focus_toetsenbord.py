"""Choosing a focus factor with the keyboard only, in a real browser, and seeing it on the page at once."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tweelingrijen import WACHTWOORD
from tweelingstad import TARWEWIJK, make_city, make_csv, open_city

from schemas.vocabulary import Kwartaal
from tests.journeys.browser import BREED, serving, settle, sign_in, visit

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("browser_reis")]
K4 = Kwartaal(2025, 4)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder of a small city with the figures of K4 published."""
    make_city(tmp_path / "var")
    stad = open_city(tmp_path / "var")
    stad.deliver("boom", "k4.csv", make_csv(K4, "klimrek", "Tarwewijk", zevens=64, van=80), K4)
    stad.publish()
    stad.context.sessions.engine.dispose()
    return tmp_path / "var"


def tab_to(page: Page, tekst: str, *, hoogstens: int = 120) -> None:
    """Press Tab until what is focused says this."""
    for _ in range(hoogstens):
        page.keyboard.press("Tab")
        if page.evaluate(
            "t => (document.activeElement.closest('label') || document.activeElement).textContent.includes(t)",
            tekst,
        ):
            return
    raise AssertionError(f"'{tekst}' is met Tab niet te bereiken")


def test_an_adviser_chooses_a_focus_factor_without_a_mouse(chromium: Browser, data: Path) -> None:
    with serving(data) as adres:
        context = chromium.new_context(viewport=BREED, locale="nl-NL")
        page = sign_in(context, adres, "adviseur-charlois", WACHTWOORD)
        visit(page, f"{adres}/wijkbeeld?regio={TARWEWIJK}&kwartaal={K4}")
        tab_to(page, "Focusfactoren kiezen of beëindigen")
        page.keyboard.press("Enter")
        tab_to(page, "Aan welke factor werkt de wijk?")
        page.keyboard.press("Enter")
        expect(page.locator(".dash-dropdown-content")).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        tab_to(page, "Waarom deze factor, hier en nu?")
        page.keyboard.type("Ouders en scholen vragen hierom.")
        tab_to(page, "Kies deze focusfactor")
        page.keyboard.press("Enter")
        expect(page.locator("#app-melding")).to_contain_text("is nu een focusfactor vanaf K4 2025")
        settle(page)
        expect(page.locator("#factoren")).to_contain_text(
            "Gekozen, voor 0 tot en met 27 jaar: Ouders en scholen"
        )
        context.close()
