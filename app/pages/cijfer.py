"""Where one figure comes from: value, computation, files and their checks, hiding, comparison, build (R-11)."""

from collections.abc import Mapping

from dash import Dash, html
from dash.development.base_component import Component

from app.components.bron import VOORLOPIG
from app.components.cijfers import Cijfer, describe_words
from app.components.elementen import Inhoud
from app.components.getallen import show_getal, show_kwartaal, show_moment
from app.components.herleiding import (
    ANDERE_AANBIEDER,
    VORMZINNEN,
    describe_bevindingen,
    describe_plek,
    describe_toelichtingen,
    describe_vergelijking,
    list_beeld,
    list_waarde,
    read_cijfer,
)
from app.components.knoppen import address, link, link_button
from app.components.kop import page_header, section
from app.components.plaatsen import Plaatsen, read_plaatsen
from app.components.tabellen import definition_list, table
from app.components.uitweg import show_uitweg
from app.components.vakken import empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.services.herleiding import Bestand, Herleiding, Telling, trace_cijfer
from app.store.access import visible_interventies, visible_partijen
from schemas.errors import OngeldigeWaardeError
from schemas.indicator import Indicator, load_indicatoren
from schemas.rollen import Recht

ROUTE = "/cijfer"
NAAM = "Herkomst van een cijfer"
RECHT = Recht.WIJKBEELD_BEKIJKEN
IN_MENU = False
KOPPEN = ("Van wie", "Bestand", "Rijen", "Controles", "Toelichting bij de controles", "Bewijs")


def layout(context: Context, gebruiker: Gebruiker, *, id: str = "", **_: str) -> Component:  # noqa: A002 -- the word in the address
    """Draw the way back from one figure, as far as this person may look."""
    if not id:
        raise OngeldigeWaardeError("Kies eerst een cijfer: onder elk cijfer staat “Waar komt dit vandaan?”.")
    with context.sessions() as session:
        herleiding = trace_cijfer(session, context.marts, gebruiker, id)
        partijen = {p.code: p.naam for p in visible_partijen(session)}
        interventies = {i.code: i.naam for i in visible_interventies(session)}
    cijfer = read_cijfer(herleiding.rij)
    indicator = load_indicatoren()[cijfer.indicatorcode]
    plaatsen = read_plaatsen(context.marts.regios())
    plek = describe_plek(
        cijfer,
        plaatsen.name(cijfer.regiocode),
        interventies.get(cijfer.interventiecode, cijfer.interventiecode),
        partijen.get(cijfer.partijcode, ANDERE_AANBIEDER),
    )
    wijkbeeld = address("/wijkbeeld", regio=cijfer.regiocode, kwartaal=cijfer.kwartaal)
    return html.Div(
        [
            page_header(
                f"Waar “{indicator.naam}” vandaan komt",
                kruimels=[(plaatsen.name(cijfer.regiocode), wijkbeeld), ("Herkomst", None)],
                ondertitel=f"{plek}.",
            ),
            section("Wat er staat", *_show_waarde(cijfer, indicator)),
            section("Hoe het is berekend", *_show_rekenwijze(herleiding, indicator)),
            section("Uit welke bestanden", *_show_bestanden(herleiding, partijen)),
            section("Wat is verborgen, en waarom", *_show_verborgen(cijfer, plaatsen)),
            section("Waarmee is vergeleken", html.P(describe_vergelijking(cijfer, indicator.eenheid))),
            section("Welke bouw", *_show_bouw(context, herleiding)),
            link_button("Terug naar het wijkbeeld", wijkbeeld, is_hoofd=True),
        ]
    )


def _show_waarde(cijfer: Cijfer, indicator: Indicator) -> list[Component]:
    zin = (
        "Dit cijfer laten wij niet zien." if cijfer.is_onderdrukt else f"{describe_words(cijfer, indicator)}."
    )
    voorlopig = [note(VOORLOPIG)] if cijfer.is_voorlopig else []
    return [
        html.P(zin, className="oordeel"),
        definition_list([(naam, tekst) for naam, tekst in list_waarde(cijfer, indicator.eenheid)]),
        *voorlopig,
    ]


def _show_rekenwijze(herleiding: Herleiding, indicator: Indicator) -> list[Component]:
    return [
        html.P(f"{VORMZINNEN[indicator.vorm]} {indicator.definitie.strip()}"),
        *([_show_tellingen(herleiding.tellingen)] if herleiding.tellingen else []),
        note(
            f"Definitie versie {indicator.versie}, geldig vanaf {show_kwartaal(indicator.geldig_vanaf)}. ",
            link("De hele definitie", f"/uitleg#{indicator.code}"),
        ),
    ]


def _show_tellingen(tellingen: tuple[Telling, ...]) -> Component:
    rijen = [
        [
            t.rol.capitalize(),
            t.naam,
            t.definitie,
            show_getal(t.aantal) if t.aantal is not None else "niet getoond",
        ]
        for t in tellingen
    ]
    return table(
        "Wat er is geteld", ["Deel", "Wat", "Definitie", "Aantal"], rijen, getalkolommen=frozenset({3})
    )


def _show_bestanden(herleiding: Herleiding, partijen: Mapping[str, str]) -> list[Component]:
    bestanden = herleiding.bestanden
    if not bestanden:
        return [
            empty_state(
                "Van dit cijfer zijn geen bestanden per aanbieder te noemen: het telt alle aanbieders samen op."
            )
        ]
    verborgen = sum(not b.is_zichtbaar for b in bestanden)
    noot = []
    if verborgen:
        wat = "1 bestand is" if verborgen == 1 else f"{verborgen} bestanden zijn"
        noot = [note(f"{wat} van een andere aanbieder. Meer daarover kunt u niet bekijken.")]
    rijen = [_bestand_row(b, partijen) for b in bestanden]
    return [
        table("Bestanden die in dit cijfer meetellen", KOPPEN, rijen, getalkolommen=frozenset({2})),
        *noot,
    ]


def _bestand_row(bestand: Bestand, partijen: Mapping[str, str]) -> list[Inhoud]:
    stand = "vastgesteld" if bestand.is_vastgesteld else "voorlopig"
    if not bestand.is_zichtbaar:
        return [ANDERE_AANBIEDER, f"{show_kwartaal(bestand.kwartaal)}, {stand}", "–", "–", "–", "–"]
    naam = f"{bestand.soort} {show_kwartaal(bestand.kwartaal)}, versie {bestand.versie}, {stand}"
    return [
        partijen.get(bestand.partijcode, bestand.partijcode),
        [naam, note(bestand.bestandsnaam)],
        show_getal(bestand.rijen),
        describe_bevindingen(bestand.bevindingen),
        describe_toelichtingen(bestand.toelichtingen),
        html.Code(bestand.sha256[:16], title=bestand.sha256) if bestand.sha256 else "–",
    ]


def _show_verborgen(cijfer: Cijfer, plaatsen: Plaatsen) -> list[Component]:
    zinnen: list[Component] = [html.P(zin) for zin in list_beeld(cijfer)]
    uitweg = show_uitweg(cijfer, plaatsen.name)
    return [*zinnen, html.P(["Hier is het wel te zien.", *uitweg])] if uitweg else zinnen


def _show_bouw(context: Context, herleiding: Herleiding) -> list[Component]:
    stand = context.marts.stand()
    return [
        definition_list(
            [
                ("Gepubliceerd op", show_moment(stand.gepubliceerd_op) if stand else ""),
                ("Bouw", html.Code(herleiding.build_id[:16], title=herleiding.build_id)),
                ("Versie van de programmatuur", html.Code(herleiding.codeversie)),
                ("Nummer van het cijfer", html.Code(herleiding.cijfer_id)),
            ]
        ),
        note("Met dit nummer vindt u hetzelfde cijfer in elke bouw terug."),
    ]


def register(app: Dash, context: Context) -> None:
    """The page has no callbacks: everything is drawn at once."""
