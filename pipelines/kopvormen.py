"""The forms in which one header may name a column: whole, without what stands in brackets, or one of its rows."""

import re
from collections.abc import Iterator

from pipelines.regioindex import sleutel

KOPSCHEIDING = " | "
"""How the reader joins the two rows of a header."""
TUSSEN_HAAKJES = re.compile(r"\s*[(\[][^)\]]*[)\]]")
VOLGNUMMER = re.compile(r"^\s*(?:vraag\s*)?\d{1,2}[a-z]?\s*[.):]\s*(?=\D)", re.IGNORECASE)
MINDER = 0.04
"""How much less sure every further form is."""


def kopvormen(kop: str) -> Iterator[tuple[str, float]]:
    """Yield the compared forms of a header, the likeliest first, each with what it costs in certainty."""
    gezien: set[str] = set()
    kosten = 0.0
    for tekst in _teksten(kop):
        if (vorm := sleutel(tekst)) and vorm not in gezien:
            gezien.add(vorm)
            yield vorm, kosten
            kosten += MINDER


def _teksten(kop: str) -> Iterator[str]:
    delen = [deel.strip() for deel in kop.split(KOPSCHEIDING.strip()) if deel.strip()]
    # Under a group the lower row names the column: Deelnemer | Leeftijd.
    for tekst in (kop, *delen[1:]):
        yield tekst
        yield TUSSEN_HAAKJES.sub("", tekst)
        yield VOLGNUMMER.sub("", tekst)
        yield VOLGNUMMER.sub("", TUSSEN_HAAKJES.sub("", tekst))
