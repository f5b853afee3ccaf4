"""create_app: wires settings, stores, sign-in, guard, frame and pages into one Dash application."""

from collections.abc import Mapping
from functools import partial
from typing import Any, cast
from urllib.parse import parse_qsl

from dash import MATCH, ClientsideFunction, Dash, Input, Output, State, html
from dash.development.base_component import Component
from flask import Flask

from app.aanleverbestanden import add_aanleverbestanden
from app.agendabestand import add_agendabestand
from app.api.afspraken import add_api
from app.beschikkingenbestand import add_beschikkingenbestand
from app.components.adres import ADRES, INHOUD, SPOOR, VERVERS
from app.components.elementen import data
from app.components.frame import show_navigation, show_shell
from app.components.grafieken import DATA, PLEK
from app.components.grenskaart import DATA as GRENSDATA
from app.components.grenskaart import PLEK as GRENSPLEK
from app.components.knoppen import link_button
from app.components.kop import page_header
from app.components.meldingen import MELDING, NAAR, error_body, error_title, on_error
from app.components.pagina import Pagina, may_open
from app.components.stand import show_stand
from app.components.vast import freeze
from app.context import Context
from app.foutpagina import add_error_answers
from app.guard import add_guard, require_known_callback
from app.identity import Gebruiker
from app.identity_web import current_gebruiker, is_signed_in
from app.pages import (
    aanleveren,
    afspraken,
    afwijkingen,
    beheer,
    beschikkingen_laden,
    cijfer,
    gebeurtenissen,
    gesprek,
    herkennen,
    initiatieven,
    leerbijeenkomsten,
    leerklimaat,
    leren,
    lessen,
    overdracht,
    partijen,
    signalen,
    start,
    toezeggingen,
    uitleg,
    uitvragen,
    verbeteren,
    wijkbeeld,
)
from app.papierbestanden import add_papierbestanden
from app.security import CSRF_COOKIE, CSRF_HEADER, add_headers, configure_sessions, csrf_token
from app.settings import Settings
from app.sign_in import add_sign_in
from app.verbeterbestanden import add_verbeterbestanden
from app.wiring import make_context
from schemas.errors import GeenToegangError, NietGevondenError, WijkspiegelError

# The order of the menu is a decision; a page is its module.
PAGES = cast(
    "tuple[Pagina, ...]",
    (
        *(start, wijkbeeld, afspraken, afwijkingen, aanleveren, gesprek, herkennen, verbeteren),
        *(lessen, leerbijeenkomsten, toezeggingen, signalen, uitvragen, initiatieven),
        *(leerklimaat, leren, overdracht),
        *(gebeurtenissen, partijen, beschikkingen_laden, uitleg, cijfer, beheer),
    ),
)

INDEX = """<!DOCTYPE html>
<html lang="nl">
<head>
  {%metas%}
  <title>{%title%}</title>
  <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
  {%css%}
</head>
<body>
  {%app_entry%}
  <noscript><p class="laden">Wijkspiegel heeft JavaScript nodig. Zet JavaScript aan en laad de pagina opnieuw.</p></noscript>
  {%config%}
  {%scripts%}
  {%renderer%}
</body>
</html>"""
LADEN = '<div id="react-entry-point"><main><p class="laden">Wijkspiegel wordt geladen …</p></main></div>'


class Wijkspiegel(Dash):
    """Dash with a Dutch waiting line instead of its own."""

    def interpolate_index(self, **delen: Any) -> Any:  # type: ignore[override] # Dash calls it by keyword
        """Fill the index page."""
        return super().interpolate_index(**{**delen, "app_entry": LADEN})  # type: ignore[no-untyped-call]


def create_app(settings: Settings, *, context: Context | None = None) -> Dash:
    """Return the application; `app.server` is the WSGI application for gunicorn."""
    context = context or make_context(settings)
    server = Flask("app", static_folder=None)
    configure_sessions(server, settings)
    paginas = {pagina.ROUTE: pagina for pagina in PAGES}
    add_error_answers(server)
    add_guard(server, paginas)
    add_sign_in(server, context)
    add_aanleverbestanden(server, context)
    add_api(server, context)
    add_papierbestanden(server, context)
    add_beschikkingenbestand(server)
    add_agendabestand(server, context)
    add_verbeterbestanden(server, context)
    app = Wijkspiegel(
        "app",
        server=cast("Any", server),  # Dash takes a Flask; its stubs do not say so
        assets_folder="assets",
        use_pages=False,
        index_string=INDEX,
        title="Wijkspiegel",
        update_title="",
        serve_locally=True,
        suppress_callback_exceptions=True,
        on_error=on_error,
        csrf_token_name=CSRF_COOKIE,
        csrf_header_name=CSRF_HEADER,
        include_pages_meta=False,
    )
    # Dash asks for a layout once before anybody signed in; the guard keeps that answer from strangers.
    app.layout = lambda: show_shell(current_gebruiker(), csrf_token()) if is_signed_in() else html.Div()
    register_frame(app, context, paginas)
    for pagina in PAGES:
        pagina.register(app, context)
    add_headers(server, settings, app.csp_hashes())
    require_known_callback(server, app.callback_map)
    return app


def register_frame(app: Dash, context: Context, paginas: Mapping[str, Pagina]) -> None:
    """Draw the page of an address whenever the address changes or a callback asks to draw it again."""
    app.callback(
        Output("app-kiezers", "children"),
        Output("app-stand", "children"),
        Output("app-nav", "children"),
        Output(INHOUD, "children"),
        Input(ADRES, "pathname"),
        Input(ADRES, "search"),
        Input(VERVERS, "data"),
    )(partial(show_address, context, paginas))
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("wijkspiegel", "name_page"),
        Output(SPOOR, "data"),
        Input(INHOUD, "children"),
        State(SPOOR, "data"),
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("wijkspiegel", "draw_chart"),
        Output({"type": PLEK, "naam": MATCH}, "children"),
        Input({"type": DATA, "naam": MATCH}, "data"),
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("wijkspiegel", "draw_borders"),
        Output({"type": GRENSPLEK, "naam": MATCH}, "data-getekend"),
        Input({"type": GRENSDATA, "naam": MATCH}, "data"),
        State({"type": GRENSPLEK, "naam": MATCH}, "id"),
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("wijkspiegel", "clear_notice"),
        Output(MELDING, "children", allow_duplicate=True),
        Input(ADRES, "href"),
        State(MELDING, NAAR),
        prevent_initial_call=True,
    )


def show_address(
    context: Context, paginas: Mapping[str, Pagina], adres: object, zoek: object, _: object = None
) -> tuple[object, object, Component, Component]:
    """Draw switches, standing line, navigation and page of one address, for the person who asks."""
    gebruiker = current_gebruiker()
    pad, vraag = str(adres), read_query(zoek if isinstance(zoek, str) else "")
    menu = [p for p in paginas.values() if may_open(gebruiker, p) and getattr(p, "IN_MENU", True)]
    pagina = paginas.get(pad)
    inhoud = show_page(context, gebruiker, pagina, vraag)
    return (
        _show_choosers(context, gebruiker, pagina, vraag),
        show_stand(context),
        show_navigation(menu, pad, str(getattr(pagina, "KAMER", ""))),
        # The browser compares this with the address it is at: until they agree the page is on its way.
        html.Div(inhoud, **data(adres=f"{pad}{zoek if isinstance(zoek, str) else ''}")),
    )


def read_query(zoek: str) -> dict[str, str]:
    """Read the query string; names a page takes for itself cannot be given from outside."""
    return {
        naam: waarde
        for naam, waarde in parse_qsl(zoek.lstrip("?"))
        if naam not in {"context", "gebruiker"} and not naam.startswith("_")
    }


def show_page(
    context: Context, gebruiker: Gebruiker, pagina: Pagina | None, vraag: Mapping[str, str]
) -> Component:
    """Draw one page behind its guard; whatever goes wrong becomes a page that says so."""
    try:
        if pagina is None:
            raise NietGevondenError("Deze pagina bestaat niet. Kies links een kamer, of ga terug.")
        if not may_open(gebruiker, pagina):
            raise GeenToegangError(
                f"Als {gebruiker.rol.naam.lower()} opent u de pagina {pagina.NAAM} niet. Kies links een andere kamer."
            )
        blad: Component = freeze(pagina.layout(context, gebruiker, **vraag))
        return blad
    except Exception as fout:
        return show_failed_page(fout)


def show_failed_page(fout: Exception) -> Component:
    """Draw a page that says what went wrong and where to go from here."""
    return html.Div(
        [page_header(error_title(fout)), *error_body(fout), link_button("Naar Start", "/", is_hoofd=True)]
    )


def _show_choosers(
    context: Context, gebruiker: Gebruiker, pagina: Pagina | None, vraag: Mapping[str, str]
) -> object:
    """Draw the switches a page offers in the top bar; a page without `show_choosers` has none."""
    kiezers = getattr(pagina, "show_choosers", None)
    if kiezers is None or pagina is None or not may_open(gebruiker, pagina):
        return []
    try:
        return kiezers(context, gebruiker, **vraag)
    except WijkspiegelError:
        return []  # The page itself says what is wrong with its address.
