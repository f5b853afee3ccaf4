"""What happens when a form is sent: read it, do it, tell it; the same way in every room."""

import math
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from dash import ALL, MATCH, Dash, Input, Output, State, ctx, set_props
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from app.components.adres import VERVERS, go_to, refresh
from app.components.meldingen import MELDING, report_success, show_error
from app.context import Context
from app.identity import Gebruiker
from app.identity_web import current_gebruiker
from schemas.errors import OngeldigeWaardeError, WijkspiegelError

HOOGSTE_NUMMER = 2**31 - 1
"""What a number of a stored row can be at most, on both databases."""


@dataclass(frozen=True)
class Inzending:
    """What a person sent: which form, which button, and the fields as text."""

    formulier: str
    sleutel: str
    daad: str
    velden: Mapping[str, str]

    def text(self, veld: str) -> str:
        """Return a field without the space around it; empty when it was left out."""
        return self.velden.get(veld, "").strip()

    def number(self, veld: str) -> float | None:
        """Return a Dutch or English decimal, None when empty, or refuse."""
        tekst = self.text(veld).replace("%", "").strip()
        if not tekst:
            return None
        try:
            getal = float(tekst.replace(",", "."))
        except ValueError:
            getal = math.nan
        if not math.isfinite(getal):
            raise OngeldigeWaardeError(f"'{tekst}' is geen getal. Schrijf bijvoorbeeld 7,5.")
        return getal

    def identifier(self, veld: str) -> int:
        """Return the number of a thing; what is no number belongs to nothing."""
        return parse_identifier(self.text(veld))

    def day(self, veld: str) -> date:
        """Return a day, or say how to write one."""
        try:
            return date.fromisoformat(self.text(veld))
        except ValueError:
            raise OngeldigeWaardeError("Kies een datum.") from None


@dataclass(frozen=True)
class Antwoord:
    """What is told after something was done; with `adres` the person is taken there."""

    melding: str
    adres: str = ""


Daad = Callable[[Context, Gebruiker, Inzending], Antwoord | Component]
"""Does what a form asks; a Component instead of an Antwoord is an answer beside the form, nothing changed."""


def clean_text(waarde: object) -> str:
    """Return what came from a browser as text a database can hold: no control signs, no half characters."""
    tekst = waarde if isinstance(waarde, str) else "" if waarde is None else str(waarde)
    tekst = tekst.encode("utf-8", "replace").decode("utf-8")
    return "".join(teken for teken in tekst if teken in "\n\t" or unicodedata.category(teken) != "Cc")


def parse_identifier(tekst: str) -> int:
    """Read a number from an address or form, or refuse."""
    if not tekst.isdecimal() or len(tekst) > 10 or int(tekst) > HOOGSTE_NUMMER:
        raise OngeldigeWaardeError(f"'{tekst[:20]}' hoort bij niets op deze pagina.")
    return int(tekst)


def register_inzendingen(app: Dash, context: Context, pagina: str, daden: Mapping[str, Daad]) -> None:
    """Register the one callback that answers every form of a room."""
    kern = {"formulier": MATCH, "sleutel": MATCH}
    app.callback(
        Output({"type": f"{pagina}-melding", **kern}, "children"),
        Input({"type": f"{pagina}-knop", "daad": ALL, **kern}, "n_clicks"),
        State({"type": f"{pagina}-veld", "veld": ALL, **kern}, "value"),
        State({"type": f"{pagina}-veld", "veld": ALL, **kern}, "id"),
        prevent_initial_call=True,
    )(partial(answer, context, daden))


def answer(
    context: Context,
    daden: Mapping[str, Daad],
    klikken: Sequence[int | None],
    waarden: Sequence[Any],
    ids: Sequence[Mapping[str, str]],
) -> Component | str:
    """Do what the pressed button asks; an error is told beside the form and nothing typed is lost."""
    try:
        inzending = read_inzending(klikken, waarden, ids)
        antwoord = do_daad(context, daden, inzending)
        if isinstance(antwoord, Component):
            return antwoord
        tell(antwoord)
    except WijkspiegelError as fout:
        set_props(MELDING, {"children": ""})
        return show_error(fout, bij_formulier=True)
    return ""


def do_daad(context: Context, daden: Mapping[str, Daad], inzending: Inzending) -> Antwoord | Component:
    """Find the deed of this form and do it as the signed-in person."""
    if inzending.formulier not in daden:
        raise OngeldigeWaardeError("Dit formulier bestaat niet. Laad de pagina opnieuw.")
    return daden[inzending.formulier](context, current_gebruiker(), inzending)


def read_inzending(
    klikken: Sequence[int | None], waarden: Sequence[Any], ids: Sequence[Mapping[str, str]]
) -> Inzending:
    """Read the fields of the form whose button was pressed; a button that only appeared is not pressed."""
    if not any(klikken) or not isinstance(ctx.triggered_id, Mapping):
        raise PreventUpdate
    knop = {naam: clean_text(waarde) for naam, waarde in ctx.triggered_id.items()}
    try:
        velden = {str(id_["veld"]): clean_text(waarde) for id_, waarde in zip(ids, waarden, strict=True)}
        return Inzending(knop["formulier"], knop["sleutel"], knop["daad"], velden)
    except (KeyError, TypeError, ValueError):
        raise OngeldigeWaardeError("Dit formulier kwam niet goed over. Laad de pagina opnieuw.") from None


def tell(antwoord: Antwoord) -> None:
    """Say what happened and draw the page again, or go to the address of what was made."""
    report_success(antwoord.melding, naar=antwoord.adres)
    if antwoord.adres:
        go_to(antwoord.adres)
    else:
        set_props(VERVERS, {"data": refresh()})
