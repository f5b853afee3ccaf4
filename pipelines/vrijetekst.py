"""Names of people inside remarks: 'gesprek met moeder van Yara de Boer', 'dhr. Jansen belde'."""

import re

import polars as pl

from pipelines.voornamen import ACHTERNAMEN, VOORNAMEN

NOTITIE_KOP = re.compile(
    r"opmerk|toelicht|notitie|bijzonder|verslag|commentaar|aantekening|omschrijv|uitleg|situatie|verloop|memo|note|vrij veld"
)
_TUSSEN = r"(?:(?:van|de|der|den|ten|ter|te|el|al|ben|bin|'t|la|le)\s+){0,3}"
VOLLEDIGE_NAAM = re.compile(rf"\b([A-ZÀ-Ý][a-zà-ÿ]+)\s+({_TUSSEN})([A-ZÀ-Ý][a-zà-ÿ'’-]+)")
AANSPREEKNAAM = re.compile(
    rf"\b(?:[Dd]hr|[Mm]w|[Mm]evr|[Mm]vr|[Mm]evrouw|[Mm]eneer|[Dd]e heer)\.?\s+(?:[A-Z]\.\s*)*{_TUSSEN}[A-ZÀ-Ý][a-zà-ÿ'’-]+"
)
NAASTE = re.compile(
    r"\b(?:moeder|vader|ouders?|oma|opa|tante|oom|zus(?:je)?|broer(?:tje)?|zoon|dochter|kind|jongen|meisje|leerling|vriend(?:in)?|cliënt|deelnemer)"
    r"\s+(?:van\s+)?([A-ZÀ-Ý][a-zà-ÿ]+)\b"
)
INSTELLING = re.compile(
    r"(?:stichting|school|huis|project|maatjes|team|vereniging|club|basisschool|obs|cbs|college)\s+(?:van\s+)?$",
    re.IGNORECASE,
)
GEBOUW = re.compile(
    r"[\s-]*(?:school|college|lyceum|huis|straat|weg|laan|plein|park|centrum|stichting|mavo|hal)",
    re.IGNORECASE,
)
NAAMVORM = r"^\s*\p{Lu}\p{Ll}+\s(?:\p{Ll}+\s){0,3}\p{Lu}[\p{L}'’-]+\s*$"
GEWONE_WOORDEN = frozenset(
    ["de", "het", "een", "van", "in", "op", "na", "per", "bij", "met", "voor", "den", "der", "ten", "ter"]
)
ROEPNAMEN = VOORNAMEN - GEWONE_WOORDEN


def find_namen_in_tekst(kop: str, waarden: pl.Series) -> pl.Series:
    """Return the remarks that name somebody; under any other header only a cell that is a full name and no more."""
    if not NOTITIE_KOP.search(kop):
        vorm = waarden.filter(waarden.str.contains(NAAMVORM))
        return vorm.filter(
            pl.Series([is_volledige_naam(tekst) for tekst in vorm.to_list()], dtype=pl.Boolean)
        )
    lang = waarden.filter(waarden.str.contains(r"\p{L}\s+\p{L}") & waarden.str.contains(r"\p{Lu}\p{Ll}"))
    return lang.filter(pl.Series([names_somebody(tekst) for tekst in lang.to_list()], dtype=pl.Boolean))


def is_volledige_naam(tekst: str) -> bool:
    """Whether a text is a known first name with a surname, and nothing else."""
    gevonden = VOLLEDIGE_NAAM.fullmatch(tekst.strip())
    return gevonden is not None and _is_naam(gevonden)


def _is_naam(gevonden: re.Match[str]) -> bool:
    voor, tussen, achter = gevonden[1].casefold(), gevonden[2], gevonden[3].casefold()
    return voor in ROEPNAMEN and (bool(tussen) or achter in ACHTERNAMEN)


def names_somebody(tekst: str) -> bool:
    """Whether a remark holds a form of address, a relative with a first name, or a known first name and surname."""
    if AANSPREEKNAAM.search(tekst):
        return True
    if any(gevonden[1].casefold() in VOORNAMEN for gevonden in NAASTE.finditer(tekst)):
        return True
    for gevonden in VOLLEDIGE_NAAM.finditer(tekst):
        if (
            _is_naam(gevonden)
            and not INSTELLING.search(tekst[: gevonden.start()])
            and not GEBOUW.match(tekst[gevonden.end() :])
        ):
            return True
    return False
