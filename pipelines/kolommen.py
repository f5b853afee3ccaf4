"""Which column of a provider's table is which field (R-06), and which file type a table is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from pipelines.kopvormen import kopvormen
from pipelines.regioindex import sleutel
from pipelines.ruw import RuweTabel
from schemas.aanlevering import Aanleversoort, Veld
from schemas.catalogus import Bevestiging

KOLOMKOP = "kolomkop"
"""The `veld` of a confirmed header in a Bevestiging and a Voorstel."""
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


@dataclass(frozen=True)
class Kolomplan:
    """How one table is read as one file type; `over` are the positions nobody claimed."""

    soort: Aanleversoort
    keuzes: tuple[Kolomkeuze, ...]
    over: tuple[int, ...]
    van_boven: frozenset[str] = frozenset()
    """Fields that a line above the header gives."""

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


def plan_kolommen(
    tabel: RuweTabel, soort: Aanleversoort, bevestigingen: Iterable[Bevestiging] = ()
) -> Kolomplan:
    """Give every field at most one column and every column at most one field, the surest first."""
    bevestigd = {sleutel(b.term): b.code for b in bevestigingen if b.veld == KOLOMKOP}
    woorden = {naam: _kopwoorden(naam, veld) for naam, veld in soort.velden.items()}
    mogelijk = [
        keuze
        for positie, kop in enumerate(tabel.koppen)
        for keuze in _keuzes_voor(positie, kop, woorden, bevestigd)
    ]
    gekozen: dict[str, Kolomkeuze] = {}
    bezet: set[int] = set()
    for keuze in sorted(mogelijk, key=lambda k: (-k.zeker, k.positie)):
        if keuze.veld not in gekozen and keuze.positie not in bezet:
            gekozen[keuze.veld] = keuze
            bezet.add(keuze.positie)
    over = tuple(p for p in range(len(tabel.koppen)) if p not in bezet)
    boven = {sleutel(kop) for kop, _ in tabel.constanten}
    van_boven = frozenset(naam for naam, w in woorden.items() if boven & w.eigen)
    return Kolomplan(soort, tuple(sorted(gekozen.values(), key=lambda k: k.positie)), over, van_boven)


@dataclass(frozen=True)
class Kopwoorden:
    """The headers of one field in compared form: our own words, and synonyms by rank."""

    eigen: frozenset[str]
    synoniemen: Mapping[str, int]


def _kopwoorden(naam: str, veld: Veld) -> Kopwoorden:
    synoniemen = {sleutel(woord): rang for rang, woord in enumerate(veld.synoniemen)}
    return Kopwoorden(frozenset({sleutel(naam), sleutel(veld.titel)}), synoniemen)


def _keuzes_voor(
    positie: int, kop: str, velden: Mapping[str, Kopwoorden], bevestigd: Mapping[str, str]
) -> Iterable[Kolomkeuze]:
    if (heel := sleutel(kop)) and bevestigd.get(heel) in velden:
        yield Kolomkeuze(positie, bevestigd[heel], is_eigen_woord=False, zeker=2.0)
        return
    vormen = tuple(kopvormen(kop))
    for code, woorden in velden.items():
        mogelijk = [_keuze(positie, code, vorm, woorden, kosten) for vorm, kosten in vormen]
        if beste := max((k for k in mogelijk if k), key=lambda k: k.zeker, default=None):
            yield beste


def _keuze(positie: int, code: str, vorm: str, woorden: Kopwoorden, kosten: float) -> Kolomkeuze | None:
    if vorm in woorden.eigen:
        # One row of a double header is less than the whole, and still no guess.
        return Kolomkeuze(positie, code, is_eigen_woord=not kosten, zeker=1.5 - kosten)
    if vorm in woorden.synoniemen:
        # Earlier synonyms are the more usual ones; the order decides when two headers compete.
        zeker = max(1.2 - woorden.synoniemen[vorm] / 1000 - kosten / 2, ZEKER)
        return Kolomkeuze(positie, code, is_eigen_woord=False, zeker=zeker)
    if (score := _lijkt(vorm, (*woorden.eigen, *woorden.synoniemen))) >= GELIJKENIS_KOP:
        return Kolomkeuze(positie, code, is_eigen_woord=False, zeker=min(score, 99.0) / 100 - kosten)
    return None


def _lijkt(naam: str, woorden: tuple[str, ...]) -> float:
    lang = [woord for woord in woorden if len(woord) >= KORTSTE_KOP]
    if len(naam) < KORTSTE_KOP or not lang:
        return 0.0
    beste = process.extractOne(naam, lang, scorer=fuzz.ratio)
    return float(beste[1]) if beste else 0.0


def choose_soort(
    tabellen: Iterable[RuweTabel],
    soorten: Iterable[Aanleversoort],
    bevestigingen: tuple[Bevestiging, ...],
    *,
    drempel: float,
) -> Aanleversoort | None:
    """Return the file type that fits the tables best, or None when none fits well enough."""
    tabellen = tuple(tabellen)
    scores = {
        soort.code: (
            max((plan_kolommen(t, soort, bevestigingen).passend for t in tabellen), default=0.0),
            soort,
        )
        for soort in soorten
    }
    beste, soort = max(scores.values(), key=lambda paar: paar[0])
    return soort if beste >= drempel else None
