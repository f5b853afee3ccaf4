"""The tables of a file → one text frame under our column names, with what was assumed and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import polars as pl

from pipelines.breed import Telkolom, find_telkolommen, unpivot_tellingen
from pipelines.bron import BLAD, NR, TABEL, Bron, Kolomplaats
from pipelines.groepsrijen import fill_from_groepen
from pipelines.inleesprofiel import kolomnamen
from pipelines.kolommen import (
    ENIGSZINS,
    VOLLEDIG,
    ZEKER,
    Kolomkeuze,
    Kolomplan,
    choose_soort,
    plan_kolommen,
    recall_koppen,
)
from pipelines.kolomwoorden import CONSTANTE, ONTBREKEND
from pipelines.kopvoorstellen import ask_koppen, fill_from_waarden, tell_genegeerd
from pipelines.levering import Levering
from pipelines.lezers import make_lezer
from pipelines.rapport import Voorstel
from pipelines.ruw import RIJ, Leesnotitie, RuweTabel
from pipelines.van_buiten import BEGREPEN, VanBuiten, values_from_outside
from pipelines.vondst import GEEN_NRS, Vondst, vondst_van
from pipelines.waardeproef import fits_soort
from schemas import meldingen
from schemas.aanlevering import Aanleversoort
from schemas.bevinding import Plaats

BESLIST = frozenset({"boven_kopregel", "bladnaam"})
"""Sources that stand in the file itself: they go before a value a person chose for the whole file."""


@dataclass(frozen=True)
class Tabellezing:
    """How one table was read: its plan of columns, its counts in columns, and what came from elsewhere."""

    tabel: RuweTabel
    plan: Kolomplan
    telkolommen: tuple[Telkolom, ...]
    buiten: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Ingelezen:
    """The file as one text frame; `bron` is None when no table could be read as this file type."""

    bron: Bron | None
    vondsten: tuple[Vondst, ...]
    voorstellen: tuple[Voorstel, ...]
    notities: tuple[Leesnotitie, ...]
    lezingen: tuple[Tabellezing, ...] = ()


@dataclass(frozen=True)
class Deel:
    """One table under our column names."""

    tekst: pl.DataFrame
    plaatsen: dict[str, Kolomplaats]
    vondsten: tuple[Vondst, ...]
    voorstellen: tuple[Voorstel, ...]
    notities: tuple[Leesnotitie, ...]
    lezing: Tabellezing


def read_tabellen(
    tabellen: Iterable[RuweTabel],
    soort: Aanleversoort,
    levering: Levering,
    anderen: tuple[Aanleversoort, ...],
) -> Ingelezen:
    """Read every table that is of this file type; say of the others why not."""
    gevuld = [tabel for tabel in tabellen if not tabel.cellen.is_empty()]
    gevonden = [find_soort([tabel], (soort, *anderen), levering) for tabel in gevuld]
    is_eigen = [s is not None and s.code == soort.code for s in gevonden]
    # Someone who names the file type may know better than headers that say nothing of the kind.
    te_lezen = is_eigen if any(is_eigen) else [True] * len(gevuld)
    delen = [read_deel(t, soort, levering) for t, lees in zip(gevuld, te_lezen, strict=True) if lees]
    rest = [(t, s) for t, s, lees in zip(gevuld, gevonden, te_lezen, strict=True) if not lees]
    over = [_andere_soort(tabel, ander, soort) for tabel, ander in rest if ander is not None]
    notities = [
        Leesnotitie(
            "blad_niet_gelezen", f"Blad {t.blad} is niet gelezen: geen kolommen die wij kennen.", 1, t.blad
        )
        for t, ander in rest
        if ander is None
    ]
    return _samen(delen, over, notities)


def _andere_soort(tabel: RuweTabel, ander: Aanleversoort, soort: Aanleversoort) -> Vondst:
    plaats = Plaats(blad=tabel.blad)
    titel = ander.titel.lower()
    return vondst_van(
        meldingen.ANDERE_SOORT, "", GEEN_NRS, soort.titel, plaats=plaats, gevonden=tabel.blad, titel=titel
    )


def find_soort(
    tabellen: Iterable[RuweTabel], soorten: tuple[Aanleversoort, ...], levering: Levering
) -> Aanleversoort | None:
    """Return the file type of the first table that has all core columns; counts in columns are a telling."""
    tabellen = tuple(tabellen)
    geheugen = recall_koppen(levering)
    for tabel in tabellen:
        if soort := choose_soort([tabel], soorten, geheugen, drempel=VOLLEDIG):
            return soort
    telsoorten = (soort for soort in soorten if "grootheid" in soort.velden)
    for soort in telsoorten:
        plannen = ((tabel, plan_kolommen(tabel, soort, geheugen)) for tabel in tabellen)
        if any(find_telkolommen(tabel, plan, levering) for tabel, plan in plannen):
            return soort
    return choose_soort(tabellen, soorten, geheugen, drempel=ENIGSZINS) or next(
        (s for s in soorten for tabel in tabellen if fits_soort(tabel, s, levering)), None
    )


def _samen(delen: list[Deel], over: list[Vondst], notities: list[Leesnotitie]) -> Ingelezen:
    vondsten = (*over, *(v for deel in delen for v in deel.vondsten))
    voorstellen: dict[tuple[str, str], Voorstel] = {}
    for voorstel in (v for deel in delen for v in deel.voorstellen):
        # Asked for the sheet where the values say most; the answer holds for the file.
        eerder = voorstellen.get((voorstel.veld, voorstel.term))
        if eerder is None or voorstel.zeker > eerder.zeker:
            voorstellen[voorstel.veld, voorstel.term] = voorstel
    alle = {(n.tekst): n for deel in delen for n in deel.notities}
    bron = None
    if delen:
        genummerd = [
            d.tekst.with_columns(pl.lit(i, dtype=pl.Int32).alias(TABEL)) for i, d in enumerate(delen)
        ]
        tekst = pl.concat(genummerd, how="diagonal").with_row_index(NR)
        plaatsen = {
            (i, veld): plaats for i, deel in enumerate(delen) for veld, plaats in deel.plaatsen.items()
        }
        bron = Bron(tekst, plaatsen)
    lezingen = tuple(deel.lezing for deel in delen)
    return Ingelezen(bron, vondsten, tuple(voorstellen.values()), (*notities, *alle.values()), lezingen)


def read_deel(tabel: RuweTabel, soort: Aanleversoort, levering: Levering) -> Deel:
    """Put one table under our column names, with values from above the header or the sheet name."""
    gelezen = plan_kolommen(tabel, soort, recall_koppen(levering))
    if levering.bevestig_voorstellen:
        gelezen = fill_from_waarden(tabel, gelezen, levering)
    plan = refine_leeftijd(tabel, gelezen, levering)
    telkolommen = find_telkolommen(tabel, plan, levering) if "grootheid" in soort.velden else ()
    if telkolommen:
        posities = {kolom.positie for kolom in telkolommen}
        over = tuple(p for p in plan.over if p not in posities)
        plan = replace(plan, keuzes=tuple(k for k in plan.keuzes if k.positie not in posities), over=over)
    tekst = tabel.cellen.select(
        pl.lit(tabel.blad).alias(BLAD), RIJ, *(pl.col(f"k{k.positie}").alias(k.veld) for k in plan.keuzes)
    )
    uit_kolommen = frozenset(tekst.columns)
    tekst, groepsnotities = fill_from_groepen(tekst, tabel, soort, levering)
    buiten = [(veld, "tussenkop") for veld in tekst.columns if veld not in uit_kolommen]
    notities = [
        *_kopnotities(tabel, plan),
        *_ongebruikt(tabel, plan),
        *tell_genegeerd(tabel, plan),
        *groepsnotities,
    ]
    if telkolommen:
        tekst, notitie = unpivot_tellingen(tekst, tabel, telkolommen)
        notities.append(notitie)
    for gegeven in complete_from_outside(tabel, soort, frozenset(tekst.columns), levering):
        tekst = tekst.with_columns(pl.lit(gegeven.tekst).alias(gegeven.veld))
        notities.append(Leesnotitie(f"van_buiten_{gegeven.veld}", gegeven.zin, tekst.height, tabel.blad))
        buiten.append((gegeven.veld, gegeven.bron))
    plaatsen = {k.veld: Kolomplaats(tabel.letters[k.positie], tabel.koppen[k.positie]) for k in plan.keuzes}
    ontbrekend = _ontbrekend(tabel, soort, frozenset(tekst.columns))
    geraden = [] if levering.bevestig_voorstellen else _geraden(tabel, plan)
    vragen = ask_koppen(tabel, plan, levering, tuple(vondst.veld for vondst in ontbrekend))
    if levering.bevestig_voorstellen:
        vragen = tuple(vraag for vraag in vragen if vraag.veld == ONTBREKEND)
    lezing = Tabellezing(tabel, replace(plan, keuzes=_unrefined(plan, gelezen)), telkolommen, tuple(buiten))
    return Deel(tekst, plaatsen, (*geraden, *ontbrekend), vragen, tuple(notities), lezing)


def complete_from_outside(
    tabel: RuweTabel, soort: Aanleversoort, kolommen: frozenset[str], levering: Levering
) -> tuple[VanBuiten, ...]:
    """Return what no column gives: what the file says elsewhere, then what a person chose, then what is usual."""
    gevonden = tuple(values_from_outside(tabel, soort, kolommen, levering))
    beslist = tuple(g for g in gevonden if g.bron in BESLIST)
    bezet = kolommen | {g.veld for g in beslist}
    gekozen = tuple(
        VanBuiten(
            veld,
            code,
            f"{soort.velden[veld].titel} geldt voor het hele bestand, zoals u heeft gekozen.",
            CONSTANTE,
        )
        for veld, code in chosen_constanten(levering).items()
        if veld in soort.velden and veld not in bezet
    )
    bezet |= {g.veld for g in gekozen}
    return (*beslist, *gekozen, *(g for g in gevonden if g.veld not in bezet))


def chosen_constanten(levering: Levering) -> dict[str, str]:
    """Return the values a person chose for the whole file: in the profile, and now; an empty one is taken back."""
    eerder = dict(levering.profiel.constanten) if levering.profiel else {}
    nu = {b.term: b.code for b in levering.catalogus.bevestigingen if b.veld == CONSTANTE}
    return {veld: code for veld, code in (eerder | nu).items() if code}


def _unrefined(plan: Kolomplan, gelezen: Kolomplan) -> tuple[Kolomkeuze, ...]:
    """Return the choices as the headers gave them: what the cells refined may differ in the next file."""
    eerst = {k.positie: k for k in gelezen.keuzes}
    return tuple(eerst.get(k.positie, k) for k in plan.keuzes)


def refine_leeftijd(tabel: RuweTabel, plan: Kolomplan, levering: Levering) -> Kolomplan:
    """Read a column called leeftijd as leeftijdsgroep when that is what most of its cells hold."""
    keuze = next((k for k in plan.keuzes if k.veld == "leeftijd"), None)
    groep = plan.soort.velden.get("leeftijdsgroep")
    if keuze is None or groep is None or "leeftijdsgroep" in plan.velden:
        return plan
    termen = tabel.cellen[f"k{keuze.positie}"].drop_nulls().head(200).unique().to_list()
    lezer = make_lezer("leeftijdsgroep", groep, levering)
    is_groep = [term for term in termen if lezer(term).wijze in BEGREPEN]
    if len(is_groep) * 2 <= len(termen):
        return plan
    keuzes = tuple(
        replace(k, veld="leeftijdsgroep", is_eigen_woord=False) if k is keuze else k for k in plan.keuzes
    )
    return replace(plan, keuzes=keuzes)


def _kopnotities(tabel: RuweTabel, plan: Kolomplan) -> list[Leesnotitie]:
    velden = plan.soort.velden
    return [
        Leesnotitie(
            "kolom_gelezen", f'Kolom "{tabel.koppen[k.positie]}" gelezen als {velden[k.veld].titel.lower()}.'
        )
        for k in plan.keuzes
        if not k.is_eigen_woord
    ]


def _ongebruikt(tabel: RuweTabel, plan: Kolomplan) -> list[Leesnotitie]:
    koppen = [kolomnamen(tabel)[p] for p in plan.over]
    gevuld = [
        kop
        for kop, p in zip(koppen, plan.over, strict=True)
        if tabel.cellen[f"k{p}"].null_count() < tabel.cellen.height
    ]
    if not gevuld:
        return []
    namen = ", ".join(f'"{kop}"' for kop in gevuld)
    return [Leesnotitie("kolom_niet_gebruikt", f"Niet gebruikt: kolom {namen}.", len(gevuld))]


def _geraden(tabel: RuweTabel, plan: Kolomplan) -> list[Vondst]:
    velden = plan.soort.velden
    return [
        vondst_van(
            meldingen.KOLOM_GERADEN,
            k.veld,
            GEEN_NRS,
            velden[k.veld].toegestaan,
            plaats=Plaats(tabel.blad, None, tabel.letters[k.positie], tabel.koppen[k.positie]),
            gevonden=tabel.koppen[k.positie],
            titel=velden[k.veld].titel,
        )
        for k in plan.keuzes
        if k.zeker < ZEKER
    ]


def _ontbrekend(tabel: RuweTabel, soort: Aanleversoort, kolommen: frozenset[str]) -> list[Vondst]:
    koppen = ", ".join(f'"{kop}"' for kop in tabel.koppen if kop)
    return [
        vondst_van(
            meldingen.KOLOM_ONTBREEKT,
            naam,
            GEEN_NRS,
            f'een kolom "{veld.titel}"',
            plaats=Plaats(blad=tabel.blad),
            titel=veld.titel,
            uitleg=veld.uitleg,
            koppen=koppen,
        )
        for naam, veld in soort.velden.items()
        if naam not in kolommen and (veld.is_verplicht or (naam == "aantal" and "grootheid" in soort.velden))
    ]
