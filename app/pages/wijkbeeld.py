"""Wijkbeeld: what is going on in a place, strengths first, outcome before output."""

from collections.abc import Mapping, Sequence

from dash import Dash, html
from dash.development.base_component import Component

from app.components.elementen import aria
from app.components.frame import chooser, link_choices
from app.components.getallen import show_kwartaal
from app.components.knoppen import address
from app.components.kop import page_header, section
from app.components.plaatsen import Plaatsen, read_plaatsen
from app.components.vakken import empty_state
from app.context import Context
from app.identity import Gebruiker
from app.pages import wijkbeeld_focus, wijkbeeld_herkenning, wijkbeeld_inzet
from app.pages.inzendingen import register_inzendingen
from app.pages.papieren import show_wijkpapier
from app.pages.wijkbeeld_aanbod import show_aanbod
from app.pages.wijkbeeld_blik import ROUTE, Blik, Sectie
from app.pages.wijkbeeld_cijfers import show_reeksdeel, show_uitkomstdeel
from app.pages.wijkbeeld_context import show_context
from app.pages.wijkbeeld_factoren import show_factoren
from app.pages.wijkbeeld_ingang import show_ingang, show_place_choices
from app.pages.wijkbeeld_kop import show_kop
from app.pages.wijkbeeld_ladder import show_ladder
from app.pages.wijkbeeld_omgeving import show_tijdlijn
from app.pages.wijkbeeld_trechter import show_trechterdeel
from app.pages.wijkbeeld_verdeling import show_verdeeldeel
from app.store.access import visible_interventies
from schemas.indicator import load_indicatoren
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

NAAM = "Wijkbeeld"
RECHT = Recht.WIJKBEELD_BEKIJKEN

__all__ = ["NAAM", "RECHT", "ROUTE", "layout", "register", "show_choosers"]

# The order of the page is a decision: strengths and focus, outcome before output, then context and offer.
SECTIES = (
    Sectie("factoren", "Waar de wijk op bouwt, en waar we aan werken", show_factoren),
    Sectie("uitkomsten", "Uitkomst, met daarnaast de prestatie", show_uitkomstdeel),
    Sectie("reeks", "Door de tijd", show_reeksdeel),
    Sectie("verdeling", "Hoe de cijfers verdeeld zijn", show_verdeeldeel),
    Sectie("trechter", "Verschilt deze plek van de stad, rekening houdend met toeval?", show_trechterdeel),
    Sectie("ladder", "Van wat er is gedaan naar de wijk", show_ladder),
    Sectie("context", "De wijk om ons heen", show_context),
    Sectie("aanbod", "Aanbod op de factoren", show_aanbod),
    Sectie("tijdlijn", "Tijdlijn van de wijk", show_tijdlijn),
)


def layout(context: Context, gebruiker: Gebruiker, **vraag: str) -> Component:
    """Draw one place in one quarter, or the list of places as a way in."""
    plaatsen = read_plaatsen(context.marts.regios())
    kwartalen = context.marts.kwartalen()
    if not kwartalen:
        return html.Div(
            [
                page_header(NAAM),
                empty_state(
                    "Er zijn nog geen cijfers. Ze verschijnen zodra het eerste bestand is ingediend."
                ),
            ]
        )
    if not vraag.get("regio"):
        kwartaal = str(Kwartaal.parse(vraag.get("kwartaal") or kwartalen[0]))
        return show_ingang(context, plaatsen, gebruiker, kwartaal=kwartaal, kaart=vraag.get("kaart", ""))
    return show_blik(make_blik(context, gebruiker, plaatsen, {"kwartaal": kwartalen[0], **vraag}))


def make_blik(context: Context, gebruiker: Gebruiker, plaatsen: Plaatsen, vraag: Mapping[str, str]) -> Blik:
    """Check place and quarter of the address."""
    with context.sessions() as session:
        interventies = {i.code: i.naam for i in visible_interventies(session)}
    return Blik(
        context=context,
        gebruiker=gebruiker,
        plaatsen=plaatsen,
        plaats=plaatsen.require_visible(vraag["regio"], gebruiker),
        kwartaal=str(Kwartaal.parse(vraag["kwartaal"])),
        indicatoren=load_indicatoren(),
        interventies=interventies,
        vraag=vraag,
    )


def show_blik(blik: Blik) -> Component:
    """Draw the head and the sections in their order; a section without anything to say is left out."""
    inhouden = [(s, inhoud) for s in SECTIES if (inhoud := s.teken(blik)) is not None]
    return html.Div(
        [
            show_kop(blik),
            show_wegwijzer([sectie for sectie, _ in inhouden]),
            *(section(sectie.titel, inhoud, id_=sectie.code) for sectie, inhoud in inhouden),
            *show_wijkpapier(blik.gebruiker, [(blik.plaats.code, blik.plaats.naam)], kwartaal=blik.kwartaal),
        ]
    )


def show_wegwijzer(secties: Sequence[Sectie]) -> Component:
    """Draw the jumps to the sections: the page is long."""
    punten = [html.Li(html.A(sectie.titel, href=f"#{sectie.code}")) for sectie in secties]
    return html.Nav(html.Ol(punten), className="wegwijzer", **aria(label="Op deze bladzijde"))


def show_choosers(
    context: Context,
    gebruiker: Gebruiker,
    regio: str = "",
    kwartaal: str = "",
    kaart: str = "",
    **_: str,
) -> list[Component]:
    """Draw the switches of place and quarter for the top bar; on the map only that of the quarter."""
    plaatsen = read_plaatsen(context.marts.regios())
    kwartalen = context.marts.kwartalen()
    if not kwartalen:
        return []
    nu = str(Kwartaal.parse(kwartaal)) if kwartaal else kwartalen[0]
    keuzes = [
        (show_kwartaal(k), address(ROUTE, regio=regio, kaart="" if regio else kaart, kwartaal=k), k == nu)
        for k in kwartalen
    ]
    kwartaalkeuze = chooser("Kwartaal", show_kwartaal(nu), link_choices(keuzes))
    if not regio:
        return [kwartaalkeuze]
    plaats = plaatsen.require_visible(regio, gebruiker)
    return [
        chooser("Plaats", plaats.naam, show_place_choices(plaatsen, gebruiker, plaats.code, nu)),
        kwartaalkeuze,
    ]


def register(app: Dash, context: Context) -> None:
    """Add the callbacks of the page."""
    wijkbeeld_herkenning.register(app, context)
    register_inzendingen(app, context, ROUTE.strip("/"), {**wijkbeeld_focus.DADEN, **wijkbeeld_inzet.DADEN})
