"""Names of columns and measures in the form they are compared in."""

import re

from pipelines.regioindex import sleutel

VOLGNUMMER = re.compile(r"_\d+$")
EENHEID = re.compile(r"\s*\([^()]*\)\s*$")


def compare_naam(naam: str) -> str:
    """Return a name without case, spaces or the number that differs per year (`AantalInwoners_5`)."""
    return sleutel(VOLGNUMMER.sub("", naam.strip()).replace("%", " procent "))


def drop_eenheid(naam: str) -> str:
    """Return the compared name without a unit between brackets at its end."""
    return compare_naam(EENHEID.sub("", naam))
