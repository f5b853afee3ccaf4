"""How marks are spread: a column per class here (light: coarse), a line for the whole gemeente, hatch for what is hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.figures.kleuren import INKT, LIJN, SCHADUW, UITKOMST, UITKOMST_LICHT, make_layout

HEEL = {"color": UITKOMST}
LICHT = {"color": UITKOMST_LICHT, "line": {"color": UITKOMST, "width": 1.5}}
HATCH = {
    "color": "rgba(0,0,0,0)",
    "pattern": {"shape": "/", "fgcolor": SCHADUW, "size": 7, "solidity": 0.2},
}


@dataclass(frozen=True)
class Kolom:
    """One class of marks; a share of None is hidden."""

    naam: str
    aandeel: float | None
    geheel: float | None = None
    tekst: str = ""
    is_grof: bool = False


def plot_verdeling(kolommen: Sequence[Kolom], *, heeft_geheel: bool) -> dict[str, Any]:
    """Draw the classes in their order; a hidden one keeps its place as a hatched column of no height that counts."""
    namen = [k.naam for k in kolommen]
    top = max([w for k in kolommen for w in (k.aandeel, k.geheel) if w is not None], default=0.5)
    return {
        "data": [
            _bars([(k, k.aandeel) for k in kolommen if k.aandeel is not None and not k.is_grof], HEEL),
            _bars([(k, k.aandeel) for k in kolommen if k.aandeel is not None and k.is_grof], LICHT),
            _bars([(k, top) for k in kolommen if k.aandeel is None], HATCH),
            *(_whole(kolommen) if heeft_geheel else []),
        ],
        "layout": make_layout(
            barmode="overlay",
            xaxis={
                "type": "category",
                "categoryorder": "array",
                "categoryarray": namen,
                "fixedrange": True,
                "linecolor": LIJN,
                "showgrid": False,
            },
            yaxis={
                "range": [0, min(1.0, top * 1.18)],
                "tickformat": ".0%",
                "fixedrange": True,
                "gridcolor": "#efede8",
                "zeroline": False,
                "nticks": 5,
            },
        ),
    }


def _bars(paren: Sequence[tuple[Kolom, float]], marker: dict[str, Any]) -> dict[str, Any]:
    """Draw columns of one look; what is hidden and what is seen are two, for the hatch is no colour."""
    return {
        "type": "bar",
        "x": [k.naam for k, _ in paren],
        "y": [hoogte for _, hoogte in paren],
        "width": 0.62,
        "marker": marker,
        "text": [k.tekst for k, _ in paren],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }


def _whole(kolommen: Sequence[Kolom]) -> list[dict[str, Any]]:
    """Draw the gemeente as a short line over each class."""
    bekend = [k for k in kolommen if k.geheel is not None]
    return [
        {
            "type": "scatter",
            "x": [k.naam for k in bekend],
            "y": [k.geheel for k in bekend],
            "mode": "markers",
            "marker": {"symbol": "line-ew-open", "size": 34, "color": INKT, "line": {"width": 2.5}},
            "text": [k.tekst for k in bekend],
            "hovertemplate": "%{text}<extra></extra>",
        }
    ]
