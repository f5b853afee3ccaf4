"""Figures are made beside who asks for them: nobody waits too long, and what comes meanwhile goes together."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.achtergrond.uitgever import Uitgever, Uitkomst

RUIM = 30.0


class Werk:
    """Builds that go on until they may end."""

    def __init__(self) -> None:
        self.begonnen, self.mag_klaar = threading.Semaphore(0), threading.Semaphore(0)
        self.aantal = 0

    def maak(self) -> None:
        self.aantal += 1
        self.begonnen.release()
        assert self.mag_klaar.acquire(timeout=RUIM)


@pytest.fixture
def werk() -> Iterator[Werk]:
    werk = Werk()
    yield werk
    werk.mag_klaar.release(9)


def test_who_asks_waits_no_longer_than_they_want(werk: Werk) -> None:
    uitgever = Uitgever()
    assert uitgever.ask(werk.maak, seconden=0.01).uitkomst is Uitkomst.BEZIG
    werk.mag_klaar.release(2)
    assert uitgever.ask(werk.maak, seconden=RUIM).uitkomst is Uitkomst.BIJ


def test_all_who_ask_during_a_build_share_the_next(werk: Werk) -> None:
    """The one going on may have read the stores before they changed."""
    uitgever = Uitgever()
    assert uitgever.ask(werk.maak, seconden=0.01).uitkomst is Uitkomst.BEZIG
    assert werk.begonnen.acquire(timeout=RUIM)
    assert [uitgever.ask(werk.maak, seconden=0.01).uitkomst for _ in range(3)] == [Uitkomst.BEZIG] * 3
    werk.mag_klaar.release(1)
    assert werk.begonnen.acquire(timeout=RUIM)
    werk.mag_klaar.release(1)
    assert not werk.begonnen.acquire(timeout=0.2)
    assert werk.aantal == 2


def test_everybody_who_waits_hears_it(werk: Werk) -> None:
    uitgever = Uitgever()
    assert uitgever.ask(werk.maak, seconden=0.01).uitkomst is Uitkomst.BEZIG
    with ThreadPoolExecutor(4) as draden:
        vragen = [draden.submit(uitgever.ask, werk.maak, seconden=RUIM) for _ in range(4)]
        werk.mag_klaar.release(9)
        assert [vraag.result().uitkomst for vraag in vragen] == [Uitkomst.BIJ] * 4


def test_a_build_that_goes_wrong_is_told_and_the_next_is_made(caplog: pytest.LogCaptureFixture) -> None:
    fouten = [ValueError("kapot")]

    def maak() -> None:
        if fouten:
            raise fouten.pop()

    uitgever = Uitgever()
    assert uitgever.ask(maak, seconden=RUIM).uitkomst is Uitkomst.MISLUKT
    assert "Publiceren na een handeling lukte niet" in caplog.text
    assert uitgever.ask(maak, seconden=RUIM).uitkomst is Uitkomst.BIJ
