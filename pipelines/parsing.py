"""Text → typed columns: every distinct term of a column is read once, then joined back to the rows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from pipelines.bron import MAAND, NR, Bron
from pipelines.getallen import read_bovengrens
from pipelines.kolomkeuze import fit_termen
from pipelines.levering import Levering
from pipelines.lezers import BEKEND, make_lezer
from pipelines.mapping import LEEG, Lezer, Uitkomst, Wijze
from pipelines.rapport import Voorstel
from pipelines.ruw import Leesnotitie
from pipelines.term import Term
from pipelines.termen import GEVRAAGD, TE_VEEL, judge_termen, note_termen
from pipelines.vondst import GEEN_NRS, Vondst, vondst_van
from pipelines.woordenboek import Woorden, index_woorden
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
AANGEVULD = frozenset({"bovengrens", "meetstatus", "reden_onbekend", "toelichting"})
"""Columns of counts that are completed after reading."""
MEESTE_TERMEN = 2_000
"""Distinct words looked up per column; a column with more holds something else than words we know."""
FOUTCEL = re.compile(
    r"^#(?:N/A|N/B|DIV/0!|DEEL/0!|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|NUM!|GETAL!|NULL!|LEEG!|SPILL!|CALC!|#+)"
)
FOUT = Uitkomst(Wijze.ONBEKEND, aanname="een fout uit een spreadsheet")


@dataclass(frozen=True)
class Getypt:
    """Typed rows (`_nr`, place columns, every column of the model) and what was met on the way."""

    rijen: pl.DataFrame
    vondsten: tuple[Vondst, ...]
    voorstellen: tuple[Voorstel, ...]
    notities: tuple[Leesnotitie, ...]
    waarden: Mapping[str, pl.Series]
    """The distinct values of each column that was looked up word by word."""


@dataclass(frozen=True)
class Kolom:
    """One column after reading."""

    reeks: pl.Series
    waarden: pl.Series | None = None
    vondsten: tuple[Vondst, ...] = ()
    voorstellen: tuple[Voorstel, ...] = ()
    notities: tuple[Leesnotitie, ...] = ()


def parse_bron(bron: Bron, soort: Aanleversoort, levering: Levering) -> Getypt:
    """Read every cell as the type its column declares; a column the file lacks is empty."""
    velden = soort.velden
    te_lezen = [n for n, veld in velden.items() if n in bron.kolommen and veld.soort not in LETTERLIJK]
    woorden = index_woorden(bron.tekst, te_lezen)
    kolommen = [parse_kolom(bron, naam, veld, levering, woorden.get(naam)) for naam, veld in velden.items()]
    over = [naam for naam in bron.tekst.columns if naam not in velden]
    rijen = bron.tekst.select(over).with_columns(kolom.reeks for kolom in kolommen)
    return Getypt(
        rijen=complete_tellingen(rijen, woorden.get("aantal")) if "aantal" in velden else rijen,
        vondsten=tuple(v for kolom in kolommen for v in kolom.vondsten),
        voorstellen=tuple(v for kolom in kolommen for v in kolom.voorstellen),
        notities=tuple(n for kolom in kolommen for n in kolom.notities),
        waarden={
            kolom.reeks.name: kolom.waarden
            for kolom in kolommen
            if kolom.waarden is not None and kolom.reeks.name not in AANGEVULD
        },
    )


def parse_kolom(bron: Bron, naam: str, veld: Veld, levering: Levering, woorden: Woorden | None) -> Kolom:
    """Read one column; findings tell the cells that will not."""
    dtype = DTYPES.get(veld.soort, pl.String)
    if naam not in bron.kolommen:
        return Kolom(_leeg(naam, bron.tekst.height, dtype))
    leeg = _lege_cellen(naam, veld, _lege_nrs(bron, naam))
    if woorden is None:
        return _letterlijk(bron, naam, veld, leeg)
    termen = fit_termen(collect_termen(woorden, veld, make_lezer(naam, veld, levering)), veld)
    termen = accept_dagnummers(termen, veld)
    gelezen = tuple(term for term in termen if term.uitkomst is not FOUT)
    oordelen = judge_termen(bron, naam, veld, gelezen, levering=levering)
    waarden = [None if term.tekst in oordelen.open else term.uitkomst.waarde for term in termen]
    return Kolom(
        woorden.replace(waarden, dtype),
        pl.Series(naam, waarden, dtype=dtype, strict=False).drop_nulls().unique(),
        (
            *leeg,
            *_lege_termen(naam, veld, gelezen),
            *_foutcellen(naam, veld, termen),
            *oordelen.vondsten,
        ),
        oordelen.voorstellen,
        note_termen(bron, naam, veld, gelezen),
    )


def _leeg(naam: str, hoogte: int, dtype: type[pl.DataType]) -> pl.Series:
    return pl.Series(naam, [None], dtype=dtype).new_from_index(0, hoogte)


def _lege_nrs(bron: Bron, naam: str) -> pl.Series:
    tekst = bron.tekst[naam]
    return bron.tekst[NR].filter(tekst.is_null()) if tekst.null_count() else GEEN_NRS


def _letterlijk(bron: Bron, naam: str, veld: Veld, leeg: tuple[Vondst, ...]) -> Kolom:
    """Take the text as it is, but for what a spreadsheet wrote where a formula failed."""
    tekst = bron.tekst[naam]
    verdacht = bron.tekst.select(NR, naam).filter(pl.col(naam).str.starts_with("#"))
    fout = verdacht.filter(pl.col(naam).str.contains(FOUTCEL.pattern))
    if fout.is_empty():
        return Kolom(tekst.str.strip_chars(), vondsten=leeg)
    schoon = bron.tekst.select(
        pl.when(~pl.col(NR).is_in(fout[NR].implode())).then(pl.col(naam).str.strip_chars()).alias(naam)
    )
    return Kolom(schoon[naam], vondsten=(*leeg, _foutcel(naam, veld, fout[NR])))


def collect_termen(woorden: Woorden, veld: Veld, lezer: Lezer) -> tuple[Term, ...]:
    """Read every distinct text of a column once; only the most frequent when there are very many."""
    codes = range(len(woorden.teksten))
    op_te_zoeken = frozenset(codes)
    if veld.soort in GEVRAAGD and len(codes) > MEESTE_TERMEN:
        op_te_zoeken = frozenset(sorted(codes, key=lambda code: -woorden.aantallen[code])[:MEESTE_TERMEN])
    uitkomsten = [
        FOUT if FOUTCEL.match(tekst) else lezer(tekst) if code in op_te_zoeken else TE_VEEL
        for code, tekst in enumerate(woorden.teksten)
    ]
    rijen = woorden.rijen_van([code for code in codes if _needs_rijen(uitkomsten[code], veld)])
    return tuple(
        Term(woorden.teksten[code], uitkomsten[code], woorden.aantallen[code], rijen.get(code, GEEN_NRS))
        for code in codes
    )


def _needs_rijen(uitkomst: Uitkomst, veld: Veld) -> bool:
    """Whether something may have to be said at the cells of a term."""
    if uitkomst.wijze is Wijze.LEEG:
        return veld.is_verplicht
    return uitkomst.wijze not in BEKEND


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


def _foutcellen(naam: str, veld: Veld, termen: tuple[Term, ...]) -> tuple[Vondst, ...]:
    """Tell the cells in which a spreadsheet reports an error; their text is no value."""
    fouten = [term.nrs for term in termen if term.uitkomst is FOUT]
    return (_foutcel(naam, veld, pl.concat(fouten).sort()),) if fouten else ()


def _foutcel(naam: str, veld: Veld, nrs: pl.Series) -> Vondst:
    return vondst_van(meldingen.FOUTCEL, naam, nrs, veld.toegestaan, voorbeeld=veld.voorbeeld)


def _lege_termen(naam: str, veld: Veld, termen: tuple[Term, ...]) -> tuple[Vondst, ...]:
    """In a required column, words for nothing (n.v.t.) are as empty as an empty cell."""
    leeg = [term.nrs for term in termen if term.uitkomst == LEEG]
    return _lege_cellen(naam, veld, pl.concat(leeg).sort()) if leeg else ()


def _lege_cellen(naam: str, veld: Veld, nrs: pl.Series) -> tuple[Vondst, ...]:
    if not veld.is_verplicht or nrs.is_empty():
        return ()
    melding = meldingen.LEEG_VERPLICHT
    return (vondst_van(melding, naam, nrs, veld.toegestaan, titel=veld.titel, voorbeeld=veld.voorbeeld),)


def complete_tellingen(rijen: pl.DataFrame, aantallen: Woorden | None) -> pl.DataFrame:
    """Add what the light template leaves unsaid: the bound of `<5`, why a count is unknown, how it is known."""
    if aantallen is None:
        bovengrens = _leeg("bovengrens", rijen.height, pl.Int64)
        is_onbekend = pl.repeat(value=False, n=rijen.height, eager=True)
    else:
        bovengrens = aantallen.replace([read_bovengrens(t) for t in aantallen.teksten], pl.Int64)
        is_onbekend = aantallen.codes.is_not_null() & rijen["aantal"].is_null()
    if MAAND not in rijen.columns:
        rijen = rijen.with_columns(pl.lit(None, dtype=pl.String).alias(MAAND))
    is_maand = pl.col(MAAND).is_not_null()
    onverklaard = pl.lit(is_onbekend & bovengrens.is_null()) & pl.col("reden_onbekend").is_null()
    over_maand = pl.concat_str(
        pl.lit("Telling over "), MAAND, pl.lit(". "), pl.col("toelichting").fill_null("")
    )
    return rijen.with_columns(
        bovengrens.alias("bovengrens"),
        # A month's unique visitors are no quarter's: kept as a claim, so that nothing adds them up.
        pl.when(is_maand).then(pl.lit("bewering")).otherwise("meetstatus").alias("meetstatus"),
        pl.when(onverklaard)
        .then(pl.lit(ONBEKEND_AANTAL))
        .otherwise("reden_onbekend")
        .alias("reden_onbekend"),
        pl.when(is_maand).then(over_maand.str.strip_chars()).otherwise("toelichting").alias("toelichting"),
    )
