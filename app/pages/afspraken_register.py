"""What a beschikking is: its goal over time, money and options, who came before and after, and what the wijk drew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.elementen import Inhoud
from app.components.getallen import show_dag, show_getal, show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import section
from app.components.tabellen import definition_list, link_list, table
from app.components.vakken import details, empty_state, notice, quotation
from app.pages.afspraken_opname import show_opname_formulier, show_opname_terug
from app.pages.afspraken_stof import ROUTE, Stof
from app.services.beschikkingen import LOKAAL_BUDGET, VRIJE_INZET, is_own_delivery, left_of
from app.store.access import (
    visible_beschikkingen,
    visible_doelbijstellingen,
    visible_interventies,
    visible_verlengingen,
    visible_wijkopnamen,
)
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Beschikking, Wijkopname


def show_doel(stof: Stof) -> list[Component]:
    """Draw the goal in the words of the beschikking, with what it became beside it (R-25)."""
    b = stof.beschikking
    citaat = quotation(b.doeltekst, f"Het doel in de woorden van de beschikking ({b.kenmerk})")
    with stof.context.sessions() as session:
        bijgesteld = visible_doelbijstellingen(session, stof.gebruiker, b.id)
        eerder = _find(visible_beschikkingen(session, stof.gebruiker), b.voorganger_id)
    regels: list[Inhoud] = [
        f"Vanaf {show_kwartaal(d.van_kwartaal)}: “{d.tekst}” Waarom: {d.reden} ({d.gemaakt_door}, {show_dag(d.gemaakt_op.date())})"
        for d in bijgesteld
    ]
    if eerder is not None and eerder.doeltekst != b.doeltekst:
        regels.append(f"In de vorige beschikking ({eerder.kenmerk}): “{eerder.doeltekst}”")
    if not regels:
        return [citaat]
    return [citaat, details("Hoe het doel veranderde", link_list(regels), is_open=bool(bijgesteld))]


def show_feiten(stof: Stof) -> Component:
    """Draw what the beschikking is, in a box."""
    b = stof.beschikking
    with stof.context.sessions() as session:
        alle = visible_beschikkingen(session, stof.gebruiker)
        namen = _interventions(stof, {i.code: i.naam for i in visible_interventies(session)})
        inzet, budget = left_of(session, b, VRIJE_INZET), left_of(session, b, LOKAAL_BUDGET)
        verlengd = visible_verlengingen(session, stof.gebruiker, b.id)
    gebieden = [
        link(
            stof.plaatsen.name(g.regiocode), address("/wijkbeeld", regio=g.regiocode, kwartaal=stof.kwartaal)
        )
        for g in b.gebieden
    ]
    volgers = [link(v.titel, address(ROUTE, beschikking=v.id)) for v in alle if v.voorganger_id == b.id]
    return html.Div(
        definition_list(
            [
                ("Account", f"{b.account}{f', {b.afdeling}' if b.afdeling else ''}"),
                ("Interventies", ", ".join(namen)),
                ("Gebieden", link_list(gebieden)),
                ("Bedrag", f"€ {show_getal(b.budget_euro)}"),
                ("Vrije inzet", _left(inzet, b.vrije_inzet_aantal, "activiteiten")),
                ("Lokaal budget", _left(budget, b.lokaal_budget_euro, "euro")),
                ("Verlengen", _options(b, len(verlengd))),
                (
                    "Verlengd",
                    " ".join(f"Tot en met {show_kwartaal(v.tot_kwartaal)}: {v.reden}" for v in verlengd),
                ),
                ("Eerder", _predecessor(alle, b)),
                ("Later", link_list(volgers) if volgers else None),
            ]
        ),
        className="vak",
    )


def _interventions(stof: Stof, namen: dict[str, str]) -> list[str]:
    woorden = load_keuzelijst("regime")
    return [
        f"{namen.get(i.interventiecode, i.interventiecode)} ({woorden[i.regime].lower()})"
        for i in stof.beschikking.interventies
    ]


def _left(over: int, totaal: int, eenheid: str) -> str | None:
    return f"nog {show_getal(over)} van {show_getal(totaal)} {eenheid}" if totaal else None


def _options(beschikking: Beschikking, gebruikt: int) -> str | None:
    if not beschikking.verlengingen_hoogstens:
        return None
    over = beschikking.verlengingen_hoogstens - gebruikt
    return (
        f"nog {over} keer, steeds {beschikking.verlenging_kwartalen} kwartalen"
        if over
        else "niet meer mogelijk"
    )


def _predecessor(alle: Sequence[Beschikking], beschikking: Beschikking) -> Inhoud:
    """Lead to the figures, promises and talks of before; who may not see them is told that they exist."""
    if beschikking.voorganger_id is None:
        return None
    eerder = _find(alle, beschikking.voorganger_id)
    if eerder is None:
        return "Er was een eerdere beschikking, van een andere partij."
    return link(f"{eerder.titel}: cijfers, toezeggingen en gesprekken", address(ROUTE, beschikking=eerder.id))


def _find(alle: Sequence[Beschikking], nummer: int | None) -> Beschikking | None:
    return next((b for b in alle if b.id == nummer), None)


def show_toets(stof: Stof) -> list[Component]:
    """Say so when the municipality commissions and delivers, and what an independent reviewer said (R-26)."""
    b = stof.beschikking
    with stof.context.sessions() as session:
        if not is_own_delivery(session, b):
            return []
    if b.toets_op is None:
        zin = "De gemeente gaf deze beschikking en voert haar ook zelf uit. Er is nog geen onafhankelijke toets vastgelegd."
        return [notice("Onafhankelijke toets nodig", html.P(zin))]
    zin = f"De gemeente gaf deze beschikking en voert haar ook zelf uit. {b.toets_door} keek mee, {show_dag(b.toets_op)}: {b.toets_tekst}"
    return [notice("Onafhankelijk getoetst", html.P(zin), toon="goed")]


def show_opnamen(stof: Stof) -> list[Component]:
    """Draw what the wijken drew, and the form to draw; nothing when nothing was bought for that."""
    b = stof.beschikking
    if not b.vrije_inzet_aantal and not b.lokaal_budget_euro:
        return []
    with stof.context.sessions() as session:
        opnamen = visible_wijkopnamen(session, stof.gebruiker, b.id)
    mag = may(stof.gebruiker, Recht.WIJKOPNAME_BIJWERKEN)
    return [
        section(
            "Op vraag van de wijk",
            _table(stof, opnamen, mag=mag)
            if opnamen
            else empty_state("Nog geen wijk vroeg iets van de vrije inzet of het lokale budget."),
            *([show_opname_formulier(stof)] if mag else []),
            id_="opnamen",
        )
    ]


def _table(stof: Stof, opnamen: Sequence[Wijkopname], *, mag: bool) -> Component:
    woorden = load_keuzelijst("wijkopname_soort")
    rijen = [
        [
            f"{o.inhoud} (ging niet door: {o.reden})" if o.vervallen_op else o.inhoud,
            f"{stof.plaatsen.name(o.regiocode)}, {show_kwartaal(o.kwartaal)}",
            o.gevraagd_door,
            woorden[o.soort],
            show_getal(o.aantal) if o.soort == VRIJE_INZET else f"€ {show_getal(o.aantal)}",
            *([show_opname_terug(o)] if mag else []),
        ]
        for o in opnamen
    ]
    koppen = ["Wat", "Waar en wanneer", "Wie vroeg erom", "Waaruit", "Hoeveel", *(["Terug"] if mag else [])]
    return table("Wat wijken vroegen en kregen", koppen, rijen, getalkolommen=frozenset({4}))
