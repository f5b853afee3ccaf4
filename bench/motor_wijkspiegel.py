"""Our own check and load: read, privacy stop, mapping, parsing, every rule, and the valid rows to Parquet."""

from collections.abc import Callable
from pathlib import Path

from app.voorbeeld import load_voorbeeldcatalogus
from pipelines.grenzen import RUIM
from pipelines.levering import Levering
from pipelines.rapport import Validatierapport
from pipelines.reference import load_referentie
from pipelines.rijenopslag import write_rijen
from pipelines.validation import check_bestand
from schemas.bevinding import Ernst
from schemas.vocabulary import Kwartaal

Stappen = tuple[Callable[[], Validatierapport], Callable[[Validatierapport], None]]


def prepare(_motor: str, bestand: Path, map_: Path) -> Stappen:
    """Return the check of one upload, reading the bytes from disk included, and the load of its valid rows."""
    levering = Levering(
        soort="trajecten",
        partijcode="springplank",
        kwartaal=Kwartaal(2025, 3),
        referentie=load_referentie(),
        catalogus=load_voorbeeldcatalogus(),
    )

    def controleer() -> Validatierapport:
        rapport = check_bestand(bestand.read_bytes(), bestand.name, levering, grenzen=RUIM)
        if rapport.is_geweigerd:
            raise SystemExit("; ".join(rapport.redenen))
        return rapport

    def laad(rapport: Validatierapport) -> None:
        with (map_ / "rijen.parquet").open("wb") as doel:
            write_rijen(rapport.rijen, doel)

    return controleer, laad


def list_cellen(rapport: Validatierapport) -> list[str]:
    """Return the cell of every error."""
    return [b.plaats.cel or str(b.plaats) for b in rapport.bevindingen if b.ernst is Ernst.FOUT]
