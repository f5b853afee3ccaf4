"""The buttons for paper on the pages where it belongs; what a role may not make is not offered."""

from collections.abc import Sequence
from datetime import date

from dash import dcc, html
from dash.development.base_component import Component

from app.components.knoppen import button_row, download_link
from app.components.kop import section
from app.components.vakken import note
from app.identity import Gebruiker
from app.services.papieren import DOSSIER, GESPREKSKAART, VERANTWOORDING, may_make

Plek = tuple[str, str]
"""Code and name of a gebied."""


def show_kaartknop(
    gebruiker: Gebruiker, beschikking_id: int, *, regiocode: str, kwartaal: str
) -> list[Component]:
    """Offer the talk card of one beschikking, gebied and quarter."""
    if not kwartaal or not may_make(gebruiker, GESPREKSKAART):
        return []
    return [button_row(download_link("Gesprekskaart (PDF)", _card(beschikking_id, regiocode, kwartaal)))]


def show_beschikkingspapier(
    gebruiker: Gebruiker, beschikking_id: int, gebieden: Sequence[Plek], *, kwartaal: str, vandaag: date
) -> list[Component]:
    """Offer every paper about one beschikking."""
    delen = [
        *_cards(gebruiker, beschikking_id, gebieden, kwartaal),
        *_exports(gebruiker, beschikking_id),
        *_dossier(gebruiker, beschikking_id, vandaag),
    ]
    return [section("Op papier", *delen, id_="papier")] if delen else []


def _card(beschikking_id: int, regiocode: str, kwartaal: str) -> str:
    return f"/papier/gesprekskaart/{beschikking_id}/{regiocode}/{kwartaal}.pdf"


def _cards(
    gebruiker: Gebruiker, beschikking_id: int, gebieden: Sequence[Plek], kwartaal: str
) -> list[Component]:
    if not kwartaal or not may_make(gebruiker, GESPREKSKAART):
        return []
    knoppen = (
        download_link(f"Gesprekskaart {naam} (PDF)", _card(beschikking_id, code, kwartaal))
        for code, naam in gebieden
    )
    return [button_row(*knoppen)]


def _exports(gebruiker: Gebruiker, beschikking_id: int) -> list[Component]:
    if not may_make(gebruiker, VERANTWOORDING):
        return []
    adres = f"/papier/verantwoording/{beschikking_id}"
    return [
        button_row(
            download_link("Verantwoording (werkmap)", f"{adres}.xlsx"),
            download_link("Verantwoording (JSON)", f"{adres}.json"),
        ),
        note(
            "In de verantwoording staan cijfers, afspraken, bezwaren, besluiten en toezeggingen. Lezingen en verhalen niet."
        ),
    ]


def _dossier(gebruiker: Gebruiker, beschikking_id: int, vandaag: date) -> list[Component]:
    """Offer the dossier of a day; a plain form, so that the day is part of the address."""
    if not may_make(gebruiker, DOSSIER):
        return []
    veld = "papier-dossier-dag"
    # Dash knows no `name` on html.Input; dcc.Input has one.
    return [
        html.Form(
            [
                html.Label("Dossier zoals het was op", htmlFor=veld),
                dcc.Input(
                    id=veld,
                    name="dag",
                    type="date",  # type: ignore[arg-type]  # the browser knows it, the stubs of Dash do not
                    value=vandaag.isoformat(),
                    max=vandaag.isoformat(),
                ),
                *(
                    html.Button(
                        f"Dossier ({naam})",
                        type="submit",
                        className="knop",
                        formAction=f"/papier/dossier/{beschikking_id}.{vorm}",
                    )
                    for naam, vorm in (("PDF", "pdf"), ("werkmap", "xlsx"))
                ),
            ],
            method="get",
            action=f"/papier/dossier/{beschikking_id}.pdf",
            className="knoppen",
        )
    ]
