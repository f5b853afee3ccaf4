"""What a new check of the same delivery solved, left and added, compared with the check before."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipelines.eigen_bladen import fit_bladnaam

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

    Not by its row: who deletes one row would otherwise see every later finding as new. And not by its
    sheet when one of the files has none: a CSV that we gave back as a workbook is the same file.
    """
    met_blad = _has_bladen(oud) and _has_bladen(nieuw)
    eerder, later = _tellingen(oud, met_blad=met_blad), _tellingen(nieuw, met_blad=met_blad)
    return Hercontrole(
        opgelost=(eerder - later).total(), over=(eerder & later).total(), nieuw=(later - eerder).total()
    )


def _has_bladen(rapport: Mapping[str, Any]) -> bool:
    return any(b["blad"] for b in rapport.get("bevindingen", []))


def _tellingen(rapport: Mapping[str, Any], *, met_blad: bool) -> "Counter[tuple[str, str, str, str]]":
    return Counter(
        (b["regel"], fit_bladnaam(b["blad"]) if met_blad else "", b["kolom"], b["gevonden"])
        for b in rapport.get("bevindingen", [])
        if b["ernst"] != ZACHT
    )
