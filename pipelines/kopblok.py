"""Rows that head a table together: groups over names, names over codes, names beside units."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.kopvormen import KOPSCHEIDING
from pipelines.raster import Raster, Samenvoeging
from pipelines.rijwoorden import EENHEID

GEEN_TEKST = re.compile(
    r"\s*(?:[-+<>≤≥]?\s*(?:€\s*)?[\d.,\s]*\d[\d.,\s]*%?|\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}.*|-|\?|x|\.+|n\.?v\.?t\.?|ja|nee|"
    r"onbekend|#[A-Z/0!?]+|(?:19|20)\d\d-[kq]\d)\s*",
    re.IGNORECASE,
)
PERIODE = re.compile(
    r"\s*(?:(?:19|20)\d\d\*{0,2}|[kq]\d|(?:19|20)\d\d[- ]?[kq]?\d{1,2}|[kq]\d[- ](?:19|20)\d\d)\s*",
    re.IGNORECASE,
)
DAG = re.compile(r"\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\s*")
NUMMER = re.compile(r"\s*[1-9]\d?\s*")
STREEP = re.compile(r"\s*[-=_–—]{2,}\s*")
MEESTE_KOPRIJEN = 6
MEESTAL = 0.6
ZELFDE_VORM = 0.8
GENOEG_KOLOMMEN = 150
"""The first columns tell a header from data; a table of two thousand is not compared whole."""

Cellen = tuple[str | None, ...]


def is_tekst(cel: str) -> bool:
    """Whether a cell reads as words rather than as a value."""
    return GEEN_TEKST.fullmatch(cel) is None


def normalise_kop(cel: str | None) -> str:
    """Put a header on one line, without spaces around it."""
    return " ".join((cel or "").split())


def find_reeks(rij: Cellen, *, ook_nummers: bool = True) -> frozenset[int]:
    """Return the positions of values that name columns: years, quarters, days or 1, 2, 3 behind a word."""
    gevuld = [(k, cel) for k, cel in enumerate(rij) if cel is not None]
    if not any(is_tekst(cel) for _, cel in gevuld) and rij[0] is not None:
        return frozenset()
    for patroon, minstens in ((PERIODE, 2), (DAG, 2), (NUMMER, 3))[: 3 if ook_nummers else 1]:
        reeks = [(k, cel.strip()) for k, cel in gevuld if patroon.fullmatch(cel)]
        verschillend = {cel for _, cel in reeks}
        is_reeks = patroon is not NUMMER or [int(cel) for _, cel in reeks] == list(
            range(int(reeks[0][1]), int(reeks[0][1]) + len(reeks)) if reeks else []
        )
        if len(verschillend) >= minstens and is_reeks:
            return frozenset(k for k, _ in reeks)
    return frozenset()


@dataclass(frozen=True)
class Onderkant:
    """What stands under a possible header: the columns of values, and those of periods among them."""

    waarden: frozenset[int]
    perioden: frozenset[int]


def look_below(rijen: Sequence[Cellen]) -> Onderkant:
    """Judge the columns by the rows under a header; its first rows may still be header themselves."""
    proef = rijen[min(3, len(rijen) // 2) :][:30]
    waarden, perioden = set(), set()
    for k in range(len(proef[0]) if proef else 0):
        cellen = [cel for rij in proef if (cel := rij[k]) is not None]
        if cellen and sum(not is_tekst(cel) for cel in cellen) > MEESTAL * len(cellen):
            waarden.add(k)
            if sum(PERIODE.fullmatch(cel) is not None for cel in cellen) > MEESTAL * len(cellen):
                perioden.add(k)
    return Onderkant(frozenset(waarden), frozenset(perioden))


def common_shape(rijen: Sequence[Cellen], k: int) -> str:
    """Return the shape most cells of a column of codes share (T1, T002), or nothing."""
    vormen = [shape_of(cel) for rij in rijen[:30] if (cel := rij[k]) is not None]
    vaakst = max(vormen, key=vormen.count, default="")
    return vaakst if "9" in vaakst and vormen.count(vaakst) >= ZELFDE_VORM * len(vormen) else ""


def shape_of(cel: str) -> str:
    """Write words as a and numbers as 9: T001 is a9."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", cel.strip()))


def grow_block(
    raster: Raster, rijen: Sequence[Cellen], nummers: Sequence[int], positie: int
) -> tuple[int, ...]:
    """Return the positions of all rows that head the table together with the one at `positie`."""
    eerste = laatste = positie
    while laatste - eerste < MEESTE_KOPRIJEN and _is_pair(raster, rijen, nummers, laatste):
        laatste += 1
    while laatste - eerste < MEESTE_KOPRIJEN and _is_pair(raster, rijen, nummers, eerste - 1):
        eerste -= 1
    return tuple(range(eerste, laatste + 1))


def _is_pair(raster: Raster, rijen: Sequence[Cellen], nummers: Sequence[int], boven: int) -> bool:
    """Whether this row and the next are both header: 'Inloop jongeren' over jul, aug, sep."""
    if boven < 0 or boven + 1 >= len(rijen) or nummers[boven + 1] != nummers[boven] + 1:
        return False
    ouder, kind = rijen[boven], rijen[boven + 1]
    onder = [rij for rij in rijen[boven + 2 :] if rij not in (ouder, kind)]  # printed again on a next page
    ouders = [cel for cel in ouder if cel is not None]
    if not _may_head(ouders) or not _may_be_second(kind, onder):
        return False
    if _has_merged_group(raster.samengevoegd, nummers[boven], len(ouder)):
        return True
    if len(ouders) == 1:  # one name over its unit, beside columns that are named below it
        return ouder[0] is None and _fills_gaps(ouder, kind) and _has_units_only(ouder, kind)
    return _fills_gaps(ouder, kind) or _names_values(ouder, kind, onder)


def _may_head(ouders: Sequence[str]) -> bool:
    """Whether all cells of a row are words, or several periods; 'Wijk:' is a fact and no group."""
    return not any(cel.rstrip().endswith(":") for cel in ouders) and all(
        is_tekst(cel) or (PERIODE.fullmatch(cel) is not None and len(ouders) > 2) for cel in ouders
    )


def _may_be_second(kind: Cellen, onder: Sequence[Cellen]) -> bool:
    """Whether a row under a header has names only, none of which comes back below or is coded like what is below."""
    kinderen = [(k, cel) for k, cel in enumerate(kind) if cel is not None]
    if not kinderen or any(not (is_tekst(cel) or PERIODE.fullmatch(cel)) for _, cel in kinderen):
        return False
    if any(rij[k] == cel for k, cel in kinderen[:GENOEG_KOLOMMEN] for rij in onder if is_tekst(cel)):
        return False
    return not any(
        shape_of(cel) == common_shape(onder, k) for k, cel in kinderen[:GENOEG_KOLOMMEN] if is_tekst(cel)
    )


def _has_merged_group(samengevoegd: Sequence[Samenvoeging], rij: int, breedte: int) -> bool:
    return any(r1 == r2 == rij and 0 < k2 - k1 < breedte - 1 for r1, k1, r2, k2 in samengevoegd)


def _fills_gaps(ouder: Cellen, kind: Cellen) -> bool:
    """Whether the lower row names columns that the upper leaves open."""
    paren = list(zip(ouder, kind, strict=True))
    alleen_kind = any(o is None and k is not None for o, k in paren)
    alleen_ouder = any(o is not None and k is None for o, k in paren)
    kinderen = [cel for cel in kind if cel is not None]
    return alleen_kind and (
        alleen_ouder or len(set(kinderen)) < len(kinderen) or _has_units_only(ouder, kind)
    )


def _has_units_only(ouder: Cellen, kind: Cellen) -> bool:
    """Whether the lower row gives units under the names."""
    onder = [k for o, k in zip(ouder, kind, strict=True) if o is not None and k is not None]
    return bool(onder) and all(re.match(EENHEID, kind) for kind in onder)


def _names_values(ouder: Cellen, kind: Cellen, onder: Sequence[Cellen]) -> bool:
    """Whether the lower row has names over columns of values, as no row of data would.

    Units alone do not count: such a row only explains the header above it.
    """
    kant = look_below(onder)
    benoemd = [k for k in kant.waarden if (cel := kind[k]) is not None and _is_naam(cel, k, kant)]
    if len(benoemd) < 2 or any(kind[k] is not None and k not in benoemd for k in kant.waarden):
        return False
    if all(re.match(EENHEID, cel) for cel in kind if cel is not None):
        return False
    kinderen = [cel for cel in kind if cel is not None]
    paren = {(o, k) for o, k in zip(ouder, kind, strict=True) if k is not None}
    is_onderscheiden = len(set(kinderen)) < len(kinderen) and len(paren) > len(set(kinderen))
    herhaalt = any(a is not None and a == b for a, b in pairwise(ouder))
    zijn_codes = all(kind[k] is not None for k in kant.waarden) and all(map(is_tekst, kinderen))
    return is_onderscheiden or herhaalt or zijn_codes


def _is_naam(cel: str, k: int, kant: Onderkant) -> bool:
    # A period first: with the mark of a provisional year (2024**) it reads as words.
    if PERIODE.fullmatch(cel):
        return k not in kant.perioden
    return is_tekst(cel) and re.search(r"[^\W\d_]{2}|%", cel) is not None


def join_rows(raster: Raster, nummers: Sequence[int], rijen: Sequence[Cellen]) -> tuple[str, ...]:
    """Write the names of all header rows as one; a group reaches over its merged or empty cells to the right."""
    breedte = len(rijen[0])
    delen: list[list[str]] = [[] for _ in range(breedte)]
    for diepte, rij in enumerate(rijen):
        groep = ""
        is_laatste = diepte == len(rijen) - 1
        for k in range(breedte):
            cel = rij[k]
            if cel is not None:
                groep = "" if STREEP.fullmatch(cel) else normalise_kop(cel)
            elif is_laatste or _merged_ends_before(raster, nummers[diepte], k):
                groep = ""
            heeft_onder = any(onder[k] is not None for onder in rijen[diepte + 1 :])
            tekst = groep if cel is not None or heeft_onder else ""
            if tekst and tekst not in delen[k][-1:]:
                delen[k].append(tekst)
    return tuple(KOPSCHEIDING.join(deel) for deel in delen)


def _merged_ends_before(raster: Raster, rij: int, k: int) -> bool:
    """Whether merged cells on this row say which columns a group covers, and this is not one of them."""
    groepen = [(k1, k2) for r1, k1, r2, k2 in raster.samengevoegd if r1 <= rij <= r2]
    return bool(groepen) and not any(k1 <= k <= k2 for k1, k2 in groepen)
