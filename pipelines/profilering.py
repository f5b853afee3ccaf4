"""The profile of a file: recalled before it is read, derived from how it was read (R-06)."""

from collections.abc import Iterable
from dataclasses import replace

from pipelines.bron import Bron
from pipelines.inleesprofiel import (
    PLAATSEN,
    REEKS,
    Inleesprofiel,
    Kopkeuze,
    Kopwijze,
    bladpatroon,
    choose_profiel,
    fingerprint,
    kolomnamen,
    kopsleutel,
)
from pipelines.kolomwoorden import CONSTANTE, KOLOMKOP, NEGEER, TELLING
from pipelines.kopvoorstellen import list_veldkeuzes
from pipelines.levering import Levering
from pipelines.mapping import compare_form
from pipelines.profielverschil import compare_profielen
from pipelines.ruw import RuweTabellen
from pipelines.tabellen import Ingelezen, Tabellezing, chosen_constanten
from schemas.aanlevering import Aanleversoort
from schemas.catalogus import Bevestiging

MEESTE_TERMEN = 2_000


def recall_profiel(ruw: RuweTabellen, levering: Levering) -> Levering:
    """Return the delivery with the fingerprint of this file and the profile that fits it best."""
    vorm = fingerprint(ruw.tabellen, levering.referentie)
    return _choose(ruw, replace(levering, vorm=vorm), levering.soort)


def keep_own_profiel(ruw: RuweTabellen, levering: Levering, soort: Aanleversoort) -> Levering:
    """Let go of a profile of another file type, once the type is known: its columns mean other things."""
    if levering.profiel is None or levering.profiel.soort == soort.code:
        return levering
    return _choose(ruw, levering, soort.code)


def _choose(ruw: RuweTabellen, levering: Levering, soort: str | None) -> Levering:
    passend = [p for p in levering.profielen if soort in (None, p.soort)]
    profiel = choose_profiel(passend, ruw.tabellen, levering.vorm, levering.referentie)
    return replace(levering, profiel=profiel)


def derive_profiel(ingelezen: Ingelezen, soort: Aanleversoort, levering: Levering) -> Inleesprofiel:
    """Say how this file was read, with what earlier files of the same shape knew beside it."""
    lezingen = ingelezen.lezingen
    koppen: dict[str, Kopkeuze] = {}
    for keuze in (keuze for lezing in lezingen for keuze in _koppen(lezing)):
        eerder = koppen.get(keuze.sleutel)
        if eerder is None or not eerder.veld:
            koppen[keuze.sleutel] = keuze
    buiten = {paar for lezing in lezingen for paar in lezing.buiten if paar[1] != CONSTANTE}
    profiel = Inleesprofiel(
        soort=soort.code,
        vorm=levering.vorm,
        koppen=tuple(koppen.values()),
        termen=met_termen(ingelezen.bron, levering) if ingelezen.bron else (),
        bladen=_bladen(lezingen),
        buiten=tuple(sorted(buiten)),
        constanten=tuple(sorted(chosen_constanten(levering).items())),
        breed=_breed(lezingen),
        velden=list_veldkeuzes(soort.velden),
    )
    eerder_profiel = levering.profiel
    is_zelfde = eerder_profiel is not None and eerder_profiel.vorm == levering.vorm
    if eerder_profiel is None or not is_zelfde:
        return profiel
    geldig = {(b.veld, b.term, b.code) for b in levering.catalogus.bevestigingen}
    samen = profiel.merge(eerder_profiel)
    return replace(samen, termen=tuple(t for t in samen.termen if (t.veld, t.term, t.code) in geldig))


def tell_vormwijzigingen(profiel: Inleesprofiel, levering: Levering) -> tuple[str, ...]:
    """Say what differs from the earlier shape this file was read by; nothing when the shape is known."""
    if levering.profiel is None or levering.profiel.vorm == levering.vorm:
        return ()
    eerder = replace(levering.profiel, termen=profiel.termen)
    return compare_profielen(eerder, profiel, dict(profiel.velden))


def _koppen(lezing: Tabellezing) -> Iterable[Kopkeuze]:
    """Yield every column of a table with what it was read as."""
    tabel, plan = lezing.tabel, lezing.plan
    namen = kolomnamen(tabel)
    gekozen = {k.positie: Kopkeuze(namen[k.positie], k.veld, k.hoe) for k in plan.keuzes}
    gekozen |= {p: Kopkeuze(namen[p], NEGEER, Kopwijze.BEVESTIGD) for p in plan.genegeerd}
    for kolom in lezing.telkolommen:
        hoe = Kopwijze.BEVESTIGD if kolom.positie in plan.tellend else Kopwijze.TELLING
        gekozen[kolom.positie] = Kopkeuze(PLAATSEN if kolom.regio else namen[kolom.positie], TELLING, hoe)
    for positie, naam in enumerate(namen):
        yield gekozen.get(positie, Kopkeuze(naam, "", Kopwijze.GEEN))


def _bladen(lezingen: tuple[Tabellezing, ...]) -> tuple[str, ...]:
    """Name the sheets that were read, without their quarter; sheets with the same columns are one series."""
    per_kop: dict[tuple[str, ...], set[str]] = {}
    for lezing in lezingen:
        koppen = tuple(sorted(map(kopsleutel, kolomnamen(lezing.tabel))))
        per_kop.setdefault(koppen, set()).add(bladpatroon(lezing.tabel.blad))
    namen = {REEKS if len(bladen) > 1 else next(iter(bladen)) for bladen in per_kop.values()}
    return tuple(sorted(namen - {""})) if len(per_kop) > 1 or REEKS in namen else ()


def _breed(lezingen: tuple[Tabellezing, ...]) -> tuple[str, ...]:
    """Return what the headers of columns with counts tell: the activity, the month, the place."""
    zegt = ("interventie", "grootheid", "maand", "kwartaal", "regio")
    kolommen = [kolom for lezing in lezingen for kolom in lezing.telkolommen]
    return tuple(wat for wat in zegt if any(getattr(kolom, wat) for kolom in kolommen))


def met_termen(bron: Bron, levering: Levering) -> tuple[Bevestiging, ...]:
    """Return the confirmed terms that occur in this file."""
    gevonden = []
    for veld in {b.veld for b in levering.catalogus.bevestigingen} - {KOLOMKOP, CONSTANTE}:
        if veld not in bron.tekst.columns:
            continue
        woorden = bron.tekst[veld].drop_nulls().unique()
        vormen = {compare_form(woord) for woord in woorden} if woorden.len() <= MEESTE_TERMEN else set()
        eigen = (b for b in levering.catalogus.bevestigingen if b.veld == veld)
        gevonden += [b for b in eigen if compare_form(b.term) in vormen]
    return tuple(sorted(gevonden, key=lambda b: (b.veld, b.term)))
