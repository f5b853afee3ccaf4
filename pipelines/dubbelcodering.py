"""Text that was saved in the wrong encoding before ('CharloisÃ«') → the letters that were meant ('Charloisë')."""

import re

import polars as pl

from pipelines.raster import show_rijen
from pipelines.ruw import RIJ, Leesnotitie

VERDACHT = r"[ÂÃÄÅâÐÑ√][\x{80}-\x{BF}\x{0152}\x{0153}\x{0160}\x{0161}\x{0178}\x{017D}\x{017E}\x{0192}\x{02C6}\x{02DC}\x{2013}-\x{203A}\x{20AC}\x{2122}®©±º∂´]|‚Äô|‚Ç¨|‚Äì"
"""What two bytes of UTF-8 look like when they are read as Windows or Mac text."""
VERDACHT_TEKST = re.compile(re.sub(r"\\x\{([0-9A-F]+)\}", lambda m: chr(int(m[1], 16)), VERDACHT))
MACTEKENS = frozenset("√‚")
HOOGSTENS = 3
"""Some text went through the wrong door more than once."""
GEEN_ASCII = re.compile(r"[^\x00-\x7f]+")
WOORDTEKENS = "‘’“”–—…€•™\u00a0°½²³£«»§"


def repair_cellen(cellen: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Leesnotitie, ...]]:
    """Repair every cell that can only have been meant one way; count the cells repaired and those left."""
    alle = [naam for naam, soort in cellen.schema.items() if soort == pl.String]
    geraakt_ergens = cellen.select(pl.col(alle).str.contains(VERDACHT).any()).row(0) if alle else ()
    kolommen = [naam for naam, is_geraakt in zip(alle, geraakt_ergens, strict=True) if is_geraakt]
    hersteld: set[int] = set()
    over: set[int] = set()
    aantal, rest, voorbeeld = 0, 0, ("", "")
    for naam in kolommen:
        verdacht = cellen[naam].str.contains(VERDACHT).fill_null(value=False)
        teksten = cellen[naam].filter(verdacht).unique(maintain_order=True).to_list()
        vervanging = {oud: nieuw for oud in teksten if (nieuw := repair_tekst(oud)) != oud}
        if vervanging:
            geraakt = cellen[naam].is_in(list(vervanging)).fill_null(value=False)
            hersteld |= set(cellen[RIJ].filter(geraakt).to_list())
            aantal += int(geraakt.sum())
            voorbeeld = voorbeeld if voorbeeld[0] else next(iter(vervanging.items()))
            cellen = cellen.with_columns(pl.col(naam).replace(vervanging))
        blijft = verdacht & cellen[naam].str.contains(VERDACHT).fill_null(value=False)
        rest += int(blijft.sum())
        over |= set(cellen[RIJ].filter(blijft).to_list())
    return cellen, _notities(aantal, hersteld, voorbeeld, rest=rest, over=over)


def repair_tekst(tekst: str) -> str:
    """Return what was meant, or the text itself when that is not sure."""
    nieuw = tekst
    for _ in range(HOOGSTENS):
        if (volgende := _once(nieuw)) is None:
            break
        nieuw = volgende
    return nieuw if all(map(_is_gewoon, nieuw)) else tekst


def _once(tekst: str) -> str | None:
    """Undo one wrong reading; None unless every sign of the whole cell fits."""
    if tekst.isascii():
        return None
    try:
        bron = _to_bytes(tekst).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return bron if bron != tekst else None


def _to_bytes(tekst: str) -> bytes:
    if MACTEKENS & set(tekst) and not set("ÃÂâ") & set(tekst):
        return tekst.encode("mac-roman")
    # Windows leaves five bytes without a sign; programs that keep them write the control character itself.
    return b"".join(
        bytes([ord(teken)]) if 0x80 <= ord(teken) <= 0x9F else teken.encode("cp1252") for teken in tekst
    )


def _is_gewoon(teken: str) -> bool:
    """Whether a sign is one that people here write: a Latin letter or Dutch punctuation."""
    return teken < "\x80" or teken in WOORDTEKENS or ("\u00c0" <= teken < "\u0180" and teken not in "×÷")


def _notities(
    aantal: int, hersteld: set[int], voorbeeld: tuple[str, str], *, rest: int, over: set[int]
) -> tuple[Leesnotitie, ...]:
    notities = []
    if aantal:
        rijen = tuple(sorted(hersteld))
        cellen = "1 cel is" if aantal == 1 else f"{aantal} cellen zijn"
        zin = (
            f"Letters met een accent waren eerder verkeerd opgeslagen (dubbele codering). {cellen} hersteld, "
            f'bijvoorbeeld "{_tekens(voorbeeld[0])}" → "{_tekens(voorbeeld[1])}"; {show_rijen(rijen)}.'
        )
        notities.append(Leesnotitie("dubbel_gecodeerd", zin, aantal, rijen=rijen))
    if rest:
        rijen = tuple(sorted(over))
        cellen = "1 cel" if rest == 1 else f"{rest} cellen"
        zin = (
            f"In {cellen} lijken letters met een accent eerder verkeerd opgeslagen, maar dat is niet zeker. "
            f"Wij hebben ze niet veranderd; {show_rijen(rijen)}."
        )
        notities.append(Leesnotitie("misschien_dubbel_gecodeerd", zin, rest, rijen=rijen))
    return tuple(notities)


def _tekens(tekst: str) -> str:
    """Return the first signs that are no plain letters: a note repeats nothing else of a cell (R-04)."""
    gevonden = GEEN_ASCII.search(tekst)
    return gevonden[0] if gevonden else ""
