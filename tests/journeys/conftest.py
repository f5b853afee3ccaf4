"""Chromium for the browser tests, and one filled demo city for the whole test run."""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from app.demo.vullen import fill_demo
from app.settings import load_settings
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


@pytest.fixture(scope="session")
def gevulde_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the filled demo, filled once for all workers of this run; copy it to change it."""
    basis = tmp_path_factory.getbasetemp()
    # Workers of one run lie beside each other in a folder of that run.
    wortel = basis.parent if os.environ.get("PYTEST_XDIST_WORKER") else basis
    with (wortel / "demo.slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        if not (wortel / "demo-klaar").exists():
            fill_demo(load_settings({"WIJKSPIEGEL_DATA": str(wortel / "demo-vulling")}))
            (wortel / "demo-vulling").rename(wortel / "demo-klaar")
    return wortel / "demo-klaar"
