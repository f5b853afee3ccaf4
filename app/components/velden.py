"""Form fields, each with a visible label and its help; ids are `<page>-<thing>` or pattern ids."""

from collections.abc import Sequence
from typing import Any, cast

from dash import dcc, html
from dash.development.base_component import Component

Veldid = str | dict[str, Any]
Keuze = tuple[str, str]
"""Stored code and what people read."""


def text_field(
    id_: Veldid, label: str, *, waarde: str | float | None = None, hulp: str = "", soort: str = "text"
) -> Component:
    """Draw a one-line field; `soort` is an input type such as text, number or email."""
    return _labelled(
        label,
        hulp,
        dcc.Input(id=id_, type=cast("Any", soort), value=waarde, className="invoer", debounce=False),
    )


def long_text_field(
    id_: Veldid, label: str, *, waarde: str = "", hulp: str = "", rijen: int = 4
) -> Component:
    """Draw a field for a few sentences."""
    return _labelled(label, hulp, dcc.Textarea(id=id_, value=waarde, rows=rijen, className="invoer"))


def choice_field(
    id_: Veldid, label: str, keuzes: Sequence[Keuze], *, waarde: str | None = None, hulp: str = ""
) -> Component:
    """Draw a choice of one, all options visible: up to about seven."""
    return html.Fieldset(
        [
            html.Legend(label),
            *([html.P(hulp, className="hulp")] if hulp else []),
            dcc.RadioItems(id=id_, options=_options(keuzes), value=waarde, className="keuzes"),
        ],
        className="veld",
    )


def check_field(
    id_: Veldid, label: str, keuzes: Sequence[Keuze], *, waarden: Sequence[str] = ()
) -> Component:
    """Draw a choice of any number."""
    return html.Fieldset(
        [
            html.Legend(label),
            dcc.Checklist(id=id_, options=_options(keuzes), value=list(waarden), className="keuzes"),
        ],
        className="veld",
    )


def select_field(
    id_: Veldid, label: str, keuzes: Sequence[Keuze], *, waarde: str | None = None, hulp: str = ""
) -> Component:
    """Draw a choice of one out of many, with search."""
    return _labelled(
        label,
        hulp,
        dcc.Dropdown(
            id=id_,
            options=_options(keuzes),
            value=waarde,
            clearable=False,
            placeholder="Kies …",
            labels=cast("Any", LIJSTWOORDEN),
            className="keuzelijst",
        ),
    )


LIJSTWOORDEN = {
    "select_all": "Alles kiezen",
    "deselect_all": "Niets kiezen",
    "selected_count": "{num_selected} gekozen",
    "search": "Zoeken",
    "clear_search": "Zoekwoord wissen",
    "clear_selection": "Keuze wissen",
    "no_options_found": "Niets gevonden",
}


def _options(keuzes: Sequence[Keuze]) -> list[dict[str, str]]:
    return [{"value": code, "label": tekst} for code, tekst in keuzes]


def _labelled(label: str, hulp: str, veld: Component) -> Component:
    """Wrap the field in its label: an implicit label also works for pattern ids, which `htmlFor` cannot name."""
    return html.Label(
        [
            html.Span(label, className="veldnaam"),
            *([html.Span(hulp, className="hulp")] if hulp else []),
            veld,
        ],
        className="veld",
    )
