"""A file that is no .xlsx as a new workbook: the same cells at the same addresses, all of them text, and our marks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

import polars as pl
from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet.cell_range import CellRange

from pipelines.celherstel import parse_adres
from pipelines.levering import Celherstel
from pipelines.raster import Raster, column_index, column_letter
from pipelines.ruw import RIJ
from pipelines.werkboek_keuzen import add_keuzen
from pipelines.werkboek_merken import Merk
from pipelines.werkboek_opmaak import LANGSTE_CEL, TEKSTOPMAAK, VREEMD, clean_tekst, colour_cel, put_opmerking
from pipelines.werkboek_werk import Werk

GEGEVENS = "Gegevens"
"""The sheet of a file that has none, such as a CSV."""
LANGSTE_BLADNAAM = 31
VERBODEN_IN_BLADNAAM = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
HOOGSTE_KOP = 15
"""A header further down is not frozen: half the window would stand still."""
PROEFRIJEN, SMALST, BREEDST = 200, 9, 42
Rij = list[Cell | None]


@dataclass(frozen=True)
class Rasters:
    """The sheets of a file as grids; a file without sheets is one grid without a name."""

    zichtbaar: tuple[Raster, ...]
    verborgen: tuple[Raster, ...] = ()

    @property
    def alle(self) -> tuple[Raster, ...]:
        return (*self.zichtbaar, *self.verborgen)

    @property
    def namen(self) -> dict[str, str]:
        """The name of each sheet in the new workbook, as a workbook allows it."""
        namen: dict[str, str] = {}
        for raster in self.alle:
            schoon = clean_tekst(raster.blad).translate(VERBODEN_IN_BLADNAAM).strip("'")
            basis = naam = schoon[:LANGSTE_BLADNAAM] or GEGEVENS
            bezet = {ander.casefold() for ander in namen.values()}
            nummers = count(2)
            while naam.casefold() in bezet:
                naam = f"{basis[: LANGSTE_BLADNAAM - 5]} ({next(nummers)})"
            namen[raster.blad] = naam
        return namen

    def change(self, wijzigingen: tuple[Celherstel, ...]) -> "Rasters":
        """Put the cells a person repaired on the page in the grids."""
        zichtbaar, verborgen = (
            tuple(change_raster(raster, wijzigingen) for raster in deel)
            for deel in (self.zichtbaar, self.verborgen)
        )
        return Rasters(zichtbaar, verborgen)


def change_raster(raster: Raster, wijzigingen: tuple[Celherstel, ...]) -> Raster:
    """Put the repaired cells of one sheet in its grid."""
    cellen = raster.cellen
    for wijziging in wijzigingen:
        letter, rij = parse_adres(wijziging.cel)
        naam = f"k{column_index(letter)}" if letter else ""
        if wijziging.blad == raster.blad and naam in cellen.columns:
            nieuw = pl.lit(wijziging.nieuw.strip() or None, dtype=pl.String)
            cellen = cellen.with_columns(pl.when(pl.col(RIJ) == rij).then(nieuw).otherwise(naam).alias(naam))
    return replace(raster, cellen=cellen)


def add_bladen(werkmap: Workbook, rasters: Rasters, werk: Werk) -> tuple[str, ...]:
    """Write every sheet row by row; return what a workbook could not hold."""
    namen = rasters.namen
    let_op: list[str] = []
    for raster in rasters.alle:
        blad: Any = werkmap.create_sheet(namen[raster.blad])
        blad.sheet_state = "visible" if raster in rasters.zichtbaar else "hidden"
        kopregels = [t.kopregels for t in werk.ruw.tabellen if t.blad == raster.blad and t.kopregels]
        koprijen = frozenset(rij for regels in kopregels for rij in regels)
        _set_breedtes(blad, raster)
        if kopregels and kopregels[0][-1] <= HOOGSTE_KOP:
            blad.freeze_panes = f"A{kopregels[0][-1] + 1}"
        eigen = {(r, k): merk for (naam, r, k), merk in werk.merken.cellen.items() if naam == raster.blad}
        for rij in _rijen(blad, raster, koprijen, eigen):
            blad.append(rij)
        for r1, k1, r2, k2 in raster.samengevoegd:
            blad.merged_cells.add(CellRange(min_row=r1, min_col=k1 + 1, max_row=r2, max_col=k2 + 1).coord)
        add_keuzen(blad, [k for k in werk.kolommen if k.blad == raster.blad], werk.titels)
        let_op += _verlies(raster, namen[raster.blad])
    return tuple(let_op)


def _set_breedtes(blad: Any, raster: Raster) -> None:
    proef = raster.cellen.head(PROEFRIJEN)
    for naam in raster.kolommen:
        langste = max((len(tekst) for tekst in proef[naam].drop_nulls()), default=0)
        letter = column_letter(int(naam[1:]))
        blad.column_dimensions[letter].width = min(max(langste + 2, SMALST), BREEDST)


def _rijen(
    blad: Any, raster: Raster, koprijen: frozenset[int], merken: Mapping[tuple[int, int], Merk]
) -> Iterator[Iterator[Cell | None] | Rij]:
    """Yield every row up to the last, blank ones included, so that each cell keeps its address."""
    gemerkt = {rij for rij, _ in merken}
    gewoon, kop = _voorbeeld(blad), _voorbeeld(blad, Font(bold=True))
    vorige = 0
    for rij, *teksten in raster.cellen.select(RIJ, *raster.kolommen).iter_rows():
        for leeg in range(vorige + 1, rij):
            yield _marked(blad, [], leeg, merken) if leeg in gemerkt else []
        vorige = rij
        if rij in gemerkt:
            yield _marked(blad, teksten, rij, merken, is_kop=rij in koprijen)
        else:
            yield _plain(teksten, kop if rij in koprijen else gewoon)


def _voorbeeld(blad: Any, font: Font | None = None) -> Cell:
    cel = WriteOnlyCell(blad)
    cel.number_format = TEKSTOPMAAK
    if font is not None:
        cel.font = font
    return cel


def _plain(teksten: list[str | None], cel: Cell) -> Iterator[Cell | None]:
    """Write a row with one and the same cell, filled anew each time: a million cells are too many to make."""
    for tekst in teksten:
        if tekst is None:
            yield None
        else:
            cel.value = tekst if tekst.isascii() and tekst.isprintable() else clean_tekst(tekst)
            cel.data_type = "s"
            yield cel


def _marked(
    blad: Any,
    teksten: list[str | None],
    rij: int,
    merken: Mapping[tuple[int, int], Merk],
    *,
    is_kop: bool = False,
) -> Rij:
    breedte = max(len(teksten), *(kolom for r, kolom in merken if r == rij))
    cellen: Rij = []
    for kolom in range(1, breedte + 1):
        tekst = teksten[kolom - 1] if kolom <= len(teksten) else None
        cel = _voorbeeld(blad, Font(bold=True) if is_kop else None)
        if tekst is not None:
            cel.value = clean_tekst(tekst)
            cel.data_type = "s"
        if merk := merken.get((rij, kolom)):
            colour_cel(cel, merk.ernst)
            if merk.opmerking:
                put_opmerking(cel, merk.opmerking)
        cellen.append(cel)
    return cellen


def _verlies(raster: Raster, naam: str) -> Iterator[str]:
    """Say what a workbook cannot hold: control characters and very long texts."""
    kolommen = [raster.cellen[k].drop_nulls() for k in raster.kolommen]
    vreemd = sum(int(k.str.contains(VREEMD.pattern).sum()) for k in kolommen)
    lang = sum(int((k.str.len_chars() > LANGSTE_CEL).sum()) for k in kolommen)
    if vreemd:
        yield f"Blad {naam}: in {vreemd} cellen stonden stuurtekens; die zijn een spatie geworden."
    if lang:
        yield f"Blad {naam}: {lang} cellen waren te lang voor Excel en zijn afgekapt op {LANGSTE_CEL} tekens."
