"""Somebody who makes a journey at a browser of their own."""

import os
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect
from tweelingrijen import WACHTWOORD

from tests.journeys.browser import BREED, PASSEN, settle, sign_in, visit
from tests.journeys.formulieren import Formulier
from tests.journeys.keuring import Keuring

SCHERMEN = Path(map_) if (map_ := os.environ.get("WIJKSPIEGEL_SCHERMEN")) else None
"""Where every step leaves its picture, when somebody asked for that."""


class Mens:
    """Somebody at a browser of their own, who looks at every page with axe beside them."""

    keuring = Keuring()
    """One for all: a style that one of them saw is not judged again."""

    def __init__(self, browser: Browser, adres: str, inlognaam: str) -> None:
        self.adres, self.inlognaam = adres, inlognaam
        self.context = browser.new_context(viewport=BREED, locale="nl-NL")
        self.page: Page = sign_in(self.context, adres, inlognaam, WACHTWOORD)
        self.look()

    def take(self, naam: str, *breedten: int) -> None:
        """Keep pictures of the page as it stands, when somebody asked for them."""
        if SCHERMEN is None:
            return
        for breedte in breedten or (1280, 400):
            self.page.set_viewport_size({"width": breedte, "height": 1080 if breedte > 1280 else 900})
            settle(self.page)
            self.page.wait_for_function(PASSEN)
            self.page.screenshot(path=SCHERMEN / f"{naam}_{self.inlognaam}_{breedte}.png", full_page=True)
        self.page.set_viewport_size(BREED)

    def tab_to(self, doel: Locator) -> None:
        """Go to a field or button the way a person without a mouse does."""
        for _ in range(80):
            if doel.evaluate("e => e === document.activeElement || e.contains(document.activeElement)"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("met de Tab-toets is dit niet te bereiken")

    def open(self, pad: str) -> str:
        """Open an address and return what can be read there."""
        visit(self.page, self.adres + pad)
        return self.look()

    def look(self) -> str:
        """Check the page as it stands and return its words, also the folded ones."""
        settle(self.page)
        self.keuring.judge(self.page)
        return str(self.page.locator("main").text_content())

    def form(self, pagina: str, naam: str, sleutel: str = "0") -> Formulier:
        """Return a form on the page."""
        return Formulier(self.page, pagina, naam, sleutel)

    def hears(self, zin: str) -> None:
        """Wait for the notice that says what was done."""
        expect(self.page.locator("#app-melding")).to_contain_text(zin)
        self.look()

    def drop(self, bestandsnaam: str, inhoud: str) -> None:
        """Drop a file."""
        bestand = {"name": bestandsnaam, "mimeType": "text/csv", "buffer": inhoud.encode()}
        self.page.locator("#aanleveren-bestand input[type=file]").set_input_files(bestand)
        self.page.wait_for_url("**/aanleveren?aanlevering=*")
