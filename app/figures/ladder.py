"""The contribution ladder of one factor: reached below, participants above it, the wijk on top (R-15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from app.figures.kleuren import (
    INKT,
    LIJN,
    PRESTATIE,
    PRESTATIE_LICHT,
    SCHADUW,
    UITKOMST,
    UITKOMST_LICHT,
    ZACHT,
    make_layout,
)

REGELHOOGTE = 46
"""Pixels per lane: a line of words and a track under it, also on a telephone."""
RAND = 40
BREEDTE = 36
"""Signs on one line of a name: a screen of 400 pixels holds no more."""
MEERREGEL = 0.4
"""Height of one more line of a name, in lines of the figure."""


@dataclass(frozen=True)
class Sport:
    """One line of a rung: a share 0–1 with its margin; `waarde` None is hidden or not measured."""

    naam: str
    waarde: float | None
    onder: float | None = None
    boven: float | None = None
    vergelijk: float | None = None
    """The same share for the whole gemeente, as context only."""
    tekst: str = ""
    heeft_baan: bool = True
    """Whether it is a share at all; other figures stand in words only."""


@dataclass(frozen=True)
class Trede:
    """One rung: its name and its lines; `soort` is prestatie, uitkomst or context."""

    naam: str
    soort: str
    sporten: tuple[Sport, ...]


def height_of(treden: Sequence[Trede]) -> int:
    """Return how many pixels the figure needs."""
    return RAND + round(REGELHOOGTE * sum(1 + sum(map(_height, trede.sporten)) for trede in treden))


def plot_ladder(treden: Sequence[Trede]) -> dict[str, Any]:
    """Draw the rungs from the wijk down to what was done, all on one scale of 0 to 100 percent."""
    data: list[dict[str, Any]] = []
    woorden: list[dict[str, Any]] = []
    vormen: list[dict[str, Any]] = []
    y = 0.0
    for trede in treden:
        woorden.append(_words(trede.naam, y, INKT, vet=True))
        vormen.append(_rule(y + 0.45))
        for sport in trede.sporten:
            hoogte = _height(sport)
            y -= hoogte
            woorden.append(_words("<br>".join(_lines(sport.naam)), y + 0.4 + (hoogte - 1) / 2, ZACHT))
            if sport.heeft_baan:
                vormen.append(_track(y))
                data += _marks(sport, trede.soort, y)
        y -= 1
    return {
        "data": data,
        "layout": make_layout(
            xaxis={
                "range": [-0.02, 1.02],
                "tickvals": [0, 0.25, 0.5, 0.75, 1],
                "tickformat": ".0%",
                "fixedrange": True,
                "showgrid": False,
                "zeroline": False,
            },
            yaxis={"range": [y + 0.4, 0.6], "visible": False, "fixedrange": True},
            annotations=woorden,
            shapes=vormen,
            margin={"l": 6, "r": 20, "t": 6, "b": 28},
        ),
    }


def _lines(naam: str) -> list[str]:
    return wrap(naam, BREEDTE) or [""]


def _height(sport: Sport) -> float:
    return 1 + MEERREGEL * (len(_lines(sport.naam)) - 1)


def _words(tekst: str, y: float, kleur: str, *, vet: bool = False) -> dict[str, Any]:
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": y,
        "text": f"<b>{tekst}</b>" if vet else tekst,
        "align": "left",
        "showarrow": False,
        "font": {"color": kleur, "size": 14 if vet else 13},
    }


def _rule(y: float) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": y,
        "y1": y,
        "line": {"color": LIJN, "width": 1},
    }


def _track(y: float) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": 0,
        "x1": 1,
        "y0": y,
        "y1": y,
        "line": {"color": "#efede8", "width": 8},
        "layer": "below",
    }


def _marks(sport: Sport, soort: str, y: float) -> list[dict[str, Any]]:
    if sport.waarde is None:
        return [_hidden(sport, y)]
    if soort == "prestatie":
        return _reach(sport, y)
    return [*_margin(sport, y), *_points(sport, soort, y)]


def _hidden(sport: Sport, y: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [0, 1],
        "y": [y, y],
        "mode": "lines",
        "line": {"color": SCHADUW, "width": 4, "dash": "dot"},
        "opacity": 0.6,
        "hovertemplate": f"{sport.tekst}<extra></extra>",
    }


def _reach(sport: Sport, y: float) -> list[dict[str, Any]]:
    """Draw what is reached at least as a full bar, and what it may be at most as a light one."""
    hoogste = sport.boven if sport.boven is not None else sport.waarde
    zeker = sport.onder if sport.onder is not None else sport.waarde
    balken = [(hoogste, PRESTATIE_LICHT), (zeker, PRESTATIE)]
    return [
        {
            "type": "scatter",
            "x": [0, tot],
            "y": [y, y],
            "mode": "lines",
            "line": {"color": kleur, "width": 14},
            "hovertemplate": f"{sport.tekst}<extra></extra>",
        }
        for tot, kleur in balken
        if tot is not None
    ]


def _margin(sport: Sport, y: float) -> list[dict[str, Any]]:
    if sport.onder is None or sport.boven is None:
        return []
    return [
        {
            "type": "scatter",
            "x": [sport.onder, sport.boven],
            "y": [y, y],
            "mode": "lines",
            "line": {"color": UITKOMST_LICHT, "width": 12},
            "hoverinfo": "skip",
        }
    ]


def _points(sport: Sport, soort: str, y: float) -> list[dict[str, Any]]:
    punten = [
        (
            sport.waarde,
            "circle" if soort == "uitkomst" else "diamond",
            UITKOMST if soort == "uitkomst" else INKT,
        )
    ]
    if sport.vergelijk is not None:
        punten.append((sport.vergelijk, "diamond-open", ZACHT))
    return [
        {
            "type": "scatter",
            "x": [waarde],
            "y": [y],
            "mode": "markers",
            "marker": {"symbol": teken, "size": 11, "color": kleur},
            "hovertemplate": f"{sport.tekst}<extra></extra>",
        }
        for waarde, teken, kleur in punten
    ]
