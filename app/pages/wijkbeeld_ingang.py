"""The way in: the places a person may open, by gebied and alphabet, never by a figure (R-13)."""

from dash import html
from dash.development.base_component import Component

from app.components.elementen import aria
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.plaatsen import Plaats, Plaatsen
from app.components.vakken import card
from app.identity import Gebruiker
from app.pages.wijkbeeld_blik import ROUTE
from app.store.access.bereik import is_regio_within
from schemas.rollen import Bereik


def show_ingang(plaatsen: Plaatsen, gebruiker: Gebruiker, kwartaal: str) -> Component:
    """Draw the gebieden of this person with their buurten, and the gemeente as a whole."""
    gemeente = plaatsen.gemeente
    if gemeente is None:
        return page_header("Wijkbeeld")
    eigen = gebruiker.rol.bereik is Bereik.EIGEN_REGIOS
    titel = "Uw gebieden" if eigen else "Gebieden"
    gebieden = open_gebieden(plaatsen, gebruiker)
    return html.Div(
        [
            page_header(
                "Wijkbeeld",
                ondertitel="Kies een gebied of buurt. Ze staan op alfabet: plaatsen vergelijken we niet met elkaar.",
            ),
            section(
                titel,
                html.Div([_card(plaatsen, g, gebruiker, kwartaal) for g in gebieden], className="rij"),
            ),
            section(
                "De hele gemeente",
                html.P(
                    link(
                        f"Bekijk {gemeente.naam} als geheel",
                        address(ROUTE, regio=gemeente.code, kwartaal=kwartaal),
                    )
                ),
            ),
        ]
    )


def open_gebieden(plaatsen: Plaatsen, gebruiker: Gebruiker) -> list[Plaats]:
    """Return the gebieden this person may open."""
    gemeente = plaatsen.gemeente
    if gemeente is None:
        return []
    return [g for g in plaatsen.children(gemeente.code) if plaatsen.may_open(g, gebruiker)]


def _card(plaatsen: Plaatsen, gebied: Plaats, gebruiker: Gebruiker, kwartaal: str) -> Component:
    buurten = [b for b in plaatsen.children(gebied.code) if is_regio_within(b.code, gebruiker)]
    return card(
        None,
        html.H3(link(gebied.naam, address(ROUTE, regio=gebied.code, kwartaal=kwartaal))),
        html.Ul(
            [html.Li(link(b.naam, address(ROUTE, regio=b.code, kwartaal=kwartaal))) for b in buurten],
            className="kaal buurtlijst",
        ),
    )


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
