"""The buttons for paper on the pages where it belongs; what a role may not make is not offered."""

from dash.development.base_component import Component

from app.components.knoppen import button_row, download_link
from app.identity import Gebruiker
from app.services.papieren import GESPREKSKAART, may_make


def show_kaartknop(
    gebruiker: Gebruiker, beschikking_id: int, *, regiocode: str, kwartaal: str
) -> list[Component]:
    """Offer the talk card of one beschikking, gebied and quarter."""
    if not kwartaal or not may_make(gebruiker, GESPREKSKAART):
        return []
    href = f"/papier/gesprekskaart/{beschikking_id}/{regiocode}/{kwartaal}.pdf"
    return [button_row(download_link("Gesprekskaart (PDF)", href))]
