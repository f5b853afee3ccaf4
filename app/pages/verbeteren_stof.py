"""The evidence under one action: its series, cut at breaks, before and after its start (R-16, R-40)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from app.components.beloop import definition_marks
from app.components.cijfers import Cijfer, describe_periode, read_cijfers, starts_in
from app.components.getallen import show_waarde
from app.components.verschil import find_grenzen, is_beyond_chance, show_grenzen
from app.context import Context
from app.figures.reeks import Merk
from app.identity import Gebruiker
from app.pages.gesprek_stof import read_gebeurtenissen
from app.services.verbeteracties import is_waiting
from app.store.access import get_beschikking
from schemas.indicator import Indicator, load_indicatoren

if TYPE_CHECKING:
    from app.store.tables import Beschikking, Verbeteractie


@dataclass(frozen=True)
class Terugblik:
    """One action with what was measured before and after it began."""

    verbeteractie: Verbeteractie
    beschikking: Beschikking
    indicator: Indicator
    reeks: tuple[Cijfer, ...]
    merken: tuple[Merk, ...]
    wacht: bool

    @property
    def voor(self) -> Cijfer | None:
        """The last figure before the start, when no break lies between it and the figure after."""
        vooraf = [c for c in self._visible if c.kwartaal < self.verbeteractie.start_kwartaal]
        return next((c for c in reversed(vooraf) if self.na and c.segment == self.na.segment), None)

    @property
    def na(self) -> Cijfer | None:
        """The last figure that was counted wholly in or after the quarter of the start."""
        achteraf = [c for c in self._visible if starts_in(c) >= self.verbeteractie.start_kwartaal]
        return achteraf[-1] if achteraf else None

    @property
    def is_ingehaald(self) -> bool:
        """Answer whether the figure of the quarter to look back in is there."""
        return self.na is not None and self.na.kwartaal >= self.verbeteractie.terugkijk_kwartaal

    @property
    def _visible(self) -> list[Cijfer]:
        return [c for c in self.reeks if c.waarde is not None and not c.is_onderdrukt]

    @property
    def zin(self) -> str:
        """Say before and after in words, or why that cannot be said."""
        eenheid = self.indicator.eenheid
        if self.na is None:
            return "Sinds de start is er nog geen zichtbaar cijfer."
        nu = f"{show_waarde(self.na.waarde, eenheid)} in {describe_periode(self.na)}{_words(self.na)}"
        if self.voor is None:
            return f"Nu: {nu}. Van voor de start is er geen cijfer om mee te vergelijken; er kan een breuk tussen liggen."
        toen = f"{show_waarde(self.voor.waarde, eenheid)} in {describe_periode(self.voor)}{_words(self.voor)}"
        return f"Voor de start: {toen}. Nu: {nu}. {compare(self.voor, self.na, self.indicator)}"

    def to_json(self) -> dict[str, object]:
        """Return the evidence as seen, to keep with the verdict."""
        return {
            "voor": dict(vars(self.voor)) if self.voor else None,
            "na": dict(vars(self.na)) if self.na else None,
            "zin": self.zin,
        }


def _words(cijfer: Cijfer) -> str:
    return f" ({cijfer.woorden})" if cijfer.woorden else ""


def compare(voor: Cijfer, na: Cijfer, indicator: Indicator) -> str:
    """Say the difference with its margin, and whether it may be chance."""
    grenzen = find_grenzen(voor, na, indicator)
    if grenzen is None:
        return _overlap(voor, na)
    verschil = f"Het verschil ligt {show_grenzen(*grenzen, indicator)}"
    return (
        f"{verschil}: {'meer dan toeval' if is_beyond_chance(grenzen, indicator) else 'dat kan toeval zijn'}."
    )


def _overlap(voor: Cijfer, na: Cijfer) -> str:
    """Compare the two margins where one of the shares is coarse: apart is a difference, overlapping may be chance."""
    if voor.onder is None or voor.boven is None or na.onder is None or na.boven is None:
        return "Er is geen marge bekend; let op toeval."
    if na.onder > voor.boven or na.boven < voor.onder:
        return "De marges overlappen niet: dit verschil is groter dan toeval."
    return "De marges overlappen: dit verschil kan toeval zijn."


def load_terugblik(
    context: Context, session: Session, gebruiker: Gebruiker, actie: Verbeteractie
) -> Terugblik:
    """Read the evidence of one action this person may see."""
    afspraak = actie.afspraak
    beschikking = get_beschikking(session, gebruiker, afspraak.beschikking_id)
    frame = context.marts.reeks(
        gebruiker,
        indicatorcode=afspraak.indicatorcode,
        regiocode=actie.regiocode,
        partijcode=beschikking.partijcode,
        interventiecode=afspraak.interventiecode,
        informant=afspraak.informant,
    )
    gebeurtenissen = read_gebeurtenissen(context.marts.gebeurtenissen(gebruiker, regiocode=actie.regiocode))
    merken = [
        Merk(g.kwartaal, g.titel, is_breuk=g.is_breuk)
        for g in gebeurtenissen
        if g.interventiecode in ("", afspraak.interventiecode)
    ]
    indicator = load_indicatoren()[afspraak.indicatorcode]
    start = Merk(actie.start_kwartaal, f"Start: {actie.titel}", is_verbeteractie=True)
    return Terugblik(
        verbeteractie=actie,
        beschikking=beschikking,
        indicator=indicator,
        reeks=tuple(sorted(read_cijfers(frame), key=lambda c: c.kwartaal)),
        merken=(*merken, *definition_marks(indicator), start),
        wacht=is_waiting(actie, context.kwartaal),
    )
