"""The table beside the map: the same numbers in order of place, and who counts in no gebied."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from app.components.elementen import Inhoud
from app.components.getallen import show_getal, show_waarde
from app.components.kaartcijfers import Kaart, Kaartcijfer
from app.components.knoppen import link
from app.components.plaatsen import Plaats, Plaatsen
from app.components.tabellen import table
from app.components.vakken import note
from schemas.vocabulary import Regioniveau

KLEINSTE_AANTAL = 10
"""A difference between two published numbers is told in words below this."""


def show_kaarttabel(
    kaart: Kaart,
    plaatsen: Plaatsen,
    gebieden: Sequence[Plaats],
    adressen: Mapping[str, str],
    *,
    is_alles: bool,
) -> Component:
    """Draw the same numbers in order of place, buurten under their gebied: never in order of value."""
    rijen: list[list[Inhoud]] = []
    klassen: list[str] = []
    for gebied in gebieden:
        binnen = [b for b in plaatsen.children(gebied.code) if b.code in adressen]
        for plaats in (gebied, *binnen):
            rijen.append(_row(kaart, plaats, plaatsen, adressen))
            klassen.append("gebiedrij" if plaats is gebied else "buurtrij")
    if plaatsen.gemeente is not None:
        rijen.append(_row(kaart, plaatsen.gemeente, plaatsen, adressen))
        klassen.append("gebiedrij")
    return html.Section(
        [
            html.H2("Als tabel"),
            html.P("Op alfabet van gebied en buurt: plaatsen vergelijken we niet met elkaar."),
            table(
                kaart.titel,
                ["Plaats", "Waarde", *(["Tussen"] if kaart.heeft_marges else []), "Waarop het rust"],
                rijen,
                getalkolommen=frozenset({1, 2} if kaart.heeft_marges else {1}),
                rijklassen=klassen,
                toont_bijschrift=False,
            ),
            *([note(zin)] if (zin := describe_zonder_wijk(kaart, plaatsen)) and is_alles else []),
        ],
        className="deel kaarttabel",
    )


def _row(kaart: Kaart, plaats: Plaats, plaatsen: Plaatsen, adressen: Mapping[str, str]) -> list[Inhoud]:
    cijfer = kaart.get(plaats.code)
    naam = f"{plaats.naam}, de hele gemeente" if plaats.niveau == Regioniveau.GEMEENTE else plaats.naam
    waarde = "verborgen" if cijfer.is_onderdrukt else show_waarde(cijfer.waarde, kaart.indicator.eenheid)
    rust_op = [kaart.describe(plaats.code), *_uitweg(cijfer, plaatsen, adressen)]
    marge = [kaart.margin(plaats.code)] if kaart.heeft_marges else []
    return [link(naam, adressen[plaats.code]), waarde, *marge, rust_op]


def _uitweg(cijfer: Kaartcijfer, plaatsen: Plaatsen, adressen: Mapping[str, str]) -> list[Inhoud]:
    """Lead from a hidden figure to the nearest place where it can be seen (R-17)."""
    veilig = cijfer.veilig_regiocode
    if veilig not in adressen:
        return []
    return [". Wel te zien: ", link(plaatsen.name(veilig), adressen[veilig])]


def describe_zonder_wijk(kaart: Kaart, plaatsen: Plaatsen) -> str:
    """Say how many count in the gemeente and in no visible gebied; computed from shown numbers only (R-17)."""
    if plaatsen.gemeente is None or kaart.indicator.soort == "context":
        return ""
    geheel = kaart.get(plaatsen.gemeente.code).n
    delen = [kaart.get(gebied.code).n for gebied in plaatsen.gebieden]
    if geheel is None:
        return ""
    over = geheel - sum(n for n in delen if n is not None)
    if over <= 0:
        return "Alles wat in de gemeente is geteld, is ook bij een gebied te zien."
    aantal = show_getal(over) if over >= KLEINSTE_AANTAL else f"minder dan {KLEINSTE_AANTAL}"
    return (
        f"Van de {show_getal(geheel)} in de hele gemeente zijn er {aantal} bij geen gebied te zien: zij zijn aangeleverd "
        "zonder wijk of voor de hele stad, of hun gebied is verborgen. Zij tellen alleen in de gemeente mee."
    )
