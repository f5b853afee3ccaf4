"""One figure per place as a map shows it: value, class, and what is said where there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from app.components.cijfers import Cijfer
from app.components.getallen import BESCHERMD, show_getal, show_tussen, show_waarde
from app.components.uitweg import find_uitweg
from app.figures.klassen import Klasse, find_klasse, make_klassen, shade_of
from schemas.indicator import Indicator
from schemas.keuzelijst import load_keuzelijst

GEHEIM = "geheim"
"""The sign of a figure that its source hides."""


@dataclass(frozen=True)
class Kaartcijfer:
    """The figure of one place; `reden` says why there is no value, `veilig_regiocode` where there is one after all."""

    regiocode: str
    waarde: float | None = None
    onder: float | None = None
    boven: float | None = None
    n: float | None = None
    is_onderdrukt: bool = False
    is_voorlopig: bool = False
    is_grof: bool = False
    reden: str = ""
    veilig_regiocode: str = ""


@dataclass(frozen=True)
class Kaart:
    """All places of one map; `eenheid` is that of the indicator."""

    indicator: Indicator
    titel: str
    cijfers: Mapping[str, Kaartcijfer]
    klassen: tuple[Klasse, ...]
    bron: str

    @property
    def heeft_marges(self) -> bool:
        """Answer whether any place has a margin: figures of others come without."""
        return any(cijfer.onder is not None for cijfer in self.cijfers.values())

    def get(self, regiocode: str) -> Kaartcijfer:
        """Return the figure of a place; nothing measured is a figure without a value."""
        return self.cijfers.get(regiocode, Kaartcijfer(regiocode, reden="geen cijfer"))

    def look(self, regiocode: str) -> str:
        """Return the class name of a place: its shade, hidden, or absent."""
        cijfer = self.get(regiocode)
        if cijfer.is_onderdrukt:
            return "kaart-verborgen"
        if cijfer.waarde is None:
            return "kaart-leeg"
        nummer = find_klasse(cijfer.waarde, self.klassen)
        return f"kaart-tint-{shade_of(nummer, len(self.klassen))}"

    def sign(self, regiocode: str) -> str:
        """Return what stands on the map: the value, or a sign that there is none."""
        cijfer = self.get(regiocode)
        if cijfer.is_onderdrukt:
            return "···"
        return show_waarde(cijfer.waarde, self.indicator.eenheid).removesuffix(" per 1.000")

    def describe(self, regiocode: str) -> str:
        """Say the rest of the figure for who cannot see the map: `42 antwoorden`, or why there is none."""
        cijfer = self.get(regiocode)
        if cijfer.waarde is None:
            return cijfer.reden
        voorbehoud = (("grof afgerond", cijfer.is_grof), ("voorlopig", cijfer.is_voorlopig))
        rust_op = describe_n(cijfer, self.indicator)
        return ", ".join(deel for deel in (rust_op, *(woord for woord, geldt in voorbehoud if geldt)) if deel)

    def margin(self, regiocode: str) -> str:
        """Say between which values the figure may lie."""
        cijfer = self.get(regiocode)
        return show_tussen(cijfer.onder, cijfer.boven, self.indicator.eenheid)


def describe_n(cijfer: Kaartcijfer, indicator: Indicator) -> str:
    """Say on how many answers or people a figure rests; nothing for a key figure of another source."""
    if cijfer.n is None:
        return ""
    wat = "antwoorden" if indicator.vorm == "gemiddelde" or indicator.informant_apart else "deelnemers"
    return f"{show_getal(cijfer.n)} {wat}"


def make_kaart(indicator: Indicator, titel: str, cijfers: Sequence[Kaartcijfer], *, bron: str) -> Kaart:
    """Put figures on a map; the classes follow from the places that can be seen."""
    waarden = [c.waarde for c in cijfers if c.waarde is not None]
    return Kaart(
        indicator, titel, {c.regiocode: c for c in cijfers}, make_klassen(waarden, indicator.eenheid), bron
    )


def from_cijfer(cijfer: Cijfer) -> Kaartcijfer:
    """Turn a figure of the build into one of the map."""
    return Kaartcijfer(
        cijfer.regiocode,
        waarde=None if cijfer.is_onderdrukt else cijfer.waarde,
        onder=cijfer.onder,
        boven=cijfer.boven,
        n=cijfer.n,
        is_onderdrukt=cijfer.is_onderdrukt,
        is_voorlopig=cijfer.is_voorlopig,
        is_grof=cijfer.is_grof,
        reden=f"verborgen, {BESCHERMD}" if cijfer.is_onderdrukt else "geen cijfer",
        veilig_regiocode=cijfer.veilig_regiocode if find_uitweg(cijfer) else "",
    )


def from_contextcijfer(rij: Mapping[str, Any]) -> Kaartcijfer:
    """Turn a key figure into one of the map; hidden, unknown, impossible and too small stay four things."""
    is_bekend = not pd.isna(rij["waarde"])
    teken = str(rij["teken"])
    return Kaartcijfer(
        str(rij["regiocode"]),
        waarde=float(rij["waarde"]) if is_bekend else None,
        is_onderdrukt=teken == GEHEIM,
        reden="" if is_bekend else load_keuzelijst("contextteken").get(teken, teken),
    )
