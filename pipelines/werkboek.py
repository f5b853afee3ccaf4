"""A checked file → the provider's own workbook, marked for repair: colours, comments, drop-downs, a list to work down."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl import Workbook

from pipelines.celherstel import apply_wijzigingen, is_hele_rij
from pipelines.eigen_bladen import is_eigen_raster
from pipelines.formats import Formaat, recognise_formaat
from pipelines.keuzen import list_keuzen
from pipelines.levering import Levering
from pipelines.raster import show_rijen
from pipelines.reading import read_bestand
from pipelines.reading_vlug import read_tekst
from pipelines.reading_xlsx import read_workbook
from pipelines.werkboek_eigen import open_eigen, put_merken, put_wijzigingen, save, show_first
from pipelines.werkboek_keuzen import (
    add_keuzelijsten,
    add_keuzen,
    find_keuzekolommen,
    find_soort_van,
)
from pipelines.werkboek_lijst import add_wat_te_doen
from pipelines.werkboek_merken import MEESTE_MERKEN, MEESTE_OPMERKINGEN, find_merken
from pipelines.werkboek_nieuw import Rasters, add_bladen, save_filled
from pipelines.werkboek_uitkomsten import put_uitkomsten
from pipelines.werkboek_werk import Werk
from schemas.aanleverwoorden.koppen import bekende_koppen
from schemas.errors import GeweigerdBestandError

CSV = (
    "Uw bestand was een CSV. Dit is dezelfde inhoud als Excel-werkmap: elke cel staat op dezelfde plek (regel 1 is "
    "rij 1) en is tekst, zodat voorloopnullen blijven staan. U mag deze werkmap aanleveren."
)
WERKMAP = (
    "De opmaak van uw eigen werkmap kon niet mee. De inhoud is dezelfde: elke cel staat op dezelfde plek, als tekst. "
    "Formules zijn hun uitkomst geworden. Uw eigen bestand is niet veranderd."
)
GEEN_CELLEN = frozenset({"sep_regel", "commentaar", "lijn"})
"""Reading notes about lines that have no place in a workbook."""
VEEL = 1_000
"""From so many findings of one rule on, a report keeps only the first of them."""
MEESTE_MET_OPMAAK = 400_000
"""Cells of a workbook that is marked as it is; a larger one is written anew, in seconds instead of minutes."""


def write_werkboek(inhoud: bytes, bestandsnaam: str, rapport: Mapping[str, Any], levering: Levering) -> bytes:
    """Return the marked workbook of a file and its report (the JSON of `wijkspiegel controleer`).

    A refused file gives no workbook: nothing of it may be kept. An unreadable one raises as reading does.
    """
    if rapport["geweigerd"]:
        raise GeweigerdBestandError(tuple(rapport["redenen"]))
    ruw = read_bestand(inhoud, bestandsnaam, bekende_koppen=bekende_koppen())
    ruw = apply_wijzigingen(ruw, levering.wijzigingen)
    soort = find_soort_van(rapport, levering)
    titels = {naam: veld.titel for naam, veld in soort.velden.items()} if soort else {}
    keuzen = list_keuzen(soort, levering) if soort else {}
    kolommen = find_keuzekolommen(ruw, soort, levering, keuzen) if soort else ()
    gebruikt = {k.veld: keuzen[k.veld] for k in kolommen}
    werk = Werk(inhoud, rapport, ruw, levering, find_merken(rapport, ruw), kolommen, gebruikt, titels)
    return mark_eigen(werk) or write_nieuw(werk)


def mark_eigen(werk: Werk) -> bytes | None:
    """Mark the workbook as it came; None for a file that is no workbook, or cannot be kept as it is."""
    cellen = sum(tabel.cellen.height * tabel.cellen.width for tabel in werk.ruw.tabellen)
    if cellen > MEESTE_MET_OPMAAK or werk.ruw.formaat == Formaat.TEKST:
        return None
    bladen = frozenset(naam for naam, _, _ in werk.merken.cellen) | {t.blad for t in werk.ruw.tabellen}
    geopend = open_eigen(werk.inhoud, bladen)
    if geopend is None:
        return None
    werkmap = geopend.werkmap
    put_wijzigingen(werkmap, tuple(w for w in werk.levering.wijzigingen if not is_hele_rij(w.cel)))
    put_merken(werkmap, werk.merken.cellen)
    namen = {blad.title: blad.title for blad in werkmap.worksheets}
    for naam in namen:
        add_keuzen(werkmap[naam], [k for k in werk.kolommen if k.blad == naam], werk.titels)
    add_keuzelijsten(werkmap, werk.keuzen, werk.titels)
    add_wat_te_doen(werkmap, werk.rapport, werk.merken, namen, (*geopend.let_op, *tell_grenzen(werk)))
    show_first(werkmap)
    return put_uitkomsten(werk.inhoud, save(werkmap))


def write_nieuw(werk: Werk) -> bytes:
    """Write the same cells in a new workbook."""
    rasters = _read_rasters(werk.inhoud).change(werk.levering.wijzigingen)
    werkmap = Workbook(write_only=True)
    verlies = add_bladen(werkmap, rasters, werk)
    add_keuzelijsten(werkmap, werk.keuzen, werk.titels)
    soort = CSV if werk.ruw.formaat == Formaat.TEKST else WERKMAP
    weg = rasters.weggelaten
    zonder = [f"Wat geen cellen zijn, staat er niet in: {show_rijen(weg, 20)} van uw bestand."] if weg else []
    let_op = (soort, *zonder, *verlies, *tell_grenzen(werk))
    add_wat_te_doen(werkmap, werk.rapport, werk.merken, rasters.namen, let_op)
    return save_filled(werkmap, rasters)


def _read_rasters(inhoud: bytes) -> Rasters:
    """Read the cells again, before a header was looked for; sheets of ours are left out."""
    if recognise_formaat(inhoud) is Formaat.TEKST:
        raster = read_tekst(inhoud)[0]
        return Rasters(
            (raster,), weggelaten=tuple(r for n in raster.notities if n.code in GEEN_CELLEN for r in n.rijen)
        )
    werkmap = read_workbook(inhoud)
    zichtbaar, verborgen = (
        tuple(raster for raster in deel if not is_eigen_raster(raster))
        for deel in (werkmap.bladen, werkmap.verborgen)
    )
    return Rasters(zichtbaar, verborgen)


def tell_grenzen(werk: Werk) -> Iterator[str]:
    """Say what stands in the workbook already, and what was too much to mark."""
    wijzigingen = werk.levering.wijzigingen
    cellen = [w.cel for w in wijzigingen if not is_hele_rij(w.cel)]
    if cellen:
        yield f"Wat u op de pagina herstelde, staat er al in: {', '.join(cellen)}."
    for rij in (w for w in wijzigingen if is_hele_rij(w.cel)):
        yield (
            f"Rij {rij.cel} telt niet mee, zoals u op de pagina zei. In dit bestand staat de rij er nog; "
            "verwijder haar als dat zo moet blijven."
        )
    bewaard = Counter(b["regel"] for b in werk.rapport["bevindingen"])
    niet_bewaard = sum(
        max(0, aantal - bewaard[regel])
        for regel, aantal in werk.rapport["aantallen"]
        if bewaard[regel] >= VEEL
    )
    if niet_bewaard:
        yield (
            f"Er zijn nog {niet_bewaard} meldingen van dezelfde soort die niet gekleurd zijn. "
            "Herstel eerst deze en lever opnieuw aan; dan ziet u wat over is."
        )
    if werk.merken.zonder_kleur:
        yield f"Meer dan {MEESTE_MERKEN} cellen: nog {werk.merken.zonder_kleur} zijn niet gekleurd."
    if werk.merken.zonder_opmerking:
        yield (
            f"De eerste {MEESTE_OPMERKINGEN} cellen hebben een opmerking met uitleg; "
            f"{werk.merken.zonder_opmerking} cellen hebben alleen een kleur."
        )
