"""What personal data looks like in one column: the marks of BSN, name, birth date, phone, e-mail, address, IBAN.

Each detector takes the distinct values of a column and its header and returns the values that alarm.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import polars as pl

from pipelines.bsn import find_bsn
from pipelines.voornamen import ACHTERNAMEN, VOORNAMEN
from pipelines.vrijetekst import find_namen_in_tekst

E_MAIL = r"[\w.+-]+@[\w-]+\.[A-Za-z]{2,}"
_KENGETAL_KORT = r"0(?:1[035]|2[0346]|3[03568]|4[03456]|5[0358]|7[0-9])"
# Not inside a decimal number or a hexadecimal code.
_VOOR, _NA = r"(?:^|[^\w.,+]|\D[.,]|[a-z]{3})", r"(?:\W|[a-z]{3}|$)"
MOBIEL = (
    rf"{_VOOR}(?:(?:\+|00)31[ -]?(?:\(0\))?[ -]?[1-9](?:[ -]?\d){{8}}"
    r"|\(?06\)?[ -]{0,3}\d{8}|06\.\d{8}|06(?:[ .-]\d{2}){4}|06[ -]\d{4}[ -]\d{4}|06[ -]\d{3}[ -]\d{3}[ -]\d{2}|06[ -]\d{3}[ -]\d{2}[ -]\d{3})"
    rf"{_NA}"
)
VAST = (
    rf"{_VOOR}(?:\(?{_KENGETAL_KORT}\)?[ -]{{1,3}}(?:\d{{7}}|\d{{3}} ?\d{{2}} ?\d{{2}}|\d{{3}} \d{{4}})"
    rf"|\(?0[1-5]\d{{2}}\)?[ -]{{1,3}}(?:\d{{6}}|\d{{2}} \d{{2}} \d{{2}}|\d{{3}} \d{{3}})){_NA}"
)
NUMMER_MET_STREEP = r"^\s*\(?\d[\d ()-]{8,14}\s*$"
TELEFOON_CIJFERS = r"^\D*(?:\d[ .()-]*){9,13}$"
DATUM = (
    r"\b\d{1,2}\s*[-/. ]\s*(?:\d{1,2}|[A-Za-z]{3,9}\.?)\s*[-/. ]\s*(?:\d{4}|\d{2})\b|\b(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}\b"
    r"|^\s*(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s*$"
)
GEBOREN_IN_TEKST = (
    rf"(?i)\b(?:geb(?:oren|oortedatum|\.)?|geb\.?\s*dat(?:um)?\.?|jarig)\s*:?\s*(?:op|is|=)?\s*(?:{DATUM})"
)
GEBOREN_WOORD = r"(?i)geb|jarig"
"""What every match of the pattern above holds; that one takes long to prepare, and few columns need it."""
IBAN = r"(?i)\b(?:NL\d{2} ?[A-Z]{4}(?: ?\d){10}|(?:BE|DE|GB|IE|ES|PL|TR|FR|IT|PT|AT|LT|LU|MA|BG|RO)\d{2}(?: ?[A-Z0-9]){11,24})\b"
IBAN_LENGTE = {"NL": 18, "BE": 16, "DE": 22, "GB": 22, "IE": 22, "ES": 24, "PL": 28, "TR": 26, "FR": 27, "IT": 27, "PT": 25, "AT": 20, "LT": 20, "LU": 20, "MA": 28, "BG": 22, "RO": 24}  # fmt: skip
POSTCODE = r"\b[1-9]\d{3} ?[A-Z]{2}\b"
STRAAT_NUMMER = (
    r"(?i)(?:straat|laan|weg|plein|singel|kade|hof|dijk|plantsoen|gracht|dreef|steeg|boulevard|pad|haven|"
    r"markt|bocht|weide|ring|park|kamp|zoom|burg|akker|oord)\s+\d{1,4}\s?[a-zA-Z]{0,2}\b"
)

VOLLEDIGE_DATUM = r"^\s*(?:\d{1,2}\s*[-/. ]\s*(?:\d{1,2}|[A-Za-z]{3,9}\.?)\s*[-/. ]\s*(?:19|20)\d{2}|(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2})(?:[T ].*)?\s*$"
LEEFTIJD_KOP = re.compile(r"^(?:leeftijd|lft|lftd|leeft|age)(?!.*(?:groep|cat|klas|band|range))")
LOOPDATUM_KOP = re.compile(
    r"start|begin|aanvang|eind|stop|gestopt|instroom|uitstroom|intake|afsluit|afgesloten|ingang|contact|sinds|van$|tot$|contract|beschikking|opgericht|meting|afname"
)
MINSTE_POSTCODES = 5
PROEF, GENERATIE = 50, 5
"""So many different birthdays at least, in one year less."""
GEBOREN_VOOR = 2018
NAAM_KOP = re.compile(
    r"\b(?:voor|roep|achter|familie|geslachts|meisjes|client|deelnemers?|kind|leerling|jongeren?) ?(?:naam|namen)\b|"
    r"\btussenvoegsels?\b|\bvoorl(?:etters?)?\b|\binitialen\b|\bsurname\b|\b(?:first|last|full|given) ?name\b|"
    r"\bnaam (?:van )?(?:het |de )?(?:kind|jongere|deelnemer|client|leerling|ouders?|moeder|vader|gezin|persoon|verzorger)|"
    r"\b(?:kind|jongere|deelnemer|client|leerling|ouder|moeder|vader|verzorger) naam\b|\bvolledige naam\b"
)
NAAM_ALLEEN = re.compile(r"\b(?:naam|namen|name)\b")
CLIENT_KOP = re.compile(
    r"^(?:de )?(?:client|jongere|deelnemer|leerling|kind|jeugdige|moeder|vader|gezin)(?:en|s)?$"
)
PERSOON_KOP = re.compile(
    rf"{CLIENT_KOP.pattern}|\b(?:coach|medewerker|begeleider|mentor|trainer|behandelaar|contactpersoon|hulpverlener|ouder)s?\b"
)
GEEN_PERSOON = re.compile(
    r"activiteit|interventie|programma|project|organisatie|aanbieder|instelling|partij|school|wijk|buurt|gebied|locatie|"
    r"cursus|training|aanbod|instrument|gemeente|team|groep|product|methode|stichting|bestand|vereniging|club|regio"
)
GEBOORTE_KOP = re.compile(
    r"geboortedatum|\bgeboren\b|\bgeb ?dat|\bgeboortedag|\bgeboorte$|\bgeb$|\bgd$|\bdob\b|\bdate of birth\b|\bbirth ?da|"
    r"\bverjaardag|\bgeboorte ?dat"
)
TELEFOON_KOP = re.compile(
    r"telefoon|\btel\b|\btelnr|\bmobiel|\bgsm\b|\bphone|\b06\b|\btel ?nummer|\bbelnummer|whatsapp|^contact ?n(?:umme)?r"
)
ADRES_KOP = re.compile(
    r"adres\b|\bstraat|\bhuis ?n(?:umme)?r|\bpostcode|\bwoonplaats adres|\bpc6\b|\baddress\b"
)
PLEK_KOP = re.compile(
    r"locatie|activiteit|organisatie|school|plek|gebouw|aanbieder|instelling|e ?mail|\bmail|\bweb|\bip"
)

WOONPLEK_KOP = re.compile(r"^(?:woon)?(?:wijk|buurt)|^woon")
"""Headers under which one street with a number is where somebody lives."""

MARKERING = r"(?i)^(?:ja|nee|j|n|x|-|\?|n\.?v\.?t\.?|nvt|onbekend|leeg|geen|anoniem|geanonimiseerd|verwijderd|[x*. ]+)$"
PERSOONSNAAM = (
    r"^\p{L}[\p{L}'’-]+(?:,? (?:van|de|der|den|ten|ter|te|el|al|ben|bin|'t|op|in|le|la))*"
    r"(?:,? ?\p{Lu}\.?[\p{L}'’-]*){0,3}(?: (?:van|de|der|den|ten|ter|te|el|al|ben|bin|'t|la|le))*$"
)
VOORLETTERS_NAAM = r"^(?:\p{Lu}\. ?){1,4}(?:van |de |der |den |el |ten |ter )*\p{Lu}[\p{L}'’-]+$|^\p{Lu}[\p{L}'’-]+, ?(?:\p{Lu}\. ?){1,4}.*$"


@dataclass(frozen=True)
class Spoor:
    """One kind of personal data: its word in a refusal, what to deliver instead, and how it is seen."""

    woord: str
    lever: str
    find: Callable[[str, pl.Series], pl.Series]
    cijfers: int = 0
    teken: str = ""
    """What some value must hold for this kind to be possible: so many digits, and `@` or `a` letter."""


def plain_kop(kop: str) -> str:
    """Write a header without accents, capitals and signs, so that patterns can name it."""
    zonder = unicodedata.normalize("NFKD", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kop))
    letters = "".join(teken for teken in zonder if not unicodedata.combining(teken)).casefold()
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def find_namen(kop: str, waarden: pl.Series) -> pl.Series:
    """Return names: any word under a header for names, otherwise only what reads as first names."""
    tekst = pl.col("w").str
    is_woord = tekst.contains(r"\p{L}{2}|^\p{Lu}\.") & ~tekst.contains(MARKERING) & ~tekst.contains(r"\d")
    woorden = waarden.to_frame("w").filter(is_woord)["w"].alias(waarden.name)
    if woorden.is_empty():
        return woorden
    if NAAM_KOP.search(kop) and not GEEN_PERSOON.search(kop):
        return woorden
    gezien = _look_at_names(woorden)
    persoon = woorden.filter(gezien["bekend"] | gezien["met_letters"])
    if NAAM_ALLEEN.search(kop) and not GEEN_PERSOON.search(kop):
        ruim = persoon.len() >= max(1, 0.2 * waarden.len())
        return woorden if ruim else woorden.clear()
    soorten = gezien["eerste"].filter(gezien["bekend"]).n_unique() + int(gezien["met_letters"].sum())
    if CLIENT_KOP.search(kop):
        kern = gezien["kern"].str
        hoofdletters = woorden.filter(kern.contains(PERSOONSNAAM) & kern.contains(r"^\p{Lu}|[ ']\p{Lu}"))
        if hoofdletters.len() >= max(5, 0.8 * waarden.len()):
            return hoofdletters
    if PERSOON_KOP.search(kop):
        return persoon if persoon.len() >= max(2, 0.3 * waarden.len()) else persoon.clear()
    # An intervention may bear a first name; a column full of different ones is people.
    minstens, aandeel = (6, 0.8) if GEEN_PERSOON.search(kop) else (3, 0.5)
    return persoon if soorten >= minstens and persoon.len() >= aandeel * waarden.len() else persoon.clear()


@cache
def _bekende_namen() -> pl.Series:
    """Return first names and surnames as one list to look names up in."""
    return pl.Series(sorted(VOORNAMEN | ACHTERNAMEN)).implode()


def _look_at_names(woorden: pl.Series) -> pl.DataFrame:
    """Return per text: it without spaces around, its first word, whether it is a known name, and has initials.

    The shapes of a name take long to prepare: they are asked only where a name or an initial is.
    """
    tekst, namen = pl.col("w").str.strip_chars(), _bekende_namen()
    eerste = tekst.str.extract(r"^([\p{L}'’-]+)").str.to_lowercase()
    genoemd = eerste.is_in(namen).fill_null(value=False)
    if woorden.str.contains(",", literal=True).any():
        laatste = tekst.str.extract(r", ?([\p{L}'’-]+)$").str.to_lowercase()
        genoemd |= laatste.is_in(namen).fill_null(value=False)
    gezien = woorden.to_frame("w").select(kern=tekst, eerste=eerste, genoemd=genoemd)
    nee, kern = pl.lit(value=False), pl.col("kern").str
    heeft_punt = woorden.str.contains(".", literal=True).any()
    return gezien.with_columns(
        bekend=pl.col("genoemd") & (kern.contains(PERSOONSNAAM) if gezien["genoemd"].any() else nee),
        met_letters=kern.contains(VOORLETTERS_NAAM) if heeft_punt else nee,
    )


def find_losse_namen(kop: str, waarden: pl.Series) -> pl.Series:
    """Return names in remarks, and a single full name in a column that is not about names at all."""
    if GEEN_PERSOON.search(kop) or PLEK_KOP.search(kop):
        return waarden.clear()
    return find_namen_in_tekst(kop, waarden)


def find_geboortedata(kop: str, waarden: pl.Series) -> pl.Series:
    """Return full dates under a header about birth, and 'geboren op …' in free text."""
    if GEBOORTE_KOP.search(kop):
        dagnummer = waarden.str.contains(
            r"^\s*[2-5]\d{4}\s*$"
        )  # a date that a spreadsheet wrote as its day number
        aaneen = waarden.str.contains(r"^\s*(?:[0-2]?\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2}\s*$")
        return waarden.filter(waarden.str.contains(DATUM) | dagnummer | aaneen)
    if LEEFTIJD_KOP.search(kop):
        return waarden.filter(waarden.str.contains(VOLLEDIGE_DATUM))
    if not LOOPDATUM_KOP.search(kop) and _is_generatie(waarden):
        return waarden.filter(waarden.str.contains(VOLLEDIGE_DATUM))
    genoemd = waarden.filter(waarden.str.contains(GEBOREN_WOORD))
    return genoemd.filter(genoemd.str.contains(GEBOREN_IN_TEKST)) if genoemd.len() else genoemd


def _is_generatie(waarden: pl.Series) -> bool:
    """Whether a column is full of dates that are as far apart and as long ago as birthdays of children."""
    proef = waarden.head(PROEF)
    if 2 * int(proef.str.contains(VOLLEDIGE_DATUM).sum()) < proef.len():
        return False
    datums = waarden.filter(waarden.str.contains(VOLLEDIGE_DATUM))
    if datums.len() < GENERATIE or datums.len() < 0.8 * waarden.len():
        return False
    jaren = datums.str.extract(r"\b((?:19|20)\d{2})").drop_nulls().cast(pl.Int64).unique().sort()
    return jaren.len() >= GENERATIE - 1 and bool(jaren.median() <= GEBOREN_VOOR)  # type: ignore[operator]


def find_telefoonnummers(kop: str, waarden: pl.Series) -> pl.Series:
    """Return Dutch phone numbers, in free text too; under a header for phones any long number."""
    if TELEFOON_KOP.search(kop):
        return waarden.filter(waarden.str.contains(f"{MOBIEL}|{VAST}|{TELEFOON_CIJFERS}"))
    mobiel = waarden.str.contains(MOBIEL)
    nummers = waarden.filter(waarden.str.contains(NUMMER_MET_STREEP) & ~mobiel)
    # A case number such as 0334-940806 has the shape of a landline; then others beside it are no landline.
    zijn_codes = nummers.filter(nummers.str.contains(VAST)).len() < 0.9 * nummers.len()
    vast = waarden.str.contains(VAST)
    if zijn_codes:
        vast &= ~waarden.str.contains(NUMMER_MET_STREEP)
    return waarden.filter(vast | mobiel)


def find_e_mailadressen(_kop: str, waarden: pl.Series) -> pl.Series:
    """Return e-mail addresses, in free text too."""
    return waarden.filter(waarden.str.contains("@", literal=True) & waarden.str.contains(E_MAIL))


def find_adressen(kop: str, waarden: pl.Series) -> pl.Series:
    """Return addresses: street or postcode with a house number, or a full postcode under its header."""
    if WOONPLEK_KOP.search(kop):
        return waarden.filter(waarden.str.contains(STRAAT_NUMMER))
    if PLEK_KOP.search(kop):
        return waarden.clear()
    postcode = waarden.str.contains(POSTCODE)
    adres = waarden.str.contains(STRAAT_NUMMER)
    if postcode.any():
        adres |= postcode & waarden.str.contains(rf"{POSTCODE},?\s*\d|\d\D*,?\s*{POSTCODE}")
    if ADRES_KOP.search(kop):
        return waarden.filter(
            adres | postcode | waarden.str.contains(r"\p{L}{3}.*\s\d{1,4}\s?[a-zA-Z]{0,2}\s*$")
        )
    met_postcode = waarden.filter(postcode)
    alleen_postcode = (
        met_postcode.filter(met_postcode.str.contains(rf"^\s*{POSTCODE}\s*$"))
        if met_postcode.len()
        else met_postcode
    )
    if alleen_postcode.len() >= MINSTE_POSTCODES and alleen_postcode.len() > 0.8 * waarden.len():
        return alleen_postcode
    treffers = waarden.filter(adres)
    # One address may be where a group meets; many different ones are where people live.
    return treffers if treffers.len() >= 3 and treffers.len() > 0.3 * waarden.len() else treffers.clear()


def find_ibans(_kop: str, waarden: pl.Series) -> pl.Series:
    """Return bank account numbers whose check digits are right."""
    treffers = waarden.filter(waarden.str.contains(IBAN))
    goed = [_is_iban(nummer) for nummer in treffers.str.extract(f"({IBAN})", 1).to_list()]
    return treffers.filter(pl.Series(goed, dtype=pl.Boolean))


def _is_iban(nummer: str) -> bool:
    kaal = nummer.replace(" ", "").upper()
    if len(kaal) != IBAN_LENGTE.get(kaal[:2]):
        return False
    return int("".join(str(int(teken, 36)) for teken in kaal[4:] + kaal[:4])) % 97 == 1


SPOREN = (
    Spoor(
        "BSN", "een eigen nummer per traject dat niet naar een persoon leidt, bijvoorbeeld 0001", find_bsn, 8
    ),
    Spoor("naam", "een eigen nummer per traject en geen naam", find_namen, teken="a"),
    Spoor("naam", "deze kolom niet, of zonder namen", find_losse_namen, teken="a"),
    Spoor(
        "geboortedatum", "de leeftijd bij de start in hele jaren, of de leeftijdsgroep", find_geboortedata, 4
    ),
    Spoor("telefoonnummer", "deze kolom niet, of zonder telefoonnummers", find_telefoonnummers, 9),
    Spoor("e-mailadres", "deze kolom niet, of zonder e-mailadressen", find_e_mailadressen, teken="@"),
    Spoor(
        "adres",
        "de wijk of de buurt, zonder straat, huisnummer en volledige postcode",
        find_adressen,
        1,
        "a",
    ),
    Spoor("bankrekeningnummer (IBAN)", "deze kolom niet", find_ibans, 12),
)
