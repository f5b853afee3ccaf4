"""The register of promises in order: the municipality's always whole and on top, others as filtered (R-43, R-13)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.services.nakoming import GEMEENTE, is_overdue
from app.store.tables import Partij, Toezegging
from schemas.errors import OngeldigeWaardeError
from schemas.leercyclus import ToezeggingStatus

STANDEN = {"alle": "alle", "open": "open", "over_datum": "over de datum", "afgedaan": "afgedaan"}
VOLGORDES = {"datum": "datum", "naam": "naam van de partij"}
"""A rate or a count is no order: that would rank parties."""


@dataclass(frozen=True)
class Registerkeuze:
    """What a reader wants to see of the other parties; the municipality is never part of the choice."""

    stand: str = "alle"
    partijcode: str = ""
    volgorde: str = "datum"


@dataclass(frozen=True)
class Register:
    """The promises in two parts."""

    gemeente: tuple[Toezegging, ...]
    anderen: tuple[Toezegging, ...]


def read_keuze(stand: str, partijcode: str, volgorde: str) -> Registerkeuze:
    """Read the choice from an address, or refuse an order or standing that does not exist."""
    keuze = Registerkeuze(stand or "alle", partijcode, volgorde or "datum")
    if keuze.stand not in STANDEN:
        raise OngeldigeWaardeError(f"'{stand[:20]}' is geen stand. Kies uit: {', '.join(STANDEN)}.")
    if keuze.volgorde not in VOLGORDES:
        raise OngeldigeWaardeError(
            f"Op '{volgorde[:20]}' ordenen wij niet: partijen worden niet vergeleken. Kies datum of naam."
        )
    return keuze


def arrange_register(
    toezeggingen: Sequence[Toezegging], partijen: Mapping[str, Partij], keuze: Registerkeuze, vandaag: date
) -> Register:
    """Return every promise of the municipality first, and of others what was chosen, in the order chosen."""

    def is_gemeente(toezegging: Toezegging) -> bool:
        return partijen[toezegging.partijcode].soort == GEMEENTE

    def fits(toezegging: Toezegging) -> bool:
        return (keuze.partijcode in ("", toezegging.partijcode)) and _has_stand(
            toezegging, keuze.stand, vandaag
        )

    def place(toezegging: Toezegging) -> tuple[str, date, int]:
        naam = partijen[toezegging.partijcode].naam if keuze.volgorde == "naam" else ""
        return naam, toezegging.vervalt_op, toezegging.id

    open_eerst = sorted(
        (t for t in toezeggingen if is_gemeente(t)),
        key=lambda t: (t.status is not ToezeggingStatus.OPEN, t.vervalt_op, t.id),
    )
    anderen = sorted((t for t in toezeggingen if not is_gemeente(t) and fits(t)), key=place)
    return Register(tuple(open_eerst), tuple(anderen))


def _has_stand(toezegging: Toezegging, stand: str, vandaag: date) -> bool:
    if stand == "open":
        return toezegging.status is ToezeggingStatus.OPEN
    if stand == "over_datum":
        return is_overdue(toezegging, vandaag)
    return stand == "alle" or toezegging.status is not ToezeggingStatus.OPEN
