"""Which kind of file bytes are: judged by the content, because names lie."""

import io
import zipfile
from enum import StrEnum

from schemas.errors import OnleesbaarBestandError


class Formaat(StrEnum):
    """The kinds of file that can be read."""

    TEKST = "csv"
    WERKMAP = "xlsx"


ANDERE_SOORTEN = (
    (
        b"%PDF",
        "een PDF",
        "Vraag of maak het bestand als Excel-werkmap (.xlsx) of CSV; een PDF is om te lezen.",
    ),
    (b"$FL2", "een SPSS-bestand", "Kies in SPSS 'Opslaan als', CSV of Excel, en lever dat aan."),
    (b"$FL3", "een SPSS-bestand", "Kies in SPSS 'Opslaan als', CSV of Excel, en lever dat aan."),
    (b"\x89PNG", "een afbeelding", "Lever de tabel zelf aan, als Excel-werkmap (.xlsx) of CSV."),
    (b"\xff\xd8\xff", "een afbeelding", "Lever de tabel zelf aan, als Excel-werkmap (.xlsx) of CSV."),
    (b"GIF8", "een afbeelding", "Lever de tabel zelf aan, als Excel-werkmap (.xlsx) of CSV."),
    (b"BM", "een afbeelding", "Lever de tabel zelf aan, als Excel-werkmap (.xlsx) of CSV."),
    (b"II*\x00", "een afbeelding", "Lever de tabel zelf aan, als Excel-werkmap (.xlsx) of CSV."),
    (b"MM\x00*", "een afbeelding", "Lever de tabel zelf aan, als Excel-werkmap (.xlsx) of CSV."),
    (b"{\\rtf", "een tekstdocument (RTF)", "Zet de tabel in Excel en lever die werkmap aan."),
    (b"\x1f\x8b", "een ingepakt bestand", "Pak het uit en lever de Excel-werkmap of CSV aan."),
    (b"7z\xbc\xaf", "een ingepakt bestand", "Pak het uit en lever de Excel-werkmap of CSV aan."),
    (b"Rar!", "een ingepakt bestand", "Pak het uit en lever de Excel-werkmap of CSV aan."),
    (b"SQLite format 3", "een database", "Maak er een export van als CSV en lever die aan."),
    (b"PAR1", "een Parquet-bestand", "Maak er een export van als CSV en lever die aan."),
    (b"<stata_dta>", "een Stata-bestand", "Maak er een export van als CSV en lever die aan."),
)
WEBPAGINA = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<head", b"<meta", b"<body", b"<style")
LEEG = b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"
STEEKPROEF, VREEMD_AANDEEL = 64 * 1024, 0.05
BREDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
GEWONE_TEKENS = bytes(teken for teken in range(256) if teken >= 0x20 or teken in b"\t\n\v\f\r\x1a\x1b")
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def recognise_formaat(inhoud: bytes) -> Formaat:
    """Return the kind of file, or raise OnleesbaarBestandError with its name and what to deliver."""
    if not inhoud[:STEEKPROEF].strip(LEEG) and not inhoud.strip(LEEG):
        raise OnleesbaarBestandError(
            "Het bestand is leeg.", "Controleer of u het goede bestand hebt gekozen en het is opgeslagen."
        )
    for begin, soort, herstel in ANDERE_SOORTEN:
        if inhoud.startswith(begin) and (
            len(begin) > 2 or b"\x00" in inhoud[:64] or begin[0] > 0x7F or begin[0] < 0x20
        ):
            raise OnleesbaarBestandError(f"Dit is {soort}; dat kunnen wij niet lezen.", herstel)
    if inhoud.startswith(b"PK"):
        return _recognise_zip(inhoud)
    if inhoud.startswith(OLE2):
        return _recognise_ole2(inhoud)
    begin = inhoud[:400].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if begin.startswith(WEBPAGINA):
        raise OnleesbaarBestandError(
            "Dit is een webpagina (HTML of XML), ook als de naam op .xls eindigt.",
            "Open het in Excel, kies 'Opslaan als', Excel-werkmap (.xlsx), en lever dat bestand aan.",
        )
    _require_text(inhoud)
    return Formaat.TEKST


def _require_text(inhoud: bytes) -> None:
    """Refuse bytes that are no text in any encoding, by a sample: a tenth of them are signs no text has."""
    # Some programs fill a file up with zeros; the reader of text takes them off and says so.
    proef = inhoud[:STEEKPROEF].rstrip(b"\x00\x1a")
    vreemd = len(proef.translate(None, delete=GEWONE_TEKENS))
    # Wide encodings leave a zero at a fixed place in every letter.
    is_breed = any(proef[i::4].count(0) > 0.7 * len(proef[i::4]) for i in range(4))
    if vreemd > VREEMD_AANDEEL * len(proef) and not is_breed and not proef.startswith(BREDE_BOMS):
        raise OnleesbaarBestandError(
            "Dit bestand is geen tekst en ook geen Excel-werkmap; misschien is het beschadigd.",
            "Open het in Excel; lukt dat niet, haal het dan opnieuw op. Sla het op als Excel-werkmap (.xlsx) of CSV en lever dat aan.",
        )


def _recognise_zip(inhoud: bytes) -> Formaat:
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            namen = archief.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fout:
        raise OnleesbaarBestandError(
            "Het bestand is beschadigd of niet helemaal overgekomen.",
            "Open het in Excel, sla het opnieuw op en lever het nog een keer aan.",
        ) from fout
    if any(naam.startswith("xl/workbook.") for naam in namen) or "content.xml" in namen:
        return Formaat.WERKMAP
    if any(naam.startswith(("word/", "ppt/")) for naam in namen):
        raise OnleesbaarBestandError(
            "Dit is een Word- of PowerPoint-bestand.", "Zet de tabel in Excel en lever die werkmap aan."
        )
    raise OnleesbaarBestandError(
        "Dit is een ingepakt bestand (zip).", "Pak het uit en lever elke Excel-werkmap of CSV apart aan."
    )


def _recognise_ole2(inhoud: bytes) -> Formaat:
    if "EncryptedPackage".encode("utf-16-le") in inhoud:
        raise OnleesbaarBestandError(
            "Het bestand is beveiligd met een wachtwoord.",
            "Haal het wachtwoord eraf en lever het opnieuw aan.",
        )
    if "WordDocument".encode("utf-16-le") in inhoud:
        raise OnleesbaarBestandError(
            "Dit is een Word-bestand.", "Zet de tabel in Excel en lever die werkmap aan."
        )
    return Formaat.WERKMAP
