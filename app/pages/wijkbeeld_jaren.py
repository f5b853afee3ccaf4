"""The context figures of a place over the years, where several were loaded; never across a break (R-16)."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from app.components.contextcijfers import Contextcijfer
from app.components.grafieken import chart
from app.components.vakken import details
from app.figures.jaren import Jaarpunt, find_breuken, plot_jaren
from app.pages.wijkbeeld_blik import Blik
from schemas.indicator import Indicator


def show_jaren(blik: Blik, cijfers: Sequence[Contextcijfer]) -> list[Component]:
    """Draw one chart per figure with at least two periods of one kind."""
    reeksen = [reeks for reeks in group_reeksen(cijfers) if sum(c.waarde is not None for c in reeks) > 1]
    if not reeksen:
        return []
    delen = [
        show_reeks(blik.plaats.naam, blik.indicatoren[reeks[0].indicatorcode], reeks) for reeks in reeksen
    ]
    aantal = f"{len(delen)} {'cijfer' if len(delen) == 1 else 'cijfers'}"
    return [details(f"Door de jaren: {aantal}", html.Div(delen, className="grafieken"))]


def group_reeksen(cijfers: Sequence[Contextcijfer]) -> list[list[Contextcijfer]]:
    """Return the figures per indicator and kind of period, oldest first."""
    reeksen: dict[tuple[str, str], list[Contextcijfer]] = {}
    for cijfer in cijfers:
        reeksen.setdefault((cijfer.indicatorcode, cijfer.soort), []).append(cijfer)
    return [sorted(reeks, key=lambda c: c.peilperiode) for reeks in reeksen.values()]


def show_reeks(plaats: str, indicator: Indicator, reeks: Sequence[Contextcijfer]) -> Component:
    """Draw one figure over the years with its sentence and table."""
    punten = [
        Jaarpunt(
            jaar=cijfer.plek,
            waarde=cijfer.waarde,
            segment=cijfer.segment,
            is_voorlopig=bool(cijfer.stand),
            tekst=f"{cijfer.wanneer}: {cijfer.say(indicator)}",
            breukreden=cijfer.breukreden,
        )
        for cijfer in reeks
    ]
    return chart(
        f"{indicator.naam}, {plaats}",
        describe_reeks(indicator, reeks),
        plot_jaren(punten, eenheid=indicator.eenheid),
        koppen=["Jaar", "Waarde", "Te vergelijken met het jaar ervoor"],
        rijen=[
            [
                c.wanneer,
                c.say(indicator),
                _comparable(c, is_breuk=c.plek in find_breuken(punten), is_eerste=i == 0),
            ]
            for i, c in enumerate(reeks)
        ],
        hoogte=200,
    )


def _comparable(cijfer: Contextcijfer, *, is_breuk: bool, is_eerste: bool) -> str:
    if is_breuk:
        return f"nee: {cijfer.breukreden}" if cijfer.breukreden else "nee, breuk"
    return "–" if is_eerste else "ja"


def _explain_breuk(reeks: Sequence[Contextcijfer]) -> str:
    """Say from when on, and why, nothing before is compared (R-16)."""
    laatste = [c for c in reeks if c.breukreden][-1:]
    if not laatste:
        return " De jaren voor de breuk zijn niet te vergelijken."
    return f" Van voor {laatste[0].wanneer} is niets te vergelijken: {laatste[0].breukreden}."


def describe_reeks(indicator: Indicator, reeks: Sequence[Contextcijfer]) -> str:
    """Say the newest value and the oldest it may be compared with; a break is said, and no difference is made."""
    bekend = [cijfer for cijfer in reeks if cijfer.waarde is not None]
    nu = bekend[-1]
    vergelijkbaar = [cijfer for cijfer in bekend[:-1] if cijfer.segment == nu.segment]
    breuk = "" if len(vergelijkbaar) == len(bekend) - 1 else _explain_breuk(reeks)
    if not vergelijkbaar:
        return f"In {nu.wanneer}: {nu.say(indicator)}.{breuk}"
    toen = vergelijkbaar[0]
    return f"In {nu.wanneer}: {nu.say(indicator)}. In {toen.wanneer}: {toen.say(indicator)}.{breuk}"
