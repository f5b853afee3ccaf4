"""Context figures as values, and in words: a number, a provisional number, or why there is none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from app.components.getallen import show_waarde
from pipelines.context.perioden import parse_periode
from pipelines.reference import NAAMSVERMELDING_CBS
from schemas.indicator import Indicator
from schemas.keuzelijst import load_keuzelijst, load_keuzes

CBS = "CBS"


@dataclass(frozen=True)
class Contextcijfer:
    """One figure of one place and period."""

    indicatorcode: str
    peilperiode: str
    peiljaar: int
    waarde: float | None
    teken: str
    stand: str
    segment: int
    breuk: str
    bron: str
    licentie: str

    @property
    def soort(self) -> str:
        """The kind of period, such as JJ or SJ: only figures of one kind stand in one series."""
        return self.peilperiode[4:6]

    @property
    def plek(self) -> float:
        """Where the period begins on an axis of years."""
        periode = parse_periode(self.peilperiode)
        delen = {"HJ": 2, "KW": 4}.get(self.soort, 1)
        return self.peiljaar + (max(periode.deel - 1, 0) / delen if periode else 0.0)

    @property
    def wanneer(self) -> str:
        """The period in words."""
        periode = parse_periode(self.peilperiode)
        return periode.label if periode else self.peilperiode

    def say(self, indicator: Indicator) -> str:
        """Write the value, or why it is absent: hidden, unknown, impossible, too small; zero stays zero."""
        if self.waarde is None:
            return load_keuzelijst("contextteken").get(self.teken, self.teken)
        tekst = self._name_class(indicator) or show_waarde(self.waarde, indicator.eenheid)
        return f"{tekst} ({load_keuzelijst('contextstand')[self.stand]})" if self.stand else tekst

    @property
    def breukreden(self) -> str:
        """Why it cannot be compared with the figure before it, in words; empty when it can."""
        woorden = load_keuzelijst("contextbreuk")
        return " en ".join(woorden.get(code, code) for code in self.breuk.split())

    def _name_class(self, indicator: Indicator) -> str:
        """Return what the class is called; empty when it is no class or one without a name."""
        nummer = int(self.waarde or 0)
        return indicator.klassen[nummer - 1] if 0 < nummer <= len(indicator.klassen) else ""


def read_contextcijfers(frame: pd.DataFrame, indicatoren: Mapping[str, Indicator]) -> list[Contextcijfer]:
    """Read the rows of a mart, of the indicators that are declared, by name and newest first."""
    velden = list(Contextcijfer.__dataclass_fields__)
    als_object = frame[velden].astype("object")
    rijen = [
        Contextcijfer(*waarden)
        for waarden in als_object.where(als_object.notna(), None).itertuples(index=False, name=None)
        if waarden[0] in indicatoren
    ]
    return sorted(rijen, key=lambda c: indicatoren[c.indicatorcode].naam)


def newest(cijfers: Iterable[Contextcijfer]) -> list[Contextcijfer]:
    """Return the newest figure of each indicator; they come newest first."""
    eerste: dict[str, Contextcijfer] = {}
    for cijfer in cijfers:
        eerste.setdefault(cijfer.indicatorcode, cijfer)
    return list(eerste.values())


def explain_tekens(cijfers: Iterable[Contextcijfer]) -> list[str]:
    """Explain the words that stand in a table, and only those."""
    gezien = {code for cijfer in cijfers for code in (cijfer.teken, cijfer.stand) if code}
    return [
        f"{keuze.label.capitalize()}: {keuze.hulp[0].lower()}{keuze.hulp[1:]}"
        for lijst in ("contextteken", "contextstand")
        for keuze in load_keuzes(lijst)
        if keuze.code in gezien
    ]


def name_bronnen(cijfers: Iterable[Contextcijfer]) -> list[str]:
    """Name the sources with their licence; CBS asks for one line of its own."""
    bronnen = dict.fromkeys((cijfer.bron, cijfer.licentie) for cijfer in cijfers)
    van_cbs = [bron for bron, _ in bronnen if bron.startswith(CBS)]
    regels = [f"{NAAMSVERMELDING_CBS}. {'; '.join(van_cbs)}."] if van_cbs else []
    return regels + [_name_bron(bron, licentie) for bron, licentie in bronnen if not bron.startswith(CBS)]


def _name_bron(bron: str, licentie: str) -> str:
    """Say a licence once, and never in brackets behind brackets."""
    if licentie in bron:
        return f"Bron: {bron}."
    return f"Bron: {bron}. Licentie: {licentie}." if bron.endswith(")") else f"Bron: {bron} ({licentie})."
