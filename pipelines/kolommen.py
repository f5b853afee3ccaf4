"""Which column of a provider's table is which field (R-06), and which file type a table is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType

from rapidfuzz import fuzz, process

from pipelines.inleesprofiel import Kopwijze, kolomnamen, kopsleutel
from pipelines.kolomwoorden import KOLOMKOP, NEGEER, TELLING
from pipelines.kopvormen import kopvormen
from pipelines.levering import Levering
from pipelines.regioindex import sleutel
from pipelines.ruw import RuweTabel
from schemas.aanlevering import Aanleversoort, Veld

GELIJKENIS_KOP = 90
KORTSTE_KOP = 5
ZEKER = 1.0
VOLLEDIG = 1.0
"""All core fields of a file type were found."""
ENIGSZINS = 0.3


@dataclass(frozen=True)
class Kolomkeuze:
    """A column of the file read as a field: how sure, and whether the header was our own word."""

    positie: int
    veld: str
    is_eigen_woord: bool
    zeker: float
    hoe: Kopwijze = Kopwijze.SYNONIEM


@dataclass(frozen=True)
class Kopherinnering:
    """What is known of a header from before: its field (or that it has none), and how sure."""

    veld: str
    zeker: float
    hoe: Kopwijze


Kopgeheugen = Mapping[str, Kopherinnering]
"""Earlier decisions by the compared form of the header."""
LEEG: Kopgeheugen = MappingProxyType({})


def recall_koppen(levering: Levering) -> Kopgeheugen:
    """Return what was decided about headers: in the profile of this shape or the nearest, then by a person now.

    A profile of another shape gives way to our own words in the new file, unless a person confirmed it.
    """
    profiel = levering.profiel
    gewoon = ZELFDE_VORM if profiel and profiel.vorm == levering.vorm else VERWANTE_VORM
    eerder = {
        kop: Kopherinnering(k.veld, BEVESTIGD if k.hoe is Kopwijze.BEVESTIGD else gewoon, k.hoe)
        for kop, k in (profiel.per_kop if profiel else {}).items()
        if k.hoe not in GERADEN
    }
    nu = {
        kopsleutel(b.term): Kopherinnering(b.code, BEVESTIGD, Kopwijze.BEVESTIGD)
        for b in levering.catalogus.bevestigingen
        if b.veld == KOLOMKOP
    }
    return {**eerder, **nu}


GERADEN = frozenset({Kopwijze.GELIJKENIS, Kopwijze.WAARDEN})
"""What nobody confirmed is guessed again."""
BEVESTIGD, ZELFDE_VORM, VERWANTE_VORM = 2.0, 1.9, 1.4
"""How sure an earlier decision is, beside 1.5 for our own word and 1.2 for a synonym."""


@dataclass(frozen=True)
class Kolomplan:
    """How one table is read as one file type; `over` are the positions nobody claimed.

    `genegeerd` are columns a person said not to use, `tellend` those a person called counts, and `afgedaan`
    those that earlier files had too, with nobody claiming them: they are not asked about again.
    """

    soort: Aanleversoort
    keuzes: tuple[Kolomkeuze, ...]
    over: tuple[int, ...]
    van_boven: frozenset[str] = frozenset()
    """Fields that a line above the header gives."""
    genegeerd: tuple[int, ...] = ()
    tellend: frozenset[int] = frozenset()
    afgedaan: frozenset[int] = frozenset()

    @property
    def velden(self) -> frozenset[str]:
        return frozenset(keuze.veld for keuze in self.keuzes)

    @property
    def passend(self) -> float:
        """How well the table fits: the share of its core fields found (half for a likeness), then any field."""
        kern = [min(keuze.zeker, 1.0) for keuze in self.keuzes if keuze.veld in self.soort.kern]
        kern += [1.0 for naam in self.van_boven & frozenset(self.soort.kern) - self.velden]
        gevonden = sum(1.0 if zeker == 1.0 else 0.5 for zeker in kern) / len(self.soort.kern)
        return gevonden + len(self.velden) / 100


def plan_kolommen(tabel: RuweTabel, soort: Aanleversoort, geheugen: Kopgeheugen = LEEG) -> Kolomplan:
    """Give every field at most one column and every column at most one field, the surest first."""
    woorden = {naam: _kopwoorden(naam, veld) for naam, veld in soort.velden.items()}
    bekend = [geheugen.get(kopsleutel(naam)) for naam in kolomnamen(tabel)]
    mogelijk = [
        keuze
        for positie, kop in enumerate(tabel.koppen)
        for keuze in _keuzes_voor(positie, kop, woorden, bekend[positie])
    ]
    gekozen: dict[str, Kolomkeuze] = {}
    bezet = {p for p, b in enumerate(bekend) if b and b.veld in (NEGEER, TELLING)}
    genegeerd = tuple(p for p in sorted(bezet) if (b := bekend[p]) and b.veld == NEGEER)
    tellend = frozenset(
        p for p, b in enumerate(bekend) if b and b.veld == TELLING and b.hoe is Kopwijze.BEVESTIGD
    )
    bezet -= {p for p in bezet if p not in genegeerd and p not in tellend}
    for keuze in sorted(mogelijk, key=lambda k: (-k.zeker, k.positie)):
        if keuze.veld not in gekozen and keuze.positie not in bezet:
            gekozen[keuze.veld] = keuze
            bezet.add(keuze.positie)
    boven = {sleutel(kop) for kop, _ in tabel.constanten}
    return Kolomplan(
        soort,
        tuple(sorted(gekozen.values(), key=lambda k: k.positie)),
        tuple(p for p in range(len(tabel.koppen)) if p not in bezet),
        frozenset(naam for naam, w in woorden.items() if boven & w.eigen),
        genegeerd,
        tellend,
        frozenset(p for p, b in enumerate(bekend) if b and not b.veld),
    )


@dataclass(frozen=True)
class Kopwoorden:
    """The headers of one field in compared form: our own words, and synonyms by rank."""

    eigen: frozenset[str]
    synoniemen: Mapping[str, int]

    @cached_property
    def lang(self) -> tuple[str, ...]:
        """The words that are long enough to be a likeness of."""
        return tuple(woord for woord in (*self.eigen, *self.synoniemen) if len(woord) >= KORTSTE_KOP)


@cache
def _kopwoorden(naam: str, veld: Veld) -> Kopwoorden:
    synoniemen = {sleutel(woord): rang for rang, woord in enumerate(veld.synoniemen)}
    return Kopwoorden(frozenset({sleutel(naam), sleutel(veld.titel)}), synoniemen)


def _keuzes_voor(
    positie: int, kop: str, velden: Mapping[str, Kopwoorden], bekend: Kopherinnering | None
) -> Iterable[Kolomkeuze]:
    if bekend and bekend.veld in velden:
        # An own word stays an own word, so that the notes of the next file tell no more than those of the first.
        yield Kolomkeuze(positie, bekend.veld, bekend.hoe is Kopwijze.NAAM, bekend.zeker, bekend.hoe)
        if bekend.zeker >= ZELFDE_VORM:
            return
    if not kop.strip():
        return
    vormen = tuple(kopvormen(kop))
    for code, woorden in velden.items():
        mogelijk = [_keuze(positie, code, vorm, woorden, kosten) for vorm, kosten in vormen]
        beste = max((k for k in mogelijk if k), key=lambda k: k.zeker, default=None)
        if beste and not (bekend and not bekend.veld and beste.hoe is Kopwijze.GELIJKENIS):
            yield beste


def _keuze(positie: int, code: str, vorm: str, woorden: Kopwoorden, kosten: float) -> Kolomkeuze | None:
    if vorm in woorden.eigen:
        # One row of a double header is less than the whole, and still no guess.
        return Kolomkeuze(
            positie, code, not kosten, 1.5 - kosten, Kopwijze.SYNONIEM if kosten else Kopwijze.NAAM
        )
    if vorm in woorden.synoniemen:
        # Earlier synonyms are the more usual ones; the order decides when two headers compete.
        zeker = max(1.2 - woorden.synoniemen[vorm] / 1000 - kosten / 2, ZEKER)
        return Kolomkeuze(positie, code, is_eigen_woord=False, zeker=zeker)
    if (score := _lijkt(vorm, woorden.lang)) >= GELIJKENIS_KOP:
        zeker = min(score, 99.0) / 100 - kosten
        return Kolomkeuze(positie, code, is_eigen_woord=False, zeker=zeker, hoe=Kopwijze.GELIJKENIS)
    return None


def _lijkt(naam: str, woorden: tuple[str, ...]) -> float:
    if len(naam) < KORTSTE_KOP or not woorden:
        return 0.0
    beste = process.extractOne(naam, woorden, scorer=fuzz.ratio)
    return float(beste[1]) if beste else 0.0


def choose_soort(
    tabellen: Iterable[RuweTabel],
    soorten: Iterable[Aanleversoort],
    geheugen: Kopgeheugen,
    *,
    drempel: float,
) -> Aanleversoort | None:
    """Return the file type that fits the tables best, or None when none fits well enough."""
    tabellen = tuple(tabellen)
    scores = {
        soort.code: (
            max((plan_kolommen(t, soort, geheugen).passend for t in tabellen), default=0.0),
            soort,
        )
        for soort in soorten
    }
    beste, soort = max(scores.values(), key=lambda paar: paar[0])
    return soort if beste >= drempel else None
