"""The cells of a context file → one value per measure, place and period; contradictions are refused."""

from dataclasses import dataclass, field, replace

import polars as pl

from pipelines.context.cellen import KOLOMMEN
from pipelines.context.codelijsten import Codelijsten
from pipelines.context.perioden import Periode, find_ster, parse_periode
from pipelines.context.plaatsen import Plaatskoppeling, Plaatsvermelding
from pipelines.context.waarden import ONBEKEND, Schrijfwijze, Waarde
from schemas.contextbron import load_contexttekens
from schemas.errors import OnleesbaarBestandError

MEESTE_ONLEESBAAR = 0.1


@dataclass(frozen=True)
class Meetpunt:
    """Where and when a value holds."""

    regiocode: str
    periode: Periode


@dataclass
class Metingen:
    """The values per measure, with the source a row names itself, and the cells nobody can read."""

    waarden: dict[str, dict[Meetpunt, Waarde]] = field(default_factory=dict)
    bronnen: dict[tuple[str, Meetpunt], str] = field(default_factory=dict)
    onleesbaar: list[str] = field(default_factory=list)


def collect_metingen(
    cellen: pl.DataFrame,
    koppeling: Plaatskoppeling,
    wijze: Schrijfwijze,
    lijsten: Codelijsten,
    jaar: int | None,
) -> Metingen:
    """Read the cells of the places we know; two different values for one thing are refused."""
    metingen = Metingen()
    standen = load_contexttekens().standen
    for maat, plaats, niveau, gemeentenaam, periode, cel, attribuut, bron in cellen.select(
        KOLOMMEN
    ).iter_rows():
        code = koppeling.codes.get(Plaatsvermelding(plaats or "", niveau or "", gemeentenaam or ""))
        if code is None:
            continue
        moment = parse_periode(periode) if periode else Periode(require_jaar(jaar))
        waarde = wijze.parse(cel, attribuut)
        if moment is None or waarde is None:
            metingen.onleesbaar.append(f"{maat}, {plaats}: '{periode if moment is None else cel}'")
            if moment is None:
                continue
        waarde = waarde or Waarde(None, ONBEKEND)
        teken = find_ster(periode or "") or lijsten.standen.get((periode or "").strip(), "")
        if teken and not waarde.stand:
            waarde = replace(waarde, stand=standen.get(teken, ""))
        put(metingen, maat, Meetpunt(code, moment), waarde)
        if bron:
            metingen.bronnen[maat, Meetpunt(code, moment)] = bron
    return metingen


def put(metingen: Metingen, maat: str, punt: Meetpunt, waarde: Waarde) -> None:
    """Keep one value, or refuse another one in the same place."""
    eerder = metingen.waarden.setdefault(maat, {}).setdefault(punt, waarde)
    if eerder != waarde:
        raise OnleesbaarBestandError(
            f"Van {punt.regiocode} in {punt.periode.label} staat '{maat}' er twee keer, met verschillende waarden.",
            "Laat in de tabel alleen het totaal over, zonder uitsplitsing, en laad het bestand opnieuw.",
        )


def require_jaar(jaar: int | None) -> int:
    """Refuse figures of which nobody says the year."""
    if jaar is None:
        raise OnleesbaarBestandError(
            "In dit bestand staat niet over welk jaar de cijfers gaan.",
            "Zet het erbij, bijvoorbeeld --peiljaar 2020.",
        )
    return jaar


def require_figures(metingen: Metingen, koppeling: Plaatskoppeling) -> None:
    """Refuse a file without one figure of the own gemeente, or one that cannot be read for a large part."""
    aantal = sum(len(waarden) for waarden in metingen.waarden.values())
    if len(metingen.onleesbaar) > max(aantal, 1) * MEESTE_ONLEESBAAR:
        raise OnleesbaarBestandError(
            f"In dit bestand zijn {len(metingen.onleesbaar)} cellen niet te lezen, zoals {'; '.join(metingen.onleesbaar[:3])}.",
            "Kijk of decimalen en tekens goed zijn overgekomen, en download de tabel zo nodig opnieuw.",
        )
    if not aantal:
        namen = ", ".join(list(koppeling.onbekend)[:5])
        raise OnleesbaarBestandError(
            "In dit bestand staat geen enkel cijfer over een plaats van de eigen gemeente."
            + (f" Niet gevonden: {namen}." if namen else ""),
            "Kies in de tabel de eigen gemeente met haar wijken en buurten, liefst met codes.",
        )
