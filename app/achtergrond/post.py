"""A thread in each web process that sends waiting letters; a claim in the store lets each go out once."""

import contextlib
import logging
import threading

from sqlalchemy.exc import IntegrityError

from app.context import Context
from app.services.post import send_post
from app.services.weekbericht import plan_weekberichten

SECONDEN = 60.0
LOG = logging.getLogger("wijkspiegel")


def start_post(context: Context, *, seconden: float = SECONDEN) -> threading.Event:
    """Begin sending when a mail server is set; set the returned event to stop."""
    stop = threading.Event()
    if context.settings.smtp:
        threading.Thread(target=_run, args=(context, stop, seconden), name="post", daemon=True).start()
    return stop


def _run(context: Context, stop: threading.Event, seconden: float) -> None:
    while not stop.wait(seconden):
        try:
            send_round(context)
        except Exception:
            # One bad round must not end the next ones; nothing is lost, the letters still wait.
            LOG.exception("Een ronde post mislukte")


def send_round(context: Context) -> None:
    """Write the letters of the week that were not written yet, and send what waits."""
    # Another process may write the same letter at the same moment: its key is unique, one of the two stays.
    with contextlib.suppress(IntegrityError), context.sessions.begin() as session:
        plan_weekberichten(session, vandaag=context.vandaag(), nu=context.nu())
    send_post(context.sessions, context.settings, context.nu)
