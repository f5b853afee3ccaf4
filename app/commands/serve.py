"""`wijkspiegel serve`: bring the database up to date, publish what waits, and start the web processes."""

import argparse
import gc
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

from app.opstart import importing
from app.services.accounts import INRICHTING
from app.settings import Settings, load_settings
from app.store.access import visible_accounts
from app.store.sessions import create_engine_for, make_sessions

WIJKSPIEGEL = [sys.executable, "-P", "-m", "app.cli"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("--poort", type=int, default=8050, help="Poort waarop de app luistert.")
    parser.add_argument("--adres", default="127.0.0.1", help="Adres waarop de app luistert.")
    parser.add_argument("--processen", type=int, default=2, help="Aantal webprocessen.")
    parser.add_argument("--is-voorbereid", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--publiceer-ernaast", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Prepare the stores, say where the app is, and serve until stopped."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    if not args.is_voorbereid:
        start(args)
    server = Server(load_settings(), adres=f"{args.adres}:{args.poort}", processen=args.processen)
    if args.publiceer_ernaast:
        server.publish_beside()
    server.run()
    return 0


def start(args: argparse.Namespace) -> NoReturn:
    """Prepare the stores, then go on as a fresh process that serves.

    Preparing, and filling a demo before it, uses Polars: its threads do not survive the fork of a web
    process, and now and then an upload would wait for ever.
    """
    settings = load_settings()
    is_ernaast = prepare(settings, args.adres, args.poort)
    tell_first_steps(settings)
    sys.stdout.write(f"Wijkspiegel draait op http://{args.adres}:{args.poort} (stoppen met Ctrl+C)\n")
    sys.stdout.flush()
    opdracht = [*WIJKSPIEGEL, "serve", "--is-voorbereid", *(["--publiceer-ernaast"] if is_ernaast else [])]
    opdracht += [f"--adres={args.adres}", f"--poort={args.poort}", f"--processen={args.processen}"]
    os.execve(sys.executable, opdracht, own_environment())  # noqa: S606 - our own interpreter, no shell


def prepare(settings: Settings, adres: str, poort: int) -> bool:
    """Bring the stores up to date; answer whether figures are to be made beside the web processes."""
    # Imported here, so that the process that forks never loads what these need.
    with importing():
        from app.achtergrond.wachtpagina import answer_meanwhile
        from app.commands.publiceer import judge_start, publish_accepted
        from app.services.beginnen import Begin

    begin = judge_start(settings)
    if begin is Begin.EERST:
        sys.stdout.write("De cijfers worden eerst opnieuw uitgerekend. Dat kan een paar minuten duren …\n")
        sys.stdout.flush()
        with answer_meanwhile(adres, poort):
            publish_accepted(settings)
    elif begin is Begin.BIJ:
        publish_accepted(settings)
    return begin is Begin.ERNAAST


def own_environment() -> dict[str, str]:
    """Return the environment for another process of ours."""
    # Found by its own place, also where it is not installed or another `app` lies beside.
    paden = [str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH", "")]
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paden))}


def tell_first_steps(settings: Settings) -> None:
    """Say how somebody gets in when nobody can yet."""
    engine = create_engine_for(settings)
    with make_sessions(engine)() as session:
        is_leeg = not visible_accounts(session, INRICHTING)
    engine.dispose()
    if is_leeg:
        sys.stdout.write(
            "Er is nog geen account. Maak de eerste beheerder met: wijkspiegel account INLOGNAAM\n"
        )


class Server(BaseApplication):  # type: ignore[misc] # gunicorn has no types
    """Gunicorn with the app made inside each process: engines and DuckDB files are never shared by a fork."""

    def __init__(self, settings: Settings, *, adres: str, processen: int) -> None:
        self.settings = settings
        self.opties = {
            "bind": adres,
            "workers": processen,
            "worker_class": "gthread",
            "threads": 4,
            "timeout": 120,
            "graceful_timeout": 10,
            # Longer than a browser or proxy keeps a connection idle, so that none is closed under a request.
            "keepalive": 75,
            "preload_app": False,
            "accesslog": None,
            "loglevel": os.environ.get("WIJKSPIEGEL_LOG", "warning"),
            # The heartbeat file must not lie on a slow disk.
            "worker_tmp_dir": "/dev/shm" if os.path.isdir("/dev/shm") else None,  # noqa: S108, PTH112
        }
        super().__init__()

    def publish_beside(self) -> None:
        """Make new figures in a process of its own, from when the web processes start until they stop."""
        proces: list[subprocess.Popen[bytes]] = []

        def begin(_: object) -> None:
            opdracht = [*WIJKSPIEGEL, "publiceer", "--rustig"]
            proces.append(subprocess.Popen(opdracht, env=own_environment()))  # noqa: S603 - our own command

        def end(_: object) -> None:
            for publiceert in proces:
                publiceert.terminate()

        self.cfg.set("when_ready", begin)
        self.cfg.set("on_exit", end)

    def load_config(self) -> None:
        """Hand our options to gunicorn."""
        for naam, waarde in self.opties.items():
            if waarde is not None:
                self.cfg.set(naam, waarde)

    def load(self) -> Any:
        """Make the WSGI application, once in each process."""
        with importing():
            from app.achtergrond.post import start_post
            from app.main import create_app
            from app.wiring import make_context

            context = make_context(self.settings)
            server = create_app(self.settings, context=context).server
            # All of this stays as long as the process does.
            gc.freeze()
        start_post(context)
        # Dash registers its scripts during the first request and refuses them to others meanwhile: a page
        # of which two scripts came together stayed empty. So the first request is ours.
        server.test_client().get("/inloggen")
        return server
