"""`python -m tests.journeys.schermen`: fill the demo, visit every room and state, keep the pictures in docs/schermen."""

import argparse
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from app.demo.vullen import fill_demo
from app.settings import load_settings
from tests.journeys.browser import BREED, SMAL, find_chromium, launch, serving
from tests.journeys.mensen import Mensen
from tests.journeys.standen import make_standen

SCHERMEN = Path(__file__).resolve().parents[2] / "docs" / "schermen"
HOOGST = 3600
GROOTST = 400_000


def main() -> None:
    """Take every picture."""
    vrager = argparse.ArgumentParser(description=__doc__)
    vrager.add_argument("--data", type=Path, help="Een map met een gevulde demo; zonder wordt er een gevuld.")
    vrager.add_argument("--doel", type=Path, default=SCHERMEN, help="Map voor de plaatjes.")
    vrager.add_argument("--alleen", default="", help="Alleen schermen waarvan de naam zo begint.")
    vrager.add_argument("--hoogst", type=int, default=HOOGST, help="Hoogste plaatje in beeldpunten.")
    keuzes = vrager.parse_args()
    keuzes.doel.mkdir(parents=True, exist_ok=True)
    if keuzes.data:
        take_all(keuzes.data, keuzes.doel, keuzes.alleen, keuzes.hoogst)
        return
    with tempfile.TemporaryDirectory(prefix="wijkspiegel-schermen-") as map_:
        fill_demo(load_settings({"WIJKSPIEGEL_DATA": map_}))
        take_all(Path(map_), keuzes.doel, keuzes.alleen, keuzes.hoogst)


def take_all(data: Path, doel: Path, alleen: str, hoogst: int) -> None:
    """Visit every state at both widths."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("Er is geen Chromium gevonden; installeer het pakket chromium.")
    with serving(data) as adres, sync_playwright() as playwright:
        browser = launch(playwright, chromium)
        for scherm in (BREED, SMAL):
            mensen = Mensen(browser, adres, scherm)
            for stand in make_standen(data):
                if stand.naam.startswith(alleen):
                    page = mensen.page(stand.inlognaam)
                    stand.show(page, adres)
                    take(page, doel / f"{stand.naam}_{scherm['width']}.png", hoogst)
            mensen.close()
        browser.close()


def take(page: Page, bestand: Path, hoogst: int) -> None:
    """Take the page from its top; a picture that would be too large is cut shorter."""
    breedte = page.evaluate("() => document.documentElement.clientWidth")
    hoogte = min(page.evaluate("() => document.documentElement.scrollHeight"), hoogst)
    page.evaluate("() => { window.scrollTo(0, 0); document.activeElement.blur(); }")
    while True:
        knip = {"x": 0, "y": 0, "width": breedte, "height": hoogte}
        beeld = page.screenshot(full_page=True, clip=knip, animations="disabled")
        if len(beeld) < GROOTST or hoogte <= 900:
            break
        hoogte = max(900, hoogte * 3 // 4)
    bestand.write_bytes(beeld)


if __name__ == "__main__":
    main()
