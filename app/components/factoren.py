"""Factors, offer and grid of a place as values, and in words: what every page says about them in the same way."""

from dataclasses import dataclass, fields
from typing import Any, TypeVar

import pandas as pd

from app.components.getallen import EEN_PROCENT, show_aandeel, show_deel, show_getal
from pipelines.reference import load_referentie

SOORTEN = {"beschermend": "Beschermende factor", "risico": "Risicofactor"}
VERHOUDINGEN = {
    "gelijk": "gelijk aan",
    "ruimer": "ruimer dan",
    "enger": "een deel van",
    "verwant": "verwant met",
}
"""How the first factor of a crossing relates to the second, before the name of the second."""
Rij = TypeVar("Rij")


@dataclass(frozen=True)
class Factorstand:
    """One factor in one place and quarter; absent numbers are None."""

    factor_id: str
    naam: str
    soort: str
    domein: str
    model: str
    is_focus: bool
    gekozen_in: str
    focus_reden: str
    leeftijd_van: int
    leeftijd_tot: int
    aantal_interventies: int
    interventies: str
    bereikt_minstens: float | None
    bereikt_hoogstens: float | None
    doelgroep: float | None
    dosis_minstens: float | None
    dosis_hoogstens: float | None
    hoogste_trede: int

    @property
    def is_beschermend(self) -> bool:
        return self.soort == "beschermend"


@dataclass(frozen=True)
class Aanbod:
    """One intervention of one party that contributes to one factor in a gebied."""

    factor_id: str
    interventiecode: str
    interventienaam: str
    partijcode: str
    partijnaam: str
    partijsoort: str
    leeftijd_van: int
    leeftijd_tot: int
    trede: int
    onderbouwing: str
    bron: str
    is_voorlopig: bool
    is_opgave: bool


@dataclass(frozen=True)
class Factornaam:
    """One factor of a model, as it is called there."""

    factor_id: str
    model: str
    modelnaam: str
    modelversie: str
    is_standaard: bool
    naam: str
    soort: str
    domein: str
    van_kwartaal: str
    tot_kwartaal: str


def read_rijen(frame: pd.DataFrame, klasse: type[Rij]) -> list[Rij]:
    """Turn a frame into values of one kind; what is absent becomes None."""
    velden = [veld.name for veld in fields(klasse)]  # type: ignore[arg-type] # a dataclass
    return [
        klasse(**{naam: _clean(waarde) for naam, waarde in zip(velden, rij, strict=True)})
        for rij in frame[velden].itertuples(index=False, name=None)
    ]


def _clean(waarde: Any) -> Any:
    if pd.isna(waarde):
        return None
    return waarde.item() if hasattr(waarde, "item") else waarde


def strengths_first(factor: Factorstand) -> tuple[bool, str]:
    """Order protective factors before risks, then by name: no order of more and less (R-13, R-14)."""
    return (not factor.is_beschermend, factor.naam)


def describe_leeftijd(van: int, tot: int) -> str:
    """Say an age band: `4 tot en met 17 jaar`."""
    return f"{van} tot en met {tot} jaar"


def describe_dosis(factor: Factorstand) -> str:
    """Say how many of the target group are reached (R-15); two interventions may share young people."""
    minstens, hoogstens, doelgroep = factor.bereikt_minstens, factor.bereikt_hoogstens, factor.doelgroep
    if not doelgroep or (minstens is None and hoogstens is None):
        return "Hoeveel kinderen en jongeren zijn bereikt, is hier niet te tonen of niet bekend."
    van = f"van ongeveer {show_getal(doelgroep)} kinderen en jongeren"
    if factor.leeftijd_van > 0 or factor.leeftijd_tot < 24:
        van += f" van {describe_leeftijd(factor.leeftijd_van, factor.leeftijd_tot)}"
    if minstens is None or hoogstens is None:
        woord, getal, deel = (
            ("Ten hoogste", hoogstens, factor.dosis_hoogstens)
            if minstens is None
            else ("Ten minste", minstens, factor.dosis_minstens)
        )
        # "At least" beside "less than 1%" would leave a reader with both.
        procent = "" if minstens is not None and (deel or 0.0) < EEN_PROCENT else f" ({show_deel(deel)})"
        return f"{woord} {show_getal(getal)} {van} bereikt{procent}."
    if minstens == hoogstens:
        return f"{show_getal(hoogstens)} {van} bereikt ({show_deel(factor.dosis_hoogstens)})."
    return f"Tussen {show_getal(minstens)} en {show_getal(hoogstens)} {van} bereikt ({_percentages(factor)})."


def _percentages(factor: Factorstand) -> str:
    laag, hoog = show_deel(factor.dosis_minstens), show_deel(factor.dosis_hoogstens)
    return laag if laag == hoog else f"{laag} tot {hoog}"


def describe_verwachting(factor: Factorstand) -> str:
    """Say what may be expected of a figure of the wijk at this dose; empty when the dose is not known.

    The most that may have been reached decides: when even that is little, nothing is to be expected.
    """
    dosis = factor.dosis_hoogstens
    if dosis is None:
        return ""
    grenzen = load_referentie().dosisgrenzen
    zinnen = [str(zin) for vanaf, zin in zip(grenzen["vanaf"], grenzen["zin"], strict=True) if dosis >= vanaf]
    procent = show_getal(dosis * 100, decimalen=1 if 0 < dosis < 0.01 else 0)
    is_zeker = factor.dosis_minstens is not None and show_aandeel(factor.dosis_minstens) == show_aandeel(
        dosis
    )
    return zinnen[-1].replace("{dosis}", f"{'' if is_zeker else 'ten hoogste '}{procent} procent")


def describe_kruising(verhouding: str, naam: str) -> str:
    """Say how a factor relates to one of another model: `verwant met Schooluitval`."""
    return f"{VERHOUDINGEN[verhouding]} {naam}"
