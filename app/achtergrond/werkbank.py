"""What the web processes and the processes beside them tell each other: stage, outcome, stop; never content (R-04)."""

import fcntl
import logging
import os
import signal
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from diskcache import Cache

from pipelines.voortgang import Stap
from schemas.errors import NietGevondenError

BEWAARD_SECONDEN = 3600.0
GESTOPT, BEWAREN = "gestopt", "bewaren"
LOG = logging.getLogger("wijkspiegel")

Uitslag = dict[str, Any]
"""How work ended: the number of a receipt, or what kind of error with its words."""


@dataclass(frozen=True)
class Werk:
    """One piece of work, known by a name nobody can guess."""

    naam: str
    account_id: int


class Werkbank:
    """A disk cache in the data folder; whether a process lives is told by a lock that dies with it."""

    def __init__(self, plek: Path) -> None:
        self.plek = plek

    @cached_property
    def cache(self) -> Cache:
        """Opened on first use, so that a process that only reads pages never does."""
        self.plek.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Cache(str(self.plek), timeout=10)

    def open_work(self, werk: Werk) -> int:
        """Note whose work this is; return a locked file to hand to its process."""
        self._clear_old()
        handvat = os.open(self._slot(werk.naam), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(handvat, fcntl.LOCK_EX)
        self._set(werk.naam, "account", werk.account_id)
        return handvat

    def note_process(self, naam: str, nummer: int) -> None:
        """Remember which process does this work."""
        self._set(naam, "proces", nummer)

    def tell(self, naam: str, stap: Stap) -> None:
        """Say which stage begins."""
        self._set(naam, "stap", stap.name)

    def stage(self, naam: str) -> Stap | None:
        """Return the stage that began last."""
        gevonden = self._get(naam, "stap")
        return Stap[gevonden] if gevonden else None

    def decide(self, naam: str, besluit: str) -> bool:
        """Keep or stop, whoever is first; answer whether this is what happens."""
        self.cache.add(f"{naam}-besluit", besluit, expire=BEWAARD_SECONDEN)
        return self.decision(naam) == besluit

    def decision(self, naam: str) -> str | None:
        """Return what was decided, if anything was."""
        gevonden = self._get(naam, "besluit")
        return str(gevonden) if gevonden else None

    def finish(self, naam: str, uitslag: Uitslag) -> None:
        """Leave the outcome for the page that asks."""
        self._set(naam, "uitslag", uitslag)

    def take(self, naam: str) -> Uitslag | None:
        """Return the outcome once, and forget this work."""
        uitslag: Uitslag | None = self.cache.pop(f"{naam}-uitslag")
        if uitslag is not None:
            self.forget(naam)
        return uitslag

    def forget(self, naam: str) -> None:
        """Leave nothing of a piece of work behind; that it was stopped is remembered for whoever asks later."""
        for wat in ("account", "proces", "stap", "uitslag"):
            self.cache.delete(f"{naam}-{wat}")
        self._slot(naam).unlink(missing_ok=True)

    def is_running(self, naam: str) -> bool:
        """Answer whether the process of this work lives."""
        try:
            handvat = os.open(self._slot(naam), os.O_RDWR | os.O_CLOEXEC)
        except FileNotFoundError:
            return False
        try:
            fcntl.flock(handvat, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        else:
            return False
        finally:
            os.close(handvat)

    def stop(self, werk: Werk) -> bool:
        """End the work of this person; answer whether nothing of it will be kept."""
        if self._get(werk.naam, "account") != werk.account_id:
            raise NietGevondenError("Dit werk is er niet meer: het was al klaar of gestopt.")
        is_op_tijd = self.decide(werk.naam, GESTOPT)
        nummer = self._get(werk.naam, "proces")
        # The lock proves that the number is still of this process.
        if is_op_tijd and nummer and self.is_running(werk.naam):
            os.kill(int(nummer), signal.SIGKILL)
            LOG.info("Controle gestopt door account %s", werk.account_id)
        return is_op_tijd

    def _clear_old(self) -> None:
        self.cache.expire()
        grens = time.time() - BEWAARD_SECONDEN
        for slot in self.plek.glob("werk-*.slot"):
            if slot.stat().st_mtime < grens and not self.is_running(slot.stem.removeprefix("werk-")):
                slot.unlink(missing_ok=True)

    def _slot(self, naam: str) -> Path:
        return self.plek / f"werk-{naam}.slot"

    def _set(self, naam: str, wat: str, waarde: object) -> None:
        self.cache.set(f"{naam}-{wat}", waarde, expire=BEWAARD_SECONDEN)

    def _get(self, naam: str, wat: str) -> Any:
        return self.cache.get(f"{naam}-{wat}")
