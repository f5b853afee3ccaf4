"""Where the year of an afspraak is heading: which quarters it is about, and the forecast of its figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.queries.cijferrij import Cijfer
from pipelines.zekerheid.prognose import Prognose, forecast_aandeel, forecast_aantal
from schemas.grootheid import load_grootheden
from schemas.indicator import Indicator
from schemas.vocabulary import Kwartaal

Paar = tuple[float, float]


@dataclass(frozen=True)
class Jaarvraag:
    """One figure up to the quarter that is looked at, and the quarters of the agreement in that year."""

    indicator: Indicator
    reeks: tuple[Cijfer, ...]
    kwartalen: tuple[str, ...]
    doel: float | None
    is_voorwaarde_ongehaald: bool = False

    @property
    def jaar(self) -> int:
        return Kwartaal.parse(self.kwartalen[0]).jaar

    @property
    def is_aandeel(self) -> bool:
        return self.indicator.vorm == "aandeel"

    @property
    def jaardoel(self) -> float | None:
        """A share is agreed for the year as for a quarter; of a count so much per quarter was agreed."""
        if self.doel is None or self.is_aandeel:
            return self.doel
        return self.doel * len(self.kwartalen)

    @property
    def stuk(self) -> list[Cijfer]:
        """The visible, exact quarters of the running stretch (R-16)."""
        segment = self.reeks[-1].segment if self.reeks else 0
        return [
            c
            for c in self.reeks
            if c.segment == segment and c.waarde is not None and not c.is_onderdrukt and not c.is_grof
        ]


def make_jaarvraag(
    indicator: Indicator,
    reeks: Sequence[Cijfer],
    *,
    kwartaal: str,
    van: str,
    tot: str,
    doel: float | None,
    is_voorwaarde_ongehaald: bool = False,
) -> Jaarvraag:
    """Ask for the quarters of the agreement in the year of `kwartaal`."""
    jaar = Kwartaal.parse(kwartaal).jaar
    kwartalen = tuple(k for k in (str(Kwartaal(jaar, nr)) for nr in range(1, 5)) if van <= k <= tot)
    return Jaarvraag(indicator, tuple(reeks), kwartalen, doel, is_voorwaarde_ongehaald)


def adds_up(indicator: Indicator) -> bool:
    """Answer whether quarters add up to a year: unique people do not."""
    delen = [code for code in (indicator.teller, indicator.noemer) if code]
    grootheden = load_grootheden()
    return all("tijd" in grootheden[code].optelbaar_over for code in delen)


def forecast(vraag: Jaarvraag) -> Prognose | None:
    """Forecast by the form of the figure."""
    if vraag.is_aandeel:
        return forecast_aandeel(pairs_of(vraag), vraag.kwartalen)
    return forecast_aantal(counts_of(vraag), vraag.kwartalen)


def counts_of(vraag: Jaarvraag) -> dict[str, float]:
    """Return the count of each quarter of the running stretch."""
    return {c.kwartaal: float(c.waarde or 0.0) for c in vraag.stuk}


def pairs_of(vraag: Jaarvraag) -> dict[str, Paar]:
    """Return teller and noemer of each quarter of the running stretch."""
    return {c.kwartaal: (c.teller, c.n) for c in vraag.stuk if c.teller is not None and c.n}
