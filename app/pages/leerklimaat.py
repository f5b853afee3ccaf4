"""Leerklimaat: a short two-sided pulse, and what groups of five or more answered, this round and the one before (R-45)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import Dash, html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier
from app.components.getallen import show_dag, show_getal
from app.components.kop import page_header, section
from app.components.tabellen import table
from app.components.vakken import details, empty_state, note, notice
from app.context import Context
from app.identity import Gebruiker
from app.pages.inzendingen import Antwoord, Daad, Inzending, parse_identifier, register_inzendingen
from app.pages.verbeteren_wegwijzer import show_wegen
from app.services.leerklimaat import (
    GROEPNAMEN,
    Groepsbeeld,
    Pulskeuze,
    find_open_ronde,
    give_puls,
    open_ronde,
    show_verdeling,
)
from app.store.access import count_deelnames, visible_rondes
from app.toegang import may
from schemas.puls import KLEINSTE_GROEP, Stelling, load_puls
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Pulsronde

ROUTE = "/leerklimaat"
NAAM = "Leerklimaat"
RECHT = Recht.LEERKLIMAAT_BEKIJKEN
IN_MENU = False
KAMER = "/verbeteren"
PAGINA = "leerklimaat"
UITLEG = (
    "Hoe veilig en hoe makkelijk is het om te leren en te verbeteren? Elke stelling heeft twee kanten; "
    "geen van beide is de goede."
)
GEHEIM = (
    "Uw antwoorden worden bewaard zonder uw naam, zonder tijd en los van elkaar. Wel wordt onthouden dat u "
    f"meedeed, zodat niemand twee keer antwoordt. Een groep van minder dan {KLEINSTE_GROEP} mensen wordt niet "
    "getoond, en een uitslag pas als de ronde voorbij is. Schrijf bij “waar blijkt dat uit?” niets waaraan men u herkent."
)


def layout(context: Context, gebruiker: Gebruiker, **_: str) -> Component:
    """Draw the form when a round waits, then the newest outcome beside the one before."""
    vandaag = context.vandaag()
    with context.sessions() as session:
        open_ = find_open_ronde(session, gebruiker, vandaag)
        rondes = visible_rondes(session, gebruiker)
        voorbij = [r for r in rondes if r.tot < vandaag]
        return html.Div(
            [
                page_header(NAAM, ondertitel=UITLEG),
                show_wegen(gebruiker, ROUTE),
                *([section(f"Vul in: {open_.naam}", *show_formulier(open_))] if open_ else []),
                *show_lopend(session, rondes, context),
                *show_uitslag(session, gebruiker, voorbij, context),
                *show_beheer(gebruiker),
            ]
        )


def show_formulier(ronde: Pulsronde) -> list[Component]:
    """Draw every statement with its two sides and the place for what it shows from."""
    puls = load_puls(ronde.puls)
    formulier = Formulier(PAGINA, "puls", str(ronde.id))
    keuzes = [(str(nummer), naam) for nummer, naam in enumerate(puls.antwoorden, start=1)]
    velden = []
    for nummer, s in enumerate(puls.stellingen, start=1):
        velden += [
            formulier.choice(
                s.code, f"{nummer}. Links: {s.links} Rechts: {s.rechts}", keuzes, hulp="Waar staat u?"
            ),
            formulier.line(
                f"{s.code}_bewijs", f"Waar blijkt dat uit? (bij {nummer}; nodig bij helemaal links of rechts)"
            ),
        ]
    return [
        notice("In Wijkspiegel kan niemand zien wat u antwoordt.", html.P(GEHEIM)),
        formulier.draw(*velden, knoppen=[formulier.button("geef", "Geef uw antwoorden")]),
    ]


def show_lopend(session: Session, rondes: list[Pulsronde], context: Context) -> list[Component]:
    """Say of a round that is open until when, and how many took part."""
    vandaag = context.vandaag()
    return [
        note(
            f"De ronde {r.naam} loopt tot en met {show_dag(r.tot)}. Tot nu toe deden "
            f"{show_getal(count_deelnames(session, r.id))} mensen mee; de uitslag volgt daarna."
        )
        for r in rondes
        if r.van <= vandaag <= r.tot
    ]


def show_uitslag(
    session: Session, gebruiker: Gebruiker, voorbij: list[Pulsronde], context: Context
) -> list[Component]:
    """Draw per subject and statement what each group answered, now and the round before."""
    if not voorbij:
        return [section("Uitslag", empty_state("Er is nog geen ronde afgelopen."))]
    vandaag = context.vandaag()
    nieuw, *eerder = voorbij
    puls = load_puls(nieuw.puls)
    nu = show_verdeling(session, gebruiker, nieuw, vandaag)
    zelfde = next((r for r in eerder if r.puls == nieuw.puls), None)
    toen = show_verdeling(session, gebruiker, zelfde, vandaag) if zelfde else {}
    erbij = f", met daaronder {zelfde.naam}" if zelfde else ""
    return [
        section(
            f"Uitslag: {nieuw.naam}",
            html.P(
                f"Wat er per groep is geantwoord{erbij}. Er is geen gemiddelde en geen totaal over groepen: "
                "wie ergens anders staat, ziet iets anders."
            ),
            *(
                details(
                    onderwerp,
                    *(
                        show_stelling(
                            s, nu[s.code], toen.get(s.code, []), (nieuw.naam, zelfde.naam if zelfde else "")
                        )
                        for s in puls.stellingen
                        if s.onderwerp == onderwerp
                    ),
                    is_open=onderwerp == puls.onderwerpen[0],
                )
                for onderwerp in puls.onderwerpen
            ),
            note(f"Stellingen: {puls.bron}"),
        )
    ]


def show_stelling(
    stelling: Stelling, nu: list[Groepsbeeld], toen: list[Groepsbeeld], namen: tuple[str, str]
) -> Component:
    """Draw one statement: a row per group and round (newest first), and what people gave as evidence."""
    naam, vorige = namen
    rijen = []
    for beeld in nu:
        rijen.append([GROEPNAMEN[beeld.groep], naam, *_cells(beeld)])
        rijen += [
            [GROEPNAMEN[oud.groep], vorige, *_cells(oud)]
            for oud in toen
            if oud.groep == beeld.groep and oud.aantal is not None
        ]
    bewijzen = [(GROEPNAMEN[b.groep], tekst) for b in nu for tekst in b.bewijzen]
    return html.Div(
        [
            table(
                f"Links: {stelling.links} Rechts: {stelling.rechts}",
                ["Groep", "Ronde", "Antwoorden", "Verdeling"],
                rijen,
                getalkolommen=frozenset({2}),
            ),
            *(
                [
                    details(
                        "Waar blijkt dat uit?",
                        html.Ul(
                            [html.Li(f"{groep}: {tekst}") for groep, tekst in bewijzen], className="lijst"
                        ),
                    )
                ]
                if bewijzen
                else []
            ),
        ],
        className="stelling",
    )


def _cells(beeld: Groepsbeeld) -> list[str]:
    if beeld.aantal is None:
        return ["–", f"niet getoond: minder dan {KLEINSTE_GROEP} antwoorden"]
    verdeling = ", ".join(f"{aantal} {naam}" for naam, aantal in beeld.telling.items() if aantal)
    return [show_getal(beeld.aantal), verdeling]


def show_beheer(gebruiker: Gebruiker) -> list[Component]:
    """Draw planning a round, for who manages the application and answers nothing itself."""
    if not may(gebruiker, Recht.LEERKLIMAAT_BEHEREN):
        return []
    formulier = Formulier(PAGINA, "ronde")
    return [
        section(
            "Plan een ronde",
            formulier.draw(
                formulier.line("naam", "Hoe heet de ronde?", hulp="Bijvoorbeeld Voorjaar 2026."),
                formulier.line("van", "Eerste dag", soort="date"),
                formulier.line("tot", "Laatste dag", soort="date", hulp="De uitslag volgt de dag erna."),
                knoppen=[formulier.button("plan", "Plan de ronde")],
            ),
        )
    ]


def give(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Keep the answers of this person, apart from the person."""
    codes = [s.code for s in load_puls().stellingen]
    keuzes = {
        code: Pulskeuze(int(inzending.text(code)), inzending.text(f"{code}_bewijs"))
        for code in codes
        if inzending.text(code).isdecimal() and len(inzending.text(code)) == 1
    }
    with context.sessions.begin() as session:
        give_puls(session, gebruiker, parse_identifier(inzending.sleutel), keuzes, vandaag=context.vandaag())
    return Antwoord("Dank u. Uw antwoorden zijn bewaard, zonder uw naam.")


def plan(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Plan a round."""
    with context.sessions.begin() as session:
        open_ronde(
            session,
            gebruiker,
            naam=inzending.text("naam"),
            van=inzending.day("van"),
            tot=inzending.day("tot"),
            nu=context.nu(),
        )
    return Antwoord("De ronde is gepland. Op de eerste dag staat zij op Start.")


DADEN: dict[str, Daad] = {"puls": give, "ronde": plan}


def register(app: Dash, context: Context) -> None:
    """Answer the forms of this page."""
    register_inzendingen(app, context, PAGINA, DADEN)
