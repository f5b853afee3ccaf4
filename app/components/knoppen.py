"""Buttons and links; a button does something, a link goes somewhere."""

from typing import Any
from urllib.parse import urlencode

from dash import dcc, html
from dash.development.base_component import Component

from app.components.elementen import aria


def address(route: str, **vraag: object) -> str:
    """Return the address of a view; empty values are left out."""
    delen = {naam: str(waarde) for naam, waarde in vraag.items() if waarde not in (None, "")}
    return f"{route}?{urlencode(delen)}" if delen else route


def link(tekst: str | Component, href: str) -> Component:
    """Draw a link within the app; the page changes without loading everything again."""
    return dcc.Link(tekst, href=href)


def tab(naam: str, href: str, *, is_hier: bool) -> Component:
    """Draw one of several views of a part; the chosen one is no link of Dash, which takes no aria-current."""
    return html.A(naam, href=href, **aria(current="true")) if is_hier else link(naam, href)


def link_button(tekst: str, href: str, *, is_hoofd: bool = False) -> Component:
    """Draw a link that looks like a button, for the next step of a page."""
    return dcc.Link(tekst, href=href, className="knop knop-hoofd" if is_hoofd else "knop")


def download_link(tekst: str, href: str, *, is_hoofd: bool = False) -> Component:
    """Draw a link that saves a file."""
    return html.A(tekst, href=href, download="", className="knop knop-hoofd" if is_hoofd else "knop")


def button(
    tekst: str,
    id_: str | dict[str, Any],
    *,
    is_hoofd: bool = False,
    naam: str = "",
    is_dicht: bool = False,
) -> Component:
    """Draw a button; `naam` is read aloud where the visible text alone is not enough."""
    extra: dict[str, Any] = {"aria-label": naam} if naam else {}
    return html.Button(
        tekst,
        id=id_,
        type="button",
        n_clicks=0,
        className="knop knop-hoofd" if is_hoofd else "knop",
        disabled=is_dicht,
        **extra,
    )


def button_row(*knoppen: Component) -> Component:
    """Put buttons next to each other, wrapping on small screens."""
    return html.Div(list(knoppen), className="knoppen")
