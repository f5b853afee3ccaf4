"""Boundaries as they are drawn: codes checked, coordinates scaled to the sheet, points thinned."""

import csv
import io
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.geo_lezen import Vlak
from pipelines.reference import Referentie
from pipelines.regioconcordantie import Weigering, translate_jaar
from pipelines.wkb import Ring
from schemas.errors import OnleesbaarBestandError
from schemas.vocabulary import REGIOCODE_VORM

BLADBREEDTE = 1000
"""Points closer than a thousandth of the width fall together; neighbours keep one border."""
RIJVELDEN = ("regiocode", "breedte", "hoogte", "pad")


@dataclass(frozen=True)
class Grens:
    """One place on the sheet; `pad` is what SVG calls d."""

    regiocode: str
    pad: str


@dataclass(frozen=True)
class Kaartblad:
    """All boundaries of one file on one sheet, and what was left out, in words."""

    niveau: str
    breedte: int
    hoogte: int
    grenzen: tuple[Grens, ...]
    weggelaten: tuple[str, ...] = ()

    def to_csv(self) -> bytes:
        """Write one row per place."""
        doos = io.StringIO()
        schrijver = csv.writer(doos, lineterminator="\n")
        schrijver.writerow(RIJVELDEN)
        schrijver.writerows((g.regiocode, self.breedte, self.hoogte, g.pad) for g in self.grenzen)
        return doos.getvalue().encode()


def make_kaartblad(vlakken: Sequence[Vlak], referentie: Referentie, *, jaar: int, nu_jaar: int) -> Kaartblad:
    """Give every area its code of now, or leave it out with the reason; refuse when nothing is left."""
    veld = find_codeveld(vlakken, referentie)
    per_code: dict[str, list[Ring]] = {}
    weggelaten: list[str] = []
    for vlak in vlakken:
        code = _code_of_now(vlak.kenmerken.get(veld, ""), referentie, jaar=jaar, nu_jaar=nu_jaar)
        if isinstance(code, Weigering):
            weggelaten.append(code.reden)
        else:
            per_code.setdefault(code, []).extend(vlak.ringen)
    if not per_code:
        raise OnleesbaarBestandError(
            "Geen enkele code in dit bestand is een plaats van deze gemeente.", " ".join(weggelaten[:3])
        )
    niveau = Counter(referentie.per_code[code]["niveau"] for code in per_code).most_common(1)[0][0]
    per_code = {c: r for c, r in per_code.items() if referentie.per_code[c]["niveau"] == niveau}
    schaal = Schaal.of(ring for ringen in per_code.values() for ring in ringen)
    grenzen = tuple(Grens(code, schaal.draw(ringen)) for code, ringen in sorted(per_code.items()))
    return Kaartblad(niveau, BLADBREEDTE, schaal.hoogte, grenzen, tuple(weggelaten))


def find_codeveld(vlakken: Sequence[Vlak], referentie: Referentie) -> str:
    """Return the property that holds most known codes, whatever it is called."""
    bekend = set(referentie.concordantie.geldig)
    telling = Counter(
        veld
        for vlak in vlakken
        for veld, waarde in vlak.kenmerken.items()
        if waarde.upper() in bekend or REGIOCODE_VORM.fullmatch(waarde.upper())
    )
    if not telling:
        raise OnleesbaarBestandError(
            "In dit bestand staat bij de vlakken geen code zoals WK059915 of BU05991571.",
            "Kies een bestand van CBS of de gemeente met de code van elke wijk of buurt.",
        )
    return telling.most_common(1)[0][0]


def _code_of_now(code: str, referentie: Referentie, *, jaar: int, nu_jaar: int) -> str | Weigering:
    schoon = code.upper()
    if referentie.concordantie.exists(schoon, nu_jaar) and schoon in referentie.per_code:
        return schoon
    uit = translate_jaar(schoon, van_jaar=jaar, naar_jaar=nu_jaar, concordantie=referentie.concordantie)
    return uit if isinstance(uit, Weigering) else uit.regiocode


@dataclass(frozen=True)
class Schaal:
    """From coordinates to the sheet; degrees are flattened at the middle latitude, metres are kept as they are."""

    links: float
    boven: float
    factor_x: float
    factor_y: float
    hoogte: int

    @classmethod
    def of(cls, ringen: Iterable[Ring]) -> "Schaal":
        """Fit all rings on a sheet of fixed width."""
        punten = [punt for ring in ringen for punt in ring]
        if not punten or not all(map(math.isfinite, (w for punt in punten for w in punt))):
            raise OnleesbaarBestandError(
                "De vlakken in dit bestand hebben geen punten.", "Download het bestand opnieuw."
            )
        xs, ys = [x for x, _ in punten], [y for _, y in punten]
        is_graden = max(map(abs, xs)) <= 180 and max(map(abs, ys)) <= 90
        smal = math.cos(math.radians((min(ys) + max(ys)) / 2)) if is_graden else 1.0
        breedte = max((max(xs) - min(xs)) * smal, 1e-9)
        factor = BLADBREEDTE / breedte
        hoogte = max(1, round((max(ys) - min(ys)) * factor))
        return cls(min(xs), max(ys), factor * smal, factor, hoogte)

    def draw(self, ringen: Iterable[Ring]) -> str:
        """Write rings as one SVG path; a ring that shrinks to a line is left out."""
        delen = []
        for ring in ringen:
            punten = [
                (round((x - self.links) * self.factor_x), round((self.boven - y) * self.factor_y))
                for x, y in ring
            ]
            dun = [punt for punt, vorig in zip(punten, [None, *punten], strict=False) if punt != vorig]
            if len(set(dun)) > 2:
                delen.append("M" + "L".join(f"{x} {y}" for x, y in dun) + "Z")
        return "".join(delen)
