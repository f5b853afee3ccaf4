"""The places a person may choose from, each gebied followed by its buurten."""

from app.components.plaatsen import Plaatsen
from app.identity import Gebruiker
from app.store.access.bereik import is_regio_within


def list_plaatskeuzes(
    plaatsen: Plaatsen, gebruiker: Gebruiker, *, met_gemeente: bool = True
) -> list[tuple[str, str]]:
    """Return code and text of the places of this person, the gebieden by name (never ranked, R-13)."""
    gemeente = plaatsen.gemeente if met_gemeente else None
    geordend = [
        *([(gemeente, f"{gemeente.naam} (hele gemeente)")] if gemeente else []),
        *(
            (plaats, plaats.naam if plaats is gebied else f"{gebied.naam} · {plaats.naam}")
            for gebied in plaatsen.gebieden
            for plaats in (gebied, *plaatsen.children(gebied.code))
        ),
    ]
    return [(plaats.code, tekst) for plaats, tekst in geordend if is_regio_within(plaats.code, gebruiker)]
