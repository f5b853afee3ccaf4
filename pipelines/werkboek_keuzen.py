"""Drop-downs in a workbook: a hidden sheet with the allowed values, and a list at each column that has them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation

from pipelines.bron import BLAD, TABEL
from pipelines.eigen_bladen import KEUZELIJSTEN, MERK
from pipelines.levering import Levering
from pipelines.momenten import split_momenten
from pipelines.profilering import recall_profiel
from pipelines.ruw import RIJ, RuweTabellen
from pipelines.tabellen import read_tabellen
from pipelines.werkboek_opmaak import AUTEUR, make_cel
from schemas.aanlevering import Aanleversoort, list_soorten

RIJEN_EXTRA = 200
"""Rows below the last one that get the drop-down too, for rows that are still to come."""
NAAMBEGIN = "Keuzes_"


@dataclass(frozen=True)
class Keuzekolom:
    """The data rows of one column (letter) in which one field is chosen from a list."""

    blad: str
    letter: str
    veld: str
    van: int
    tot: int

    @property
    def bereik(self) -> str:
        return f"{self.letter}{self.van}:{self.letter}{self.tot}"


def find_soort_van(rapport: Mapping[str, Any], levering: Levering) -> Aanleversoort | None:
    """Return the file type of a report; None when the headers did not tell it."""
    return next((s for s in list_soorten(levering.kwartaal) if s.code == rapport["soort"]), None)


def find_keuzekolommen(
    ruw: RuweTabellen, soort: Aanleversoort, levering: Levering, velden: Iterable[str]
) -> tuple[Keuzekolom, ...]:
    """Return where in the file a field with a list stands, per table and column."""
    levering = recall_profiel(ruw, levering)
    tabellen = tuple(deel for tabel in ruw.tabellen for deel in split_momenten(tabel, levering))
    anderen = tuple(s for s in list_soorten(levering.kwartaal) if s is not soort)
    ingelezen = read_tabellen(tabellen, soort, levering, anderen)
    if ingelezen.bron is None:
        return ()
    bron, gezocht = ingelezen.bron, frozenset(velden)
    grenzen = bron.tekst.group_by(TABEL).agg(
        pl.col(BLAD).first(), van=pl.col(RIJ).min(), tot=pl.col(RIJ).max()
    )
    per_tabel = {tabel: (blad, van, tot) for tabel, blad, van, tot in grenzen.iter_rows()}
    return tuple(
        Keuzekolom(blad, plaats.letter, veld, van, tot + RIJEN_EXTRA)
        for (tabel, veld), plaats in bron.plaatsen.items()
        if veld in gezocht and plaats.letter and tabel in per_tabel
        for blad, van, tot in (per_tabel[tabel],)
    )


def add_keuzelijsten(werkmap: Any, keuzen: Mapping[str, tuple[str, ...]], titels: Mapping[str, str]) -> None:
    """Add the hidden sheet with a column per field, and a name for each column of values."""
    if not keuzen:
        return
    blad = werkmap.create_sheet(KEUZELIJSTEN)
    blad.sheet_state = "hidden"
    blad.append([make_cel(blad, MERK[KEUZELIJSTEN])])
    blad.append([make_cel(blad, titels[veld]) for veld in keuzen])
    langste = max(len(waarden) for waarden in keuzen.values())
    for plek in range(langste):
        waarden = (keuze[plek] if plek < len(keuze) else "" for keuze in keuzen.values())
        blad.append([make_cel(blad, waarde) for waarde in waarden])
    for kolom, (veld, keuze) in enumerate(keuzen.items(), 1):
        letter = get_column_letter(kolom)
        plaats = f"{quote_sheetname(blad.title)}!${letter}$3:${letter}${len(keuze) + 2}"
        werkmap.defined_names[f"{NAAMBEGIN}{veld}"] = DefinedName(f"{NAAMBEGIN}{veld}", attr_text=plaats)


def add_keuzen(blad: Any, kolommen: Sequence[Keuzekolom], titels: Mapping[str, str]) -> None:
    """Put the list at each column, except where the file has a list of its own."""
    bezet = [
        CellRange(str(deel)) for eigen in blad.data_validations.dataValidation for deel in eigen.sqref.ranges
    ]
    for kolom in kolommen:
        if all(CellRange(kolom.bereik).isdisjoint(deel) for deel in bezet):
            blad.data_validations.append(make_keuze(kolom, titels[kolom.veld]))


def make_keuze(kolom: Keuzekolom, titel: str) -> DataValidation:
    """Offer a list and let another value stand after a question: a provider's own word may be known to us."""
    keuze = DataValidation(
        type="list", formula1=f"{NAAMBEGIN}{kolom.veld}", allow_blank=True, errorStyle="warning"
    )
    keuze.errorTitle = AUTEUR
    keuze.error = f"Deze waarde staat niet in de lijst voor {titel.lower()}. Wilt u haar toch gebruiken?"
    keuze.showErrorMessage = True
    keuze.add(kolom.bereik)
    return keuze


def drop_eigen_keuzen(werkmap: Any) -> None:
    """Take away the lists of an earlier round; they are made anew."""
    for blad in werkmap.worksheets:
        over = [dv for dv in blad.data_validations.dataValidation if dv.errorTitle != AUTEUR]
        blad.data_validations.dataValidation = over
    for naam in [naam for naam in werkmap.defined_names if naam.startswith(NAAMBEGIN)]:
        del werkmap.defined_names[naam]
