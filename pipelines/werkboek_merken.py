"""Which cells of a file get a colour and a comment: every finding at the cells a person must look at."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from openpyxl.cell.cell import Cell

from pipelines.privacy_buiten import search_bijvangst
from pipelines.raster import column_index
from pipelines.ruw import RIJ, Bijvangst, RuweTabel, RuweTabellen
from pipelines.vrijetekst import names_somebody
from pipelines.werkboek_opmaak import NAMEN, ZWAARTE, colour_cel, put_opmerking

MEESTE_MERKEN = 50_000
"""Cells marked in one workbook; a person who repairs never works through more."""
MEESTE_OPMERKINGEN = 5_000
"""Comments in one workbook: a spreadsheet becomes slow with more."""
CIJFERS_VERDACHT = 7
DATUM = re.compile(r"\b\d{1,2}[-/]\d{1,2}[-/]\d{4}\b|\b\d{4}-\d\d-\d\d\b")

Bevinding = Mapping[str, Any]
Adres = tuple[str, int, int]
"""A cell as (sheet, row, column), rows and columns 1-based as openpyxl counts; the sheet is '' for CSV."""


@dataclass(frozen=True)
class Merk:
    """What is said of one cell, the heaviest first; `opmerking` is empty beyond the number of comments."""

    ernst: str
    opmerking: str


@dataclass
class Merken:
    """Marks by cell, in the order of the findings, and where each finding is shown."""

    cellen: dict[Adres, Merk] = field(default_factory=dict)
    eerste: dict[tuple[str, ...], Adres] = field(default_factory=dict)
    """The first cell of a finding, by what it is known by."""
    zonder_kleur: int = 0
    zonder_opmerking: int = 0


def find_merken(rapport: Mapping[str, Any], ruw: RuweTabellen) -> Merken:
    """Collect what is said per cell; a finding about a column or a word is put where that stands."""
    plekken, merken = Plekken(ruw), Merken()
    per_cel: dict[Adres, list[Bevinding]] = {}
    for bevinding in rapport["bevindingen"]:
        for adres in plekken.find(bevinding):
            merken.eerste.setdefault(name_bevinding(bevinding), adres)
            if adres in per_cel or len(per_cel) < MEESTE_MERKEN:
                per_cel.setdefault(adres, []).append(bevinding)
            else:
                merken.zonder_kleur += 1
    teksten: dict[tuple[str, ...], str] = {}
    for adres, bevindingen in per_cel.items():
        op_zwaarte = sorted(bevindingen, key=lambda b: ZWAARTE[b["ernst"]])
        if len(merken.cellen) < MEESTE_OPMERKINGEN:
            delen = tuple(dict.fromkeys(write_bevinding(b) for b in op_zwaarte))
            tekst = teksten.setdefault(delen, "\n\n".join(delen))
        else:
            merken.zonder_opmerking, tekst = merken.zonder_opmerking + 1, ""
        merken.cellen[adres] = Merk(op_zwaarte[0]["ernst"], tekst)
    return merken


def put_merk(cel: Cell, merk: Merk) -> None:
    """Colour a cell and explain it there; what somebody else wrote at it stays under our words."""
    colour_cel(cel, merk.ernst)
    if merk.opmerking:
        put_opmerking(cel, merk.opmerking, cel.comment.text if cel.comment else "")


def name_bevinding(bevinding: Bevinding) -> tuple[str, ...]:
    """Return what tells one finding of a report from the others."""
    return tuple(str(bevinding[deel]) for deel in ("regel", "blad", "cel", "kolom", "gevonden"))


def write_bevinding(bevinding: Bevinding) -> str:
    """Write one finding for a comment: what is wrong, what to do, what is allowed."""
    regels = [
        f"{NAMEN[bevinding['ernst']]}: {bevinding['boodschap']}",
        f"Wat u doet: {bevinding['herstel']}" if bevinding["herstel"] else "",
        f"Wat mag: {bevinding['toegestaan']}" if bevinding["toegestaan"] else "",
    ]
    return hide_waarde("\n".join(regel for regel in regels if regel), bevinding)


def hide_waarde(tekst: str, bevinding: Bevinding) -> str:
    """Leave the value out when our own words around it would look like personal data on the way back."""
    if is_onschuldig(tekst):
        return tekst
    zonder = tekst.replace(bevinding["gevonden"], "…") if bevinding["gevonden"] else tekst
    if is_onschuldig(zonder):
        return zonder
    return f"{NAMEN[bevinding['ernst']]}: de waarde in deze cel klopt niet."


def is_onschuldig(tekst: str) -> bool:
    """Whether the privacy stop lets a text of ours pass, wherever it stands.

    What it refuses in any column was refused before; what it takes for luck in a column of numbers, such as
    one that passes the elfproef, it would not take for luck in a comment.
    """
    cijfers = sum(teken.isdecimal() for teken in DATUM.sub("", tekst))
    if cijfers < CIJFERS_VERDACHT and "@" not in tekst:
        return not names_somebody(tekst)
    return not any(search_bijvangst((Bijvangst("een opmerking", (tekst,), "opmerking"),)))


class Plekken:
    """Where things stand in a file: headers, words in a column, and text outside the tables."""

    def __init__(self, ruw: RuweTabellen) -> None:
        self.tabellen = ruw.tabellen
        self.los = ruw.losse_tekst

    def find(self, bevinding: Bevinding) -> list[Adres]:
        """Return the cells of a finding; none when it is about the file or the whole sheet."""
        if bevinding["cel"]:
            return [split_cel(bevinding["blad"], bevinding["cel"])]
        if bevinding["kolom"]:
            met_kop = [
                (t, k) for t in self.tabellen for k, kop in enumerate(t.koppen) if kop == bevinding["kolom"]
            ]
            cellen = [cel for t, k in met_kop for cel in _with_term(t, k, bevinding["gevonden"])]
            return cellen or list(_koppen(met_kop, bevinding["blad"]))
        return self._outside(bevinding)

    def _outside(self, bevinding: Bevinding) -> list[Adres]:
        """Find a value that stands above the header: `Wijk: Feyenoord`, in one cell or beside its name."""
        gezocht = bevinding["gevonden"].strip()
        los = (
            los for los in self.los if los.blad == bevinding["blad"] and los.tekst.strip().endswith(gezocht)
        )
        gevonden = next(los, None) if gezocht else None
        return [split_cel(gevonden.blad, gevonden.cel)] if gevonden else []


def split_cel(blad: str, cel: str) -> Adres:
    """Read `F12` as row 12, column 6."""
    letters = cel.rstrip("0123456789")
    return blad, int(cel[len(letters) :]), column_index(letters) + 1


def _with_term(tabel: RuweTabel, kolom: int, term: str) -> Iterable[Adres]:
    if not term:
        return
    rijen = tabel.cellen.filter(pl.col(f"k{kolom}").str.strip_chars() == term.strip())[RIJ]
    for rij in rijen:
        yield tabel.blad, rij, kolom + 1


def _koppen(met_kop: list[tuple[RuweTabel, int]], blad: str) -> Iterable[Adres]:
    eigen = [(tabel, kolom) for tabel, kolom in met_kop if tabel.blad == blad and tabel.kopregels]
    for tabel, kolom in eigen[:1]:
        yield tabel.blad, tabel.kopregels[-1], kolom + 1
