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
TIJD = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$")
MET_MAAND = re.compile(r"(?:[a-z]+\s+)?(\d{1,2})(?:e|ste|de)?\s+([a-z]+)\s+(\d{4}|\d{2})")
ENGELS = re.compile(r"([a-z]+)\s+(\d{1,2})(?:st|nd|rd|th)?\s+(\d{4})")
KWARTAAL_EERST = re.compile(
    r"(?:k|q|kw|kwartaal|kwart)?\s*([1-4])\s*(?:e|ste|de)?\s*(?:k|q|kw|kwart|kwartaal)?\s+(20\d\d)"
)
JAAR_VOOROP = re.compile(
    r"(20\d\d)\s*(?:k|q|kw|kwartaal|kwart)?\s*([1-4])\s*(?:e|ste|de)?\s*(?:k|q|kw|kwart|kwartaal)?"
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
    kaal = re.sub(r"[\s\u00a0€]", "", tekst).replace("−", "-")
    if is_geheel and DUIZENDTALLEN.fullmatch(kaal):
        return Gelezen(float(re.sub(r"[.,]", "", kaal)), "met een punt of komma voor duizend")
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+,\d+", kaal):
        return Gelezen(
            float(kaal.replace(".", "").replace(",", ".")), "met een punt voor duizend en een komma"
        )
    if GETAL.fullmatch(kaal):
        aanname = "met een komma" if "," in kaal else "met een punt" if "." in kaal else ""
        return Gelezen(float(kaal.replace(",", ".")), aanname)
    if half := re.fullmatch(r"(\d+)½", kaal):
        return Gelezen(float(half[1]) + 0.5, "met een half-teken")
    if met_woord := ACHTERVOEGSEL.match(tekst.strip()):
        return Gelezen(float(met_woord[1]), "met een woord erachter")
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
    kaal = TIJD.sub("", tekst.strip())
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
    """Propose the day behind a bare Excel day number (2010 to 2035)."""
    if not kaal.isdecimal() or not 40179 <= int(kaal) <= 49674:
        return None
    return Gelezen(date.fromordinal(date(1899, 12, 30).toordinal() + int(kaal)), is_gok=True)


def _datum(jaar: str, maand: str, dag: str, aanname: str, *, is_gok: bool = False) -> Gelezen | None:
    volledig = int(jaar) + 2000 if len(jaar) == 2 else int(jaar)
    try:
        return Gelezen(date(volledig, int(maand), int(dag)), aanname, is_gok)
    except ValueError:
        return None


def read_kwartaal(tekst: str) -> Gelezen | None:
    """Read `3e kw. 2025`, `2025-K3`, `K3-2025`, `Q3 2025` or `derde kwartaal 2025` as `2025-K3`."""
    if re.fullmatch(r"\s*20\d\d-K[1-4]\s*", tekst):
        return Gelezen(tekst.strip())
    kaal = " ".join(RANGWOORDEN.get(woord, woord) for woord in normalise_naam(tekst).split())
    if gevonden := KWARTAAL_EERST.fullmatch(kaal):
        return Gelezen(f"{gevonden[2]}-K{gevonden[1]}", "anders geschreven")
    if gevonden := JAAR_VOOROP.fullmatch(kaal):
        return Gelezen(f"{gevonden[1]}-K{gevonden[2]}", "anders geschreven")
    return None
