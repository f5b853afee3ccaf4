"""What the parts of the wijkbeeld share: one place in one quarter, with its figures, for one person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd
from dash.development.base_component import Component

from app.components.cijfers import Cijfer, read_cijfers
from app.components.contextcijfers import Contextcijfer, newest, read_contextcijfers
from app.components.factoren import Aanbod, Factornaam, Factorstand, read_rijen
from app.components.knoppen import address
from app.components.plaatsen import Plaats, Plaatsen
from app.context import Context
from app.figures.rooster import Roostercel
from app.identity import Gebruiker
from app.services.geldigheid import choose_counting
from app.store.access import visible_beschikkingen
from schemas.indicator import Indicator
from schemas.vocabulary import ALLE, Regioniveau

if TYPE_CHECKING:
    from app.store.tables import Afspraak, Beschikking

ROUTE = "/wijkbeeld"


@dataclass(frozen=True)
class Blik:
    """One place, one quarter, one person."""

    context: Context
    gebruiker: Gebruiker
    plaatsen: Plaatsen
    plaats: Plaats
    kwartaal: str
    indicatoren: Mapping[str, Indicator]
    interventies: Mapping[str, str]
    vraag: Mapping[str, str] = field(default_factory=dict)
    """What else the address asks for, such as which outcome and which series."""

    @cached_property
    def cijfers(self) -> list[Cijfer]:
        """The figures of this place and quarter, one per indicator, intervention and informant."""
        frame = self.context.marts.cijfers(self.gebruiker, kwartaal=self.kwartaal, regiocode=self.plaats.code)
        return one_per_question(read_cijfers(frame))

    @cached_property
    def factoren(self) -> list[Factorstand]:
        """How each factor stands in this place and quarter, focus factors first."""
        frame = self.context.marts.factorbeeld(
            self.gebruiker, regiocode=self.plaats.code, kwartaal=self.kwartaal
        )
        return read_rijen(frame, Factorstand)

    @cached_property
    def aanbod(self) -> list[Aanbod]:
        """Who contributes to which factor in the gebied of this place."""
        frame = self.context.marts.aanbod(self.gebruiker, regiocode=self.gebiedcode, kwartaal=self.kwartaal)
        return read_rijen(frame, Aanbod)

    @cached_property
    def rooster(self) -> list[Roostercel]:
        """The grid of factor and age group of this place, focus factors first."""
        frame = self.context.marts.rooster(self.gebruiker, regiocode=self.plaats.code, kwartaal=self.kwartaal)
        return read_rijen(frame, Roostercel)

    @cached_property
    def modellen(self) -> Mapping[str, Factornaam]:
        """Every factor of every model by its code, those of the gemeente first."""
        return {f.factor_id: f for f in read_rijen(self.context.marts.factoren(), Factornaam)}

    @cached_property
    def kruisingen(self) -> Mapping[str, list[tuple[str, ...]]]:
        """Per factor the factors of other models it relates to, and how."""
        return group_by_first(
            self.context.marts.factorkruisingen(), ["factor_id", "naar_factor", "verhouding"]
        )

    @cached_property
    def factorindicatoren(self) -> Mapping[str, list[tuple[str, ...]]]:
        """Per factor the indicators that say something about it, through which factor and how that relates."""
        kolommen = ["factor_id", "indicatorcode", "via_factor", "verhouding"]
        return group_by_first(self.context.marts.factorindicatoren(), kolommen)

    @cached_property
    def context_hier(self) -> Mapping[str, Contextcijfer]:
        """The newest of each context figure of this place."""
        return {c.indicatorcode: c for c in newest(self._context(self.plaats.code))}

    @cached_property
    def context_gemeente(self) -> Mapping[tuple[str, str], Contextcijfer]:
        """Each context figure of the whole gemeente by code and period, as context only."""
        gemeente = self.plaatsen.gemeente
        cijfers = self._context(gemeente.code) if gemeente else []
        return {(c.indicatorcode, c.peilperiode): c for c in cijfers}

    def _context(self, regiocode: str) -> list[Contextcijfer]:
        frame = self.context.marts.contextcijfers(self.gebruiker, regiocode=regiocode)
        return read_contextcijfers(frame, self.indicatoren)

    @cached_property
    def afspraken(self) -> "list[Afspraak]":
        """The agreements that count in this quarter, of beschikkingen that work in this gebied."""
        with self.context.sessions() as session:
            lopend = [b for b in visible_beschikkingen(session, self.gebruiker) if self._runs_here(b)]
            # Asking for the beschikking here keeps it at hand after the session has closed.
            return [
                a for b in lopend for a in choose_counting(b.afspraken, self.kwartaal) if a.beschikking is b
            ]

    def _runs_here(self, beschikking: "Beschikking") -> bool:
        loopt = beschikking.van_kwartaal <= self.kwartaal <= beschikking.tot_kwartaal
        return loopt and self.gebiedcode in {g.regiocode for g in beschikking.gebieden}

    @property
    def gebiedcode(self) -> str:
        """The gebied a buurt lies in; a gebied or the gemeente itself."""
        if self.plaats.niveau in {Regioniveau.GEMEENTE, Regioniveau.GEBIED}:
            return self.plaats.code
        boven = self.plaatsen.way_up(self.plaats.code)
        return next((p.code for p in boven if p.niveau == Regioniveau.GEBIED), self.plaats.code)

    def find(self, indicatorcode: str, interventiecode: str) -> Cijfer | None:
        """Return the figure of one question about one intervention."""
        passend = (
            c
            for c in self.cijfers
            if c.indicatorcode == indicatorcode and c.interventiecode == interventiecode
        )
        return next(passend, None)

    def address(self, **vraag: object) -> str:
        """Return the address of this view with something changed."""
        return address(ROUTE, **({"regio": self.plaats.code, "kwartaal": self.kwartaal} | vraag))

    def intervention(self, code: str) -> str:
        """Return the name of an intervention."""
        return "Alle interventies samen" if code == ALLE else self.interventies.get(code, code)


@dataclass(frozen=True)
class Sectie:
    """One titled part of the page; `teken` gives its content, or None when it has nothing to say here."""

    code: str
    titel: str
    teken: Callable[[Blik], Component | None]


def group_by_first(frame: pd.DataFrame, kolommen: list[str]) -> dict[str, list[tuple[str, ...]]]:
    """Put the rest of each row under its first column."""
    groepen: dict[str, list[tuple[str, ...]]] = {}
    for eerste, *rest in frame[kolommen].itertuples(index=False, name=None):
        groepen.setdefault(str(eerste), []).append(tuple(rest))
    return groepen


def one_per_question(cijfers: list[Cijfer]) -> list[Cijfer]:
    """Keep per indicator, intervention and informant all parties together, else the party one may see."""
    per_vraag: dict[tuple[str, str, str], Cijfer] = {}
    for cijfer in sorted(cijfers, key=lambda c: c.partijcode != ALLE):
        per_vraag.setdefault((cijfer.indicatorcode, cijfer.interventiecode, cijfer.informant), cijfer)
    return list(per_vraag.values())
