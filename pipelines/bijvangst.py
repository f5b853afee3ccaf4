"""What an .xlsx or .xlsb holds besides its cells: comments, properties, lists, text boxes, copies of old data (R-04).

Who made the file (creator, last editor, author of a comment) is staff and is not looked at, nor kept.
"""

import html
import re
import zipfile
from collections.abc import Iterator

from pipelines.blad_feiten import BladFeiten
from pipelines.ruw import INGESLOTEN, Bijvangst
from pipelines.sheet_xml import read_attributes, read_relaties

# Writers differ in prefixes, and some declare a namespace on the element itself: no tag is matched bare.
TEKST = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<")
NOTITIE = re.compile(rb"<(?:\w+:)?comment\s([^>]*)>(.*?)</(?:\w+:)?comment>", re.DOTALL)
DRAADNOTITIE = re.compile(rb"<(?:\w+:)?threadedComment\s([^>]*)>(.*?)</(?:\w+:)?threadedComment>", re.DOTALL)
EIGENSCHAP = re.compile(
    rb"<(?:\w+:)?(title|subject|keywords|description|category|contentStatus|keyword|user-defined)\b[^>]*>([^<]+)<"
)
EIGEN_EIGENSCHAP = re.compile(rb"<(?:\w+:)?(?:lpwstr|lpstr|bstr|i4|i8|r8|filetime)\b[^>]*>([^<]+)<")
KOPTEKST = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^>]*>([^<]+)<")
KEUZELIJST = re.compile(rb"<(?:\w+:)?formula1\b[^>]*>\s*(?:&quot;|\")(.*?)(?:&quot;|\")\s*<", re.DOTALL)
UITLEG = re.compile(rb"<(?:\w+:)?dataValidation\s([^>]*)>")
NAAM = re.compile(rb"<(?:\w+:)?definedName\s([^>]*)>([^<]*)<")
CACHEVELD = re.compile(rb"<(?:\w+:)?cacheField\s([^>]*)>(.*?)</(?:\w+:)?cacheField>", re.DOTALL)
CACHEWAARDE = re.compile(rb"<(?:\w+:)?[sndbe]\s[^>]*?\bv=\"([^\"]*)\"")
CACHERIJ = re.compile(rb"<(?:\w+:)?r\b[^>]*>(.*?)</(?:\w+:)?r>", re.DOTALL)
CACHECEL = re.compile(rb"<(?:\w+:)?([sndbemx])(?:\s[^>]*?\bv=\"([^\"]*)\"[^>]*|\s[^>]*)?/?>")
BEWAARD = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)<")
BEWAARD_IN_GRAFIEK = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)<")
ODS_VOETTEKST = re.compile(rb"<text:p[^>]*>([^<]+)<")
KOP_VOETTEKST = "voettekst"
TEKSTVAK = re.compile(rb">([^<>]+)<")
OPMAAK_IN_KOPTEKST = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|[A-Z]|\d+)')
MEESTE_RIJEN_DRAAITABEL = 200_000


def read_bijvangst(archief: zipfile.ZipFile, bladen: tuple[BladFeiten, ...]) -> tuple[Bijvangst, ...]:
    """Return every text outside the cells of an .xlsx."""
    van_bladen = (vondst for blad in bladen for vondst in _of_blad(archief, blad))
    return _keep_filled(*van_bladen, *_of_werkmap(archief))


def read_ods_bijvangst(archief: zipfile.ZipFile) -> tuple[Bijvangst, ...]:
    """Return the properties, headers and footers of an .ods; the rest stands among its cells."""
    namen = set(archief.namelist())
    eigen = _properties(archief.read("meta.xml")) if "meta.xml" in namen else ()
    regels = _teksten(archief.read("styles.xml"), ODS_VOETTEKST) if "styles.xml" in namen else ()
    return _keep_filled(*eigen, Bijvangst("de kop- of voettekst", regels, KOP_VOETTEKST))


def _keep_filled(*vondsten: Bijvangst) -> tuple[Bijvangst, ...]:
    return tuple(vondst for vondst in vondsten if any(waarde.strip() for waarde in vondst.waarden))


def _of_blad(archief: zipfile.ZipFile, blad: BladFeiten) -> Iterator[Bijvangst]:
    namen = set(archief.namelist())
    yield from _of_staart(blad)
    for deel in read_relaties(archief, blad.deel).values() if blad.deel else ():
        if deel in namen and re.search(r"comments?\w*\.xml$", deel, re.IGNORECASE):
            yield from _comments(archief.read(deel), blad.blad)
        elif deel in namen and "/drawings/" in f"/{deel}":
            teksten = _teksten(archief.read(deel), TEKSTVAK)
            yield Bijvangst(f"een tekstvak op blad {blad.blad}", teksten, "opmerking")


def _comments(xml: bytes, blad: str) -> Iterator[Bijvangst]:
    for tag, binnen in (*NOTITIE.findall(xml), *DRAADNOTITIE.findall(xml)):
        tekst = "".join(_teksten(binnen, TEKST)) or " ".join(_teksten(binnen, TEKSTVAK))
        # Excel begins a note with the name of who writes it: staff.
        kern = re.sub(r"^[^\n:]{2,60}:\s*\n", "", tekst)
        cel = read_attributes(tag).get("ref", "")
        yield Bijvangst(f"de opmerking bij blad {blad}, cel {cel}", (kern,), "opmerking")


def _of_staart(blad: BladFeiten) -> Iterator[Bijvangst]:
    """Return the headers, footers and lists to choose from that stand in the part of a sheet itself."""
    xml = blad.staart
    regels = tuple(OPMAAK_IN_KOPTEKST.sub(" ", tekst) for tekst in _teksten(xml, KOPTEKST))
    yield Bijvangst(f"de kop- of voettekst van blad {blad.blad}", regels, KOP_VOETTEKST)
    for lijst in _teksten(xml, KEUZELIJST):
        yield Bijvangst(f"een keuzelijst op blad {blad.blad}", tuple(lijst.split(",")))
    uitleg = [read_attributes(tag) for tag in UITLEG.findall(xml)]
    zinnen = tuple(t for feiten in uitleg for t in (feiten.get("prompt", ""), feiten.get("error", "")) if t)
    yield Bijvangst(f"de uitleg bij een cel van blad {blad.blad}", zinnen, "opmerking")


def _properties(xml: bytes) -> tuple[Bijvangst, ...]:
    teksten = tuple(html.unescape(waarde.decode("utf-8", "replace")) for _, waarde in EIGENSCHAP.findall(xml))
    return (
        Bijvangst("de eigenschappen van het bestand (titel, trefwoorden, opmerkingen)", teksten, "opmerking"),
    )


def _of_werkmap(archief: zipfile.ZipFile) -> Iterator[Bijvangst]:
    for naam in archief.namelist():
        laag = naam.casefold()
        if "/embeddings/" in laag:
            yield Bijvangst(INGESLOTEN, (naam,))
        elif laag == "docprops/core.xml":
            yield from _properties(archief.read(naam))
        elif laag == "docprops/custom.xml":
            teksten = _teksten(archief.read(naam), EIGEN_EIGENSCHAP)
            yield Bijvangst("de eigen eigenschappen van het bestand", teksten, "opmerking")
        elif laag == "xl/workbook.xml":
            vastgelegd = _defined_names(archief.read(naam))
            yield Bijvangst("de namen die in het bestand zijn vastgelegd (Namen beheren)", vastgelegd)
        elif laag.startswith("xl/pivotcache/pivotcachedefinition"):
            yield from _pivot(archief, naam)
        elif laag.startswith("xl/externallinks/externallink"):
            bewaard = _teksten(archief.read(naam), BEWAARD)
            yield Bijvangst("de bewaarde kopie van een gekoppeld bestand", bewaard)
        elif re.fullmatch(r"xl/charts/chart\d*\.xml", laag):
            bewaard = _teksten(archief.read(naam), BEWAARD_IN_GRAFIEK)
            yield Bijvangst("de bewaarde gegevens van een grafiek", bewaard)


def _defined_names(werkmap: bytes) -> tuple[str, ...]:
    vaste = (
        html.unescape(waarde.decode("utf-8", "replace")).strip('="')
        for _, waarde in NAAM.findall(werkmap)
        if b"!" not in waarde
    )
    namen = (read_attributes(tag).get("name", "") for tag, _ in NAAM.findall(werkmap))
    return (*vaste, *(naam.replace("_", " ").strip() for naam in namen if not naam.startswith("_xl")))


def _pivot(archief: zipfile.ZipFile, naam: str) -> Iterator[Bijvangst]:
    """Return per field the values that a pivot table keeps of data that may long be gone from the sheets."""
    velden = [
        (read_attributes(tag).get("name", ""), binnen)
        for tag, binnen in CACHEVELD.findall(archief.read(naam))
    ]
    waarden: list[set[str]] = [set(_teksten(binnen, CACHEWAARDE)) for _, binnen in velden]
    for deel in read_relaties(archief, naam).values():
        if deel in archief.namelist():
            for rij in CACHERIJ.findall(archief.read(deel))[:MEESTE_RIJEN_DRAAITABEL]:
                cellen = CACHECEL.findall(rij)
                for veld, (soort, waarde) in zip(waarden, cellen, strict=False):
                    if soort in b"snd" and waarde:
                        veld.add(html.unescape(waarde.decode("utf-8", "replace")))
    for (kop, _), gevonden in zip(velden, waarden, strict=True):
        yield Bijvangst("de bewaarde gegevens van een draaitabel", tuple(sorted(gevonden)), kop)


def _teksten(xml: bytes, patroon: re.Pattern[bytes]) -> tuple[str, ...]:
    return tuple(
        tekst
        for gevonden in patroon.findall(xml)
        if (tekst := html.unescape(gevonden.decode("utf-8", "replace"))).strip()
    )
