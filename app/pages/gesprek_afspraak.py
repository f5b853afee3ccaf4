"""One afspraak at the table: figure and precondition, readings, stories, recognition, conclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.afspraakstatus import describe_status, describe_voorwaarde, show_status
from app.components.beloop import show_beloop
from app.components.bron import show_bron
from app.components.cijfers import (
    Cijfer,
    describe_change,
    describe_count,
    describe_informant,
    describe_periode,
    describe_words,
)
from app.components.getallen import show_aandeel, show_waarde
from app.components.kop import section
from app.components.marges import count_bar, margin_bar
from app.components.streefwaarde import describe_streefwaarde
from app.components.uitweg import show_uitweg
from app.components.vakken import card, note
from app.context import Context
from app.pages.faciliteringen import show_hulp
from app.pages.gesprek_conclusie import show_conclusie
from app.pages.gesprek_lezing import show_lezingen
from app.pages.gesprek_stof import Gespreksstof
from app.pages.gesprek_verhaal import show_herkenningen, show_verhalen
from app.services.afspraakstatus import Afspraakstatus
from schemas.indicator import Indicator

if TYPE_CHECKING:
    from app.store.tables import Afspraak

SOORTWOORD = {
    "uitkomst": "Uitkomst",
    "prestatie": "Prestatie",
    "voorwaarde": "Voorwaarde",
    "context": "Context",
}


def afspraak_title(stof: Gespreksstof, afspraak: Afspraak) -> str:
    """Name an afspraak: indicator, intervention, and who answered."""
    indicator = stof.indicatoren[afspraak.indicatorcode]
    cijfer = stof.cijfer(afspraak)
    wie = describe_informant(cijfer) if cijfer else ""
    return f"{indicator.naam} · {afspraak.interventie.naam}" + (f" · {wie}" if wie else "")


def show_afspraak(context: Context, session: Session, stof: Gespreksstof, afspraak: Afspraak) -> Component:
    """Draw one afspraak, figure first and consequence last."""
    indicator = stof.indicatoren[afspraak.indicatorcode]
    cijfer = html.Div(
        [
            show_cijfer(stof, afspraak, indicator),
            show_beloop(
                f"{indicator.naam} per {indicator.periodesoort}",
                stof.reeks(afspraak),
                indicator,
                merken=stof.merken(afspraak),
                doel=stof.status(afspraak).target_in(stof.gesprek.regiocode),
                plaatsnaam=stof.place_name,
            ),
        ],
        className="twee tafel-cijfer",
    )
    verhalen = html.Div(
        [
            show_verhalen(stof, afspraak),
            show_herkenningen(stof, afspraak),
            *show_hulp(context, stof.gebruiker, afspraak.id),
        ],
        className="tafel-verhalen",
    )
    return section(
        afspraak_title(stof, afspraak),
        html.Div(
            [
                cijfer,
                show_lezingen(stof, afspraak),
                verhalen,
                show_conclusie(context, session, stof, afspraak),
            ],
            className="afspraak-tafel",
        ),
        id_=f"afspraak-{afspraak.id}",
    )


def show_cijfer(stof: Gespreksstof, afspraak: Afspraak, indicator: Indicator) -> Component:
    """Draw the figure of this quarter in words, with its target and what it depends on."""
    cijfer = stof.cijfer(afspraak)
    soort = f"{SOORTWOORD[indicator.soort]} · {_when(stof, cijfer)}"
    if cijfer is None:
        beeld: list[Component] = [html.P("Over dit kwartaal is nog geen cijfer gepubliceerd.")]
    elif cijfer.is_onderdrukt or cijfer.waarde is None:
        beeld = [
            margin_bar(cijfer, indicator.eenheid),
            html.P(
                [
                    cijfer.onderdruk_reden or "Dit cijfer is verborgen.",
                    *show_uitweg(cijfer, stof.place_name),
                ]
            ),
            show_bron(cijfer),
        ]
    else:
        beeld = _visible(cijfer, stof.status(afspraak).target_in(stof.gesprek.regiocode), indicator)
    return card(
        "Wat is er gemeten?",
        *beeld,
        *show_streefwaarde(afspraak),
        *show_stand(stof.status(afspraak)),
        *_together(stof, stof.status(afspraak)),
        soort=soort,
    )


def _when(stof: Gespreksstof, cijfer: Cijfer | None) -> str:
    """Say over which period it was counted: a half-year or year that ended earlier is not this quarter."""
    if cijfer is None or (cijfer.periode == "kwartaal" and cijfer.kwartaal == stof.gesprek.kwartaal):
        return "dit kwartaal"
    return describe_periode(cijfer)


def _visible(cijfer: Cijfer, doel: float | None, indicator: Indicator) -> list[Component]:
    zin = f"{show_waarde(cijfer.waarde, indicator.eenheid)}: {describe_count(cijfer)}"
    tekening = (
        margin_bar(cijfer, indicator.eenheid, doel=doel)
        if indicator.soort == "uitkomst"
        else count_bar(cijfer, hoogste=cijfer.waarde or 0.0, doel=doel, zin=zin)
    )
    dekking = f" ({show_aandeel(cijfer.dekking)} van wie meetelt)" if cijfer.dekking is not None else ""
    return [
        html.P(
            html.Strong(show_waarde(cijfer.waarde, indicator.eenheid)),
            className=f"groot-cijfer {indicator.soort}",
        ),
        tekening,
        *_in_words(cijfer, indicator, dekking),
        show_bron(cijfer),
    ]


def _in_words(cijfer: Cijfer, indicator: Indicator, dekking: str) -> list[Component]:
    """Say margin, change and coverage; a count is its own n and has no margin to put into words."""
    if indicator.vorm == "aantal":
        return [html.P(f"{describe_change(cijfer)}.")]
    return [
        html.P([f"{describe_words(cijfer, indicator)}. ", html.Strong(f"{describe_change(cijfer)}.")]),
        note(f"Gemeten bij {describe_count(cijfer)}{dekking}."),
    ]


def _together(stof: Gespreksstof, status: Afspraakstatus) -> list[Component]:
    """Show the count over all gebieden by which the afspraak is judged, beside that of this one."""
    cijfer = status.cijfer
    if status.regiocode == stof.gesprek.regiocode or cijfer is None or cijfer.waarde is None:
        return []
    return [html.P(f"Over alle gebieden samen: {show_waarde(cijfer.waarde, status.indicator.eenheid)}.")]


def show_streefwaarde(afspraak: Afspraak) -> list[Component]:
    """Draw the target with where it came from; an objection is always beside it (R-22)."""
    if afspraak.streefwaarde is None and not afspraak.is_leerafspraak:
        return []
    return [note(f"Streefwaarde: {describe_streefwaarde(afspraak).zin}")]


def show_stand(status: Afspraakstatus) -> list[Component]:
    """Draw how it stands in the words of every view, with the municipality's own part when that was done (R-23)."""
    voorwaarde = describe_voorwaarde(status)
    if not voorwaarde or voorwaarde in describe_status(status).uitleg:
        return [show_status(status)]
    kop = html.Strong("Voorwaarde bij de gemeente: ")
    return [show_status(status), html.P([kop, f"{voorwaarde}."], className="randvoorwaarde")]
