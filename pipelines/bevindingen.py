"""Broken rules → Bevindingen at cells; pandera's words stop here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import polars as pl

from pipelines.bron import LETTER, NR, Bron
from pipelines.grenzen import STANDAARD
from pipelines.ruw import RIJ
from pipelines.termen import rijen_in_woorden
from pipelines.vondst import Vondst, vul
from schemas.aanlevering import Aanleversoort, Veld
from schemas.bevinding import Bevinding, Ernst, Plaats
from schemas.errors import DeclaratieError
from schemas.meldingen import BUITEN_BEREIK

if TYPE_CHECKING:
    from pandera.api.polars.container import DataFrameSchema

MEESTE_PER_REGEL = STANDAARD.meeste_per_regel
"""Findings kept per rule and column; `aantallen` keeps the exact number."""
RIJEN_PER_DEEL = 100_000
ZWAARTE = {Ernst.FOUT: 0, Ernst.WAARSCHUWING: 1, Ernst.OPMERKING: 2}


@dataclass(frozen=True)
class Uitslag:
    """The findings of a file, the exact number per rule, and which rows carry an error."""

    bevindingen: tuple[Bevinding, ...]
    aantallen: tuple[tuple[str, int], ...]
    foute_nrs: pl.Series


def validate_rijen(
    rijen: pl.DataFrame, soort: Aanleversoort, waarden: Mapping[str, pl.Series] = MappingProxyType({})
) -> tuple[Vondst, ...]:
    """Hold typed rows against the declared model; one Vondst per rule and column.

    `waarden` are the distinct values of the columns of which they are known.
    """
    from pipelines.voorkeuring import find_gebroken

    schema = soort.model.to_schema()
    if schema.checks or schema.unique:
        return _fold(_report(rijen.select(NR, *schema.columns), soort, schema))
    if any(k.dtype is None or k.dtype.type != rijen.schema[naam] for naam, k in schema.columns.items()):
        _report(
            rijen.clear().select(NR, *schema.columns), soort, schema
        )  # says which column, and of what type
    return _fold(
        [
            _vondst(gebroken.kolom, gebroken.nummer, rijen[NR].filter(gebroken.is_fout), soort)
            for gebroken in find_gebroken(rijen, schema, waarden)
        ]
    )


def _report(rijen: pl.DataFrame, soort: Aanleversoort, schema: "DataFrameSchema") -> list[Vondst]:
    """Return what pandera's own report says, in chunks: a check over the whole frame needs the whole model."""
    delen = [
        _failures(soort, schema, rijen.slice(van, RIJEN_PER_DEEL))
        for van in range(0, max(rijen.height, 1), RIJEN_PER_DEEL)
    ]
    gevallen = [deel for deel in delen if deel is not None]
    if not gevallen:
        return []
    # Empty required cells are told by parsing, with their own words.
    per_regel = (
        pl.concat(gevallen).drop_nulls("check_number").group_by("column", "check_number", maintain_order=True)
    )
    return [_vondst(str(kolom), int(str(nummer)), groep[NR], soort) for (kolom, nummer), groep in per_regel]


def _failures(soort: Aanleversoort, schema: "DataFrameSchema", deel: pl.DataFrame) -> pl.DataFrame | None:
    """Return (column, check_number, _nr) of everything pandera refuses in one chunk."""
    from pandera.errors import SchemaErrors

    try:
        schema.validate(deel, lazy=True)
    except SchemaErrors as fout:
        gevallen: pl.DataFrame = fout.failure_cases
        if gevallen["index"].null_count():
            raise DeclaratieError(f"{soort.code}: {gevallen.filter(pl.col('index').is_null())}") from None
        nrs = deel[NR].gather(gevallen["index"].cast(pl.UInt32))
        return gevallen.select("column", "check_number").with_columns(nrs)
    return None


def _vondst(kolom: str, nummer: int, nrs: pl.Series, soort: Aanleversoort) -> Vondst:
    """Translate one failed check: a bound, or a rule with its own sentence."""
    declaratie = soort.model.to_schema().columns[kolom]
    check = declaratie.checks[nummer]
    velden = soort.velden
    veld = velden.get(kolom)
    if check.title is None:
        return _buiten_bereik(kolom, veld, nrs.unique().sort())
    return Vondst(
        regel=str(check.name),
        ernst=Ernst(str(check.error)),
        veld=kolom,
        nrs=nrs.unique().sort(),
        boodschap=check.title,
        herstel=str(check.description),
        toegestaan=veld.toegestaan if veld else "",
        leest=tuple((check.statistics or {}).get("leest", ())),
    )


def _buiten_bereik(kolom: str, veld: Veld | None, nrs: pl.Series) -> Vondst:
    toegestaan = veld.toegestaan if veld else ""
    titel = veld.titel if veld else kolom
    return Vondst(
        regel=BUITEN_BEREIK.regel,
        ernst=BUITEN_BEREIK.ernst,
        veld=kolom,
        nrs=nrs,
        boodschap=vul(BUITEN_BEREIK.boodschap, titel=titel, toegestaan=toegestaan),
        herstel=BUITEN_BEREIK.herstel,
        toegestaan=toegestaan,
    )


def _fold(vondsten: list[Vondst]) -> tuple[Vondst, ...]:
    """Join the lower and upper bound of one column into one rule."""
    samen: dict[tuple[str, str], Vondst] = {}
    for vondst in vondsten:
        sleutel = (vondst.regel, vondst.veld)
        eerder = samen.get(sleutel)
        samen[sleutel] = (
            vondst if eerder is None else replace(eerder, nrs=eerder.nrs.append(vondst.nrs).unique().sort())
        )
    return tuple(samen.values())


def drop_onleesbaar(vondsten: tuple[Vondst, ...], eerder: Iterable[Vondst]) -> tuple[Vondst, ...]:
    """Leave out what is said of a cell that could not be read: an unreadable reason is not a missing one."""
    gezien: dict[str, list[pl.Series]] = {}
    for vondst in eerder:
        if vondst.ernst is Ernst.FOUT and vondst.nrs.len():
            gezien.setdefault(vondst.veld, []).append(vondst.nrs.cast(pl.UInt32))
    over = [v if v.nrs.is_empty() else replace(v, nrs=_zonder(v, gezien)) for v in vondsten]
    return tuple(o for o, v in zip(over, vondsten, strict=True) if o.nrs.len() or v.nrs.is_empty())


def _zonder(vondst: Vondst, gezien: Mapping[str, list[pl.Series]]) -> pl.Series:
    onleesbaar = [nrs for veld in (vondst.veld, *vondst.leest) for nrs in gezien.get(veld, ())]
    if not onleesbaar:
        return vondst.nrs
    return vondst.nrs.filter(~vondst.nrs.is_in(pl.concat(onleesbaar).implode()))


def judge_vondsten(vondsten: tuple[Vondst, ...], bron: Bron, meeste: int = MEESTE_PER_REGEL) -> Uitslag:
    """Turn every broken rule into findings at cells, the heaviest first, and count them all."""
    aantallen: dict[str, int] = {}
    getoond: dict[tuple[str, str], int] = {}
    bevindingen: list[Bevinding] = []
    for vondst in vondsten:
        sleutel = (vondst.regel, vondst.veld)
        ruimte = meeste - getoond.get(sleutel, 0)
        nieuw = list(_bevindingen(vondst, bron, ruimte)) if ruimte > 0 else []
        getoond[sleutel] = getoond.get(sleutel, 0) + len(nieuw)
        aantallen[vondst.regel] = aantallen.get(vondst.regel, 0) + _telt_als(vondst)
        bevindingen += nieuw
    fout = [v.nrs for v in vondsten if v.ernst is Ernst.FOUT and v.nrs.len()]
    foute_nrs = (
        pl.concat([nrs.cast(pl.UInt32) for nrs in fout]).unique() if fout else pl.Series([], dtype=pl.UInt32)
    )
    return Uitslag(tuple(sorted(bevindingen, key=_volgorde)), tuple(sorted(aantallen.items())), foute_nrs)


def _telt_als(vondst: Vondst) -> int:
    return 1 if vondst.is_gebundeld or vondst.nrs.is_empty() else vondst.nrs.len()


def _volgorde(bevinding: Bevinding) -> tuple[int, str, int, int, str]:
    plaats = bevinding.plaats
    return ZWAARTE[bevinding.ernst], plaats.blad, plaats.rij or 0, len(plaats.kolom), plaats.kolom


def _bevindingen(vondst: Vondst, bron: Bron, ruimte: int) -> Iterator[Bevinding]:
    if vondst.is_gebundeld or vondst.nrs.is_empty():
        plaats = vondst.plaats or Plaats()
        yield _bevinding(vondst, plaats, vondst.gevonden or "")
        return
    if not _heeft_cellen(vondst, bron):
        yield _zonder_cel(vondst, bron)
        return
    nrs = vondst.nrs.head(ruimte)
    teksten = (
        bron.tekst[vondst.veld].gather(nrs).to_list() if vondst.veld in bron.kolommen else [None] * nrs.len()
    )
    for plaats, tekst in zip(bron.plaatsen_van(nrs, vondst.veld), teksten, strict=True):
        yield _bevinding(vondst, plaats, vondst.gevonden or tekst or "")


def _heeft_cellen(vondst: Vondst, bron: Bron) -> bool:
    """Whether the file has a column for this field; a value from above the header has no cell of its own."""
    return any(veld == vondst.veld and plaats.letter for (_, veld), plaats in bron.plaatsen.items()) or (
        vondst.veld == "aantal" and LETTER in bron.kolommen
    )


def _zonder_cel(vondst: Vondst, bron: Bron) -> Bevinding:
    """Say a fault that has no cell once, with the number of rows and the first of them."""
    plaats = bron.plaatsen_van(vondst.nrs.head(1), vondst.veld)[0]
    tekst = bron.tekst[vondst.veld][int(vondst.nrs[0])] if vondst.veld in bron.kolommen else None
    bevinding = _bevinding(vondst, plaats, vondst.gevonden or tekst or "")
    rij = bron.tekst[RIJ][int(vondst.nrs[0])]
    waar = f"{rijen_in_woorden(vondst.nrs.len())}, voor het eerst in rij {rij}"
    boodschap = f"{bevinding.boodschap.rstrip('.')} ({waar})."
    return replace(bevinding, boodschap=boodschap, aantal=vondst.nrs.len())


def _bevinding(vondst: Vondst, plaats: Plaats, gevonden: str) -> Bevinding:
    return Bevinding(
        regel=vondst.regel,
        ernst=vondst.ernst,
        plaats=plaats,
        gevonden=gevonden,
        toegestaan=vondst.toegestaan,
        boodschap=vul(vondst.boodschap, gevonden=gevonden),
        herstel=vul(vondst.herstel, gevonden=gevonden),
        veld=vondst.veld,
        aantal=vondst.omvang if vondst.is_gebundeld else 1,
    )
