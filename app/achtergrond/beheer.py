"""Dash's background callbacks on our own processes: content goes through a pipe, only stages and outcomes to disk."""

import os
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dash import no_update
from dash.background_callback.managers import BaseBackgroundCallbackManager

from app.achtergrond.proces import Opdracht, write_kop
from app.achtergrond.werkbank import BEWAREN, GESTOPT, Uitslag, Werk, Werkbank
from app.settings import Settings, as_environment
from pipelines.voortgang import Stap

WORTEL = Path(__file__).resolve().parents[2]
BEGONNEN = "Uw bestand is binnen. Wij beginnen …"
AFGEBROKEN: Uitslag = {"fout": "Onvoorzien"}

Toon = Callable[[Uitslag], Sequence[Any]]
"""Turns an outcome into the outputs of the callback, in the request of the person who asks."""


class Achtergrondbeheer(BaseBackgroundCallbackManager):
    """Runs the callback's function in the request: it starts a process; the polls ask how that goes.

    Dash's own manager forks, which Polars does not survive, and keeps nothing apart by person.
    """

    def __init__(self, bank: Werkbank, toon: Toon) -> None:
        super().__init__(cache_by=None)  # type: ignore[no-untyped-call] # Dash has no types here
        self.bank, self.toon = bank, toon

    def make_job_fn(self, fn: Any, progress: Any, key: Any = None) -> Any:
        """Keep the function as it is: it runs in the request."""
        return fn

    def build_cache_key(self, fn: Any, args: Any, cache_args_to_ignore: Any, triggered: Any) -> str:
        """Name the work; two people with the same file never share it."""
        return secrets.token_hex(16)

    def call_job_fn(self, key: str, job_fn: Any, args: Any, context: Any) -> str:
        """Start the work."""
        job_fn(key, *args)
        return key

    def get_progress(self, key: str) -> Sequence[Any] | None:
        """Return what the page shows: percentage, words, the name to stop it by, and whether that is too late."""
        stap = self.bank.stage(key)
        if stap is None:
            return ["2", BEGONNEN, key, False]
        return [str(stap.procent), f"{stap.tekst} …", key, stap is Stap.BEWAREN]

    def get_result(self, key: str, job: str) -> Any:
        """Return the outputs once the work ended, however it ended."""
        loopt = self.bank.is_running(key)
        uitslag = self.bank.take(key)
        if uitslag is None and loopt:
            return self.UNDEFINED
        if uitslag is None and self.bank.decision(key) == GESTOPT:
            self.bank.forget(key)
            return [no_update, no_update]
        if uitslag is None:
            uitslag = AFGEBROKEN | {"bewaart": self.bank.decision(key) == BEWAREN}
            self.bank.forget(key)
        return list(self.toon(uitslag))

    def result_ready(self, key: str) -> bool:
        """Answer whether asking makes sense."""
        return not self.bank.is_running(key)

    def get_updated_props(self, key: str) -> dict[str, Any]:
        """Return no other changes of the page."""
        return {}

    def job_running(self, job: str) -> bool:
        """Answer whether the process of this work lives."""
        return self.bank.is_running(job)

    def terminate_job(self, job: str | None) -> None:
        """Leave work alone: a person stops it with the button, and what was kept is kept."""

    def terminate_unhealthy_job(self, job: str) -> bool:
        """Nothing to do: a process that died is seen by its lock."""
        return False

    def clear_cache_entry(self, key: str) -> None:
        """Forget a piece of work."""
        self.bank.forget(key)


def start_proces(settings: Settings, bank: Werkbank, opdracht: Opdracht) -> None:
    """Start a process for one file and hand it over by pipe."""
    slot = bank.open_work(Werk(opdracht.naam, opdracht.account_id))
    paden = [str(WORTEL), os.environ.get("PYTHONPATH", "")]
    omgeving = os.environ | as_environment(settings) | {"PYTHONPATH": os.pathsep.join(filter(None, paden))}
    try:
        proces = subprocess.Popen(
            [sys.executable, "-P", "-m", "app.achtergrond.proces"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            env=omgeving,
            pass_fds=(slot,),
        )
    finally:
        os.close(slot)
    bank.note_process(opdracht.naam, proces.pid)
    threading.Thread(target=_hand_over, args=(proces, opdracht), daemon=True).start()


def _hand_over(proces: "subprocess.Popen[bytes]", opdracht: Opdracht) -> None:
    """Write the file to the process and wait for its end, so that no dead process lingers."""
    try:
        proces.communicate(write_kop(opdracht) + opdracht.upload.inhoud)
    except BrokenPipeError:
        proces.wait()  # It ended early; the page is told by the lock.
