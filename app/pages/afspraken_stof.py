"""What the parts of Afspraken share: one beschikking in one quarter, with the figures its afspraken are about."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.components.cijfers import Cijfer, read_cijfers
from app.components.plaatsen import Plaatsen
from app.components.zichtbaarheid import Basis
from app.context import Context
from app.identity import Gebruiker
from app.pages.zichtbasis import make_zichtbasis
from app.services.afspraakstatus import Afspraakstatus, statuses_of
from app.services.streefwaarden import find_equal_targets
from schemas.indicator import Indicator

if TYPE_CHECKING:
    from app.store.tables import Beschikking

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
    gebied: str = ""

    @property
    def regiocode(self) -> str:
        """Where its figures are read: the gebied asked for, its only gebied, or the whole gemeente."""
        gebieden = [g.regiocode for g in self.beschikking.gebieden]
        gemeente = self.plaatsen.gemeente
        if self.gebied in gebieden:
            return self.gebied
        return gebieden[0] if len(gebieden) == 1 or gemeente is None else gemeente.code

    @property
    def gemeentecode(self) -> str:
        gemeente = self.plaatsen.gemeente
        return gemeente.code if gemeente else self.regiocode

    @cached_property
    def statussen(self) -> list[Afspraakstatus]:
        """Where every afspraak stands that counts in this quarter, outcome first (R-10)."""
        with self.context.sessions() as session:
            return statuses_of(
                session,
                self.context.marts,
                self.gebruiker,
                self.beschikking.id,
                kwartaal=self.kwartaal or str(self.context.kwartaal),
                regiocode=self.regiocode,
                gemeentecode=self.gemeentecode,
            )

    @cached_property
    def gelijke_doelen(self) -> dict[tuple[str, float], int]:
        """The targets that are the same in three or more beschikkingen (R-22)."""
        with self.context.sessions() as session:
            return find_equal_targets(session, self.kwartaal or str(self.context.kwartaal))

    @cached_property
    def cijfers(self) -> list[Cijfer]:
        """The figures of that place and quarter this person may see."""
        if not self.kwartaal:
            return []
        frame = self.context.marts.cijfers(self.gebruiker, kwartaal=self.kwartaal, regiocode=self.regiocode)
        return read_cijfers(frame)

    def find_zichtbasis(self, status: Afspraakstatus) -> Basis | None:
        """Return the figure of an afspraak with the other ways to look at it; None without a visible figure."""
        cijfer = status.cijfer
        if cijfer is None or cijfer.waarde is None or cijfer.n is None or cijfer.is_onderdrukt:
            return None
        return make_zichtbasis(
            self.context, self.gebruiker, cijfer, plaatsen=self.plaatsen, andere=self.cijfers
        )
