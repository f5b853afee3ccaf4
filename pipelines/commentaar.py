"""Lines of a text file that speak about the table (`# bron: …`, `// …`, a drawn line), told from rows of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.kopregel import is_tekst
from pipelines.scheiding import cut_sample

TEKEN = re.compile(r"^\s*(?:#|//)")
GETEKEND = re.compile(r"^(?=.*[+|])\s*[|+]?(?:\s*:?[-=]{2,}:?\s*[|+]?)+\s*$")
FOUTCEL = re.compile(
    r"^\s*\"?#(?:N/A|N/B|DIV/0!|DEEL/0!|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|NUM!|GETAL!|NULL!|LEEG!)"
)
BEGIN = frozenset("#/|+-=:")
"""How a comment or a drawn line begins; most lines are told apart by this alone."""
GEWOON_BEGIN = 0.2
"""When more rows than this begin with the sign, it belongs to their first cell (#1, #2, …)."""


@dataclass(frozen=True)
class Commentaar:
    """Positions of the lines that are no rows, with their text; `lijnen` are drawn lines."""

    regels: tuple[tuple[int, str], ...] = ()
    lijnen: tuple[int, ...] = ()

    @property
    def posities(self) -> list[int]:
        """All positions, from top to bottom."""
        return sorted({*self.lijnen, *(i for i, _ in self.regels)})

    def above(self, tot: int | None) -> "Commentaar":
        """Return what stands above a line; all of it without one."""
        if tot is None:
            return self
        return Commentaar(
            tuple(r for r in self.regels if r[0] < tot), tuple(i for i in self.lijnen if i < tot)
        )


GEEN_COMMENTAAR = Commentaar()


def may_be_commentaar(regel: str) -> bool:
    """Whether a line looks like a comment or a drawn line."""
    if regel.lstrip()[:1] not in BEGIN:
        return False
    return (TEKEN.match(regel) is not None and not FOUTCEL.match(regel)) or GETEKEND.match(regel) is not None


def find_lijnen(regels: Sequence[str]) -> tuple[int, ...]:
    """Return the positions of drawn lines (`|---|---|`, `----+----`)."""
    gevonden = [i for i, regel in enumerate(regels) if "--" in regel and GETEKEND.match(regel)]
    binnen = inside_quotes(regels) if gevonden else frozenset()
    return tuple(i for i in gevonden if i not in binnen)


def inside_quotes(regels: Sequence[str]) -> frozenset[int]:
    """Return the lines that go on with a quoted cell; none when the quotes of the whole text do not pair."""
    binnen, is_open = [], False
    for i, regel in enumerate(regels):
        if is_open:
            binnen.append(i)
        is_open ^= bool(regel.count('"') % 2)
    return frozenset() if is_open else frozenset(binnen)


def strip_box(regels: list[str], lijnen: tuple[int, ...]) -> list[str]:
    """Take the outer lines from a table that is drawn with | at both sides."""
    breed = [(i, regel.strip()) for i, regel in enumerate(regels[:500]) if "|" in regel and i not in lijnen]
    if len(breed) < 2 or not all(r.startswith("|") and r.endswith("|") and r != "|" for _, r in breed):
        return regels
    return [r.strip()[1:-1].strip() if r.strip().startswith("|") else r for r in regels]


def find_commentaar(regels: Sequence[str], teken: str, lijnen: tuple[int, ...] = ()) -> Commentaar:
    """Return the lines to leave out. A line with the sign and as many cells as the table may be its header."""
    verdacht = {i for i, regel in enumerate(regels) if may_be_commentaar(regel)} | set(lijnen)
    if verdacht:
        verdacht -= inside_quotes(regels)
    if not verdacht:
        return GEEN_COMMENTAAR
    met_teken = [i for i in sorted(verdacht) if i not in lijnen and TEKEN.match(regels[i])]
    breedtes = {i: _breedte(regels[i], teken) for i in met_teken}
    overige = [i for i, regel in enumerate(regels) if regel.strip() and i not in verdacht]
    gewoon = _usual([_breedte(regels[i], teken) for i in overige[:200]])
    vol = [i for i in met_teken if breedtes[i] == gewoon]
    if len(vol) > GEWOON_BEGIN * (len(overige) + len(vol)):
        houden = set(vol) if gewoon > 1 or len(vol) > len(overige) else set()
    else:
        eerste = next((i for i in overige if gewoon > 1 and _breedte(regels[i], teken) == gewoon), 0)
        boven = [i for i in vol if i < eerste and _holds_values(regels[eerste], teken)]
        houden = set(boven[-1:])
    over = tuple((i, regels[i].strip()) for i in met_teken if i not in houden)
    return Commentaar(over, lijnen)


def _holds_values(regel: str, teken: str) -> bool:
    """Whether a line has a number among its cells: then it is a row, and its header stands above it."""
    return any(cel.strip() and not is_tekst(cel) for cel in cut_sample([regel], teken)[0])


def _breedte(regel: str, teken: str) -> int:
    return len((cut_sample([regel], teken) or [[]])[0]) if teken else 1


def _usual(breedtes: list[int]) -> int:
    return max(breedtes, key=breedtes.count, default=1)
