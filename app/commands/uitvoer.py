"""Writing a workbook where a command was told to: refused before any work is done, and whole or not at all."""

import os
from pathlib import Path

from schemas.errors import OngeldigeWaardeError


def require_xlsx_pad(uit: Path) -> None:
    """Refuse a name that is no workbook, and a folder that is not there."""
    if uit.suffix.lower() != ".xlsx":
        raise OngeldigeWaardeError(f"De werkmap heet {uit}; geef een naam die op .xlsx eindigt.")
    if not uit.parent.is_dir():
        raise OngeldigeWaardeError(f"De map {uit.parent} bestaat niet. Maak die eerst, of kies een andere.")


def write_whole(uit: Path, inhoud: bytes) -> None:
    """Write beside and rename: whoever looks sees the old file or the whole new one."""
    deel = uit.with_name(f".deel-{os.getpid()}-{uit.name}")
    try:
        deel.write_bytes(inhoud)
        deel.replace(uit)
    except OSError as fout:
        raise OngeldigeWaardeError(
            f"De werkmap {uit} kan niet worden geschreven. Sluit het bestand in andere programma's, of kies een andere map."
        ) from fout
    finally:
        deel.unlink(missing_ok=True)
