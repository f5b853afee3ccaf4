"""A form of a room: labelled fields that keep what was typed, buttons, and the place of the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from schemas.keuzelijst import load_keuzes

Keuze = tuple[str, str]
"""Stored code and what people read."""


@dataclass(frozen=True)
class Formulier:
    """One form on a page; `sleutel` tells it from its likes, `stand` changes when it must start empty.

    What is typed survives a redraw of the page (Dash persistence in memory) until the server's own
    value changes, so that saving one form never costs the text in another.
    """

    pagina: str
    naam: str
    sleutel: str = "0"
    stand: str = "1"

    def field_id(self, veld: str) -> dict[str, str]:
        """Return the id of a field."""
        return {**self._kern("veld"), "veld": veld}

    def button_id(self, daad: str) -> dict[str, str]:
        """Return the id of a button."""
        return {**self._kern("knop"), "daad": daad}

    def answer_id(self) -> dict[str, str]:
        """Return the id of the place where errors of this form are told."""
        return self._kern("melding")

    def line(
        self,
        veld: str,
        label: str,
        *,
        waarde: str | float | None = None,
        hulp: str = "",
        soort: Any = "text",
        toont_label: bool = True,
    ) -> Component:
        """Draw a field of one line; `soort` is an input type such as text, number or date."""
        invoer = dcc.Input(
            id=self.field_id(veld), type=soort, value=waarde, className="invoer", **self._houdt_vast()
        )
        return _labelled(label, hulp, invoer, toont_label=toont_label)

    def text(self, veld: str, label: str, *, waarde: str = "", hulp: str = "", rijen: int = 3) -> Component:
        """Draw a field for a few sentences."""
        invoer = dcc.Textarea(
            id=self.field_id(veld), value=waarde, rows=rijen, className="invoer", **self._houdt_vast()
        )
        return _labelled(label, hulp, invoer)

    def choice(
        self, veld: str, label: str, keuzes: Sequence[Keuze], *, waarde: str | None = None, hulp: str = ""
    ) -> Component:
        """Draw a choice of one, all options in sight."""
        return html.Fieldset(
            [
                html.Legend(label),
                *([html.P(hulp, className="hulp")] if hulp else []),
                dcc.RadioItems(
                    id=self.field_id(veld),
                    options=_options(keuzes),
                    value=waarde,
                    className="keuzes",
                    **self._houdt_vast(),
                ),
            ],
            className="veld",
        )

    def checks(
        self, veld: str, label: str, keuzes: Sequence[Keuze], *, waarden: Sequence[str] = (), hulp: str = ""
    ) -> Component:
        """Draw a choice of any number, all options in sight."""
        return html.Fieldset(
            [
                html.Legend(label),
                *([html.P(hulp, className="hulp")] if hulp else []),
                dcc.Checklist(
                    id=self.field_id(veld),
                    options=_options(keuzes),
                    value=list(waarden),
                    className="keuzes",
                    **self._houdt_vast(),
                ),
            ],
            className="veld",
        )

    def select(
        self,
        veld: str,
        label: str,
        keuzes: Sequence[Keuze],
        *,
        waarde: str | None = None,
        hulp: str = "",
        toont_label: bool = True,
    ) -> Component:
        """Draw a choice of one out of many, folded."""
        lijst = dcc.Dropdown(
            id=self.field_id(veld),
            options=_options(keuzes),
            value=waarde,
            clearable=False,
            searchable=False,
            placeholder="Kies …",
            className="keuzelijst",
            **self._houdt_vast(),
        )
        return _labelled(label, hulp, lijst, toont_label=toont_label)

    def hidden(self, veld: str, waarde: str | float) -> Component:
        """Carry a value the person does not see, such as the version that was read."""
        return dcc.Input(id=self.field_id(veld), type="hidden", value=str(waarde))

    def button(self, daad: str, tekst: str, *, is_hoofd: bool = True, naam: str = "") -> Component:
        """Draw a button; `naam` is read aloud where the visible text alone is not enough."""
        extra: dict[str, Any] = {"aria-label": naam} if naam else {}
        return html.Button(
            tekst,
            id=self.button_id(daad),
            type="button",
            className="knop knop-hoofd" if is_hoofd else "knop",
            **extra,
        )

    def draw(self, *delen: Component, knoppen: Sequence[Component]) -> Component:
        """Draw the form: its fields, its buttons, and under them what went wrong."""
        return html.Div(
            [
                *delen,
                html.Div(list(knoppen), className="knoppen"),
                html.Div(id=self.answer_id(), role="alert", className="formulier-melding"),
            ],
            className="formulier",
        )

    def _kern(self, ding: str) -> dict[str, str]:
        return {"type": f"{self.pagina}-{ding}", "formulier": self.naam, "sleutel": self.sleutel}

    def _houdt_vast(self) -> dict[str, Any]:
        return {"persistence": self.stand, "persistence_type": "memory"}


def explained(lijst: str) -> list[Keuze]:
    """Return the choices of a closed list, each with its help behind the label."""
    return [
        (k.code, f"{k.label}: {k.hulp[:1].lower()}{k.hulp[1:].rstrip('.')}" if k.hulp else k.label)
        for k in load_keuzes(lijst)
    ]


def _options(keuzes: Sequence[Keuze]) -> list[dict[str, str]]:
    return [{"value": code, "label": tekst} for code, tekst in keuzes]


def _labelled(label: str, hulp: str, veld: Component, *, toont_label: bool = True) -> Component:
    """Wrap the field in its label: it then also names a field whose id is a pattern."""
    return html.Label(
        [
            html.Span(label, className="veldnaam" if toont_label else "veldnaam alleen-voorlezen"),
            *([html.Span(hulp, className="hulp")] if hulp else []),
            veld,
        ],
        className="veld",
    )
