"""What is asked of the lessons, and which of those a person may read answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.components.knoppen import address
from app.pages.lessen_formulier import ROUTE
from pipelines.zoeken import find_teksten
from schemas.keuzelijst import load_keuzelijst

if TYPE_CHECKING:
    from app.store.tables import Les


@dataclass(frozen=True)
class Zoekvraag:
    """Words, factor, target group, obstacle, what was seen, and whether only geborgde lessons count."""

    zoek: str = ""
    factor: str = ""
    doelgroep: str = ""
    belemmering: str = ""
    gezien: str = ""
    geborgd: str = ""

    def href(self, **anders: str) -> str:
        """Return the address of the same question with other choices."""
        return address(ROUTE, **vars(replace(self, **anders)))

    def passes(self, les: Les) -> bool:
        """Answer whether a lesson fits the choices, whatever its words."""
        return (
            self.factor in ("", les.factor_id)
            and self.doelgroep in ("", les.doelgroep)
            and self.belemmering in ("", les.belemmering)
            and self.gezien in ("", les.gezien.value)
            and (not self.geborgd or les.geborgd_op is not None)
        )


def find_lessen(lessen: Sequence[Les], vraag: Zoekvraag, factoren: Mapping[str, str]) -> list[Les]:
    """Return the lessons that answer, the best match of the words first."""
    passend = {les.id: les for les in lessen if vraag.passes(les)}
    teksten = {nummer: (les.titel, _words(les, factoren)) for nummer, les in passend.items()}
    return [passend[nummer] for nummer in find_teksten(teksten, vraag.zoek)]


def _words(les: Les, factoren: Mapping[str, str]) -> str:
    """Return all words of a lesson, the names of its factor and obstacle included."""
    belemmering = load_keuzelijst("belemmering").get(les.belemmering, "")
    delen = (les.tekst, les.omdat, les.voorwaarden, les.doelgroep, les.gebruiksplek)
    return " ".join((*delen, factoren.get(les.factor_id, ""), belemmering))
