"""The forms of an initiative, and what sending them does: enter, move on, stop with an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dash.development.base_component import Component

from app.components.formulier import Formulier, Keuze
from app.components.knoppen import address
from app.components.kop import section
from app.components.plaatsen import read_plaatsen
from app.context import Context
from app.identity import Gebruiker
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.services.initiatieven import (
    Initiatiefinvoer,
    advance_initiatief,
    create_initiatief,
    stop_initiatief,
)
from schemas.errors import OngeldigeWaardeError
from schemas.initiatief import Initiatiefsoort, load_initiatiefsoorten
from schemas.keuzelijst import load_keuzelijst

if TYPE_CHECKING:
    from app.store.tables import Initiatief

PAGINA = "initiatieven"
ROUTE = "/initiatieven"
GEEN = "-"
HOOGSTE_GETAL = 10_000_000


def show_nieuw(plaatsen: Sequence[Keuze], partijen: Mapping[str, str], context: Context) -> Component:
    """Draw the form for a new plan."""
    formulier = Formulier(PAGINA, "nieuw")
    soorten = [
        (s.code, f"{s.naam}: {s.uitleg[:1].lower()}{s.uitleg[1:]}") for s in load_initiatiefsoorten().values()
    ]
    return formulier.draw(
        formulier.choice("soort", "Wat voor plan?", soorten),
        formulier.line("titel", "Hoe heet het plan?"),
        formulier.text("omschrijving", "Wat is het plan?", hulp="Geen namen van mensen."),
        formulier.select("regio", "Waar?", plaatsen),
        formulier.line("indiener", "Van welke groep of organisatie?"),
        formulier.choice(
            "bron", "Wie zijn dat?", list(load_keuzelijst("signaal_bron").items()), waarde="bewoner"
        ),
        formulier.choice("eerste", "Is dit hun eerste plan?", (("ja", "Ja"), ("nee", "Nee"))),
        formulier.select(
            "partij",
            "Samen met welke organisatie? (mag leeg blijven)",
            [(GEEN, "Nog niemand"), *sorted(partijen.items(), key=lambda paar: paar[1])],
            waarde=GEEN,
        ),
        formulier.line("bedrag", "Geld, in euro (mag leeg blijven)", soort="number"),
        formulier.line("uren", "Uren van een professional (mag leeg blijven)", soort="number"),
        formulier.line("dagdelen", "Dagdelen in het Huis van de Wijk (mag leeg blijven)", soort="number"),
        formulier.line("dag", "Ingediend op", soort="date", waarde=context.vandaag().isoformat()),
        knoppen=[formulier.button("dien_in", "Leg het plan vast")],
    )


def show_verder(context: Context, initiatief: Initiatief, soort: Initiatiefsoort) -> list[Component]:
    """Draw moving on and stopping."""
    nu = soort.rank(initiatief.stappen[-1].stap)
    verder = Formulier(PAGINA, "verder", str(initiatief.id), stand=str(initiatief.versie))
    stop = Formulier(PAGINA, "stop", str(initiatief.id))
    vandaag = context.vandaag().isoformat()
    keuzes = [(stap.code, stap.naam) for stap in soort.stappen[nu + 1 :]]
    delen = []
    if keuzes:
        delen.append(
            section(
                "Een stap verder",
                verder.draw(
                    verder.hidden("versie", initiatief.versie),
                    verder.choice("stap", "Waar staat het nu?", keuzes, waarde=keuzes[0][0]),
                    verder.line("dag", "Sinds welke dag?", soort="date", waarde=vandaag),
                    verder.text("toelichting", "Toelichting (mag leeg blijven)", rijen=2),
                    knoppen=[verder.button("verder", "Zet de stap")],
                ),
            )
        )
    delen.append(
        section(
            "Of het plan stopt",
            stop.draw(
                stop.hidden("versie", initiatief.versie),
                stop.text("reden", "Waarom gaat het niet verder?", rijen=2),
                stop.text("terugkoppeling", "Wat is de indiener verteld?", rijen=2),
                knoppen=[stop.button("stop", "Leg vast dat het stopt", is_hoofd=False)],
            ),
        )
    )
    return delen


def _whole(inzending: Inzending, veld: str) -> int | None:
    getal = inzending.number(veld)
    if getal is not None and (getal != int(getal) or abs(getal) > HOOGSTE_GETAL):
        raise OngeldigeWaardeError("Schrijf geld, uren en dagdelen als een heel getal.")
    return None if getal is None else int(getal)


def create(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Keep a new plan and go to it."""
    for veld, zin in (
        ("soort", "Kies wat voor plan het is."),
        ("regio", "Kies een plaats."),
        ("eerste", "Kies of dit hun eerste plan is."),
    ):
        if not inzending.text(veld):
            raise OngeldigeWaardeError(zin)
    partij = inzending.text("partij")
    invoer = Initiatiefinvoer(
        soort=inzending.text("soort"),
        regiocode=inzending.text("regio"),
        titel=inzending.text("titel"),
        omschrijving=inzending.text("omschrijving"),
        indiener=inzending.text("indiener"),
        bron=inzending.text("bron"),
        is_eerste_keer=inzending.text("eerste") == "ja",
        partijcode=None if partij in ("", GEEN) else partij,
        bedrag_euro=_whole(inzending, "bedrag"),
        uren=_whole(inzending, "uren"),
        dagdelen=_whole(inzending, "dagdelen"),
    )
    with context.sessions.begin() as session:
        initiatief = create_initiatief(
            session,
            gebruiker,
            invoer,
            regiocodes=read_plaatsen(context.marts.regios()).per_code,
            op=inzending.day("dag"),
            vandaag=context.vandaag(),
            nu=context.nu(),
        )
        nummer = initiatief.id
    return Antwoord("Het plan is vastgelegd.", address(ROUTE, initiatief=nummer))


def advance(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Set a later step."""
    with context.sessions.begin() as session:
        advance_initiatief(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            stap=inzending.text("stap"),
            op=inzending.day("dag"),
            toelichting=inzending.text("toelichting"),
            vandaag=context.vandaag(),
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
    return Antwoord("De stap is gezet.")


def stop(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Record that a plan ends, and what its people were told."""
    with context.sessions.begin() as session:
        stop_initiatief(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            reden=inzending.text("reden"),
            terugkoppeling=inzending.text("terugkoppeling"),
            op=context.vandaag(),
            versie=inzending.identifier("versie"),
            nu=context.nu(),
        )
    return Antwoord("Vastgelegd. Het plan telt mee bij de stap waar het stopte.")


DADEN = {"nieuw": create, "verder": advance, "stop": stop}
