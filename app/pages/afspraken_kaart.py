"""One afspraak on a card: figure first, target with provenance and objection, precondition, passport."""

from typing import TYPE_CHECKING

import numpy as np
from dash import html
from dash.development.base_component import Component

from app.components.afspraakstatus import describe_voorwaarde, show_status
from app.components.bron import show_bron
from app.components.cijfers import (
    Cijfer,
    describe_change,
    describe_count,
    describe_informant,
    describe_periode,
    describe_words,
)
from app.components.elementen import Inhoud
from app.components.getallen import show_aandeel, show_getal, show_kwartaal, show_waarde
from app.components.knoppen import address, link
from app.components.marges import count_bar, margin_bar
from app.components.prognose import show_prognose
from app.components.streefwaarde import show_streefwaarde
from app.components.tabellen import definition_list
from app.components.uitweg import show_uitweg
from app.components.vakken import card, details, note
from app.components.zichtbaarheid import GEEN_BASIS, describe_zichtbaarheid, direction_of, show_manieren
from app.pages.afspraken_concept import show_wijzigen
from app.pages.afspraken_stof import Stof
from app.pages.afspraken_versies import show_versies
from app.pages.faciliteringen import show_hulp
from app.services.afspraakstatus import Afspraakstatus
from app.services.geldigheid import last_quarter
from pipelines.zekerheid.aantallen import compute_garwood
from schemas.keuzelijst import load_keuzelijst

if TYPE_CHECKING:
    from app.store.tables import Afspraak

SOORTEN = {"uitkomst": "Uitkomst", "prestatie": "Prestatie", "voorwaarde": "Voorwaarde", "context": "Context"}


def show_afspraak(stof: Stof, status: Afspraakstatus) -> Component:
    """Draw the card: where it stands, what was agreed, and the passport closed."""
    afspraak, indicator = status.afspraak, status.indicator
    soort = SOORTEN[indicator.soort] + (" · leerafspraak" if afspraak.is_leerafspraak else "")
    return card(
        f"{indicator.naam}, {afspraak.interventie.naam}",
        html.Div(
            [
                html.Div([*_figure(stof, status), show_status(status), *_origin(stof, status.cijfer)]),
                html.Div(
                    [
                        show_streefwaarde(afspraak),
                        definition_list(_agreed(stof, status)),
                        *(show_prognose(status.jaarvraag) if status.jaarvraag else []),
                        *_visibility(stof, status),
                        *show_hulp(stof.context, stof.gebruiker, afspraak.id),
                    ]
                ),
            ],
            className="twee",
        ),
        details("Paspoort van deze afspraak", definition_list(_passport(stof, afspraak))),
        *show_versies(stof, afspraak),
        *show_wijzigen(stof.gebruiker, afspraak, stof.context.kwartaal),
        soort=soort,
    )


def _visibility(stof: Stof, status: Afspraakstatus) -> list[Component]:
    """Answer whether the target can be seen at these numbers, with what would help (R-24)."""
    vraag = html.Strong("Kan dit doel gezien worden? ")
    basis = stof.find_zichtbasis(status)
    if basis is None:
        return [html.P([vraag, GEEN_BASIS], className="noot")]
    doel = status.afspraak.streefwaarde
    richting = direction_of(basis.cijfer, doel, basis.indicator)
    return [
        html.P([vraag, describe_zichtbaarheid(basis, richting, doel)], className="noot"),
        show_manieren(basis, richting, doel),
    ]


def _figure(stof: Stof, status: Afspraakstatus) -> list[Component]:
    """Draw the figure of the quarter; without one the status says why."""
    cijfer, indicator = status.cijfer, status.indicator
    if cijfer is None:
        return []
    if indicator.vorm == "aantal":
        return [_count(stof, status.afspraak, cijfer)]
    woorden = (
        [
            html.P(
                [
                    html.Strong(show_waarde(cijfer.waarde, indicator.eenheid)),
                    f". {describe_words(cijfer, indicator)}. {describe_change(cijfer)}.",
                ]
            )
        ]
        if cijfer.waarde is not None and not cijfer.is_onderdrukt
        else []
    )
    return [margin_bar(cijfer, indicator.eenheid, doel=status.afspraak.streefwaarde), *woorden]


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


def _origin(stof: Stof, cijfer: Cijfer | None) -> list[Component]:
    """Say of whom, where and how many the figure is, and lead to the place it is shown."""
    if cijfer is None:
        return []
    wie = describe_informant(cijfer)
    n = "" if cijfer.is_onderdrukt else f", n = {describe_count(cijfer)}"
    dekking = "" if cijfer.dekking is None else f" (dekking {show_aandeel(cijfer.dekking)})"
    tekst = f"{stof.plaatsen.name(cijfer.regiocode)}, {describe_periode(cijfer)}{f', volgens {wie}' if wie else ''}{n}{dekking}"
    href = address(
        "/wijkbeeld",
        regio=cijfer.regiocode,
        kwartaal=cijfer.kwartaal,
        indicator=cijfer.indicatorcode,
        interventie=cijfer.interventiecode,
    )
    uitweg = show_uitweg(cijfer, stof.plaatsen.name)
    return [note(f"{tekst}. ", link("Bekijk in het wijkbeeld", href), *uitweg), show_bron(cijfer)]


def _agreed(stof: Stof, status: Afspraakstatus) -> list[tuple[str, object]]:
    afspraak = status.afspraak
    gelijk = "" if afspraak.wijkreden else "Nog geen reden waarom dit doel bij deze wijk past."
    return [
        ("Formule", afspraak.formule),
        ("Waarom dit doel hier", afspraak.wijkreden or (gelijk if afspraak.streefwaarde is not None else "")),
        ("Zelfde doel elders", _elsewhere(stof, afspraak)),
        ("Randvoorwaarde gemeente", describe_voorwaarde(status)),
    ]


def _elsewhere(stof: Stof, afspraak: "Afspraak") -> str:
    """Flag a target that is the same everywhere: it can hardly be of this wijk (R-22)."""
    aantal = stof.gelijke_doelen.get((afspraak.indicatorcode, afspraak.streefwaarde or 0.0), 0)
    return (
        f"{aantal} beschikkingen hebben precies deze streefwaarde. Past zij bij deze wijk?" if aantal else ""
    )


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
        ("Wie heeft er invloed op?", afspraak.invloed),
        ("Hoe is het te omzeilen?", afspraak.hoe_te_omzeilen),
        ("Tegenindicator", tegen.naam if tegen else afspraak.tegenindicator),
        ("Wat moet dit opleveren?", afspraak.oogmerk),
        ("Kritisch bekeken door", afspraak.getoetst_door),
        (
            "Geldt",
            f"{show_kwartaal(afspraak.van_kwartaal)} tot en met {show_kwartaal(last_quarter(afspraak))}",
        ),
    ]
