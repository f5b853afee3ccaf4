"""One sheet with several tables under each other → one grid per table, each with its own title lines."""

from dataclasses import replace
from itertools import pairwise

import polars as pl

from pipelines.kopregel import ZOEKDIEPTE, is_tekst
from pipelines.raster import Raster
from pipelines.ruw import RIJ

SMAL = 2
"""A row with this many cells or fewer may be a title or a fact above a table."""
MEESTE_TABELLEN = 60
MEESTAL = 0.6

Rij = tuple[int, tuple[str | None, ...]]


def split_raster(raster: Raster) -> list[Raster]:
    """Cut a grid where a new table begins: title lines or an empty line, a header, and rows of its width."""
    begin = _kandidaten(raster)
    if not begin:
        return [raster]
    grenzen = [0, *begin, raster.cellen.height]
    delen = [raster.cellen.slice(van, tot - van) for van, tot in pairwise(grenzen)]
    eerste = replace(raster, cellen=delen[0], tot=0)
    verder = (
        replace(
            raster,
            cellen=deel,
            lege_rijen=0,
            notities=(),
            commentaar=(),
            begin=int(deel[RIJ][0]),
            vanaf=int(vorige[RIJ][-1]) + 1,
            tot=raster.tot if deel is delen[-1] else 0,
        )
        for vorige, deel in pairwise(delen)
    )
    return [eerste, *verder]


def _kandidaten(raster: Raster) -> list[int]:
    """Return the positions at which a further table starts, its title lines included."""
    if not raster.kolommen or raster.cellen.height < 4 or _is_aaneengesloten(raster.cellen):
        return []
    breedte = pl.sum_horizontal(pl.col(raster.kolommen).is_not_null()).cast(pl.Int64)
    rijen = raster.cellen.select(
        pl.col(RIJ).diff().fill_null(1).alias("sprong"), breedte.alias("breedte")
    ).with_row_index("positie")
    # Under a row of one cell, or of two when the table is wider than that, a new table may start.
    ervoor = pl.col("breedte").shift(1).fill_null(9)
    smal_ervoor = (ervoor == 1) | ((ervoor <= SMAL) & (pl.col("breedte") > SMAL))
    mogelijk = rijen.filter(
        (pl.col("positie") > 1) & (pl.col("breedte") >= SMAL) & ((pl.col("sprong") > 1) | smal_ervoor)
    )["positie"].to_list()
    if not mogelijk or len(mogelijk) > raster.cellen.height / 2:
        return []
    breedtes, sprongen = rijen["breedte"].to_list(), rijen["sprong"].to_list()
    gevonden: list[int] = []
    koppen = _eerste_koppen(raster)
    for positie in mogelijk:
        if not _is_kop(raster, positie, koppen, breedtes):
            continue
        begin = _met_titels(raster, positie, breedtes, sprongen)
        if begin == positie and koppen and _gevuld_op(raster, positie) == koppen[0][1]:
            continue  # the same header after an empty line: the table goes on
        if _is_tabel(raster, (gevonden or [0])[-1], begin, breedtes) and _heeft_rijen(begin, breedtes):
            gevonden.append(begin)
    return gevonden[:MEESTE_TABELLEN]


def _is_aaneengesloten(cellen: pl.DataFrame) -> bool:
    """Whether no row is narrow and no line is empty, told by counts alone: then there is nothing to cut at."""
    zonder_gat = int(cellen[RIJ][-1]) - int(cellen[RIJ][0]) + 1 == cellen.height
    vol = sum(kolom.null_count() == 0 for kolom in cellen.drop(RIJ).iter_columns())
    return zonder_gat and vol > SMAL


def _eerste_koppen(raster: Raster) -> list[tuple[int, tuple[str, ...]]]:
    """Return the first rows that read as words only, by position: one of them is the header of the first table."""
    boven = enumerate(raster.cellen.head(ZOEKDIEPTE).select(raster.kolommen).rows())
    gevuld = [(i, _gevuld(rij)) for i, rij in boven]
    return [(i, rij) for i, rij in gevuld if len(rij) > 1 and all(map(is_woord, rij))][:3]


def _gevuld(rij: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(cel.strip() for cel in rij if cel is not None)


def is_woord(cel: str) -> bool:
    """Whether a cell could be the name of a column: words, without a number among them."""
    return is_tekst(cel) and not any(map(str.isdigit, cel)) and len(cel) < 80


def _is_kop(
    raster: Raster, positie: int, koppen: list[tuple[int, tuple[str, ...]]], breedtes: list[int]
) -> bool:
    """Whether this row heads a table: the same header again, or words over rows that hold values."""
    rijen = raster.cellen.slice(positie, 6).select(raster.kolommen).rows()
    gevuld = _gevuld(rijen[0])
    # Of what stands above, the header is the widest: a row of data may come back as well.
    eerder = [kop for boven, kop in koppen if boven < positie]
    if gevuld in eerder and len(gevuld) == max(map(len, eerder)):
        return True
    if not all(map(is_woord, gevuld)) or len(set(gevuld)) < len(gevuld) or len(rijen) < 2:
        return False
    onder = [
        rij
        for rij, breedte in zip(rijen[1:], breedtes[positie + 1 : positie + 6], strict=False)
        if breedte > 1
    ]
    kolommen = [k for k, cel in enumerate(rijen[0]) if cel is not None]
    binnen = all(rij[k] is None for rij in onder for k in range(len(rij)) if k not in kolommen)
    waarden = any(all(rij[k] is not None and not is_woord(rij[k] or "") for rij in onder) for k in kolommen)
    return bool(onder) and binnen and waarden


def _gevuld_op(raster: Raster, positie: int) -> tuple[str, ...]:
    return _gevuld(raster.cellen.row(positie)[1:])


def _met_titels(raster: Raster, positie: int, breedtes: list[int], sprongen: list[int]) -> int:
    """Move up over the title lines right above a header: one cell, or a fact such as 'Wijk:' beside its value.

    Two cells without a colon are a fact only when they touch the header, and the table is wider than they are.
    """
    begin = positie
    while begin > 0 and breedtes[begin - 1] <= SMAL and positie - begin < 6:
        if sprongen[begin] > 1 and begin < positie and breedtes[begin] == 1 and breedtes[begin - 1] > 1:
            break
        is_feit = _gevuld_op(raster, begin - 1)[0].endswith(":")
        raakt = sprongen[begin] == 1 and breedtes[positie] > SMAL
        if breedtes[begin - 1] > 1 and not is_feit and not raakt:
            break
        begin -= 1
    return begin


def _is_tabel(raster: Raster, van: int, tot: int, breedtes: list[int]) -> bool:
    """Whether the rows above a next table are a table too; a list of facts ('Bron' beside 'CBS') is none."""
    if max(breedtes[van:tot], default=0) != SMAL:
        return any(breedte > SMAL for breedte in breedtes[van:tot])
    paren = [gevuld for rij in range(van, tot) if len(gevuld := _gevuld_op(raster, rij)) == SMAL]
    waarden = sum(not is_tekst(waarde) for _, waarde in paren[1:])
    return len(paren) > SMAL and all(map(is_woord, paren[0])) and waarden > MEESTAL * (len(paren) - 1)


def _heeft_rijen(begin: int, breedtes: list[int]) -> bool:
    return any(breedte > 1 for breedte in breedtes[begin + 1 :])
