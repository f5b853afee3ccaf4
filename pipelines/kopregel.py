"""Where the header of a grid is: judged by its text, its fill and the rows that follow, not by known names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.kopblok import (
    DAG,
    GENOEG_KOLOMMEN,
    Cellen,
    common_shape,
    find_reeks,
    grow_block,
    is_tekst,
    join_rows,
    look_below,
    normalise_kop,
    shape_of,
)
from pipelines.raster import Raster
from pipelines.ruw import RIJ

__all__ = ["ZOEKDIEPTE", "Kop", "find_kop", "is_tekst", "normalise_kop"]

ZOEKDIEPTE = 60
VERGELIJKDIEPTE = 120
LANGSTE_KOP = 80
LATER_KOST = 0.25
LATER_HOOGSTENS = 8
BEKEND = 3
ANDERS_DAN_BEKEND = 3 + 2 + 1 + 1
"""The weight of known headers in a score, and the most that fill, words, difference and contrast add to it."""


@dataclass(frozen=True)
class Kop:
    """The header found: its row numbers, one text per column, and the positions of these rows in the grid."""

    rijen: tuple[int, ...]
    teksten: tuple[str, ...]
    posities: tuple[int, ...]


def find_kop(raster: Raster, bekende_koppen: frozenset[str] = frozenset()) -> Kop | None:
    """Return the header, or None when no row reads as one."""
    proef = raster.cellen.head(ZOEKDIEPTE + VERGELIJKDIEPTE)
    nummers: list[int] = proef[RIJ].to_list()
    rijen: list[Cellen] = proef.select(raster.kolommen).rows()
    smal = [rij[:GENOEG_KOLOMMEN] for rij in rijen]
    gebruikt = sum(proef[kolom].null_count() < proef.height for kolom in raster.kolommen[:GENOEG_KOLOMMEN])
    breedtes = [sum(cel is not None for cel in rij) for rij in smal]
    # Where rows are wide, a line of one cell is a title, however many of them there are.
    smalste = 2 if max(breedtes, default=0) > 2 and sum(breed > 1 for breed in breedtes) > 1 else 1
    scores: list[float] = []
    for i in range(min(len(rijen), ZOEKDIEPTE)):
        scores.append(_score(smal, i, gebruikt, bekende_koppen, breedtes))
        if (
            i == 0
            and breedtes[0] >= smalste
            and _is_unbeatable(scores[0], smal[1:ZOEKDIEPTE], bekende_koppen)
        ):
            break
    kandidaten = [i for i, score in enumerate(scores) if score > 0 and breedtes[i] >= smalste]
    if not kandidaten:
        return None
    # Of rows that read alike the first is the header: rows under it look like it, not the other way round.
    beste = max(kandidaten, key=lambda i: scores[i] - LATER_KOST * min(kandidaten.index(i), LATER_HOOGSTENS))
    posities = grow_block(raster, rijen, nummers, beste)
    if len(posities) == 1 and _is_data(smal, beste, bekende_koppen):
        return None
    if any(_is_full_data(smal, j, breedtes) for j in range(posities[0])):
        return None
    kop = [rijen[p] for p in posities]
    namen = [nummers[p] for p in posities]
    teksten = join_rows(raster, namen, kop) if len(kop) > 1 else tuple(map(normalise_kop, kop[0]))
    return Kop(tuple(namen), teksten, posities)


def _is_data(rijen: list[Cellen], i: int, bekende_koppen: frozenset[str]) -> bool:
    """Whether the best header there is has the same kind of cells as the rows below: then there is none."""
    rij, onder = rijen[i], rijen[i + 1 : i + 1 + VERGELIJKDIEPTE]
    kant = look_below(onder)
    reeks = find_reeks(rij)
    voor_data = voor_kop = 0
    for k, cel in enumerate(rij):
        if cel is None:
            continue
        if normalise_kop(cel).casefold() in bekende_koppen:
            return False
        if k in kant.waarden:
            is_naam = is_tekst(cel) or (k in reeks and k not in kant.perioden and not _goes_on(onder, k, cel))
            voor_kop, voor_data = (
                voor_kop + is_naam,
                voor_data + (not is_naam and bool(re.search(r"\d", cel))),
            )
        elif vorm := common_shape(onder, k):
            is_gelijk = shape_of(cel) == vorm
            voor_kop, voor_data = voor_kop + (not is_gelijk), voor_data + is_gelijk
    return voor_data > 0 and voor_kop == 0


def _is_full_data(rijen: list[Cellen], i: int, breedtes: list[int]) -> bool:
    """Whether a row above the header is data: as wide as most, and mostly values and words that come back."""
    gevuld = [(k, cel) for k, cel in enumerate(rijen[i]) if cel is not None]
    onder = rijen[i + 1 :]
    if len(gevuld) < max(2, _usual(breedtes[i + 1 :])):
        return False
    terug = sum(not is_tekst(cel) or any(rij[k] == cel for rij in onder) for k, cel in gevuld)
    return 2 * terug > len(gevuld) and not find_reeks(rijen[i])


def _score(
    rijen: list[Cellen], i: int, gebruikt: int, bekende_koppen: frozenset[str], breedtes: list[int]
) -> float:
    """Weigh one row as a header; 0 or less when it cannot be one."""
    gevuld = [(k, cel) for k, cel in enumerate(rijen[i]) if cel is not None]
    onder = rijen[i + 1 : i + 1 + VERGELIJKDIEPTE]
    if onder.count(rijen[i]) <= max(1, len(onder) // 10):  # a header printed again on a next page
        onder = [rij for rij in onder if rij != rijen[i]]
    breedte = _usual(breedtes[i + 1 : i + 1 + VERGELIJKDIEPTE]) or len(gevuld)
    if not gevuld or (len(gevuld) < 2 <= breedte) or len(gevuld) < 0.5 * breedte:
        return 0.0
    # Several different years, days or numbers side by side, with a word before them, are names of columns.
    is_bovenste = all(breed <= 1 for breed in breedtes[:i])
    reeks = find_reeks(rijen[i], ook_nummers=is_bovenste)
    perioden = {cel for k, cel in gevuld if k in reeks and not _goes_on(onder, k, cel)}
    teksten = [cel for _, cel in gevuld if cel in perioden or _is_naam(cel, is_enige=len(gevuld) == 1)]
    tekst = len(teksten) / len(gevuld)
    if tekst < 0.5 or any(cel.rstrip().endswith(":") for _, cel in gevuld[:1]):
        return 0.0
    herhaald = sum(any(rij[k] == cel for rij in onder) for k, cel in gevuld) / len(gevuld)
    contrast = sum(_below_is_value(onder, k) for k, cel in gevuld if is_tekst(cel)) / len(gevuld)
    bekend = _known_share(rijen[i], bekende_koppen)
    uniek = len({cel for _, cel in gevuld}) / len(gevuld)
    cijfers = sum(any(map(str.isdigit, cel)) for _, cel in gevuld if cel not in perioden) / len(gevuld)
    vulling = len(gevuld) / gebruikt
    return 3 * vulling + 2 * tekst + uniek + contrast + BEKEND * bekend - 3 * herhaald - cijfers


def _is_naam(cel: str, *, is_enige: bool) -> bool:
    """Whether a cell may name a column: text, not too long, and beside others more than punctuation."""
    return is_tekst(cel) and len(cel) <= LANGSTE_KOP and (is_enige or any(map(str.isalnum, cel)))


def _is_unbeatable(score: float, later: list[Cellen], bekende_koppen: frozenset[str]) -> bool:
    """Whether no later row can score higher, so that they need not be weighed.

    Every share in `_score` is at most 1, so a row reaches 3 + 2 + 1 + 1 and three times its share of known headers;
    and of equal rows the first is taken. The first row must reach that bound for the best known of the others.
    """
    if score < ANDERS_DAN_BEKEND:
        return False
    deel = max((_known_share(rij, bekende_koppen) for rij in later), default=0.0)
    return score >= ANDERS_DAN_BEKEND + BEKEND * deel


def _known_share(rij: Cellen, bekende_koppen: frozenset[str]) -> float:
    """Return which share of the filled cells of a row are known headers."""
    gevuld = [cel for cel in rij if cel is not None]
    return sum(normalise_kop(cel).casefold() in bekende_koppen for cel in gevuld) / max(len(gevuld), 1)


def _goes_on(onder: Sequence[Cellen], k: int, cel: str) -> bool:
    """Whether the cell right below is a value of the same kind of series: a day under a day."""
    volgende = next((rij[k] for rij in onder if rij[k] is not None), None)
    return volgende is not None and bool(DAG.fullmatch(cel)) and bool(DAG.fullmatch(volgende))


def _usual(breedtes: Sequence[int]) -> int:
    return sorted(breedtes)[len(breedtes) // 2] if breedtes else 0


def _below_is_value(rijen: Sequence[Cellen], k: int) -> float:
    """Return which share of the cells under a word are values; fewer than five count as if the rest were words.

    A share and no threshold: with one row of words more or less, which is all that sets a header and the first
    row under it apart, it hardly moves.
    """
    cellen = [cel for rij in rijen[:30] if (cel := rij[k]) is not None]
    return sum(not is_tekst(cel) for cel in cellen) / max(len(cellen), 5)
