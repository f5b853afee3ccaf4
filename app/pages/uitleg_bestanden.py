"""The part of Uitleg about files: how a file is checked, step by step, and which numbers stay hidden."""

from dash import html
from dash.development.base_component import Component

from app.components.knoppen import address, link
from app.pages.uitleg_regels import ROUTE
from schemas.bevinding import Trap
from schemas.onderdrukking import make_onderdrukkingsregel
from schemas.regelcatalogus import TRAPNAMEN, TRAPVRAGEN, load_regelkaarten


def show_verbergen(drempel: int) -> list[Component]:
    """Say the suppression rule with the threshold of this installation (R-17)."""
    return [
        html.P(make_onderdrukkingsregel(drempel).zin),
        html.P(
            "Een verborgen cijfer zegt dat het verborgen is, en noemt de dichtstbijzijnde plek waar wel een "
            "cijfer staat. Dezelfde regel geldt op het scherm, in exports en in verslagen: het staat niet in "
            "het bestand met cijfers, dus niemand kan het opvragen."
        ),
    ]


def show_bestandsregels() -> list[Component]:
    """Show what a file is checked on: personal data first, then the stages with the number of their rules."""
    kaarten = load_regelkaarten()
    return [
        html.P(
            "Eerst kijken wij of er persoonsgegevens in staan: een burgerservicenummer, naam, e-mailadres, "
            "telefoonnummer, adres of volledige geboortedatum. Dan weigeren wij het hele bestand en bewaren "
            "wij er niets van. U leest welke kolom het is en wat u in plaats daarvan levert."
        ),
        html.P(
            f"Daarna kijken wij in zeven stappen, samen {len(kaarten)} controles. Een stap wacht op de stap "
            "ervoor: zolang een kolom niet te lezen is, zeggen wij niets over wat erin staat. Wat wij moesten "
            "aannemen, staat in het verslag."
        ),
        html.Ol([_stage(trap, sum(k.trap is trap for k in kaarten)) for trap in Trap], className="lijst"),
    ]


def _stage(trap: Trap, aantal: int) -> Component:
    adres = address(ROUTE, regels=trap.value)
    return html.Li([link(TRAPNAMEN[trap], adres), f" ({aantal} controles). {TRAPVRAGEN[trap]}"])
