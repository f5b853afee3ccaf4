"""One intervention: for whom, through what it should work, to which factors it contributes, and its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.factoren import SOORTEN, Factornaam, describe_leeftijd, read_rijen
from app.components.getallen import show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import definition_list
from app.components.vakken import card, details, empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.partijen_formulieren import (
    ROUTE,
    show_factorformulier,
    show_heropenen,
    show_interventieformulier,
    show_ontkoppelen,
    show_sluiten,
)
from app.toegang import may
from schemas.errors import NietGevondenError
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.store.tables import Interventie, InterventieFactor


def show_interventie(
    context: Context, gebruiker: Gebruiker, interventies: Sequence[Interventie], code: str
) -> Component:
    """Draw one intervention, or say that it is not there."""
    interventie = next((i for i in interventies if i.code == code), None)
    if interventie is None:
        raise NietGevondenError("Deze interventie staat niet in het register.")
    mag = may(gebruiker, Recht.PARTIJ_BIJWERKEN)
    factoren = {f.factor_id: f for f in read_rijen(context.marts.factoren(), Factornaam)}
    return html.Div(
        [
            page_header(interventie.naam, kruimels=[("Partijen", ROUTE), (interventie.naam, None)]),
            card(None, show_facts(interventie, gebruiker)),
            section(
                "Draagt bij aan",
                *show_factoren(interventie, factoren, mag=mag),
                *([details("Nieuwe factor", show_factorformulier(interventie, factoren))] if mag else []),
            ),
            *(_forms(interventie, Kwartaal.of(context.vandaag())) if mag else []),
        ]
    )


def show_facts(interventie: Interventie, gebruiker: Gebruiker) -> Component:
    """Draw what is known of it."""
    trede = load_keuzelijst("effectladder").get(str(interventie.trede), str(interventie.trede))
    dicht = interventie.laatste_kwartaal
    log = link("Wat er is gewijzigd", address("/beheer", log=f"interventie {interventie.code}"))
    return definition_list(
        [
            ("Voor wie", interventie.doelgroep),
            ("Leeftijd", describe_leeftijd(interventie.leeftijd_van, interventie.leeftijd_tot)),
            ("Hoe goed onderbouwd", trede),
            ("Erkend", "ja" if interventie.is_erkend else "nee"),
            (
                "Soort hulp",
                "individueel" if interventie.is_individueel else "vrij toegankelijk",
            ),
            ("Waardoor werkt het", interventie.veranderlogica),
            ("Code in bestanden", interventie.code),
            ("Stand", f"Gesloten na {show_kwartaal(dicht)}" if dicht else "Open"),
            ("Waarom gesloten", interventie.einde_reden),
            ("Logboek", log if may(gebruiker, Recht.LOG_BEKIJKEN) else None),
        ]
    )


def show_factoren(
    interventie: Interventie, factoren: Mapping[str, Factornaam], *, mag: bool
) -> list[Component]:
    """Draw each link with why it holds and how sure that is; protective factors first (R-14)."""
    if not interventie.factoren:
        return [
            empty_state(
                "Nog niet gezegd aan welke factor dit bijdraagt. In het wijkbeeld telt het dan nergens mee."
            )
        ]
    delen = sorted(interventie.factoren, key=lambda deel: _strengths_first(deel, factoren))
    return [_show_link(interventie, deel, factoren, mag=mag) for deel in delen]


def _strengths_first(deel: InterventieFactor, factoren: Mapping[str, Factornaam]) -> tuple[bool, str]:
    factor = factoren.get(deel.factor_id)
    return (factor is None or factor.soort != "beschermend", factor.naam if factor else deel.factor_id)


def _show_link(
    interventie: Interventie, deel: InterventieFactor, factoren: Mapping[str, Factornaam], *, mag: bool
) -> Component:
    factor = factoren.get(deel.factor_id)
    naam = factor.naam if factor else deel.factor_id
    soort = f"{SOORTEN[factor.soort]} · {factor.modelnaam}" if factor else ""
    trede = load_keuzelijst("effectladder").get(str(deel.trede), str(deel.trede))
    zekerheid = "Voorlopig: nog niet getoetst." if deel.is_voorlopig else "Getoetst."
    formulieren = [
        details("Wijzig deze koppeling", show_factorformulier(interventie, factoren, van=deel)),
        details("Haal deze koppeling weg", show_ontkoppelen(interventie.code, deel.factor_id, naam)),
    ]
    return card(
        naam,
        html.P(deel.onderbouwing or "Nog geen onderbouwing."),
        note(f"{trede}. {zekerheid}" + (f" Bron: {deel.bron.rstrip('.')}." if deel.bron else "")),
        *(formulieren if mag else []),
        soort=soort,
    )


def _forms(interventie: Interventie, nu: Kwartaal) -> list[Component]:
    if interventie.laatste_kwartaal is not None:
        einde = section("Weer openen", show_heropenen("interventie_einde", interventie.code))
    else:
        uitleg = (
            "Daarna kan niets nieuws over deze interventie worden afgesproken. Wat er was, blijft te lezen."
        )
        einde = section("Sluiten", note(uitleg), show_sluiten("interventie_einde", interventie.code, nu))
    return [section("Wijzigen", show_interventieformulier(interventie)), einde]
