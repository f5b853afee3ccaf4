"""What the address answers while nothing may be shown yet: one page that says so and looks again by itself."""

import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

STIJL = Path(__file__).resolve().parent.parent / "assets" / "stijl.css"
SECONDEN = 10
ZIN = (
    "Wijkspiegel rekent de cijfers opnieuw uit, omdat het programma of een instelling is veranderd. "
    "Dat duurt meestal een paar minuten."
)
BLADZIJDE = (
    '<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    f'<meta http-equiv="refresh" content="{SECONDEN}"><title>Wijkspiegel</title><style>{{stijl}}</style></head>'
    '<body><div class="inlogpagina"><main><h1>Nog even geduld</h1>'
    f"<p>{ZIN}</p><p>U hoeft niets te doen: deze pagina kijkt elke {SECONDEN} seconden of het klaar is. "
    "Wat is opgeslagen of ingediend, blijft bewaard.</p></main></div></body></html>"
)
LOG = logging.getLogger("wijkspiegel")


@contextmanager
def answer_meanwhile(adres: str, poort: int) -> Iterator[None]:
    """Answer on this address until the work inside is done; an address that is taken stays silent, as before."""
    try:
        server = _open(adres, poort)
    except OSError as fout:
        LOG.warning("Geen wachtpagina op %s:%s: %s", adres, poort, fout)
        yield
        return
    draad = threading.Thread(target=server.serve_forever, args=(0.1,), name="wachtpagina", daemon=True)
    draad.start()
    try:
        yield
    finally:
        server.shutdown()
        draad.join()
        server.server_close()


def answer(vraag: "WSGIEnvironment", begin: "StartResponse") -> list[bytes]:
    """Answer not yet: a page to a person, the sentence alone to a script or a machine."""
    is_blad = vraag["REQUEST_METHOD"] == "GET" and "text/html" in vraag.get("HTTP_ACCEPT", "")
    tekst = BLADZIJDE.format(stijl=STIJL.read_text("utf-8")) if is_blad else ZIN
    koppen = [
        ("Content-Type", f"text/{'html' if is_blad else 'plain'}; charset=utf-8"),
        ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
        ("Cache-Control", "no-store"),
        ("Retry-After", str(SECONDEN)),
    ]
    begin("503 Service Unavailable", koppen)
    return [] if vraag["REQUEST_METHOD"] == "HEAD" else [tekst.encode("utf-8")]


class Zwijgzaam(WSGIRequestHandler):
    """Logs no addresses of people."""

    def log_message(self, *_: object) -> None:
        """Log nothing."""


def _open(adres: str, poort: int) -> WSGIServer:
    plek = socket.getaddrinfo(adres.strip("[]"), poort, type=socket.SOCK_STREAM)[0]

    class Wachter(ThreadingMixIn, WSGIServer):
        address_family = plek[0]
        daemon_threads = True

    server = Wachter((adres.strip("[]"), poort), Zwijgzaam)
    server.set_app(answer)
    return server
