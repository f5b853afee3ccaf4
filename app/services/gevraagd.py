"""One thing that is asked of a person on Start."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Gevraagd:
    """One thing to do: what, why, by when, where, and the words on the button."""

    titel: str
    uitleg: str
    datum: date
    href: str
    knop: str
