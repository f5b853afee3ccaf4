"""How large a sheet is, measured on the bytes of its XML: numpy looks at every cell at once, by pattern takes ten times longer."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipelines.raster import column_index

VOLLE_CEL = re.compile(rb'\sr="([A-Z]{1,3})(\d{1,7})"[^>/]*>')
WAARDEN = (b"</v>", b":v>", b"</is>", b":is>")
TAGS = (b"<c ", b"<c>", b":c ", b"<row ", b"<row>", b":row ")
MET_VOORVOEGSEL = (b":c ", b":row ", b":v>", b":is>")
RUIMTE = 16
"""Bytes put behind a block, so that looking a few bytes past its end is harmless."""
WIT = np.frombuffer(b" \t\n\r\x0b\x0c", dtype=np.uint8)
MEESTE_LETTERS, MEESTE_CIJFERS = 3, 7
PROEVEN = 20

Bytes = npt.NDArray[np.uint8]
Plekken = npt.NDArray[np.int64]
Waar = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Bladmaat:
    """Of one block: cells with a value, tags of cells and rows, tags with an address, and the furthest filled cell."""

    waarden: int
    tags: int = 0
    adressen: int = 0
    hoogste: int = 0
    breedste: int = 0


def measure_blok(blok: bytes) -> Bladmaat:
    """Measure a block of whole rows; one whose tags bear a prefix (`<x:c r="A1">`) by pattern."""
    if b":" in blok and any(teken in blok for teken in MET_VOORVOEGSEL):
        return measure_by_pattern(blok)
    xml = np.frombuffer(blok + bytes(RUIMTE), dtype=np.uint8)
    tags = np.flatnonzero(xml == ord("<"))
    eerste = xml[tags + 1]
    sluitend = tags[eerste == ord("/")]
    waarden = _count(xml, sluitend, b"/v>") + _count(xml, sluitend, b"/is>")
    if not waarden:
        return Bladmaat(0)
    cellen, rijen = tags[eerste == ord("c")], tags[eerste == ord("r")]
    elementen = _count(xml, cellen, b"c ") + _count(xml, cellen, b"c>")
    elementen += _count(xml, rijen, b"row ") + _count(xml, rijen, b"row>")
    begin = _find(xml, b'r="') + len('r="')
    voor = xml[begin - len(' r="')]
    verste = _furthest(blok, xml, tags, begin[np.isin(voor, WIT)])
    if verste is None:
        return measure_by_pattern(blok)
    return Bladmaat(waarden, elementen, int((voor == ord(" ")).sum()), *verste)


def measure_by_pattern(blok: bytes) -> Bladmaat:
    """Measure a block of any XML that calamine reads."""
    waarden = sum(map(blok.count, WAARDEN))
    if not waarden:
        return Bladmaat(0)
    gevonden = VOLLE_CEL.findall(blok)
    letters, rijen = map(set, zip(*gevonden, strict=True)) if gevonden else (set(), set())
    return Bladmaat(
        waarden,
        sum(map(blok.count, TAGS)),
        blok.count(b' r="'),
        max(map(int, rijen), default=0),
        max((column_index(deel.decode()) + 1 for deel in letters), default=0),
    )


def _furthest(blok: bytes, xml: Bytes, tags: Plekken, begin: Plekken) -> tuple[int, int] | None:
    """Return the highest row and the widest column of the cells that hold something; None when it cannot tell."""
    plek = begin.copy()
    kolom, letters = _read_signs(xml, plek, b"@AZ", MEESTE_LETTERS)
    rij, cijfers = _read_signs(xml, plek, b"009", MEESTE_CIJFERS)
    telt = (letters > 0) & (cijfers > 0) & (xml[plek] == ord('"')) & ~_in_empty_tag(xml, tags, plek)
    hoogste, breedste = (_find_largest(blok, begin[telt], maten[telt]) for maten in (rij, kolom))
    return None if hoogste is None or breedste is None else (hoogste, breedste)


def _read_signs(xml: Bytes, plek: Plekken, tekens: bytes, meeste: int) -> tuple[Plekken, Plekken]:
    """Read a number at each place and move the place behind it; `tekens` are zero, the first and the last sign."""
    nul, eerste, laatste = tekens
    waarde, aantal = np.zeros_like(plek), np.zeros_like(plek)
    gaat_door = np.ones(len(plek), dtype=bool)
    for _ in range(meeste):
        teken = xml[plek]
        gaat_door &= (teken >= eerste) & (teken <= laatste)
        if not gaat_door.any():
            break
        waarde = np.where(gaat_door, waarde * (laatste - nul + (nul == eerste)) + teken - nul, waarde)
        aantal += gaat_door
        plek += gaat_door
    return waarde, aantal


def _in_empty_tag(xml: Bytes, tags: Plekken, plek: Plekken) -> Waar:
    """Answer per place whether it stands in a tag that ends in `/>`: such a cell has a colour and nothing in it."""
    leeg = _find(xml, b"/>") + 1
    if not len(leeg):
        return np.zeros(len(plek), dtype=bool)
    begin = tags[np.maximum(np.searchsorted(tags, leeg) - 1, 0)]
    omvang = len(plek) + 1
    erin = np.bincount(np.searchsorted(plek, begin), minlength=omvang)
    eruit = np.bincount(np.searchsorted(plek, leeg), minlength=omvang)
    binnen: Waar = np.cumsum(erin - eruit)[:-1] > 0
    return binnen


def _find_largest(blok: bytes, begin: Plekken, maten: Plekken) -> int | None:
    """Return the largest of what the pattern too calls a filled cell; None after too many others."""
    for _ in range(PROEVEN):
        if not len(maten):
            return 0
        plek = int(maten.argmax())
        if VOLLE_CEL.match(blok, int(begin[plek]) - len(' r="')):
            return int(maten[plek])
        begin, maten = np.delete(begin, plek), np.delete(maten, plek)
    return None


def _find(xml: Bytes, tekst: bytes) -> Plekken:
    """Return every place of a text."""
    breed = len(xml) - len(tekst) + 1
    goed = xml[:breed] == tekst[0]
    for i, teken in enumerate(tekst[1:], 1):
        goed &= xml[i : i + breed] == teken
    return np.flatnonzero(goed)


def _holds(xml: Bytes, plekken: Plekken, tekst: bytes) -> Waar:
    """Answer per place whether this text stands there."""
    goed = np.ones(len(plekken), dtype=bool)
    for i, teken in enumerate(tekst):
        goed &= xml[plekken + i] == teken
    return goed


def _count(xml: Bytes, tags: Plekken, begin: bytes) -> int:
    return int(_holds(xml, tags + 1, begin).sum())
