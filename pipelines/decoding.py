"""Bytes of a text file → text, and what had to be assumed about the encoding (R-03)."""

import codecs
import re
from collections.abc import Sequence

from pipelines.ruw import Leesnotitie
from schemas.errors import OnleesbaarBestandError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 met BOM"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
ZONDER_BOM = {
    "utf-16-le": "UTF-16 zonder BOM",
    "utf-16-be": "UTF-16 zonder BOM",
    "utf-32-le": "UTF-32 zonder BOM",
    "utf-32-be": "UTF-32 zonder BOM",
}
ACHT_BITS = {
    "cp1252": "Windows (cp1252)",
    "iso-8859-15": "ISO-8859-15",
    "mac-roman": "Mac OS Roman",
    "cp850": "DOS (cp850)",
}
STEEKPROEF = 4_000
MEER_DAN_GENOEG = 2_000_000
"""Eight-bit encodings are told apart by this much of the file; the letters that differ are everywhere or nowhere."""
LETTER_MET_TEKEN = "éëïöüèêàáâçñîôûóúíä"
GEWONE_LETTER = "éëïöüè"
"""The letters with a sign that Dutch words have; the others are in names."""
IN_WOORD = re.compile(
    rb"(?<=[A-Za-z])[\x80-\x9f](?=[a-z])(?![sn]\b)|(?<=[A-Za-z][a-z])[\x82\x88\x8a\x8e-\x90](?![\w\x80-\xff])"
)
"""High bytes inside a word, or à, é, è, ê of a Mac or of DOS at its end; not what stands before the s of foto's."""
MINSTE_BEWIJS = 2
EURO_LATIN9 = re.compile(rb"\xa4 ?\d|\d ?\xa4")


def decode_text(inhoud: bytes) -> tuple[str, str, tuple[Leesnotitie, ...]]:
    """Return the text, the name of the encoding and the notes about it."""
    tekst, codering, naam = _decode(inhoud)
    kapot = tekst.count("\ufffd") if "\ufffd" in tekst else 0
    if not kapot:
        return tekst, codering, (Leesnotitie("codering", f"Codering: {naam}."),)
    zin = f"Codering: {naam}, met {kapot} onleesbare tekens; die zijn vervangen door \ufffd."
    return tekst, codering, (Leesnotitie("codering", zin, kapot),)


def _decode(inhoud: bytes) -> tuple[str, str, str]:
    for bom, codec, naam in BOMS:
        if not inhoud.startswith(bom):
            continue
        try:
            return _whole_signs(inhoud, codec).decode(codec), codec.removesuffix("-sig"), naam
        except UnicodeDecodeError as fout:
            if bom != codecs.BOM_UTF8:
                raise OnleesbaarBestandError(
                    f"Het bestand zegt dat het {naam} is, maar dat klopt niet.",
                    "Open het in Excel en sla het op als 'CSV UTF-8'.",
                ) from fout
            inhoud = inhoud[len(bom) :]
    if codec := _wide_without_bom(inhoud):
        return inhoud.decode(codec, errors="replace"), codec, ZONDER_BOM[codec]
    try:
        return inhoud.decode("utf-8"), "utf-8", "UTF-8"
    except UnicodeDecodeError:
        return _decode_eight_bit(inhoud)


def _whole_signs(inhoud: bytes, codec: str) -> bytes:
    """Drop an old end-of-file mark of one byte behind signs of two or four."""
    breedte = {"utf-16": 2, "utf-32": 4}.get(codec, 1)
    over = len(inhoud) % breedte
    return inhoud[:-over] if over and not inhoud[-over:].strip(b"\x1a\x00") else inhoud


def _decode_eight_bit(inhoud: bytes) -> tuple[str, str, str]:
    """Choose an encoding of one byte per sign, unless the file is UTF-8 with a few broken bytes."""
    als_utf8 = inhoud.decode("utf-8", errors="replace")
    kapot = als_utf8.count("\ufffd")
    goed = sum(1 for teken in als_utf8 if teken > "\x7f") - kapot
    if goed > 4 * kapot:
        return als_utf8, "utf-8", "UTF-8"
    codec = _choose_eight_bit(inhoud[:MEER_DAN_GENOEG])
    return inhoud.decode(codec, errors="replace"), codec, ACHT_BITS[codec]


def _choose_eight_bit(proef: bytes) -> str:
    """Tell Windows, Latin 9, Mac and DOS apart by the letters with an accent that each would make of words.

    Windows writes its letters from C0 up and punctuation from 80 to 9F; an old Mac and DOS write their letters
    there, each in its own order: which of the two it is follows from the letters Dutch has most.
    """
    is_hoog = sum(proef.count(bytes([teken])) for teken in range(0xC0, 0x100))
    in_woorden = [proef[m.start()] for m in IN_WOORD.finditer(proef)]
    (oud, _), codec = max((_count_letters(in_woorden, codec), codec) for codec in ("cp850", "mac-roman"))
    windows = sum(bytes([teken]).decode("cp1252", "replace") in "’–—…" for teken in in_woorden)
    is_oude_mac = b"\r" in proef and b"\n" not in proef
    if oud > windows and oud > is_hoog and (oud >= MINSTE_BEWIJS or is_oude_mac):
        return codec
    heeft_windows = any(0x80 <= teken <= 0x9F for teken in set(proef))
    return "iso-8859-15" if not heeft_windows and EURO_LATIN9.search(proef) else "cp1252"


def _count_letters(tekens: Sequence[int], codec: str) -> tuple[int, int]:
    """Return how many of these bytes are letters with a sign in an encoding, and how many usual ones."""
    letters = bytes(tekens).decode(codec)
    return sum(map(LETTER_MET_TEKEN.count, letters)), sum(map(GEWONE_LETTER.count, letters))


def _wide_without_bom(inhoud: bytes) -> str:
    """Recognise UTF-16 and UTF-32 by the zeros that plain letters leave in them."""
    proef = inhoud[:STEEKPROEF].rstrip(b"\x00\x1a")
    proef = proef[: len(proef) - len(proef) % 4] if len(proef) >= 4 else proef
    helft = len(proef) // 2
    if not helft:
        return ""
    kwart = len(proef) // 4
    nullen = [proef[i::4].count(0) for i in range(4)]
    if kwart > 2 and not len(inhoud) % 4:
        if nullen[3] == nullen[2] == kwart and nullen[0] == 0:
            return "utf-32-le"
        if nullen[0] == nullen[1] == kwart and nullen[3] == 0:
            return "utf-32-be"
    if nullen[1] + nullen[3] > 0.7 * helft and nullen[0] + nullen[2] == 0:
        return "utf-16-le"
    if nullen[0] + nullen[2] > 0.7 * helft and nullen[1] + nullen[3] == 0:
        return "utf-16-be"
    return ""
