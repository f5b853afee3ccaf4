"""Burgerservicenummers in a column or a text: the elfproef, held against what chance alone would pass."""

import re
from math import comb

import polars as pl

NEGEN_CIJFERS = r"^\s*\d{3}[ .-]?\d{3}[ .-]?\d{3}(?:[.,]0+)?\s*$|^\s*\d{4}[ .-]\d{2}[ .-]\d{3}\s*$|^\s*\d{2}[ .-]\d{2}[ .-]\d{2}[ .-]\d{3}\s*$"
ACHT_CIJFERS = r"^\s*(?:\d{8}(?:[.,]0+)?|\d{2}[ .-]\d{3}[ .-]\d{3})\s*$"
"""A BSN that begins with a zero, after a spreadsheet made it a number."""
DATUM_IN_CIJFERS = r"^\s*(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2})\s*$"
ANDER_GETAL = r"^\s*-?(?:\d{1,7}|\d{10,}|\d+[.,]\d+)\s*$"
BSN_GENOEMD = r"(?i)(?:\bbsn|burgerservicen\w*|\bsofi\w*)\W{0,3}(?:(?:nr|nummer|is|van|kind|jongere)\W{0,3}){0,2}(?:\d[ .-]?){7,8}\d\b"
NEGEN_IN_TEKST = r"\b\d{9}\b|\b\d{4}\.\d{2}\.\d{3}\b|\b\d{3}\.\d{3}\.\d{3}\b"
BSN_WOORD = r"(?i)bsn|burgerservicen|sofi"
"""What every match of the pattern above holds; that one takes long to prepare, and few columns need it."""
KOMMAGETAL = r"^\s*-?\d+[.,]\d+\s*$"
TOEVAL = 1 / 11
ONGELOOFLIJK = 0.001
MINSTE_AANDEEL = 0.2
WEINIG, MINSTE_ACHT = 3, 4

BSN_KOP = re.compile(r"\bbsn|burgerservice|\bsofi")


def find_bsn(kop: str, waarden: pl.Series) -> pl.Series:
    """Return values with a number that passes the elfproef, when more pass than chance explains."""
    if BSN_KOP.search(kop):
        return waarden.filter(waarden.str.contains(r"^\D*(?:\d[ .-]?){8,9}(?:[.,]0+)?\D*$"))
    negen = waarden.filter(waarden.str.contains(NEGEN_CIJFERS))
    acht = _without(waarden.filter(waarden.str.contains(ACHT_CIJFERS)), DATUM_IN_CIJFERS)
    goed, kort = (reeks.filter(_passes_elfproef(reeks)) for reeks in (negen, acht))
    alarm = _is_beyond_chance(goed.len(), negen.len()) and not _is_meting(waarden, negen)
    # Eight digits alone must convince by themselves: an own number or a KvK number is no BSN that lost its zero.
    if not alarm and not (kort.len() >= MINSTE_ACHT and _is_beyond_chance(kort.len(), acht.len())):
        kort = kort.clear()
    tekst = _without(waarden.filter(waarden.str.contains(NEGEN_IN_TEKST)), f"{NEGEN_CIJFERS}|{KOMMAGETAL}")
    genoemd = waarden.filter(waarden.str.contains(BSN_WOORD))
    genoemd = genoemd.filter(genoemd.str.contains(BSN_GENOEMD)) if genoemd.len() else genoemd
    return pl.concat([goed if alarm else goed.clear(), kort, _find_bsn_in_text(tekst), genoemd]).unique(
        maintain_order=True
    )


def _without(waarden: pl.Series, patroon: str) -> pl.Series:
    """Leave out the values of a shape; nothing is searched in nothing."""
    return waarden.filter(~waarden.str.contains(patroon)) if waarden.len() else waarden


def _is_meting(waarden: pl.Series, negen: pl.Series) -> bool:
    """Whether a few nine-digit numbers stand among numbers of other lengths: then they are amounts, no ids."""
    return negen.len() <= WEINIG and int(waarden.str.contains(ANDER_GETAL).sum()) > negen.len()


def _find_bsn_in_text(tekst: pl.Series) -> pl.Series:
    if tekst.is_empty():
        return tekst
    nummers = pl.DataFrame({"tekst": tekst, "nummer": tekst.str.extract_all(NEGEN_IN_TEKST)}).explode(
        "nummer"
    )
    goed = nummers.filter(_passes_elfproef(nummers["nummer"]))
    return (goed if _is_beyond_chance(goed.height, nummers.height) else goed.clear())["tekst"].unique()


def _passes_elfproef(waarden: pl.Series) -> pl.Series:
    if waarden.is_empty():
        return pl.Series([], dtype=pl.Boolean)
    cijfers = waarden.str.replace(r"[.,]0+\s*$", "").str.replace_all(r"\D", "").str.zfill(9)
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    som = pl.sum_horizontal(
        pl.col("c").str.slice(i, 1).cast(pl.Int64, strict=False) * gewicht
        for i, gewicht in enumerate(gewichten)
    )
    frame = pl.DataFrame({"c": cijfers}, schema={"c": pl.String})
    echt = (som % 11 == 0) & (pl.col("c").str.len_chars() == 9) & (pl.col("c") > "000000009")
    return frame.select(echt.fill_null(value=False).alias("goed"))["goed"]


def _is_beyond_chance(goed: int, alle: int) -> bool:
    """Whether this many of these nine-digit numbers pass for another reason than luck (1 in 11 does)."""
    if goed == 0 or goed < MINSTE_AANDEEL * alle:
        return False
    if alle <= WEINIG:
        return goed == alle
    if alle > 200:
        return True  # a fifth of two hundred or more: luck would need a miracle
    staart = sum(comb(alle, k) * TOEVAL**k * (1 - TOEVAL) ** (alle - k) for k in range(goed, alle + 1))
    return staart < ONGELOOFLIJK
