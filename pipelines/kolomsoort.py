"""What a column holds, judged from the whole column and its header: a number, a date, a code, words.

The words are stable: `leeg`, `ja/nee`, `geheel getal`, `getal`, `percentage`, `bedrag`, `datum`, `tijd`,
`kwartaal`, `periode`, `jaar`, `postcode`, `code`, `tekst`. Cells such as `-`, `.` and `n.v.t.` do not count.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

import polars as pl


class Kolomsoort(StrEnum):
    """The kinds of column, by the word a user sees."""

    LEEG = "leeg"
    JA_NEE = "ja/nee"
    GEHEEL = "geheel getal"
    GETAL = "getal"
    PERCENTAGE = "percentage"
    BEDRAG = "bedrag"
    DATUM = "datum"
    TIJD = "tijd"
    KWARTAAL = "kwartaal"
    PERIODE = "periode"
    JAAR = "jaar"
    POSTCODE = "postcode"
    CODE = "code"
    TEKST = "tekst"


MAAND = r"(?:jan|feb|mrt|maart|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?"
ONTBREEKT = (
    r"(?i)^(?:[-–—?*x#/]|\.+|--+|n\.?\s?v\.?\s?t\.?|n\.?b\.?|n/?a|nan|null|none|leeg|geheim|onbekend|niet bekend|"
    r"niet van toepassing|-9999\d|-?99999\d?|#n/?[ab]|…)$"
)
SWINGCODE = r"^-9999\d$"
GRENS = r"(?i)^(?:<=?|>=?|≤|≥|minder dan|meer dan|hooguit)\s*\d+(?:[.,]\d+)?$"
SPATIES = r"[\s\x{00A0}\x{2009}\x{202F}]"
GEHEEL = rf"^[-+−]?\d+$|^[-+−]?\d{{1,3}}(?:[.,']\d{{3}})+$|^[-+−]?\d{{1,3}}(?:{SPATIES}\d{{3}})+$"
GETAL = (
    rf"^[-+−]?(?:\d+|\d{{1,3}}(?:\.\d{{3}})+|\d{{1,3}}(?:{SPATIES}\d{{3}})+)(?:,\d+)?$|"
    r"^[-+−]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$|^[-+]?[.,]\d+$|^[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d+$"
)
KWARTAAL = (
    r"(?i)^(?:19|20)\d\d\s?[-/ ]?\s?(?:k|q|kw|kwartaal)\.?\s?0?[1-4]$|^(?:k|q|kw)\.?\s?[1-4](?:[-/ ]?(?:20)?\d\d)?$|"
    r"^[1-4](?:e|ste|de)?\s?(?:k|q|kw|kwart|kwartaal)\.?(?:\s?[-/]?\s?(?:20)?\d\d)?$|"
    r"^(?:19|20)\d\d\s[1-4](?:e|ste|de)\s(?:kwartaal|kw\.?)\*?$|"
    r"^(?:eerste|tweede|derde|vierde) kwartaal(?: (?:20)?\d\d)?$"
)
PERIODE = (
    rf"(?i)^(?:19|20)\d\d(?:JJ00|MM(?:0[1-9]|1[0-2])|HJ0[12]|SJ00|X\d{{3}})$|^(?:19|20)\d\d\s{MAAND}\*?$|^{MAAND}[\s-]'?(?:20)?\d\d$|"
    r"^(?:19|20)\d\d[-/](?:0[1-9]|1[0-2])$|^(?:19|20)\d\d\s?[-/]\s?(?:'?\d\d|(?:19|20)\d\d)\*?$|^(?:19|20)\d\d\*+$"
)
KLOK = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:Z|[-+]\d\d:?\d\d|AM|PM|am|pm)?)?"
DATUM = (
    rf"(?i)^\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?(?:(?:19|20)\d\d|\d\d){KLOK}$|^(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}{KLOK}$|"
    rf"^(?:[a-z]{{2,9}}\.?\s)?\d{{1,2}}(?:e|ste|de)?[-\s.]{{1,2}}{MAAND}[-\s.]{{1,2}}(?:(?:19|20)\d\d|\d\d)$|^{MAAND}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d$"
)
DATUM_AANEEN = r"^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$"
DAGNUMMER = r"^[34]\d{4}$"
DATUMKOP = re.compile(r"datum|date|\bdd\b|start|einde?\b|begin|geboren", re.IGNORECASE)
JAARKOP = re.compile(r"jaar|year|period|jr\b", re.IGNORECASE)
POSTCODEKOP = re.compile(r"postcode|\bpc\s?-?4\b|pc4", re.IGNORECASE)
CODEKOP = re.compile(
    r"code|brin|vestigingsn|gemeenten(?:umme)?r|bevoegd.?gezag|instellingsn|\bkvk\b|\bagb\b|gebiedsn|dossier|kenmerk|\bcbs",
    re.IGNORECASE,
)
GEEN_CODEKOP = re.compile(r"aantal|percentage|totaal", re.IGNORECASE)
CODE = r"^(?:[A-Za-z]{1,6}[-_./]?\d[\dA-Za-z._/-]*|\d+[-_./]?[A-Za-z]{1,4}[\dA-Za-z._/-]*)$"
VOORLOOPNUL = r"^0\d+$"
LANG_NUMMER = r"^\d{12,}$"
PATRONEN = (
    (Kolomsoort.JA_NEE, r"(?i)^(?:ja|nee|neen|j|n|yes|no|true|false|waar|onwaar)$"),
    (Kolomsoort.POSTCODE, r"^[1-9]\d{3}\s?[A-Za-z]{2}$"),
    (Kolomsoort.KWARTAAL, KWARTAAL),
    (Kolomsoort.PERIODE, PERIODE),
    (Kolomsoort.DATUM, DATUM),
    (Kolomsoort.TIJD, r"^\d{1,2}:\d{2}(?::\d{2})?$"),
    (Kolomsoort.PERCENTAGE, r"^[-+−]?\d+(?:[.,]\d+)?\s?%$"),
    (
        Kolomsoort.BEDRAG,
        r"^[-−]?\s?(?:€|EUR)\s?[-−]?\d[\d.,\s]*(?:,-|,--)?$|^\d[\d.,\s]*(?:,-)?\s?(?:€|EUR|euro)$",
    ),
)
DREMPEL = 0.8
PROEF = 40


@dataclass(frozen=True)
class Kolomoordeel:
    """The kind of a column, its first real value, how many of its values are of another kind, and which first."""

    soort: Kolomsoort
    voorbeeld: str
    anders: int = 0
    eerste_anders: str = ""
    waarden: int = 0


def judge_kolom(kop: str, cellen: pl.Series) -> Kolomoordeel:
    """Judge one column of text cells; nulls are empty cells."""
    gevuld = cellen.drop_nulls()
    if gevuld.is_empty():
        return Kolomoordeel(Kolomsoort.LEEG, "")
    termen = pl.DataFrame({"cel": gevuld, "term": gevuld.str.strip_chars()}).group_by(
        "term", maintain_order=True
    )
    telling = termen.agg(pl.col("cel").first(), pl.len().alias("n"))
    echt = telling.filter(~pl.col("term").str.contains(ONTBREEKT))
    if echt.is_empty():
        return Kolomoordeel(Kolomsoort.TEKST, str(gevuld[0]), 0, "", gevuld.len())
    soort, past = _choose(kop, echt)
    anders = echt.filter(~past)
    return Kolomoordeel(
        soort,
        str(echt["cel"][0]),
        int(anders["n"].sum()),
        str(anders["cel"][0]) if anders.height else "",
        int(echt["n"].sum()),
    )


def _choose(kop: str, echt: pl.DataFrame) -> tuple[Kolomsoort, pl.Series]:
    """Return the first kind that most of the values are of, and which values are."""
    term, totaal = echt["term"], int(echt["n"].sum())
    proef: list[str] = term.gather_every(max(term.len() // PROEF, 1)).head(PROEF).to_list()

    def fits_most(*patronen: str) -> pl.Series | None:
        # A few values show that a kind is out of the question: a wide table has thousands of columns.
        geheel = "|".join(patronen)
        zoek = _compiled(geheel)
        if 2 * sum(zoek.search(tekst) is not None for tekst in proef) < len(proef):
            return None
        past = term.str.contains(geheel)
        return past if int(echt["n"].filter(past).sum()) >= DREMPEL * totaal else None

    if (cijfers := fits_most(r"^\d+$")) is not None:
        betekenis = _meaning_of_digits(kop, term)
        return (betekenis or Kolomsoort.GEHEEL), cijfers if betekenis else term.str.contains(
            f"{GEHEEL}|{GRENS}"
        )
    for soort, patroon in PATRONEN:
        if (past := fits_most(patroon)) is not None:
            return soort, past
    if JAARKOP.search(kop) and (past := fits_most(PERIODE, r"^(?:19|20)\d\d$")) is not None:
        return Kolomsoort.PERIODE, past
    for soort, patroon in ((Kolomsoort.GEHEEL, GEHEEL), (Kolomsoort.GETAL, GETAL)):
        if (past := fits_most(patroon, GRENS)) is not None:
            return soort, past
    alles = pl.Series([True] * term.len())
    return (Kolomsoort.TEKST if fits_most(CODE) is None else Kolomsoort.CODE), alles


def _compiled(patroon: str) -> re.Pattern[str]:
    """Compile a pattern of polars for Python, which writes a sign by its number in another way."""
    vlag = "(?i)" if "(?i)" in patroon else ""
    kaal = re.sub(r"\\x\{([0-9A-F]+)\}", lambda m: chr(int(m[1], 16)), patroon.replace("(?i)", ""))
    return re.compile(vlag + kaal)


def _meaning_of_digits(kop: str, term: pl.Series) -> Kolomsoort | None:
    """Tell digits that are no quantity: with zeros in front, very long, or named so by the header."""
    gaaf = term.filter(term.str.contains(r"^\d+$"))

    def all_fit(patroon: str) -> bool:
        return bool(gaaf.str.contains(patroon).all())

    if POSTCODEKOP.search(kop) and all_fit(r"^[1-9]\d{3}$"):
        return Kolomsoort.POSTCODE
    if gaaf.str.contains(VOORLOOPNUL).any() or all_fit(LANG_NUMMER):
        return Kolomsoort.CODE
    if CODEKOP.search(kop) and not GEEN_CODEKOP.search(kop):
        return Kolomsoort.CODE
    if JAARKOP.search(kop) and all_fit(r"^(?:19|20)\d\d$"):
        return Kolomsoort.JAAR
    is_dagnummer = DATUMKOP.search(kop) is not None and all_fit(DAGNUMMER)
    return Kolomsoort.DATUM if is_dagnummer or all_fit(DATUM_AANEEN) else None
