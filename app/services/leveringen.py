"""What a check must know besides the file, gathered from the store in one place."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.services.eerdere import load_eerder
from app.services.inleesprofielen import load_profielen
from app.services.koppelingen import with_bevestigingen
from app.store.archive import Archive
from app.store.catalogus import load_catalogus
from pipelines.levering import Celherstel, Levering
from pipelines.reference import Referentie
from schemas.catalogus import Bevestiging
from schemas.vocabulary import Kwartaal


@dataclass(frozen=True)
class Leveropdracht:
    """One file to check: whose, of which quarter, with what a person already said about it."""

    partijcode: str
    kwartaal: Kwartaal
    soort: str | None = None
    bevestigingen: Sequence[Bevestiging] = ()
    wijzigingen: Sequence[Celherstel] = ()
    bevestig_voorstellen: bool = False


def build_levering(
    lezend: Session, archive: Archive, opdracht: Leveropdracht, referentie: Referentie
) -> Levering:
    """Read what the check of one file must know; only reads, so it never waits for a writer."""
    catalogus = load_catalogus(lezend, opdracht.partijcode)
    return Levering(
        opdracht.soort,
        opdracht.partijcode,
        opdracht.kwartaal,
        referentie,
        with_bevestigingen(catalogus, opdracht.bevestigingen),
        opdracht.bevestig_voorstellen,
        wijzigingen=tuple(opdracht.wijzigingen),
        eerder=load_eerder(lezend, archive, opdracht.partijcode, opdracht.kwartaal, soort=opdracht.soort),
        profielen=load_profielen(lezend, opdracht.partijcode),
    )
