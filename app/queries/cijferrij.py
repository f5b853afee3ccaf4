"""A figure as a value: one row of the published figures, and which one counts in a quarter."""

from dataclasses import dataclass, fields
from typing import Any

import pandas as pd

from schemas.indicator import Indicator
from schemas.vocabulary import Kwartaal

KWARTALEN = {"kwartaal": 1, "halfjaar": 2, "jaar": 4}
"""How many quarters a period has."""


@dataclass(frozen=True)
class Cijfer:
    """One row of the figures; absent numbers are None."""

    indicatorcode: str
    soort: str
    vorm: str
    regiocode: str
    kwartaal: str
    partijcode: str
    interventiecode: str
    informant: str
    waarde: float | None = None
    onder: float | None = None
    boven: float | None = None
    woorden: str = ""
    teller: float | None = None
    n: float | None = None
    in_aanmerking: float | None = None
    dekking: float | None = None
    vorig_kwartaal: str = ""
    vorige_waarde: float | None = None
    verandering: str = ""
    segment: int = 0
    is_onderdrukt: bool = False
    onderdruk_reden: str = ""
    veilig_regiocode: str = ""
    veilig_cijfer_id: str = ""
    is_grof: bool = False
    is_voorlopig: bool = False
    is_onvolledig: bool = False
    toelichting: str = ""
    definitieversie: str = ""
    bron: str = ""
    periode: str = "kwartaal"

    @property
    def cijfer_id(self) -> str:
        """The key of the figure, the same in every build."""
        return "/".join(
            (
                self.indicatorcode,
                self.regiocode,
                self.kwartaal,
                self.partijcode,
                self.interventiecode,
                self.informant,
            )
        )


VELDEN = tuple(veld.name for veld in fields(Cijfer))
TEKSTVELDEN = frozenset(
    {
        "woorden",
        "vorig_kwartaal",
        "verandering",
        "onderdruk_reden",
        "veilig_regiocode",
        "veilig_cijfer_id",
        "toelichting",
        "bron",
    }
)


def read_cijfers(frame: pd.DataFrame) -> list[Cijfer]:
    """Turn a frame of figures into values."""
    # By column: a page reads thousands of rows, and looking at each cell by itself was a tenth of its time.
    kolommen = (_clean(naam, frame[naam]) for naam in VELDEN)
    return [Cijfer(*rij) for rij in zip(*kolommen, strict=True)]


def _clean(naam: str, kolom: "pd.Series[Any]") -> list[Any]:
    """Write what is absent as None, or as an empty text for a text."""
    if kolom.dtype.kind in "bi" and naam != "definitieversie":
        return kolom.tolist()
    leeg = "" if naam in TEKSTVELDEN else None
    waarden = (kolom.astype(str) if naam == "definitieversie" else kolom).tolist()
    # Asked of the value itself, which alone differs from itself when absent: most frames have a handful of rows.
    return [leeg if w is None or w is pd.NA or w != w else w for w in waarden]  # noqa: PLR0124


def starts_in(cijfer: Cijfer) -> str:
    """Return the first quarter a figure counts."""
    return str(Kwartaal.parse(cijfer.kwartaal).plus(1 - KWARTALEN[cijfer.periode]))


def newest_at(reeks: list[Cijfer], kwartaal: str) -> Cijfer | None:
    """Return the figure that counts in a quarter: its own, or that of the newest half-year or year that had ended."""
    nu = Kwartaal.parse(kwartaal)
    passend = (c for c in reeks if str(nu.plus(-(nu.nummer % KWARTALEN[c.periode]))) == c.kwartaal)
    return next(passend, None)


def reaches(cijfer: Cijfer, doel: float | None, indicator: Indicator) -> bool:
    """Answer whether a figure reaches its target, in the direction that is better."""
    if cijfer.waarde is None or doel is None:
        return False
    return cijfer.waarde <= doel if indicator.hoger_is_beter is False else cijfer.waarde >= doel
