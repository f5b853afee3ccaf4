"""The `--werkboek` of `wijkspiegel controleer`: write the marked workbook beside the original, never over it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.uitvoer import require_xlsx_pad, write_whole
from schemas.errors import OngeldigeWaardeError

if TYPE_CHECKING:
    from pipelines.levering import Levering
    from pipelines.rapport import Validatierapport


def require_werkboekpad(uit: Path | None, bestanden: Sequence[Path]) -> None:
    """Refuse a place where the marked workbook cannot or should not be written, before anything is checked."""
    if uit is None:
        return
    if len(bestanden) != 1:
        raise OngeldigeWaardeError("Met --werkboek controleert u één bestand tegelijk.")
    require_xlsx_pad(uit)
    if uit.exists() and bestanden[0].exists() and uit.samefile(bestanden[0]):
        raise OngeldigeWaardeError("De werkmap zou uw eigen bestand overschrijven. Geef een andere naam.")


def write_werkboek_to(uit: Path, inhoud: bytes, rapport: "Validatierapport", levering: "Levering") -> None:
    """Write the marked workbook of one checked file and say where; a refused file gives none."""
    if rapport.is_geweigerd:
        tell_no_werkboek()
        return
    from pipelines.werkboek import write_werkboek

    write_whole(uit, write_werkboek(inhoud, rapport.bestandsnaam, rapport.to_json(), levering))
    print(f"wijkspiegel: de gemarkeerde werkmap staat in {uit}", file=sys.stderr)


def tell_no_werkboek() -> None:
    """Say that there is no workbook of a file that was not taken in."""
    print("wijkspiegel: er is geen werkmap gemaakt, want het bestand is niet aangenomen.", file=sys.stderr)
