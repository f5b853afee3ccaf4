"""The frame around every page: top bar, standing line, navigation, and the place of the page itself."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app.components.adres import ADRES, INHOUD, SPOOR, VERVERS
from app.components.elementen import Inhoud, aria, data
from app.components.meldingen import MELDING
from app.components.pagina import Pagina
from app.identity import Gebruiker

ONDERTITELS = {
    "/": "wat er nu van u gevraagd wordt",
    "/wijkbeeld": "hoe gaat het hier?",
    "/afspraken": "wat spraken we af?",
    "/aanleveren": "wat is er gemeten?",
    "/gesprek": "wat betekent het?",
    "/herkennen": "klopt het beeld van de wijk?",
    "/verbeteren": "wat doen we, en hielp het?",
}


def show_shell(gebruiker: Gebruiker, csrf: str) -> Component:
    """Draw the parts that stay; `app-…` parts are filled for each address."""
    return html.Div(
        [
            html.A("Naar de inhoud", href="#inhoud", className="overslaan"),
            dcc.Location(id=ADRES, refresh="callback-nav"),
            dcc.Store(id=VERVERS),
            dcc.Store(id=SPOOR),
            html.Header([_top_bar(gebruiker, csrf), html.P(id="app-stand", className="stand")]),
            html.Div(
                [
                    html.Nav(id="app-nav", className="kamers", **aria(label="Kamers")),
                    html.Main(
                        [
                            html.Div(id=MELDING, role="status", **aria(live="polite")),
                            html.Div(html.P("De pagina wordt gemaakt …", className="laden"), id=INHOUD),
                        ],
                        id="inhoud",
                        tabIndex="-1",
                    ),
                ],
                className="huis",
            ),
        ]
    )


def _top_bar(gebruiker: Gebruiker, csrf: str) -> Component:
    waar = f", {gebruiker.organisatie}" if gebruiker.organisatie else ""
    return html.Div(
        [
            dcc.Link(["Wijk", html.Span("spiegel")], href="/", className="merk"),
            html.Div(id="app-kiezers", className="kiezers"),
            html.Div(
                [
                    html.Span(
                        f"{gebruiker.naam} · ingelogd als {gebruiker.rol.naam.lower()}{waar}",
                        id="app-wie",
                        **data(account=str(gebruiker.id)),
                    ),
                    dcc.Link("Uitleg", href="/uitleg"),
                    # A button carries the token: Dash has no hidden field, and signing out must be asked for.
                    html.Form(
                        html.Button(
                            "Uitloggen", type="submit", name="csrf", value=csrf, className="tekstknop"
                        ),
                        action="/uitloggen",
                        method="post",
                    ),
                ],
                className="wie",
            ),
        ],
        className="balk",
    )


def show_navigation(paginas: Sequence[Pagina], huidig: str, kamer: str = "") -> Component:
    """Draw the rooms this person may open; where one is, is said as well as shown.

    `kamer` is the room to which the present page belongs, when it is none itself.
    """
    return html.Ul(
        [
            html.Li(
                _room(pagina, is_hier=huidig == pagina.ROUTE, is_kamer=kamer == pagina.ROUTE),
                className="" if pagina.ROUTE in ONDERTITELS else "apart",
            )
            for pagina in paginas
        ]
    )


def _room(pagina: Pagina, *, is_hier: bool, is_kamer: bool) -> Component:
    ondertitel = ONDERTITELS.get(pagina.ROUTE)
    tekst: list[Inhoud] = [pagina.NAAM, *([html.Small(ondertitel)] if ondertitel else [])]
    if is_hier:
        return html.A(tekst, href=pagina.ROUTE, **aria(current="page"))
    # A link of Dash takes no aria-current: the class shows it, and the breadcrumbs and the h1 say where one is.
    return dcc.Link(tekst, href=pagina.ROUTE, className="binnen" if is_kamer else "")


def chooser(naam: str, gekozen: str, keuzes: Component, *, toont_naam: bool = False) -> Component:
    """Draw a switch: a button that opens a list of links, without script; outside the top bar it shows its name."""
    return html.Details(
        [
            html.Summary(
                [html.Span(f"{naam}: ", className="" if toont_naam else "alleen-voorlezen"), gekozen],
                className="knop",
            ),
            html.Div(keuzes),
        ],
        className="kiezer",
    )


def link_choices(keuzes: Sequence[tuple[str, str, bool]]) -> Component:
    """Draw (text, address, is chosen) as a list for a chooser."""
    return html.Ul(
        [
            html.Li(
                html.A(tekst, href=href, **aria(current="true")) if is_gekozen else dcc.Link(tekst, href=href)
            )
            for tekst, href, is_gekozen in keuzes
        ]
    )
