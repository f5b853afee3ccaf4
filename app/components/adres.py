"""How a callback moves on: draw the same address again, or go to another one."""

import time

from dash import Output, set_props

ADRES = "app-adres"
VERVERS = "app-ververs"
INHOUD = "app-inhoud"
SPOOR = "app-spoor"


def refresh_output() -> Output:
    """The output to which a callback returns `refresh()`: the page is drawn again with what is true now."""
    return Output(VERVERS, "data", allow_duplicate=True)


def refresh() -> float:
    """Return a value that differs from the last, so that the page is drawn again."""
    return time.monotonic()


def go_to(href: str) -> None:
    """Move to another address of the app from within a callback."""
    set_props(ADRES, {"href": href})
