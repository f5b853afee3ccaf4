"""The parts of a zipped workbook, opened within limits: no bombs, no entities, nothing that points outside."""

import io
import re
import zipfile
from collections.abc import Iterator

from pipelines.grenzen import STANDAARD, Grenzen
from schemas.errors import OnleesbaarBestandError

VERDACHTE_VERHOUDING = 500
VERDACHT_VANAF = 50_000_000
MEESTE_TEKENREEKSEN = 150_000_000
BLOK = 4 * 1024**2
GROOTSTE_RIJ = 4 * BLOK
PROLOOG = 64 * 1024
XML_DELEN = (".xml", ".rels", ".vml")
DEFINITIE = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O|E\0N)|\0<\0!\0[DE]")
NAAR_BUITEN = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")

OPNIEUW_OPSLAAN = "Open het in Excel, kies 'Opslaan als', Excel-werkmap (.xlsx), en lever dat bestand aan."


def require_safe_zip(inhoud: bytes, grenzen: Grenzen = STANDAARD) -> None:
    """Refuse a zip that would harm; only the table of contents and the first lines of each part are read."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            delen = archief.infolist()
            _require_modest(delen, grenzen)
            _require_honest_names(delen)
            _require_no_definitions(archief, delen)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fout:
        raise OnleesbaarBestandError(
            "Het bestand is beschadigd of niet helemaal overgekomen.",
            "Open het in Excel, sla het opnieuw op en lever het nog een keer aan.",
        ) from fout


def _require_modest(delen: list[zipfile.ZipInfo], grenzen: Grenzen) -> None:
    totaal = sum(deel.file_size for deel in delen)
    geperst = sum(deel.compress_size for deel in delen) or 1
    teksten = sum(deel.file_size for deel in delen if deel.filename.endswith("sharedStrings.xml"))
    is_bom = totaal > VERDACHT_VANAF and totaal / geperst > VERDACHTE_VERHOUDING
    te_veel = totaal > grenzen.meeste_uitgepakt or teksten > MEESTE_TEKENREEKSEN
    if te_veel or len(delen) > grenzen.meeste_delen or is_bom:
        raise OnleesbaarBestandError(
            f"Het bestand is uitgepakt te groot ({totaal // 1_000_000} MB) om veilig te lezen.",
            "Lever alleen de bladen met cijfers aan, of splits het bestand per kwartaal.",
        )


def _require_honest_names(delen: list[zipfile.ZipInfo]) -> None:
    namen = [deel.filename.casefold() for deel in delen]
    if len(set(namen)) < len(namen):
        raise OnleesbaarBestandError(
            "Het bestand bevat een onderdeel dubbel; dan is niet zeker welk er telt.", OPNIEUW_OPSLAAN
        )
    if any(NAAR_BUITEN.search(naam) for naam in namen):
        raise OnleesbaarBestandError(
            "Het bestand bevat een onderdeel dat naar een plek buiten het bestand wijst; dat kan schadelijk zijn.",
            OPNIEUW_OPSLAAN,
        )
    if any(deel.flag_bits & 0x1 for deel in delen):
        raise OnleesbaarBestandError(
            "Het bestand is beveiligd met een wachtwoord.",
            "Haal het wachtwoord eraf en lever het opnieuw aan.",
        )


def _require_no_definitions(archief: zipfile.ZipFile, delen: list[zipfile.ZipInfo]) -> None:
    """Refuse XML with a document type: a workbook never has one, and it is how XML is made to expand."""
    for deel in delen:
        if deel.filename.casefold().endswith(XML_DELEN):
            with archief.open(deel) as stroom:
                if DEFINITIE.search(stroom.read(PROLOOG)):
                    raise OnleesbaarBestandError(
                        "Het bestand bevat een XML-definitie (DTD of entiteit), en die hoort niet in een werkmap; dat kan schadelijk zijn.",
                        OPNIEUW_OPSLAAN,
                    )


def read_blokken(archief: zipfile.ZipFile, naam: str, eind: bytes = b"row>") -> Iterator[bytes]:
    """Yield a part in blocks that end where a row ends, so that a huge sheet never stands in memory whole."""
    rest = b""
    with archief.open(naam) as stroom:
        while stuk := stroom.read(BLOK):
            rest += stuk
            knip = rest.rfind(eind) + len(eind)
            if knip >= len(eind):
                yield rest[:knip]
                rest = rest[knip:]
            elif len(rest) > GROOTSTE_RIJ:
                raise OnleesbaarBestandError(
                    "Het bestand bevat een rij die te groot is om te lezen.",
                    "Controleer of het een gewone tabel is, en sla het opnieuw op in Excel.",
                )
    yield rest
