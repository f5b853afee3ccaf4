"""Start: what is asked of me now, by date, and what changed since my last visit."""

from dash import Dash, html
from dash.development.base_component import Component

from app.components.kop import page_header
from app.context import Context
from app.identity import Gebruiker
from schemas.rollen import Recht

ROUTE = "/"
NAAM = "Start"
RECHT: Recht | None = None


def layout(_context: Context, gebruiker: Gebruiker, **_: str) -> Component:
    """Draw what is asked and what changed."""
    return html.Div([page_header(f"Dag {gebruiker.naam}")])


def register(app: Dash, context: Context) -> None:
    """Start has no callbacks: it only shows where to go."""
