"""The surroundings of the figures: context of the wijk, and what happened."""

from datetime import date

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app.components.getallen import show_dag, show_waarde
from app.components.tabellen import table
from app.components.vakken import empty_state, note
from app.pages.wijkbeeld_blik import Blik
from pipelines.reference import NAAMSVERMELDING_CBS
from schemas.keuzelijst import load_keuzelijst
from schemas.vocabulary import Regioniveau


def show_context(blik: Blik) -> Component:
    """Draw the key figures of the place beside those of the gemeente, attributed to nobody (R-15)."""
    hier = _latest(blik, blik.plaats.code)
    if hier.empty:
        return empty_state("Over deze plaats zijn geen contextcijfers bekend.")
    gemeente = blik.plaatsen.gemeente
    stad = _latest(blik, gemeente.code) if gemeente else hier.iloc[0:0]
    waarde_stad = dict(zip(stad["indicatorcode"], stad["waarde"], strict=True))
    rijen = []
    for code, jaar, waarde, teken in hier[["indicatorcode", "peiljaar", "waarde", "teken"]].itertuples(
        index=False, name=None
    ):
        indicator = blik.indicatoren.get(code)
        if indicator is None:
            continue
        rijen.append(
            [
                indicator.naam,
                _value(waarde, indicator.eenheid, teken),
                _value(waarde_stad.get(code), indicator.eenheid, ""),
                str(jaar),
            ]
        )
    toont_stad = blik.plaats.niveau != Regioniveau.GEMEENTE
    return html.Div(
        [
            html.P(
                "Hoe het met de wijk gaat, hangt van veel af. Deze cijfers zijn niet toe te schrijven aan één aanbieder."
            ),
            table(
                f"{blik.plaats.naam} in context",
                ["Cijfer", blik.plaats.naam, *(["Heel de gemeente"] if toont_stad else []), "Jaar"],
                rijen if toont_stad else [[r[0], r[1], r[3]] for r in rijen],
                getalkolommen=frozenset({1, 2, 3} if toont_stad else {1, 2}),
                toont_bijschrift=False,
            ),
            note(NAAMSVERMELDING_CBS),
        ]
    )


def _latest(blik: Blik, regiocode: str) -> pd.DataFrame:
    frame = blik.context.marts.contextcijfers(blik.gebruiker, regiocode=regiocode)
    return frame.drop_duplicates("indicatorcode")


def _value(waarde: float | None, eenheid: str, teken: str) -> str:
    if waarde is None or pd.isna(waarde):
        return "niet bekend bij het CBS" if teken else "–"
    return show_waarde(float(waarde), eenheid)


def show_tijdlijn(blik: Blik) -> Component:
    """Draw what happened here, newest first; breaks are named as such (R-16)."""
    frame = blik.context.marts.gebeurtenissen(blik.gebruiker, regiocode=blik.plaats.code)
    if frame.empty:
        return empty_state("Er zijn nog geen gebeurtenissen vastgelegd.")
    soorten = load_keuzelijst("gebeurtenis_soort")
    rijen = [
        [
            html.Time(show_dag(datum), dateTime=datum.isoformat()),
            titel,
            soorten.get(soort, soort) + (": breuk, niet vergelijkbaar" if is_breuk else ""),
            ", ".join(blik.plaatsen.name(code) for code in codes),
        ]
        for (datum, titel, soort, is_breuk), codes in _events_once(frame).items()
    ]
    return table("Wat er gebeurde, nieuwste eerst", ["Wanneer", "Wat", "Soort", "Waar"], rijen)


def _events_once(frame: pd.DataFrame) -> dict[tuple[date, str, str, bool], list[str]]:
    """Put the places of one event together: what happened in five gebieden on a day happened once."""
    per_gebeurtenis: dict[tuple[date, str, str, bool], list[str]] = {}
    kolommen = ["datum", "titel", "soort", "is_breuk", "regiocode"]
    for datum, titel, soort, is_breuk, regiocode in frame[kolommen].itertuples(index=False, name=None):
        per_gebeurtenis.setdefault((datum.date(), titel, soort, bool(is_breuk)), []).append(regiocode)
    return dict(reversed(per_gebeurtenis.items()))
