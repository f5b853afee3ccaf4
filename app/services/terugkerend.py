"""What keeps coming back in the readings of many talks: obstacles, factors and explanations, by quarter; never by party."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from app.store.access.gesprekken import GEOPENDE
from app.store.tables import Gesprek, Lezing
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import LezingStatus, Vrijgave

VAAK = 2
"""What was written in this many quarters, keeps coming back."""


@dataclass(frozen=True)
class Verklaring:
    """Something that came back: in which quarters, and the words in which it was last told (empty: its own)."""

    tekst: str
    kwartalen: tuple[str, ...]
    laatst: str = ""


@dataclass(frozen=True)
class Terugkerend:
    """Everything that came back, what came back most on top."""

    belemmeringen: tuple[Verklaring, ...]
    factoren: tuple[Verklaring, ...]
    verklaringen: tuple[Verklaring, ...]


def find_terugkerend(lezingen: Iterable[tuple[Gesprek, Lezing]]) -> Terugkerend:
    """Read what was submitted, opened and released; a factor is told by its id."""
    vrij = sorted(
        ((g.kwartaal, lezing) for g, lezing in lezingen if _is_vrij(g, lezing)),
        key=lambda paar: (paar[0], paar[1].id),
    )
    obstakels = load_keuzelijst("belemmering")
    return Terugkerend(
        belemmeringen=_recurring((k, obstakels.get(le.belemmering, ""), _explain(le)) for k, le in vrij),
        factoren=_recurring((k, le.factor_id, _explain(le)) for k, le in vrij),
        verklaringen=_recurring((k, _explain(le), "") for k, le in vrij),
    )


def _is_vrij(gesprek: Gesprek, lezing: Lezing) -> bool:
    is_gedeeld = lezing.vrijgave is not Vrijgave.EIGEN and gesprek.status in GEOPENDE
    return is_gedeeld and lezing.status is LezingStatus.INGEDIEND


def _explain(lezing: Lezing) -> str:
    return str(lezing.antwoorden.get("verklaren", "")).strip()


def _recurring(drietallen: Iterable[tuple[str, str, str]]) -> tuple[Verklaring, ...]:
    """Return (quarter, what, in which words) that came in several quarters; words of the newest quarter."""
    kwartalen: dict[str, dict[str, None]] = defaultdict(dict)
    vorm: dict[str, tuple[str, str]] = {}
    for kwartaal, wat, woorden in drietallen:
        if wat:
            sleutel = " ".join(wat.lower().split()).rstrip(".")
            kwartalen[sleutel][kwartaal] = None
            vorm[sleutel] = (wat, woorden)
    gevonden = [
        Verklaring(vorm[sleutel][0], tuple(keren), vorm[sleutel][1])
        for sleutel, keren in kwartalen.items()
        if len(keren) >= VAAK
    ]
    return tuple(sorted(gevonden, key=_most_first))


def _most_first(verklaring: Verklaring) -> tuple[int, str]:
    return -len(verklaring.kwartalen), verklaring.tekst
