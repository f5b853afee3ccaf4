"""Values that can be read in two ways (1.234; 03-04-25): decided for a whole column by its other values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

DUIZEND_OF_DECIMAAL = re.compile(r"[-+−]?[1-9]\d{0,2}([.,])\d{3}")
ZEKER_DUIZEND = re.compile(r"[-+−]?\d{1,3}(?:([.,])\d{3}){2,}|[-+−]?\d{1,3}(?:([.,])\d{3})+(?:[.,]\d+)")
ZEKER_DECIMAAL = re.compile(r"[-+−]?\d+([.,])(?:\d{1,2}|\d{4,})|[-+−]?0([.,])\d+|[-+−]?\d{4,}([.,])\d+")
LAATSTE_TEKEN = re.compile(r"([.,])\d+$")
DAG_MAAND = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?:[T ].*)?")
MINSTE_BEWIJS = 2
DAGEN = 12
"""A number up to this may be a day and a month."""

Telling = Iterable[tuple[str, int]]
"""The distinct texts of a column, each with how often it occurs."""


@dataclass(frozen=True)
class Getalvorm:
    """How `1.234` is read in this column; `decimaal` is the sign before decimals, empty when nothing tells."""

    decimaal: str
    dubbelzinnig: int
    voorbeeld: str
    bewijs: int = 0
    bewijs_voorbeeld: str = ""


@dataclass(frozen=True)
class Datumvorm:
    """Whether the month comes first in this column; `is_zeker` when a date shows it and none denies it."""

    maand_eerst: bool
    is_zeker: bool
    dubbelzinnig: int
    voorbeeld: str
    bewijs: int = 0
    bewijs_voorbeeld: str = ""


def decide_getalvorm(telling: Telling) -> Getalvorm:
    """Find the sign before decimals: the one that other values of the column show beyond doubt."""
    dubbel, voorbeeld = 0, ""
    bewijs: dict[str, list[tuple[str, int]]] = {".": [], ",": []}
    for ruw, aantal in telling:
        tekst = re.sub(r"[\s€%]", "", ruw)
        if DUIZEND_OF_DECIMAAL.fullmatch(tekst):
            dubbel, voorbeeld = dubbel + aantal, voorbeeld or ruw.strip()
        elif (teken := _shown_decimal(tekst)) is not None:
            bewijs[teken].append((ruw.strip(), aantal))
    tellingen = {teken: sum(n for _, n in bij) for teken, bij in bewijs.items()}
    teken = max(tellingen, key=lambda t: tellingen[t]) if any(tellingen.values()) else ""
    if teken and tellingen[","] and tellingen["."]:
        return Getalvorm("", dubbel, voorbeeld)  # the column contradicts itself
    if not teken:
        return Getalvorm("", dubbel, voorbeeld)
    return Getalvorm(teken, dubbel, voorbeeld, tellingen[teken], bewijs[teken][0][0])


def _shown_decimal(tekst: str) -> str | None:
    """Return the sign before decimals that a number shows: 7,5 and 1.234,5 a comma, 1.234.567 a comma too."""
    if duizend := ZEKER_DUIZEND.fullmatch(tekst):
        groepteken = duizend[1] or duizend[2]
        laatste = LAATSTE_TEKEN.search(tekst)
        if laatste and laatste[1] != groepteken:
            return laatste[1]
        return {".": ",", ",": "."}[groepteken]
    if decimaal := ZEKER_DECIMAAL.fullmatch(tekst):
        return next(teken for teken in decimaal.groups() if teken)
    return None


def decide_datumvorm(telling: Telling) -> Datumvorm:
    """Find which of two numbers is the month: a number above twelve is a day."""
    dubbel, voorbeeld = 0, ""
    eerst: dict[bool, list[tuple[str, int]]] = {True: [], False: []}
    for ruw, aantal in telling:
        gevonden = DAG_MAAND.fullmatch(ruw.strip())
        if not gevonden:
            continue
        een, twee = int(gevonden[1]), int(gevonden[2])
        if een <= DAGEN and twee <= DAGEN:
            if een != twee:
                dubbel, voorbeeld = dubbel + aantal, voorbeeld or ruw.strip()
        elif (een > DAGEN) != (twee > DAGEN) and _bestaat(gevonden[3], *sorted((een, twee))):
            eerst[twee > DAGEN].append((ruw.strip(), aantal))
    maand_eerst = bool(eerst[True]) and not eerst[False]
    bewijs = eerst[maand_eerst]
    is_zeker = bool(bewijs) and not eerst[not maand_eerst]
    aantal = sum(n for _, n in bewijs)
    if maand_eerst:  # one slip in a Dutch column does not make the whole column American
        is_zeker = aantal >= MINSTE_BEWIJS and 4 * aantal >= aantal + dubbel
    return Datumvorm(
        maand_eerst and is_zeker, is_zeker, dubbel, voorbeeld, aantal, bewijs[0][0] if bewijs else ""
    )


def swap_dag_maand(tekst: str) -> str:
    """Write a date with the month first as one with the day first; other text stays as it is."""
    gevonden = DAG_MAAND.fullmatch(tekst.strip())
    if not gevonden or int(gevonden[1]) > DAGEN:
        return tekst
    return f"{gevonden[2]}-{gevonden[1]}-{gevonden[3]}"


def tell_getalvorm(kolom: str, vorm: Getalvorm, *, is_geheel: bool) -> list[str]:
    """Say how values such as 1.234 are read in this column, and what shows it; nothing when there are none."""
    if not vorm.dubbelzinnig:
        return []
    gevonden = DUIZEND_OF_DECIMAAL.search(re.sub(r"[\s€%]", "", vorm.voorbeeld))
    teken = gevonden[1] if gevonden else "."
    is_duizend = vorm.decimaal != teken if vorm.decimaal else is_geheel
    woord = "punt" if teken == "." else "komma"
    gelezen = "voor duizendtallen" if is_duizend else "voor decimalen"
    if vorm.decimaal:
        waarom = f"want {_andere(vorm.bewijs)} in de kolom {_laat(vorm.bewijs)} dat zien, zoals {vorm.bewijs_voorbeeld}"
    elif is_geheel:
        waarom = "want de kolom heeft verder alleen hele getallen"
    else:
        waarom = "want niets in de kolom wijst op duizendtallen"
    return [
        f"{kolom}: {_keer(vorm.dubbelzinnig)} een getal dat op twee manieren te lezen is, zoals {vorm.voorbeeld}; "
        f"de {woord} is gelezen als teken {gelezen}, {waarom}."
    ]


def tell_datumvorm(kolom: str, vorm: Datumvorm) -> list[str]:
    """Say whether day or month comes first in this column, and what shows it."""
    if not vorm.dubbelzinnig and not vorm.maand_eerst:
        return []
    volgorde = "maand-dag-jaar (Amerikaans)" if vorm.maand_eerst else "dag-maand-jaar"
    waarom = (
        f"want {_andere(vorm.bewijs)} in de kolom {_laat(vorm.bewijs)} dat zien, zoals {vorm.bewijs_voorbeeld}"
        if vorm.is_zeker
        else "zoals in Nederland gewoon is; niets in de kolom laat zien welke van de twee het is"
    )
    if not vorm.dubbelzinnig:
        return [f"{kolom}: datums zijn gelezen als {volgorde}, {waarom}."]
    return [
        f"{kolom}: {_keer(vorm.dubbelzinnig)} een datum die op twee manieren te lezen is, zoals {vorm.voorbeeld}; "
        f"gelezen als {volgorde}, {waarom}."
    ]


def _andere(aantal: int) -> str:
    return "1 andere waarde" if aantal == 1 else f"{aantal} andere waarden"


def _laat(aantal: int) -> str:
    return "laat" if aantal == 1 else "laten"


def _keer(aantal: int) -> str:
    return f"{aantal} keer"


def _bestaat(jaar: str, maand: int, dag: int) -> bool:
    try:
        date(int(jaar) + (2000 if len(jaar) == 2 else 0), maand, dag)
    except ValueError:
        return False
    return True
