"""The stop at the door: which columns hold personal data, said without repeating any of it (R-04)."""

import re
from dataclasses import dataclass

import polars as pl

from pipelines.persoonssporen import (
    GEBOORTE_KOP,
    SPOREN,
    Spoor,
    find_bsn,
    find_e_mailadressen,
    find_geboortedata,
    find_telefoonnummers,
    plain_kop,
)
from pipelines.ruw import RIJ, LosseTekst, RuweTabel, RuweTabellen
from pipelines.voornamen import VOORNAMEN

CONTACTREGEL = re.compile(
    r"contact|backoffice|afzender|ingevuld door|opgesteld|tel(?:efoon)?\s*[.:]|e-?mail\s*:|info@|vragen|auteur|bron\b",
    re.IGNORECASE,
)
ZONDER_CONTACT = (find_bsn, find_geboortedata)
IN_LOSSE_TEKST = (*ZONDER_CONTACT, find_telefoonnummers, find_e_mailadressen)

STRAAT_KOP = re.compile(r"straat|\bpostcode|\badres\b|\bpc6?\b")
HUISNUMMER_KOP = re.compile(r"huis ?n(?:umme)?r|^nr huis")
KORTE_CODE = r"^\p{L}{0,3}[-_]?\d{1,7}$"
PROEF = 100


@dataclass(frozen=True)
class Treffer:
    """Cells of one kind in one column of one sheet."""

    spoor: Spoor
    kop: str
    letter: str
    blad: str
    aantal: int
    rij: int


def find_persoonsgegevens(ruw: RuweTabellen) -> tuple[str, ...]:
    """Return a Dutch reason per column and kind; empty when the file is clean.

    Looks at every cell, also at titles, notes and footnotes. Never repeats a value.
    """
    treffers = [treffer for tabel in ruw.tabellen for treffer in _search_tabel(tabel)]
    groepen: dict[tuple[str, str, str], list[Treffer]] = {}
    for treffer in treffers:
        groepen.setdefault((treffer.letter, treffer.kop, treffer.spoor.woord), []).append(treffer)
    redenen = [_write_reden(groep) for groep in groepen.values()]
    koppen = {tabel.blad: tabel.kopregels[0] for tabel in ruw.tabellen if tabel.kopregels}
    return (*redenen, *_search_losse_tekst(ruw.losse_tekst, koppen))


def _search_tabel(tabel: RuweTabel) -> list[Treffer]:
    treffers = _search_split_adres(tabel)
    verdacht = [
        f"k{i}" for i, kop in enumerate(tabel.koppen) if not has_only_codes(kop, tabel.cellen[f"k{i}"])
    ]
    # All columns at once: polars then uses every core.
    verschillend = tabel.cellen.select(pl.col(verdacht).drop_nulls().unique().implode())
    for i, (kop, letter) in enumerate(zip(tabel.koppen, tabel.letters, strict=True)):
        if f"k{i}" not in verschillend.columns:
            continue
        cellen = tabel.cellen[f"k{i}"]
        waarden = verschillend[f"k{i}"].explode(empty_as_null=False)
        for spoor in SPOREN:
            gevonden = spoor.find(plain_kop(kop), waarden)
            if gevonden.len():
                rijen = tabel.cellen.filter(cellen.is_in(gevonden.implode()))[RIJ]
                veilig = "" if _is_waarde(kop, waarden) else kop
                treffers.append(Treffer(spoor, veilig, letter, tabel.blad, rijen.len(), int(rijen[0])))
    return treffers


def has_only_codes(kop: str, cellen: pl.Series) -> bool:
    """Whether a column holds nothing but short numbers and codes such as 12 or T-0012: no mark fits in those."""
    if GEBOORTE_KOP.search(plain_kop(kop)):
        return False  # where five digits can be a day that a spreadsheet wrote as a number
    proef = cellen.head(PROEF).str.contains(KORTE_CODE).all()
    return proef and bool(cellen.str.contains(KORTE_CODE).all())


def _search_split_adres(tabel: RuweTabel) -> list[Treffer]:
    """Find a house number in a column of its own beside a street or postcode: together they are an address."""
    koppen = [plain_kop(kop) for kop in tabel.koppen]
    if not any(STRAAT_KOP.search(kop) for kop in koppen):
        return []
    treffers = []
    for i, kop in enumerate(koppen):
        if HUISNUMMER_KOP.search(kop):
            rijen = tabel.cellen.filter(pl.col(f"k{i}").str.contains(r"\d"))[RIJ]
            if rijen.len():
                spoor = next(spoor for spoor in SPOREN if spoor.woord == "adres")
                treffers.append(
                    Treffer(spoor, tabel.koppen[i], tabel.letters[i], tabel.blad, rijen.len(), int(rijen[0]))
                )
    return treffers


def _is_waarde(kop: str, waarden: pl.Series) -> bool:
    """Whether a header is itself data, as in a file without header: then it may not be shown."""
    woorden = re.findall(r"\w+", kop.casefold())
    return bool(re.search(r"\d{4}|@", kop)) or not VOORNAMEN.isdisjoint(woorden) or kop in waarden


def _write_reden(groep: list[Treffer]) -> str:
    eerste = groep[0]
    aantal = sum(treffer.aantal for treffer in groep)
    kolom = f'Kolom {eerste.letter} ("{eerste.kop}")' if eerste.kop else f"Kolom {eerste.letter}"
    blad = f"blad {eerste.blad}, " if eerste.blad else ""
    cellen = "1 cel" if aantal == 1 else f"{aantal} cellen"
    bladen = f" op {len(groep)} bladen" if len(groep) > 1 else ""
    return (
        f"{kolom} bevat {eerste.spoor.woord} in {cellen}{bladen}; de eerste is {blad}cel {eerste.letter}{eerste.rij}. "
        f"Lever in plaats daarvan: {eerste.spoor.lever}."
    )


def _search_losse_tekst(teksten: tuple[LosseTekst, ...], koppen: dict[str, int]) -> list[str]:
    """Look at text outside the tables; who to call about the file is no personal data of a participant."""
    contactrijen = {_rij(los) for los in teksten if CONTACTREGEL.search(los.tekst)}
    redenen = []
    for los in teksten:
        is_contact = _rij(los) in contactrijen or _rij(los)[1] < koppen.get(los.blad, 0)
        waarden = pl.Series([los.tekst], dtype=pl.String)
        for spoor in SPOREN:
            if (
                spoor.find in (ZONDER_CONTACT if is_contact else IN_LOSSE_TEKST)
                and spoor.find("", waarden).len()
            ):
                waar = f"Blad {los.blad}, cel {los.cel}" if los.blad else f"Cel {los.cel}"
                redenen.append(
                    f"{waar}, buiten de tabel, bevat {spoor.woord}. Verwijder dit uit het bestand en lever het opnieuw aan."
                )
    return redenen


def _rij(los: LosseTekst) -> tuple[str, int]:
    return los.blad, int(los.cel.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
