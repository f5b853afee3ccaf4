"""A context file → rows of indicator, place and period, with a report of everything that was read."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from pipelines.context.bestand import Bronbestand, open_bronbestand
from pipelines.context.cellen import list_alle_cellen
from pipelines.context.codelijsten import read_codelijsten
from pipelines.context.controles import check_optellingen
from pipelines.context.maten import choose_maten
from pipelines.context.metingen import collect_metingen, require_figures
from pipelines.context.plaatsen import Plaatsvermelding, match_plaatsen
from pipelines.context.rijen import compute_rijen, find_incomplete, name_sleutel, write_rijen
from pipelines.context.verslag import Verslag, count_waarden, list_aannames
from pipelines.context.waarden import detect_schrijfwijze, find_vreemd
from pipelines.reference import Referentie
from schemas.contextbron import INDELINGSWIJZIGING, Contextbron, load_contextbronnen
from schemas.indicator import load_indicatoren


@dataclass(frozen=True)
class Leesopties:
    """What the person who loads a file says of it; empty means: as the file or the source says."""

    contextbron: str = ""
    bron: str = ""
    licentie: str = ""
    peiljaar: int | None = None
    maskers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Contextlezing:
    """The rows as CSV in RIJKOLOMMEN, how many, and the report; `sleutel` says what it replaces."""

    rijen: bytes
    aantal: int
    verslag: Verslag
    sleutel: str


def read_context(
    inhoud: bytes,
    bestandsnaam: str,
    referentie: Referentie,
    opties: Leesopties = Leesopties(),
    bronnen: Mapping[str, Contextbron] | None = None,
) -> Contextlezing:
    """Read one file in any known layout, or refuse with what to do; nothing is kept."""
    bestand = open_bronbestand(inhoud, bestandsnaam)
    lijsten = read_codelijsten(bestand.lijsten)
    cellen = list_alle_cellen(bestand.tabellen, lijsten)
    keuze = choose_maten(
        cellen["maat"].drop_nulls().unique(maintain_order=True),
        load_contextbronnen() if bronnen is None else bronnen,
        opties.contextbron,
    )
    cellen = cellen.with_columns(pl.col("maat").replace_strict(dict(keuze.maten), default=None)).drop_nulls(
        "maat"
    )
    koppeling = match_plaatsen(list_vermeldingen(cellen), referentie)
    # CBS writes "." for a gemeente in this one column, also where other empty cells have no sign.
    zonder = cellen.filter(pl.col("maat") != INDELINGSWIJZIGING)
    teksten, attributen = zonder["cel"].drop_nulls(), zonder["attribuut"].drop_nulls()
    wijze = detect_schrijfwijze(teksten, attributen, opties.maskers)
    jaar = find_jaar(bestand, bestandsnaam, opties)
    metingen = collect_metingen(cellen, koppeling, wijze, lijsten, jaar)
    require_figures(metingen, koppeling)
    bron = keuze.bron
    cijfers = compute_rijen(bron, metingen, opties.bron, lijsten.tabel)
    perioden = sorted({rij.punt.periode for rij in cijfers})
    maatnamen = {code: naam for naam, code in keuze.maten.items()}
    indicatoren = load_indicatoren()
    per_cijfer = {
        rij.indicatorcode: [r.waarde for r in cijfers if r.indicatorcode == rij.indicatorcode]
        for rij in cijfers
    }
    wijzigingen = [w.getal for w in metingen.waarden.get(INDELINGSWIJZIGING, {}).values() if w.getal]
    verslag = Verslag(
        bestand=bestandsnaam,
        vorm=bestand.vorm,
        contextbron=bron.code,
        bron=opties.bron or bron.describe(perioden[-1].jaar, lijsten.tabel),
        licentie=opties.licentie or bron.licentie,
        perioden=tuple(periode.label for periode in perioden),
        cellen=cellen.height,
        plaatsen=len(set(koppeling.codes.values())),
        buiten=koppeling.buiten,
        op_naam=koppeling.op_naam,
        plaatsen_onbekend=dict(koppeling.onbekend),
        maten=tuple(
            count_waarden(code, maatnamen[code], waarden.values())
            for code, waarden in metingen.waarden.items()
        ),
        cijfers=tuple(
            count_waarden(code, indicatoren[code].naam if code in indicatoren else code, waarden)
            for code, waarden in per_cijfer.items()
        ),
        niet_gebruikt=keuze.niet_gebruikt,
        niet_berekend=find_incomplete(bron, metingen),
        onleesbaar=tuple(metingen.onleesbaar),
        indelingswijzigingen={str(soort): wijzigingen.count(soort) for soort in (1, 2, 3)},
        optellingen=check_optellingen(bron, metingen, referentie),
        aangenomen=list_aannames(
            bestand.notities,
            wijze,
            jaar=jaar if cellen["periode"].null_count() else None,
            vreemd=find_vreemd(teksten, attributen),
            is_zonder_plaats=cellen["plaats"].null_count() == cellen.height,
        ),
    )
    rijen = write_rijen(cijfers, metingen)
    return Contextlezing(rijen, len(cijfers) + len(wijzigingen), verslag, name_sleutel(bron, perioden))


def list_vermeldingen(cellen: pl.DataFrame) -> list[Plaatsvermelding]:
    """Return every place of the file once, in its order."""
    uniek = cellen.select("plaats", "niveau", "gemeentenaam").unique(maintain_order=True)
    return [Plaatsvermelding(*(deel or "" for deel in rij)) for rij in uniek.iter_rows()]


def find_jaar(bestand: Bronbestand, bestandsnaam: str, opties: Leesopties) -> int | None:
    """Return the year of figures without a period: as asked, else as the titles or the file name say."""
    if opties.peiljaar is not None:
        return opties.peiljaar
    for tekst in (*bestand.titels, bestandsnaam):
        jaren = {
            int(deel) for deel in pl.Series([tekst]).str.extract_all(r"(?:19|20)\d\d").explode().drop_nulls()
        }
        if len(jaren) == 1:
            return jaren.pop()
    return None
