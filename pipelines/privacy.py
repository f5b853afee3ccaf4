"""The stop at the door: which columns hold personal data, said without repeating any of it (R-04)."""

import re
from dataclasses import dataclass

import polars as pl

from pipelines.persoonssporen import (
    GEBOORTE_KOP,
    SPOREN,
    Spoor,
    find_adressen,
    find_e_mailadressen,
    find_telefoonnummers,
    plain_kop,
)
from pipelines.privacy_buiten import (
    find_bladen_met_naam,
    hide_bladnamen,
    search_bijvangst,
    search_losse_tekst,
    tell_bladnamen,
)
from pipelines.ruw import RIJ, RuweTabel, RuweTabellen
from pipelines.voornamen import VOORNAMEN

STRAAT_KOP = re.compile(r"straat|\bpostcode|\badres\b|\bpc6?\b")
HUISNUMMER_KOP = re.compile(r"huis ?n(?:umme)?r|^nr huis")
INSTELLING_KOP = re.compile(
    r"^brin\b|\bbrin ?(?:nummer|nr|code)|^instellingsnaam|^vestigingsnaam|\bbevoegd gezag|^agb ?code|^lrk\b|^kvk ?nummer"
)
DEELNEMER_KOP = re.compile(
    r"\bleeftijd|\bgebo|\bgeslacht\b|\bbsn\b|voornaam|achternaam|roepnaam|\b(?:leerling|client|deelnemer|kind|jongere|traject|dossier|patient)"
    r"(?: ?(?:nummer|nr|id|naam|code))?$|startdatum|einddatum"
)
"""Headers that speak of one participant per row."""
VAN_INSTELLINGEN = (find_adressen, find_telefoonnummers, find_e_mailadressen)
KORTE_CODE = r"^[A-Za-z]{0,3}[-_]?[0-9]{1,7}$|^-?[0-9]{1,4}[.,][0-9]{1,3}$"
"""At most seven digits: from eight on a number can be a BSN or a date."""
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

    Looks at every cell of every sheet, also of hidden ones, and at all text outside the tables. Never repeats a value.
    """
    alle = (*ruw.tabellen, *ruw.verborgen)
    treffers = [treffer for tabel in alle for treffer in _search_tabel(tabel)]
    groepen: dict[tuple[str, str, str], list[Treffer]] = {}
    for treffer in treffers:
        groepen.setdefault((treffer.letter, treffer.kop, treffer.spoor.woord), []).append(treffer)
    redenen = [_write_reden(groep) for groep in groepen.values()]
    koppen = {tabel.blad: tabel.kopregels[0] for tabel in reversed(alle) if tabel.kopregels}
    redenen += [*search_losse_tekst(ruw.losse_tekst, koppen), *search_bijvangst(ruw.bijvangst)]
    bladen = find_bladen_met_naam(ruw.bijvangst)
    return hide_bladnamen([*tell_bladnamen(bladen), *redenen], bladen)


def find_kolommen(tabel: RuweTabel) -> frozenset[str]:
    """Return the letters of the columns with personal data: what stands in them may not be shown."""
    return frozenset(treffer.letter for treffer in _search_tabel(tabel))


def _search_tabel(tabel: RuweTabel) -> list[Treffer]:
    is_instellingen = is_lijst_van_instellingen(tabel.koppen)
    sporen = [spoor for spoor in SPOREN if not (is_instellingen and spoor.find in VAN_INSTELLINGEN)]
    treffers = [] if is_instellingen else _search_split_adres(tabel)
    codekolommen = find_codekolommen(tabel)
    verdacht = [f"k{i}" for i in range(len(tabel.koppen)) if f"k{i}" not in codekolommen]
    # All columns at once: polars then uses every core.
    verschillend = tabel.cellen.select(pl.col(verdacht).drop_nulls().unique().implode())
    for i, (kop, letter) in enumerate(zip(tabel.koppen, tabel.letters, strict=True)):
        if f"k{i}" not in verschillend.columns:
            continue
        cellen = tabel.cellen[f"k{i}"]
        waarden = verschillend[f"k{i}"].explode(empty_as_null=False)
        cijfers, tekens = _measure(waarden)
        for spoor in sporen:
            if cijfers < spoor.cijfers or not tekens.issuperset(spoor.teken):
                continue
            gevonden = spoor.find(plain_kop(kop), waarden)
            if gevonden.len():
                rijen = tabel.cellen.filter(cellen.is_in(gevonden.implode()))[RIJ]
                veilig = "" if _is_waarde(kop, waarden) else kop
                treffers.append(Treffer(spoor, veilig, letter, tabel.blad, rijen.len(), int(rijen[0])))
    return treffers


def is_lijst_van_instellingen(koppen: tuple[str, ...]) -> bool:
    """Whether a table lists schools or organisations, whose address and phone are public, and no participants."""
    vlak = [plain_kop(kop) for kop in koppen]
    return any(map(INSTELLING_KOP.search, vlak)) and not any(map(DEELNEMER_KOP.search, vlak))


def _measure(waarden: pl.Series) -> tuple[int, frozenset[str]]:
    """Return the most digits in one value, and which of the signs `@` and `a` (a letter) occur at all.

    Cheaper than the searches it spares: most columns hold numbers or a few words.
    """
    maten = waarden.to_frame("w").select(
        pl.col("w").str.count_matches(r"\d").max().alias("cijfers"),
        pl.col("w").str.contains("@", literal=True).any().alias("@"),
        pl.col("w").str.contains(r"\p{L}").any().alias("a"),
    )
    cijfers, *tekens = maten.row(0)
    return int(cijfers or 0), frozenset(teken for teken, er_is in zip("@a", tekens, strict=True) if er_is)


def find_codekolommen(tabel: RuweTabel) -> frozenset[str]:
    """Return the columns that hold nothing but short numbers and codes such as 12 or T-0012: no mark fits in those.

    Not under a header about birth, where five digits can be a day that a spreadsheet wrote as a number.
    """
    kolommen = [f"k{i}" for i, kop in enumerate(tabel.koppen) if not GEBOORTE_KOP.search(plain_kop(kop))]
    # The first cells tell most columns apart, and all columns are looked at together.
    for cellen in (tabel.cellen.head(PROEF), tabel.cellen):
        if kolommen:
            zijn_codes = cellen.select(pl.col(kolommen).str.contains(KORTE_CODE).all()).row(0)
            kolommen = [naam for naam, is_code in zip(kolommen, zijn_codes, strict=True) if is_code]
    return frozenset(kolommen)


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
