"""How heavy a finding weighs under the agreements of a party: the declared weight, or the one a beschikking gives."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import polars as pl

from pipelines.bron import NR
from pipelines.levering import Levering, valid_leverbereiken
from pipelines.vondst import Vondst
from schemas.bevinding import Ernst
from schemas.catalogus import Leverbereik

STRENGST = (Ernst.FOUT, Ernst.WAARSCHUWING, Ernst.OPMERKING)


def apply_niveaus(vondsten: Iterable[Vondst], rijen: pl.DataFrame, levering: Levering) -> tuple[Vondst, ...]:
    """Give every finding the weight that the valid beschikkingen agreed on.

    Where they differ a row follows the one beschikking its interventie belongs to; otherwise the strictest counts.
    """
    kwartaal = str(levering.kwartaal)
    bereiken = tuple(
        replace(bereik, niveaus=tuple(n for n in bereik.niveaus if n.van_kwartaal <= kwartaal))
        for bereik in valid_leverbereiken(levering)
    )
    aangepast = {niveau.regel for bereik in bereiken for niveau in bereik.niveaus}
    return tuple(
        uit
        for vondst in vondsten
        for uit in (_weigh(vondst, rijen, bereiken) if vondst.regel in aangepast else (vondst,))
    )


def _weigh(vondst: Vondst, rijen: pl.DataFrame, bereiken: tuple[Leverbereik, ...]) -> Iterator[Vondst]:
    per_bereik = [_niveau(bereik, vondst) for bereik in bereiken]
    if len(set(per_bereik)) == 1 or vondst.nrs.is_empty() or "interventie" not in rijen.columns:
        yield replace(vondst, ernst=strictest(per_bereik))
        return
    codes = rijen.select(NR, "interventie").filter(pl.col(NR).is_in(vondst.nrs.implode()))
    ernst_van = {
        code: strictest(_of_interventie(code, bereiken, per_bereik) or per_bereik)
        for code in codes["interventie"].unique()
    }
    if vondst.is_gebundeld:
        # Said once for all its rows: it weighs as the heaviest of them.
        yield replace(vondst, ernst=strictest(ernst_van.values()))
        return
    for ernst in STRENGST:
        eigen = [code for code, gegeven in ernst_van.items() if gegeven is ernst]
        nrs = codes.filter(pl.col("interventie").is_in(eigen, nulls_equal=True))[NR]
        if nrs.len():
            yield replace(vondst, ernst=ernst, nrs=vondst.nrs.filter(vondst.nrs.is_in(nrs.implode())))


def _niveau(bereik: Leverbereik, vondst: Vondst) -> Ernst:
    return next((n.ernst for n in bereik.niveaus if n.regel == vondst.regel), vondst.ernst)


def _of_interventie(
    code: str | None, bereiken: tuple[Leverbereik, ...], per_bereik: list[Ernst]
) -> list[Ernst]:
    """Return the weight of the one beschikking an interventie belongs to; none when there are more."""
    eigen = [e for bereik, e in zip(bereiken, per_bereik, strict=True) if code in bereik.interventiecodes]
    return eigen if len(eigen) == 1 else []


def strictest(ernsten: Iterable[Ernst]) -> Ernst:
    """Return the heaviest of some weights."""
    return min(ernsten, key=STRENGST.index)
