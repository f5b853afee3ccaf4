"""What the reader made of a file, for people and programs: its tables, columns, skipped rows and liberties."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from pipelines.kolomsoort import SWINGCODE, Kolomoordeel, Kolomsoort, judge_kolom
from pipelines.kolomvormen import decide_datumvorm, decide_getalvorm, tell_datumvorm, tell_getalvorm
from pipelines.privacy import find_kolommen, find_persoonsgegevens
from pipelines.raster import show_rijen
from pipelines.ruw import RIJ, Leesnotitie, RuweTabel, RuweTabellen

MASKER = "(persoonsgegeven)"
MET_GETAL = frozenset({Kolomsoort.GEHEEL, Kolomsoort.GETAL, Kolomsoort.BEDRAG, Kolomsoort.PERCENTAGE})
LANGSTE_VOORBEELD = 40
MEESTE_DUBBELZINNIG = 20_000
"""Distinct values looked at to decide how a column writes its numbers and dates."""


@dataclass(frozen=True)
class Kolombeeld:
    """One column as read."""

    naam: str
    type: str
    voorbeeld: str


@dataclass(frozen=True)
class Tabelbeeld:
    """One table as read; `kopregels` are row numbers, `overgeslagen` says of every other row why it is no data."""

    blad: str
    kopregels: tuple[int, ...]
    rijen: int
    kolommen: tuple[Kolombeeld, ...]
    overgeslagen: tuple[tuple[str, tuple[int, ...]], ...]
    notities: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "blad": self.blad,
            "kopregels": list(self.kopregels),
            "rijen": self.rijen,
            "kolommen": [{"naam": k.naam, "type": k.type, "voorbeeld": k.voorbeeld} for k in self.kolommen],
            "overgeslagen": [{"rijen": list(rijen), "waarom": waarom} for waarom, rijen in self.overgeslagen],
            "notities": list(self.notities),
        }


@dataclass(frozen=True)
class Leesbeeld:
    """A whole file as read."""

    bestand: str
    codering: str
    scheiding: str
    tabellen: tuple[Tabelbeeld, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "bestand": self.bestand,
            "codering": self.codering,
            "scheiding": self.scheiding,
            "tabellen": [tabel.to_json() for tabel in self.tabellen],
        }


def picture_bestand(ruw: RuweTabellen) -> Leesbeeld:
    """Describe every table; samples of columns with personal data are masked, the values are never repeated."""
    redenen = find_persoonsgegevens(ruw)
    algemeen = [n for n in ruw.notities if not n.blad]
    bladen = list(dict.fromkeys(tabel.blad for tabel in ruw.tabellen))
    vreemd = [n for n in ruw.notities if n.blad and n.blad not in bladen]
    beelden = []
    gezien: set[str] = set()
    for nummer, tabel in enumerate(ruw.tabellen):
        eigen = [n for n in ruw.notities if n.blad == tabel.blad and n.blad and tabel.blad not in gezien]
        gezien.add(tabel.blad)
        geheim = find_kolommen(tabel) if redenen else frozenset()
        mee = (*algemeen, *vreemd) if nummer == 0 else ()
        beelden.append(picture_tabel(tabel, (*mee, *eigen), geheim, is_besmet=bool(redenen)))
    if redenen and beelden:
        zin = "Let op: dit bestand bevat persoonsgegevens en zou worden geweigerd. " + " ".join(redenen)
        beelden[0] = replace(beelden[0], notities=(*beelden[0].notities, zin))
    return Leesbeeld(ruw.bestandsnaam, ruw.codering, ruw.scheiding, tuple(beelden))


def picture_tabel(
    tabel: RuweTabel,
    notities: Iterable[Leesnotitie] = (),
    geheim: frozenset[str] = frozenset(),
    *,
    is_besmet: bool = False,
) -> Tabelbeeld:
    """Describe one table; columns without a header and without a cell are left out."""
    kolommen, over_kolommen = [], []
    for i, (kop, letter) in enumerate(zip(tabel.koppen, tabel.letters, strict=True)):
        cellen = tabel.cellen[f"k{i}"]
        if not kop and cellen.null_count() == cellen.len():
            continue
        oordeel = judge_kolom(kop, cellen)
        naam = kop or f"kolom {letter}"
        is_geheim = letter in geheim
        kolommen.append(Kolombeeld(naam, oordeel.soort.value, MASKER if is_geheim else oordeel.voorbeeld))
        over_kolommen += _tell_kolom(tabel, i, naam, oordeel, is_geheim=is_geheim)
    zinnen = [_without_values(n) if is_besmet else n.tekst for n in notities]
    return Tabelbeeld(
        blad=tabel.blad,
        kopregels=tabel.kopregels,
        rijen=tabel.cellen.height,
        kolommen=tuple(kolommen),
        overgeslagen=tabel.overgeslagen,
        notities=tuple(dict.fromkeys((*zinnen, *over_kolommen))),
    )


def _without_values(notitie: Leesnotitie) -> str:
    """Leave the facts above a header out when the file holds personal data: they may be a name."""
    if notitie.code != "constanten":
        return notitie.tekst
    feiten = "1 feit" if notitie.aantal == 1 else f"{notitie.aantal} feiten"
    return f"Boven de kopregel staan {feiten}; niet getoond vanwege persoonsgegevens."


def _tell_kolom(tabel: RuweTabel, i: int, naam: str, oordeel: Kolomoordeel, *, is_geheim: bool) -> list[str]:
    """Tell what is odd in one column: values of another kind, signs for unknown, values with two readings."""
    kolom = f'Kolom {tabel.letters[i]} ("{naam}")' if tabel.koppen[i] else f"Kolom {tabel.letters[i]}"
    if is_geheim:
        return [f"{kolom}: het voorbeeld is afgedekt, want de kolom bevat persoonsgegevens."]
    cellen = tabel.cellen.select(RIJ, pl.col(f"k{i}").alias("cel")).drop_nulls()
    zinnen = []
    if oordeel.anders:
        rij = int(cellen.filter(pl.col("cel") == oordeel.eerste_anders)[RIJ][0])
        aantal = f"{oordeel.anders} van de {oordeel.waarden} waarden"
        zin = f'{kolom}: {aantal} is geen {oordeel.soort}, de eerste is "{_kort(oordeel.eerste_anders)}" op rij {rij}.'
        zinnen.append(zin if oordeel.anders == 1 else zin.replace(" is geen ", " zijn geen ", 1))
    if oordeel.soort in MET_GETAL and cellen["cel"].str.contains("-9999", literal=True).any():
        swing = cellen.filter(pl.col("cel").str.strip_chars().str.contains(SWINGCODE))
    else:
        swing = cellen.clear()
    if swing.height:
        code = str(swing["cel"][0]).strip()
        zin = f"{kolom}: {swing.height} keer een code voor onbekend of geheim, zoals {code} ({show_rijen(tuple(swing[RIJ].to_list()), 5)})."
        zinnen.append(zin)
    return [*zinnen, *_tell_vorm(kolom, oordeel.soort, cellen["cel"])]


def _tell_vorm(kolom: str, soort: Kolomsoort, cellen: pl.Series) -> list[str]:
    if soort is Kolomsoort.DATUM:
        return tell_datumvorm(kolom, decide_datumvorm(_telling(cellen)))
    if soort in MET_GETAL and cellen.str.contains(r"[.,]\d{3}").any():
        is_geheel = soort is Kolomsoort.GEHEEL
        return tell_getalvorm(kolom, decide_getalvorm(_telling(cellen)), is_geheel=is_geheel)
    return []


def _telling(cellen: pl.Series) -> list[tuple[str, int]]:
    """Count the distinct texts, in the order in which they first occur."""
    groepen = pl.DataFrame({"cel": cellen}).group_by("cel", maintain_order=True).len()
    return [(str(tekst), int(n)) for tekst, n in groepen.head(MEESTE_DUBBELZINNIG).rows()]


def _kort(tekst: str) -> str:
    kaal = " ".join(tekst.split())
    return kaal if len(kaal) <= LANGSTE_VOORBEELD else f"{kaal[:LANGSTE_VOORBEELD]}…"
