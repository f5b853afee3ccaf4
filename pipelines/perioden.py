"""The periods figures are counted over: a quarter, a half-year or a year, only when it is complete."""

from collections.abc import Mapping, Sequence

import pandas as pd

from schemas.errors import DeclaratieError
from schemas.grootheid import Grootheid
from schemas.indicator import PERIODEN, Indicator
from schemas.vocabulary import Kwartaal

LENGTE = {"kwartaal": 1, "halfjaar": 2, "jaar": 4}
KOLOMMEN = ("periode", "periodesoort", "kwartaal", "laatste_kwartaal", "vorige_periode")


def list_perioden(kwartalen: Sequence[str]) -> pd.DataFrame:
    """List per period the quarters in it; a half-year or year only when its last quarter was delivered.

    Periods of one kind never overlap: neither can be taken from the other to find a smaller one.
    """
    rijen = [
        (
            name_periode(soort, Kwartaal.parse(laatste)),
            soort,
            str(Kwartaal.parse(laatste).plus(-terug)),
            laatste,
            name_periode(soort, Kwartaal.parse(laatste).plus(-lengte)),
        )
        for soort, lengte in LENGTE.items()
        for laatste in kwartalen
        if Kwartaal.parse(laatste).nummer % lengte == 0
        for terug in range(lengte)
    ]
    return pd.DataFrame(rijen, columns=list(KOLOMMEN), dtype="str")


def name_periode(soort: str, laatste: Kwartaal) -> str:
    """Return the code of the period that ends with a quarter: 2025-K3, 2025-H1 or 2025-J."""
    if soort == "halfjaar":
        return f"{laatste.jaar}-H{laatste.nummer // 2}"
    return f"{laatste.jaar}-J" if soort == "jaar" else str(laatste)


def split_periode(periode: str) -> list[str]:
    """Return the quarters in a period by its code."""
    jaar, deel = periode.split("-")
    if deel == "J":
        nummers = range(1, 5)
    elif deel.startswith("H"):
        nummers = range(2 * int(deel[1]) - 1, 2 * int(deel[1]) + 1)
    else:
        return [periode]
    return [str(Kwartaal(int(jaar), nummer)) for nummer in nummers]


def find_periodesoorten(
    indicatoren: Mapping[str, Indicator], grootheden: Mapping[str, Grootheid]
) -> dict[str, str]:
    """Return over which period each quantity is shown; one in two periods, or not to be added up, is refused."""
    soort_van: dict[str, str] = {}
    for indicator in indicatoren.values():
        soort = PERIODEN[indicator.term]
        for versie in indicator.versies:
            for code in versie.grootheden:
                if grootheden[code].herkomst == "referentie":
                    continue
                check_periode(indicator, grootheden[code], soort, soort_van.setdefault(code, soort))
    return soort_van


def check_periode(indicator: Indicator, grootheid: Grootheid, soort: str, elders: str) -> None:
    """Refuse a half-year or year of what does not add up over time, and one quantity in two periods."""
    if soort != "kwartaal" and "tijd" not in grootheid.optelbaar_over:
        raise DeclaratieError(
            f"{indicator.code}.toml: '{grootheid.code}' telt niet op over de tijd, dus niet tot een {soort}; "
            "wie in twee kwartalen meedoet, zou twee keer tellen"
        )
    if soort != elders:
        raise DeclaratieError(
            f"{indicator.code}.toml: '{grootheid.code}' staat al per {elders} in een ander cijfer; per {soort} erbij "
            "zou een klein kwartaal af te leiden zijn"
        )
