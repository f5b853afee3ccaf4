"""Rules across rows, quarters and agreements, held against typed rows; they stand in `schemas/regels`."""

import polars as pl

from pipelines.bron import NR, TABEL, Bron
from pipelines.levering import Levering, valid_leverbereiken
from pipelines.regios import afstammelingen
from pipelines.ruw import RIJ
from pipelines.termen import rijen_in_woorden
from pipelines.vondst import GEEN_NRS, Vondst, vondst_van, vul
from schemas import meldingen
from schemas.aanlevering import Aanleversoort
from schemas.bevinding import Plaats
from schemas.regel import Feiten, Regel, Vorm, load_regels


def collect_feiten(levering: Levering, kolommen: frozenset[str]) -> Feiten:
    """Return what rules compare with: the quarter, the agreements valid in it, the scales of instruments."""
    geldig = valid_leverbereiken(levering)
    gebieden = frozenset[str]().union(*(bereik.gebiedcodes for bereik in geldig))
    onder = frozenset[str]().union(*(afstammelingen(code, levering.referentie) for code in gebieden))
    instrumenten = levering.referentie.instrumenten
    return Feiten(
        kwartaal=levering.kwartaal,
        kolommen=kolommen,
        interventies=frozenset[str]().union(*(b.interventiecodes for b in geldig)) if geldig else None,
        regios=gebieden | onder if geldig else None,
        instrumentgrenzen={
            str(i.instrument): (float(i.minimum), float(i.maximum))  # type: ignore[arg-type]
            for i in instrumenten.itertuples()
        },
    )


def find_geen_beschikking(levering: Levering) -> tuple[Vondst, ...]:
    """Say once that a known party has no agreement in this quarter, instead of at every term."""
    if not levering.partijcode or not levering.catalogus.leverbereiken or valid_leverbereiken(levering):
        return ()
    toegestaan = "een kwartaal waarin de partij een beschikking heeft"
    kwartaal = levering.kwartaal.label
    return (vondst_van(meldingen.GEEN_BESCHIKKING, "", GEEN_NRS, toegestaan, gevonden=kwartaal),)


def check_samenhang(
    rijen: pl.DataFrame, soort: Aanleversoort, levering: Levering, bron: Bron
) -> tuple[Vondst, ...]:
    """Return every broken rule of this file type, double keys included."""
    feiten = collect_feiten(levering, bron.kolommen)
    vondsten = [v for regel in load_regels(soort.code) for v in check_regel(rijen, regel, feiten, bron)]
    return (*find_geen_beschikking(levering), *vondsten, *find_dubbelen(rijen, soort))


def check_regel(rijen: pl.DataFrame, regel: Regel, feiten: Feiten, bron: Bron) -> tuple[Vondst, ...]:
    """Hold one rule against all rows at once."""
    overtreding = regel.overtreding(feiten)
    if overtreding is None:
        return ()
    nrs = rijen.lazy().filter(overtreding.fill_null(value=False)).select(NR).collect()[NR]
    if nrs.is_empty():
        return ()
    if regel.vorm is Vorm.PER_TERM:
        return _per_term(regel, nrs, bron)
    is_gebundeld = regel.vorm is Vorm.PER_BESTAND
    eerste = bron.plaatsen_van(nrs.head(1), regel.veld)[0]
    plaats = Plaats(eerste.blad, None, eerste.kolom, eerste.kolomnaam) if is_gebundeld else None
    return (_vondst(regel, nrs, plaats, is_gebundeld=is_gebundeld),)


def _per_term(regel: Regel, nrs: pl.Series, bron: Bron) -> tuple[Vondst, ...]:
    groepen = bron.tekst[nrs.to_list()].group_by(regel.veld, maintain_order=True).agg(NR)
    return tuple(
        _vondst(regel, eigen, Plaats(e.blad, None, e.kolom, e.kolomnaam), is_gebundeld=True, gevonden=term)
        for term, eigen in zip(groepen[regel.veld], groepen[NR], strict=True)
        for e in bron.plaatsen_van(eigen.head(1), regel.veld)
    )


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


def find_dubbelen(rijen: pl.DataFrame, soort: Aanleversoort) -> tuple[Vondst, ...]:
    """Find the second and later rows with the same key, over all tables of the file at once."""
    if not soort.sleutel:
        return ()
    sleutel = list(soort.sleutel)
    vol = rijen.select(NR, TABEL, RIJ, *sleutel).drop_nulls(sleutel)
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
