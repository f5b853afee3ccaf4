"""Rules across rows, quarters and agreements, held against typed rows; they stand in `schemas/regels`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import polars as pl

from pipelines.bron import NR, TABEL, Bron
from pipelines.eerdere import add_verleden
from pipelines.feiten import collect_feiten
from pipelines.levering import Levering, valid_leverbereiken
from pipelines.ruw import RIJ, RuweTabellen
from pipelines.termen import rijen_in_woorden
from pipelines.vondst import GEEN_NRS, Vondst, vondst_van, vul
from schemas import meldingen
from schemas.aanlevering import Aanleversoort
from schemas.bevinding import Ernst, Plaats, Trap
from schemas.regel import Feiten, Geheelregel, Geval, Regel, Vorm, load_geheelregels, load_regels

LATER = (Trap.TABELLEN, Trap.EERDERE_KWARTALEN)
"""Stages that judge whole columns: senseless while much of such a column is not understood."""
TE_VEEL_FOUT = 0.05
GROOT_GENOEG = 20
"""Rows from which most of these rules can say anything."""


def find_geen_beschikking(levering: Levering) -> tuple[Vondst, ...]:
    """Say once that a known party has no agreement in this quarter, instead of at every term."""
    if not levering.partijcode or not levering.catalogus.leverbereiken or valid_leverbereiken(levering):
        return ()
    toegestaan = "een kwartaal waarin de partij een beschikking heeft"
    kwartaal = levering.kwartaal.label
    return (vondst_van(meldingen.GEEN_BESCHIKKING, "", GEEN_NRS, toegestaan, gevonden=kwartaal),)


def check_samenhang(
    rijen: pl.DataFrame,
    soort: Aanleversoort,
    levering: Levering,
    bron: Bron,
    *,
    ruw: RuweTabellen | None = None,
    eerder_gevonden: Iterable[Vondst] = (),
) -> tuple[Vondst, ...]:
    """Return every broken rule of this file type, double keys included; later stages wait for earlier ones."""
    feiten = collect_feiten(levering, soort, bron, ruw)
    rijen, is_hernummerd = add_verleden(rijen, feiten.eerder)
    feiten = replace(feiten, is_hernummerd=is_hernummerd)
    slecht = find_slechte_kolommen(eerder_gevonden, rijen.height)
    regels = [r for r in load_regels(soort.code) if not must_wait(r, slecht)]
    geheel = [r for r in load_geheelregels(soort.code) if not must_wait(r, slecht)]
    return (
        *find_geen_beschikking(levering),
        *check_regels(rijen, regels, feiten, bron),
        *(v for regel in geheel for v in check_geheel(rijen, regel, feiten, bron)),
        *find_dubbelen(rijen, soort),
        *(_tell_wachten(slecht, soort) if rijen.height >= GROOT_GENOEG else ()),
    )


def find_slechte_kolommen(vondsten: Iterable[Vondst], rijen: int) -> frozenset[str]:
    """Return the columns that are missing, or of which more than one cell in twenty is wrong."""
    aantallen: dict[str, int] = {}
    for vondst in vondsten:
        if vondst.ernst is Ernst.FOUT and vondst.veld:
            erbij = vondst.nrs.len() if vondst.nrs.len() else rijen
            aantallen[vondst.veld] = aantallen.get(vondst.veld, 0) + erbij
    return frozenset(veld for veld, aantal in aantallen.items() if aantal > TE_VEEL_FOUT * rijen)


def must_wait(regel: Regel | Geheelregel, slecht: frozenset[str]) -> bool:
    """Whether a rule about whole columns would only repeat what is wrong with one of them."""
    is_over_kolom = regel.trap in LATER or (
        regel.trap is Trap.AFSPRAKEN and (isinstance(regel, Geheelregel) or regel.is_los)
    )
    return is_over_kolom and not slecht.isdisjoint({regel.veld, *regel.velden})


def _tell_wachten(slecht: frozenset[str], soort: Aanleversoort) -> tuple[Vondst, ...]:
    """Say which columns must be mended before the file is compared as a whole and with earlier quarters."""
    alle: list[Regel | Geheelregel] = [*load_regels(soort.code), *load_geheelregels(soort.code)]
    velden = {v for r in alle if must_wait(r, slecht) for v in (r.veld, *r.velden)} & slecht
    titels = ", ".join(veld.titel for naam, veld in soort.velden.items() if naam in velden)
    if not titels:
        return ()
    return (
        vondst_van(meldingen.LATER_GECONTROLEERD, "", GEEN_NRS, "kolommen zonder fouten", gevonden=titels),
    )


def check_regels(
    rijen: pl.DataFrame, regels: Iterable[Regel], feiten: Feiten, bron: Bron
) -> tuple[Vondst, ...]:
    """Hold every rule against all rows in one pass; the rows are only looked up of what is broken."""
    gesteld = {
        r.code: (r, e.fill_null(value=False)) for r in regels if (e := r.overtreding(feiten)) is not None
    }
    tellingen = rijen.select(e.any().alias(code) for code, (_, e) in gesteld.items())
    gebroken: Mapping[str, bool] = tellingen.row(0, named=True) if gesteld else {}
    return tuple(
        vondst
        for code, (regel, overtreding) in gesteld.items()
        if gebroken[code]
        for vondst in _tell_regel(regel, rijen.select(pl.col(NR).filter(overtreding))[NR], bron)
    )


def _tell_regel(regel: Regel, nrs: pl.Series, bron: Bron) -> tuple[Vondst, ...]:
    if regel.vorm is Vorm.PER_TERM:
        return _per_term(regel, nrs, bron)
    is_gebundeld = regel.vorm is Vorm.PER_BESTAND
    plaats = _at_column(bron, nrs, regel.veld) if is_gebundeld else None
    return (_vondst(regel, nrs, plaats, is_gebundeld=is_gebundeld),)


def _per_term(regel: Regel, nrs: pl.Series, bron: Bron) -> tuple[Vondst, ...]:
    groepen = (
        bron.tekst.select(pl.col(NR, regel.veld).gather(nrs))
        .group_by(regel.veld, maintain_order=True)
        .agg(NR)
    )
    return tuple(
        _vondst(regel, eigen, _at_column(bron, eigen, regel.veld), is_gebundeld=True, gevonden=term)
        for term, eigen in zip(groepen[regel.veld], groepen[NR], strict=True)
    )


def _at_column(bron: Bron, nrs: pl.Series, veld: str) -> Plaats:
    eerste = bron.plaatsen_van(nrs.head(1), veld)[0]
    return Plaats(eerste.blad, None, eerste.kolom, eerste.kolomnaam)


def _vondst(
    regel: Regel, nrs: pl.Series, plaats: Plaats | None, *, is_gebundeld: bool, gevonden: str | None = None
) -> Vondst:
    return Vondst(
        regel=regel.code,
        ernst=regel.ernst,
        veld=regel.veld,
        nrs=nrs,
        boodschap=vul(regel.boodschap, aantal=rijen_in_woorden(nrs.len())),
        herstel=regel.herstel,
        toegestaan=regel.toegestaan,
        is_gebundeld=is_gebundeld,
        gevonden=gevonden,
        plaats=plaats,
        leest=regel.velden,
    )


def check_geheel(rijen: pl.DataFrame, regel: Geheelregel, feiten: Feiten, bron: Bron) -> Iterator[Vondst]:
    """Hold one rule against the file as a whole."""
    for geval in regel.zoek(rijen, feiten):
        nrs = geval.nrs if geval.nrs is not None else GEEN_NRS
        aantal = rijen_in_woorden(nrs.len()) if nrs.len() else str(geval.aantal)
        yield Vondst(
            regel=regel.code,
            ernst=regel.ernst,
            veld=regel.veld,
            nrs=nrs,
            boodschap=vul(regel.boodschap, aantal=aantal, **geval.woorden),
            herstel=vul(regel.herstel, **geval.woorden),
            toegestaan=regel.toegestaan,
            is_gebundeld=not geval.is_per_cel,
            gevonden=None if geval.is_per_cel else geval.gevonden,
            plaats=None if geval.is_per_cel else _place(geval, regel.veld, rijen, bron),
            leest=regel.velden,
            aantal=geval.aantal,
        )


def _place(geval: Geval, veld: str, rijen: pl.DataFrame, bron: Bron) -> Plaats:
    if geval.letter:
        return Plaats(geval.blad, None, geval.letter, geval.kop)
    if veld not in bron.kolommen or rijen.is_empty():
        return Plaats()
    nrs = geval.nrs if geval.nrs is not None and geval.nrs.len() else rijen[NR]
    return _at_column(bron, nrs, veld)


def find_dubbelen(rijen: pl.DataFrame, soort: Aanleversoort) -> tuple[Vondst, ...]:
    """Find the second and later rows with the same key, over all tables of the file at once."""
    if not soort.sleutel:
        return ()
    sleutel = list(soort.sleutel)
    vol = _met_gelijke_hash(rijen.select(NR, TABEL, RIJ, *sleutel).drop_nulls(sleutel), sleutel)
    eerste = vol.group_by(sleutel).agg(
        pl.col(NR).min().alias("eerste"), pl.col(RIJ).first().alias("rij"), pl.len()
    )
    dubbel = (
        vol.join(eerste.filter(pl.col("len") > 1), on=sleutel).filter(pl.col(NR) > pl.col("eerste")).sort(NR)
    )
    veld = sleutel[0]
    titels = [soort.velden[naam].titel.lower() for naam in sleutel]
    woorden = f"dit {titels[0]}" if len(titels) == 1 else f"deze combinatie van {', '.join(titels)}"
    return tuple(
        vondst_van(
            meldingen.NUMMER_DUBBEL,
            veld,
            groep[NR],
            soort.velden[veld].toegestaan,
            sleutel=woorden,
            eerste=str(rij),
        )
        for (rij,), groep in dubbel.group_by("rij", maintain_order=True)
    )


def _met_gelijke_hash(rijen: pl.DataFrame, sleutel: list[str]) -> pl.DataFrame:
    """Leave out the rows whose key cannot occur twice; numbers are compared many times faster than texts."""
    hashes = rijen.select(pl.struct(sleutel).hash().alias("hash"))["hash"]
    gesorteerd = hashes.sort()
    vaker = gesorteerd.filter(gesorteerd == gesorteerd.shift(1)).unique()
    return rijen.filter(hashes.is_in(vaker.implode())) if vaker.len() else rijen.clear()
