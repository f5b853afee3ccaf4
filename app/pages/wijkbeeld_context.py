"""The part of the wijkbeeld about context: figures of others about the wijk, attributed to nobody (R-15)."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from app.components.contextcijfers import (
    Contextcijfer,
    explain_tekens,
    name_bronnen,
    newest,
    read_contextcijfers,
)
from app.components.tabellen import definition_list, table
from app.components.vakken import details, empty_state, note
from app.pages.wijkbeeld_blik import Blik
from app.pages.wijkbeeld_jaren import show_jaren
from schemas.vocabulary import Regioniveau

NIET_VAN_EEN = (
    "Hoe het met de wijk gaat, hangt van veel af. Deze cijfers zijn niet toe te schrijven aan één aanbieder."
)


def show_context(blik: Blik) -> Component:
    """Draw the newest figure of each kind beside that of the gemeente in the same period, and the years."""
    hier = _read(blik, blik.plaats.code)
    gemeente = blik.plaatsen.gemeente
    is_gemeente = blik.plaats.niveau == Regioniveau.GEMEENTE
    stad = hier if is_gemeente or gemeente is None else _read(blik, gemeente.code)
    if not hier:
        return html.Div([_explain_absence(blik), *_show_city_only(blik, [], stad)])
    return html.Div(
        [
            html.P(NIET_VAN_EEN),
            _show_table(blik, newest(hier), [] if is_gemeente else stad),
            *(note(regel) for regel in explain_tekens([*newest(hier), *newest(stad)])),
            *(note(regel) for regel in name_bronnen([*newest(hier), *newest(stad)])),
            *([] if is_gemeente else _show_city_only(blik, hier, stad)),
            *show_jaren(blik, hier),
            _show_definitions(blik, [*newest(hier), *newest(stad)]),
        ]
    )


def _read(blik: Blik, regiocode: str) -> list[Contextcijfer]:
    frame = blik.context.marts.contextcijfers(blik.gebruiker, regiocode=regiocode)
    return read_contextcijfers(frame, blik.indicatoren)


def _explain_absence(blik: Blik) -> Component:
    """Say why there is nothing: sources count by gebied and buurt."""
    if blik.plaats.niveau == Regioniveau.WIJKRAAD:
        return empty_state(
            "Over een wijkraad zijn geen contextcijfers bekend: het CBS geeft ze per gemeente, gebied en buurt. "
            "Kies een buurt of het gebied."
        )
    return empty_state("Over deze plaats zijn geen contextcijfers bekend.")


def _show_table(blik: Blik, hier: Sequence[Contextcijfer], stad: Sequence[Contextcijfer]) -> Component:
    """Draw the figures; the one of the gemeente only when it is of the same period."""
    van_stad = {(cijfer.indicatorcode, cijfer.peilperiode): cijfer for cijfer in stad}
    rijen = []
    for cijfer in hier:
        indicator = blik.indicatoren[cijfer.indicatorcode]
        naast = van_stad.get((cijfer.indicatorcode, cijfer.peilperiode))
        rijen.append(
            [
                indicator.naam,
                cijfer.say(indicator),
                *([naast.say(indicator) if naast else "–"] if stad else []),
                cijfer.wanneer,
            ]
        )
    koppen = ["Cijfer", blik.plaats.naam, *(["Heel de gemeente"] if stad else []), "Jaar"]
    return table(
        f"{blik.plaats.naam} in context",
        koppen,
        rijen,
        getalkolommen=frozenset(range(1, len(koppen))),
        toont_bijschrift=False,
        is_dicht=True,
    )


def _show_city_only(
    blik: Blik, hier: Sequence[Contextcijfer], stad: Sequence[Contextcijfer]
) -> list[Component]:
    """Draw what is known of the gemeente alone; it says nothing about this place."""
    bekend = {cijfer.indicatorcode for cijfer in hier}
    alleen = [cijfer for cijfer in newest(stad) if cijfer.indicatorcode not in bekend]
    gemeente = blik.plaatsen.gemeente
    if not alleen or not hier or gemeente is None:
        return []
    rijen = [
        [blik.indicatoren[c.indicatorcode].naam, c.say(blik.indicatoren[c.indicatorcode]), c.wanneer]
        for c in alleen
    ]
    koppen = ["Cijfer", gemeente.naam, "Jaar"]
    kop = "Alleen bekend voor heel de gemeente"
    tabel = table(kop, koppen, rijen, getalkolommen=frozenset({1, 2}), toont_bijschrift=False, is_dicht=True)
    return [details(f"{kop}: {len(rijen)}", tabel)]


def _show_definitions(blik: Blik, cijfers: Sequence[Contextcijfer]) -> Component:
    """Say of each figure what it is, and what it does not tell."""
    codes = dict.fromkeys(cijfer.indicatorcode for cijfer in cijfers)
    paren = [
        (indicator.naam, f"{indicator.definitie} {' '.join(indicator.geldigheid.split())}")
        for indicator in (blik.indicatoren[code] for code in codes)
    ]
    return details("Wat zeggen deze cijfers?", definition_list(paren))
