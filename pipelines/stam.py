"""The words of a Dutch text and their stems, so that "scholen" finds "school": folded, without accents."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

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
    """Return the stem of one folded word (Snowball's Dutch, after Kraaij and Pohlmann)."""
    # A stemmer keeps its word while it works: each call its own, for two requests may ask at once.
    return str(snowballstemmer.stemmer("dutch").stemWord(woord))
