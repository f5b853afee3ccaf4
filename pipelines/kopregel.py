"""Where the header of a grid is: judged by its text, its fill and the rows that follow, not by known names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.raster import Raster
from pipelines.ruw import RIJ

ZOEKDIEPTE = 40
VERGELIJKDIEPTE = 120
LANGSTE_KOP = 80
LATER_KOST = 0.25
GEEN_TEKST = re.compile(
    r"\s*(?:[-+<>≤≥]?\s*(?:€\s*)?[\d.,\s]*\d[\d.,\s]*%?|\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}.*|-|\?|x|n\.?v\.?t\.?|ja|nee|"
    r"onbekend|#[A-Z/0!?]+|(?:19|20)\d\d-[kq]\d)\s*",
    re.IGNORECASE,
)
PERIODE = re.compile(
    r"\s*(?:(?:19|20)\d\d|[kq]\d|(?:19|20)\d\d[- ]?[kq]?\d{1,2}|[kq]\d[- ](?:19|20)\d\d)\s*", re.IGNORECASE
)

Cellen = tuple[str | None, ...]


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
    gebruikt = sum(proef[kolom].null_count() < proef.height for kolom in raster.kolommen)
    scores = [_score(rijen, i, gebruikt, bekende_koppen) for i in range(min(len(rijen), ZOEKDIEPTE))]
    kandidaten = [i for i, score in enumerate(scores) if score > 0]
    if not kandidaten:
        return None
    # Of rows that read alike the first is the header: rows under it look like it, not the other way round.
    beste = max(kandidaten, key=lambda i: scores[i] - LATER_KOST * kandidaten.index(i))
    for boven in (beste - 1, beste):
        if _is_two_rows(raster, rijen, nummers, boven):
            posities = (boven, boven + 1)
            teksten = _join_rows(raster, nummers[boven], rijen[boven], rijen[boven + 1])
            return Kop(tuple(nummers[p] for p in posities), teksten, posities)
    return Kop((nummers[beste],), tuple(normalise_kop(cel) for cel in rijen[beste]), (beste,))


def normalise_kop(cel: str | None) -> str:
    """Put a header on one line, without spaces around it."""
    return " ".join((cel or "").split())


def is_tekst(cel: str) -> bool:
    """Whether a cell reads as words rather than as a value."""
    return GEEN_TEKST.fullmatch(cel) is None


def _score(rijen: list[Cellen], i: int, gebruikt: int, bekende_koppen: frozenset[str]) -> float:
    """Weigh one row as a header; 0 or less when it cannot be one."""
    gevuld = [(k, cel) for k, cel in enumerate(rijen[i]) if cel is not None]
    onder = rijen[i + 1 : i + 1 + VERGELIJKDIEPTE]
    if onder.count(rijen[i]) <= max(1, len(onder) // 10):  # a header printed again on a next page
        onder = [rij for rij in onder if rij != rijen[i]]
    breedte = _usual_width(onder) or len(gevuld)
    if not gevuld or (len(gevuld) < 2 <= breedte) or len(gevuld) < 0.5 * breedte:
        return 0.0
    perioden = {cel for _, cel in gevuld if PERIODE.fullmatch(cel)}
    # Several different years or quarters side by side, with a word before them, are names of columns.
    perioden = perioden if len(perioden) > 1 and any(is_tekst(cel) for _, cel in gevuld) else set()
    teksten = [cel for _, cel in gevuld if cel in perioden or (is_tekst(cel) and len(cel) <= LANGSTE_KOP)]
    tekst = len(teksten) / len(gevuld)
    if tekst < 0.5 or any(cel.rstrip().endswith(":") for _, cel in gevuld[:1]):
        return 0.0
    herhaald = sum(any(rij[k] == cel for rij in onder) for k, cel in gevuld) / len(gevuld)
    contrast = sum(_below_is_value(onder, k) for k, cel in gevuld if is_tekst(cel)) / len(gevuld)
    bekend = sum(normalise_kop(cel).casefold() in bekende_koppen for _, cel in gevuld) / len(gevuld)
    uniek = len({cel for _, cel in gevuld}) / len(gevuld)
    cijfers = sum(any(map(str.isdigit, cel)) for _, cel in gevuld if cel not in perioden) / len(gevuld)
    vulling = len(gevuld) / gebruikt
    return 3 * vulling + 2 * tekst + uniek + contrast + 3 * bekend - 3 * herhaald - cijfers


def _usual_width(rijen: Sequence[Cellen]) -> int:
    breedtes = sorted(sum(cel is not None for cel in rij) for rij in rijen)
    return breedtes[len(breedtes) // 2] if breedtes else 0


def _below_is_value(rijen: Sequence[Cellen], k: int) -> float:
    """Return how sure the cells under a word are values: 1 for five or more, less for fewer."""
    cellen = [cel for rij in rijen[:30] if (cel := rij[k]) is not None]
    waarden = sum(not is_tekst(cel) for cel in cellen)
    return min(len(cellen), 5) / 5 if waarden > 0.6 * len(cellen) else 0.0


def _is_two_rows(raster: Raster, rijen: Sequence[Cellen], nummers: Sequence[int], boven: int) -> bool:
    """Whether this row names groups over the names in the next: 'Inloop jongeren' over jul, aug, sep."""
    if boven < 0 or boven + 1 >= len(rijen) or nummers[boven + 1] != nummers[boven] + 1:
        return False
    ouder, kind, onder = rijen[boven], rijen[boven + 1], rijen[boven + 2 :]
    ouders = [cel for cel in ouder if cel is not None]
    kinderen = [(k, cel) for k, cel in enumerate(kind) if cel is not None]
    if not kinderen or any(cel.rstrip().endswith(":") or not is_tekst(cel) for cel in ouders):
        return False
    if any(not (is_tekst(cel) or PERIODE.fullmatch(cel)) for _, cel in kinderen):
        return False
    if any(rij[k] == cel for k, cel in kinderen for rij in onder):
        return False
    if any(
        r1 == r2 == nummers[boven] and 0 < k2 - k1 < len(ouder) - 1 for r1, k1, r2, k2 in raster.samengevoegd
    ):
        return True
    alleen_kind = any(o is None and k is not None for o, k in zip(ouder, kind, strict=True))
    alleen_ouder = any(o is not None and k is None for o, k in zip(ouder, kind, strict=True))
    dubbel = len({cel for _, cel in kinderen}) < len(kinderen)
    return alleen_kind and (alleen_ouder or dubbel) and len(ouders) > 1


def _join_rows(raster: Raster, rij: int, ouder: Cellen, kind: Cellen) -> tuple[str, ...]:
    """Write group and name as one header; a group reaches over its merged or empty cells to the right."""
    teksten: list[str] = []
    groep = ""
    for k, (boven, onder) in enumerate(zip(ouder, kind, strict=True)):
        if boven is not None:
            groep = normalise_kop(boven)
        elif _merged_ends_before(raster, rij, k):
            groep = ""
        delen = (groep if boven is not None or onder is not None else "", normalise_kop(onder))
        teksten.append(" | ".join(deel for deel in delen if deel))
    return tuple(teksten)


def _merged_ends_before(raster: Raster, rij: int, k: int) -> bool:
    """Whether merged cells on this row say which columns a group covers, and this is not one of them."""
    groepen = [(k1, k2) for r1, k1, r2, k2 in raster.samengevoegd if r1 <= rij <= r2]
    return bool(groepen) and not any(k1 <= k <= k2 for k1, k2 in groepen)
