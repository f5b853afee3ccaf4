"""A small real SMTP server on a socket of its own: takes letters, or refuses an address, and keeps what it took.

With a certificate it speaks TLS, and with a name and password it takes a letter only after a login over TLS.
"""

import base64
import contextlib
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "localhost"


@dataclass(frozen=True)
class Slot:
    """What a mail server asks: its certificate, and who may send."""

    certificaat: Path
    naam: str
    wachtwoord: str

    def context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificaat)
        return context


def write_certificaat(pad: Path) -> Path:
    """Write a key and a certificate for localhost that signs itself, as a small municipality might."""
    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    nu = datetime.now(UTC)
    certificaat = (
        x509.CertificateBuilder()
        .subject_name(naam)
        .issuer_name(naam)
        .public_key(sleutel.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(nu - timedelta(days=1))
        .not_valid_after(nu + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(sleutel, hashes.SHA256())
    )
    prive = sleutel.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pad.write_bytes(prive + certificaat.public_bytes(serialization.Encoding.PEM))
    return pad


class Mailserver(socketserver.ThreadingTCPServer):
    """Keeps every letter; `weigert` answers an address with this code."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, weigert: dict[str, int], poort: int = 0, slot: Slot | None = None) -> None:
        super().__init__(("127.0.0.1", poort), Gesprek)
        self.weigert = weigert
        self.slot = slot
        self.brieven: list[tuple[str, EmailMessage]] = []
        self.open_regels: list[bytes] = []

    @property
    def adres(self) -> str:
        return f"{HOST if self.slot else '127.0.0.1'}:{self.server_address[1]}"


class Gesprek(socketserver.StreamRequestHandler):
    """One conversation, line by line, as RFC 5321 has it, with STARTTLS (RFC 3207) and AUTH PLAIN (RFC 4954)."""

    server: Mailserver

    def handle(self) -> None:
        self.is_tls = self.is_bekend = False
        self.aan: list[str] = []
        self._say("220 proef")
        # A client that does not trust the certificate just goes away.
        with contextlib.suppress(ssl.SSLError, ConnectionError):
            while regel := self.rfile.readline():
                if not self.is_tls:
                    self.server.open_regels.append(regel)
                woord = regel.strip().upper().split(b" ")[0].split(b":")[0].decode()
                if woord == "QUIT":
                    self._say("221 dag")
                    return
                getattr(self, f"_{woord.lower()}", self._anders)(regel)

    def finish(self) -> None:
        super().finish()
        if self.is_tls:
            # The server closes only the socket it gave away; this one came from it.
            self.request.close()

    def _anders(self, _: bytes) -> None:
        self._say("250 goed")

    def _ehlo(self, _: bytes) -> None:
        slot = self.server.slot
        aanbod = ["AUTH PLAIN" if self.is_tls else "STARTTLS"] if slot else []
        for deel in ["proef", *aanbod]:
            self._say(f"250-{deel}")
        self._say("250 8BITMIME")

    def _starttls(self, _: bytes) -> None:
        if self.server.slot is None:
            self._say("502 geen TLS")
            return
        self._say("220 begin")
        self.request = self.server.slot.context().wrap_socket(self.request, server_side=True)
        self.is_tls = True
        self.setup()

    def _auth(self, regel: bytes) -> None:
        slot = self.server.slot
        _, naam, wachtwoord = base64.b64decode(regel.split()[2]).decode().split("\0")
        self.is_bekend = slot is not None and (naam, wachtwoord) == (slot.naam, slot.wachtwoord)
        self._say("235 welkom" if self.is_bekend else "535 onbekend")

    def _rcpt(self, regel: bytes) -> None:
        naar = regel.decode().partition("<")[2].partition(">")[0]
        code = self.server.weigert.get(naar, 250) if self.is_bekend or self.server.slot is None else 530
        self.aan += [naar] if code == 250 else []
        self._say(f"{code} adres")

    def _data(self, _: bytes) -> None:
        self._say("354 ga uw gang")
        brief = self._read_data()
        self.server.brieven += [(naar, brief) for naar in self.aan]
        self._say("250 aangenomen")

    def _read_data(self) -> EmailMessage:
        regels = []
        while (regel := self.rfile.readline()) != b".\r\n":
            regels.append(regel.removeprefix(b".") if regel.startswith(b"..") else regel)
        return cast("EmailMessage", message_from_bytes(b"".join(regels), policy=policy.default))

    def _say(self, tekst: str) -> None:
        self.wfile.write(f"{tekst}\r\n".encode())


@contextmanager
def mailserver(
    weigert: dict[str, int] | None = None, poort: int = 0, slot: Slot | None = None
) -> Iterator[Mailserver]:
    """Run a mail server for as long as the block lasts."""
    with Mailserver(weigert or {}, poort, slot) as server:
        draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        draad.start()
        try:
            yield server
        finally:
            server.shutdown()
            draad.join()
