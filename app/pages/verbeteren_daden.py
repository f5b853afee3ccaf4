"""What people do in Verbeteren, one function per form: parse, ask the service, say what happened."""

from typing import TypeVar

from dash.development.base_component import Component

from app.components.cijfers import read_cijfers
from app.components.knoppen import address
from app.context import Context
from app.identity import Gebruiker
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.pages.verbeteractie_formulier import read_verbeteractie, show_zichtbaarheid
from app.pages.verbeteren_stof import load_terugblik
from app.pages.verbeteren_vervolgdaden import VERVOLGDADEN
from app.pages.zichtbasis import find_zichtbasis
from app.services.toezeggingen import renegotiate_toezegging, settle_toezegging
from app.services.verbeteracties import Oordeelinvoer, create_verbeteractie, give_oordeel, move_fase
from app.store.access import get_afspraak, get_verbeteractie
from schemas.errors import OngeldigeWaardeError
from schemas.indicator import load_indicatoren
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import Fase, Gezien, Vervolg
from schemas.vocabulary import Kwartaal

ROUTE = "/verbeteren"
Keuzelijst = TypeVar("Keuzelijst", Gezien, Vervolg, Fase)


def give(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Give the verdict, with the evidence as this person may see it now."""
    actie_id = parse_identifier(inzending.sleutel)
    with context.sessions() as session:
        actie = get_verbeteractie(session, gebruiker, actie_id)
        bewijs = load_terugblik(context, session, gebruiker, actie).to_json()
    opnieuw = inzending.text("opnieuw")
    invoer = Oordeelinvoer(
        gezien=parse_choice(Gezien, inzending.text("gezien"), "Kies wat u ziet."),
        vervolg=parse_choice(Vervolg, inzending.text("vervolg"), "Kies hoe u verder gaat."),
        les=inzending.text("les"),
        cijfers=bewijs,
        opnieuw=Kwartaal.parse(opnieuw) if opnieuw else None,
    )
    with context.sessions.begin() as session:
        give_oordeel(
            session,
            gebruiker,
            actie_id,
            invoer,
            kwartaal=context.kwartaal,
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
    return Antwoord("Uw oordeel is bewaard, met de cijfers zoals u ze zag.")


def parse_choice(soort: type[Keuzelijst], tekst: str, vraag: str) -> Keuzelijst:
    """Read one of a closed list, or ask for a choice."""
    try:
        return soort(tekst)
    except ValueError:
        raise OngeldigeWaardeError(vraag) from None


def move(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Move an action to another phase."""
    fase = parse_choice(Fase, inzending.text("fase"), "Kies een fase.")
    with context.sessions.begin() as session:
        move_fase(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            fase,
            toelichting=inzending.text("reden"),
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
    woord = load_keuzelijst("fase")[fase]
    bord = inzending.text("bord")
    adres = f"{bord}#actie-{inzending.sleutel}" if bord.startswith(f"{ROUTE}?") else ""
    return Antwoord(f"De verbeteractie is verschoven naar {woord.lower()}.", adres=adres)


def create(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord | Component:
    """Make an action outside a talk, or first answer whether its effect can be seen (R-24)."""
    nummer, _, regiocode = inzending.text("afspraak").partition("/")
    if not nummer:
        raise OngeldigeWaardeError("Kies bij welke afspraak deze verbeteractie hoort.")
    with context.sessions() as session:
        afspraak = get_afspraak(session, gebruiker, parse_identifier(nummer))
        partijcode = afspraak.beschikking.partijcode
    indicator = load_indicatoren()[afspraak.indicatorcode]
    if inzending.daad == "toets":
        frame = context.marts.reeks(
            gebruiker,
            indicatorcode=afspraak.indicatorcode,
            regiocode=regiocode,
            partijcode=partijcode,
            interventiecode=afspraak.interventiecode,
            informant=afspraak.informant,
        )
        basis = find_zichtbasis(context, gebruiker, read_cijfers(frame))
        return show_zichtbaarheid(basis, inzending, indicator)
    invoer = read_verbeteractie(inzending, indicator, afspraak_id=afspraak.id, regiocode=regiocode)
    with context.sessions.begin() as session:
        actie_id = create_verbeteractie(session, gebruiker, invoer, nu=context.nu()).id
    return Antwoord("De verbeteractie is vastgelegd.", adres=address(ROUTE, verbeteractie=actie_id))


def settle(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Say whether a promise was kept."""
    if inzending.text("nagekomen") not in ("ja", "nee"):
        raise OngeldigeWaardeError("Kies of het gebeurd is.")
    with context.sessions.begin() as session:
        settle_toezegging(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            is_nagekomen=inzending.text("nagekomen") == "ja",
            afgedaan_op=inzending.day("dag"),
            toelichting=inzending.text("toelichting"),
            nu=context.nu(),
        )
    return Antwoord("De toezegging is afgedaan.")


def renegotiate(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Agree on a new date, and go to the new promise."""
    with context.sessions.begin() as session:
        nieuw = renegotiate_toezegging(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            tekst=inzending.text("tekst"),
            vervalt_op=inzending.day("vervalt_op"),
            toelichting=inzending.text("toelichting"),
            vandaag=context.vandaag(),
            nu=context.nu(),
        )
        nummer = nieuw.id
    return Antwoord("De nieuwe datum is afgesproken.", adres=address(ROUTE, toezegging=nummer))


DADEN = {
    "oordeel": give,
    "fase": move,
    "nieuw": create,
    "afdoen": settle,
    "herzien": renegotiate,
    **VERVOLGDADEN,
}
