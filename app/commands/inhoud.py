"""The bytes of a file that a command is asked to read, or in Dutch why not."""

from pathlib import Path

from pipelines.grenzen import require_modest_bytes
from schemas.errors import OnleesbaarBestandError


def read_inhoud(pad: Path) -> bytes:
    """Read the bytes of one ordinary file that is not too large."""
    require_bestand(pad)
    try:
        require_modest_bytes(pad.stat().st_size)
        return pad.read_bytes()
    except OSError as fout:
        raise OnleesbaarBestandError(
            f"Het bestand {pad} kan niet worden geopend.",
            "Sluit het in andere programma's, controleer of u het mag lezen, en probeer het opnieuw.",
        ) from fout


def require_bestand(pad: Path) -> None:
    """Refuse what is no file on disk: standard input, a folder, a name that does not exist."""
    if str(pad) in ("-", "/dev/stdin"):
        raise OnleesbaarBestandError(
            "Van de standaardinvoer kan niet worden gelezen.",
            "Sla de tabel op als bestand en noem dat bestand.",
        )
    if pad.is_dir():
        raise OnleesbaarBestandError(f"{pad} is een map.", "Noem het bestand dat u wilt laten lezen.")
    if not pad.exists():
        raise OnleesbaarBestandError(f"Het bestand {pad} bestaat niet.", "Controleer de naam en de map.")
    if not pad.is_file():
        raise OnleesbaarBestandError(
            f"{pad} is geen gewoon bestand.", "Sla de tabel op als bestand en noem dat bestand."
        )
