"""The period of a figure: the codes and words sources use → one code, one year, one label."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

VORMEN: Mapping[str, re.Pattern[str]] = {
    "JJ": re.compile(r"(?P<jaar>(?:19|20)\d\d)(?:JJ00)?|editie (?P<editie>20\d\d)", re.IGNORECASE),
    "SJ": re.compile(r"(?P<jaar>20\d\d)SJ00|(?P<begin>20\d\d)/'\d\d", re.IGNORECASE),
    "HJ": re.compile(r"(?P<jaar>20\d\d)HJ0(?P<deel>[12])", re.IGNORECASE),
    "KW": re.compile(r"(?P<jaar>20\d\d)KW0(?P<deel>[1-4])", re.IGNORECASE),
    "DG": re.compile(r"\d{1,2}-\d{1,2}-(?P<jaar>20\d\d)"),
}
STER = re.compile(r"\s*(\*{1,2})$")
WOORDEN: Mapping[str, str] = {
    "JJ": "{jaar}",
    "SJ": "schooljaar {jaar}/{volgend}",
    "HJ": "{deel}e half jaar {jaar}",
    "KW": "{deel}e kwartaal {jaar}",
}


@dataclass(frozen=True, order=True)
class Periode:
    """A year, school year, half year or quarter, in the codes of CBS: 2023JJ00, 2011SJ00, 2022HJ01, 2022KW01."""

    jaar: int
    soort: str = "JJ"
    deel: int = 0

    @property
    def code(self) -> str:
        return f"{self.jaar}{self.soort}{self.deel:02d}"

    @property
    def label(self) -> str:
        """The form people read."""
        volgend = f"{(self.jaar + 1) % 100:02d}"
        return WOORDEN[self.soort].format(jaar=self.jaar, volgend=volgend, deel=self.deel)


def parse_periode(tekst: str) -> Periode | None:
    """Read a period without its sign; a day counts as its year; None when it is none."""
    kaal = STER.sub("", " ".join(tekst.split()))
    for soort, vorm in VORMEN.items():
        if gevonden := vorm.fullmatch(kaal):
            delen = {naam: deel for naam, deel in gevonden.groupdict().items() if deel}
            jaar = int(delen.get("jaar") or delen.get("editie") or delen["begin"])
            return Periode(jaar, "JJ" if soort == "DG" else soort, int(delen.get("deel", 0)))
    return None


def find_ster(tekst: str) -> str:
    """Return `*` or `**` when the source marks the period as provisional, else ''."""
    gevonden = STER.search(tekst.strip())
    return gevonden[1] if gevonden else ""
