"""The buttons for paper on the pages where it belongs; what a role may not make is not offered."""

from collections.abc import Sequence
from datetime import date

from dash import dcc, html
from dash.development.base_component import Component

from app.components.knoppen import button_row, download_link
from app.components.kop import section
from app.components.vakken import note
from app.identity import Gebruiker
from app.services.papieren import (
    CIJFERBLAD,
    DOSSIER,
    GESPREKSKAART,
    GESPREKSVERSLAG,
    RAADSBLAD,
    VERANTWOORDING,
    WIJKBLAD,
    may_make,
)
from app.store.access.bereik import is_regio_within

Plek = tuple[str, str]
"""Code and name of a gebied."""


def show_gesprekspapier(
    gebruiker: Gebruiker,
    gesprek_id: int,
    beschikking_id: int,
    *,
    regiocode: str,
    kwartaal: str,
    is_vastgesteld: bool,
) -> list[Component]:
    """Offer the card with which a talk is entered, and once it is adopted the report."""
    knoppen = []
    if may_make(gebruiker, GESPREKSKAART):
        knoppen.append(download_link("Gesprekskaart (PDF)", _card(beschikking_id, regiocode, kwartaal)))
    if is_vastgesteld and may_make(gebruiker, GESPREKSVERSLAG):
        adres = f"/papier/gespreksverslag/{gesprek_id}"
        knoppen += [
            download_link("Verslag (PDF)", f"{adres}.pdf"),
            download_link("Verslag (Word)", f"{adres}.docx"),
        ]
    return [button_row(*knoppen)] if knoppen else []


def show_wijkpapier(
    gebruiker: Gebruiker, plekken: Sequence[Plek], *, kwartaal: str, met_cijfers: bool = True
) -> list[Component]:
    """Offer the pages about places; the ones for partners and council only of one's own."""
    knoppen = [
        download_link(f"{papier.naam} {naam} ({vorm.upper()})", f"/papier/{deel}/{code}/{kwartaal}.{vorm}")
        for papier, deel, vorm in (
            (WIJKBLAD, "wijkblad", "pdf"),
            (RAADSBLAD, "raadsblad", "pdf"),
            *(((CIJFERBLAD, "cijfers", "xlsx"),) if met_cijfers else ()),
        )
        for code, naam in plekken
        if may_make(gebruiker, papier) and (papier is CIJFERBLAD or is_regio_within(code, gebruiker))
    ]
    return [section("Op papier", button_row(*knoppen), id_="papier")] if knoppen and kwartaal else []


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
