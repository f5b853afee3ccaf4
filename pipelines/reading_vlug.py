"""A large and neat text file → the grid `reading_csv` would give, cut by polars in one go.

Neat means: the careful reader takes no liberty with the first lines, and every further line has their shape.
Anything else is left to the careful reader, so that what a file means is decided in one place.
"""

import polars as pl

from pipelines.bytetelling import count_byte, count_paar, count_stuurtekens
from pipelines.decoding import decode_text
from pipelines.grenzen import STANDAARD, Grenzen
from pipelines.raster import Raster, blank_to_null, drop_blank_rows
from pipelines.reading_csv import read_csv
from pipelines.ruw import RIJ, Leesnotitie
from pipelines.scheiding import STEEKPROEF
from pipelines.tekens import has_unseen

KLEINSTE = 500_000
"""Bytes; a smaller file is read carefully in no time."""
PROEF = 2 * STEEKPROEF + 50
"""Lines that are read carefully, at least as many as the careful reader looks at to choose a separator."""
GEWONE_NOTITIES = frozenset({"codering", "scheiding"})

Gelezen = tuple[Raster, str, str, tuple[Leesnotitie, ...]]


def read_tekst(inhoud: bytes, grenzen: Grenzen = STANDAARD) -> Gelezen:
    """Read a text file the quick way when it is neat, and carefully when it is not."""
    return read_neat_csv(inhoud, grenzen) or read_csv(inhoud, grenzen)


def read_neat_csv(
    inhoud: bytes, grenzen: Grenzen = STANDAARD, *, kleinste: int = KLEINSTE, proef: int = PROEF
) -> Gelezen | None:
    """Return exactly what `read_csv` returns, or None when the file is small or unusual."""
    if len(inhoud) < kleinste or b'"' in inhoud:
        return None
    utf8, codering, over_codering = _as_utf8(inhoud, proef)
    begin = _first_lines(utf8, proef)
    if not begin or not GEWONE_NOTITIES.issuperset(n.code for n in over_codering):
        return None
    raster, _, scheiding, notities = read_csv(begin, grenzen)
    if len(scheiding) != 1 or raster.notities or raster.lege_rijen or raster.cellen.height != proef:
        return None
    cellen = _cut(utf8, scheiding, raster.kolommen)
    if cellen is None:
        return None
    vol = drop_blank_rows(cellen)
    leeg = int(vol[RIJ][-1]) - vol.height
    over_scheiding = (n for n in notities if n.code != "codering")
    return Raster("", vol, lege_rijen=leeg), codering, scheiding, (*over_codering, *over_scheiding)


def _as_utf8(inhoud: bytes, proef: int) -> tuple[bytes, str, tuple[Leesnotitie, ...]]:
    """Return the text as UTF-8 without BOM; of plain ASCII the first lines tell all about the encoding."""
    if inhoud.isascii():
        _, codering, notities = decode_text(_first_lines(inhoud, proef))
        return inhoud, codering, notities
    tekst, codering, notities = decode_text(inhoud)
    if has_unseen(tekst):
        notities = (*notities, Leesnotitie("onzichtbaar", "Er staan tekens in die moeten worden hersteld."))
    return tekst.encode(), codering, notities


def _first_lines(inhoud: bytes, aantal: int) -> bytes:
    """Return so many lines with their ends; nothing when there are fewer."""
    eind = 0
    for _ in range(aantal):
        eind = inhoud.find(b"\n", eind) + 1
        if not eind:
            return b""
    return inhoud[:eind]


def _has_leading_space(utf8: bytes, scheiding: str) -> bool:
    """Whether any cell begins with a space, and so may be blank."""
    return utf8.startswith(b" ") or count_paar(utf8, scheiding.encode() + b"\n", b" ") > 0


def _cut(utf8: bytes, scheiding: str, kolommen: list[str]) -> pl.DataFrame | None:
    """Cut every line at its separators; None when a line has another number of cells."""
    regeleinden = count_byte(utf8, b"\n")
    regels = regeleinden + (not utf8.endswith(b"\n"))
    scheidingen = count_byte(utf8, scheiding.encode())
    # A carriage return alone also ends a line, for the careful reader.
    terug = count_paar(utf8, b"\r", b"\n") if b"\r" in utf8 else 0
    witruimte = regeleinden + terug + (scheidingen if scheiding == "\t" else 0)
    if utf8.endswith(scheiding.encode()):
        return None  # polars forgives one separator too many at the very end
    if scheidingen != regels * (len(kolommen) - 1) or count_stuurtekens(utf8) != witruimte:
        return None
    try:
        cellen = pl.read_csv(
            utf8,
            has_header=False,
            schema=dict.fromkeys(kolommen, pl.String),
            separator=scheiding,
            quote_char=None,
        )
    except pl.exceptions.PolarsError:
        return None  # a line with more cells, made up for by one with fewer
    if cellen.height != regels:
        return None
    if not utf8.isascii() or _has_leading_space(utf8, scheiding):
        cellen = blank_to_null(cellen)
    return cellen.select(pl.int_range(1, regels + 1, dtype=pl.Int64).alias(RIJ), pl.all())
