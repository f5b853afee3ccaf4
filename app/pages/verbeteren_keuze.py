"""Which actions one looks at: seven filters in the address, never a sort order (R-13)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.elementen import aria
from app.components.frame import chooser, link_choices
from app.components.getallen import show_kwartaal
from app.components.knoppen import address, link
from app.services.verbeteracties import is_waiting
from schemas.keuzelijst import load_keuzelijst
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Verbeteractie

ROUTE = "/verbeteren"
GEBIED_TEKENS = 6
"""A code such as BU05991570 lies in WK059915: the first six digits name the gebied."""
BORD = "bord"


@dataclass(frozen=True)
class Keuze:
    """What the address asks for; an empty field asks for everything."""

    weergave: str = ""
    fase: str = ""
    gebied: str = ""
    regio: str = ""
    factor: str = ""
    eigenaar: str = ""
    kwartaal: str = ""
    beschikking: str = ""
    wacht: str = ""

    def href(self, **anders: str) -> str:
        """Return the address of the same view with other choices."""
        return address(ROUTE, **vars(replace(self, **anders)))

    @property
    def is_leeg(self) -> bool:
        """Answer whether nothing is narrowed."""
        return replace(self, weergave="") == Keuze()

    def passes(self, actie: Verbeteractie, nu: Kwartaal) -> bool:
        """Answer whether an action is among what is asked for."""
        return all(
            waarde in VELDEN[veld](actie) for veld, waarde in vars(self).items() if waarde and veld in VELDEN
        ) and (not self.wacht or is_waiting(actie, nu))


def gebied_of(regiocode: str) -> str:
    """Return the gebied a place lies in, by its digits."""
    return f"WK{regiocode[2 : 2 + GEBIED_TEKENS]}"


def factors_of(actie: Verbeteractie) -> tuple[str, ...]:
    """Return the factors the intervention of an action works on."""
    return tuple(sorted(f.factor_id for f in actie.afspraak.interventie.factoren))


VELDEN: Mapping[str, Callable[[Verbeteractie], tuple[str, ...]]] = {
    "fase": lambda a: (a.fase.value,),
    "gebied": lambda a: (gebied_of(a.regiocode),),
    "regio": lambda a: (a.regiocode,),
    "factor": factors_of,
    "eigenaar": lambda a: (a.eigenaar,),
    "kwartaal": lambda a: (a.terugkijk_kwartaal,),
    "beschikking": lambda a: (str(a.afspraak.beschikking_id),),
}
"""Per filter the values of an action it looks at."""


def show_keuze(
    keuze: Keuze,
    acties: Sequence[Verbeteractie],
    *,
    plaatsen: Mapping[str, str],
    factoren: Mapping[str, str],
) -> Component:
    """Draw the filters as lists of links; each offers only what occurs."""
    titels = {str(a.afspraak.beschikking_id): a.afspraak.beschikking.titel for a in acties}
    namen: list[tuple[str, str, Mapping[str, str]]] = [
        ("fase", "Fase", load_keuzelijst("fase")),
        ("gebied", "Gebied", plaatsen),
        ("regio", "Wijk", plaatsen),
        ("factor", "Factor", factoren),
        ("eigenaar", "Wie", {}),
        ("kwartaal", "Terugkijken", {a.terugkijk_kwartaal: show_kwartaal(a.terugkijk_kwartaal) for a in acties}),
        ("beschikking", "Beschikking", titels),
    ]  # fmt: skip
    kiezers = [_chooser(keuze, veld, naam, woorden, acties) for veld, naam, woorden in namen]
    wis = [] if keuze.is_leeg else [link("Toon weer alles", Keuze(weergave=keuze.weergave).href())]
    return html.Nav([*kiezers, *wis], className="keuzerij", **aria(label="Kies welke verbeteracties u ziet"))


def _chooser(
    keuze: Keuze, veld: str, naam: str, woorden: Mapping[str, str], acties: Iterable[Verbeteractie]
) -> Component:
    gekozen = getattr(keuze, veld)
    codes = {code for actie in acties for code in VELDEN[veld](actie)} | ({gekozen} if gekozen else set())
    if veld == "fase":
        volgorde = [code for code in woorden if code in codes]
    else:
        volgorde = sorted(codes, key=lambda code: woorden.get(code, code).lower())
    keuzes = [
        ("Alle", keuze.href(**{veld: ""}), not gekozen),
        *((woorden.get(c, c), keuze.href(**{veld: c}), c == gekozen) for c in volgorde),
    ]
    return chooser(naam, woorden.get(gekozen, gekozen) or "alle", link_choices(keuzes), toont_naam=True)
