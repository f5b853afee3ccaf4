"""Making figures for who just changed something: one build at a time, and what came meanwhile goes into the next."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from app.context import Context
from app.services.publicatie import publish
from app.store.slot import hold_alone
from pipelines.reference import load_referentie

SLOT = "publiceren.slot"
LOG = logging.getLogger("wijkspiegel")


class Uitkomst(Enum):
    """How it stands when whoever asked goes on."""

    BIJ = "the figures hold what was there at the question"
    BEZIG = "they are still being made"
    MISLUKT = "making them went wrong; it is logged"


@dataclass
class Ronde:
    """One build, how it is made, and who waits for it."""

    maak: Callable[[], object]
    is_klaar: threading.Event = field(default_factory=threading.Event)
    fout: Exception | None = None

    @property
    def uitkomst(self) -> Uitkomst:
        """Say how it stands now."""
        if not self.is_klaar.is_set():
            return Uitkomst.BEZIG
        return Uitkomst.BIJ if self.fout is None else Uitkomst.MISLUKT


class Uitgever:
    """Publishes in a thread of its own, so that nobody waits longer than they want to."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self._volgende: Ronde | None = None
        self._is_bezig = False

    def ask(self, maak: Callable[[], object], *, seconden: float) -> Ronde:
        """Ask for figures of what there is now, wait for them this long at the most, and return how it stands.

        A build that is going on may have read what there was before: then the next one is waited for, by all who ask
        meanwhile.
        """
        with self._slot:
            ronde = self._volgende = self._volgende or Ronde(maak)
            if not self._is_bezig:
                self._is_bezig = True
                threading.Thread(target=self._run, name="uitgever", daemon=True).start()
        ronde.is_klaar.wait(seconden)
        return ronde

    def _run(self) -> None:
        while (ronde := self._take()) is not None:
            try:
                ronde.maak()
            except Exception as fout:
                ronde.fout = fout
                LOG.exception("Publiceren na een handeling lukte niet")
            ronde.is_klaar.set()

    def _take(self) -> Ronde | None:
        """Take the round that waits, or stop."""
        with self._slot:
            ronde, self._volgende = self._volgende, None
            self._is_bezig = ronde is not None
            return ronde


UITGEVERS: dict[Path, Uitgever] = {}
"""Of this process, one per data folder."""


def ask_cijfers(context: Context, *, seconden: float) -> Ronde:
    """Ask for figures of what is in the stores now, and wait for them this long at the most."""

    def maak() -> None:
        # One process after the other: the second mostly finds that all is published.
        with hold_alone(context.settings.data / SLOT):
            publish(context.sessions, context.archive, context.settings, load_referentie(), nu=context.nu())

    return UITGEVERS.setdefault(context.settings.data, Uitgever()).ask(maak, seconden=seconden)
