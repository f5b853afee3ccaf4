"""What a page module is to the frame: an address, a name, a right, a layout and its callbacks."""

from typing import Protocol

from dash import Dash
from dash.development.base_component import Component

from app.context import Context
from app.identity import Gebruiker
from app.toegang import may
from schemas.rollen import Recht


class Pagina(Protocol):
    """A module of app.pages; `RECHT` None opens the page to everyone who is signed in.

    A module with `IN_MENU = False` is reached from other pages only; its `KAMER` is the room it belongs to.
    """

    @property
    def ROUTE(self) -> str: ...  # noqa: N802 - a module constant seen as an attribute

    @property
    def NAAM(self) -> str: ...  # noqa: N802

    @property
    def RECHT(self) -> Recht | None: ...  # noqa: N802

    def layout(self, context: Context, gebruiker: Gebruiker, **query: str) -> Component:
        """Draw the page for one person and one address."""

    def register(self, app: Dash, context: Context) -> None:
        """Add the callbacks of the page."""


def may_open(gebruiker: Gebruiker, pagina: Pagina) -> bool:
    """Answer whether this person may open the page."""
    return pagina.RECHT is None or may(gebruiker, pagina.RECHT)
