"""Text → typed columns: every distinct term of a column is read once, then joined back to the rows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from pipelines.bron import MAAND, NR, Bron
from pipelines.getallen import read_bovengrens
from pipelines.levering import Levering
from pipelines.lezers import make_lezer
from pipelines.mapping import LEEG, Lezer, Wijze
from pipelines.rapport import Voorstel
from pipelines.ruw import Leesnotitie
from pipelines.term import Term
from pipelines.termen import GEVRAAGD, TE_VEEL, judge_termen, note_termen
from pipelines.vondst import Vondst, vondst_van
from schemas import meldingen
from schemas.aanlevering import Aanleversoort, Veld, Veldsoort

DTYPES: Mapping[Veldsoort, type[pl.DataType]] = {
    Veldsoort.GEHEEL: pl.Int64,
    Veldsoort.TELLING: pl.Int64,
    Veldsoort.DECIMAAL: pl.Float64,
    Veldsoort.DATUM: pl.Date,
}
LETTERLIJK = frozenset({Veldsoort.NUMMER, Veldsoort.TEKST})
"""Kinds whose text is the value: nearly every cell differs and nothing has to be understood."""
ONBEKEND_AANTAL = "geen_data"
MEESTE_TERMEN = 2_000
"""Distinct words looked up per column; a column with more holds something else than words we know."""
FOUTCEL = r"^#(?:N/A|N/B|DIV/0!|DEEL/0!|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|NUM!|GETAL!|NULL!|LEEG!|SPILL!|CALC!|#+)"


@dataclass(frozen=True)
class Getypt:
    """Typed rows (`_nr`, place columns, every column of the model) and what was met on the way."""

    rijen: pl.DataFrame
    vondsten: tuple[Vondst, ...]
    voorstellen: tuple[Voorstel, ...]
    notities: tuple[Leesnotitie, ...]


@dataclass(frozen=True)
class Kolom:
    """One column after reading."""

    reeks: pl.Series
    vondsten: tuple[Vondst, ...] = ()
    voorstellen: tuple[Voorstel, ...] = ()
    notities: tuple[Leesnotitie, ...] = ()


def parse_bron(bron: Bron, soort: Aanleversoort, levering: Levering) -> Getypt:
    """Read every cell as the type its column declares; a column the file lacks is empty."""
    velden = soort.velden
    kolommen = [
        parse_kolom(bron, naam, veld, levering) if naam in bron.kolommen else _lege_kolom(bron, naam, veld)
        for naam, veld in velden.items()
    ]
    over = [naam for naam in bron.tekst.columns if naam not in velden]
    rijen = bron.tekst.select(over).with_columns(kolom.reeks for kolom in kolommen)
    return Getypt(
        rijen=complete_tellingen(rijen, bron) if "aantal" in velden else rijen,
        vondsten=tuple(v for kolom in kolommen for v in kolom.vondsten),
        voorstellen=tuple(v for kolom in kolommen for v in kolom.voorstellen),
        notities=tuple(n for kolom in kolommen for n in kolom.notities),
    )


def _lege_kolom(bron: Bron, naam: str, veld: Veld) -> Kolom:
    return Kolom(pl.Series(naam, [None] * bron.tekst.height, dtype=DTYPES.get(veld.soort, pl.String)))


def parse_kolom(bron: Bron, naam: str, veld: Veld, levering: Levering) -> Kolom:
    """Read one column; findings tell the cells that will not."""
    leeg = _lege_cellen(bron, naam, veld, bron.tekst[naam].is_null())
    foutcellen, tekst = _foutcellen(bron, naam, veld)
    if veld.soort in LETTERLIJK:
        return Kolom(tekst.str.strip_chars(), leeg + foutcellen)
    termen = accept_dagnummers(collect_termen(bron, tekst, veld, make_lezer(naam, veld, levering)), veld)
    oordelen = judge_termen(bron, naam, veld, termen, levering=levering)
    leeg += _lege_termen(bron, naam, veld, termen)
    waarden = {term.tekst: term.uitkomst.waarde for term in termen if term.tekst not in oordelen.open}
    return Kolom(
        _replace(tekst, waarden, DTYPES.get(veld.soort, pl.String)),
        leeg + foutcellen + oordelen.vondsten,
        oordelen.voorstellen,
        note_termen(bron, naam, veld, termen),
    )


def collect_termen(bron: Bron, tekst: pl.Series, veld: Veld, lezer: Lezer) -> tuple[Term, ...]:
    """Read every distinct text of a column once, the most frequent first when there are very many."""
    naam = tekst.name
    groepen = pl.DataFrame([bron.tekst[NR], tekst]).drop_nulls().group_by(naam).agg(NR)
    groepen = groepen.with_columns(pl.col(NR).list.len().alias("_n"), pl.col(NR).list.min().alias("_eerste"))
    grens = MEESTE_TERMEN if veld.soort in GEVRAAGD else groepen.height
    if groepen.height > grens:
        groepen = groepen.sort("_n", "_eerste", descending=[True, False])
        te_veel = groepen.slice(grens)
        groepen = groepen.head(grens)
    else:
        te_veel = groepen.clear()
    return tuple(
        Term(term, uitkomst, nrs)
        for deel, lees in ((groepen.sort("_eerste"), lezer), (te_veel, lambda _: TE_VEEL))
        for term, nrs in zip(deel[naam], deel[NR], strict=True)
        for uitkomst in (lees(term),)
    )


def accept_dagnummers(termen: tuple[Term, ...], veld: Veld) -> tuple[Term, ...]:
    """Take Excel day numbers as dates when that is how most of the column is written; a lone one stays a guess."""
    if veld.soort is not Veldsoort.DATUM:
        return termen
    is_nummer = [t.uitkomst.wijze is Wijze.GOK and t.tekst.strip().isdecimal() for t in termen]
    aantal = sum(t.aantal for t, nummer in zip(termen, is_nummer, strict=True) if nummer)
    if 2 * aantal <= sum(t.aantal for t in termen if t.uitkomst.wijze is not Wijze.LEEG):
        return termen
    aanname = "als dagnummer van Excel"
    return tuple(
        replace(t, uitkomst=replace(t.uitkomst, wijze=Wijze.GELEZEN, aanname=aanname)) if nummer else t
        for t, nummer in zip(termen, is_nummer, strict=True)
    )


def _foutcellen(bron: Bron, naam: str, veld: Veld) -> tuple[tuple[Vondst, ...], pl.Series]:
    """Find the cells in which a spreadsheet reports an error; their text is no value."""
    tekst = bron.tekst[naam]
    verdacht = tekst.str.starts_with("#").fill_null(value=False)
    if not verdacht.any():
        return (), tekst
    is_fout = tekst.str.contains(FOUTCEL).fill_null(value=False)
    nrs = bron.tekst[NR].filter(is_fout)
    if nrs.is_empty():
        return (), tekst
    vondst = vondst_van(meldingen.FOUTCEL, naam, nrs, veld.toegestaan, voorbeeld=veld.voorbeeld)
    schoon = pl.DataFrame([tekst, is_fout.alias("_fout")]).select(
        pl.when(~pl.col("_fout")).then(pl.col(naam))
    )
    return (vondst,), schoon[naam]


def _replace(tekst: pl.Series, waarden: Mapping[str, object], dtype: type[pl.DataType]) -> pl.Series:
    """Put the value of each term in its place; a term without one becomes null."""
    gevuld = {term: waarde for term, waarde in waarden.items() if waarde is not None}
    nieuw = pl.Series(list(gevuld.values()), dtype=dtype, strict=False)
    return tekst.replace_strict(list(gevuld), nieuw, default=None, return_dtype=dtype)


def _lege_termen(bron: Bron, naam: str, veld: Veld, termen: tuple[Term, ...]) -> tuple[Vondst, ...]:
    """In a required column, words for nothing (n.v.t.) are as empty as an empty cell."""
    leeg = [term.tekst for term in termen if term.uitkomst == LEEG]
    return _lege_cellen(bron, naam, veld, bron.tekst[naam].is_in(leeg)) if leeg else ()


def _lege_cellen(bron: Bron, naam: str, veld: Veld, is_leeg: pl.Series) -> tuple[Vondst, ...]:
    if not veld.is_verplicht or not is_leeg.any():
        return ()
    nrs = bron.tekst[NR].filter(is_leeg)
    melding = meldingen.LEEG_VERPLICHT
    return (vondst_van(melding, naam, nrs, veld.toegestaan, titel=veld.titel, voorbeeld=veld.voorbeeld),)


def complete_tellingen(rijen: pl.DataFrame, bron: Bron) -> pl.DataFrame:
    """Add what the light template leaves unsaid: the bound of `<5`, why a count is unknown, how it is known."""
    tekst = (
        bron.tekst["aantal"]
        if "aantal" in bron.kolommen
        else pl.Series([None] * rijen.height, dtype=pl.String)
    )
    grenzen = {term: read_bovengrens(term) for term in tekst.unique().drop_nulls().to_list()}
    is_onbekend = tekst.is_not_null() & rijen["aantal"].is_null()
    bovengrens = _replace(tekst, grenzen, pl.Int64).alias("bovengrens")
    if MAAND not in rijen.columns:
        rijen = rijen.with_columns(pl.lit(None, dtype=pl.String).alias(MAAND))
    is_maand = pl.col(MAAND).is_not_null()
    onverklaard = pl.lit(is_onbekend & bovengrens.is_null()) & pl.col("reden_onbekend").is_null()
    over_maand = pl.concat_str(
        pl.lit("Telling over "), MAAND, pl.lit(". "), pl.col("toelichting").fill_null("")
    )
    return rijen.with_columns(
        bovengrens,
        # A month's unique visitors are no quarter's: kept as a claim, so that nothing adds them up.
        pl.when(is_maand).then(pl.lit("bewering")).otherwise("meetstatus").alias("meetstatus"),
        pl.when(onverklaard)
        .then(pl.lit(ONBEKEND_AANTAL))
        .otherwise("reden_onbekend")
        .alias("reden_onbekend"),
        pl.when(is_maand).then(over_maand.str.strip_chars()).otherwise("toelichting").alias("toelichting"),
    )
