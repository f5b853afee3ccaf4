"""Numbers that a workbook shows as a date, a time or a duration → the moment itself, in either date system."""

import re
from datetime import datetime, time, timedelta

VASTE_DATUMVORMEN = {
    14: "d-m-yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "d-m-yyyy h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
}
"""Number formats every workbook has without naming them."""
GEEN_VORM = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|General|Standaard', re.IGNORECASE | re.DOTALL
)
DUUR = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
BEGIN_1900, BEGIN_1904 = datetime.fromisoformat("1899-12-30"), datetime.fromisoformat("1904-01-01")
LAATSTE_DAG = 2_958_465
SCHRIKKELFOUT = 60
"""Excel has a 29 February 1900 that never was; days before it are numbered one lower."""

Moment = datetime | time | timedelta


def is_datum(vorm: str) -> bool:
    """Whether a number format shows a date, a time or a duration."""
    return re.search(r"[dmyhs]", GEEN_VORM.sub("", vorm.partition(";")[0]), re.IGNORECASE) is not None


def read_moment(getal: float, vorm: str, *, is_1904: bool) -> Moment | None:
    """Return what a number means under such a format; None when no calendar holds that day."""
    if DUUR.search(GEEN_VORM.sub("", vorm)):
        return timedelta(seconds=round(getal * 86_400)) if abs(getal) <= LAATSTE_DAG else None
    if not 0 <= getal <= LAATSTE_DAG:
        return None
    if getal < 1 and not is_1904:
        return (BEGIN_1900 + timedelta(seconds=round(getal * 86_400) % 86_400)).time()
    begin = BEGIN_1904 if is_1904 else BEGIN_1900
    if not is_1904 and getal < SCHRIKKELFOUT:
        begin += timedelta(days=1)
    return begin + timedelta(seconds=round(getal * 86_400))
