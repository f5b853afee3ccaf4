"""Chromium for the browser tests."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.journeys.browser import WACHT, find_chromium, launch


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
