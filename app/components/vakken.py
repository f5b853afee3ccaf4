"""Boxes with words: card, notice, empty state, quotation, details."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from app.components.elementen import Inhoud


def card(titel: str | None, *inhoud: Inhoud, soort: str = "", klasse: str = "") -> Component:
    """Draw a card; `soort` is the small line above its title (h3)."""
    return html.Section(
        [
            *([html.P(soort, className="soort")] if soort else []),
            *([html.H3(titel)] if titel else []),
            *inhoud,
        ],
        className=f"vak {klasse}".strip(),
    )


def notice(titel: str, *inhoud: Inhoud, toon: str = "let-op") -> Component:
    """Draw a notice; `toon` is `let-op`, `goed` or `weigering`, told by words and a bar, not by colour alone."""
    return html.Div([html.P(html.Strong(titel)), *inhoud], className=f"melding melding-{toon}")


def empty_state(zin: str, *vervolg: Inhoud) -> Component:
    """Say that there is nothing here yet, why, and what can be done."""
    return html.Div([html.P(zin), *vervolg], className="leeg")


def quotation(tekst: str, bron: str) -> Component:
    """Draw someone's own words with their source."""
    return html.Figure(
        [html.Blockquote(f"“{tekst}”"), html.Figcaption(bron)],
        className="citaat",
    )


def details(titel: str, *inhoud: Inhoud, is_open: bool = False, klasse: str = "") -> Component:
    """Draw a part that opens on demand, without script."""
    extra: dict[str, Any] = {"open": True} if is_open else {}
    return html.Details([html.Summary(titel), *inhoud], className=f"meer {klasse}".strip(), **extra)


def chip(tekst: str) -> Component:
    """Draw a short label."""
    return html.Span(tekst, className="chip")


def note(*inhoud: Inhoud) -> Component:
    """Draw a line in small, soft type."""
    return html.P(list(inhoud), className="noot")
