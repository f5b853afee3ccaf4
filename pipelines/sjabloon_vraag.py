"""What is asked of one partij and why: the indicators of its agreements, and which columns feed them (R-09, R-20)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schemas.aanleverwoorden.tellingen import AFGELEID, GROOTHEDEN, WAARVAN
from schemas.grootheid import load_grootheden
from schemas.indicator import Indicator, load_indicatoren
from schemas.kolomkaart import Kolom_co, Soort

EINDE = ("einddatum", "reden_einde")
"""An end without its reason is an error, so the two are always asked together."""
LEEFTIJD = ("leeftijd", "leeftijdsgroep")
"""Two ways to tell the same: one of them is asked."""
NUT = ("nut", "informant", *EINDE)
ZONDER_HULP = ("zonder_hulp_verder", "informant", *EINDE)
VELDEN_TRAJECTEN: Mapping[str, tuple[str, ...]] = {
    "deelnemers_bereikt": EINDE,
    "deelnemers_doelgroep": (*LEEFTIJD, *EINDE),
    "deelnemers_beoordeeld": (*LEEFTIJD, *EINDE),
    "trajecten_gestart": (),
    "trajecten_beeindigd": EINDE,
    "trajecten_beeindigd_reden_bekend": EINDE,
    "trajecten_volgens_plan": EINDE,
    "trajecten_voortijdig_negatief": EINDE,
    "bijeenkomsten_som": ("bijeenkomsten", *EINDE),
    "bijeenkomsten_kwadraat": ("bijeenkomsten", *EINDE),
    "bijeenkomsten_aantal": ("bijeenkomsten", *EINDE),
    "nut_som": NUT,
    "nut_kwadraat": NUT,
    "nut_aantal": NUT,
    "nut_zeven_of_hoger": NUT,
    "nut_gevraagd": EINDE,
    "zonder_hulp_ja": ZONDER_HULP,
    "zonder_hulp_bekend": ZONDER_HULP,
    "zonder_hulp_gevraagd": EINDE,
    "toeleidingen_gemeente": ("toeleiding",),
    "toeleiding_bekend": ("toeleiding",),
    "toeleiding_zelf": ("toeleiding",),
    "toeleiding_door_gemeente": ("toeleiding",),
    "einden_per_rij": EINDE,
    "einde_volgens_plan": EINDE,
    "duur_som": EINDE,
    "duur_kwadraat": EINDE,
    "nut_beantwoord": NUT,
    "wachttijd_som": ("aanmelddatum",),
    "wachttijd_kwadraat": ("aanmelddatum",),
    "wachttijd_aantal": ("aanmelddatum",),
    "vast_gezicht_ja": ("vast_gezicht", *EINDE),
    "vast_gezicht_bekend": ("vast_gezicht", *EINDE),
    "doel_bereikt_ja": ("doel_bereikt", *EINDE),
    "doel_bereikt_bekend": ("doel_bereikt", *EINDE),
    "herstart_geen": ("herstart",),
    "herstart_bekend": ("herstart",),
    "herstart_gevraagd": ("herstart",),
}
"""Which columns of trajecten each counted quantity needs, beside those that are always there."""
ZONDER_AFSPRAAK = frozenset(
    {"leeftijdsgroep", "toelichting", "aanmelddatum", "vast_gezicht", "doel_bereikt", "herstart"}
)
"""Columns nobody is asked for without an agreement: that others tell already, or that only some keep."""
ALTIJD: Mapping[str, frozenset[str]] = {
    "tellingen": frozenset({"grootheid", "aantal", "meetstatus", "reden_onbekend"})
}
"""Columns without which a kind of file says nothing: how a count is known, and why it is not (R-07, R-18)."""
DEKKING = ("nut_gevraagd", "zonder_hulp_gevraagd")
"""The eligible of an answered number: in a light count, the trajectories that ended."""
VAN_EFFECTMETINGEN = "effect_"
GEEN_GEHEEL = {deel: geheel for geheel, deel in WAARVAN.items()}


@dataclass(frozen=True)
class Vraag:
    """One indicator in one agreement with its passport (R-20), in the words of the agreement."""

    indicatorcode: str
    interventiecode: str
    interventienaam: str
    doel: str
    gevraagd_door: str
    wie_ziet: str
    wanneer_goed: str
    gevolgen: tuple[str, ...]
    lasten_uren: float
    tot_kwartaal: str
    ook: tuple[str, ...] = ()
    """Codes of the indicators it is read together with: counter-indicator and precondition."""


def _delen(indicator: Indicator) -> tuple[str, ...]:
    return indicator.teller, indicator.noemer, indicator.kwadraat, indicator.gevraagd


def codes_van(vragen: Iterable[Vraag]) -> tuple[str, ...]:
    """Return the indicators that are asked, each followed by those it is read together with."""
    return tuple(dict.fromkeys(code for vraag in vragen for code in (vraag.indicatorcode, *vraag.ook)))


def is_gevraagd(soort: Soort[Any], vragen: Sequence[Vraag]) -> bool:
    """Tell whether any agreement needs this kind of file; without known agreements nobody can say."""
    return not vragen or bool(_grootheden_in(soort, codes_van(vragen)))


def needed_velden(soort: Soort[Kolom_co], vragen: Sequence[Vraag]) -> Mapping[str, Kolom_co]:
    """Return the columns that are asked: the required ones and those that feed an indicator, at most that."""
    gevuld = {naam: veld for naam, veld in soort.velden.items() if naam != "kwartaal"}
    if not vragen:
        return {naam: veld for naam, veld in gevuld.items() if naam not in ZONDER_AFSPRAAK}
    nodig = velden_van(soort, _grootheden_in(soort, codes_van(vragen)))
    altijd = ALTIJD.get(soort.code, frozenset())
    nodig = (nodig | altijd) - {LEEFTIJD[1]}
    return {naam: veld for naam, veld in gevuld.items() if veld.is_verplicht or naam in nodig}


def velden_van(soort: Soort[Any], grootheden: frozenset[str]) -> frozenset[str]:
    """Return the columns of one kind of file that feed these quantities."""
    if not grootheden:
        return frozenset()
    if soort.code == "trajecten":
        return frozenset(veld for naam in grootheden for veld in VELDEN_TRAJECTEN.get(naam, ()))
    if soort.code == "tellingen":
        heeft_deel = any(deel in grootheden for deel in WAARVAN.values())
        return ALTIJD[soort.code] | ({"waarvan"} if heeft_deel else set())
    return frozenset(soort.velden)


def indicatoren_van_veld(soort: Soort[Any], veld: str, vragen: Sequence[Vraag]) -> tuple[str, ...]:
    """Return the names of the indicators that need a column, those that are agreed first."""
    return indicatoren_per_veld(soort, vragen).get(veld, ())


def indicatoren_per_veld(soort: Soort[Any], vragen: Sequence[Vraag]) -> dict[str, tuple[str, ...]]:
    """Return per column the names of the indicators that need it, those that are agreed first."""
    indicatoren = load_indicatoren()
    per_veld: dict[str, list[str]] = {}
    for code in codes_van(vragen):
        for veld in velden_van(soort, _grootheden_in(soort, [code])):
            per_veld.setdefault(veld, []).append(indicatoren[code].naam)
    return {veld: tuple(namen) for veld, namen in per_veld.items()}


def _grootheden_in(soort: Soort[Any], codes: Iterable[str]) -> frozenset[str]:
    """Return the quantities of those indicators that this kind of file can give in full."""
    bekend = _bekend(soort)
    grootheden = load_grootheden()
    alle = load_indicatoren()
    elders = {naam for naam, g in grootheden.items() if g.herkomst == "referentie"}
    te_geven = [
        alle[code]
        for code in codes
        if code in alle and alle[code].teller in bekend and alle[code].noemer in bekend | elders | {""}
    ]
    nodig = {naam for indicator in te_geven for naam in _delen(indicator)}
    if soort.code == "tellingen" and nodig & set(DEKKING):
        nodig.add("trajecten_beeindigd")
    return frozenset(nodig & bekend)


def _bekend(soort: Soort[Any]) -> frozenset[str]:
    if soort.code == "trajecten":
        return frozenset(VELDEN_TRAJECTEN)
    if soort.code == "tellingen":
        return frozenset({keuze.code for keuze in GROOTHEDEN} | set(WAARVAN.values()) | set(AFGELEID))
    return frozenset(naam for naam in load_grootheden() if naam.startswith(VAN_EFFECTMETINGEN))


def rijen_van(soort: Soort[Any], vragen: Sequence[Vraag], interventiecode: str) -> tuple[str, ...]:
    """Return what one intervention must count in the light template; a part stands in the row of its whole."""
    if not vragen:
        return ("deelnemers_bereikt",)
    eigen = [vraag for vraag in vragen if vraag.interventiecode == interventiecode]
    gehelen = {
        AFGELEID.get(naam, (GEEN_GEHEEL.get(naam, naam),))[0]
        for naam in _grootheden_in(soort, codes_van(eigen))
    }
    return tuple(keuze.code for keuze in GROOTHEDEN if keuze.code in gehelen)
