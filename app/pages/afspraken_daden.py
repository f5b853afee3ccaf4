"""What people do with afspraken, one function per form: parse, ask the service, say what happened."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from app.components.cijfers import read_cijfers
from app.components.getallen import show_kwartaal
from app.components.knoppen import address
from app.components.vakken import notice
from app.components.zichtbaarheid import (
    GEEN_BASIS,
    describe_zichtbaarheid,
    direction_of,
    show_manieren,
)
from app.context import Context
from app.identity import Gebruiker
from app.pages.afspraken_formulier import GEEN, read_afspraak
from app.pages.afspraken_stof import ROUTE
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.pages.toezegging_formulier import find_gemeentecode
from app.pages.zichtbasis import find_zichtbasis
from app.services.afspraakconcepten import (
    Afspraakinvoer,
    create_concept,
    create_versie,
    save_concept,
    withdraw_afspraak,
)
from app.services.afspraakstatus import is_agreed_together
from app.services.afspraakwijzigingen import (
    Aankondiging,
    announce_afspraak,
    answer_afspraak,
    end_afspraak,
    save_bezwaar,
)
from app.store.access import get_afspraak
from schemas.errors import OngeldigeWaardeError
from schemas.indicator import load_indicatoren


def start_concept(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Begin a new afspraak and go to its form."""
    invoer = Afspraakinvoer(inzending.text("indicator"), inzending.text("interventie"))
    with context.sessions.begin() as session:
        concept = create_concept(
            session, gebruiker, parse_identifier(inzending.sleutel), invoer, nu=context.nu()
        )
        return Antwoord("Het concept staat klaar.", _href(concept.beschikking_id, concept.id))


def start_versie(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Begin another version and go to its form."""
    with context.sessions.begin() as session:
        concept = create_versie(session, gebruiker, parse_identifier(inzending.sleutel), nu=context.nu())
        return Antwoord(
            "De nieuwe versie staat klaar. De oude blijft gelden.", _href(concept.beschikking_id, concept.id)
        )


def keep_concept(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord | Component:
    """Keep what was filled in, or only answer whether the target can be seen."""
    afspraak_id = parse_identifier(inzending.sleutel)
    with context.sessions() as session:
        concept = get_afspraak(session, gebruiker, afspraak_id)
        indicatorcode, interventiecode = concept.indicatorcode, concept.interventiecode
    invoer = read_afspraak(inzending, indicatorcode=indicatorcode, interventiecode=interventiecode)
    if inzending.daad == "toets":
        return answer_zichtbaarheid(context, gebruiker, afspraak_id, invoer)
    with context.sessions.begin() as session:
        save_concept(session, gebruiker, afspraak_id, invoer, nu=context.nu())
    return Antwoord("Het concept is bewaard.")


def answer_zichtbaarheid(
    context: Context, gebruiker: Gebruiker, afspraak_id: int, invoer: Afspraakinvoer
) -> Component:
    """Say whether this target could be told from chance at the present numbers (R-24)."""
    indicator = load_indicatoren()[invoer.indicatorcode]
    with context.sessions() as session:
        beschikking = get_afspraak(session, gebruiker, afspraak_id).beschikking
        partijcode = beschikking.partijcode
        # A count of more gebieden is agreed for all of them together, and read over all of them.
        plaatsen = (
            [find_gemeentecode(session)]
            if is_agreed_together(beschikking, indicator)
            else [g.regiocode for g in beschikking.gebieden]
        )
    basis = None
    for plaats in plaatsen:
        frame = context.marts.reeks(
            gebruiker,
            indicatorcode=invoer.indicatorcode,
            regiocode=plaats,
            partijcode=partijcode,
            interventiecode=invoer.interventiecode,
            informant=invoer.informant,
        )
        basis = basis or find_zichtbasis(context, gebruiker, read_cijfers(frame))
    if basis is None:
        return notice("Kan dit gezien worden?", html.P(GEEN_BASIS))
    doel = invoer.streefwaarde
    richting = direction_of(basis.cijfer, doel, indicator)
    return notice(
        "Kan dit gezien worden?",
        html.P(describe_zichtbaarheid(basis, richting, doel)),
        show_manieren(basis, richting, doel),
    )


def announce(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Announce a concept to the party."""
    eruit = inzending.text("eruit")
    aankondiging = Aankondiging(
        aanleiding=inzending.text("aanleiding"),
        overleg=inzending.text("overleg"),
        van_kwartaal="" if inzending.text("spoed_reden") else inzending.text("van_kwartaal"),
        eruit_id=parse_identifier(eruit) if eruit not in {"", GEEN} else None,
        spoed_reden=inzending.text("spoed_reden"),
    )
    with context.sessions.begin() as session:
        afspraak = announce_afspraak(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            aankondiging,
            vandaag=context.vandaag(),
            nu=context.nu(),
        )
        van = show_kwartaal(afspraak.van_kwartaal)
        href = address(ROUTE, beschikking=afspraak.beschikking_id)
    return Antwoord(f"Aangekondigd, vanaf {van}. De aanbieder ziet het op Start.", href)


def withdraw(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Let a concept or announced afspraak not go on."""
    with context.sessions.begin() as session:
        afspraak = withdraw_afspraak(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            reden=inzending.text("reden"),
            nu=context.nu(),
        )
        href = address(ROUTE, beschikking=afspraak.beschikking_id)
    return Antwoord("Ingetrokken; het telt nergens mee.", href)


def answer(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Let the party say that it knows, with or without an objection."""
    bezwaar = inzending.text("bezwaar")
    if inzending.daad == "bezwaar" and not bezwaar:
        raise OngeldigeWaardeError("Schrijf uw bezwaar op, of kies 'geen bezwaar'.")
    if inzending.daad == "geen_bezwaar" and bezwaar:
        raise OngeldigeWaardeError("U schreef een bezwaar op. Kies 'met bezwaar', of maak het veld leeg.")
    with context.sessions.begin() as session:
        afspraak = answer_afspraak(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            bezwaar=bezwaar,
            vandaag=context.vandaag(),
            nu=context.nu(),
        )
        van = show_kwartaal(afspraak.van_kwartaal)
    naast = " Uw bezwaar staat naast de streefwaarde." if bezwaar else ""
    return Antwoord(f"Uw antwoord is bewaard. De afspraak geldt vanaf {van}.{naast}")


def object_to(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Keep an objection to what counts already."""
    with context.sessions.begin() as session:
        save_bezwaar(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            bezwaar=inzending.text("bezwaar"),
            nu=context.nu(),
        )
    return Antwoord("Bewaard. Het staat naast de streefwaarde.")


def end(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Let an afspraak end with the running quarter."""
    with context.sessions.begin() as session:
        end_afspraak(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            reden=inzending.text("reden"),
            vandaag=context.vandaag(),
            nu=context.nu(),
        )
    return Antwoord(f"De afspraak telt nog tot en met {context.kwartaal.label}.")


def _href(beschikking_id: int, afspraak_id: int) -> str:
    return address(ROUTE, beschikking=beschikking_id, afspraak=afspraak_id)


DADEN = {
    "nieuwe_afspraak": start_concept,
    "nieuwe_versie": start_versie,
    "concept": keep_concept,
    "aankondigen": announce,
    "intrekken": withdraw,
    "antwoord": answer,
    "bezwaar": object_to,
    "beeindigen": end,
}
