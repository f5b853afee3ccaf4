"""The municipality's own part behind an afspraak, quarter by quarter: agreed, done, and whether that was enough (R-23)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.components.cijfers import Cijfer
from app.components.getallen import show_kwartaal, show_waarde
from app.reports.cijferregel import is_shown
from app.reports.contract import Contract, Record
from app.reports.werkmap import Blad, Getal
from pipelines.afspraakstand import is_condition_met
from schemas.indicator import Indicator
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import Afspraakstand

NIET_TE_ZIEN, GEHAALD = "Niet te zien", "Gehaald"


@dataclass(frozen=True)
class Voorwaarderegel:
    """What the municipality did in one place and quarter; `is_gehaald` is None while its figure is hidden."""

    cijfer: Cijfer
    indicator: Indicator
    afgesproken: float
    is_gehaald: bool | None

    @property
    def stand(self) -> str:
        """The words every view uses."""
        if self.is_gehaald is False:
            return load_keuzelijst("afspraakstand")[Afspraakstand.RANDVOORWAARDE_GEMEENTE]
        return NIET_TE_ZIEN if self.is_gehaald is None else GEHAALD


def list_voorwaarden(contract: Contract, afspraak: Mapping[str, Any]) -> list[Voorwaarderegel]:
    """List what the municipality did in the quarters of an afspraak; empty when nothing countable was agreed."""
    code, afgesproken = afspraak["randvoorwaarde_indicator"], afspraak["randvoorwaarde_afgesproken"]
    if not code or afgesproken is None:
        return []
    indicator = contract.indicatoren[code]
    return [
        Voorwaarderegel(c, indicator, afgesproken, _is_met(c, indicator, afgesproken))
        for c in contract.cijfers
        if (c.indicatorcode, c.interventiecode) == (code, afspraak["interventiecode"])
        and afspraak["van_kwartaal"] <= c.kwartaal <= afspraak["geldt_tot"]
        and c.regiocode in contract.places_of(indicator)
    ]


def _is_met(cijfer: Cijfer, indicator: Indicator, afgesproken: float) -> bool | None:
    if cijfer.waarde is None or cijfer.is_onderdrukt:
        return None
    return is_condition_met(cijfer.waarde, afgesproken, indicator.hoger_is_beter)


def describe_voorwaarde(regel: Voorwaarderegel) -> str:
    """Say it in a few words: `Randvoorwaarde gemeente niet gehaald: 40 van 60`."""
    afgesproken = show_waarde(regel.afgesproken, regel.indicator.eenheid)
    if regel.is_gehaald is None:
        return f"{regel.stand}: afgesproken {afgesproken}"
    return f"{regel.stand}: {show_waarde(regel.cijfer.waarde, regel.indicator.eenheid)} van {afgesproken}"


def as_records(contract: Contract, afspraak: Mapping[str, Any]) -> list[Record]:
    """Return the same for a machine."""
    return [
        {
            "cijfer_id": r.cijfer.cijfer_id,
            "regiocode": r.cijfer.regiocode,
            "kwartaal": r.cijfer.kwartaal,
            "afgesproken": r.afgesproken,
            "gedaan": r.cijfer.waarde if is_shown(r.cijfer) else None,
            "is_gehaald": r.is_gehaald,
        }
        for r in list_voorwaarden(contract, afspraak)
    ]


def list_blad(contract: Contract) -> Blad:
    """List them as a sheet."""
    koppen = (
        "Afspraak",
        "Wat de gemeente doet",
        "Waaraan te zien",
        "Plaats",
        "Kwartaal",
        "Afgesproken",
        "Gedaan",
        "Stand",
        "Cijfer-id",
    )
    uitleg = (
        "Wat de gemeente zelf zou doen. Is dat niet gehaald, dan zegt de afspraak niets over de aanbieder."
    )
    return Blad("Randvoorwaarden", uitleg, koppen, list(_list_rows(contract)))


def _list_rows(contract: Contract) -> Iterator[tuple[str | int | Getal, ...]]:
    for afspraak in contract.afspraken:
        for r in list_voorwaarden(contract, afspraak):
            yield (
                afspraak["id"],
                afspraak["randvoorwaarde"],
                r.indicator.naam,
                contract.namen.get(r.cijfer.regiocode, r.cijfer.regiocode),
                show_kwartaal(r.cijfer.kwartaal),
                Getal(r.afgesproken, "0"),
                Getal(r.cijfer.waarde if is_shown(r.cijfer) else None, "0"),
                r.stand,
                r.cijfer.cijfer_id,
            )
