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
                "nee, breuk" if c.plek in find_breuken(punten) else "ja" if i else "–",
            ]
            for i, c in enumerate(reeks)
        ],
        hoogte=200,
    )


def describe_reeks(indicator: Indicator, reeks: Sequence[Contextcijfer]) -> str:
    """Say the newest value and the oldest it may be compared with; a break is said, and no difference is made."""
    bekend = [cijfer for cijfer in reeks if cijfer.waarde is not None]
    nu = bekend[-1]
    vergelijkbaar = [cijfer for cijfer in bekend[:-1] if cijfer.segment == nu.segment]
    breuk = (
        ""
        if len(vergelijkbaar) == len(bekend) - 1
        else " De jaren voor de breuk zijn niet te vergelijken: de grens of de telling veranderde."
    )
    if not vergelijkbaar:
        return f"In {nu.wanneer}: {nu.say(indicator)}.{breuk}"
    toen = vergelijkbaar[0]
    return f"In {nu.wanneer}: {nu.say(indicator)}. In {toen.wanneer}: {toen.say(indicator)}.{breuk}"
