"""Which funnel may be drawn: the chosen outcome where this place is seen among enough others, else the nearest view."""

from dataclasses import dataclass

import pandas as pd

from app.components.cijfers import Cijfer, read_cijfers
from app.components.plaatsen import Plaats
from app.pages.wijkbeeld_blik import Blik
from app.pages.wijkbeeld_uitkomsten import chosen_indicator, outcome_codes, outcome_rows
from app.pages.wijkbeeld_verdeling import nearest_places
from pipelines.beoordeling import range_grof
from pipelines.zekerheid.plekken import Plek
from schemas.indicator import Indicator
from schemas.vocabulary import ALLE, Regioniveau

MINSTENS = 5
"""Fewer other places would be names rather than points."""
VORMEN = frozenset({"aandeel", "gemiddelde"})
"""What a funnel can be drawn around."""
Sleutel = tuple[str, str, str]
"""Indicator, intervention and informant: what a figure is about."""


@dataclass(frozen=True)
class Vraag:
    """One figure at one level: what is compared from which place, with the figure of the whole."""

    plek: Plaats
    indicator: Indicator
    interventiecode: str
    informant: str
    geheel: Cijfer
    plekken: tuple[Plek, ...]
    verborgen: int


def choose_vraag(blik: Blik, gekozen: Cijfer | None) -> Vraag | None:
    """Return the first comparison that may be seen: per outcome the place itself, then the gebied it lies in."""
    gemeente = blik.plaatsen.gemeente
    if gemeente is None:
        return None
    geheel = {s: c for s, c in visible_figures(blik, gemeente.code).items() if not c.is_grof}
    plekken = [
        (plek, visible_figures(blik, plek.code))
        for plek in nearest_places(blik)
        if plek.niveau != Regioniveau.GEMEENTE
    ]
    for sleutels in _keys_per_outcome(blik, gekozen):
        for plek, eigen in plekken:
            for sleutel in sleutels:
                if sleutel in geheel and sleutel in eigen:
                    vraag = ask_trechter(blik, plek, sleutel, geheel[sleutel])
                    if vraag:
                        return vraag
    return None


def visible_figures(blik: Blik, regiocode: str) -> dict[Sleutel, Cijfer]:
    """Return the figures of a place, all parties together, that are not hidden."""
    frame = blik.context.marts.cijfers(
        blik.gebruiker, kwartaal=blik.kwartaal, regiocode=regiocode, partijcode=ALLE
    )
    return {
        (c.indicatorcode, c.interventiecode, c.informant): c
        for c in read_cijfers(frame)
        if c.waarde is not None
    }


def _keys_per_outcome(blik: Blik, gekozen: Cijfer | None) -> list[list[Sleutel]]:
    """Return what may be compared, per outcome, the chosen one first, then most answers first."""
    eerste = chosen_indicator(blik, blik.vraag.get("indicator", ""))
    codes = [c for c in dict.fromkeys([eerste, *outcome_codes(blik)]) if c]
    uit = []
    for code in codes:
        if blik.indicatoren[code].vorm not in VORMEN:
            continue
        rijen = [*([gekozen] if gekozen and code == eerste else []), *_most_first(outcome_rows(blik, code))]
        # Never of another intervention than the chosen one: that would answer another question.
        paren = [(i, c.informant) for c in rijen for i in ((gekozen or c).interventiecode, ALLE)]
        uit.append([(code, *paar) for paar in dict.fromkeys(paren)])
    return uit


def _most_first(rijen: list[Cijfer]) -> list[Cijfer]:
    return sorted(rijen, key=lambda c: -(c.n or 0.0))


def ask_trechter(blik: Blik, plek: Plaats, sleutel: Sleutel, geheel: Cijfer) -> Vraag | None:
    """Return the places beside one place; None when the place itself or enough others cannot be seen."""
    indicatorcode, interventiecode, informant = sleutel
    frame = blik.context.marts.trechter(
        blik.gebruiker,
        indicatorcode=indicatorcode,
        regiocode=plek.code,
        regioniveau=plek.niveau,
        kwartaal=blik.kwartaal,
        interventiecode=interventiecode,
        informant=informant,
    )
    plekken = read_plekken(frame, drempel=blik.context.settings.drempel)
    anderen = sum(not p.is_hier for p in plekken)
    if anderen < MINSTENS or anderen == len(plekken):
        return None
    return Vraag(
        plek,
        blik.indicatoren[indicatorcode],
        interventiecode,
        informant,
        geheel,
        plekken,
        int(frame["is_onderdrukt"].astype(bool).sum()),
    )


def read_plekken(frame: pd.DataFrame, *, drempel: int) -> tuple[Plek, ...]:
    """Turn visible rows into places; a coarse share becomes the stretch it may lie in."""
    zichtbaar = frame[frame["waarde"].notna() & frame["n"].notna()]
    plekken = []
    for is_hier, waarde, n, is_grof in zichtbaar[["is_hier", "waarde", "n", "is_grof"]].itertuples(
        index=False, name=None
    ):
        laag, hoog = range_grof(waarde, n, drempel=drempel) if is_grof else (waarde, waarde)
        plekken.append(Plek(float(n), float(laag), float(hoog), bool(is_hier)))
    return tuple(plekken)
