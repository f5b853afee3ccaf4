"""The stem of a Dutch word, so that "scholen" finds "school": endings off, doubled letters single, no accents.

A short form of the Dutch Snowball stemmer (snowballstem.org); what it gets wrong it gets wrong on both sides.
"""

import re
import unicodedata
from functools import lru_cache

UITGANGEN = ("heden", "jes", "tjes", "pjes", "je", "tje", "pje", "en", "e", "s")
"""Tried from the longest; a stem keeps at least three letters."""
KORTST = 3
KLINKERS = "aeiouy"
DUBBELE_KLINKER = re.compile(r"([^aeiouy])(aa|ee|oo|uu)([^aeiouyv])$")
WOORD = re.compile(r"[a-z0-9]+")


def fold(tekst: str) -> str:
    """Return the text in small letters without accents."""
    ontleed = unicodedata.normalize("NFKD", tekst.lower())
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


def split_woorden(tekst: str) -> list[str]:
    """Return the words of a text, folded."""
    return WOORD.findall(fold(tekst))


@lru_cache(maxsize=20_000)
def stem(woord: str) -> str:
    """Return the stem of one folded word."""
    kern = _cut(woord)
    if len(kern) > KORTST and kern[-1] == kern[-2] and kern[-1] not in KLINKERS:
        kern = kern[:-1]
    # "brieven" and "brief", "huizen" and "huis" are one word in another spelling.
    kern = re.sub(r"v$", "f", re.sub(r"z$", "s", kern))
    return DUBBELE_KLINKER.sub(lambda m: m[1] + m[2][0] + m[3], kern)


def _cut(woord: str) -> str:
    for uitgang in sorted(UITGANGEN, key=len, reverse=True):
        kern = woord.removesuffix(uitgang)
        if kern != woord and len(kern) >= KORTST and _may_lose(kern, uitgang):
            return kern
    return woord


def _may_lose(kern: str, uitgang: str) -> bool:
    """Keep an s or e that belongs to the word: only a plural after a consonant is cut (not of "bus" or "fase")."""
    if uitgang == "s":
        return kern[-1] not in f"{KLINKERS}sj"
    return uitgang not in ("e", "en") or kern[-1] not in KLINKERS
