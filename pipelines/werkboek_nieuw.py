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
from pipelines.eigen_bladen import LANGSTE_BLADNAAM, fit_bladnaam
from pipelines.levering import Celherstel
from pipelines.raster import Raster, column_index, column_letter
from pipelines.ruw import RIJ
from pipelines.werkboek_eigen import save
from pipelines.werkboek_keuzen import add_keuzen
from pipelines.werkboek_merken import Merk, put_merk
from pipelines.werkboek_opmaak import LANGSTE_CEL, TEKSTOPMAAK, VREEMD, clean_tekst, put_tekst
from pipelines.werkboek_rijen import fill_rijen
from pipelines.werkboek_werk import Werk

GEGEVENS = "Gegevens"
"""The sheet of a file that has none, such as a CSV."""
HOOGSTE_KOP = 15
"""A header further down is not frozen: half the window would stand still."""
PROEFRIJEN, SMALST, BREEDST = 200, 9, 42
Rij = list[Cell | None]


@dataclass(frozen=True)
class Rasters:
    """The sheets of a file as grids; a file without sheets is one grid without a name."""

    zichtbaar: tuple[Raster, ...]
    verborgen: tuple[Raster, ...] = ()
    weggelaten: tuple[int, ...] = ()
    """Lines of a text file that are no cells: `sep=`, comments, drawn lines."""

    @property
    def alle(self) -> tuple[Raster, ...]:
        return (*self.zichtbaar, *self.verborgen)

    @property
    def namen(self) -> dict[str, str]:
        """The name of each sheet in the new workbook, as a workbook allows it."""
        namen: dict[str, str] = {}
        for raster in self.alle:
            basis = naam = fit_bladnaam(clean_tekst(raster.blad)) or GEGEVENS
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
        return replace(self, zichtbaar=zichtbaar, verborgen=verborgen)


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
    """Write what is seen and marked of every sheet; `save_filled` adds the other rows once it is saved."""
    namen = rasters.namen
    let_op: list[str] = []
    for raster in rasters.alle:
        blad: Any = werkmap.create_sheet(namen[raster.blad])
        blad.sheet_state = "visible" if raster in rasters.zichtbaar else "hidden"
        kopregels = [t.kopregels for t in werk.ruw.tabellen if t.blad == raster.blad and t.kopregels]
        _set_breedtes(blad, raster)
        if kopregels and kopregels[0][-1] <= HOOGSTE_KOP:
            blad.freeze_panes = f"A{kopregels[0][-1] + 1}"
        for rij in _rijen(blad, raster, {rij for deel in kopregels for rij in deel}, _per_rij(werk, raster)):
            blad.append(rij)
        for r1, k1, r2, k2 in raster.samengevoegd:
            blad.merged_cells.add(CellRange(min_row=r1, min_col=k1 + 1, max_row=r2, max_col=k2 + 1).coord)
        add_keuzen(blad, [k for k in werk.kolommen if k.blad == raster.blad], werk.titels)
        let_op += _verlies(raster, namen[raster.blad])
    return tuple(let_op)


def save_filled(werkmap: Workbook, rasters: Rasters) -> bytes:
    """Save, and add the rows without a mark; the list stands in front, so that the first grid is sheet 2."""
    voorbeeld = make_tekstcel(werkmap.worksheets[0])
    return fill_rijen(save(werkmap), dict(enumerate(rasters.alle, 2)), voorbeeld.style_id)


def make_tekstcel(blad: Any) -> Cell:
    """Make a cell whose content stays text, whatever is typed in it later."""
    cel = WriteOnlyCell(blad)
    cel.number_format = TEKSTOPMAAK
    return cel


def _per_rij(werk: Werk, raster: Raster) -> dict[int, dict[int, Merk]]:
    per_rij: dict[int, dict[int, Merk]] = {}
    for (naam, rij, kolom), merk in werk.merken.cellen.items():
        if naam == raster.blad:
            per_rij.setdefault(rij, {})[kolom] = merk
    return per_rij


def _set_breedtes(blad: Any, raster: Raster) -> None:
    proef = raster.cellen.head(PROEFRIJEN)
    for naam in raster.kolommen:
        langste = max((len(tekst) for tekst in proef[naam].drop_nulls()), default=0)
        letter = column_letter(int(naam[1:]))
        blad.column_dimensions[letter].width = min(max(langste + 2, SMALST), BREEDST)


def _rijen(
    blad: Any, raster: Raster, koprijen: set[int], merken: Mapping[int, Mapping[int, Merk]]
) -> Iterator[Rij]:
    """Yield every row up to the last: headers and marked rows whole, the others empty for now."""
    te_schrijven = raster.cellen.filter(pl.col(RIJ).is_in([*koprijen, *merken]))
    teksten = {rij: cellen for rij, *cellen in te_schrijven.select(RIJ, *raster.kolommen).iter_rows()}
    laatste = max([*raster.cellen[RIJ].tail(1), *merken], default=0)
    for rij in range(1, laatste + 1):
        if rij in merken or rij in teksten:
            yield _rij(blad, teksten.get(rij, []), merken.get(rij, {}), is_kop=rij in koprijen)
        else:
            yield []


def _rij(blad: Any, teksten: list[str | None], merken: Mapping[int, Merk], *, is_kop: bool) -> Rij:
    cellen: Rij = []
    for kolom in range(1, max(len(teksten), *merken, 0) + 1):
        tekst = teksten[kolom - 1] if kolom <= len(teksten) else None
        merk = merken.get(kolom)
        if tekst is None and merk is None:
            cellen.append(None)
            continue
        cel = make_tekstcel(blad)
        if is_kop:
            cel.font = Font(bold=True)
        if tekst is not None:
            put_tekst(cel, tekst)
        if merk is not None:
            put_merk(cel, merk)
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
