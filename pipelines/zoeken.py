"""Full-text search in a handful of texts: SQLite's FTS5 in memory, over exactly what a reader may see."""

import sqlite3
from collections.abc import Mapping

from pipelines.stam import split_woorden, stem

# A word in the title says more than one in the text: hence 4 against 1.
TABEL = "create virtual table zoek using fts5(titel, tekst)"
VUL = "insert into zoek (rowid, titel, tekst) values (?, ?, ?)"
ZOEK = "select rowid from zoek where zoek match ? order by bm25(zoek, 4.0, 1.0), rowid desc"
HOOGSTENS = 12
"""Words of a question that count; a longer one is a story, not a question."""


def find_teksten(teksten: Mapping[int, tuple[str, str]], vraag: str) -> list[int]:
    """Return the keys of the (title, text) pairs that hold every word asked for, the best match first.

    Words match on their stem or their beginning, without accents. An empty question finds everything.
    """
    woorden = split_woorden(vraag)[:HOOGSTENS]
    if not woorden:
        return list(teksten)
    verbinding = sqlite3.connect(":memory:")
    try:
        verbinding.execute(TABEL)
        rijen = [(sleutel, _index(titel), _index(tekst)) for sleutel, (titel, tekst) in teksten.items()]
        verbinding.executemany(VUL, rijen)
        gevonden = verbinding.execute(ZOEK, (" AND ".join(_ask(woord) for woord in woorden),))
        return [int(sleutel) for (sleutel,) in gevonden]
    finally:
        verbinding.close()


def _index(tekst: str) -> str:
    woorden = split_woorden(tekst)
    return " ".join([*woorden, *(stem(woord) for woord in woorden)])


def _ask(woord: str) -> str:
    """Ask for the word as the beginning of another ("school" in "schoolverzuim"), or for its stem."""
    return f'("{woord}"* OR "{stem(woord)}")'
