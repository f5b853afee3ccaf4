"""Chromium, people in the demo city who sit at it in turn, and the round of everybody through the lively city."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from demokopie import copy_demo
from playwright.sync_api import Browser, expect, sync_playwright
from tweelingleven import make_lively_city
from tweelingmerken import write_all_marks
from tweelingstad import Stad, open_city

from tests.journeys.browser import BREED, WACHT, find_chromium, launch, serving
from tests.journeys.keuring import Keuring
from tests.journeys.mensen import Mensen
from tests.journeys.ronde import Ronde


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a running Chromium; without one installed these tests are skipped, and say so."""
    pad = find_chromium()
    if pad is None:
        pytest.skip("Er is geen Chromium op deze machine (Debian: apt install chromium).")
    expect.set_options(timeout=WACHT)
    with sync_playwright() as playwright:
        browser = launch(playwright, pad)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demodata(gevulde_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the filled demo for who looks at pages; what they do there changes no page of another test."""
    return copy_demo(gevulde_demo, tmp_path_factory.mktemp("demo") / "var")


@pytest.fixture(scope="session")
def mensen(chromium: Browser, demodata: Path) -> Iterator[Mensen]:
    """Return people at one browser, in the demo as it is served."""
    with serving(demodata) as adres:
        mensen = Mensen(chromium, adres, BREED)
        yield mensen
        mensen.close()


@pytest.fixture(scope="session")
def keuring() -> Keuring:
    """Return what judges the pages, and knows the styles it saw."""
    return Keuring()


@pytest.fixture(scope="session")
def gemerkte_stad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stad]:
    """The lively city with a talk full of words that stand nowhere else; who uses it only reads, or is refused."""
    data = tmp_path_factory.mktemp("merken") / "var"
    make_lively_city(data)
    stad = open_city(data)
    write_all_marks(stad)
    yield stad
    stad.context.sessions.engine.dispose()


@pytest.fixture(scope="session")
def ronde(gemerkte_stad: Stad) -> Ronde:
    """What everybody is answered there."""
    return Ronde(gemerkte_stad)
