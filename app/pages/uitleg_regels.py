"""The catalogue of rules on an address of its own: one stage at a time, narrowed by file type."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from app.components.elementen import Inhoud, aria
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.regels import ERNSTZIN, hide_plekken
from app.components.tabellen import table
from app.components.vakken import empty_state, note
from schemas.bevinding import Trap
from schemas.regelcatalogus import TRAPNAMEN, TRAPVRAGEN, Regelkaart, load_regelkaarten

ROUTE = "/uitleg"
SOORTEN = {
    "trajecten": "Trajecten",
    "effectmetingen": "Effectmetingen",
    "tellingen": "Tellingen",
}


def show_regelcatalogus(regels: str, soort: str) -> Component:
    """Draw the rules of one stage, for one file type or all; an unknown stage or type shows the first."""
    trap = Trap(regels) if regels in set(Trap) else Trap.BESTAND
    soort = soort if soort in SOORTEN else ""
    kaarten = [k for k in list_kaarten(soort) if k.trap is trap]
    return html.Div(
        [
            page_header(
                "Waarop wij een bestand controleren",
                kruimels=[("Uitleg", ROUTE), ("Controles", None)],
                ondertitel="Wij controleren in zeven stappen, en stoppen waar verder kijken nog geen zin heeft.",
            ),
            _filters(trap, soort),
            section(
                TRAPNAMEN[trap],
                html.P(TRAPVRAGEN[trap]),
                _table(TRAPNAMEN[trap], kaarten) if kaarten else empty_state("Hier is geen controle voor."),
                note(
                    "Met een ster: een accounthouder kan dit voor een beschikking lichter of zwaarder zetten."
                ),
            ),
        ]
    )


def list_kaarten(soort: str) -> list[Regelkaart]:
    """Return the rules that hold for a file type; without one all of them."""
    return [k for k in load_regelkaarten() if not soort or not k.soorten or soort in k.soorten]


def _filters(trap: Trap, soort: str) -> Component:
    aantallen = {t: sum(k.trap is t for k in list_kaarten(soort)) for t in Trap}
    stappen: list[Inhoud] = [
        _choice(f"{nummer}. {TRAPNAMEN[t]} ({aantallen[t]})", t, soort, is_nu=t is trap)
        for nummer, t in enumerate(Trap, start=1)
    ]
    soorten = [
        _choice(naam, trap, code, is_nu=code == soort)
        for code, naam in {"": "alle soorten", **SOORTEN}.items()
    ]
    return html.Nav(
        [html.P(["Stap: ", *stappen]), html.P(["Soort bestand: ", *soorten])],
        className="filters",
        **aria(label="Kies welke controles u ziet"),
    )


def _choice(tekst: str, trap: Trap, soort: str, *, is_nu: bool) -> Component:
    if is_nu:
        return html.Strong(tekst, **aria(current="true"))
    return link(tekst, address(ROUTE, regels=trap.value, bestand=soort))


def _table(titel: str, kaarten: Sequence[Regelkaart]) -> Component:
    rijen = [
        [
            hide_plekken(k.boodschap),
            hide_plekken(k.herstel),
            k.voorbeeld,
            ERNSTZIN[k.ernst] + (" *" if k.is_aanpasbaar else ""),
            ", ".join(SOORTEN[s].lower() for s in k.soorten) or "alle",
        ]
        for k in kaarten
    ]
    koppen = ["Wat u leest", "Wat u doet", "Dit breekt de regel", "Hoe zwaar", "Soort"]
    return table(titel, koppen, rijen, toont_bijschrift=False)
