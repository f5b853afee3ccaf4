"""Looking at one screen in a real browser: axe, width, headings, console, own host.

Why axe sees enough stands in `keuring.py`; `test_keuring.py` shows that one fault on a long page is found.
"""

from playwright.sync_api import ConsoleMessage, Error, Page, Request

from tests.journeys.browser import BREED, SMAL, assert_past
from tests.journeys.keuring import Keuring
from tests.journeys.mensen import Mensen
from tests.journeys.standen import Stand

# What a page is called that shows nothing of what was asked for.
WEG = ("Niet gevonden", "Dit mag u niet bekijken of doen", "Er ging iets mis")
# A refusal is told by its status too, and Chromium says that in the console.
GEWEIGERD = ("status of 401", "status of 403", "status of 404")


class Wacht:
    """Notes what a page should never do: complain in the console, or ask another host for something."""

    def __init__(self, page: Page, adres: str) -> None:
        self.page, self.adres = page, adres
        self.klachten: list[str] = []
        self.oren = {"console": self._hear, "pageerror": self._note, "request": self._see}
        for wat, oor in self.oren.items():
            page.on(wat, oor)

    def stop(self) -> None:
        """Listen no more: the same page serves the next state."""
        for wat, oor in self.oren.items():
            self.page.remove_listener(wat, oor)

    def _hear(self, bericht: ConsoleMessage) -> None:
        soort, tekst = bericht.type, bericht.text
        if soort in ("error", "warning") and not any(deel in tekst for deel in GEWEIGERD):
            self.klachten.append(f"console: {tekst}")

    def _note(self, fout: Error) -> None:
        self.klachten.append(f"fout: {fout}")

    def _see(self, vraag: Request) -> None:
        if not vraag.url.startswith((self.adres, "data:", "blob:")):
            self.klachten.append(f"ander adres: {vraag.url}")


def assert_is_there(page: Page, stand: Stand) -> None:
    """Accept no page that says there is nothing, unless that is what is looked at."""
    kop = page.locator("h1").first.inner_text()
    assert (kop in WEG) is (stand.naam in ("niet_gevonden", "geen_recht")), (
        f"{stand.naam}: {page.url} zegt {kop}"
    )


def check_stand(mensen: Mensen, keuring: Keuring, stand: Stand) -> None:
    """Look at one screen at both widths."""
    page = mensen.page(stand.inlognaam)
    wacht = Wacht(page, mensen.adres)
    stand.show(page, mensen.adres)
    assert_is_there(page, stand)
    for scherm in (BREED, SMAL):
        page.set_viewport_size(scherm)
        assert_past(page)
        keuring.judge(page, is_vervolg=scherm is SMAL)
    page.set_viewport_size(BREED)
    # What a state holds up keeps the browser from using what it fetched before.
    page.unroute_all(behavior="ignoreErrors")
    wacht.stop()
    assert not wacht.klachten, f"{page.url}: {wacht.klachten}"
