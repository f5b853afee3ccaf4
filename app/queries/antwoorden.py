"""Answers of one build that are asked for again: a build never changes, so an answer to a question is one for good."""

import threading
from collections import OrderedDict
from collections.abc import Mapping

import pandas as pd

CELLEN = 1_000_000
"""How many cells are kept together, some tens of megabytes; the answer longest unasked for goes first."""
DEEL = 8
"""An answer of more than this part of all is not kept: it would push out too many others."""

Sleutel = tuple[str, tuple[tuple[str, object], ...]]


class Antwoorden:
    """The answers of the newest build somebody asked something of, by question and parameters."""

    def __init__(self, cellen: int = CELLEN) -> None:
        self._ruimte = cellen
        self._slot = threading.Lock()
        self._build_id = ""
        self._gevuld = 0
        self._bewaard: OrderedDict[Sleutel, pd.DataFrame] = OrderedDict()

    def get(self, build_id: str, sql: str, parameters: Mapping[str, object]) -> pd.DataFrame | None:
        """Return the answer that was kept, to do with as one likes; None when there is none."""
        sleutel = make_sleutel(sql, parameters)
        with self._slot:
            if build_id != self._build_id or sleutel not in self._bewaard:
                return None
            self._bewaard.move_to_end(sleutel)
            # Pandas copies what is written in, and only that.
            return self._bewaard[sleutel].copy(deep=False)

    def keep(
        self, build_id: str, sql: str, parameters: Mapping[str, object], antwoord: pd.DataFrame
    ) -> pd.DataFrame:
        """Keep an answer and return it; with the first of another build, those of the former go."""
        sleutel = make_sleutel(sql, parameters)
        with self._slot:
            if build_id != self._build_id:
                self._bewaard.clear()
                self._build_id, self._gevuld = build_id, 0
            if antwoord.size > self._ruimte // DEEL or sleutel in self._bewaard:
                return antwoord
            self._bewaard[sleutel] = antwoord
            self._gevuld += antwoord.size
            while self._gevuld > self._ruimte:
                self._gevuld -= self._bewaard.popitem(last=False)[1].size
        return antwoord.copy(deep=False)


def make_sleutel(sql: str, parameters: Mapping[str, object]) -> Sleutel:
    """Return question and parameters as what can be looked up."""
    delen = sorted(parameters.items())
    return sql, tuple((naam, tuple(w) if isinstance(w, list) else w) for naam, w in delen)
