"""What a provider takes home from Aanleveren: the marked workbook, the receipt, its own file and templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.elementen import aria
from app.components.getallen import show_kwartaal
from app.components.knoppen import address, download_link
from app.components.kop import section
from app.components.vakken import note
from app.context import Context
from app.identity import Gebruiker
from app.toegang import may
from schemas.aanlevering import soortmodules
from schemas.leercyclus import AanleveringStatus
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Aanlevering

ROUTE = "/aanleveren"


def file_links(aanlevering: Aanlevering, *, is_eigen: bool) -> Component:
    """Draw the files of one line in a history: the receipt, and for the party itself what it sent."""
    soorten = [("Bewijs", "ontvangstbewijs.txt"), *([("Bestand", "origineel")] if is_eigen else [])]
    links = [
        html.A(
            tekst,
            href=f"{ROUTE}/{aanlevering.id}/{deel}",
            download="",
            **aria(label=f"{tekst} van {aanlevering.bestandsnaam}, {show_kwartaal(aanlevering.kwartaal)}"),
        )
        for tekst, deel in soorten
    ]
    return html.Span([deel for nr, link in enumerate(links) for deel in ([" · "] if nr else []) + [link]])


def show_werkboek_link(aanlevering: Aanlevering) -> Component:
    """Draw the way to repair in one's own program: the own workbook, marked, while it may still change."""
    if aanlevering.status is not AanleveringStatus.ONTVANGEN or not aanlevering.rapport.get("bevindingen"):
        return html.Div()
    return html.Div(
        [
            html.P(
                [
                    "Liever in uw eigen bestand verbeteren? U krijgt het terug met gekleurde cellen, uitleg, "
                    "keuzelijsten en een blad Wat te doen. Lever het daarna hier opnieuw aan."
                ]
            ),
            html.Div(
                [
                    download_link("Haal uw bestand gemarkeerd op", f"{ROUTE}/{aanlevering.id}/werkboek.xlsx"),
                    download_link("Haal uw eigen bestand op", f"{ROUTE}/{aanlevering.id}/origineel"),
                ],
                className="knoppen",
            ),
        ],
        className="bestand-terug",
    )


def show_bewijs_link(aanlevering: Aanlevering) -> Component:
    """Draw the link to the receipt as a file."""
    return html.Div(
        [download_link("Bewaar het ontvangstbewijs", f"{ROUTE}/{aanlevering.id}/ontvangstbewijs.txt")],
        className="knoppen",
    )


def show_sjablonen(_: Context, gebruiker: Gebruiker, kwartaal: str) -> Component:
    """Offer a template per kind of file, filled with what is known of this provider in this quarter."""
    if not may(gebruiker, Recht.AANLEVERING_DOEN):
        return html.Div()
    return section(
        "Nog geen bestand? Begin met een sjabloon",
        html.P(
            f"Een sjabloon voor {show_kwartaal(kwartaal)} heeft alleen de kolommen die uw afspraken vragen, met "
            "keuzelijsten. Wat wij al weten, staat er al in. Op het tweede blad leest u waarom wij het vragen en wie het ziet."
        ),
        html.Div(
            [
                download_link(f"Sjabloon {code}", address(f"{ROUTE}/sjabloon/{code}.xlsx", kwartaal=kwartaal))
                for code in soortmodules()
            ],
            className="knoppen",
        ),
        note("Kunt u geen rijen per traject leveren? Gebruik dan het sjabloon Tellingen."),
    )
