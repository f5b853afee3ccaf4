"""What can be made again at any time, by what it was made from: lost or damaged is simply absent."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

VERVALT_NA = 400 * 24 * 3600.0
"""Seconds after which a file goes: a little over a year, so that a correction still finds its neighbours."""


@dataclass(frozen=True)
class Tussenstand:
    """A folder of derived files; with a `sleutel` (Fernet) they are encrypted at rest, as the originals are."""

    map: Path
    sleutel: str = ""

    def get(self, sleutel: str) -> bytes | None:
        """Return what was kept under this key, or None."""
        try:
            inhoud = self._pad(sleutel).read_bytes()
            return Fernet(self.sleutel).decrypt(inhoud) if self.sleutel else inhoud
        except (FileNotFoundError, InvalidToken):
            return None

    def has(self, sleutel: str) -> bool:
        """Answer whether something is kept under this key, without opening it."""
        return self._pad(sleutel).is_file()

    def put(self, sleutel: str, inhoud: bytes) -> None:
        """Keep it; another process sees the whole file or none."""
        pad = self._pad(sleutel)
        pad.parent.mkdir(parents=True, exist_ok=True)
        tijdelijk = pad.with_name(f"{pad.name}.{os.getpid()}-{time.monotonic_ns()}")
        tijdelijk.write_bytes(Fernet(self.sleutel).encrypt(inhoud) if self.sleutel else inhoud)
        tijdelijk.replace(pad)

    def remove_stale(self, ouder_dan: float = VERVALT_NA) -> None:
        """Remove what was written long ago; what is still of use is made again."""
        grens = time.time() - ouder_dan
        for pad in self.map.glob("*/*"):
            if pad.stat().st_mtime < grens:
                pad.unlink(missing_ok=True)

    def _pad(self, sleutel: str) -> Path:
        return self.map / sleutel[:2] / sleutel
