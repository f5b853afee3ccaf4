"""Lines and a separator → a grid of text cells with the row numbers a spreadsheet shows."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from pipelines.grenzen import STANDAARD, Grenzen, require_modest_cellen
from pipelines.raster import blank_to_null, show_rijen
from pipelines.ruw import RIJ, Leesnotitie

LANGSTE_CEL_IN_REGELS = 100
GEEN_SCHEIDING = "\x1f"
"""Cuts nothing, because no text holds it any more; one column in quotes still has to be unquoted."""


@dataclass(frozen=True)
class Gesneden:
    """The cells, what was assumed, and for every line the number of the row it went into."""

    cellen: pl.DataFrame
    notities: tuple[Leesnotitie, ...]
    nummers: Sequence[int]


def split_cells(regels: list[str], scheiding: str, grenzen: Grenzen = STANDAARD) -> Gesneden:
    """Cut lines into cells, blank lines included as rows of nulls; notes tell about ragged rows."""
    if not scheiding and any(regel.startswith('"') for regel in regels):
        scheiding = GEEN_SCHEIDING
    if not scheiding:
        cellen = pl.DataFrame({"k0": regels}, schema={"k0": pl.String})
        nummers = range(1, len(regels) + 1)
        return Gesneden(_numbered(cellen, nummers), (), nummers)
    reeks = pl.Series("regel", regels, dtype=pl.String)
    aanhalingstekens = reeks.str.count_matches('"', literal=True)
    if not aanhalingstekens.sum():
        return _split_plain(reeks, scheiding, grenzen)
    records, rijen = _join_lines(regels, (aanhalingstekens % 2).to_list())
    if netjes := _split_quoted(records, rijen, scheiding, grenzen):
        return Gesneden(*netjes, number_lines(regels))
    return split_odd_quotes(regels, scheiding, grenzen)


def number_lines(regels: Sequence[str]) -> list[int]:
    """Return for every line the row number a spreadsheet shows: a cell of several lines is one row."""
    nummers: list[int] = []
    is_open, nummer = False, 0
    for regel in regels:
        nummer += not is_open
        nummers.append(nummer)
        is_open ^= bool(regel.count('"') % 2)
    return nummers


def _split_plain(regels: pl.Series, scheiding: str, grenzen: Grenzen) -> Gesneden:
    """Without quotes every line is one record, so polars may cut all lines at once."""
    tellingen = regels.str.count_matches(scheiding, literal=True)
    breedte = _widest(tellingen, grenzen)
    delen = regels.str.split_exact(scheiding, breedte - 1).struct.unnest()
    delen.columns = [f"k{i}" for i in range(breedte)]
    nummers = range(1, len(regels) + 1)
    return Gesneden(_numbered(delen, nummers), _ragged(pl.Series(nummers), tellingen + 1, regels), nummers)


def _join_lines(regels: list[str], oneven: list[int]) -> tuple[list[str], list[int]]:
    """Join the lines of a record whose quotes are still open; number it as a spreadsheet numbers rows."""
    if not any(oneven):
        return regels, list(range(1, len(regels) + 1))
    records: list[str] = []
    is_open = False
    for regel, is_oneven in zip(regels, oneven, strict=True):
        if is_open:
            records[-1] += "\n" + regel
        else:
            records.append(regel)
        is_open ^= bool(is_oneven)
    return records, list(range(1, len(records) + 1))


def _split_quoted(
    records: list[str], nummers: list[int], scheiding: str, grenzen: Grenzen
) -> tuple[pl.DataFrame, tuple[Leesnotitie, ...]] | None:
    """Let polars cut neatly quoted records; None when a quote stands where it should not."""
    teken = re.escape(scheiding)
    veld = rf'(?:"(?:[^"]|"")*"|[^"{teken}]*)'
    netjes = rf"\A{veld}(?:{teken}{veld})*\z"
    reeks = pl.Series("record", records, dtype=pl.String)
    langste = int(reeks.str.count_matches("\n", literal=True).max() or 0)  # type: ignore[arg-type]
    if langste >= LANGSTE_CEL_IN_REGELS or not reeks.str.contains(netjes).all():
        return None
    tellingen = reeks.str.replace_all('"[^"]*"', "").str.count_matches(scheiding, literal=True)
    breedte = _widest(tellingen, grenzen)
    gevuld = reeks.str.strip_chars() != ""
    if not reeks.filter(gevuld & (tellingen < breedte - 1)).is_empty():
        # Short rows get their missing separators, because polars would refuse or shift them.
        reeks = reeks + pl.Series(
            [scheiding * n for n in (breedte - 1 - tellingen).to_list()], dtype=pl.String
        )
    tekst = "\n".join(reeks.filter(gevuld).to_list()).encode()
    namen = {f"k{i}": pl.String for i in range(breedte)}
    try:
        delen = pl.read_csv(tekst, has_header=False, schema=namen, separator=scheiding, infer_schema=False)
    except pl.exceptions.PolarsError:
        return None
    rijnummers = pl.Series(nummers).filter(gevuld)
    if delen.height != len(rijnummers):
        return None
    alles = _numbered(delen, rijnummers)
    leeg = pl.DataFrame({RIJ: pl.Series(nummers, dtype=pl.Int64).filter(~gevuld)})
    return pl.concat([alles, leeg], how="diagonal").sort(RIJ), _ragged(
        pl.Series(nummers), tellingen + 1, reeks
    )


def split_odd_quotes(regels: list[str], scheiding: str, grenzen: Grenzen = STANDAARD) -> Gesneden:
    """Cut records with quotes in odd places one by one, as Excel does; without quoting when one stays open."""
    notities: tuple[Leesnotitie, ...] = ()
    try:
        rijen, hoogten = _read_records(regels, scheiding, csv.QUOTE_MINIMAL)
        is_kapot = max(hoogten, default=0) > LANGSTE_CEL_IN_REGELS
    except csv.Error:
        is_kapot = True
    if is_kapot:
        rijen = [regel.split(scheiding) for regel in regels]
        rijen = [[_unquote(cel) for cel in rij] for rij in rijen]
        hoogten = [1] * len(rijen)
        zin = "Een aanhalingsteken is niet gesloten; daarom is elke regel als één rij gelezen."
        notities = (Leesnotitie("aanhalingsteken", zin),)
    breedtes = pl.Series([len(rij) for rij in rijen])
    breedte = _widest(breedtes - 1, grenzen)
    rechthoek = [rij + [""] * (breedte - len(rij)) for rij in rijen]
    kolommen = {f"k{i}": kolom for i, kolom in enumerate(zip(*rechthoek, strict=True))}
    cellen = pl.DataFrame(kolommen, schema=dict.fromkeys(kolommen, pl.String))
    inhoud = pl.Series(["".join(rij) for rij in rijen], dtype=pl.String)
    nummers = range(1, len(rijen) + 1)
    notities = (*notities, *_ragged(pl.Series(nummers), breedtes, inhoud))
    return Gesneden(_numbered(cellen, nummers), notities, _number_records(hoogten, len(regels)))


def _read_records(
    regels: list[str], scheiding: str, quoting: Literal[0, 3]
) -> tuple[list[list[str]], list[int]]:
    """Return every record, and over how many lines each goes."""
    lezer = csv.reader(io.StringIO("\n".join(regels), newline=""), delimiter=scheiding, quoting=quoting)
    rijen: list[list[str]] = []
    hoogten: list[int] = []
    vorige = 0
    for rij in lezer:
        rijen.append(rij or [""])
        hoogten.append(lezer.line_num - vorige)
        vorige = lezer.line_num
    return rijen, hoogten


def _number_records(hoogten: Iterable[int], regels: int) -> list[int]:
    """Return for every line the number of its record; blank lines at the end follow on."""
    nummers = [nummer for nummer, hoogte in enumerate(hoogten, 1) for _ in range(hoogte)][:regels]
    laatste = nummers[-1] if nummers else 0
    return nummers + [laatste + i for i in range(1, regels - len(nummers) + 1)]


def _unquote(cel: str) -> str:
    kern = cel.strip()
    return kern[1:-1] if len(kern) > 1 and kern[0] == kern[-1] == '"' else cel


def _numbered(cellen: pl.DataFrame, nummers: range | list[int] | pl.Series) -> pl.DataFrame:
    rij = pl.Series(RIJ, nummers, dtype=pl.Int64)
    return blank_to_null(cellen).select(rij, pl.all())


def _ragged(nummers: pl.Series, breedtes: pl.Series, inhoud: pl.Series) -> tuple[Leesnotitie, ...]:
    """Note the rows with more or fewer cells than most; a title of one cell is no surprise."""
    gevuld = pl.DataFrame({"rij": nummers, "breedte": breedtes}).filter(inhoud.str.strip_chars() != "")
    gewoon = gevuld["breedte"].mode().sort(descending=True).head(1).to_list()
    anders = gevuld.filter(~pl.col("breedte").is_in(gewoon) & (pl.col("breedte") > 1))
    if anders.is_empty():
        return ()
    rijen = tuple(anders["rij"].to_list())
    zin = f"De meeste rijen hebben {gewoon[0]} {'cel' if gewoon[0] == 1 else 'cellen'}; {show_rijen(rijen)} niet. Alle cellen zijn gelezen."
    return (Leesnotitie("ongelijke_rijen", zin, len(rijen), rijen=rijen),)


def _widest(tellingen: pl.Series, grenzen: Grenzen) -> int:
    """Return the number of columns, or refuse what is no table."""
    breedte = int(tellingen.max() or 0) + 1  # type: ignore[arg-type]
    require_modest_cellen(tellingen.len(), breedte, grenzen)
    return breedte
