"""The way in: a map of places with a table, in order of place and never of a figure (R-13)."""

from dash import html
from dash.development.base_component import Component

from app.components.elementen import aria
from app.components.knoppen import address, link
from app.components.kop import page_header
from app.components.plaatsen import Plaats, Plaatsen
from app.context import Context
from app.identity import Gebruiker
from app.pages.wijkbeeld_blik import ROUTE
from app.pages.wijkbeeld_kaart import show_kaart
from app.store.access.bereik import is_regio_within
from schemas.rollen import Bereik


def show_ingang(
    context: Context, plaatsen: Plaatsen, gebruiker: Gebruiker, *, kwartaal: str, kaart: str
) -> Component:
    """Draw the map with its table: the gebieden and buurten of this person are links, the rest is shape."""
    eigen = " U opent uw eigen gebieden." if gebruiker.rol.bereik is Bereik.EIGEN_REGIOS else ""
    return html.Div(
        [
            page_header(
                "Wijkbeeld", ondertitel=f"Kies een gebied of buurt op de kaart of in de tabel.{eigen}"
            ),
            *show_kaart(context, gebruiker, plaatsen, kwartaal=kwartaal, gevraagd=kaart),
        ]
    )


def open_gebieden(plaatsen: Plaatsen, gebruiker: Gebruiker) -> list[Plaats]:
    """Return the gebieden this person may open."""
    gemeente = plaatsen.gemeente
    if gemeente is None:
        return []
    return [g for g in plaatsen.children(gemeente.code) if plaatsen.may_open(g, gebruiker)]


def show_place_choices(plaatsen: Plaatsen, gebruiker: Gebruiker, hier: str, kwartaal: str) -> Component:
    """Draw the list of the top bar: gemeente, gebieden, and the buurten of the gebied one is in."""
    gemeente = plaatsen.gemeente
    boven = {p.code for p in plaatsen.way_up(hier)} | {hier}
    regels = [_choice(gemeente, hier, kwartaal)] if gemeente else []
    for gebied in open_gebieden(plaatsen, gebruiker):
        onder = plaatsen.children(gebied.code) if gebied.code in boven else []
        eigen = [b for b in onder if is_regio_within(b.code, gebruiker)]
        sub = [html.Ul([_choice(b, hier, kwartaal) for b in eigen])] if eigen else []
        regels.append(_choice(gebied, hier, kwartaal, *sub))
    return html.Ul(regels)


def _choice(plaats: Plaats, hier: str, kwartaal: str, *onder: Component) -> Component:
    href = address(ROUTE, regio=plaats.code, kwartaal=kwartaal)
    if plaats.code == hier:
        return html.Li([html.A(plaats.naam, href=href, **aria(current="true")), *onder])
    return html.Li([link(plaats.naam, href), *onder])
