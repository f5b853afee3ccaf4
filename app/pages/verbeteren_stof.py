"""The evidence under one action: its series, cut at breaks, before and after its start (R-16, R-40)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from app.components.beloop import definition_marks
from app.components.bevonden import NOG_GEEN_CIJFER, describe_bevonden, judge_cijfers
from app.components.cijfers import Cijfer, describe_periode, read_cijfers, starts_in
from app.components.getallen import show_dag, show_kwartaal, show_waarde
from app.context import Context
from app.figures.reeks import Merk
from app.identity import Gebruiker
from app.pages.gesprek_stof import Gebeurtenis, place_names, read_gebeurtenissen
from app.services.verbeteracties import is_waiting
from app.store.access import get_beschikking, visible_verbeteracties
from pipelines.zekerheid.terugblik import Bevonden
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
    gebeurtenissen: tuple[Gebeurtenis, ...]
    andere: tuple[Verbeteractie, ...]
    wacht: bool
    plaatsnamen: Mapping[str, str]

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
        return f"Voor de start: {toen}. Nu: {nu}."

    @property
    def bevonden(self) -> Bevonden:
        """What the figures say about the expectation; before the review quarter is in, nothing yet."""
        if self.na is not None and not self.is_ingehaald:
            return NOG_GEEN_CIJFER
        actie = self.verbeteractie
        return judge_cijfers(
            self.voor,
            self.na,
            self.indicator,
            richting=actie.verwachte_richting,
            verwacht=actie.verwachte_waarde,
        )

    @property
    def bevinding(self) -> str:
        """Say gezien, niet gezien or nog niet te zeggen, and why."""
        return describe_bevonden(self.bevonden, self.indicator, self.verbeteractie.verwachte_richting)

    @property
    def verder(self) -> list[str]:
        """Name what else happened between the two figures: events of the wijk, and other actions."""
        van = self.voor.kwartaal if self.voor else self.verbeteractie.start_kwartaal
        tot = self.na.kwartaal if self.na else self.verbeteractie.terugkijk_kwartaal
        gebeurd = [f"{show_dag(g.datum)}: {g.titel}" for g in self.gebeurtenissen if van <= g.kwartaal <= tot]
        samen = [
            f"{show_kwartaal(v.start_kwartaal)}: start van de verbeteractie “{v.titel}”"
            for v in self.andere
            if van <= v.start_kwartaal <= tot
        ]
        return [*gebeurd, *samen]

    def to_json(self) -> dict[str, object]:
        """Return the evidence as seen, to keep with the verdict."""
        return {
            "voor": dict(vars(self.voor)) if self.voor else None,
            "na": dict(vars(self.na)) if self.na else None,
            "zin": f"{self.zin} {self.bevinding}",
            "bevonden": self.bevonden.gezien,
        }


def _words(cijfer: Cijfer) -> str:
    return f" ({cijfer.woorden})" if cijfer.woorden else ""


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
    eigen = tuple(g for g in gebeurtenissen if g.interventiecode in ("", afspraak.interventiecode))
    merken = [Merk(g.kwartaal, g.titel, is_breuk=g.is_breuk) for g in eigen]
    indicator = load_indicatoren()[afspraak.indicatorcode]
    start = Merk(actie.start_kwartaal, f"Start: {actie.titel}", is_verbeteractie=True)
    return Terugblik(
        verbeteractie=actie,
        beschikking=beschikking,
        indicator=indicator,
        reeks=tuple(sorted(read_cijfers(frame), key=lambda c: c.kwartaal)),
        merken=(*merken, *definition_marks(indicator), start),
        gebeurtenissen=eigen,
        andere=tuple(
            v
            for v in visible_verbeteracties(session, gebruiker)
            if v.id != actie.id and v.afspraak_id == actie.afspraak_id and v.regiocode == actie.regiocode
        ),
        wacht=is_waiting(actie, context.kwartaal),
        plaatsnamen=place_names(context),
    )
