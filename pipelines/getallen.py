"""The text of one cell → a number, date or quarter, as people in the Netherlands write them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipelines.regioindex import normalise_naam

MAANDEN: Mapping[str, int] = {
    naam: nummer
    for nummer, namen in enumerate(
        (
            "jan januari",
            "feb febr februari",
            "mrt maart mar",
            "apr april",
            "mei",
            "jun juni",
            "jul juli",
            "aug augustus",
            "sep sept september",
            "okt oktober",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for naam in namen.split()
}
ENGELSE_MAANDEN: Mapping[str, int] = {
    naam: nummer
    for nummer, namen in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for naam in namen.split()
}
DAG_EERST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})")
JAAR_EERST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
AANEEN = re.compile(r"(20\d\d)(\d\d)(\d\d)")
WEEKDAG = re.compile(
    r"^(?:ma|di|wo|do|vr|za|zo)(?:andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag)?\.?,?\s+(?=\d)", re.IGNORECASE
)
TIJD = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:Z|[-+]\d{2}:?\d{2}|[AaPp]\.?[Mm]\.?)?$")
MET_MAAND = re.compile(r"(?:[a-z]+\s+)?(\d{1,2})(?:e|ste|de)?\s+([a-z]+)\s+(\d{4}|\d{2})")
ENGELS = re.compile(r"([a-z]+)\s+(\d{1,2})(?:st|nd|rd|th)?\s+(\d{4})")
KWARTAAL_EERST = re.compile(
    r"(?:k|q|kw|kwartaal|kwart)?\s*([1-4])\s*(?:e|ste|de)?\s*(?:k|q|kw|kwart|kwartaal)?\s+(20\d\d)"
)
JAAR_VOOROP = re.compile(
    r"(20\d\d)\s*(?:k|q|kw|kwartaal|kwart)?\s*([1-4])\s*(?:e|ste|de)?\s*(?:k|q|kw|kwart|kwartaal)?"
)
CBS_KWARTAAL = re.compile(r"(20\d\d)kw0([1-4])")
KORT_VOOROP = re.compile(r"(\d\d)\s?[kq]([1-4])")
MAAND_VAN_JAAR = re.compile(r"(20\d\d)(?:mm| )(0[1-9]|1[0-2])")
KWARTAALVORMEN = (
    (KWARTAAL_EERST, 2, 1, "anders geschreven"),
    (JAAR_VOOROP, 1, 2, "anders geschreven"),
    (CBS_KWARTAAL, 1, 2, "als periodecode van het CBS"),
    (KORT_VOOROP, 1, 2, "anders geschreven"),
)
KORT_JAAR = re.compile(r"^(.*\D)?(?:k|q|kw|kwartaal|kwart) (\d\d)$|^(?:k|q|kw|kwartaal) ?([1-4]) (\d\d)$")
ZONDER_JAAR = re.compile(
    r"(?:k|q|kw|kwartaal)\s*([1-4])|([1-4])\s*(?:e|ste|de)?\s*(?:k|q|kw|kwart|kwartaal)?"
)
MAANDBEREIK = re.compile(
    r"([a-z]+)(?: (20\d\d|\d\d))? (?:t m|tm|tot en met|tot|en|) ?(?:[a-z]+ )??([a-z]+) (20\d\d|\d\d)"
)
LOSSE_MAAND = re.compile(r"([a-z]+) (20\d\d|\d\d)")
DATUMBEREIK = re.compile(
    r"(\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))\s*(?:t/m|tot en met|tot|-|–)\s*(\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))",
    re.IGNORECASE,
)
RANGWOORDEN = {
    "eerste": "1",
    "tweede": "2",
    "derde": "3",
    "vierde": "4",
    "iii": "3",
    "ii": "2",
    "iv": "4",
    "i": "1",
}
ACHTERVOEGSEL = re.compile(
    r"^(\d+)\s*(?:jaar|jr\.?|j\.?|keer|x|maal|stuks|personen|bijeenkomsten)$", re.IGNORECASE
)
BEDRAG = re.compile(r"€|\bEUR\b|\beuro\b", re.IGNORECASE)
LEGE_CENTEN = re.compile(r"(?<=\d)[.,](?:-{1,2}|–|—|=)$")
SPATIE_VOOR_DUIZEND = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))")
MEER_DUIZENDTALLEN = re.compile(r"-?[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})+")
DUIZENDTALLEN = re.compile(r"-?[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*")
GETAL = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
MINDER_DAN = re.compile(r"(?:<|minder dan|kleiner dan|onder de)\s*(\d+)", re.IGNORECASE)
HOOGUIT = re.compile(
    r"(?:≤|<=|hooguit|maximaal|max\.?)\s*(\d+)|[01]\s*(?:-|–|t/m|tot en met)\s*(\d+)", re.IGNORECASE
)


@dataclass(frozen=True)
class Gelezen:
    """A value and what had to be assumed; with `is_gok` a person must confirm it."""

    waarde: float | int | date | str
    aanname: str = ""
    is_gok: bool = False


def read_getal(tekst: str, *, is_geheel: bool) -> Gelezen | None:
    """Read a number with comma or point; before three digits they mean thousands in a whole number."""
    zonder_teken = BEDRAG.sub("", tekst).strip()
    is_bedrag = zonder_teken != tekst.strip() or LEGE_CENTEN.search(zonder_teken) is not None
    kaal = re.sub(r"^([-+])\s", r"\1", LEGE_CENTEN.sub("", zonder_teken).replace("−", "-"))
    kaal, spaties = SPATIE_VOOR_DUIZEND.subn("", kaal)
    # An amount has two decimals or none: three digits behind a point are thousands.
    if gelezen := _read_duizendtallen(kaal, is_heel=is_geheel or is_bedrag):
        return gelezen
    if GETAL.fullmatch(kaal):
        teken = "met een komma" if "," in kaal else "met een punt" if "." in kaal else ""
        aanname = teken or ("met een spatie voor duizend" if spaties else "")
        return Gelezen(float(kaal.replace(",", ".")), aanname)
    if half := re.fullmatch(r"(\d+)½", kaal):
        return Gelezen(float(half[1]) + 0.5, "met een half-teken")
    if met_woord := ACHTERVOEGSEL.match(tekst.strip()):
        return Gelezen(float(met_woord[1]), "met een woord erachter")
    return None


def _read_duizendtallen(kaal: str, *, is_heel: bool) -> Gelezen | None:
    """Read points or commas that can only stand between thousands."""
    if is_heel and DUIZENDTALLEN.fullmatch(kaal):
        return Gelezen(float(re.sub(r"[.,]", "", kaal)), "met een punt of komma voor duizend")
    if MEER_DUIZENDTALLEN.fullmatch(kaal):
        return Gelezen(float(re.sub(r"[.,]", "", kaal)), "met punten of komma's voor duizend")
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+,\d+", kaal):
        waarde = float(kaal.replace(".", "").replace(",", "."))
        return Gelezen(waarde, "met een punt voor duizend en een komma")
    if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+\.\d+", kaal):
        return Gelezen(float(kaal.replace(",", "")), "met een komma voor duizend en een punt")
    return None


def read_bovengrens(tekst: str) -> int | None:
    """Read `<5`, `minder dan 5` or `0-4` as the largest count it can be."""
    if minder := MINDER_DAN.fullmatch(tekst.strip()):
        return int(minder[1]) - 1 if int(minder[1]) else None
    if hooguit := HOOGUIT.fullmatch(tekst.strip()):
        return int(hooguit[1] or hooguit[2])
    return None


def read_datum(tekst: str) -> Gelezen | None:
    """Read a date; an order of day and month that is not Dutch is a guess for a person to confirm."""
    kaal = WEEKDAG.sub("", TIJD.sub("", tekst.strip()))
    if iso := JAAR_EERST.fullmatch(kaal):
        return _datum(iso[1], iso[2], iso[3], "")
    if dag_eerst := DAG_EERST.fullmatch(kaal):
        dag, maand, jaar = dag_eerst.groups()
        gelezen = _datum(jaar, maand, dag, "met een jaar van twee cijfers" if len(jaar) == 2 else "")
        return gelezen or (_datum(jaar, dag, maand, "", is_gok=True) if int(maand) > 12 else None)
    if aaneen := AANEEN.fullmatch(kaal):
        return _datum(aaneen[1], aaneen[2], aaneen[3], "aan elkaar geschreven")
    return _read_met_maand(normalise_naam(kaal)) or _read_dagnummer(kaal)


def _read_met_maand(kaal: str) -> Gelezen | None:
    if gewoon := MET_MAAND.fullmatch(kaal):
        maand = MAANDEN.get(gewoon[2]) or ENGELSE_MAANDEN.get(gewoon[2])
        return _datum(gewoon[3], str(maand), gewoon[1], "met de maand als woord") if maand else None
    if engels := ENGELS.fullmatch(kaal):
        maand = ENGELSE_MAANDEN.get(engels[1]) or MAANDEN.get(engels[1])
        return _datum(engels[3], str(maand), engels[2], "", is_gok=True) if maand else None
    return None


def _read_dagnummer(kaal: str) -> Gelezen | None:
    """Propose the day behind a bare Excel day number (2010 to 2035); a part behind it is the time of day."""
    kaal = re.sub(r"^(\d{5})[.,]\d+$", r"\1", kaal)
    if not kaal.isdecimal() or not 40179 <= int(kaal) <= 49674:
        return None
    return Gelezen(date.fromordinal(date(1899, 12, 30).toordinal() + int(kaal)), is_gok=True)


def _datum(jaar: str, maand: str, dag: str, aanname: str, *, is_gok: bool = False) -> Gelezen | None:
    volledig = int(jaar) + 2000 if len(jaar) == 2 else int(jaar)
    try:
        return Gelezen(date(volledig, int(maand), int(dag)), aanname, is_gok)
    except ValueError:
        return None


def read_kwartaal(tekst: str, jaar: int | None = None) -> Gelezen | None:
    """Read `3e kw. 2025`, `2025-K3`, `Q3 2025` or `juli t/m september 2025` as `2025-K3`; `Q3` needs the year."""
    if re.fullmatch(r"\s*20\d\d-K[1-4]\s*", tekst):
        return Gelezen(tekst.strip())
    kaal = " ".join(RANGWOORDEN.get(woord, woord) for woord in normalise_naam(tekst).split())
    for patroon, jaar_groep, nummer_groep, aanname in KWARTAALVORMEN:
        if gevonden := patroon.fullmatch(kaal):
            return Gelezen(f"20{gevonden[jaar_groep][-2:]}-K{gevonden[nummer_groep]}", aanname)
    if gevonden := KORT_JAAR.fullmatch(kaal):
        nummer = gevonden[3] or (re.search(r"[1-4]", gevonden[1] or "") or [""])[0]
        return Gelezen(f"20{gevonden[2] or gevonden[4]}-K{nummer}", "anders geschreven") if nummer else None
    if jaar and (gevonden := ZONDER_JAAR.fullmatch(kaal)):
        return Gelezen(f"{jaar}-K{gevonden[1] or gevonden[2]}", f"zonder jaar; gelezen als {jaar}")
    return _read_maanden(kaal) or _read_datumbereik(tekst)


def _read_maanden(kaal: str) -> Gelezen | None:
    """Read `juli t/m september 2025` as the quarter it covers, and a single month as the quarter it lies in."""
    if gevonden := MAANDBEREIK.fullmatch(kaal):
        eerste, laatste = MAANDEN.get(gevonden[1]), MAANDEN.get(gevonden[3])
        if eerste and laatste and (eerste - 1) // 3 == (laatste - 1) // 3:
            return Gelezen(f"{_vol_jaar(gevonden[4])}-K{(laatste + 2) // 3}", "als maanden geschreven")
    if gevonden := MAAND_VAN_JAAR.fullmatch(kaal):
        return Gelezen(f"{gevonden[1]}-K{(int(gevonden[2]) + 2) // 3}", "als maand geschreven")
    if (gevonden := LOSSE_MAAND.fullmatch(kaal)) and (maand := MAANDEN.get(gevonden[1])):
        return Gelezen(f"{_vol_jaar(gevonden[2])}-K{(maand + 2) // 3}", "als maand geschreven")
    return None


def _read_datumbereik(tekst: str) -> Gelezen | None:
    if not (gevonden := DATUMBEREIK.fullmatch(tekst.strip())):
        return None
    dagen = [gelezen.waarde for deel in gevonden.groups() if (gelezen := read_datum(deel))]
    kwartalen = {f"{d.year}-K{(d.month + 2) // 3}" for d in dagen if isinstance(d, date)}
    return (
        Gelezen(kwartalen.pop(), "als twee datums geschreven")
        if len(dagen) == 2 and len(kwartalen) == 1
        else None
    )


def _vol_jaar(jaar: str) -> str:
    return jaar if len(jaar) == 4 else f"20{jaar}"
