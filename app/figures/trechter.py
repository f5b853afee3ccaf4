"""A funnel around the whole: every place a point without a name, only the own place marked (R-13)."""

from collections.abc import Sequence
from typing import Any

from app.figures.kleuren import INKT, LIJN, UITKOMST, ZACHT, make_layout
from pipelines.zekerheid.plekken import Plek, Trechter

VLAK = "rgba(201, 220, 238, 0.35)"
ASVORM = {"aandeel": ".0%", "cijfer": ".1f"}


def plot_trechter(
    trechter: Trechter, plekken: Sequence[Plek], *, eenheid: str, hier: str, teksten: Sequence[str]
) -> dict[str, Any]:
    """Draw limits, whole and places; `teksten` says each place in words, `hier` names the own one."""
    anderen = [(p, t) for p, t in zip(plekken, teksten, strict=True) if not p.is_hier]
    eigen = [(p, t) for p, t in zip(plekken, teksten, strict=True) if p.is_hier]
    return {
        "data": [
            *_limits(trechter),
            _points(anderen, {"symbol": "circle-open", "size": 9, "color": ZACHT, "line": {"width": 1.5}}),
            _points(
                eigen,
                {"symbol": "diamond", "size": 14, "color": UITKOMST, "line": {"color": "#fff", "width": 1}},
            ),
        ],
        "layout": make_layout(
            margin={"l": 48, "r": 14, "t": 26, "b": 44},
            xaxis={
                "title": {"text": "aantal mensen", "standoff": 6, "font": {"size": 12}},
                "range": [0, float(trechter.n[-1])],
                "fixedrange": True,
                "showgrid": False,
                "linecolor": LIJN,
                "zeroline": False,
                "tickformat": ",.0f",
                "nticks": 6,
            },
            yaxis={
                "range": _range(trechter, plekken, eenheid),
                "tickformat": ASVORM.get(eenheid, ",.1f"),
                "fixedrange": True,
                "gridcolor": "#efede8",
                "zeroline": False,
                "nticks": 6,
            },
            annotations=_names(eigen, hier, trechter),
        ),
    }


def _limits(trechter: Trechter) -> list[dict[str, Any]]:
    n = trechter.n.tolist()
    heen_terug = [*n, *reversed(n)]
    vlak = {
        "type": "scatter",
        "x": heen_terug,
        "y": [*trechter.binnen[1].tolist(), *reversed(trechter.binnen[0].tolist())],
        "fill": "toself",
        "fillcolor": VLAK,
        "line": {"width": 0},
        "mode": "lines",
        "hoverinfo": "skip",
    }
    lijnen = [
        {
            "type": "scatter",
            "x": n,
            "y": grens.tolist(),
            "mode": "lines",
            "line": {"color": ZACHT, "width": 1, "dash": streep},
            "hoverinfo": "skip",
        }
        for grenzen, streep in ((trechter.binnen, "solid"), (trechter.buiten, "dash"))
        for grens in grenzen
    ]
    midden = {
        "type": "scatter",
        "x": [0, n[-1]],
        "y": [trechter.geheel, trechter.geheel],
        "mode": "lines",
        "line": {"color": INKT, "width": 1.2},
        "hoverinfo": "skip",
    }
    return [vlak, *lijnen, midden]


def _points(paren: Sequence[tuple[Plek, str]], marker: dict[str, Any]) -> dict[str, Any]:
    """Draw points; a coarse one has a bar over the stretch it may lie in."""
    return {
        "type": "scatter",
        "x": [p.n for p, _ in paren],
        "y": [p.midden for p, _ in paren],
        "mode": "markers",
        "marker": marker,
        "error_y": {
            "type": "data",
            "array": [(p.hoog - p.laag) / 2 for p, _ in paren],
            "thickness": 1.2,
            "width": 0,
            "color": marker["color"],
        },
        "text": [tekst for _, tekst in paren],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _names(eigen: Sequence[tuple[Plek, str]], hier: str, trechter: Trechter) -> list[dict[str, Any]]:
    """Name the own place beside its mark, and the whole at the end where the own place is not."""
    rechts = float(trechter.n[-1])
    is_links = any(p.n > rechts / 2 for p, _ in eigen)
    return [
        {
            "x": 0 if is_links else rechts,
            "y": trechter.geheel,
            "xanchor": "left" if is_links else "right",
            "yanchor": "bottom",
            "text": "hele gemeente",
            "showarrow": False,
            "font": {"color": INKT, "size": 12},
        },
        *(
            {
                "x": p.n,
                # Away from the line of the whole and its name.
                "y": p.laag if p.midden < trechter.geheel else p.hoog,
                "xanchor": "right" if p.n > rechts / 2 else "left",
                "yanchor": "top" if p.midden < trechter.geheel else "bottom",
                "yshift": -9 if p.midden < trechter.geheel else 9,
                "bgcolor": "rgba(255, 255, 255, 0.85)",
                "borderpad": 1,
                "text": f"<b>{hier}</b>",
                "showarrow": False,
                "font": {"color": UITKOMST, "size": 13},
            }
            for p, _ in eigen
        ),
    ]


def _range(trechter: Trechter, plekken: Sequence[Plek], eenheid: str) -> list[float]:
    """Show the places and the inner funnel; the outer one may leave the picture at small sizes."""
    waarden = [w for p in plekken for w in (p.laag, p.hoog)]
    laag = min(*waarden, float(trechter.binnen[0].min()))
    hoog = max(*waarden, float(trechter.binnen[1].max()))
    ruimte = 0.06 * (hoog - laag)
    if eenheid == "aandeel":
        return [max(-0.02, laag - ruimte), min(1.02, hoog + ruimte)]
    return [laag - ruimte, hoog + ruimte]
