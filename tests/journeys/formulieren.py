"""Filling in the forms of the rooms in a browser: each field is found by what it is, not by its wording."""

import json
import re

from playwright.sync_api import Locator, Page


class Formulier:
    """One form on a page; `sleutel` tells forms of one kind apart."""

    def __init__(self, page: Page, pagina: str, naam: str, sleutel: str = "0") -> None:
        self.page, self.pagina = page, pagina
        self.kern = {"formulier": naam, "sleutel": sleutel}

    def veld(self, naam: str) -> Locator:
        """Return a field."""
        return self._find(type=f"{self.pagina}-veld", veld=naam)

    def write(self, **velden: str) -> None:
        """Type into fields of text, number or date."""
        for naam, tekst in velden.items():
            veld = self.veld(naam)
            is_zelf = veld.evaluate("e => e.matches('input, textarea')")
            (veld if is_zelf else veld.locator("input")).fill(tekst)

    def choose(self, **velden: str) -> None:
        """Choose one of the options that are in sight."""
        for naam, code in velden.items():
            self.veld(naam).locator(f"input[value='{code}']").check()

    def select(self, **velden: str) -> None:
        """Choose from a folded list by the words people read."""
        for naam, tekst in velden.items():
            self.veld(naam).click()
            opties = self.page.locator(".dash-dropdown-content").get_by_text(
                re.compile(f"^{re.escape(tekst)}")
            )
            opties.first.click()

    def press(self, daad: str) -> None:
        """Press a button."""
        self.knop(daad).click()

    def knop(self, daad: str) -> Locator:
        """Return a button."""
        return self._find(daad=daad, type=f"{self.pagina}-knop")

    def melding(self) -> Locator:
        """Return the place where errors of this form are told."""
        return self._find(type=f"{self.pagina}-melding")

    def open(self) -> None:
        """Unfold what this form is folded in."""
        vouw = self.melding().locator("xpath=ancestor::details[1]")
        if vouw.get_attribute("open") is None:
            vouw.locator("summary").first.click()

    def _find(self, **rest: str) -> Locator:
        sleutel = json.dumps({**self.kern, **rest}, sort_keys=True, separators=(",", ":"))
        return self.page.locator(f"[id='{sleutel}']")
