"""The promises of all parties, the municipality's first: how they are kept, and settling one (R-43)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier
from app.components.getallen import show_dag
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import definition_list, table
from app.components.vakken import card, empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.services.nakoming import describe_toezegging, keep_rate, keep_rate_gemeente
from app.services.toezeggingen import may_settle
from app.services.toezeggingenregister import Registerkeuze, arrange_register
from app.store.access import visible_faciliteringen, visible_partijen, visible_toezeggingen
from app.toegang import may
from schemas.leercyclus import ToezeggingStatus
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Partij, Toezegging

ROUTE = "/verbeteren"
PAGINA = "verbeteren"


def show_toezeggingen(context: Context, session: Session, gebruiker: Gebruiker) -> Component:
    """Draw the keep rates, the municipality's first, what is open, and the way to the whole register."""
    toezeggingen = visible_toezeggingen(session, gebruiker)
    naar_register = html.P(link("Naar alle toezeggingen", "/toezeggingen"))
    if not toezeggingen:
        return section("Toezeggingen", empty_state("Er is nog niets toegezegd."), naar_register)
    partijen = {p.code: p for p in visible_partijen(session)}
    register = arrange_register(toezeggingen, partijen, Registerkeuze(stand="open"), context.vandaag())
    lopend = [
        *(t for t in register.gemeente if t.status is ToezeggingStatus.OPEN),
        *register.anderen,
    ]
    return section(
        "Toezeggingen",
        show_nakoming(context, session, gebruiker),
        show_tabel(context, lopend, partijen, "Open toezeggingen, de gemeente eerst")
        if lopend
        else note("Er staat geen toezegging open."),
        naar_register,
        id_="toezeggingen",
    )


def show_nakoming(context: Context, session: Session, gebruiker: Gebruiker) -> Component:
    """Draw how each party keeps its word: the municipality in the whole city first, always."""
    vandaag = context.vandaag()
    stad = keep_rate_gemeente(session, vandaag=vandaag)
    rijen = [(f"{stad.naam}, in de hele stad", stad)]
    rijen += [
        (f"{rij.naam}, bij uw beschikkingen" if rij.is_gemeente else rij.naam, rij)
        for rij in keep_rate(session, gebruiker, vandaag=vandaag)
    ]
    return html.Ul(
        [
            html.Li(
                [
                    html.Strong(naam),
                    f": {rij.zin}",
                    f" {rij.over_datum} over de datum." if rij.over_datum else "",
                    f" {rij.herzien} kregen een nieuwe datum." if rij.herzien > 1 else "",
                ]
            )
            for naam, rij in rijen
        ],
        className="lijst nakoming",
    )


def show_tabel(
    context: Context, toezeggingen: Sequence[Toezegging], partijen: Mapping[str, Partij], bijschrift: str
) -> Component:
    """Draw promises in the given order."""
    return table(
        bijschrift,
        ["Toezegging", "Wie", "Voor", "Stand"],
        [
            [
                link(t.tekst, address(ROUTE, toezegging=t.id)),
                partijen[t.partijcode].naam,
                show_dag(t.vervalt_op),
                describe_toezegging(t, context.vandaag()),
            ]
            for t in toezeggingen
        ],
    )


def show_toezegging(
    context: Context, session: Session, gebruiker: Gebruiker, toezegging: Toezegging
) -> Component:
    """Draw one promise, with settling and renegotiating for whose word it is."""
    partijen = {p.code: p for p in visible_partijen(session)}
    gegevens = definition_list(
        [
            ("Wie", partijen[toezegging.partijcode].naam),
            ("Voor", show_dag(toezegging.vervalt_op)),
            ("Stand", describe_toezegging(toezegging, context.vandaag())),
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
            *_show_behoefte(session, gebruiker, toezegging),
            *_forms(context, session, gebruiker, toezegging),
        ]
    )


def _show_behoefte(session: Session, gebruiker: Gebruiker, toezegging: Toezegging) -> list[Component]:
    """Show what was needed and what it brought; who asked says the last."""
    facilitering = visible_faciliteringen(session, gebruiker).get(toezegging.id)
    if facilitering is None:
        return []
    gegevens = definition_list(
        [
            ("Wat nodig was", facilitering.behoefte),
            ("Gevraagd door", f"{facilitering.gevraagd_door}, {show_dag(facilitering.gevraagd_op)}"),
            ("Wat het bracht", facilitering.effect or "nog niet gezegd"),
            ("Gezegd door", facilitering.effect_door),
        ]
    )
    mag = (
        may(gebruiker, Recht.TOEZEGGING_BIJWERKEN)
        and toezegging.status is not ToezeggingStatus.OPEN
        and not may_settle(session, gebruiker, toezegging)
    )
    if not mag:
        return [section("Waarvoor", card(None, gegevens))]
    formulier = Formulier("toezeggingen", "effect", str(toezegging.id), stand=facilitering.effect)
    return [
        section(
            "Waarvoor",
            card(None, gegevens),
            formulier.draw(
                formulier.text("effect", "Wat bracht het u?", waarde=facilitering.effect, rijen=2),
                knoppen=[formulier.button("vertel", "Leg vast wat het bracht")],
            ),
        )
    ]


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
