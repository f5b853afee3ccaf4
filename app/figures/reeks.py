"""One series per quarter: margin as a band, no line across a break, marks for events and actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from app.figures.kleuren import (
    INKT,
    LIJN,
    MOS,
    PRESTATIE,
    PRESTATIE_LICHT,
    SCHADUW,
    UITKOMST,
    UITKOMST_LICHT,
    make_layout,
)
from app.figures.reeks_delen import Lijnstuk, Paneel, Staven, bounds_of, plot_lijnen, plot_staven
from schemas.vocabulary import Kwartaal

__all__ = ["Lijnstuk", "Merk", "Punt", "Staven", "plot_reeks", "split_pieces"]

ASVORM = {"aandeel": ".0%", "cijfer": ".0f", "standaardafwijking": ".1f"}
NAAST = 0.28
"""Quarters between two marks in one quarter."""
BREUKWOORDEN = 26
"""Signs on one line of the reason of a break: a screen of 400 pixels holds no more beside the line."""
REGEL = 16
"""Pixels of one such line."""


@dataclass(frozen=True)
class Punt:
    """One quarter; `waarde` None is hidden or not measured and leaves a gap."""

    kwartaal: str
    waarde: float | None
    onder: float | None = None
    boven: float | None = None
    segment: int = 0
    is_voorlopig: bool = False
    tekst: str = ""


@dataclass(frozen=True)
class Merk:
    """Something dated beside the series; a break is drawn as a line with its reason (R-16)."""

    kwartaal: str
    tekst: str
    is_breuk: bool = False
    is_verbeteractie: bool = False


def plot_reeks(
    punten: Sequence[Punt],
    merken: Sequence[Merk] = (),
    *,
    eenheid: str,
    is_uitkomst: bool = True,
    doel: float | None = None,
    lijnen: Sequence[Lijnstuk] = (),
    staven: Staven | None = None,
    stap: int = 1,
) -> dict[str, Any]:
    """Draw the series; quarters without a figure keep their place on the axis. A point is over `stap` quarters."""
    kwartalen = _span([punt.kwartaal for punt in punten])
    plek = {kwartaal: i for i, kwartaal in enumerate(kwartalen)}
    sporen = [spoor for deel in split_pieces(punten, stap) for spoor in _piece(deel, plek, is_uitkomst)]
    zichtbaar = [merk for merk in merken if merk.kwartaal in plek]
    bereik = _range(punten, eenheid, [*([doel] if doel is not None else []), *bounds_of(lijnen)])
    onderpaneel = plot_staven(staven, plek) if staven else Paneel()
    return {
        "data": [*sporen, *_events(zichtbaar, plek, bereik), *onderpaneel.sporen],
        "layout": make_layout(
            xaxis={
                "tickvals": list(plek.values()),
                "ticktext": [_tick(kwartaal) for kwartaal in kwartalen],
                "range": [-0.5, len(kwartalen) - 0.5],
                # Turned words are cut off on a telephone; a quarter is short enough to stand upright.
                "tickangle": 0,
                "fixedrange": True,
                "showgrid": False,
                "linecolor": LIJN,
                "zeroline": False,
                "anchor": "y2" if staven else "y",
            },
            yaxis={
                "range": list(bereik),
                "tickformat": ASVORM.get(eenheid, ",.0f"),
                "fixedrange": True,
                "gridcolor": "#efede8",
                "zeroline": False,
                "nticks": 5,
                "domain": [onderpaneel.hoogte, 1],
            },
            shapes=[*plot_lijnen(lijnen, plek), *_break_lines(zichtbaar, plek), *_target_line(doel)],
            annotations=[*_break_words(zichtbaar, plek), *onderpaneel.woorden],
            margin={"l": 44, "r": 14, "t": _head(zichtbaar), "b": 34},
            **onderpaneel.assen,
        ),
    }


def _span(kwartalen: Sequence[str]) -> list[str]:
    """Return every quarter from the first to the last, also those without a figure."""
    if not kwartalen:
        return []
    lopend, laatste = Kwartaal.parse(min(kwartalen)), Kwartaal.parse(max(kwartalen))
    uit = []
    while lopend <= laatste:
        uit.append(str(lopend))
        lopend = lopend.plus(1)
    return uit


def _tick(kwartaal: str) -> str:
    """Write the year once, under its first quarter: the axis stays readable on a telephone."""
    deel = Kwartaal.parse(kwartaal)
    return f"K{deel.nummer}<br>{deel.jaar}" if deel.nummer == 1 else f"K{deel.nummer}"


def split_pieces(punten: Sequence[Punt], stap: int = 1) -> list[list[Punt]]:
    """Return runs of visible points that may be joined: one segment, periods of `stap` quarters that follow each other."""
    stukken: list[list[Punt]] = []
    for punt in punten:
        if punt.waarde is None:
            continue
        vorig = stukken[-1][-1] if stukken else None
        if (
            vorig is not None
            and vorig.segment == punt.segment
            and str(Kwartaal.parse(vorig.kwartaal).plus(stap)) == punt.kwartaal
        ):
            stukken[-1].append(punt)
        else:
            stukken.append([punt])
    return stukken


def _piece(deel: Sequence[Punt], plek: dict[str, int], is_uitkomst: bool) -> list[dict[str, Any]]:
    x = [plek[punt.kwartaal] for punt in deel]
    kleur, licht = (UITKOMST, UITKOMST_LICHT) if is_uitkomst else (PRESTATIE, PRESTATIE_LICHT)
    return [
        *_band(deel, x, licht),
        {
            "type": "scatter",
            "x": x,
            "y": [punt.waarde for punt in deel],
            "mode": "lines+markers",
            "line": {"color": kleur, "width": 2},
            "marker": {
                "size": 9,
                "color": ["#fff" if punt.is_voorlopig else kleur for punt in deel],
                "line": {"color": kleur, "width": 2},
            },
            "text": [punt.tekst for punt in deel],
            "hovertemplate": "%{text}<extra></extra>",
        },
    ]


def _band(deel: Sequence[Punt], x: Sequence[int], kleur: str) -> list[dict[str, Any]]:
    """Draw the margin; a lone point gets a short bar, as a band needs two."""
    if any(punt.onder is None or punt.boven is None for punt in deel):
        return []
    links = [x[0] - 0.05, *x[1:-1], x[-1] + 0.05] if len(x) > 1 else [x[0] - 0.05, x[0] + 0.05]
    punten = list(deel) if len(deel) > 1 else [deel[0], deel[0]]
    return [
        {
            "type": "scatter",
            "x": [*links, *reversed(links)],
            "y": [*(p.boven for p in punten), *(p.onder for p in reversed(punten))],
            "fill": "toself",
            "fillcolor": kleur,
            "line": {"width": 0},
            "mode": "lines",
            "hoverinfo": "skip",
        }
    ]


def _range(punten: Sequence[Punt], eenheid: str, ook: Sequence[float]) -> tuple[float, float]:
    """Return the whole scale of a share; for a mark the part in use, as 1 to 10 would flatten every line."""
    if eenheid == "aandeel":
        return (0.0, 1.02)
    waarden = [w for p in punten for w in (p.waarde, p.onder, p.boven) if w is not None]
    waarden += ook
    if eenheid == "cijfer" and waarden:
        return (max(1.0, float(int(min(waarden)) - 1)), min(10.2, float(int(max(waarden)) + 1.6)))
    # Below zero lies only what can be less than nothing, such as a standardised change.
    return (min(0.0, min(waarden, default=0.0) * 1.12), max(waarden, default=1.0) * 1.12 or 1.0)


def _events(
    merken: Sequence[Merk], plek: dict[str, int], bereik: tuple[float, float]
) -> list[dict[str, Any]]:
    gewoon = [merk for merk in merken if not merk.is_breuk]
    if not gewoon:
        return []
    voet = bereik[0] + 0.04 * (bereik[1] - bereik[0])
    return [
        {
            "type": "scatter",
            "x": _beside(gewoon, plek),
            "y": [voet] * len(gewoon),
            "mode": "markers",
            "marker": {
                "symbol": ["triangle-up" if m.is_verbeteractie else "diamond-open" for m in gewoon],
                "size": 10,
                "color": [MOS if merk.is_verbeteractie else SCHADUW for merk in gewoon],
            },
            "text": [merk.tekst for merk in gewoon],
            "hovertemplate": "%{text}<extra></extra>",
        }
    ]


def _beside(merken: Sequence[Merk], plek: dict[str, int]) -> list[float]:
    """Put the marks of one quarter next to each other."""
    per = {
        k: [i for i, merk in enumerate(merken) if merk.kwartaal == k] for k in {m.kwartaal for m in merken}
    }
    return [
        plek[merk.kwartaal] + NAAST * (per[merk.kwartaal].index(i) - (len(per[merk.kwartaal]) - 1) / 2)
        for i, merk in enumerate(merken)
    ]


def _break_lines(merken: Sequence[Merk], plek: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {
            "type": "line",
            "x0": plek[merk.kwartaal] - 0.5,
            "x1": plek[merk.kwartaal] - 0.5,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": SCHADUW, "width": 1.5, "dash": "dash"},
        }
        for merk in merken
        if merk.is_breuk
    ]


def _break_words(merken: Sequence[Merk], plek: dict[str, int]) -> list[dict[str, Any]]:
    laatste = max(plek.values(), default=0)
    return [
        {
            "x": plek[merk.kwartaal] - 0.5,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "xanchor": "right" if plek[merk.kwartaal] > laatste / 2 else "left",
            "text": "<br>".join(wrap(merk.tekst, BREUKWOORDEN)),
            "align": "right" if plek[merk.kwartaal] > laatste / 2 else "left",
            "showarrow": False,
            "font": {"color": SCHADUW, "size": 12},
        }
        for merk in merken
        if merk.is_breuk
    ]


def _head(merken: Sequence[Merk]) -> int:
    """Return the room above the series that the longest reason of a break needs."""
    return 8 + REGEL * max(
        (len(wrap(merk.tekst, BREUKWOORDEN)) for merk in merken if merk.is_breuk), default=1
    )


def _target_line(doel: float | None) -> list[dict[str, Any]]:
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
