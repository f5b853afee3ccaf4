"""Builders for tests of the check: a delivery of the example city in 2025-K3, and files given as text."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from loket import Loket

from app.voorbeeld import load_voorbeeldcatalogus
from pipelines.levering import Levering
from pipelines.rapport import Validatierapport
from pipelines.reference import Referentie, load_referentie
from pipelines.validation import check_bestand
from schemas.catalogus import Bevestiging
from schemas.vocabulary import Kwartaal

VOORBEELDEN = Path(__file__).parent.parent / "voorbeelden"


@pytest.fixture(scope="session")
def referentie_eens() -> Iterator[Referentie]:
    """The reference data, loaded once."""
    yield load_referentie()


@pytest.fixture
def maak_levering(referentie_eens: Referentie) -> Callable[..., Levering]:
    """Make a delivery of 2025-K3, of De Springplank unless said otherwise."""

    def maak(
        partijcode: str = "springplank",
        *,
        soort: str | None = None,
        bevestig: bool = False,
        bevestigd: tuple[Bevestiging, ...] = (),
    ) -> Levering:
        catalogus = replace(load_voorbeeldcatalogus(), bevestigingen=bevestigd)
        return Levering(soort, partijcode, Kwartaal(2025, 3), referentie_eens, catalogus, bevestig)

    return maak


@pytest.fixture
def controleer(maak_levering: Callable[..., Levering]) -> Callable[..., Validatierapport]:
    """Check a CSV given as text."""

    def controleer(tekst: str, **levering: object) -> Validatierapport:
        return check_bestand(tekst.encode(), "proef.csv", maak_levering(**levering))

    return controleer


@pytest.fixture
def controleer_voorbeeld(maak_levering: Callable[..., Levering]) -> Callable[..., Validatierapport]:
    """Check one of the example files."""

    def controleer(naam: str, **levering: object) -> Validatierapport:
        return check_bestand((VOORBEELDEN / naam).read_bytes(), naam, maak_levering(**levering))

    return controleer


@pytest.fixture
def loket(maak_levering: Callable[..., Levering]) -> Callable[[str], Loket]:
    """Open a counter for one party, De Springplank unless said otherwise."""

    def maak(partijcode: str = "springplank") -> Loket:
        return Loket(maak_levering, partijcode)

    return maak
