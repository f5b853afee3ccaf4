"""What was delivered before: versions of a quarter with their receipts, and the standing per party."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.getallen import show_dag, show_getal, show_kwartaal, show_moment
from app.components.knoppen import address, link
from app.components.kop import section
from app.components.tabellen import definition_list, table
from app.components.vakken import card, details, empty_state
from app.identity import Gebruiker
from app.pages.aanleveren_bestanden import file_links
from app.store.access import visible_aanleveringen, visible_partijen
from schemas.leercyclus import AanleveringStatus

if TYPE_CHECKING:
    from app.store.tables import Aanlevering

ROUTE = "/aanleveren"
STATUSWOORDEN = {
    AanleveringStatus.ONTVANGEN: "nog niet ingediend",
    AanleveringStatus.INGEDIEND: "ingediend",
    AanleveringStatus.VERVANGEN: "vervangen door een nieuwere versie",
    AanleveringStatus.INGETROKKEN: "ingetrokken",
}
VINGERAFDRUK_TEKENS = 12


def previous_versions(session: Session, gebruiker: Gebruiker, aanlevering: Aanlevering) -> list[Aanlevering]:
    """Return the submitted versions of the same quarter and kind."""
    return [
        ander
        for ander in visible_aanleveringen(session, gebruiker, kwartaal=aanlevering.kwartaal)
        if ander.soort == aanlevering.soort
        and ander.partijcode == aanlevering.partijcode
        and ander.versie is not None
        and ander.id != aanlevering.id
    ]


def show_ontvangstbewijs(aanlevering: Aanlevering) -> Component:
    """Draw the receipt: version, fingerprint, time and person."""
    gegevens = definition_list(
        [
            ("Bestand", aanlevering.bestandsnaam),
            ("Kwartaal", show_kwartaal(aanlevering.kwartaal)),
            ("Soort", aanlevering.soort),
            ("Versie", aanlevering.versie),
            ("Rijen", show_getal(aanlevering.rijen_aantal)),
            (
                "Vingerafdruk (sha256)",
                html.Code(
                    aanlevering.sha256[:VINGERAFDRUK_TEKENS], title=aanlevering.sha256, className="kenmerk"
                ),
            ),
            ("Gewijzigd", count_changes(aanlevering)),
            ("Ingediend op", show_moment(aanlevering.ingediend_op) if aanlevering.ingediend_op else None),
            ("Ingediend door", aanlevering.ingediend_door),
            ("Reden van de nieuwe versie", aanlevering.correctie_reden),
            ("Stand", STATUSWOORDEN[aanlevering.status]),
        ]
    )
    return card("Ontvangstbewijs", gegevens)


def show_historie(session: Session, gebruiker: Gebruiker, kwartaal: str) -> Component:
    """List the own deliveries: the chosen quarter in sight, the others folded."""
    alle = visible_aanleveringen(session, gebruiker)
    if not alle:
        return section("Wat u eerder aanleverde", empty_state("U heeft nog niets aangeleverd."))
    nu = [a for a in alle if a.kwartaal == kwartaal]
    eerder = sorted(
        (a for a in alle if a.kwartaal != kwartaal), key=lambda a: (a.kwartaal, a.id), reverse=True
    )
    naam = show_kwartaal(kwartaal)
    return section(
        "Wat u eerder aanleverde",
        _table(f"Uw bestanden over {naam}", nu, toont_kwartaal=False)
        if nu
        else empty_state(f"Over {naam} heeft u nog niets aangeleverd."),
        *(
            [
                details(
                    "Toon andere kwartalen",
                    _table("Uw bestanden over andere kwartalen", eerder, toont_kwartaal=True),
                )
            ]
            if eerder
            else []
        ),
    )


def _table(bijschrift: str, aanleveringen: Sequence[Aanlevering], *, toont_kwartaal: bool) -> Component:
    return table(
        bijschrift,
        ["Bestand", *(["Kwartaal"] if toont_kwartaal else []), "Soort", "Stand", "Rijen", "Bewaren"],
        [_row(aanlevering, toont_kwartaal=toont_kwartaal) for aanlevering in aanleveringen],
        getalkolommen=frozenset({4 if toont_kwartaal else 3}),
    )


def _row(aanlevering: Aanlevering, *, toont_kwartaal: bool) -> list[object]:
    return [
        link(aanlevering.bestandsnaam, address(ROUTE, aanlevering=aanlevering.id)),
        *([show_kwartaal(aanlevering.kwartaal)] if toont_kwartaal else []),
        aanlevering.soort,
        f"{describe_stand(aanlevering)} {_who_and_what(aanlevering)}",
        show_getal(aanlevering.rijen_aantal),
        file_links(aanlevering, is_eigen=True),
    ]


def _who_and_what(aanlevering: Aanlevering) -> str:
    """Say by whom, what was changed on the page, and why there is a new version."""
    if aanlevering.status is AanleveringStatus.INGEDIEND:
        wie = f"door {aanlevering.ingediend_door}"
    elif aanlevering.ingediend_op:
        wie = f"(ingediend op {show_dag(aanlevering.ingediend_op.date())} door {aanlevering.ingediend_door})"
    else:
        wie = f"(ontvangen op {show_dag(aanlevering.ontvangen_op.date())} van {aanlevering.ontvangen_door})"
    gewijzigd = count_changes(aanlevering)
    delen = [gewijzigd] if gewijzigd else []
    delen += [f"reden: {aanlevering.correctie_reden}"] if aanlevering.correctie_reden else []
    return "; ".join([wie, *delen])


def count_changes(aanlevering: Aanlevering) -> str:
    """Say how much of the file was changed on the page, or nothing."""
    aantal = sum(wijziging.ingetrokken_op is None for wijziging in aanlevering.wijzigingen)
    if aantal == 0:
        return ""
    return "1 cel op de pagina gewijzigd" if aantal == 1 else f"{aantal} cellen op de pagina gewijzigd"


def describe_stand(aanlevering: Aanlevering) -> str:
    """Say how a file stands: `versie 2, ingediend op 16 oktober 2025`."""
    versie = f"versie {aanlevering.versie}, " if aanlevering.versie else ""
    wanneer = f" op {show_dag(aanlevering.ingediend_op.date())}" if aanlevering.ingediend_op else ""
    if aanlevering.status is AanleveringStatus.VERVANGEN:
        return f"{versie}{STATUSWOORDEN[aanlevering.status]}"
    return f"{versie}{STATUSWOORDEN[aanlevering.status]}{wanneer}"


def show_stand_per_partij(session: Session, aanleveringen: Sequence[Aanlevering]) -> Component:
    """Draw that it came and when, per quarter and party by name; no order of merit (R-13)."""
    namen = {partij.code: partij.naam for partij in visible_partijen(session)}
    op_naam = sorted(aanleveringen, key=lambda a: (namen.get(a.partijcode, ""), a.soort))
    rijen = sorted(op_naam, key=lambda a: a.kwartaal, reverse=True)
    nieuwste = rijen[0].kwartaal
    nu = [a for a in rijen if a.kwartaal == nieuwste]
    eerder = [a for a in rijen if a.kwartaal != nieuwste]
    delen = [_stand_table(f"Ingediend over {show_kwartaal(nieuwste)}", nu, namen)]
    if eerder:
        delen.append(details("Toon eerdere kwartalen", _stand_table("Eerder ingediend", eerder, namen)))
    return html.Div(delen)


def _stand_table(bijschrift: str, rijen: Sequence[Aanlevering], namen: dict[str, str]) -> Component:
    return table(
        bijschrift,
        ["Aanbieder", "Kwartaal", "Soort", "Stand", "Bewaren"],
        [
            [
                namen.get(a.partijcode, a.partijcode),
                show_kwartaal(a.kwartaal),
                a.soort,
                describe_stand(a),
                file_links(a, is_eigen=False),
            ]
            for a in rijen
        ],
    )
