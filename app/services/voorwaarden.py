"""Checks that many use-cases share: a text that must be there, a choice that must exist, a version that must match."""

from collections.abc import Iterable

from schemas.errors import (
    GelijktijdigeWijzigingError,
    NietGereedError,
    OngeldigeOvergangError,
    OngeldigeWaardeError,
)


def require_text(waarde: str, vraag: str) -> str:
    """Return the text without surrounding space, or say with NietGereedError what to fill in."""
    if not waarde.strip():
        raise NietGereedError((vraag,))
    return waarde.strip()


def require_choice(waarde: str, keuzes: Iterable[str], veld: str) -> str:
    """Return one of the codes, or refuse with OngeldigeWaardeError."""
    toegestaan = sorted(keuzes)
    if waarde not in toegestaan:
        raise OngeldigeWaardeError(f"'{waarde}' kan niet bij {veld}. Kies uit: {', '.join(toegestaan)}.")
    return waarde


def require_status(van: str, toegestaan: Iterable[str], naar: str) -> None:
    """Refuse with OngeldigeOvergangError unless the present status is one of these."""
    if van not in set(toegestaan):
        raise OngeldigeOvergangError(van=str(van), naar=naar)


def require_versie(huidig: int, gezien: int | None) -> None:
    """Refuse when the page was made from an older version; None means the caller just read the row."""
    if gezien is not None and gezien != huidig:
        raise GelijktijdigeWijzigingError(
            "Iemand anders heeft dit intussen gewijzigd. Laad de pagina opnieuw en kijk wat er nu staat."
        )
