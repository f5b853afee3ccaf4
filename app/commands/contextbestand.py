"""The bytes of a context file on disk: a file, a folder of a download, or Observations.csv with its code lists."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from app.commands.inhoud import read_inhoud
from schemas.errors import OnleesbaarBestandError


def read_contextbestand(pad: Path) -> bytes:
    """Read one file; what belongs together in a folder is put together in one zip, and kept as such."""
    from pipelines.context.bestand import is_bijschrift, is_waarneming

    if pad.is_dir():
        return pack_delen(pad, [deel for deel in pad.iterdir() if deel.suffix.casefold() == ".csv"])
    if is_waarneming(pad.name) and pad.suffix.casefold() == ".csv":
        naast = [deel for deel in pad.parent.glob("*.csv") if is_bijschrift(deel.name)]
        return pack_delen(pad, [pad, *naast])
    return read_inhoud(pad)


def pack_delen(bron: Path, delen: Iterable[Path]) -> bytes:
    """Zip files so that the same files always give the same bytes."""
    op_naam = sorted(delen, key=lambda deel: deel.name)
    if not op_naam:
        raise OnleesbaarBestandError(
            f"In de map {bron} staan geen CSV-bestanden.", "Noem de map van de download."
        )
    doos = io.BytesIO()
    with zipfile.ZipFile(doos, "w", zipfile.ZIP_DEFLATED) as archief:
        for deel in op_naam:
            # A fixed date: the hash must be that of the content.
            archief.writestr(zipfile.ZipInfo(deel.name, (1980, 1, 1, 0, 0, 0)), read_inhoud(deel))
    return doos.getvalue()
