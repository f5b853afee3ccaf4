"""The head of a page: breadcrumbs, the one h1 and the line under it."""

from collections.abc import Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from app.components.elementen import Inhoud, aria

Kruimel = tuple[str, str | None]
"""Text and address; no address for the place where one is."""


def breadcrumbs(kruimels: Sequence[Kruimel]) -> Component:
    """Draw the way back as a labelled navigation list."""
    return html.Nav(
        html.Ol([html.Li(dcc.Link(tekst, href=href) if href else tekst) for tekst, href in kruimels]),
        className="kruimels",
        **aria(label="Kruimelpad"),
    )


def page_header(
    titel: str,
    *,
    kruimels: Sequence[Kruimel] = (),
    ondertitel: str | Component | None = None,
) -> Component:
    """Draw breadcrumbs, the only h1 of the page, and one line under it."""
    return html.Div(
        [
            *([breadcrumbs(kruimels)] if kruimels else []),
            html.H1(titel),
            *([html.P(ondertitel, className="zin")] if ondertitel else []),
        ],
        className="paginakop",
    )


def section(titel: str, *inhoud: Inhoud, id_: str | None = None) -> Component:
    """Draw a titled part of a page (h2)."""
    extra: dict[str, Any] = {"id": id_} if id_ else {}
    return html.Section([html.H2(titel), *inhoud], className="deel", **extra)
