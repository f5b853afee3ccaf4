"""Originals and checked rows by their hash; written once, durable before `put` returns, never changed."""

import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from schemas.errors import DeclaratieError, NietGevondenError

TIJDELIJK = ".deel-"
# Long enough for the slowest disk to write the largest upload.
LEFTOVER_SECONDS = 3600.0


@dataclass(frozen=True)
class Archive:
    """A folder of content-addressed files; with a `sleutel` (Fernet) they are encrypted at rest."""

    map: Path
    sleutel: str = ""

    def put(self, inhoud: bytes) -> str:
        """Keep the bytes and return their sha256; putting them again changes nothing."""
        sha256 = hashlib.sha256(inhoud).hexdigest()
        doel = self._pad(sha256)
        if not doel.exists():
            _write_durably(doel, self._encrypt(inhoud))
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes, or raise NietGevondenError; what does not match its hash is not returned."""
        pad = self._pad(sha256)
        if not pad.exists():
            raise NietGevondenError("Dit bestand staat niet in het archief.")
        inhoud = self._decrypt(pad.read_bytes())
        if hashlib.sha256(inhoud).hexdigest() != sha256:
            raise DeclaratieError(f"{pad.name}: de inhoud past niet bij de naam; zet een reservekopie terug")
        return inhoud

    def exists(self, sha256: str) -> bool:
        """Answer whether these bytes are kept."""
        return self._pad(sha256).exists()

    def remove_leftovers(self, ouder_dan: float = LEFTOVER_SECONDS) -> int:
        """Remove half-written files of processes that died; younger ones may still be in use."""
        return sum(_remove_when_old(pad, ouder_dan) for pad in self.map.glob(f"*/{TIJDELIJK}*"))

    def _pad(self, sha256: str) -> Path:
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise NietGevondenError("Dit bestand staat niet in het archief.")
        return self.map / sha256[:2] / sha256

    def _encrypt(self, inhoud: bytes) -> bytes:
        return Fernet(self.sleutel).encrypt(inhoud) if self.sleutel else inhoud

    def _decrypt(self, inhoud: bytes) -> bytes:
        if not self.sleutel:
            return inhoud
        try:
            return Fernet(self.sleutel).decrypt(inhoud)
        except InvalidToken:
            # Kept before a key was set: the hash still proves what it is.
            return inhoud


def _write_durably(doel: Path, inhoud: bytes) -> None:
    """Write beside, flush to disk, rename: another process sees the whole file or none."""
    doel.parent.mkdir(parents=True, exist_ok=True)
    _sync_directory(doel.parent.parent)
    tijdelijk = doel.parent / f"{TIJDELIJK}{os.getpid()}-{time.monotonic_ns()}"
    try:
        with tijdelijk.open("xb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        tijdelijk.replace(doel)
    finally:
        tijdelijk.unlink(missing_ok=True)
    _sync_directory(doel.parent)


def _sync_directory(directory: Path) -> None:
    nummer = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)


def _remove_when_old(pad: Path, ouder_dan: float) -> bool:
    try:
        if time.time() - pad.stat().st_mtime < ouder_dan:
            return False
        pad.unlink()
    except FileNotFoundError:
        return False
    return True
