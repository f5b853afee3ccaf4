"""One context figure over the years: no line across a moved border, another way of counting, or an absent year."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from app.figures.kleuren import LIJN, SCHADUW, ZACHT, make_layout

VORMEN = {"aandeel": ".0%"}
MEESTE_STREPEN = 6


@dataclass(frozen=True)
class Jaarpunt:
    """One period on the axis of years; `waarde` None leaves a gap."""

    jaar: float
    waarde: float | None
    segment: int = 1
    is_voorlopig: bool = False
    tekst: str = ""
    breukreden: str = ""


def plot_jaren(punten: Sequence[Jaarpunt], *, eenheid: str) -> dict[str, Any]:
    """Draw the figure from zero, in the quiet colour of context."""
    jaren = sorted({punt.jaar for punt in punten})
    strepen = sorted({int(jaar) for jaar in jaren})
    hoogste = max((punt.waarde for punt in punten if punt.waarde is not None), default=1.0)
    return {
        "data": [_line(stuk) for stuk in split_stukken(punten)],
        "layout": make_layout(
            xaxis={
                "range": [jaren[0] - 0.5, jaren[-1] + 0.5] if jaren else [0, 1],
                "tickvals": strepen if len(strepen) <= MEESTE_STREPEN else [strepen[0], strepen[-1]],
                "tickformat": "d",
                "tickangle": 0,
                "fixedrange": True,
                "showgrid": False,
                "linecolor": LIJN,
                "zeroline": False,
            },
            yaxis={
                "range": [0, hoogste * 1.15 or 1.0],
                "tickformat": VORMEN.get(eenheid, ",.1~f"),
                "fixedrange": True,
                "gridcolor": "#efede8",
                "zeroline": False,
                "nticks": 4,
            },
            shapes=[_break_line(jaar) for jaar in find_breuken(punten)],
            annotations=[_break_word(punt, jaren) for punt in punten if punt.jaar in find_breuken(punten)],
        ),
    }


def split_stukken(punten: Sequence[Jaarpunt]) -> list[list[Jaarpunt]]:
    """Return runs of points that may be joined: one segment, and no absent figure between them."""
    stukken: list[list[Jaarpunt]] = []
    is_open = False
    for punt in sorted(punten, key=lambda p: p.jaar):
        if punt.waarde is None:
            is_open = False
        elif is_open and stukken[-1][-1].segment == punt.segment:
            stukken[-1].append(punt)
        else:
            stukken.append([punt])
            is_open = True
    return stukken


def find_breuken(punten: Sequence[Jaarpunt]) -> list[float]:
    """Return the years whose figure cannot be compared with the one before."""
    op_jaar = sorted(punten, key=lambda p: p.jaar)
    return [nu.jaar for vorig, nu in pairwise(op_jaar) if nu.segment != vorig.segment]


def _line(stuk: Sequence[Jaarpunt]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [punt.jaar for punt in stuk],
        "y": [punt.waarde for punt in stuk],
        "mode": "lines+markers",
        "line": {"color": ZACHT, "width": 2},
        "marker": {
            "size": 8,
            "color": ["#fff" if punt.is_voorlopig else ZACHT for punt in stuk],
            "line": {"color": ZACHT, "width": 2},
        },
        "text": [punt.tekst for punt in stuk],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _break_line(jaar: float) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": jaar - 0.5,
        "x1": jaar - 0.5,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": SCHADUW, "width": 1.5, "dash": "dash"},
    }


def _break_word(punt: Jaarpunt, jaren: Sequence[float]) -> dict[str, Any]:
    """Write the reason of a break at its line, on the side with more room."""
    return {
        "x": punt.jaar - 0.5,
        "y": 1,
        "yref": "paper",
        "xanchor": "right" if punt.jaar > (jaren[0] + jaren[-1]) / 2 else "left",
        "yanchor": "bottom",
        "text": f"breuk: {punt.breukreden}" if punt.breukreden else "breuk",
        "showarrow": False,
        "font": {"color": SCHADUW, "size": 12},
    }
