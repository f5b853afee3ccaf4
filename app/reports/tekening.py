"""The small chart of one series as SVG with its words, from the very figures that stand beside it on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.components.cijfers import Cijfer, describe_periode
from app.components.getallen import show_getal, show_waarde
from app.figures.kleuren import LIJN, PRESTATIE, PRESTATIE_INKT, SCHADUW, UITKOMST, ZACHT
from schemas.indicator import Indicator

BREED, HOOG, RAND = 120.0, 40.0, 4.0
Punt = tuple[float, float]
GETOOND = 8
"""How many quarters a chart shows: two years."""
SCHAAL = {"aandeel": (0.0, 1.0), "cijfer": (1.0, 10.0)}


@dataclass(frozen=True)
class Tekening:
    """A chart, what it says in words, and the ends of its two axes."""

    svg: str
    alt: str
    van: str
    tot: str
    onder: str
    boven: str


@dataclass(frozen=True)
class _Vlak:
    """Where a quarter and a value lie on the paper."""

    aantal: int
    begin: float
    eind: float

    def x(self, plek: int) -> float:
        stap = (BREED - 2 * RAND) / max(1, self.aantal - 1)
        return round(RAND + plek * stap if self.aantal > 1 else BREED / 2, 2)

    def y(self, waarde: float) -> float:
        deel = (waarde - self.begin) / (self.eind - self.begin)
        return round(HOOG - RAND - max(0.0, min(1.0, deel)) * (HOOG - 2 * RAND), 2)


def draw_reeks(reeks: Sequence[Cijfer], doel: float | None, indicator: Indicator) -> Tekening | None:
    """Draw the last two years up to the quarter of the paper; None without any quarter."""
    stuk = list(reeks)[-GETOOND:]
    if not stuk:
        return None
    vlak = _Vlak(len(stuk), *_scale(stuk, doel, indicator))
    kleur, inkt = (UITKOMST, UITKOMST) if indicator.soort == "uitkomst" else (PRESTATIE, PRESTATIE_INKT)
    vormen = [
        _line((RAND, HOOG - RAND), (BREED - RAND, HOOG - RAND), LIJN, 0.8),
        *([_goal(vlak, doel)] if doel is not None else []),
        *_breaks(stuk, vlak),
        *(_margin(stuk[plek], plek, vlak, kleur) for plek in range(len(stuk)) if _is_shown(stuk[plek])),
        *_hidden(stuk, vlak),
        *_strokes(stuk, vlak, kleur),
        *(_dot(c, plek, vlak, inkt) for plek, c in enumerate(stuk) if _is_shown(c)),
    ]
    return Tekening(
        svg=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREED:.0f} {HOOG:.0f}">{"".join(vormen)}</svg>',
        alt=describe_reeks(stuk, doel, indicator),
        van=describe_periode(stuk[0]),
        tot=describe_periode(stuk[-1]),
        onder=_end(vlak.begin, indicator),
        boven=_end(vlak.eind, indicator),
    )


def describe_reeks(stuk: Sequence[Cijfer], doel: float | None, indicator: Indicator) -> str:
    """Say every value of the chart for who cannot see it."""
    punten = []
    for plek, cijfer in enumerate(stuk):
        breuk = "na een breuk " if plek and cijfer.segment != stuk[plek - 1].segment else ""
        waarde = show_waarde(cijfer.waarde, indicator.eenheid) if _is_shown(cijfer) else "verborgen"
        punten.append(f"{breuk}{describe_periode(cijfer)} {waarde}")
    afspraak = f" Afgesproken {show_waarde(doel, indicator.eenheid)}." if doel is not None else ""
    return f"{indicator.naam}: {'; '.join(punten)}.{afspraak}"


def _is_shown(cijfer: Cijfer) -> bool:
    return cijfer.waarde is not None and not cijfer.is_onderdrukt


def _scale(stuk: Sequence[Cijfer], doel: float | None, indicator: Indicator) -> tuple[float, float]:
    if indicator.eenheid in SCHAAL:
        return SCHAAL[indicator.eenheid]
    waarden = [w for c in stuk if _is_shown(c) for w in (c.waarde, c.onder, c.boven) if w is not None]
    top = max([*waarden, doel or 0.0, 1.0])
    return min([0.0, *waarden]), top


def _end(waarde: float, indicator: Indicator) -> str:
    return show_getal(waarde) if indicator.eenheid == "cijfer" else show_waarde(waarde, indicator.eenheid)


def _line(van: Punt, naar: Punt, kleur: str, dik: float, streep: str = "") -> str:
    stijl = f' stroke-dasharray="{streep}"' if streep else ""
    (x1, y1), (x2, y2) = van, naar
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{kleur}" stroke-width="{dik}"{stijl}/>'


def _goal(vlak: _Vlak, doel: float) -> str:
    hoogte = vlak.y(doel)
    return _line((RAND, hoogte), (BREED - RAND, hoogte), ZACHT, 0.9, "3 2")


def _breaks(stuk: Sequence[Cijfer], vlak: _Vlak) -> Iterator[str]:
    for plek in range(1, len(stuk)):
        if stuk[plek].segment != stuk[plek - 1].segment:
            midden = (vlak.x(plek - 1) + vlak.x(plek)) / 2
            yield _line((midden, 1), (midden, HOOG - 1), SCHADUW, 0.9, "1.5 1.5")


def _margin(cijfer: Cijfer, plek: int, vlak: _Vlak, kleur: str) -> str:
    if cijfer.onder is None or cijfer.boven is None:
        return ""
    x, top, voet = vlak.x(plek), vlak.y(cijfer.boven), vlak.y(cijfer.onder)
    hoogte = max(0.5, voet - top)
    return f'<rect x="{x - 2:.2f}" y="{top}" width="4" height="{hoogte:.2f}" fill="{kleur}" fill-opacity="0.22"/>'


def _hidden(stuk: Sequence[Cijfer], vlak: _Vlak) -> Iterator[str]:
    for plek, cijfer in enumerate(stuk):
        if not _is_shown(cijfer):
            for keer in range(3):
                x, y = vlak.x(plek) - 3 + keer * 2.2, HOOG - RAND - 1
                yield _line((round(x, 2), y), (round(x + 2, 2), y - 7), SCHADUW, 0.7)


def _strokes(stuk: Sequence[Cijfer], vlak: _Vlak, kleur: str) -> Iterator[str]:
    """Join two neighbours only when both are shown and no break lies between (R-16)."""
    for plek in range(1, len(stuk)):
        vorig, nu = stuk[plek - 1], stuk[plek]
        if _is_shown(vorig) and _is_shown(nu) and vorig.segment == nu.segment:
            van, naar = vlak.y(vorig.waarde or 0.0), vlak.y(nu.waarde or 0.0)
            yield _line((vlak.x(plek - 1), van), (vlak.x(plek), naar), kleur, 1.2)


def _dot(cijfer: Cijfer, plek: int, vlak: _Vlak, inkt: str) -> str:
    """A provisional figure is an open dot."""
    vulling = "#ffffff" if cijfer.is_voorlopig else inkt
    x, y = vlak.x(plek), vlak.y(cijfer.waarde or 0.0)
    return f'<circle cx="{x}" cy="{y}" r="1.7" fill="{vulling}" stroke="{inkt}" stroke-width="0.9"/>'
