"""The promises of all parties, the municipality's first: how they are kept, and settling one (R-43)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier
from app.components.getallen import show_dag
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import definition_list, table
from app.components.vakken import card, details, empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.services.toezeggingen import GEMEENTE, is_overdue, keep_rate, may_settle
from app.store.access import visible_partijen, visible_toezeggingen
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import ToezeggingStatus
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Partij, Toezegging

ROUTE = "/verbeteren"
PAGINA = "verbeteren"


def show_toezeggingen(context: Context, session: Session, gebruiker: Gebruiker) -> Component:
    """Draw the keep rates and the list, open ones first."""
    toezeggingen = visible_toezeggingen(session, gebruiker)
    if not toezeggingen:
        return section("Toezeggingen", empty_state("Er is nog niets toegezegd."))
    partijen = {p.code: p for p in visible_partijen(session)}
    lopend = [t for t in toezeggingen if t.status is ToezeggingStatus.OPEN]
    afgedaan = [t for t in toezeggingen if t.status is not ToezeggingStatus.OPEN]
    return section(
        "Toezeggingen",
        _rates(context, session, gebruiker),
        _table(context, lopend, partijen, "Open toezeggingen, de gemeente eerst")
        if lopend
        else note("Er staat geen toezegging open."),
        *(
            [
                details(
                    f"Toon {len(afgedaan)} afgedane",
                    _table(context, afgedaan, partijen, "Afgedane toezeggingen"),
                )
            ]
            if afgedaan
            else []
        ),
        id_="toezeggingen",
    )


def _rates(context: Context, session: Session, gebruiker: Gebruiker) -> Component:
    regels = [
        html.Li(
            [
                html.Strong(rij.naam),
                f": {rij.zin}",
                f" {rij.over_datum} over datum." if rij.over_datum else "",
            ]
        )
        for rij in keep_rate(session, gebruiker, vandaag=context.vandaag())
    ]
    return html.Ul(regels, className="lijst nakoming")


def _table(
    context: Context, toezeggingen: Sequence[Toezegging], partijen: dict[str, Partij], bijschrift: str
) -> Component:
    geordend = sorted(
        toezeggingen, key=lambda t: (partijen[t.partijcode].soort != GEMEENTE, t.vervalt_op, t.id)
    )
    return table(
        bijschrift,
        ["Toezegging", "Wie", "Voor", "Stand"],
        [
            [
                link(t.tekst, address(ROUTE, toezegging=t.id)),
                partijen[t.partijcode].naam,
                show_dag(t.vervalt_op),
                describe_stand(context, t),
            ]
            for t in geordend
        ],
    )


def describe_stand(context: Context, toezegging: Toezegging) -> str:
    """Say how a promise stands; late is told in days."""
    if not is_overdue(toezegging, context.vandaag()):
        return load_keuzelijst("toezegging_status")[toezegging.status].lower()
    dagen = (context.vandaag() - toezegging.vervalt_op).days
    return f"open, {dagen} {'dag' if dagen == 1 else 'dagen'} over datum"


def show_toezegging(
    context: Context, session: Session, gebruiker: Gebruiker, toezegging: Toezegging
) -> Component:
    """Draw one promise, with settling and renegotiating for whose word it is."""
    partijen = {p.code: p for p in visible_partijen(session)}
    gegevens = definition_list(
        [
            ("Wie", partijen[toezegging.partijcode].naam),
            ("Voor", show_dag(toezegging.vervalt_op)),
            ("Stand", describe_stand(context, toezegging)),
            ("Afgedaan op", show_dag(toezegging.afgedaan_op) if toezegging.afgedaan_op else None),
            ("Toelichting", toezegging.afgedaan_toelichting),
            ("Vastgelegd door", toezegging.gemaakt_door),
            ("Komt na", _link_to(toezegging.vervolg_van_id, "de eerdere toezegging")),
            ("Uit gesprek", _talk(toezegging)),
        ]
    )
    return html.Div(
        [
            page_header(toezegging.tekst, kruimels=[("Verbeteren", ROUTE), ("Toezegging", None)]),
            card(None, gegevens),
            *_forms(context, session, gebruiker, toezegging),
        ]
    )


def _link_to(nummer: int | None, tekst: str) -> Component | None:
    return link(tekst, address(ROUTE, toezegging=nummer)) if nummer is not None else None


def _talk(toezegging: Toezegging) -> Component | None:
    if toezegging.gesprek_id is None:
        return None
    return link("Naar het gesprek", address("/gesprek", gesprek=toezegging.gesprek_id))


def _forms(
    context: Context, session: Session, gebruiker: Gebruiker, toezegging: Toezegging
) -> list[Component]:
    if toezegging.status is not ToezeggingStatus.OPEN or not may(gebruiker, Recht.TOEZEGGING_BIJWERKEN):
        return []
    if not may_settle(session, gebruiker, toezegging):
        return [note("Alleen wie dit toezegde, kan zeggen hoe het ermee staat.")]
    afdoen = Formulier(PAGINA, "afdoen", str(toezegging.id))
    herzien = Formulier(PAGINA, "herzien", str(toezegging.id))
    return [
        section(
            "Afdoen",
            afdoen.draw(
                afdoen.choice(
                    "nagekomen", "Is het gebeurd?", (("ja", "Ja"), ("nee", "Nee, en het komt er niet meer"))
                ),
                afdoen.line("dag", "Op welke dag?", soort="date", waarde=context.vandaag().isoformat()),
                afdoen.text("toelichting", "Toelichting (verplicht bij nee)", rijen=2),
                knoppen=[afdoen.button("doe_af", "Doe de toezegging af")],
            ),
        ),
        section(
            "Of een nieuwe datum afspreken",
            herzien.draw(
                herzien.text("tekst", "Wat zegt u nu toe?", waarde=toezegging.tekst, rijen=2),
                herzien.line("vervalt_op", "Nieuwe datum", soort="date"),
                herzien.text("toelichting", "Waarom verschuift het?", rijen=2),
                knoppen=[herzien.button("herzie", "Spreek de nieuwe datum af", is_hoofd=False)],
            ),
        ),
    ]
