"""How far a check is, told in true stages: each is named when it begins."""

from collections.abc import Callable
from enum import Enum


class Stap(Enum):
    """One stage of a check: what people read, and how much of the work is done when it begins."""

    LEZEN = ("Bestand lezen", 5)
    PRIVACY = ("Kijken of er persoonsgegevens in staan", 35)
    KOPPELEN = ("Kolommen en woorden herkennen", 60)
    CELLEN = ("Cellen lezen", 65)
    REGELS = ("Controleren", 80)
    BEWAREN = ("Bewaren", 95)

    @property
    def tekst(self) -> str:
        return self.value[0]

    @property
    def procent(self) -> int:
        return self.value[1]


Voortgang = Callable[[Stap], None]


def tell_nobody(_: Stap) -> None:
    """Run without anyone watching."""
