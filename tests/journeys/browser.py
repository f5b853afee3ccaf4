"""A real Chromium against a real `wijkspiegel serve`: finding, starting, signing in, and judging a page."""

import fcntl
import itertools
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from playwright.sync_api import Browser, BrowserContext, Page, Playwright
from playwright.sync_api import TimeoutError as NietOpTijd

from app.demo.inrichten import WACHTWOORD

ARGUMENTEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
POORTEN = range(20_000, 21_000)
"""Below those the system gives to whoever calls another."""
BREED, SMAL = {"width": 1280, "height": 900}, {"width": 400, "height": 860}
WACHT = 60_000
GEDULD = 300
"""Seconds after which what is waited for hangs, also on a machine with much else to do."""
KLAAR = """(vraag) => {
  const open = (el) => !el.closest('details:not([open])') && el.getClientRects().length;
  const inhoud = document.querySelector('#app-inhoud');
  const blad = inhoud && inhoud.querySelector('[data-adres]');
  const isKlaar = blad && blad.dataset.adres === location.pathname + location.search && inhoud.querySelector('h1')
    && !window.store.getState().isLoading
    && ![...document.querySelectorAll('figure.grafiek div[role=img]')].some((el) => open(el) && !el.querySelector('.main-svg'));
  // What an answer brought is drawn a turn after Dash calls it done, and may ask something again.
  const isAl = isKlaar && window.klaar === vraag;
  window.klaar = isKlaar ? vraag : null;
  return isAl;
}"""
VOLG = """(adres) => {
  const doel = new URL(adres, location.href);
  const isBinnen = document.querySelector('[data-adres]') && doel.origin === location.origin && !doel.hash;
  // Who goes where one is loads the page again.
  if (!isBinnen || doel.href === location.href) return false;
  history.pushState({}, '', doel.pathname + doel.search);
  dispatchEvent(new CustomEvent('_dashprivate_pushstate'));
  scrollTo(0, 0);
  return true;
}"""
"""What a link of the app does."""
VRAGEN = itertools.count(1)
PAST = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
PASSEN = """() => [...document.querySelectorAll('figure.grafiek [role=img]')].every((el) => {
  const tekening = el.querySelector('.main-svg');
  return !tekening || !el.getClientRects().length || Math.abs(tekening.getBoundingClientRect().width - el.clientWidth) < 2;
})"""
"""Charts have taken the width of their window."""


def find_chromium() -> str | None:
    """Return the path of an installed Chromium, or None."""
    return next(
        (pad for naam in ("chromium", "chromium-browser", "google-chrome") if (pad := shutil.which(naam))),
        None,
    )


def launch(playwright: Playwright, pad: str) -> Browser:
    """Start Chromium without a screen."""
    return playwright.chromium.launch(executable_path=pad, args=ARGUMENTEN)


@contextmanager
def starting(
    data: Path, *, processen: int = 1, is_voorbereid: bool = False, **omgeving: str
) -> "Iterator[tuple[str, subprocess.Popen[bytes]]]":
    """Start `wijkspiegel serve` on a data folder as a real process; give its address, answering or not.

    A folder that is not prepared is first brought up to date and published from, as a person's is.
    """
    with own_port() as poort:
        opdracht = [sys.executable, "-m", "app.cli", "serve", f"--poort={poort}", f"--processen={processen}"]
        opdracht += ["--is-voorbereid"] if is_voorbereid else []
        with (data / "server.log").open("ab") as log:
            proces = subprocess.Popen(
                opdracht, env=os.environ | {"WIJKSPIEGEL_DATA": str(data)} | omgeving, stdout=log, stderr=log
            )
        try:
            yield f"http://127.0.0.1:{poort}", proces
        finally:
            proces.send_signal(signal.SIGTERM)
            proces.wait(timeout=GEDULD)


@contextmanager
def serving(data: Path, *, processen: int = 1, is_voorbereid: bool = True) -> Iterator[str]:
    """Run `wijkspiegel serve` on a data folder; give its address once it answers."""
    with starting(data, processen=processen, is_voorbereid=is_voorbereid) as (adres, proces):
        wait_for(adres, proces, data / "server.log")
        yield adres


@contextmanager
def own_port() -> Iterator[int]:
    """Hold a port at which nobody listens, that no other worker takes and that no caller is given meanwhile."""
    sloten = Path(tempfile.gettempdir()) / f"wijkspiegel-poorten-{os.getuid()}"
    sloten.mkdir(exist_ok=True)
    for poort in POORTEN:
        with (sloten / str(poort)).open("w") as slot:
            if _is_ours(poort, slot):
                yield poort
                return
    raise AssertionError("er is geen poort vrij")


def _is_ours(poort: int, slot: IO[str]) -> bool:
    with socket.socket() as sok:
        sok.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
            sok.bind(("127.0.0.1", poort))
        except OSError:
            return False
    return True


def wait_for(adres: str, proces: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until the app answers that it is well."""
    einde = time.monotonic() + GEDULD
    while time.monotonic() < einde:
        if proces.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{adres}/gezond", timeout=5) as antwoord:
                if antwoord.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"de app kwam niet op gang: {log.read_text(encoding='utf-8')[-2000:]}")


def sign_in(context: BrowserContext, adres: str, inlognaam: str, wachtwoord: str = WACHTWOORD) -> Page:
    """Sign in through the form, as a person does; return the page on Start."""
    page = context.new_page()
    page.set_default_timeout(WACHT)
    page.goto(f"{adres}/inloggen")
    page.get_by_label("Inlognaam").fill(inlognaam)
    page.get_by_label("Wachtwoord").fill(wachtwoord)
    page.get_by_role("button", name="Inloggen").click()
    settle(page)
    return page


def enter(context: BrowserContext, adres: str, inlognaam: str) -> None:
    """Sign in without drawing the form and Start; the journeys do that as a person does."""
    csrf = re.search(r'name="csrf" value="([^"]+)"', context.request.get(f"{adres}/inloggen").text())
    assert csrf is not None
    velden = {"csrf": csrf[1], "inlognaam": inlognaam, "wachtwoord": WACHTWOORD}
    antwoord = context.request.post(f"{adres}/inloggen", form=velden, max_redirects=0)
    assert antwoord.status == 302, antwoord.text()


def settle(page: Page) -> None:
    """Wait until the page stands: heading drawn, no callback running, visible charts drawn."""
    page.wait_for_function(KLAAR, arg=next(VRAGEN), timeout=WACHT)


def visit(page: Page, adres: str) -> None:
    """Go to an address of the app and wait until it stands: by a link where one is in the app, else by opening it."""
    if not page.evaluate(VOLG, adres):
        page.goto(adres, wait_until="domcontentloaded")
    settle(page)


def assert_past(page: Page, *, binnen_ms: int = 10_000) -> None:
    """Accept no sideways scrolling, once charts have taken their new width, and no other than one h1."""
    try:
        page.wait_for_function(PAST, timeout=binnen_ms)
    except NietOpTijd:
        breed = page.evaluate("() => document.documentElement.scrollWidth")
        raise AssertionError(f"{page.url}: {breed} breed op {page.viewport_size}") from None
    assert page.locator("h1").count() == 1, f"{page.url}: {page.locator('h1').all_inner_texts()}"
