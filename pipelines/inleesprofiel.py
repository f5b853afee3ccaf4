"""How files of one shape are read (R-06), as a value: columns, terms, sheets, constants; and its fingerprint."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, cast

from pipelines.getallen import MAANDEN
from pipelines.reference import Referentie
from pipelines.regioindex import normalise_naam
from pipelines.regios import find_naam
from pipelines.ruw import RuweTabel
from schemas.catalogus import Bevestiging

PLAATSEN = "<plaats>"
"""The header that stands for every header that is the name of a place."""
REEKS = "<reeks>"
"""The sheet that stands for sheets with the same columns, whatever they are called."""
VERWANT = 0.3
"""The share of columns two shapes must have in common for the one to say something about the other."""
VEEL_PLAATSEN = 3
JAAR = re.compile(r"(?:19|20)\d\d")
KWARTAAL = re.compile(r"[kq][1-4]|kw[1-4]")
BLADTIJD = re.compile(r"\b(?:[kq][1-4]|kw|kwartaal|(?:19|20)\d\d|[1-4]e|\d+)\b|\d+$")


class Kopwijze(StrEnum):
    """How a column was found to be a field, or that nobody claimed it."""

    NAAM = "naam"
    SYNONIEM = "synoniem"
    GELIJKENIS = "gelijkenis"
    WAARDEN = "waarden"
    TELLING = "telling"
    BEVESTIGD = "bevestigd"
    GEEN = "geen"


@dataclass(frozen=True)
class Kopkeuze:
    """One column: its header as the provider writes it, the field it is (or none), and how that was found."""

    kop: str
    veld: str
    hoe: Kopwijze

    @property
    def sleutel(self) -> str:
        return kopsleutel(self.kop)


@dataclass(frozen=True)
class Inleesprofiel:
    """How files of one shape are read.

    `vorm` is the fingerprint of the shape. `buiten` are (field, source) for what no column gives;
    `constanten` are (field, code) a person chose for the whole file; `breed` says what the headers of
    counts tell. `termen` is what was confirmed and met in these files: a snapshot, for a term's meaning
    itself lives per party and not per shape.
    """

    soort: str
    vorm: str
    koppen: tuple[Kopkeuze, ...] = ()
    termen: tuple[Bevestiging, ...] = ()
    bladen: tuple[str, ...] = ()
    buiten: tuple[tuple[str, str], ...] = ()
    constanten: tuple[tuple[str, str], ...] = ()
    breed: tuple[str, ...] = ()
    velden: tuple[tuple[str, str], ...] = ()
    """What a column of this file type can be made, as (code, name): for a page that does not know file types."""

    @property
    def per_kop(self) -> Mapping[str, Kopkeuze]:
        """Return the columns by the form headers are compared in."""
        return {keuze.sleutel: keuze for keuze in reversed(self.koppen)}

    @property
    def inhoud(self) -> tuple[object, ...]:
        """Return what makes two readings the same or not; how a header was spelt this time does not."""
        koppen = frozenset((k.sleutel, k.veld, k.hoe) for k in self.koppen)
        termen = frozenset((t.veld, t.term, t.code) for t in self.termen)
        rest = (self.bladen, self.buiten, self.constanten, self.breed)
        return (self.soort, self.vorm, koppen, termen, *map(frozenset, rest))

    def to_json(self) -> dict[str, Any]:
        """Return the form it is stored in; `from_json` reads it back."""
        return cast("dict[str, Any]", json.loads(json.dumps(asdict(self))))

    @classmethod
    def from_json(cls, inhoud: Mapping[str, Any]) -> "Inleesprofiel":
        """Read the stored form."""
        return cls(
            soort=inhoud["soort"],
            vorm=inhoud["vorm"],
            koppen=tuple(Kopkeuze(k["kop"], k["veld"], Kopwijze(k["hoe"])) for k in inhoud["koppen"]),
            termen=tuple(Bevestiging(t["veld"], t["term"], t["code"]) for t in inhoud["termen"]),
            bladen=tuple(inhoud["bladen"]),
            buiten=tuple((veld, bron) for veld, bron in inhoud["buiten"]),
            constanten=tuple((veld, code) for veld, code in inhoud["constanten"]),
            breed=tuple(inhoud["breed"]),
            velden=tuple((code, naam) for code, naam in inhoud["velden"]),
        )

    def merge(self, ouder: "Inleesprofiel") -> "Inleesprofiel":
        """Return this reading with what an earlier one of the same shape knew and this file did not show."""
        nieuw, oud = self.per_kop, ouder.per_kop
        koppen = tuple(_keep(keuze, oud.get(keuze.sleutel)) for keuze in self.koppen)
        rest = tuple(keuze for sleutel, keuze in oud.items() if sleutel not in nieuw)
        termen = {(t.veld, t.term): t for t in (*ouder.termen, *self.termen)}
        return replace(
            self,
            koppen=koppen + rest,
            termen=tuple(sorted(termen.values(), key=lambda t: (t.veld, t.term))),
            buiten=tuple(sorted({*ouder.buiten, *self.buiten})),
            bladen=tuple(sorted({*ouder.bladen, *self.bladen})),
        )


def _keep(nieuw: Kopkeuze, oud: Kopkeuze | None) -> Kopkeuze:
    """Keep how a column was first found, and its own spelling, while it is read as the same field."""
    return (
        oud if oud is not None and oud.veld == nieuw.veld and nieuw.hoe is not Kopwijze.BEVESTIGD else nieuw
    )


def kolomnamen(tabel: RuweTabel) -> tuple[str, ...]:
    """Name every column of a table once: its header, with the letter when that is empty or taken."""
    namen: list[str] = []
    for kop, letter in zip(tabel.koppen, tabel.letters, strict=True):
        naam = kop.strip()
        if not naam:
            naam = f"kolom {letter}"
        elif naam in namen:
            naam = f"{naam} (kolom {letter})"
        namen.append(naam)
    return tuple(namen)


def kopsleutel(kop: str) -> str:
    """Return the form headers are compared in: no case, accents or signs, and any month, quarter or year alike."""
    if kop == PLAATSEN:
        return kop
    return "".join(map(_zonder_tijd, normalise_naam(kop).split())) or kop.strip()


def _zonder_tijd(woord: str) -> str:
    if woord in MAANDEN:
        return "<maand>"
    if KWARTAAL.fullmatch(woord):
        return "<kwartaal>"
    return "<jaar>" if JAAR.fullmatch(woord) else woord


def kopsleutels(tabel: RuweTabel, referentie: Referentie) -> frozenset[str]:
    """Return the compared headers of a table; a row of place names counts as one."""
    namen = kolomnamen(tabel)
    plaatsen = {naam for naam in namen if len(naam) > 2 and find_naam(naam, referentie.regioindex)}
    if len(plaatsen) < VEEL_PLAATSEN:
        return frozenset(map(kopsleutel, namen))
    return frozenset(kopsleutel(naam) for naam in namen if naam not in plaatsen) | {PLAATSEN}


def bladpatroon(blad: str) -> str:
    """Return a sheet's name without quarter, year and number."""
    return "".join(BLADTIJD.sub(" ", normalise_naam(blad)).split())


def fingerprint(tabellen: Iterable[RuweTabel], referentie: Referentie) -> str:
    """Return the fingerprint of a file's shape: which headers on what kind of sheets, whatever the quarter.

    Sheets with the same headers are one kind, whatever they are called: a sheet per wijk may come or go.
    """
    per_kop: dict[tuple[str, ...], list[RuweTabel]] = {}
    for tabel in tabellen:
        if not tabel.cellen.is_empty():
            per_kop.setdefault(tuple(sorted(kopsleutels(tabel, referentie))), []).append(tabel)
    is_een = len(per_kop) == 1
    delen = [
        (koppen, REEKS if len(groep) > 1 else "" if is_een else bladpatroon(groep[0].blad))
        for koppen, groep in per_kop.items()
    ]
    return hashlib.sha256(json.dumps(sorted(delen)).encode()).hexdigest()


def choose_profiel(
    profielen: Iterable[Inleesprofiel], tabellen: Iterable[RuweTabel], vorm: str, referentie: Referentie
) -> Inleesprofiel | None:
    """Return the profile of this shape, else the one that has most columns in common, else None."""
    profielen = tuple(profielen)
    if zelfde := next((p for p in profielen if p.vorm == vorm), None):
        return zelfde
    gevuld = [kopsleutels(tabel, referentie) for tabel in tabellen if not tabel.cellen.is_empty()]
    hier = frozenset[str]().union(*gevuld)
    scores = [(_overlap(profiel, hier), -rang) for rang, profiel in enumerate(profielen)]
    beste = max(scores, default=(0.0, 0))
    return profielen[-beste[1]] if beste[0] >= VERWANT else None


def _overlap(profiel: Inleesprofiel, hier: frozenset[str]) -> float:
    daar = frozenset(profiel.per_kop)
    return len(daar & hier) / len(daar | hier) if daar else 0.0
