"""A small real SMTP server on a socket of its own: takes letters, or refuses an address, and keeps what it took."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast


class Mailserver(socketserver.ThreadingTCPServer):
    """Keeps every letter; `weigert` answers an address with this code."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, weigert: dict[str, int], poort: int = 0) -> None:
        super().__init__(("127.0.0.1", poort), Gesprek)
        self.weigert = weigert
        self.brieven: list[tuple[str, EmailMessage]] = []

    @property
    def adres(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class Gesprek(socketserver.StreamRequestHandler):
    """One conversation, line by line, as RFC 5321 has it."""

    server: Mailserver

    def handle(self) -> None:
        aan: list[str] = []
        self._say("220 proef")
        while regel := self.rfile.readline():
            woord = regel.strip().upper().split(b" ")[0].split(b":")[0]
            if woord == b"DATA":
                self._say("354 ga uw gang")
                brief = self._read_data()
                self.server.brieven += [(naar, brief) for naar in aan]
                self._say("250 aangenomen")
            elif woord == b"RCPT":
                naar = regel.decode().partition("<")[2].partition(">")[0]
                code = self.server.weigert.get(naar, 250)
                aan += [naar] if code == 250 else []
                self._say(f"{code} adres")
            elif woord == b"QUIT":
                self._say("221 dag")
                return
            else:
                self._say("250 goed")

    def _read_data(self) -> EmailMessage:
        regels = []
        while (regel := self.rfile.readline()) != b".\r\n":
            regels.append(regel.removeprefix(b".") if regel.startswith(b"..") else regel)
        return cast("EmailMessage", message_from_bytes(b"".join(regels), policy=policy.default))

    def _say(self, tekst: str) -> None:
        self.wfile.write(f"{tekst}\r\n".encode())


@contextmanager
def mailserver(weigert: dict[str, int] | None = None, poort: int = 0) -> Iterator[Mailserver]:
    """Run a mail server for as long as the block lasts."""
    with Mailserver(weigert or {}, poort) as server:
        draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        draad.start()
        try:
            yield server
        finally:
            server.shutdown()
            draad.join()
