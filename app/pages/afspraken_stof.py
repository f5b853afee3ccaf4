"""What the parts of Afspraken share: one beschikking in one quarter, with the figures its afspraken are about."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.components.cijfers import Cijfer, read_cijfers
from app.components.plaatsen import Plaatsen
from app.context import Context
from app.identity import Gebruiker
from app.services.geldigheid import choose_counting
from schemas.indicator import Indicator
from schemas.vocabulary import ALLE

if TYPE_CHECKING:
    from app.store.tables import Afspraak, Beschikking

ROUTE = "/afspraken"


@dataclass(frozen=True)
class Stof:
    """One beschikking, one quarter, one person."""

    context: Context
    gebruiker: Gebruiker
    beschikking: "Beschikking"
    plaatsen: Plaatsen
    kwartaal: str
    indicatoren: Mapping[str, Indicator]

    @property
    def regiocode(self) -> str:
        """Where its figures are read: its gebied, or the whole gemeente when it works in several."""
        gebieden = [g.regiocode for g in self.beschikking.gebieden]
        gemeente = self.plaatsen.gemeente
        return gebieden[0] if len(gebieden) == 1 or gemeente is None else gemeente.code

    @cached_property
    def cijfers(self) -> list[Cijfer]:
        """The figures of that place and quarter this person may see."""
        if not self.kwartaal:
            return []
        frame = self.context.marts.cijfers(self.gebruiker, kwartaal=self.kwartaal, regiocode=self.regiocode)
        return read_cijfers(frame)

    def find_gemeente(self, cijfer: Cijfer) -> Cijfer | None:
        """Return the same figure of the whole gemeente; None when it is that already."""
        gemeente = self.plaatsen.gemeente
        if gemeente is None or cijfer.regiocode == gemeente.code:
            return None
        frame = self.context.marts.cijfers(
            self.gebruiker,
            kwartaal=cijfer.kwartaal,
            regiocode=gemeente.code,
            indicatorcode=cijfer.indicatorcode,
            interventiecode=cijfer.interventiecode,
            partijcode=cijfer.partijcode,
            informant=cijfer.informant,
        )
        return next(iter(read_cijfers(frame)), None)

    def reeks(self, cijfer: Cijfer) -> list[Cijfer]:
        """Return the quarters of one figure up to this one, oldest first."""
        frame = self.context.marts.reeks(
            self.gebruiker,
            indicatorcode=cijfer.indicatorcode,
            regiocode=cijfer.regiocode,
            partijcode=cijfer.partijcode,
            interventiecode=cijfer.interventiecode,
            informant=cijfer.informant,
        )
        return [c for c in read_cijfers(frame) if c.kwartaal <= cijfer.kwartaal]

    def find(self, indicatorcode: str, interventiecode: str, informant: str = ALLE) -> Cijfer | None:
        """Return the figure of this partij, else of all parties together; the informant asked for goes first."""
        passend = [
            c
            for c in self.cijfers
            if c.indicatorcode == indicatorcode
            and c.interventiecode == interventiecode
            and c.partijcode in {self.beschikking.partijcode, ALLE}
            and informant in {ALLE, c.informant}
        ]
        eigen = self.beschikking.partijcode
        return min(passend, key=lambda c: (c.partijcode != eigen, c.informant != informant), default=None)

    def ordered(self) -> list["Afspraak"]:
        """Return the afspraken that count in this quarter, outcomes before outputs (R-10)."""
        return choose_counting(self.beschikking.afspraken, self.kwartaal or str(self.context.kwartaal))
