"""The colours and the template of every plotly figure, equal to those of the stylesheet."""

from typing import Any

INKT = "#1d2733"
ZACHT = "#566170"
LIJN = "#e3e1dc"
UITKOMST = "#1b5e9b"
UITKOMST_LICHT = "rgba(201, 220, 238, 0.8)"
PRESTATIE = "#b98d3e"
PRESTATIE_INKT = "#7d5a17"
PRESTATIE_LICHT = "rgba(239, 227, 203, 0.9)"
SCHADUW = "#6b5b95"
MOS = "#3f6b57"
LETTER = '"Source Sans 3", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif'


def make_layout(**extra: Any) -> dict[str, Any]:
    """Return the layout all figures share: quiet, Dutch, without zoom."""
    return {
        "font": {"family": LETTER, "size": 13, "color": ZACHT},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 44, "r": 14, "t": 24, "b": 34},
        "separators": ",.",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": "#fff", "bordercolor": LIJN, "font": {"color": INKT, "family": LETTER}},
        **extra,
    }
