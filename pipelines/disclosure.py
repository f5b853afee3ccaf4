"""Which counts stay hidden so that no small number of people can be worked out (R-17).

A table of counts has three directions in which it adds up: places within a place, parties within all
parties, interventions within all interventions. Hidden in it are the small counts, and as many others
as it takes: among the parts of a shown total at least two are hidden and together they reach the
threshold, and a hidden total never has all of its parts shown. What then still follows from the
whole set of sums is found by linear algebra in `audit.py` and hidden as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.audit import find_afleidbaar
from schemas.errors import BouwError
from schemas.vocabulary import ALLE

Bits = npt.NDArray[np.bool_]
Plekken = npt.NDArray[np.int64]
Getallen = npt.NDArray[np.float64]

REST = "~"
"""Suffix of the part of a place that was delivered without a finer place; never shown."""
RONDES = 200
AUDITS = 20


@dataclass(frozen=True)
class Richting:
    """One way of adding up: for each cell the cell of its total (-1: none), and cells ordered by total."""

    totaal: Plekken
    volgorde: Plekken


def hide_cellen(cellen: pd.DataFrame, ouder: Mapping[str, str], *, drempel: int) -> Bits:
    """Return which cells are hidden.

    `cellen`: tabel, regiocode, partijcode, interventiecode (together unique), aantal, tegen (the
    rest of the whole, infinite for a plain count), is_gevoelig, is_verborgen (hidden for another reason).
    """
    if cellen.empty:
        return np.zeros(0, dtype=bool)
    richtingen = find_richtingen(cellen, ouder)
    aantal = cellen["aantal"].to_numpy(dtype=float)
    tegen = np.minimum(cellen["tegen"].to_numpy(dtype=float), drempel)
    gevoelig = cellen["is_gevoelig"].to_numpy(dtype=bool)
    verborgen = gevoelig | cellen["is_verborgen"].to_numpy(dtype=bool)
    for _ in range(AUDITS):
        verborgen = hide_aanvullend(verborgen, richtingen, aantal, tegen, drempel=drempel)
        vast = find_afleidbaar(verborgen, [r.totaal for r in richtingen])
        lek = vast & gevoelig & (aantal > 0)
        if not lek.any():
            return verborgen
        verborgen = verborgen | find_bedekking(lek, vast, verborgen, richtingen, aantal)
    raise BouwError("Kleine aantallen blijven af te leiden uit de totalen; er is niets gepubliceerd.")


def find_richtingen(cellen: pd.DataFrame, ouder: Mapping[str, str]) -> tuple[Richting, ...]:
    """Find for every cell its totals over places, parties and interventions."""
    regiocodes = sorted({*cellen["regiocode"].unique(), *ouder, *ouder.values()})
    partijen = sorted({*cellen["partijcode"].unique(), ALLE})
    interventies = sorted({*cellen["interventiecode"].unique(), ALLE})
    tabel = pd.factorize(cellen["tabel"], sort=True)[0].astype(np.int64)
    regio = number(cellen["regiocode"], regiocodes)
    partij = number(cellen["partijcode"], partijen)
    interventie = number(cellen["interventiecode"], interventies)
    plek = {code: i for i, code in enumerate(regiocodes)}
    boven = np.array([plek[ouder[code]] if code in ouder else -1 for code in regiocodes], dtype=np.int64)

    def sleutel(r: Plekken, p: Plekken, i: Plekken) -> Plekken:
        basis = (tabel * len(regiocodes) + r) * len(partijen) + p
        return basis * len(interventies) + i

    zelf = sleutel(regio, partij, interventie)
    op_sleutel = np.argsort(zelf, kind="stable")
    gesorteerd = zelf[op_sleutel]
    if (np.diff(gesorteerd) == 0).any():
        raise BouwError("Twee tellingen met dezelfde sleutel; er is niets gepubliceerd.")

    def zoek(gezocht: Plekken, bestaat: Bits) -> Plekken:
        plaats = np.minimum(np.searchsorted(gesorteerd, gezocht), len(gesorteerd) - 1)
        return np.where(bestaat & (gesorteerd[plaats] == gezocht), op_sleutel[plaats], -1)

    alle_partijen = np.full_like(partij, partijen.index(ALLE))
    alle_interventies = np.full_like(interventie, interventies.index(ALLE))
    totalen = (
        zoek(sleutel(np.maximum(boven[regio], 0), partij, interventie), boven[regio] >= 0),
        zoek(sleutel(regio, alle_partijen, interventie), partij != alle_partijen),
        zoek(sleutel(regio, partij, alle_interventies), interventie != alle_interventies),
    )
    is_rest = cellen["regiocode"].str.endswith(REST).to_numpy(dtype=bool)
    # What is never shown is the cheapest to hide, then the smallest number, then the first by key.
    voorkeur = np.lexsort((zelf, cellen["aantal"].to_numpy(dtype=float), ~is_rest))
    return tuple(
        Richting(totaal, voorkeur[np.argsort(totaal[voorkeur], kind="stable")]) for totaal in totalen
    )


def number(kolom: "pd.Series[str]", codes: list[str]) -> Plekken:
    """Replace each code by its place in the list."""
    return np.asarray(pd.Categorical(kolom, categories=codes).codes, dtype=np.int64)


def hide_aanvullend(
    verborgen: Bits, richtingen: tuple[Richting, ...], aantal: Getallen, tegen: Getallen, *, drempel: int
) -> Bits:
    """Hide more cells, line by line in every direction, until each line keeps its secret."""
    verborgen = verborgen.copy()
    for _ in range(RONDES):
        erbij = np.zeros_like(verborgen)
        for richting in richtingen:
            erbij |= find_aanvulling(verborgen, richting, aantal, tegen, drempel=drempel)
        if not erbij.any():
            return verborgen
        verborgen |= erbij
    raise BouwError("Het verbergen van kleine aantallen kwam niet tot rust; er is niets gepubliceerd.")


def find_aanvulling(
    verborgen: Bits, richting: Richting, aantal: Getallen, tegen: Getallen, *, drempel: int
) -> Bits:
    """Find one more cell to hide in each line that gives its hidden part away."""
    omvang = len(verborgen)
    stil = np.flatnonzero(verborgen & (richting.totaal >= 0))
    lijn = richting.totaal[stil]
    hoeveel = np.bincount(lijn, minlength=omvang)
    samen = np.bincount(lijn, weights=aantal[stil], minlength=omvang)
    rest_samen = np.bincount(lijn, weights=tegen[stil], minlength=omvang)
    te_weinig = (hoeveel < 2) | (samen < drempel) | (rest_samen < drempel)
    open_met_lek = ~verborgen & (hoeveel > 0) & te_weinig
    dicht_maar_af_te_leiden = verborgen & (hoeveel == 0)
    lek = open_met_lek | dicht_maar_af_te_leiden
    erbij = first_in_lijn(lek, ~verborgen & (aantal > 0), richting)
    geholpen = np.zeros_like(verborgen)
    geholpen[richting.totaal[erbij]] = True
    # No part left to hide: then the total itself.
    return erbij | (open_met_lek & ~geholpen)


def first_in_lijn(lijnen: Bits, kandidaten: Bits, richting: Richting) -> Bits:
    """Pick in each line the first candidate in the order of preference."""
    volgorde = richting.volgorde
    totaal = richting.totaal[volgorde]
    kan = (totaal >= 0) & kandidaten[volgorde]
    kan &= lijnen[np.maximum(totaal, 0)]
    plekken = volgorde[kan]
    eerste = np.ones(len(plekken), dtype=bool)
    eerste[1:] = richting.totaal[plekken[1:]] != richting.totaal[plekken[:-1]]
    gekozen = np.zeros(len(kandidaten), dtype=bool)
    gekozen[plekken[eerste]] = True
    return gekozen


def find_bedekking(
    lek: Bits, vast: Bits, verborgen: Bits, richtingen: tuple[Richting, ...], aantal: Getallen
) -> Bits:
    """Hide beside each cell that still follows: one more in every line it stands in, or else its total.

    When those lines are hidden already, the way in is further off: along other cells that follow.
    """
    groep = lek
    while True:
        erbij = np.zeros_like(verborgen)
        for richting in richtingen:
            erbij |= cover_lijnen(groep, verborgen, richting, aantal)
        ruimer = widen(groep, vast, richtingen)
        if erbij.any() or (ruimer == groep).all():
            return erbij
        groep = ruimer


def cover_lijnen(groep: Bits, verborgen: Bits, richting: Richting, aantal: Getallen) -> Bits:
    """Hide one more part, or else the total, of every line these cells are part or total of."""
    lijnen = groep & np.isin(np.arange(len(groep)), richting.totaal)
    totalen = richting.totaal[groep]
    lijnen[totalen[totalen >= 0]] = True
    gekozen = first_in_lijn(lijnen, ~verborgen & (aantal > 0), richting)
    lijnen[richting.totaal[gekozen]] = False
    return gekozen | (lijnen & ~verborgen)


def widen(groep: Bits, vast: Bits, richtingen: tuple[Richting, ...]) -> Bits:
    """Add the cells that follow and share a line with the group."""
    ruimer = groep.copy()
    for richting in richtingen:
        heeft_totaal = richting.totaal >= 0
        lijnen = groep.copy()
        lijnen[richting.totaal[groep & heeft_totaal]] = True
        ruimer |= vast & (lijnen | (heeft_totaal & lijnen[richting.totaal]))
    return ruimer
