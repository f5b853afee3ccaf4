"""What a check says about one upload, and what still keeps it from being submitted (R-05)."""

import io
import logging
import traceback
from dataclasses import asdict

from app.store.archive import Archive
from app.store.tables import Aanlevering
from pipelines.levering import Levering
from pipelines.rapport import Validatierapport
from pipelines.rijenopslag import write_rijen
from pipelines.voortgang import Voortgang, tell_nobody
from schemas.bevinding import Ernst
from schemas.errors import OnleesbaarBestandError, WijkspiegelError

LOG = logging.getLogger("wijkspiegel")


def missing_to_submit(
    aanlevering: Aanlevering, correctie_reden: str, *, is_correctie: bool
) -> tuple[str, ...]:
    """Return what keeps this upload from being submitted, as Dutch sentences."""
    redenen = []
    if rules_of(aanlevering, Ernst.FOUT):
        redenen.append("Herstel eerst de fouten, op deze pagina of in uw bestand.")
    elif not aanlevering.rijen_aantal or aanlevering.rijen_sha256 is None:
        redenen.append("Er staan geen rijen in dit bestand.")
    toegelicht = {toelichting.regel for toelichting in aanlevering.toelichtingen}
    if open_regels := rules_of(aanlevering, Ernst.WAARSCHUWING) - toegelicht:
        redenen.append(
            f"Schrijf bij elke waarschuwing een toelichting; er wachten er nog {len(open_regels)}."
        )
    if is_correctie and not correctie_reden.strip():
        redenen.append("Schrijf op waarom u een nieuwe versie indient.")
    return tuple(redenen)


def check_upload(
    inhoud: bytes, bestandsnaam: str, levering: Levering, *, voortgang: Voortgang = tell_nobody
) -> Validatierapport:
    """Check one file."""
    # Imported late: the check brings pandera, which a page that only reads never needs.
    from pipelines.validation import check_bestand

    try:
        return check_bestand(inhoud, bestandsnaam, levering, voortgang=voortgang)
    except WijkspiegelError:
        raise
    except Exception as fout:
        # The words of a library may quote the file, and with it a child: only where it broke is logged.
        plek = "".join(traceback.format_tb(fout.__traceback__))
        LOG.error("Controleren brak af met %s\n%s", type(fout).__name__, plek)
    raise OnleesbaarBestandError(
        "Bij het controleren van dit bestand ging iets mis dat wij niet kennen.",
        "Bewaar het als gewoon Excel- of CSV-bestand en probeer het opnieuw; lukt het niet, bel de beheerder.",
    )


def take_over_rapport(aanlevering: Aanlevering, archive: Archive, rapport: Validatierapport) -> None:
    """Take over the report; checked rows are kept only when they may be submitted."""
    aanlevering.soort = rapport.soort
    aanlevering.rapport = rapport.to_json() | {"celrijen": [asdict(rij) for rij in rapport.celrijen]}
    aanlevering.rijen_aantal = rapport.rijen.height
    aanlevering.rijen_sha256 = None
    if rapport.is_acceptabel and rapport.rijen.height:
        geheugen = io.BytesIO()
        write_rijen(rapport.rijen, geheugen)
        aanlevering.rijen_sha256 = archive.put(geheugen.getvalue())


def rules_of(aanlevering: Aanlevering, ernst: Ernst) -> set[str]:
    """Return the rules that found something of this weight."""
    return {b["regel"] for b in aanlevering.rapport["bevindingen"] if b["ernst"] == ernst.value}
