"""A provider's own terms → our codes (R-06): known words are taken, likenesses proposed, choices asked."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from rapidfuzz import fuzz, process

from pipelines.levering import Levering
from pipelines.regioindex import sleutel
from pipelines.regios import Regiokeuze, ouders, resolve_regio
from schemas.aanlevering import Keuze, Veld

GELIJKENIS_TERM = 85
KORTSTE_GELIJKENIS = 4
DUIDELIJK_VERSCHIL = 0.03
MEESTE_KEUZES = 20
HELE_STAD = "heel Rotterdam, of niet bekend waar"

Waarde = str | int | float | date | None
Keuzes = tuple[tuple[str, str], ...]


class Wijze(StrEnum):
    """How a term became a value, from nothing assumed to nothing understood."""

    EXACT = "exact"
    GELEZEN = "gelezen"
    LEEG = "leeg"
    GOK = "gok"
    MEERDUIDIG = "meerduidig"
    ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Uitkomst:
    """What one term means. `waarde` of GOK is the proposal, of MEERDUIDIG the safe choice.

    `aanname` says what was assumed, for the reading notes; `label` is the value as people read it.
    """

    wijze: Wijze
    waarde: Waarde = None
    label: str = ""
    aanname: str = ""
    keuzes: Keuzes = ()
    zeker: float = 1.0


LEEG = Uitkomst(Wijze.LEEG)
Lezer = Callable[[str], Uitkomst]


def compare_form(term: str) -> str:
    """Return the form terms are compared in; a term of signs only (`?`) is itself."""
    return sleutel(term) or term.strip()


@cache
def keuzenamen(keuzes: tuple[Keuze, ...]) -> tuple[Mapping[str, tuple[str, str]], Keuzes]:
    """Return the fixed codes of a column by every compared form, and the choices."""
    namen = {compare_form(s): (k.code, k.label) for k in keuzes for s in k.synoniemen}
    namen |= {compare_form(s): (k.code, k.label) for k in keuzes for s in (k.code, k.label)}
    return namen, tuple((k.code, k.label) for k in keuzes)


def resolve_naam(term: str, namen: Mapping[str, tuple[str, str]], alle: Keuzes) -> Uitkomst:
    """Read a term as one of a list of named things; `namen` maps compared forms to (code, label)."""
    naam = compare_form(term)
    if gevonden := namen.get(naam):
        is_eigen = term in gevonden
        return Uitkomst(Wijze.EXACT if is_eigen else Wijze.GELEZEN, *gevonden, aanname=gevonden[1])
    return _gelijkend(naam, namen, alle)


def _gelijkend(naam: str, namen: Mapping[str, tuple[str, str]], alle: Keuzes) -> Uitkomst:
    """Propose the likeliest name; without one the term is unknown and every choice is offered."""
    lang = [n for n in namen if len(n) >= KORTSTE_GELIJKENIS]
    if len(naam) < KORTSTE_GELIJKENIS or not lang:
        return Uitkomst(Wijze.ONBEKEND, keuzes=alle)
    gevonden = process.extractOne(naam, lang, scorer=fuzz.ratio, score_cutoff=GELIJKENIS_TERM)
    if gevonden is None:
        return Uitkomst(Wijze.ONBEKEND, keuzes=alle)
    code, label = namen[gevonden[0]]
    eerst = ((code, label), *(k for k in alle if k[0] != code))
    return Uitkomst(Wijze.GOK, code, label, keuzes=eerst, zeker=round(gevonden[1] / 100, 2))


def resolve_plaats(term: str, levering: Levering) -> Uitkomst:
    """Read a term as a place; a name of several places gets the nearest level that covers them all."""
    gevonden = resolve_regio(term, levering.referentie, jaar=levering.kwartaal.jaar) or _met_lange_ij(
        term, levering
    )
    dubbel = {k.naam for k in gevonden for ander in gevonden if k is not ander and k.naam == ander.naam}
    keuzes = tuple((k.code, f"{k.naam} ({k.niveau})" if k.naam in dubbel else label_van(k)) for k in gevonden)
    if not gevonden:
        return Uitkomst(Wijze.ONBEKEND)
    eerste = gevonden[0]
    if eerste.herkomst == "gelijkend":
        is_duidelijk = len(gevonden) == 1 or eerste.zekerheid - gevonden[1].zekerheid >= DUIDELIJK_VERSCHIL
        waarde = eerste.code if is_duidelijk else None
        return Uitkomst(Wijze.GOK, waarde, eerste.naam, keuzes=keuzes, zeker=eerste.zekerheid)
    if len(gevonden) > 1:
        veilig = safe_regio(gevonden, levering)
        label = next((label_van(k) for k in gevonden if k.code == veilig), naam_van(veilig, levering))
        alle = keuzes if veilig in dict(keuzes) else (*keuzes, (veilig, label))
        return Uitkomst(Wijze.MEERDUIDIG, veilig, label, keuzes=alle, zeker=1 / len(gevonden))
    is_eigen = term.strip() in (eerste.code, eerste.naam)
    return Uitkomst(Wijze.EXACT if is_eigen else Wijze.GELEZEN, eerste.code, eerste.naam, label_van(eerste))


def _met_lange_ij(term: str, levering: Levering) -> tuple[Regiokeuze, ...]:
    """Try a name written with y for ij (Tarwewyk); a likeness, never certain."""
    anders = re.sub("ij|y", "ij", term, flags=re.IGNORECASE)
    if anders == term:
        return ()
    gevonden = resolve_regio(anders, levering.referentie, jaar=levering.kwartaal.jaar)
    return tuple(replace(k, zekerheid=min(k.zekerheid, 0.95), herkomst="gelijkend") for k in gevonden)


def label_van(keuze: Regiokeuze) -> str:
    """Name a place with its level when that is not the usual one."""
    if keuze.niveau == "gemeente" and keuze.herkomst != "onbekend":
        return HELE_STAD
    return keuze.naam if keuze.niveau == "buurt" else f"{keuze.naam} ({keuze.niveau})"


def naam_van(regiocode: str, levering: Levering) -> str:
    """Return the name of a place with its level."""
    regio = levering.regioindex.regios[regiocode]
    return HELE_STAD if regio.niveau == "gemeente" else f"{regio.naam} ({regio.niveau})"


def safe_regio(keuzes: tuple[Regiokeuze, ...], levering: Levering) -> str:
    """Return the smallest place that covers every choice."""
    lijnen = [(k.code, *ouders(k.code, levering.referentie)) for k in keuzes]
    gedeeld = set(lijnen[0]).intersection(*map(set, lijnen[1:]))
    return next(code for code in max(lijnen, key=len) if code in gedeeld)


def interventienamen(levering: Levering) -> tuple[Mapping[str, tuple[str, str]], Keuzes]:
    """Return the known interventions by compared form, and the choices: the party's own first."""
    interventies = levering.catalogus.interventies
    namen = {compare_form(i.code): (i.code, i.naam) for i in interventies}
    namen |= {compare_form(i.naam): (i.code, i.naam) for i in interventies}
    eigen = frozenset().union(
        *(b.interventiecodes for b in levering.catalogus.leverbereiken if b.partijcode == levering.partijcode)
    )
    volgorde = sorted(interventies, key=lambda i: (i.code not in eigen, i.naam))
    return namen, tuple((i.code, i.naam) for i in volgorde[:MEESTE_KEUZES])


def instrumentnamen(levering: Levering) -> tuple[Mapping[str, tuple[str, str]], Keuzes]:
    """Return the known instruments by code, name and the word before the first underscore (SDQ)."""
    instrumenten = levering.referentie.instrumenten
    paren = tuple(zip(instrumenten["instrument"], instrumenten["naam"], strict=True))
    namen = {compare_form(code.split("_")[0]): (code, naam) for code, naam in reversed(paren)}
    namen |= {compare_form(tekst): (code, naam) for code, naam in paren for tekst in (code, naam)}
    return namen, paren


def remembered(naam_van_veld: str, veld: Veld, levering: Levering) -> Mapping[str, Uitkomst]:
    """Return the terms a person confirmed for this party and column."""
    labels = {k.code: k.label for k in veld.keuzes} | {
        i.code: i.naam for i in levering.catalogus.interventies
    }
    regios = levering.regioindex.regios
    return {
        compare_form(b.term): Uitkomst(
            Wijze.GELEZEN,
            b.code,
            label := labels.get(b.code) or (regios[b.code].naam if b.code in regios else b.code),
            f"{label}, zoals eerder bevestigd",
        )
        for b in levering.catalogus.bevestigingen
        if b.veld == naam_van_veld
    }
