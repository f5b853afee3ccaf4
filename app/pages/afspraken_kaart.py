"""One afspraak on a card: figure first, target with provenance and objection, precondition, passport."""

from typing import TYPE_CHECKING

import numpy as np
from dash import html
from dash.development.base_component import Component

from app.components.bron import show_bron
from app.components.cijfers import (
    Cijfer,
    describe_change,
    describe_count,
    describe_informant,
    describe_words,
)
from app.components.elementen import Inhoud
from app.components.getallen import show_getal, show_kwartaal, show_waarde
from app.components.knoppen import address, link
from app.components.marges import count_bar, margin_bar
from app.components.prognose import make_jaarvraag, show_prognose
from app.components.tabellen import definition_list
from app.components.vakken import card, details, note
from app.components.zichtbaarheid import GEEN_BASIS, describe_zichtbaarheid, direction_of, show_manieren
from app.pages.afspraken_oordeel import describe_stand, describe_voorwaarde, find_zichtbasis
from app.pages.afspraken_stof import Stof
from pipelines.zekerheid.aantallen import compute_garwood
from schemas.keuzelijst import load_keuzelijst

if TYPE_CHECKING:
    from app.store.tables import Afspraak

SOORTEN = {"uitkomst": "Uitkomst", "prestatie": "Prestatie", "voorwaarde": "Voorwaarde", "context": "Context"}


def show_afspraak(stof: Stof, afspraak: "Afspraak") -> Component:
    """Draw the card."""
    indicator = stof.indicatoren[afspraak.indicatorcode]
    cijfer = stof.find(afspraak.indicatorcode, afspraak.interventiecode, afspraak.informant)
    soort = SOORTEN[indicator.soort] + (" · leerafspraak" if afspraak.is_leerafspraak else "")
    return card(
        f"{indicator.naam}, {afspraak.interventie.naam}",
        html.Div(
            [
                html.Div(_figure(stof, afspraak, cijfer)),
                html.Div(
                    [
                        definition_list(_agreed(stof, afspraak)),
                        *_forecast(stof, afspraak, cijfer),
                        *_visibility(stof, afspraak, cijfer),
                    ]
                ),
            ],
            className="twee",
        ),
        details("Paspoort van deze afspraak", definition_list(_passport(stof, afspraak))),
        soort=soort,
    )


def _forecast(stof: Stof, afspraak: "Afspraak", cijfer: Cijfer | None) -> list[Component]:
    """Say where the year of this quarter is heading, within the period of the beschikking."""
    if cijfer is None:
        return []
    _, is_ongehaald = describe_voorwaarde(stof, afspraak)
    vraag = make_jaarvraag(
        stof.indicatoren[afspraak.indicatorcode],
        stof.reeks(cijfer),
        kwartaal=stof.kwartaal,
        van=stof.beschikking.van_kwartaal,
        tot=stof.beschikking.tot_kwartaal,
        doel=afspraak.streefwaarde,
        is_voorwaarde_ongehaald=is_ongehaald,
    )
    return show_prognose(vraag)


def _visibility(stof: Stof, afspraak: "Afspraak", cijfer: Cijfer | None) -> list[Component]:
    """Answer whether the target can be seen at these numbers, with what would help (R-24)."""
    vraag = html.Strong("Kan dit doel gezien worden? ")
    basis = find_zichtbasis(stof, afspraak, cijfer)
    if basis is None:
        return [html.P([vraag, GEEN_BASIS], className="noot")]
    doel = afspraak.streefwaarde
    richting = direction_of(basis.cijfer, doel, basis.indicator)
    return [
        html.P([vraag, describe_zichtbaarheid(basis, richting, doel)], className="noot"),
        show_manieren(basis, richting, doel),
    ]


def _figure(stof: Stof, afspraak: "Afspraak", cijfer: Cijfer | None) -> list[Component]:
    stand = html.P(html.Strong(_sentence(describe_stand(stof, afspraak, cijfer))))
    if cijfer is None:
        return [stand]
    indicator = stof.indicatoren[afspraak.indicatorcode]
    if indicator.vorm == "aantal":
        return [_count(stof, afspraak, cijfer), stand, *_origin(stof, cijfer)]
    woorden = (
        [html.P(f"{describe_words(cijfer, indicator)}. {describe_change(cijfer)}.")]
        if cijfer.waarde is not None and not cijfer.is_onderdrukt
        else []
    )
    balk = margin_bar(cijfer, indicator.eenheid, doel=afspraak.streefwaarde)
    return [balk, *woorden, stand, *_origin(stof, cijfer)]


def _sentence(zin: str) -> str:
    return zin if zin.endswith(".") else f"{zin}."


def _count(stof: Stof, afspraak: "Afspraak", cijfer: Cijfer) -> Component:
    eenheid = stof.indicatoren[afspraak.indicatorcode].eenheid
    nu = "verborgen" if cijfer.is_onderdrukt else show_waarde(cijfer.waarde, eenheid)
    doel = afspraak.streefwaarde
    van = f" van {show_waarde(doel, eenheid)} afgesproken" if doel is not None else ""
    zin = f"{nu}{van}"
    hoogste = max(cijfer.waarde or 0.0, doel or 0.0)
    return html.Div(
        [count_bar(cijfer, hoogste=hoogste, doel=doel, zin=zin), note(zin, *_sways(cijfer, doel, eenheid))]
    )


def _sways(cijfer: Cijfer, doel: float | None, eenheid: str) -> list[Inhoud]:
    """Say between which numbers such a count moves by itself, beside a target (R-11)."""
    if doel is None or cijfer.waarde is None or cijfer.is_onderdrukt:
        return []
    onder, boven = (float(grens[0]) for grens in compute_garwood(np.array([cijfer.waarde])))
    zin = f". Zo'n aantal schommelt vanzelf tussen {show_waarde(onder, eenheid)} en {show_waarde(boven, eenheid)}"
    return [zin, " (", link("zo berekend", address("/uitleg", rekenwijze="marge_aantal")), ")."]


def _origin(stof: Stof, cijfer: Cijfer) -> list[Component]:
    """Say of whom, where and how many the figure is, and lead to the place it is shown."""
    wie = describe_informant(cijfer)
    n = "" if cijfer.is_onderdrukt else f", n = {describe_count(cijfer)}"
    tekst = f"{stof.plaatsen.name(cijfer.regiocode)}, {show_kwartaal(cijfer.kwartaal)}{f', volgens {wie}' if wie else ''}{n}"
    href = address(
        "/wijkbeeld",
        regio=cijfer.regiocode,
        kwartaal=cijfer.kwartaal,
        indicator=cijfer.indicatorcode,
        interventie=cijfer.interventiecode,
    )
    return [note(f"{tekst}. ", link("Bekijk in het wijkbeeld", href)), show_bron(cijfer)]


def _agreed(stof: Stof, afspraak: "Afspraak") -> list[tuple[str, object]]:
    eenheid = stof.indicatoren[afspraak.indicatorcode].eenheid
    voorwaarde, is_ongehaald = describe_voorwaarde(stof, afspraak)
    if is_ongehaald:
        voorwaarde = f"Niet gehaald: {voorwaarde}"
    streef = (
        "geen; we willen leren"
        if afspraak.streefwaarde is None
        else show_waarde(afspraak.streefwaarde, eenheid) + (" per kwartaal" if eenheid == "aantal" else "")
    )
    return [
        ("Streefwaarde", streef),
        ("Bezwaar van de aanbieder", afspraak.bezwaar),
        ("Hoe bepaald", load_keuzelijst("herkomst").get(afspraak.herkomst, afspraak.herkomst)),
        ("Formule", afspraak.formule),
        ("Waarom dit doel hier", afspraak.wijkreden),
        ("Randvoorwaarde gemeente", voorwaarde),
    ]


def _passport(stof: Stof, afspraak: "Afspraak") -> list[tuple[str, object]]:
    tegen = stof.indicatoren.get(afspraak.tegenindicator)
    return [
        ("Waarvoor", load_keuzelijst("doel").get(afspraak.doel, afspraak.doel)),
        ("Gevraagd door", afspraak.gevraagd_door),
        ("Gevolg voor de professional", afspraak.gevolg_professional),
        ("Gevolg voor de organisatie", afspraak.gevolg_organisatie),
        ("Gevolg voor het contract", afspraak.gevolg_contract),
        ("Werk per kwartaal", f"{show_getal(afspraak.lasten_uren, decimalen=1)} uur"),
        ("Wie ziet het", afspraak.wie_ziet),
        ("Wanneer is het goed?", afspraak.wanneer_goed),
        ("Hoe is het te omzeilen?", afspraak.hoe_te_omzeilen),
        ("Tegenindicator", tegen.naam if tegen else afspraak.tegenindicator),
        ("Geldt tot en met", show_kwartaal(afspraak.tot_kwartaal)),
    ]
