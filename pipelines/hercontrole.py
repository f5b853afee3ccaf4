"""What a new check of the same delivery solved, left and added, compared with the check before."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ZACHT = "opmerking"


@dataclass(frozen=True)
class Hercontrole:
    """Findings to act on (errors and warnings), counted."""

    opgelost: int
    over: int
    nieuw: int

    @property
    def zin(self) -> str:
        """Say it in the words of the page: `8 opgelost, 1 over, 0 nieuw`."""
        return f"{self.opgelost} opgelost, {self.over} over, {self.nieuw} nieuw"


def compare_rapporten(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> Hercontrole:
    """Compare two reports as JSON; a finding is known by rule, sheet, column and value.

    Not by its row: who deletes one row would otherwise see every later finding as new.
    """
    eerder, later = _tellingen(oud), _tellingen(nieuw)
    return Hercontrole(
        opgelost=(eerder - later).total(), over=(eerder & later).total(), nieuw=(later - eerder).total()
    )


def _tellingen(rapport: Mapping[str, Any]) -> "Counter[tuple[str, str, str, str]]":
    return Counter(
        (b["regel"], b["blad"], b["kolom"], b["gevonden"])
        for b in rapport.get("bevindingen", [])
        if b["ernst"] != ZACHT
    )
