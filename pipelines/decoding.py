"""Bytes of a text file → text, and what had to be assumed about the encoding (R-03)."""

import codecs
import re

from pipelines.ruw import Leesnotitie
from schemas.errors import OnleesbaarBestandError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 met BOM"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
DUBBEL_GECODEERD = re.compile("Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—™š›œ©«±¶¼]|√[´©®±º∂]|‚Äô")
STEEKPROEF = 4_000


def decode_text(inhoud: bytes) -> tuple[str, str, tuple[Leesnotitie, ...]]:
    """Return the text, the name of the encoding and the notes about it."""
    tekst, codering, notitie = _decode(inhoud)
    notities = [Leesnotitie("codering", notitie)]
    if "\0" in tekst:
        raise OnleesbaarBestandError(
            "Dit bestand is geen tekst: het bevat tekens die alleen in andere soorten bestanden voorkomen.",
            "Sla het op als Excel-werkmap (.xlsx) of als CSV en lever dat bestand aan.",
        )
    if DUBBEL_GECODEERD.search(tekst):
        notities.append(
            Leesnotitie(
                "dubbel_gecodeerd",
                "Sommige letters met een accent lijken eerder al verkeerd opgeslagen (bijvoorbeeld 'Ã«' voor 'ë'). "
                "Wij hebben ze niet veranderd.",
            )
        )
    return tekst, codering, tuple(notities)


def _decode(inhoud: bytes) -> tuple[str, str, str]:
    for bom, codec, naam in BOMS:
        if inhoud.startswith(bom):
            try:
                return inhoud.decode(codec), codec.removesuffix("-sig"), f"Codering: {naam}."
            except UnicodeDecodeError as fout:
                if bom != codecs.BOM_UTF8:
                    raise OnleesbaarBestandError(
                        f"Het bestand zegt dat het {naam} is, maar dat klopt niet.",
                        "Open het in Excel en sla het op als 'CSV UTF-8'.",
                    ) from fout
                inhoud = inhoud[len(bom) :]
    if codec := _utf16_without_bom(inhoud):
        return inhoud.decode(codec, errors="replace"), codec, "Codering: UTF-16 zonder BOM."
    try:
        return inhoud.decode("utf-8"), "utf-8", "Codering: UTF-8."
    except UnicodeDecodeError:
        return _decode_eight_bit(inhoud)


def _decode_eight_bit(inhoud: bytes) -> tuple[str, str, str]:
    """Choose cp1252, unless the file is UTF-8 with a few broken bytes."""
    als_utf8 = inhoud.decode("utf-8", errors="replace")
    kapot = als_utf8.count("\ufffd")
    goed = sum(1 for teken in als_utf8 if teken > "\x7f") - kapot
    if goed > 4 * kapot:
        return (
            als_utf8,
            "utf-8",
            f"Codering: UTF-8, met {kapot} onleesbare tekens; die zijn vervangen door \ufffd.",
        )
    tekst = inhoud.decode("cp1252", errors="replace")
    if kapot := tekst.count("\ufffd"):
        return (
            tekst,
            "cp1252",
            f"Codering: Windows (cp1252), met {kapot} onleesbare tekens; die zijn vervangen door \ufffd.",
        )
    return tekst, "cp1252", "Codering: Windows (cp1252)."


def _utf16_without_bom(inhoud: bytes) -> str:
    proef = inhoud[:STEEKPROEF]
    helft = len(proef) // 2
    if not helft:
        return ""
    if proef[1::2].count(0) > 0.7 * helft and proef[0::2].count(0) == 0:
        return "utf-16-le"
    if proef[0::2].count(0) > 0.7 * helft and proef[1::2].count(0) == 0:
        return "utf-16-be"
    return ""
