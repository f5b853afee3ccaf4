"""`wijkspiegel serve`: bring the database up to date, publish what waits, and start the web processes."""

import argparse
import os
import sys
from typing import Any

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

from app.settings import Settings, load_settings
from app.store.archive import Archive
from app.store.sessions import create_engine_for, make_sessions, migrate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("--poort", type=int, default=8050, help="Poort waarop de app luistert.")
    parser.add_argument("--adres", default="127.0.0.1", help="Adres waarop de app luistert.")
    parser.add_argument("--processen", type=int, default=2, help="Aantal webprocessen.")


def run(args: argparse.Namespace) -> int:
    """Prepare the stores, say where the app is, and serve until stopped."""
    settings = load_settings()
    prepare(settings)
    sys.stdout.write(f"Wijkspiegel draait op http://{args.adres}:{args.poort} (stoppen met Ctrl+C)\n")
    sys.stdout.flush()
    Server(settings, adres=f"{args.adres}:{args.poort}", processen=args.processen).run()
    return 0


def prepare(settings: Settings) -> None:
    """Migrate, then finish what a crash may have left undone."""
    from datetime import UTC, datetime

    from app.services.publicatie import recover
    from pipelines.reference import load_referentie

    engine = create_engine_for(settings)
    migrate(engine)
    recover(
        make_sessions(engine),
        Archive(settings.archief, settings.sleutel),
        settings,
        load_referentie(),
        nu=datetime.now(UTC),
    )
    engine.dispose()


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
            "preload_app": False,
            "accesslog": None,
            "loglevel": os.environ.get("WIJKSPIEGEL_LOG", "warning"),
            # The heartbeat file must not lie on a slow disk.
            "worker_tmp_dir": "/dev/shm" if os.path.isdir("/dev/shm") else None,  # noqa: S108, PTH112
        }
        super().__init__()

    def load_config(self) -> None:
        """Hand our options to gunicorn."""
        for naam, waarde in self.opties.items():
            if waarde is not None:
                self.cfg.set(naam, waarde)

    def load(self) -> Any:
        """Make the WSGI application, once in each process."""
        from app.main import create_app

        return create_app(self.settings).server
