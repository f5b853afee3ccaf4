"""The lines of a series: how far it moves by itself, per unbroken stretch, and which quarters stand out."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.components.cijfers import KWARTALEN, PERIODEN, Cijfer
from app.components.getallen import show_periode, show_waarde
from app.components.verschil import scale_of
from app.figures.reeks import Lijnstuk
from pipelines.zekerheid.lijnen import NAAST_ELKAAR, PROEF, Lijnen, make_lijnen
from schemas.indicator import Indicator
from schemas.vocabulary import Kwartaal


@dataclass(frozen=True)
class Stuk:
    """The lines of one stretch with the quarters it runs over."""

    kwartalen: tuple[str, ...]
    lijnen: Lijnen

    @property
    def opvallend(self) -> tuple[str, ...]:
        """The quarters that stand out."""
        return tuple(self.kwartalen[plek] for plek in self.lijnen.opvallend)


def find_lijnen(reeks: Sequence[Cijfer], indicator: Indicator) -> list[Stuk]:
    """Return the lines of every stretch that is long enough; a break starts anew (R-16)."""
    stukken = []
    for segment in sorted({c.segment for c in reeks}):
        kwartalen, waarden = _fill([c for c in reeks if c.segment == segment])
        lijnen = make_lijnen(waarden, **_ends(indicator))
        if lijnen:
            stukken.append(Stuk(tuple(kwartalen), lijnen))
    return stukken


def _ends(indicator: Indicator) -> dict[str, float]:
    """Return the ends a value cannot pass; a standardised change may be negative."""
    if indicator.vorm == "aandeel":
        return {"begin": 0.0, "eind": 1.0}
    schaal = scale_of(indicator)
    if schaal:
        return {"begin": schaal[0], "eind": schaal[1]}
    return {} if indicator.eenheid == "standaardafwijking" else {"begin": 0.0}


def _fill(stuk: Sequence[Cijfer]) -> tuple[list[str], list[float | None]]:
    """Return every period from first to last, by its last quarter; hidden, coarse and absent ones have no value."""
    bekend = {c.kwartaal: None if c.is_onderdrukt or c.is_grof else c.waarde for c in stuk}
    lopend, laatste = Kwartaal.parse(min(bekend)), Kwartaal.parse(max(bekend))
    stap = KWARTALEN[stuk[0].periode]
    kwartalen = []
    while lopend <= laatste:
        kwartalen.append(str(lopend))
        lopend = lopend.plus(stap)
    return kwartalen, [bekend.get(k) for k in kwartalen]


def draw_lijnen(stukken: Sequence[Stuk]) -> list[Lijnstuk]:
    """Return the lines as the chart of a series takes them."""
    return [
        Lijnstuk(
            s.kwartalen[0],
            s.kwartalen[-1],
            s.lijnen.midden,
            s.lijnen.onder,
            s.lijnen.boven,
            s.lijnen.is_proef,
        )
        for s in stukken
    ]


def describe_lijnen(stukken: Sequence[Stuk], reeks: Sequence[Cijfer], indicator: Indicator) -> str:
    """Say for the running stretch between which values it moves by itself and what stands out."""
    lopend = next((s for s in stukken if reeks and s.kwartalen[-1] == reeks[-1].kwartaal), None)
    if lopend is None:
        return ""
    lijnen, eenheid, periode = lopend.lijnen, indicator.eenheid, reeks[-1].periode
    een, meer = PERIODEN[periode]
    grenzen = f"{show_waarde(lijnen.onder, eenheid)} en {show_waarde(lijnen.boven, eenheid)}"
    soort = f"Proeflijnen (minder dan 12 {meer}): tot nu toe schommelt de reeks tussen {grenzen}"
    begin = soort if lijnen.is_proef else f"De reeks schommelt vanzelf tussen {grenzen}"
    delen = []
    if lijnen.buiten:
        woord = "valt" if len(lijnen.buiten) == 1 else "vallen"
        delen.append(f"{_names(lopend, lijnen.buiten, periode)} {woord} daarbuiten")
    if lijnen.rij:
        delen.append(
            f"{NAAST_ELKAAR} of meer {meer} op rij liggen aan één kant van het midden "
            f"({_names(lopend, lijnen.rij, periode)})"
        )
    return f"{begin}; {' en '.join(delen) or f'geen {een} valt daarbuiten'}.{_left_out(lopend, reeks)}"


def _left_out(stuk: Stuk, reeks: Sequence[Cijfer]) -> str:
    """Say which figures are drawn but do not count for the lines: a rounded one may lie outside by rounding alone."""
    grof = {c.kwartaal for c in reeks if c.is_grof and not c.is_onderdrukt}
    plekken = [plek for plek, kwartaal in enumerate(stuk.kwartalen) if kwartaal in grof]
    if not plekken:
        return ""
    telt = (
        "telt hierin niet mee: dat cijfer is"
        if len(plekken) == 1
        else "tellen hierin niet mee: die cijfers zijn"
    )
    return f" {_names(stuk, plekken, reeks[-1].periode)} {telt} grof afgerond."


def _names(stuk: Stuk, plekken: Sequence[int], periode: str) -> str:
    namen = [show_periode(periode, stuk.kwartalen[plek]) for plek in plekken]
    return " en ".join([", ".join(namen[:-1]), namen[-1]] if len(namen) > 1 else namen)


def explain_no_lijnen(stukken: Sequence[Stuk], reeks: Sequence[Cijfer]) -> str:
    """Say why the running stretch has no lines; empty when it has."""
    if not reeks or any(s.kwartalen[-1] == reeks[-1].kwartaal for s in stukken):
        return ""
    return f"Voor lijnen zijn {PROEF} {PERIODEN[reeks[-1].periode][1]} nodig zonder breuk, niet verborgen en niet grof afgerond."
