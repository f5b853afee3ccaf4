"""Afwijkingen (R-37): what was done otherwise and why, one of them in full, and which rules people deviate from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import Dash, html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier, explained
from app.components.getallen import show_dag, show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import definition_list, table
from app.components.vakken import card, details, empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.afwijkingen_daden import DADEN, GEEN, PAGINA, ROUTE
from app.pages.inzendingen import parse_identifier, register_inzendingen
from app.services.afwijkingen import may_decide
from app.services.geldigheid import choose_counting
from app.services.gereedheid import label_of
from app.store.access import (
    count_per_werkregel,
    get_afwijking,
    visible_afwijkingen,
    visible_beschikkingen,
    visible_herzieningen,
)
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import AfwijkingStatus, Vrijgave
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Afwijking

NAAM = "Afwijkingen"
RECHT = Recht.AFWIJKING_BEKIJKEN
IN_MENU = False

__all__ = ["IN_MENU", "NAAM", "RECHT", "ROUTE", "layout", "register"]


def layout(
    context: Context, gebruiker: Gebruiker, *, afwijking: str = "", beschikking: str = "", **_: str
) -> Component:
    """Draw the deviation of the address, or the list with the form and the rules to review."""
    with context.sessions() as session:
        if afwijking:
            return show_afwijking(gebruiker, get_afwijking(session, gebruiker, parse_identifier(afwijking)))
        return html.Div(
            [
                page_header(
                    NAAM,
                    kruimels=[("Afspraken", "/afspraken"), (NAAM, None)],
                    ondertitel="Anders doen dan afgesproken mag, als u opschrijft waarom. Het telt nooit tegen u.",
                ),
                *_show_list(session, gebruiker),
                *_show_new(context, session, gebruiker, beschikking),
                *_show_review(session, gebruiker),
            ]
        )


def _show_list(session: Session, gebruiker: Gebruiker) -> list[Component]:
    if may(gebruiker, Recht.AFSPRAKEN_BEKIJKEN):
        return [section("Vastgelegde afwijkingen", _table(visible_afwijkingen(session, gebruiker)))]
    return []


def _table(afwijkingen: Sequence[Afwijking]) -> Component:
    if not afwijkingen:
        return empty_state("Er is nog geen afwijking vastgelegd die u mag lezen.")
    regels, klassen = load_keuzelijst("werkregel"), load_keuzelijst("afwijking_klasse")
    return table(
        "Afwijkingen, de nieuwste eerst",
        ["Wat er anders ging", "Beschikking", "Regel", "Raakt", "Hoe ver"],
        [
            [
                link(a.anders, address(ROUTE, afwijking=a.id)),
                f"{a.beschikking.titel}, {show_kwartaal(a.kwartaal)}",
                regels[a.werkregel],
                klassen[a.klasse],
                describe_stand(a),
            ]
            for a in afwijkingen
        ],
    )


def describe_stand(afwijking: Afwijking) -> str:
    """Say how far it is; never a verdict on who deviated."""
    if afwijking.status is AfwijkingStatus.OPEN:
        return "afgeweken, met reden; nog open"
    return f"afgeweken, met reden; {load_keuzelijst('afwijking_uitkomst')[afwijking.uitkomst].lower()}"


def _show_new(context: Context, session: Session, gebruiker: Gebruiker, beschikking: str) -> list[Component]:
    if not may(gebruiker, Recht.AFWIJKING_SCHRIJVEN):
        return []
    lopend = [b for b in visible_beschikkingen(session, gebruiker) if b.tot_kwartaal >= str(context.kwartaal)]
    if not lopend:
        return []
    f = Formulier(PAGINA, "nieuw", stand=str(len(visible_afwijkingen(session, gebruiker))))
    afspraken = [
        (str(a.id), f"{label_of(a)}, {b.kenmerk}")
        for b in lopend
        for a in choose_counting(b.afspraken, str(context.kwartaal))
    ]
    gekozen = beschikking if beschikking in {str(b.id) for b in lopend} else None
    velden = f.draw(
        f.select(
            "beschikking", "Bij welke beschikking?", [(str(b.id), b.titel) for b in lopend], waarde=gekozen
        ),
        f.select("werkregel", "Van welke regel wijkt u af?", list(load_keuzelijst("werkregel").items())),
        f.select("afspraak", "Gaat het over een afspraak?", [(GEEN, "Nee"), *afspraken], waarde=GEEN),
        f.choice("moment", "Wanneer legt u dit vast?", explained("afwijking_moment")),
        f.choice("klasse", "Wat raakt het?", explained("afwijking_klasse")),
        f.text("afgesproken", "Wat was er afgesproken?", rijen=2),
        f.text("anders", "Wat doet of deed u in plaats daarvan?", rijen=2),
        f.text("reden", "Waarom?", rijen=3),
        f.line("besluitnemer", "Wie besloot dit?", hulp="Een functie, zoals teamleider."),
        f.choice("vrijgave", "Wie mag dit lezen?", explained("vrijgave"), waarde=Vrijgave.GESPREK.value),
        knoppen=[f.button("leg_vast", "Leg de afwijking vast")],
    )
    return [
        section(
            "Anders doen dan afgesproken", details("Leg een afwijking vast", velden, is_open=bool(gekozen))
        )
    ]


def show_afwijking(gebruiker: Gebruiker, afwijking: Afwijking) -> Component:
    """Draw one deviation with, for who may, the release and the decision."""
    regels, klassen = load_keuzelijst("werkregel"), load_keuzelijst("afwijking_klasse")
    over = label_of(afwijking.afspraak) if afwijking.afspraak else ""
    besloten = (
        f"{load_keuzelijst('afwijking_uitkomst')[afwijking.uitkomst]}. {afwijking.uitkomst_toelichting} "
        f"({afwijking.besloten_door}, {show_dag(afwijking.besloten_op.date())})"
        if afwijking.besloten_op
        else ""
    )
    gegevens = definition_list(
        [
            ("Hoe ver", describe_stand(afwijking)),
            (
                "Beschikking",
                link(
                    afwijking.beschikking.titel, address("/afspraken", beschikking=afwijking.beschikking_id)
                ),
            ),
            ("Afspraak", over),
            ("Regel", regels[afwijking.werkregel]),
            ("Raakt", klassen[afwijking.klasse]),
            ("Afgesproken", afwijking.afgesproken),
            ("Gedaan", afwijking.anders),
            ("Waarom", afwijking.reden),
            ("Wie besloot", afwijking.besluitnemer),
            (
                "Vastgelegd",
                f"{load_keuzelijst('afwijking_moment')[afwijking.moment].lower()} door {afwijking.gemaakt_door}, {show_dag(afwijking.gemaakt_op.date())}",
            ),
            ("Leesbaar voor", load_keuzelijst("vrijgave")[afwijking.vrijgave]),
            ("Antwoord", besloten),
        ]
    )
    return html.Div(
        [
            page_header(
                afwijking.anders, kruimels=[("Afspraken", "/afspraken"), (NAAM, ROUTE), ("Afwijking", None)]
            ),
            card(
                None,
                gegevens,
                note("Een afwijking met reden telt niet mee bij de afspraken en niet bij de verantwoording."),
            ),
            *_release(gebruiker, afwijking),
            *_decision(gebruiker, afwijking),
        ]
    )


def _release(gebruiker: Gebruiker, afwijking: Afwijking) -> list[Component]:
    if afwijking.account_id != gebruiker.id:
        return []
    f = Formulier(PAGINA, "vrijgave", str(afwijking.id), stand=afwijking.vrijgave.value)
    keuze = f.choice("vrijgave", "Wie mag dit lezen?", explained("vrijgave"), waarde=afwijking.vrijgave.value)
    return [
        section("Wie mag dit lezen?", f.draw(keuze, knoppen=[f.button("bewaar", "Bewaar", is_hoofd=False)]))
    ]


def _decision(gebruiker: Gebruiker, afwijking: Afwijking) -> list[Component]:
    mag = may(gebruiker, Recht.AFWIJKING_BESLISSEN) and may_decide(gebruiker, afwijking)
    if not mag or afwijking.status is not AfwijkingStatus.OPEN:
        return []
    f = Formulier(PAGINA, "besluit", str(afwijking.id))
    return [
        section(
            "Uw antwoord",
            f.draw(
                f.choice("uitkomst", "Wat besluit u?", explained("afwijking_uitkomst")),
                f.text("toelichting", "Waarom?", rijen=2),
                knoppen=[f.button("besluit", "Leg het antwoord vast")],
            ),
        )
    ]


def _show_review(session: Session, gebruiker: Gebruiker) -> list[Component]:
    """List the rules by how often people deviate, with what was decided last; counts only, no names."""
    if not may(gebruiker, Recht.REGEL_HERZIEN):
        return []
    aantallen, woorden = count_per_werkregel(session, gebruiker), load_keuzelijst("werkregel")
    herzieningen, besluiten = visible_herzieningen(session), load_keuzelijst("regelherziening")
    rijen = [
        [
            woorden[regel],
            str(aantal),
            next(
                (
                    f"{show_kwartaal(h.kwartaal)}: {besluiten[h.besluit].lower()}. {h.toelichting}"
                    + (f" Vanaf {show_kwartaal(h.van_kwartaal)}." if h.van_kwartaal else "")
                    for h in herzieningen
                    if h.werkregel == regel
                ),
                "nog niet bekeken",
            ),
        ]
        for regel, aantal in sorted(aantallen.items(), key=lambda paar: (-paar[1], woorden[paar[0]]))
    ]
    f = Formulier(PAGINA, "regel", stand=str(len(herzieningen)))
    formulier = f.draw(
        f.select("werkregel", "Welke regel?", [(r, woorden[r]) for r in aantallen]),
        f.choice("besluit", "Wat doet u met deze regel?", explained("regelherziening")),
        f.text("toelichting", "Waarom, en wat verandert er?", rijen=2),
        knoppen=[f.button("leg_vast", "Leg vast")],
    )
    return [
        section(
            "Regels die vaak wijken",
            html.P(
                "Elk kwartaal kijkt u of een regel nog past. Een nieuwe regel gaat op zijn vroegst het volgende kwartaal in."
            ),
            table(
                "Hoe vaak is afgeweken, en wat daarmee is gedaan",
                ["Regel", "Afwijkingen", "Laatst besloten"],
                rijen,
                getalkolommen=frozenset({1}),
            )
            if rijen
            else empty_state("Er is nog van geen enkele regel afgeweken."),
            *([details("Bekijk een regel opnieuw", formulier)] if rijen else []),
            id_="regels",
        )
    ]


def register(app: Dash, context: Context) -> None:
    """Answer the forms of this page."""
    register_inzendingen(app, context, PAGINA, DADEN)
