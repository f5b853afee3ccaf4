"""Errors as notices in plain Dutch: the one place where the class of an error becomes words."""

import logging
import secrets
from collections.abc import Mapping

from dash import html, set_props
from dash.development.base_component import Component

from app.components.vakken import notice
from schemas.errors import (
    GeenToegangError,
    GelijktijdigeWijzigingError,
    GeweigerdBestandError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
    OngeldigeWaardeError,
    OnleesbaarBestandError,
    WijkspiegelError,
)

MELDING = "app-melding"
NAAR = "data-naar"
TITELS: Mapping[type[WijkspiegelError], str] = {
    GeenToegangError: "Dit mag u niet bekijken of doen",
    NietGevondenError: "Niet gevonden",
    OngeldigeWaardeError: "Dit begrijpen we niet",
    OnleesbaarBestandError: "Dit bestand kunnen we niet lezen",
    GeweigerdBestandError: "Dit bestand is geweigerd; er is niets bewaard",
    NietGereedError: "Er moet eerst nog iets gebeuren",
    OngeldigeOvergangError: "Deze stap kan nu niet",
    GelijktijdigeWijzigingError: "Iemand anders was u net voor",
}
NOG_NIET_GOED = "Dit klopt nog niet"
LOG = logging.getLogger("wijkspiegel")


def error_title(fout: Exception) -> str:
    """Return the heading of an error of this kind."""
    return (
        TITELS.get(type(fout), "Er ging iets mis")
        if isinstance(fout, WijkspiegelError)
        else "Er ging iets mis"
    )


def error_body(fout: Exception) -> list[Component]:
    """Say what happened and what to do; an unforeseen error gets a reference number and a log line."""
    if isinstance(fout, NietGereedError | GeweigerdBestandError):
        return [html.Ul([html.Li(reden) for reden in fout.redenen])]
    if isinstance(fout, WijkspiegelError):
        return [html.P(str(fout))]
    nummer = secrets.token_hex(4)
    LOG.error("Onvoorziene fout %s", nummer, exc_info=fout)
    return [
        html.P(
            f"Dit ligt niet aan u. Probeer het opnieuw; gebeurt het weer, geef dan nummer {nummer} door aan de beheerder."
        )
    ]


def show_error(fout: Exception, *, bij_formulier: bool = False) -> Component:
    """Draw an error as a notice; beside a form what is absent or wrong is something to mend, not to understand."""
    is_in_te_vullen = bij_formulier and isinstance(fout, OngeldigeWaardeError)
    titel = NOG_NIET_GOED if is_in_te_vullen else error_title(fout)
    return notice(titel, *error_body(fout), toon="weigering")


def on_error(fout: Exception) -> None:
    """Show what went wrong in a callback above the page, and leave the page as it is."""
    set_props(MELDING, {"children": show_error(fout), NAAR: ""})


def report_success(zin: str, *, naar: str = "") -> None:
    """Say above the page that something was done; `naar` is the address at which it is read."""
    set_props(MELDING, {"children": notice(zin, toon="goed"), NAAR: naar})
