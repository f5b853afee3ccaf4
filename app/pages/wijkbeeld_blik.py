"""What the parts of the wijkbeeld share: one place in one quarter, with its figures, for one person."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.components.cijfers import Cijfer, read_cijfers
from app.components.knoppen import address
from app.components.plaatsen import Plaats, Plaatsen
from app.context import Context
from app.identity import Gebruiker
from schemas.indicator import Indicator
from schemas.vocabulary import ALLE, Regioniveau

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

    @cached_property
    def cijfers(self) -> list[Cijfer]:
        """The figures of this place and quarter, one per indicator, intervention and informant."""
        frame = self.context.marts.cijfers(self.gebruiker, kwartaal=self.kwartaal, regiocode=self.plaats.code)
        return one_per_question(read_cijfers(frame))

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


def one_per_question(cijfers: list[Cijfer]) -> list[Cijfer]:
    """Keep per indicator, intervention and informant all parties together, else the party one may see."""
    per_vraag: dict[tuple[str, str, str], Cijfer] = {}
    for cijfer in sorted(cijfers, key=lambda c: c.partijcode != ALLE):
        per_vraag.setdefault((cijfer.indicatorcode, cijfer.interventiecode, cijfer.informant), cijfer)
    return list(per_vraag.values())
