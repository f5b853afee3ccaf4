"""The page of one lesson: context before copying, evidence, credit; making it geborgd or saying it better (R-42)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier
from app.components.getallen import show_moment
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import definition_list
from app.components.vakken import card, details, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_stof import place_names
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.pages.lessen_formulier import (
    NIETS,
    ROUTE,
    describe_werking,
    factor_names,
    les_fields,
    order_factoren,
    read_les,
)
from app.services.erkenning import describe_erkenning
from app.services.lessen import revise_les, secure_les
from app.store.access import may_change_les, visible_verbeteracties
from schemas.keuzelijst import load_keuzelijst

if TYPE_CHECKING:
    from app.store.tables import Les

PAGINA = "lessen"


def show_les(context: Context, session: Session, gebruiker: Gebruiker, les: Les) -> Component:
    """Draw one lesson."""
    factor = factor_names(context).get(les.factor_id, les.factor_id)
    plaats = place_names(context).get(les.regiocode, les.regiocode)
    return html.Div(
        [
            page_header(
                les.titel,
                kruimels=[("Verbeteren", "/verbeteren"), ("Lessen", ROUTE), (factor, None)],
                ondertitel=f"{load_keuzelijst('gezien')[les.gezien]}. {plaats}, {les.doelgroep}.",
            ),
            section("Wat is geleerd", html.P(les.tekst, className="leestekst")),
            section("Waarom hier", card(None, _context(les, factor, plaats))),
            section("Overnemen?", card(None, *_before_copying(les))),
            section("Waar het vandaan komt", card(None, _origin(session, gebruiker, les))),
            section("Geborgd", card(None, *_secured(les), *_secure(session, gebruiker, les)), id_="geborgd"),
            *_revise(context, session, gebruiker, les),
        ]
    )


def _context(les: Les, factor: str, plaats: str) -> Component:
    return definition_list(
        [
            (describe_werking(les).rstrip(":"), les.omdat),
            ("Nodig om het te laten werken", les.voorwaarden),
            ("Plaats", plaats),
            ("Over wie", les.doelgroep),
            ("Factor", factor),
            ("Zat in de weg", load_keuzelijst("belemmering").get(les.belemmering)),
            ("Steunt op", load_keuzelijst("bewijssoort")[les.bewijssoort]),
        ]
    )


def _before_copying(les: Les) -> list[Component]:
    """Say what to ask oneself: a method can be copied, a place cannot."""
    return [
        html.P("Een aanpak is over te nemen, een plek niet. Vraag u eerst af:"),
        html.Ul(
            [
                html.Li(f"Geldt dit ook bij u? “{les.omdat.rstrip('.')}”"),
                html.Li(f"Is dit er bij u ook? “{les.voorwaarden.rstrip('.')}”"),
                html.Li("Waaraan merkt u het, als het bij u werkt?"),
            ],
            className="lijst",
        ),
    ]


def _origin(session: Session, gebruiker: Gebruiker, les: Les) -> Component:
    actie = les.verbeteractie
    mag_zien = actie is not None and any(a.id == actie.id for a in visible_verbeteracties(session, gebruiker))
    bron: str | Component | None = None
    if actie is not None:
        bron = (
            link(actie.titel, address("/verbeteren", verbeteractie=actie.id))
            if mag_zien
            else f"Een verbeteractie van {actie.afspraak.beschikking.partij.naam}"
        )
    elif les.leerbijeenkomst_id is not None:
        bron = "Een leerbijeenkomst"
    return definition_list(
        [
            ("Komt uit", bron),
            ("Interventie", actie.afspraak.interventie.naam if actie else None),
            *(describe_erkenning(actie) if actie else []),
            ("Opgeschreven door", f"{les.geschreven_door}, {show_moment(les.geschreven_op)}"),
            ("Wie mag dit lezen", load_keuzelijst("les_vrijgave")[les.vrijgave]),
        ]
    )


def _secured(les: Les) -> list[Component]:
    if les.geborgd_op is None:
        return [
            note("Nog niet geborgd. Dat is een les pas als vaststaat waar zij wordt gebruikt en door wie.")
        ]
    return [
        definition_list(
            [("Wordt gebruikt in", les.gebruiksplek), ("Zorgt dat het blijft", les.borgeigenaar)]
        ),
        note(f"{les.geborgd_door}, {show_moment(les.geborgd_op)}"),
    ]


def _secure(session: Session, gebruiker: Gebruiker, les: Les) -> list[Component]:
    if not may_change_les(session, gebruiker, les):
        return []
    formulier = Formulier(PAGINA, "borg", str(les.id), stand=str(les.versie))
    velden = formulier.draw(
        formulier.line(
            "gebruiksplek",
            "Waar wordt deze les in het werk gebruikt?",
            waarde=les.gebruiksplek or None,
            hulp="Bijvoorbeeld: het inwerkplan, de intervisie, de beschikking. Een rapport is geen plek.",
        ),
        formulier.line("borgeigenaar", "Wie zorgt dat het zo blijft?", waarde=les.borgeigenaar or None),
        formulier.hidden("versie", les.versie),
        knoppen=[
            formulier.button("borg", "Leg vast", is_hoofd=False, naam="Leg vast dat deze les geborgd is")
        ],
    )
    return [details("Borg deze les" if les.geborgd_op is None else "Verander plek of eigenaar", velden)]


def _revise(context: Context, session: Session, gebruiker: Gebruiker, les: Les) -> list[Component]:
    if not may_change_les(session, gebruiker, les):
        return []
    formulier = Formulier(PAGINA, "herschrijf", str(les.id), stand=str(les.versie))
    begin = {
        veld: getattr(les, veld)
        for veld in ("titel", "tekst", "omdat", "voorwaarden", "bewijssoort", "factor_id", "doelgroep")
    }
    begin |= {
        "gezien": les.gezien.value,
        "vrijgave": les.vrijgave.value,
        "belemmering": les.belemmering or NIETS,
    }
    velden = formulier.draw(
        *les_fields(formulier, order_factoren(factor_names(context), [les.factor_id]), begin),
        formulier.hidden("versie", les.versie),
        knoppen=[formulier.button("bewaar", "Bewaar als nieuwe versie", is_hoofd=False)],
    )
    return [
        section(
            "Beter opschrijven",
            details("Herschrijf deze les, of kies wie haar mag lezen", velden),
            note("De eerdere tekst blijft bewaard."),
        )
    ]


def secure(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Make a lesson geborgd."""
    with context.sessions.begin() as session:
        secure_les(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            gebruiksplek=inzending.text("gebruiksplek"),
            borgeigenaar=inzending.text("borgeigenaar"),
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
    return Antwoord("De les is geborgd.")


def revise(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Keep a better text, and go to it."""
    invoer = read_les(inzending)
    with context.sessions.begin() as session:
        nieuw = revise_les(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            invoer,
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
        nummer = nieuw.id
    return Antwoord("De nieuwe versie is bewaard.", adres=address(ROUTE, les=nummer))


DADEN = {"borg": secure, "herschrijf": revise}
