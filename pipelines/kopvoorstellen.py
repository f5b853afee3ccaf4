"""What a person is asked about the columns of one table (R-06): what is this, and which one is that field?"""

from dataclasses import replace

from pipelines.breed import holds_tellingen
from pipelines.inleesprofiel import Kopwijze, kolomnamen
from pipelines.kolommen import ZEKER, Kolomkeuze, Kolomplan
from pipelines.kolomtwijfel import Twijfel, doubt_kolommen
from pipelines.kolomwoorden import KOLOM, KOLOMKOP, NEGEER, ONTBREKEND, TELLING, VAST, name_kolom
from pipelines.levering import Levering, valid_leverbereiken
from pipelines.mapping import HELE_STAD, instrumentnamen, interventienamen
from pipelines.rapport import Voorstel
from pipelines.regios import afstammelingen
from pipelines.ruw import RIJ, Leesnotitie, RuweTabel
from pipelines.waardeproef import (
    Waardeproef,
    best_fit,
    says_nothing,
    show_voorbeelden,
    spoken_velden,
    try_waarden,
)
from schemas.aanlevering import Veld, Veldsoort

TELLING_LABEL = "Een telling; de kop zegt wat is geteld"
NIET_GEBRUIKEN = (NEGEER, "Dit veld niet gebruiken")
ZEKER_UIT_WAARDEN, ONZEKER = 0.9, 0.5
TELT = frozenset({"aantal", "grootheid", "interventie"})
"""What columns of counts say by themselves."""
MEESTE_KOLOMMEN, MEESTE_PROEVEN = 20, 40
STAD = "GM0599"


def fill_from_waarden(tabel: RuweTabel, plan: Kolomplan, levering: Levering) -> Kolomplan:
    """Give safe proposals by value their column, for who said beforehand that proposals may be taken."""
    keuzes = list(plan.keuzes)
    for positie, proeven in _proeven(tabel, plan, levering).items():
        beste = best_fit(proeven)
        if beste and beste.veld not in {k.veld for k in keuzes}:
            keuzes.append(
                Kolomkeuze(positie, beste.veld, is_eigen_woord=False, zeker=beste.deel, hoe=Kopwijze.WAARDEN)
            )
    bezet = {k.positie for k in keuzes}
    return replace(plan, keuzes=tuple(keuzes), over=tuple(p for p in plan.over if p not in bezet))


def ask_koppen(
    tabel: RuweTabel, plan: Kolomplan, levering: Levering, ontbrekend: tuple[str, ...]
) -> tuple[Voorstel, ...]:
    """Return the questions about columns: likenesses, fields without a column, columns that look like a field."""
    gelijkend = tuple(
        _gelijkend(tabel, plan, k) for k in plan.keuzes if k.hoe is Kopwijze.GELIJKENIS and k.zeker < ZEKER
    )
    tellend = _ask_tellingen(tabel, plan) if "aantal" in ontbrekend else ()
    if tellend:
        ontbrekend = tuple(naam for naam in ontbrekend if naam not in TELT)
    proeven = _proeven(tabel, plan, levering, frozenset(ontbrekend)) if plan.over else {}
    vragen = tuple(_ontbrekend(tabel, plan, naam, proeven, levering) for naam in ontbrekend)
    uit_waarden = tuple(
        voorstel
        for positie, gevonden in proeven.items()
        # A column that may be what is missing is asked about once.
        if positie not in plan.afgedaan and not {proef.veld for proef in gevonden} & set(ontbrekend)
        for voorstel in _uit_waarden(tabel, plan, positie, gevonden)
    )
    twijfel = tuple(_ask_twijfel(tabel, plan, t) for t in doubt_kolommen(tabel, plan, levering))
    return (*gelijkend, *vragen, *tellend, *twijfel, *uit_waarden)


def _proeven(
    tabel: RuweTabel, plan: Kolomplan, levering: Levering, gezocht: frozenset[str] = frozenset()
) -> dict[int, tuple[Waardeproef, ...]]:
    """Try the cells of every column nobody claimed on every field without a column."""
    vrij = {naam: veld for naam, veld in plan.soort.velden.items() if naam not in plan.velden}
    if "leeftijd" in plan.velden:
        vrij.pop("leeftijdsgroep", None)
    if "leeftijdsgroep" in plan.velden:
        vrij.pop("leeftijd", None)
    return {
        positie: gevonden
        for positie in plan.over[:MEESTE_PROEVEN]
        for velden in (spoken_velden(vrij, gezocht, tabel, positie),)
        if (gevonden := try_waarden(tabel, positie, velden, levering))
    }


def _ask_tellingen(tabel: RuweTabel, plan: Kolomplan) -> tuple[Voorstel, ...]:
    """Ask of every column of numbers whether it is a count of its own, when no column is called a count."""
    if not {"regio", "interventie"} & plan.velden:
        return ()
    keuzes = ((TELLING, TELLING_LABEL), NIET_GEBRUIKEN)
    bewijs = "In deze kolom staan aantallen, en geen kolom heet “Aantal”."
    tellend = [p for p in plan.over if p not in plan.afgedaan and holds_tellingen(tabel, p)][:MEESTE_KOLOMMEN]
    return tuple(
        _kolomvraag(tabel, p, keuzes, ONZEKER, bewijs, aantal=tabel.cellen.height)
        for p in tellend
        if tabel.cellen[f"k{p}"].count()
    )


def _ask_twijfel(tabel: RuweTabel, plan: Kolomplan, twijfel: Twijfel) -> Voorstel:
    """Ask which of two columns a field is: the one with the header, or the one with the values."""
    namen = kolomnamen(tabel)
    titel = plan.soort.velden[twijfel.veld].titel
    keuzes = tuple((KOLOM + namen[p], capital(name_kolom(namen[p]))) for p in (twijfel.beter, twijfel.nu))
    bewijs = (
        f"Aan de kop lijkt het {name_kolom(namen[twijfel.nu])}, maar geen waarde daarvan past. "
        f"In {name_kolom(namen[twijfel.beter])} wel: {twijfel.proef.bewijs}."
    )
    voorstel = Voorstel(
        ONTBREKEND, twijfel.veld, keuzes, ZEKER_UIT_WAARDEN, twijfel.proef.gevuld, titel=titel, bewijs=bewijs
    )
    return _at(voorstel, tabel, twijfel.beter)


def _gelijkend(tabel: RuweTabel, plan: Kolomplan, keuze: Kolomkeuze) -> Voorstel:
    titel = plan.soort.velden[keuze.veld].titel
    bewijs = f'De kop lijkt op "{titel}" of een ander woord daarvoor ({keuze.zeker:.0%}).'
    return _kolomvraag(
        tabel, keuze.positie, ((keuze.veld, titel), NIET_GEBRUIKEN), keuze.zeker, bewijs, aantal=1
    )


def _uit_waarden(
    tabel: RuweTabel, plan: Kolomplan, positie: int, proeven: tuple[Waardeproef, ...]
) -> tuple[Voorstel, ...]:
    """Propose what an unclaimed column is, by its cells; only words speak unless the header is silent."""
    if not proeven or not (says_nothing(tabel.koppen[positie]) or any(p.is_sprekend for p in proeven)):
        return ()
    beste = best_fit(proeven)
    zeker = ZEKER_UIT_WAARDEN * beste.deel if beste else ONZEKER
    keuzes = tuple((p.veld, plan.soort.velden[p.veld].titel) for p in proeven)
    zin = f"De kop zegt het niet, de waarden wel: {proeven[0].bewijs}."
    return (_kolomvraag(tabel, positie, (*keuzes, NIET_GEBRUIKEN), zeker, zin, aantal=proeven[0].gevuld),)


def _kolomvraag(
    tabel: RuweTabel,
    positie: int,
    keuzes: tuple[tuple[str, str], ...],
    zeker: float,
    bewijs: str,
    *,
    aantal: int,
) -> Voorstel:
    voorstel = Voorstel(
        KOLOMKOP,
        kolomnamen(tabel)[positie],
        keuzes,
        round(zeker, 2),
        aantal,
        titel="Kolom",
        bewijs=bewijs,
    )
    return _at(voorstel, tabel, positie)


def _at(voorstel: Voorstel, tabel: RuweTabel, positie: int) -> Voorstel:
    """Add where a column is, sheet, header and first cell, and what comes back in it."""
    eerste = max(tabel.kopregels, default=0) or (tabel.cellen[RIJ][0] if tabel.cellen.height else 1)
    return replace(
        voorstel,
        voorbeelden=show_voorbeelden(tabel, positie),
        blad=tabel.blad,
        kolom=tabel.koppen[positie],
        cel=f"{tabel.letters[positie]}{eerste}",
    )


def _ontbrekend(
    tabel: RuweTabel,
    plan: Kolomplan,
    naam: str,
    proeven: dict[int, tuple[Waardeproef, ...]],
    levering: Levering,
) -> Voorstel:
    """Ask which column a field is: the ones whose cells fit first, then the rest, then one value for all rows."""
    veld = plan.soort.velden[naam]
    namen = kolomnamen(tabel)
    passend = {p: proef for p, gevonden in proeven.items() for proef in gevonden if proef.veld == naam}
    volgorde = [*sorted(passend, key=lambda p: -passend[p].deel), *(p for p in plan.over if p not in passend)]
    kolommen = tuple((KOLOM + namen[p], capital(name_kolom(namen[p]))) for p in volgorde[:MEESTE_KOLOMMEN])
    is_enige = not [
        n for n, v in plan.soort.velden.items() if n not in {naam, *plan.velden} and v.soort is veld.soort
    ]
    is_duidelijk = len(passend) == 1 and (is_enige or passend[volgorde[0]].is_sprekend)
    beste = volgorde[0] if is_duidelijk else None
    voorstel = Voorstel(
        ONTBREKEND,
        naam,
        kolommen + offer_constanten(veld, levering),
        round(ZEKER_UIT_WAARDEN * passend[beste].deel, 2) if beste is not None else 0.0,
        tabel.cellen.height,
        titel=veld.titel,
        bewijs=_bewijs_ontbrekend(veld, namen, passend),
        blad=tabel.blad,
    )
    return _at(voorstel, tabel, volgorde[0]) if passend else voorstel


def _bewijs_ontbrekend(veld: Veld, namen: tuple[str, ...], passend: dict[int, Waardeproef]) -> str:
    zin = f'Geen kolom heet "{veld.titel}".'
    gevonden = [
        f"in {name_kolom(namen[p])} staat het misschien: {proef.bewijs}" for p, proef in passend.items()
    ]
    if not gevonden:
        return zin
    meer = "; ".join(gevonden)
    return f"{zin} {capital(meer)}."


def capital(zin: str) -> str:
    """Begin a sentence with a capital and leave the rest as it is."""
    return f"{zin[:1].upper()}{zin[1:]}"


def offer_constanten(veld: Veld, levering: Levering) -> tuple[tuple[str, str], ...]:
    """Return the values that may hold for the whole file, when the field is one of a list."""
    match veld.soort:
        case Veldsoort.REGIO:
            keuzes = offer_plaatsen(levering)
        case Veldsoort.INTERVENTIE:
            keuzes = interventienamen(levering)[1]
        case Veldsoort.INSTRUMENT:
            keuzes = instrumentnamen(levering)[1]
        case Veldsoort.KEUZE:
            keuzes = tuple((k.code, k.label) for k in veld.keuzes)
        case _:
            keuzes = ()
    return tuple((VAST + code, f"Het hele bestand gaat over {label}") for code, label in keuzes)


def offer_plaatsen(levering: Levering) -> tuple[tuple[str, str], ...]:
    """Return the places a party may mean when we cannot tell: its own gebieden with their buurten, then the city."""
    regios = levering.regioindex.regios
    gebieden = {code for bereik in valid_leverbereiken(levering) for code in bereik.gebiedcodes} & set(regios)
    gebieden = gebieden or {code for code, regio in regios.items() if regio.niveau == "gebied"}
    onder = {code for gebied in gebieden for code in afstammelingen(gebied, levering.referentie)}
    eigen = sorted(gebieden, key=lambda code: regios[code].naam)
    buurten = sorted(
        (code for code in onder if code in regios and regios[code].niveau == "buurt"),
        key=lambda c: regios[c].naam,
    )
    return (
        *((code, f"{regios[code].naam} (gebied)") for code in eigen),
        *((code, regios[code].naam) for code in buurten),
        (STAD, HELE_STAD),
    )


def tell_genegeerd(tabel: RuweTabel, plan: Kolomplan) -> list[Leesnotitie]:
    """Tell which columns are left out because a person said so (R-03)."""
    namen = kolomnamen(tabel)
    koppen = ", ".join(f'"{namen[p]}"' for p in plan.genegeerd)
    zin = f"Niet gebruikt, zoals u heeft gekozen: kolom {koppen}."
    return [Leesnotitie("kolom_genegeerd", zin, len(plan.genegeerd))] if koppen else []


def list_veldkeuzes(velden: dict[str, Veld]) -> tuple[tuple[str, str], ...]:
    """Return what a column can be made: any field, a count, or nothing."""
    telling = ((TELLING, TELLING_LABEL),) if "grootheid" in velden else ()
    return (*((naam, veld.titel) for naam, veld in velden.items()), *telling, NIET_GEBRUIKEN)
