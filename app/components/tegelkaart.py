"""The tile map: every place a link with its name and figure, in the shape of the city."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app.components.elementen import aria
from app.components.getallen import BESCHERMD, show_waarde
from app.components.kaartcijfers import Kaart
from app.components.plaatsen import Plaats
from app.figures.klassen import shade_of
from app.figures.tegels import Cluster, Vak


def tile_map(
    kaart: Kaart,
    clusters: Sequence[Cluster],
    water: Sequence[tuple[str, Vak]],
    plaatsen: dict[str, Plaats],
    adressen: dict[str, str],
) -> Component:
    """Draw the map; a place without an address is one this person cannot open."""
    rivier = [
        (vak.rij, html.Div(naam, className="water", style=_place(vak), **aria(hidden="true")))
        for naam, vak in water
    ]
    delen = [(cluster.vak.rij, _cluster(kaart, cluster, plaatsen, adressen)) for cluster in clusters]
    geordend = [deel for _, deel in sorted([*delen, *rivier], key=lambda paar: paar[0])]
    return html.Div(geordend, className="tegelkaart")


def _cluster(
    kaart: Kaart, cluster: Cluster, plaatsen: dict[str, Plaats], adressen: dict[str, str]
) -> Component:
    def tegel(code: str) -> Component:
        return _tile(kaart, plaatsen[code], cluster.namen.get(code, ""), adressen.get(code, ""))

    code = cluster.gebiedcode
    buurten = [
        html.Li(tegel(buurt), style=_place(vak)) for buurt, vak in cluster.tegels.items() if buurt != code
    ]
    # Without one place to open or read it is shape only, and gives way on a small screen.
    heeft_iets = any(c in adressen or kaart.get(c).waarde is not None for c in cluster.tegels)
    return html.Div(
        [
            html.Div(
                tegel(code),
                className="gebiedtegel smal" if cluster.vak.breedte == 1 else "gebiedtegel",
                style=_place(cluster.tegels[code]),
            ),
            # A list may hold list items only; the gebied stands before it on the same grid.
            html.Ul(buurten, className="kaal"),
        ],
        className="cluster" if heeft_iets else "cluster vorm",
        style={
            **_place(cluster.vak),
            "gridTemplateColumns": f"repeat({cluster.vak.breedte}, minmax(0, 1fr))",
            "gridTemplateRows": f"repeat({cluster.vak.hoogte}, minmax(0, 1fr))",
        },
    )


def _tile(kaart: Kaart, plaats: Plaats, kort: str, adres: str) -> Component:
    """Draw one place: what stands on the tile and what is only read aloud make one name together."""
    uitleg = kaart.describe(plaats.code)
    naam = html.Span(kort or plaats.naam, className="naam")
    heeft_waarde = kaart.get(plaats.code).waarde is not None
    if not adres and not heeft_waarde:
        return html.Span(naam, className="tegel dicht", title=plaats.naam)
    inhoud = [
        naam,
        html.Span(", ", className="alleen-voorlezen"),
        html.Span(
            kaart.sign(plaats.code),
            className="waarde",
            **({} if heeft_waarde else aria(hidden="true")),
        ),
        html.Span(f", {uitleg}" if heeft_waarde and uitleg else uitleg, className="alleen-voorlezen"),
    ]
    klasse, titel = f"tegel {kaart.look(plaats.code)}", title_of(kaart, plaats)
    if adres:
        return dcc.Link(inhoud, href=adres, className=klasse, title=titel)
    return html.Span(inhoud, className=klasse, title=titel)


def title_of(kaart: Kaart, plaats: Plaats) -> str:
    """Name a place with its figure: `Tarwewijk, 7,8, 42 antwoorden`."""
    cijfer = kaart.get(plaats.code)
    waarde = show_waarde(cijfer.waarde, kaart.indicator.eenheid) if cijfer.waarde is not None else ""
    return ", ".join(deel for deel in (plaats.naam, waarde, kaart.describe(plaats.code)) if deel)


def legend(kaart: Kaart) -> Component:
    """Say in words what the shades mean; every shade stands beside its values."""
    eenheid = kaart.indicator.eenheid
    aantal = len(kaart.klassen)
    punten = [
        html.Li(
            [
                html.I(className=f"vakje kaart-tint-{shade_of(klasse.nummer, aantal)}"),
                f"{show_waarde(klasse.onder, eenheid)} tot {show_waarde(klasse.boven, eenheid)}",
            ]
        )
        for klasse in kaart.klassen
    ]
    gezien = {kaart.look(code) for code in kaart.cijfers}
    if "kaart-verborgen" in gezien:
        punten.append(html.Li([html.I(className="vakje kaart-verborgen"), f"verborgen, {BESCHERMD}"]))
    punten.append(html.Li([html.I(className="vakje kaart-leeg"), "streepje: geen cijfer"]))
    return html.Ul(punten, className="legenda")


def _place(vak: Vak) -> dict[str, str]:
    return {
        "gridColumn": f"{vak.kolom} / span {vak.breedte}",
        "gridRow": f"{vak.rij} / span {vak.hoogte}",
    }
