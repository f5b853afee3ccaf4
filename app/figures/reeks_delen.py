"""What may be added to a series: the lines it moves between, and the output under the outcome."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.figures.kleuren import PRESTATIE, PRESTATIE_INKT, SCHADUW, ZACHT

ONDERPANEEL = 0.24
"""Share of the height for the output; the outcome leads (R-10)."""
TUSSENRUIMTE = 0.13


@dataclass(frozen=True)
class Lijnstuk:
    """The lines of one unbroken stretch: between which values it moves by itself."""

    van: str
    tot: str
    midden: float
    onder: float
    boven: float
    is_proef: bool


@dataclass(frozen=True)
class Staven:
    """What was done in each quarter, drawn under the outcome; None is hidden."""

    naam: str
    per: Mapping[str, float | None]


@dataclass(frozen=True)
class Paneel:
    """A second panel under the series; empty unless there is one."""

    hoogte: float = 0.0
    sporen: list[dict[str, Any]] = field(default_factory=list)
    woorden: list[dict[str, Any]] = field(default_factory=list)
    assen: dict[str, Any] = field(default_factory=dict)


def plot_lijnen(lijnen: Sequence[Lijnstuk], plek: Mapping[str, int]) -> list[dict[str, Any]]:
    """Draw middle and limits of every stretch; lines on trial are dotted."""
    return [
        {
            "type": "line",
            "x0": plek[stuk.van] - 0.4,
            "x1": plek[stuk.tot] + 0.4,
            "y0": hoogte,
            "y1": hoogte,
            "layer": "below",
            "line": {"color": ZACHT, "width": 1, "dash": streep},
        }
        for stuk in lijnen
        if stuk.van in plek and stuk.tot in plek
        for hoogte, streep in (
            (stuk.midden, "solid"),
            (stuk.onder, "dot" if stuk.is_proef else "longdash"),
            (stuk.boven, "dot" if stuk.is_proef else "longdash"),
        )
    ]


def bounds_of(lijnen: Sequence[Lijnstuk]) -> list[float]:
    """Return every height at which a line lies."""
    return [hoogte for stuk in lijnen for hoogte in (stuk.onder, stuk.boven)]


def plot_staven(staven: Staven, plek: Mapping[str, int]) -> Paneel:
    """Draw the output as bars in a panel of its own, never on the scale of the outcome."""
    zichtbaar = {k: w for k, w in staven.per.items() if k in plek and w is not None}
    verborgen = [k for k, w in staven.per.items() if k in plek and w is None]
    hoogste = max(zichtbaar.values(), default=1.0) or 1.0
    return Paneel(
        ONDERPANEEL + TUSSENRUIMTE,
        [
            _bars([plek[k] for k in zichtbaar], list(zichtbaar.values()), {"color": PRESTATIE}, "%{y:,.0f}"),
            _bars(
                [plek[k] for k in verborgen],
                [hoogste] * len(verborgen),
                {
                    "color": "rgba(0,0,0,0)",
                    "pattern": {"shape": "/", "fgcolor": SCHADUW, "size": 6, "solidity": 0.25},
                },
                "verborgen",
            ),
        ],
        [
            {
                "x": 0,
                "xref": "paper",
                "y": ONDERPANEEL,
                "yref": "paper",
                "xanchor": "left",
                "yanchor": "bottom",
                "text": f"Gedaan: {staven.naam}",
                "showarrow": False,
                "font": {"color": PRESTATIE_INKT, "size": 12},
            }
        ],
        {
            "yaxis2": {
                "domain": [0, ONDERPANEEL],
                "range": [0, hoogste * 1.1],
                "fixedrange": True,
                "gridcolor": "#efede8",
                "tickformat": ",.0f",
                "nticks": 3,
                "zeroline": False,
            }
        },
    )


def _bars(x: list[int], y: list[float], marker: dict[str, Any], tekst: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": x,
        "y": y,
        "yaxis": "y2",
        "width": 0.5,
        "marker": marker,
        "hovertemplate": f"{tekst}<extra></extra>",
    }
