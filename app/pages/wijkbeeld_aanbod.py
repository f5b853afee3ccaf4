"""The section of the offer: the grid of factor and age, where nobody works, and where several do the same."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from app.components.elementen import Inhoud
from app.components.tabellen import link_list, table
from app.components.vakken import details, empty_state, note
from app.figures.rooster import (
    Roostercel,
    Roosterregel,
    columns_of,
    describe_cel,
    describe_rooster,
    find_cellen,
    join_namen,
    make_rooster,
)
from app.pages.wijkbeeld_blik import Blik
from app.pages.wijkbeeld_inzet import show_inzetformulier
from app.pages.wijkbeeld_wie import show_partijen
from schemas.vocabulary import Regioniveau


def show_aanbod(blik: Blik) -> Component:
    """Draw the grid of the place, the gaps and overlaps with their reasons, and who works on what."""
    if blik.plaats.niveau == Regioniveau.GEMEENTE:
        return empty_state(
            "Wie waaraan werkt, bekijkt u per gebied: daar maken partijen hun plannen. Kies boven een gebied."
        )
    regels = make_rooster(blik.rooster, {code: f.naam for code, f in blik.modellen.items()})
    if not regels:
        return empty_state("In dit gebied is geen aanbod bekend, en de wijk koos nog geen focusfactor.")
    gebied = blik.plaatsen.name(blik.gebiedcode)
    return html.Div(
        [
            html.P(describe_rooster(regels, blik.plaats.naam)),
            table(
                f"Aanbod in {gebied}, per factor en leeftijd; focusfactoren van {blik.plaats.naam} eerst",
                ["Factor", *columns_of(regels)],
                [_row(blik, regel) for regel in regels],
            ),
            *_reasons(blik, regels, "witte_vlek", "Witte vlekken"),
            *_reasons(blik, regels, "dubbeling", "Waar bij een focusfactor meer partijen hetzelfde doen"),
            show_partijen(blik),
            *show_inzetformulier(blik),
            note(
                "Witte vlek: een focusfactor waaraan voor deze leeftijd niemand werkt die bekend is. Dubbeling: twee of "
                "meer partijen werken aan dezelfde factor voor dezelfde leeftijd; dat kan ook zo bedoeld zijn. "
                "Gemeentelijke afdelingen en informele partners tellen mee."
            ),
        ]
    )


def _row(blik: Blik, regel: Roosterregel) -> list[Inhoud]:
    kop: Inhoud = [regel.naam, html.Span("focus", className="noot")] if regel.is_focus else regel.naam
    return [kop, *(_cell(blik, cel) for cel in regel.cellen)]


def _cell(blik: Blik, cel: Roostercel) -> Component | str:
    """Draw a cell; who works there opens on demand, by mouse or keyboard."""
    tekst = describe_cel(cel)
    if cel.stand == "witte_vlek":
        return html.Span(tekst, className="chip witte-vlek")
    if cel.aantal_partijen == 0:
        return html.Span(tekst, className="noot")
    return html.Details(
        [
            html.Summary(tekst),
            html.P(f"{cel.interventies}. Door: {join_namen(_parties(blik, cel))}.", className="noot"),
        ],
        className="meer cel",
    )


def _reasons(blik: Blik, regels: Sequence[Roosterregel], stand: str, titel: str) -> list[Component]:
    gevonden = find_cellen([regel for regel in regels if regel.is_focus], stand)
    if not gevonden:
        return []
    zinnen = [
        f"{regel.naam}, {cel.leeftijd_van} tot en met {cel.leeftijd_tot} jaar: {_reason(blik, cel)}"
        for regel, cel in gevonden
    ]
    return [details(f"{titel}: {len(gevonden)}", link_list(zinnen), is_open=stand == "witte_vlek")]


def _reason(blik: Blik, cel: Roostercel) -> str:
    gebied = blik.plaatsen.name(blik.gebiedcode)
    if cel.stand == "dubbeling":
        namen = join_namen(_parties(blik, cel))
        return f"{namen} werken hieraan in {gebied}. Dat kan zo bedoeld zijn; bespreek of het zo is."
    return f"{cel.reden[:1].lower()}{cel.reden[1:]}"


def _parties(blik: Blik, cel: Roostercel) -> list[str]:
    """Return who works on a factor for an age group, by name."""
    namen = {
        a.partijnaam
        for a in blik.aanbod
        if a.factor_id == cel.factor_id
        and a.leeftijd_van <= cel.leeftijd_tot
        and a.leeftijd_tot >= cel.leeftijd_van
    }
    return sorted(namen) or [cel.partijen]
