"""How the wijk stands on one factor: its figures of others, with that of the gemeente of the same period, and their source."""

from collections.abc import Iterable
from dataclasses import dataclass

from dash.development.base_component import Component

from app.components.contextcijfers import Contextcijfer, name_bronnen
from app.components.factoren import Factorstand, describe_kruising
from app.components.vakken import note
from app.pages.wijkbeeld_blik import Blik
from schemas.indicator import Indicator
from schemas.vocabulary import Regioniveau


@dataclass(frozen=True)
class Wijkcijfer:
    """One figure of the wijk that says something about a factor; `via` names the factor of another model it goes through."""

    indicator: Indicator
    hier: Contextcijfer
    stad: Contextcijfer | None
    via: str

    @property
    def naast(self) -> float | None:
        """The value of the gemeente, to stand beside that of the wijk."""
        return self.stad.waarde if self.stad else None

    def say(self) -> str:
        """Say the figure, or why there is none: `Schoolverzuim: 12%`."""
        return f"{self.indicator.naam}: {self.hier.say(self.indicator)}"


def context_of(blik: Blik, factor: Factorstand) -> list[Wijkcijfer]:
    """Return the context figures of a factor; the gemeente only of the same period, and not beside itself."""
    is_gemeente = blik.plaats.niveau == Regioniveau.GEMEENTE
    regels = []
    for code, via, verhouding in blik.factorindicatoren.get(factor.factor_id, []):
        hier = blik.context_hier.get(code)
        if hier is None:
            continue
        stad = None if is_gemeente else blik.context_gemeente.get((code, hier.peilperiode))
        naam = blik.modellen[via].naam if via in blik.modellen else ""
        kruising = describe_kruising(verhouding, naam) if naam else ""
        regels.append(Wijkcijfer(blik.indicatoren[code], hier, stad, kruising))
    return regels


def show_context_of(blik: Blik, factor: Factorstand) -> list[Component]:
    """Say how the wijk stands on this factor, with the gemeente as context only."""
    plek = "Gemeente" if blik.plaats.niveau == Regioniveau.GEMEENTE else "Wijk"
    regels = []
    for regel in context_of(blik, factor):
        waarde = regel.hier.say(regel.indicator)
        if regel.naast is not None and regel.stad:
            waarde += f" (heel de gemeente {regel.stad.say(regel.indicator)})"
        herkomst = f"; de factor is {regel.via}" if regel.via else ""
        regels.append(
            note(f"{plek}, {regel.hier.wanneer}: {regel.indicator.naam.lower()} {waarde}{herkomst}.")
        )
    return regels or [note("Over deze factor is hier geen wijkcijfer bekend.")]


def name_bronnen_of(blik: Blik, factoren: Iterable[Factorstand]) -> str:
    """Name the sources of the figures of the wijk that stand with these factors; empty when none do."""
    cijfers = [regel.hier for factor in factoren for regel in context_of(blik, factor)]
    regels = name_bronnen(cijfers)
    return f"Wijkcijfers: {' '.join(f'{r[:1].lower()}{r[1:]}' for r in regels)}" if regels else ""
