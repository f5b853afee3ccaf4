"""How long things take: days from signaal to decision to first step to answer, and the measure of any stretch (R-41)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from app.services.signaaloverdracht import count_overdrachten
from app.store.tables import Signaal
from schemas.leercyclus import SignaalStatus


@dataclass(frozen=True)
class Doorlooptijd:
    """One stretch: over how many it is known, the middle number of days, and how many still wait."""

    naam: str
    aantal: int
    midden: float | None
    wachtend: int


@dataclass(frozen=True)
class Signaalbeeld:
    """What a set of signalen says together."""

    aantal: int
    open: int
    zonder_eigenaar: int
    overdrachten: int
    tijden: tuple[Doorlooptijd, ...]


def describe_overdrachten(aantal: int) -> str:
    """Say how often signalen really went to another owner."""
    if not aantal:
        return "Nog geen signaal ging naar een andere eigenaar."
    return (
        "1 keer ging een signaal naar een andere eigenaar."
        if aantal == 1
        else f"{aantal} keer ging een signaal naar een andere eigenaar."
    )


def measure_signalen(signalen: Iterable[Signaal]) -> Signaalbeeld:
    """Measure a set of signalen; a stretch that is not over yet waits, and is never counted as short."""
    alle = list(signalen)
    open_ = [s for s in alle if s.status is not SignaalStatus.AFGESLOTEN]
    return Signaalbeeld(
        aantal=len(alle),
        open=len(open_),
        zonder_eigenaar=sum(s.eigenaar_id is None for s in open_),
        overdrachten=sum(count_overdrachten(s) for s in alle),
        tijden=(
            measure_doorlooptijd(
                "van signaal tot besluit", [(s.gemeld_op.date(), s.besluit_op) for s in alle]
            ),
            measure_doorlooptijd(
                "van besluit tot eerste actie",
                [(s.besluit_op, s.eerste_stap_op) for s in alle if s.besluit_op and s.besluit == "oppakken"],
            ),
            measure_doorlooptijd(
                "van signaal tot antwoord", [(s.gemeld_op.date(), s.teruggekoppeld_op) for s in alle]
            ),
        ),
    )


def measure_doorlooptijd(naam: str, paren: list[tuple[date, date | None]]) -> Doorlooptijd:
    """Measure one stretch over (begin, end); what has no end yet waits."""
    dagen = [(tot - van).days for van, tot in paren if tot is not None]
    return Doorlooptijd(naam, len(dagen), median(dagen) if dagen else None, len(paren) - len(dagen))
