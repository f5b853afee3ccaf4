"""A year as it adds up: what there is, where it is heading with its margin, and what was agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.figures.kleuren import (
    INKT,
    LIJN,
    PRESTATIE,
    PRESTATIE_LICHT,
    UITKOMST,
    UITKOMST_LICHT,
    make_layout,
)


@dataclass(frozen=True)
class Verloop:
    """The year so far per quarter, added up, and where it is expected to end."""

    kwartalen: tuple[str, ...]
    tot_nu: tuple[float, ...]
    verwacht: float
    onder: float
    boven: float


def plot_prognose(
    verloop: Verloop, *, is_aandeel: bool, is_uitkomst: bool, doel: float | None
) -> dict[str, Any]:
    """Draw the line so far, a wedge to the end of the year, and the agreement as a dotted line."""
    kleur, licht = (UITKOMST, UITKOMST_LICHT) if is_uitkomst else (PRESTATIE, PRESTATIE_LICHT)
    nu, eind = len(verloop.tot_nu) - 1, len(verloop.kwartalen) - 1
    laatste = verloop.tot_nu[-1]
    hoogste = max(verloop.boven, doel or 0.0, *verloop.tot_nu)
    return {
        "data": [
            {
                "type": "scatter",
                "x": [nu, eind, eind],
                "y": [laatste, verloop.boven, verloop.onder],
                "fill": "toself",
                "fillcolor": licht,
                "line": {"width": 0},
                "mode": "lines",
                "hoverinfo": "skip",
            },
            {
                "type": "scatter",
                "x": [nu, eind],
                "y": [laatste, verloop.verwacht],
                "mode": "lines",
                "line": {"color": kleur, "width": 2, "dash": "dot"},
                "hoverinfo": "skip",
            },
            {
                "type": "scatter",
                "x": list(range(nu + 1)),
                "y": list(verloop.tot_nu),
                "mode": "lines+markers",
                "line": {"color": kleur, "width": 2},
                "marker": {"size": 9, "color": kleur},
                "hovertemplate": "%{y:.0%}<extra></extra>" if is_aandeel else "%{y:,.0f}<extra></extra>",
            },
        ],
        "layout": make_layout(
            xaxis={
                "tickvals": list(range(eind + 1)),
                "ticktext": [f"t/m {k.partition('-')[2]}" for k in verloop.kwartalen],
                "range": [-0.3, eind + 0.3],
                "tickangle": 0,
                "fixedrange": True,
                "showgrid": False,
                "linecolor": LIJN,
                "zeroline": False,
            },
            yaxis={
                "range": [0, 1.02 if is_aandeel else hoogste * 1.12 or 1.0],
                "tickformat": ".0%" if is_aandeel else ",.0f",
                "fixedrange": True,
                "gridcolor": "#efede8",
                "zeroline": False,
                "nticks": 5,
            },
            shapes=_target(doel),
        ),
    }


def _target(doel: float | None) -> Sequence[dict[str, Any]]:
    if doel is None:
        return []
    return [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": doel,
            "y1": doel,
            "line": {"color": INKT, "width": 1.2, "dash": "dot"},
        }
    ]
