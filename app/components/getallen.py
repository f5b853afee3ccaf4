"""Numbers, dates and quarters as Dutch readers write them; the only place that formats."""

from datetime import date, datetime
from math import isnan
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from pipelines.perioden import split_periode
from schemas.vocabulary import Kwartaal

TAAL = "nl_NL"
TIJDZONE = ZoneInfo("Europe/Amsterdam")
GEEN_WAARDE = "–"
EEN_PROCENT = 0.01
BESCHERMD = "om niemand herkenbaar te maken"
"""Why a figure is hidden or rounded: few people, or few people that would follow from it; from outside nobody can tell which."""
EENHEIDSVORMEN = {
    "cijfer": ("{}", 1),
    "standaardafwijking": ("{}× spreiding", 1),
    "dagen": ("{} dagen", 0),
    "km": ("{} km", 1),
    "per_1000": ("{} per 1.000", 0),
    "klasse": ("klasse {}", 0),
}
"""How a value reads in its unit, with how many decimals; a share is written apart."""


def show_getal(waarde: float | None, *, decimalen: int = 0) -> str:
    """Write `1234.5` as `1.234,5`; a dash when there is no value."""
    if waarde is None or isnan(waarde):
        return GEEN_WAARDE
    vorm = "#,##0" + ("." + "0" * decimalen if decimalen else "")
    return str(format_decimal(waarde, format=vorm, locale=TAAL))


def show_aandeel(waarde: float | None) -> str:
    """Write a share 0–1 as whole percents: `79%`."""
    if waarde is None or isnan(waarde):
        return GEEN_WAARDE
    return f"{show_getal(waarde * 100)}%"


def show_deel(waarde: float | None) -> str:
    """Write a share that is small but not nothing as `minder dan 1%`."""
    return "minder dan 1%" if waarde is not None and 0 < waarde < EEN_PROCENT else show_aandeel(waarde)


def show_waarde(waarde: float | None, eenheid: str) -> str:
    """Write a value in the unit of its indicator (schemas.indicator.EENHEDEN)."""
    if eenheid == "aandeel":
        return show_aandeel(waarde)
    vorm, decimalen = EENHEIDSVORMEN.get(eenheid, ("{}", 0))
    getal = show_getal(waarde, decimalen=decimalen)
    return getal if waarde is None else vorm.format(getal)


def show_tussen(onder: float | None, boven: float | None, eenheid: str) -> str:
    """Write the ends of a margin, the unit once: `103–113 dagen`, `20%–60%`."""
    if onder is None or boven is None:
        return GEEN_WAARDE
    vorm, decimalen = EENHEIDSVORMEN.get(eenheid, ("{}", 0))
    if eenheid == "aandeel" or vorm == "{}":
        return f"{show_waarde(onder, eenheid)}–{show_waarde(boven, eenheid)}"
    return vorm.format("–".join(show_getal(grens, decimalen=decimalen) for grens in (onder, boven)))


def show_dag(dag: date) -> str:
    """Write a day: `12 maart 2026`."""
    return str(format_date(dag, format="d MMMM y", locale=TAAL))


def show_moment(moment: datetime) -> str:
    """Write a moment in Dutch local time: `14 januari 2026, 09:12`."""
    return str(format_datetime(moment, format="d MMMM y, HH:mm", tzinfo=TIJDZONE, locale=TAAL))


def show_kwartaal(kwartaal: str) -> str:
    """Write `2025-K3` as `K3 2025`."""
    return Kwartaal.parse(kwartaal).label


def show_periodecode(code: str) -> str:
    """Write the code of a period: `2025-K3` as `K3 2025`, `2025-H1` as `eerste helft 2025`, `2025-J` as `heel 2025`."""
    kwartalen = split_periode(code)
    return show_periode({2: "halfjaar", 4: "jaar"}.get(len(kwartalen), "kwartaal"), kwartalen[-1])


def show_periode(periode: str, laatste_kwartaal: str) -> str:
    """Write the period that ends with a quarter: `K3 2025`, `eerste helft 2025` or `heel 2025`."""
    laatste = Kwartaal.parse(laatste_kwartaal)
    if periode == "halfjaar":
        return f"{'eerste' if laatste.nummer == 2 else 'tweede'} helft {laatste.jaar}"
    return f"heel {laatste.jaar}" if periode == "jaar" else laatste.label
