"""The map of the way in: one rate over all places, its choice, its sentence, and the table with the same numbers."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from app.components.elementen import aria
from app.components.frame import chooser, link_choices
from app.components.getallen import BESCHERMD, show_waarde
from app.components.grenskaart import border_map, read_grenzen
from app.components.kaartcijfers import Kaart
from app.components.knoppen import address, link
from app.components.plaatsen import Plaats, Plaatsen
from app.components.tegelkaart import legend, tile_map
from app.components.vakken import empty_state, note
from app.context import Context
from app.figures.tegels import find_water, make_clusters
from app.identity import Gebruiker
from app.pages.wijkbeeld_blik import ROUTE
from app.pages.wijkbeeld_kaartstof import Kaartkeuze, Kaartstof, load_kaartstof
from app.pages.wijkbeeld_kaarttabel import show_kaarttabel
from app.store.access import valid_referentiebestanden
from pipelines.tegelkaart import load_tegels
from schemas.vocabulary import Referentiesoort, Regioniveau

KLEIN_VERSCHIL = (
    "Kleine verschillen tussen plaatsen kunnen toeval zijn: de tabel geeft bij elk cijfer de marge. "
)
ZONDER_MARGE = (
    "Kleine verschillen tussen plaatsen kunnen toeval zijn; hoe groot de marge is, zegt de bron niet. "
)


def show_kaart(
    context: Context, gebruiker: Gebruiker, plaatsen: Plaatsen, *, kwartaal: str, gevraagd: str
) -> list[Component]:
    """Draw choice, sentence, legend, map and table."""
    stof = load_kaartstof(context, gebruiker, kwartaal)
    keuze = stof.choose(gevraagd)
    open_gebieden = [p for p in plaatsen.gebieden if plaatsen.may_open(p, gebruiker)]
    if keuze is None:
        return [
            empty_state("In dit kwartaal is er geen cijfer dat op de kaart kan staan."),
            _plain_list(plaatsen, open_gebieden, gebruiker, kwartaal),
        ]
    kaart = stof.draw(keuze)
    adressen = {
        p.code: address(ROUTE, regio=p.code, kwartaal=kwartaal)
        for p in plaatsen.per_code.values()
        if plaatsen.may_open(p, gebruiker)
    }
    tekening, grensbron = _draw(context, kaart, plaatsen, adressen)
    return [
        _choices(stof, keuze, kwartaal),
        html.Figure(
            [
                html.Figcaption([html.H2(kaart.titel), html.P(describe_kaart(kaart, plaatsen))]),
                legend(kaart),
                tekening,
                note(
                    "Donkerder is een hoger getal, geen beter of slechter oordeel. ",
                    KLEIN_VERSCHIL if kaart.heeft_marges else ZONDER_MARGE,
                    link("Wat zegt dit cijfer wel en niet?", f"/uitleg#{kaart.indicator.code}"),
                    f" {kaart.bron}" if kaart.bron else "",
                    f" Grenzen: {grensbron}." if grensbron else "",
                ),
            ],
            className="grafiek",
        ),
        show_kaarttabel(
            kaart,
            plaatsen,
            open_gebieden,
            adressen,
            is_alles=len(open_gebieden) == len(plaatsen.gebieden),
        ),
    ]


def _draw(
    context: Context, kaart: Kaart, plaatsen: Plaatsen, adressen: dict[str, str]
) -> tuple[Component, str]:
    """Draw real boundaries where they were loaded, of buurten before gebieden; else the tiles."""
    with context.sessions() as session:
        geladen = {
            bestand.sleutel: bestand
            for bestand in valid_referentiebestanden(session, soort=Referentiesoort.GEO)
        }
    for niveau in (Regioniveau.BUURT, Regioniveau.GEBIED):
        if bestand := geladen.get(niveau):
            grenzen = read_grenzen(context.archive.get(bestand.rijen_sha256))
            bron = f"{bestand.bron}, {bestand.licentie}, vereenvoudigd"
            return border_map(kaart, grenzen, plaatsen.per_code, adressen), bron
    buurten = {g.code: [b.code for b in plaatsen.children(g.code)] for g in plaatsen.gebieden}
    tegels = load_tegels()
    clusters = make_clusters(tegels, buurten)
    return tile_map(kaart, clusters, find_water(tegels), dict(plaatsen.per_code), adressen), ""


def describe_kaart(kaart: Kaart, plaatsen: Plaatsen) -> str:
    """Say in one sentence what is seen: how many gebieden, between which values; no place is named (R-13)."""
    gebieden = [p.code for p in plaatsen.gebieden if p.code in kaart.cijfers]
    waarden = [w for code in gebieden if (w := kaart.get(code).waarde) is not None]
    verborgen = sum(kaart.get(code).is_onderdrukt for code in kaart.cijfers)
    if not waarden:
        zin = "In geen enkel gebied is dit cijfer te zien."
    else:
        eenheid = kaart.indicator.eenheid
        laag, hoog = show_waarde(min(waarden), eenheid), show_waarde(max(waarden), eenheid)
        wat = f"{laag}" if laag == hoog else f"van {laag} tot {hoog}"
        zin = f"In {_count(len(waarden), 'gebied', 'gebieden')} te zien: {wat}."
    if verborgen:
        zin += f" In {_count(verborgen, 'plaats', 'plaatsen')} verborgen, {BESCHERMD}."
    return zin


def _count(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"


def _choices(stof: Kaartstof, gekozen: Kaartkeuze, kwartaal: str) -> Component:
    def lijst(soort: str) -> Component:
        return link_choices(
            [
                (k.naam, address(ROUTE, kaart=k.code, kwartaal=kwartaal), k.code == gekozen.code)
                for k in stof.keuzes
                if (k.indicator.soort == "context") is (soort == "context")
            ]
        )

    groepen = [
        html.P("Uitkomst", className="soort"),
        lijst("uitkomst"),
        html.P("De wijk om ons heen", className="soort"),
        lijst("context"),
    ]
    return html.Div(
        [
            html.Span("Cijfer op de kaart: ", **aria(hidden="true")),
            chooser("Cijfer op de kaart", gekozen.naam, html.Div(groepen)),
        ],
        className="kaartkeuze",
    )


def _plain_list(
    plaatsen: Plaatsen, gebieden: Sequence[Plaats], gebruiker: Gebruiker, kwartaal: str
) -> Component:
    def naar(plaats: Plaats) -> Component:
        return link(plaats.naam, address(ROUTE, regio=plaats.code, kwartaal=kwartaal))

    return html.Ul(
        [
            html.Li(
                [
                    naar(gebied),
                    html.Ul(
                        [
                            html.Li(naar(b))
                            for b in plaatsen.children(gebied.code)
                            if plaatsen.may_open(b, gebruiker)
                        ]
                    ),
                ]
            )
            for gebied in gebieden
        ]
    )
