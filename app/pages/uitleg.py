"""Uitleg: what every word, figure, rule, role and source means, drawn from the declarations."""

from dash import Dash, html
from dash.development.base_component import Component

from app.components.elementen import aria
from app.components.kop import page_header, section
from app.components.tabellen import link_list
from app.context import Context
from app.identity import Gebruiker
from app.pages.uitleg_bestanden import show_bestandsregels, show_verbergen
from app.pages.uitleg_bewaren import show_bewaren, show_bronnen, show_rollen
from app.pages.uitleg_cijfers import show_indicatoren, show_lezen_van_cijfers
from app.pages.uitleg_factoren import show_factormodellen
from app.pages.uitleg_methode import show_methode, show_stappen, show_woorden
from app.pages.uitleg_regels import show_regelcatalogus
from app.pages.uitleg_rekenwijzen import show_rekenwijze, show_rekenwijzen
from app.store.access import valid_referentiebestanden
from schemas.rollen import Recht

ROUTE = "/uitleg"
NAAM = "Uitleg"
RECHT: Recht | None = None

Deel = tuple[str, str, list[Component]]
"""Anchor, title and content."""


def layout(
    context: Context,
    gebruiker: Gebruiker,
    *,
    regels: str = "",
    bestand: str = "",
    rekenwijze: str = "",
    **_: str,
) -> Component:
    """Draw every part; a figure links to its own definition by its code. Rules and methods have own addresses."""
    if rekenwijze:
        return show_rekenwijze(rekenwijze)
    if regels:
        return show_regelcatalogus(regels, bestand)
    delen = _parts(context, gebruiker)
    return html.Div(
        [
            page_header(
                "Uitleg", ondertitel="Wat een cijfer zegt, wat het niet zegt, en wie wat mag doen en zien."
            ),
            _contents(delen),
            *(section(titel, *inhoud, id_=anker) for anker, titel, inhoud in delen),
        ]
    )


def _parts(context: Context, gebruiker: Gebruiker) -> list[Deel]:
    with context.sessions() as session:
        geladen = valid_referentiebestanden(session)
    return [
        ("cijfers", "Cijfers lezen", show_lezen_van_cijfers()),
        ("zekerheid", "Hoe zeker is een cijfer?", show_rekenwijzen()),
        ("definities", "Wat elk cijfer betekent", show_indicatoren()),
        ("factoren", "Factoren en modellen", show_factormodellen(context)),
        ("verbergen", "Kleine aantallen", show_verbergen(context.settings.drempel)),
        ("bestanden", "Hoe een bestand wordt gecontroleerd", show_bestandsregels()),
        ("methode", "Het gesprek: van herkennen naar verbeteren", show_methode()),
        ("stappen", "De zes stappen van Wijkprogrammering", show_stappen()),
        ("rollen", "Rollen en rechten", show_rollen(gebruiker.rolcode)),
        ("bronnen", "Bronnen en licenties", show_bronnen(geladen)),
        ("bewaren", "Wat wij bewaren, en waarom", show_bewaren()),
        ("woorden", "Vaste keuzes en wat zij betekenen", show_woorden()),
    ]


def _contents(delen: list[Deel]) -> Component:
    punten = [html.A(titel, href=f"#{anker}") for anker, titel, _ in delen]
    return html.Nav(link_list(punten), **aria(label="Op deze pagina"))


def register(app: Dash, context: Context) -> None:
    """Uitleg has no callbacks: everything is drawn at once."""
