"""What was delivered before: versions of a quarter with their receipts, and the standing per party."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.getallen import show_getal, show_kwartaal, show_moment
from app.components.knoppen import address, link
from app.components.kop import section
from app.components.tabellen import definition_list, table
from app.components.vakken import card, empty_state
from app.identity import Gebruiker
from app.store.access import visible_aanleveringen, visible_partijen
from app.store.tables import Aanlevering
from schemas.leercyclus import AanleveringStatus

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
            ("Ingediend op", show_moment(aanlevering.ingediend_op) if aanlevering.ingediend_op else None),
            ("Ingediend door", aanlevering.ingediend_door),
            ("Reden van de nieuwe versie", aanlevering.correctie_reden),
            ("Stand", STATUSWOORDEN[aanlevering.status]),
        ]
    )
    return card("Ontvangstbewijs", gegevens)


def show_historie(session: Session, gebruiker: Gebruiker, kwartaal: str) -> Component:
    """List the own deliveries, the chosen quarter unfolded and the others after it."""
    alle = visible_aanleveringen(session, gebruiker)
    if not alle:
        return section("Wat u eerder aanleverde", empty_state("U heeft nog niets aangeleverd."))
    volgorde = sorted(alle, key=lambda a: (a.kwartaal == kwartaal, a.kwartaal, a.id), reverse=True)
    return section(
        "Wat u eerder aanleverde",
        table(
            "Uw bestanden; het gekozen kwartaal staat bovenaan",
            ["Bestand", "Kwartaal", "Soort", "Versie", "Rijen", "Stand", "Ingediend"],
            [_row(aanlevering) for aanlevering in volgorde],
            getalkolommen=frozenset({4}),
        ),
    )


def _row(aanlevering: Aanlevering) -> list[object]:
    return [
        link(aanlevering.bestandsnaam, address(ROUTE, aanlevering=aanlevering.id)),
        show_kwartaal(aanlevering.kwartaal),
        aanlevering.soort,
        f"versie {aanlevering.versie}" if aanlevering.versie else "–",
        show_getal(aanlevering.rijen_aantal),
        STATUSWOORDEN[aanlevering.status],
        _submitted(aanlevering),
    ]


def _submitted(aanlevering: Aanlevering) -> str:
    if aanlevering.ingediend_op is None:
        return "–"
    return f"{show_moment(aanlevering.ingediend_op)}, {aanlevering.ingediend_door}"


def show_stand_per_partij(session: Session, aanleveringen: Sequence[Aanlevering]) -> Component:
    """Draw that it came and when, per quarter and party by name; no order of merit (R-13)."""
    namen = {partij.code: partij.naam for partij in visible_partijen(session)}
    op_naam = sorted(aanleveringen, key=lambda a: (namen.get(a.partijcode, ""), a.soort))
    rijen = sorted(op_naam, key=lambda a: a.kwartaal, reverse=True)
    return table(
        "Ingediende bestanden per kwartaal",
        ["Aanbieder", "Kwartaal", "Soort", "Versie", "Stand", "Ingediend op"],
        [
            [
                namen.get(a.partijcode, a.partijcode),
                show_kwartaal(a.kwartaal),
                a.soort,
                f"versie {a.versie}" if a.versie else "–",
                STATUSWOORDEN[a.status],
                show_moment(a.ingediend_op) if a.ingediend_op else "–",
            ]
            for a in rijen
        ],
    )
