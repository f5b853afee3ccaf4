"""Into which classes a counted quantity is split: reach by age, marks for usefulness by height (R-17, R-45)."""

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.aanleverwoorden.trajecten import GRENZEN
from schemas.vocabulary import ALLE

ONBEKEND = "onbekend"
SCHEIDING = "/"
"""Between the code of a grootheid and the class, in the code of a meting of that class."""


@dataclass(frozen=True)
class Klasse:
    """One class from `van` up to, not including, `tot`; `groep` is the published sum it is part of."""

    code: str
    label: str
    van: float
    tot: float
    groep: str = ALLE


LEEFTIJDEN: tuple[Klasse, ...] = tuple(
    Klasse(f"{van}-{tot}", f"{van} tot en met {tot} jaar", van, tot + 1) for van, tot in GRENZEN
)
ZEVEN_OF_HOGER, ONDER_ZEVEN = "7-10", "1-6"
SCORES: tuple[Klasse, ...] = (
    Klasse("1-5", "1 tot en met 5", 1, 6, ONDER_ZEVEN),
    Klasse("6", "6", 6, 7, ONDER_ZEVEN),
    Klasse("7-8", "7 en 8", 7, 9, ZEVEN_OF_HOGER),
    Klasse("9-10", "9 en 10", 9, 11, ZEVEN_OF_HOGER),
)
"""Four classes, no more: each class asks for ten people. 7 or higher is also published as a share."""
MET_AANDEEL: frozenset[str] = frozenset({"nut_aantal"})
"""Grootheden of which a class that is too small as a count may be shown as a coarse share of all classes together."""
KLASSEN: Mapping[str, tuple[Klasse, ...]] = {"deelnemers_bereikt": LEEFTIJDEN, "nut_aantal": SCORES}
KLASSEOUDER: Mapping[str, str] = {
    **{klasse.code: klasse.groep for klassen in KLASSEN.values() for klasse in klassen},
    ONBEKEND: ALLE,
    ZEVEN_OF_HOGER: ALLE,
    ONDER_ZEVEN: ALLE,
}
"""For each class the class it adds up to; `*` is all classes together."""
KLASSETOTAAL: Mapping[str, str] = dict.fromkeys(
    [ONBEKEND, *(klasse.code for klassen in KLASSEN.values() for klasse in klassen)], ALLE
)
"""For each class all classes together, for where no sums of some of them are counted."""


def code_of(grootheid: str, klasse: str) -> str:
    """Return the code under which a class of a grootheid is counted."""
    return f"{grootheid}{SCHEIDING}{klasse}"
