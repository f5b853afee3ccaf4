"""People at one browser, one after the other."""

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.browser import WACHT, enter


class Mensen:
    """People at one browser, one after the other, each signed in once: what it fetched and compiled serves all."""

    def __init__(self, browser: Browser, adres: str, scherm: dict[str, int]) -> None:
        self.adres = adres
        self.context: BrowserContext = browser.new_context(viewport=scherm, locale="nl-NL")
        self.blad = self.context.new_page()
        self.blad.set_default_timeout(WACHT)
        self.wie = ""
        self.koekjes: dict[str, list[Any]] = {}

    def page(self, inlognaam: str) -> Page:
        """Let this person sit down, signing in when that was not done yet; nobody is signed in as nobody."""
        if inlognaam != self.wie:
            # The page of the one who leaves may still be asking something; its answer carries a cookie.
            self.blad.goto("about:blank")
            self.koekjes[self.wie] = self.context.cookies()
            self.context.clear_cookies()
            self.wie = inlognaam
            if inlognaam in self.koekjes:
                self.context.add_cookies(self.koekjes[inlognaam])
            elif inlognaam:
                enter(self.context, self.adres, inlognaam)
        return self.blad

    def close(self) -> None:
        """Close the browser window."""
        self.context.close()
