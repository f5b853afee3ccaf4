"""A grid of text → one table: header taken out, rows that are no data skipped and told."""

import re
from dataclasses import dataclass, replace

import polars as pl

from pipelines.kopregel import Kop, find_kop, is_tekst
from pipelines.leesnotities import name_blad, name_overgeslagen, tell_kop, tell_overgeslagen, tell_rest
from pipelines.raster import Raster, column_letter
from pipelines.rijsoorten import SOORT, classify_rijen, keep_named_totals, mark_closing_notes
from pipelines.ruw import RIJ, Leesnotitie, LosseTekst, RuweTabel

BLAD_MET_UITLEG = re.compile(
    r"^(?:toelichting|leeswijzer|uitleg|instructie|legenda|definities|colofon|voorblad|inhoud(?:sopgave)?$|keuzelijst|lijsten|read ?me|invulhulp)",
    re.IGNORECASE,
)
ZIN = 45


@dataclass(frozen=True)
class Lezing:
    """What one sheet gave: perhaps a table, the text outside it, and the liberties taken."""

    tabel: RuweTabel | None
    notities: tuple[Leesnotitie, ...]
    losse_tekst: tuple[LosseTekst, ...] = ()


def read_tabel(raster: Raster, bekende_koppen: frozenset[str] = frozenset()) -> Lezing:
    """Make a table of a grid, or say why there is none."""
    lezing = _read_raster(raster, bekende_koppen)
    return replace(lezing, losse_tekst=(*raster.commentaar, *lezing.losse_tekst))


def _read_raster(raster: Raster, bekende_koppen: frozenset[str]) -> Lezing:
    if raster.cellen.is_empty():
        return Lezing(
            None,
            (*raster.notities, Leesnotitie("leeg_blad", f"{name_blad(raster)} is leeg.", blad=raster.blad)),
        )
    if _is_prose(raster):
        zin = f"{name_blad(raster)} heeft alleen tekst en geen tabel; overgeslagen als toelichting."
        notitie = Leesnotitie("toelichtingsblad", zin, raster.cellen.height, raster.blad)
        return Lezing(None, (*raster.notities, notitie), _losse_tekst(raster.blad, raster.cellen))
    kop = find_kop(raster, bekende_koppen)
    if kop is None:
        kop = Kop((), ("",) * len(raster.kolommen), ())
    return _read_under(raster, kop)


def _read_under(raster: Raster, kop: Kop) -> Lezing:
    boven = raster.cellen.head(kop.posities[0] if kop.posities else 0)
    onder = raster.cellen.slice(kop.posities[-1] + 1 if kop.posities else 0)
    onder, gevuld_omlaag = _fill_merged(onder, raster)
    kolommen = _used_columns(onder, kop.teksten)
    kop = Kop(kop.rijen, kop.teksten[: len(kolommen)], kop.posities)
    koprijen = tuple(raster.cellen.select(kolommen).row(positie) for positie in kop.posities)
    soorten = classify_rijen(onder.select(RIJ, *kolommen), kop.teksten, koprijen)
    soorten = keep_named_totals(mark_closing_notes(soorten))
    data = soorten.filter(pl.col(SOORT) == "data").drop(SOORT)
    geen_data = soorten.filter(pl.col(SOORT) != "data")
    geen_data = _split_groepen(geen_data, data)
    groepen = _groepsrijen(geen_data)
    if groepen and (eerste := _title_right_above(boven, kop)):
        groepen = (eerste, *groepen)  # the first group may stand above the header
    constanten, titels = _split_constanten(raster.blad, boven)
    notities = (
        *raster.notities,
        *tell_kop(raster, kop, constanten, is_eerste=boven.is_empty()),
        *gevuld_omlaag,
        *tell_overgeslagen(raster, geen_data),
        *tell_rest(raster, kop, data),
    )
    los = (*titels, *_losse_tekst(raster.blad, geen_data.filter(pl.col(SOORT) != "kop").drop(SOORT)))
    overgeslagen = name_overgeslagen(raster, kop, geen_data)
    tabel = replace(_tabel(raster, kop, data, constanten), groepsrijen=groepen, overgeslagen=overgeslagen)
    return Lezing(tabel, notities, los)


def _split_groepen(geen_data: pl.DataFrame, data: pl.DataFrame) -> pl.DataFrame:
    """A single text after the last data row groups nothing: it is a footnote."""
    laatste = data[RIJ].max() if data.height else 0
    is_noot = (pl.col(SOORT) == "groep") & (pl.col(RIJ) > laatste)
    return geen_data.with_columns(pl.when(is_noot).then(pl.lit("voetnoot")).otherwise(SOORT).alias(SOORT))


def _groepsrijen(geen_data: pl.DataFrame) -> tuple[tuple[int, str], ...]:
    groepen = geen_data.filter(pl.col(SOORT) == "groep")
    kolommen = [naam for naam in groepen.columns if naam not in (RIJ, SOORT)]
    return tuple(groepen.select(RIJ, pl.coalesce(kolommen)).rows())


def _title_right_above(boven: pl.DataFrame, kop: Kop) -> tuple[int, str] | None:
    """Return the one cell on the row above the header, when it touches it."""
    if boven.is_empty() or not kop.rijen or int(boven[RIJ][-1]) != kop.rijen[0] - 1:
        return None
    nummer, *cellen = boven.row(-1)
    gevuld = [cel for cel in cellen if cel is not None]
    return (nummer, gevuld[0]) if len(gevuld) == 1 else None


def _tabel(
    raster: Raster, kop: Kop, data: pl.DataFrame, constanten: tuple[tuple[str, str], ...]
) -> RuweTabel:
    letters = tuple(column_letter(i) for i in range(len(kop.teksten)))
    return RuweTabel(raster.blad, kop.rijen, kop.teksten, letters, data, constanten)


def _used_columns(onder: pl.DataFrame, koppen: tuple[str, ...]) -> list[str]:
    """Leave out the columns at the right without header and without one cell."""
    kolommen = [naam for naam in onder.columns if naam != RIJ]
    breedte = len(kolommen)
    while (
        breedte > 1 and not koppen[breedte - 1] and onder[kolommen[breedte - 1]].null_count() == onder.height
    ):
        breedte -= 1
    return kolommen[:breedte]


def _is_prose(raster: Raster) -> bool:
    """Whether a sheet reads as notes: by its name, or by sentences with one cell per row."""
    if raster.blad and BLAD_MET_UITLEG.search(raster.blad):
        return True
    rijen = raster.cellen.select(raster.kolommen).head(500).rows()
    cellen = [cel for rij in rijen for cel in rij if cel is not None]
    if len(cellen) > len(rijen):
        return False  # two cells beside each other may be a table, and a table is never thrown away
    woorden = [cel for cel in cellen if is_tekst(cel)]
    zinnen = sum(len(cel) > ZIN or (cel.rstrip().endswith(".") and len(cel.split()) > 2) for cel in woorden)
    return 2 * len(woorden) >= len(cellen) and (len(rijen) == 1 or zinnen > 0)


def _split_constanten(
    blad: str, boven: pl.DataFrame
) -> tuple[tuple[tuple[str, str], ...], tuple[LosseTekst, ...]]:
    """Read 'Wijk:' beside 'Tarwewijk', or 'Wijk: Tarwewijk' in one cell; the rest is title."""
    constanten: list[tuple[str, str]] = []
    titels: list[LosseTekst] = []
    for nummer, *rij in boven.rows():
        gevuld = [(k, cel) for k, cel in enumerate(rij) if cel is not None]
        naam, _, waarde = gevuld[0][1].partition(":")
        is_feit = ":" in gevuld[0][1] or len(rij) > 3
        if len(gevuld) == 2 and is_feit and not waarde.strip() and len(naam.strip()) <= 40:
            constanten.append((naam.strip(), gevuld[1][1].strip()))
        elif len(gevuld) == 1 and naam.strip() and waarde.strip() and len(naam.strip()) <= 40:
            constanten.append((naam.strip(), waarde.strip()))
        titels += [LosseTekst(blad, f"{column_letter(k)}{nummer}", cel) for k, cel in gevuld]
    return tuple(constanten), tuple(titels)


def _losse_tekst(blad: str, rijen: pl.DataFrame) -> tuple[LosseTekst, ...]:
    kolommen = [naam for naam in rijen.columns if naam != RIJ]
    return tuple(
        LosseTekst(blad, f"{column_letter(int(kolommen[k][1:]))}{nummer}", cel)
        for nummer, *rij in rijen.select(RIJ, *kolommen).rows()
        for k, cel in enumerate(rij)
        if cel is not None and (is_tekst(cel) or len(cel) > 7)
    )


def _fill_merged(onder: pl.DataFrame, raster: Raster) -> tuple[pl.DataFrame, tuple[Leesnotitie, ...]]:
    """Repeat a value merged over several rows on each of them: a person sees it there."""
    if not raster.samengevoegd:
        return onder, ()
    aanwezig = set(onder[RIJ].to_list())
    blokken = [
        m for m in raster.samengevoegd if m[2] > m[0] and m[0] in aanwezig and f"k{m[1]}" in onder.columns
    ]
    for r1, k1, r2, _ in blokken:
        naam = f"k{k1}"
        waarde = onder.filter(pl.col(RIJ) == r1)[naam][0]
        binnen = pl.col(RIJ).is_between(r1, r2) & pl.col(naam).is_null()
        onder = onder.with_columns(pl.when(binnen).then(pl.lit(waarde)).otherwise(pl.col(naam)).alias(naam))
    if not blokken:
        return onder, ()
    plekken = ", ".join(f"{column_letter(k1)}{r1}:{column_letter(k2)}{r2}" for r1, k1, r2, k2 in blokken[:8])
    zin = f"Samengevoegde cellen ({plekken}): de waarde is op elke rij gezet."
    return onder, (Leesnotitie("samengevoegd", zin, len(blokken), raster.blad),)
