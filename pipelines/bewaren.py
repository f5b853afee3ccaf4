"""Tables kept under a key, sealed by their own hash: lost or damaged is the same as never made."""

import hashlib
import io
import json

import polars as pl

from pipelines.stad import Bewaring

ZEGELLENGTE = hashlib.sha256().digest_size


class Vergeten:
    """Keeps nothing: everything is counted again."""

    def get(self, _: str) -> bytes | None:
        """Return None: nothing is kept."""

    def put(self, sleutel: str, inhoud: bytes) -> None:
        """Forget it."""


VERGETEN = Vergeten()


def make_zegel(feiten: object) -> str:
    """Hash what a thing follows from to the key it is kept under."""
    return hashlib.sha256(json.dumps(feiten).encode()).hexdigest()


def recall(bewaring: Bewaring, sleutel: str) -> pl.DataFrame | None:
    """Return what was kept, or None; what does not match its hash is counted again."""
    bewaard = bewaring.get(sleutel) or b""
    zegel, inhoud = bewaard[:ZEGELLENGTE], bewaard[ZEGELLENGTE:]
    if hashlib.sha256(inhoud).digest() != zegel:
        return None
    return pl.read_ipc_stream(io.BytesIO(inhoud))


def keep(bewaring: Bewaring, sleutel: str, geteld: pl.DataFrame) -> None:
    """Keep what was counted: as a stream of columns, which opens many times faster than Parquet."""
    doos = io.BytesIO()
    geteld.write_ipc_stream(doos, compression="zstd")
    inhoud = doos.getvalue()
    bewaring.put(sleutel, hashlib.sha256(inhoud).digest() + inhoud)
