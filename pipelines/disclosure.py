"""Which counts stay hidden so that no small number of people can be worked out (R-17).

A table of counts has directions in which it adds up: places within a place, parties within all parties,
interventions within all interventions, classes (of age, of marks) within all classes. Hidden in it are the small counts, and as many others
as it takes: among the parts of a shown total at least two are hidden and together they reach the
threshold, and a hidden total never has all of its parts shown. What then still follows from the
whole set of sums is found by linear algebra in `audit.py` and hidden as well.

A total with one part only is that part: they share one fate, and stand here as one `knoop`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from pipelines.audit import build_vergelijkingen, find_afleidbaar
from pipelines.ruimte import NUL, Stelsel, measure_ruimte
from schemas.errors import BouwError
from schemas.vocabulary import ALLE

Bits = npt.NDArray[np.bool_]
Plekken = npt.NDArray[np.int64]
Getallen = npt.NDArray[np.float64]

REST = "~"
"""Suffix of the part of a place that was delivered without a finer place; never shown."""
RONDES = 200
AUDITS = 60
LIJNZAAD = 5990003
GEWOON: Mapping[str, str | bool] = {"klasse": ALLE, "is_vast": False}
"""Columns that may be absent, and what they say then."""


@dataclass(frozen=True)
class Sommen:
    """Sums in nodes: `totaal` per line, and one entry per part in `deel` and `lijn`, by line and preference.

    Per node: `aantal`, `tegen` (the rest of the whole, at most the threshold), `ruimte` (all of that rest),
    `breedte` (how far its possible values must span), `gevoelig`, `vast` (may not be hidden any more), `tabel`.
    """

    totaal: Plekken
    lijn: Plekken
    deel: Plekken
    aantal: Getallen
    tegen: Getallen
    ruimte: Getallen
    breedte: Getallen
    gevoelig: Bits
    vast: Bits
    tabel: Plekken

    def only(self, tabellen: Bits) -> "Sommen":
        """Keep the sums of some tables; the nodes keep their numbers."""
        houd_lijn = tabellen[self.tabel[self.totaal]]
        houd = houd_lijn[self.lijn]
        nieuw = np.cumsum(houd_lijn) - 1
        return replace(self, totaal=self.totaal[houd_lijn], lijn=nieuw[self.lijn[houd]], deel=self.deel[houd])


def hide_cellen(
    cellen: pd.DataFrame,
    ouder: Mapping[str, str],
    *,
    drempel: int,
    klasseouder: Mapping[str, str] = MappingProxyType({}),
    is_begin: bool = False,
) -> Bits:
    """Return which cells are hidden; as a begin only, ranges that are too narrow are left to who looks at all tables.

    `cellen`: tabel, regiocode, partijcode, interventiecode, klasse (together unique), aantal, tegen (the
    rest of the whole, infinite for a plain count), is_gevoelig, is_verborgen (hidden for another
    reason), is_vast (may not be hidden any more). Without klasse or is_vast: all together, and nothing.
    """
    if cellen.empty:
        return np.zeros(0, dtype=bool)
    cellen = cellen.assign(**{k: w for k, w in GEWOON.items() if k not in cellen})
    begin = cellen["is_gevoelig"].to_numpy(dtype=bool) | cellen["is_verborgen"].to_numpy(dtype=bool)
    totalen, tabel = find_totalen(cellen, ouder, klasseouder)
    knoop, sommen = build_sommen(cellen, totalen, tabel, begin, drempel=drempel)
    verborgen = np.zeros(len(sommen.aantal), dtype=bool)
    verborgen[knoop[begin]] = True
    return hide_knopen(verborgen, sommen, drempel=drempel, is_begin=is_begin)[knoop]


def hide_knopen(verborgen: Bits, sommen: Sommen, *, drempel: int, is_begin: bool = False) -> Bits:
    """Hide line by line, then whatever the audits find; only tables with a leak are looked at again."""
    for _ in range(AUDITS):
        verborgen = hide_aanvullend(verborgen, sommen, drempel=drempel)
        vast = find_afleidbaar(verborgen, sommen.totaal, sommen.lijn, sommen.deel)
        lek = vast & sommen.gevoelig & (sommen.aantal > 0)
        if is_begin and not lek.any():
            return verborgen
        if not lek.any():
            vast = find_nauw(verborgen, sommen)
            lek = vast & sommen.gevoelig
        if not lek.any():
            return verborgen
        tabellen = np.zeros(sommen.tabel.max() + 1, dtype=bool)
        tabellen[sommen.tabel[lek]] = True
        sommen = sommen.only(tabellen)
        erbij = find_bedekking(lek, vast, verborgen, sommen) & ~verborgen
        # Where hiding beside it helps no more, the whole table goes.
        erbij = erbij if erbij.any() else tabellen[sommen.tabel] & ~sommen.vast & ~verborgen
        if not erbij.any():
            return verborgen
        verborgen = verborgen | erbij
    raise BouwError("Kleine aantallen blijven af te leiden uit de totalen; er is niets gepubliceerd.")


def find_nauw(verborgen: Bits, sommen: Sommen) -> Bits:
    """Find the hidden small counts whose possible values span less than they must."""
    if not len(sommen.lijn):
        return np.zeros_like(verborgen)
    nummers = np.union1d(sommen.totaal[verborgen[sommen.totaal]], sommen.deel[verborgen[sommen.deel]])
    matrix = build_vergelijkingen(verborgen, nummers, sommen.totaal, sommen.lijn, sommen.deel)
    aantal = sommen.aantal[nummers]
    stelsel = Stelsel(
        csr_array(matrix),
        matrix @ aantal,
        np.zeros(len(nummers)),
        aantal + sommen.ruimte[nummers],
        np.zeros(len(nummers), dtype=bool),
    )
    doel = sommen.gevoelig[nummers]
    breedte = np.minimum(sommen.breedte[nummers], stelsel.boven)
    onder, boven = measure_ruimte(stelsel, doel, breedte, aantal)
    nauw = np.zeros_like(verborgen)
    nauw[nummers[doel & (boven - onder < breedte - NUL)]] = True
    return nauw


def find_totalen(
    cellen: pd.DataFrame, ouder: Mapping[str, str], klasseouder: Mapping[str, str]
) -> tuple[tuple[Plekken, ...], Plekken]:
    """Find for every cell its totals over places, parties, interventions and classes (-1: none), and its table."""
    tabel = pd.factorize(cellen["tabel"], sort=True)[0].astype(np.int64)
    assen = [
        number_as(cellen["regiocode"], ouder),
        number_as(cellen["partijcode"], dict.fromkeys(set(cellen["partijcode"]) - {ALLE}, ALLE)),
        number_as(cellen["interventiecode"], dict.fromkeys(set(cellen["interventiecode"]) - {ALLE}, ALLE)),
        number_as(cellen["klasse"], klasseouder),
    ]

    def sleutel(nummers: list[Plekken]) -> Plekken:
        som = tabel
        for nummer, as_ in zip(nummers, assen, strict=True):
            som = som * as_.omvang + nummer
        return som

    zelf = sleutel([as_.nummer for as_ in assen])
    op_sleutel = np.argsort(zelf, kind="stable")
    gesorteerd = zelf[op_sleutel]
    if (np.diff(gesorteerd) == 0).any():
        raise BouwError("Twee tellingen met dezelfde sleutel; er is niets gepubliceerd.")

    def zoek(richting: int) -> Plekken:
        boven = assen[richting].boven
        nummers = [boven if i == richting else as_.nummer for i, as_ in enumerate(assen)]
        gezocht = sleutel([np.maximum(nummer, 0) for nummer in nummers])
        plaats = np.minimum(np.searchsorted(gesorteerd, gezocht), len(gesorteerd) - 1)
        return np.where((boven >= 0) & (gesorteerd[plaats] == gezocht), op_sleutel[plaats], -1)

    return tuple(zoek(richting) for richting in range(len(assen))), tabel


@dataclass(frozen=True)
class As:
    """One direction: the number of each cell's code, that of the code it adds up to (-1: none), how many there are."""

    nummer: Plekken
    boven: Plekken
    omvang: int


def number_as(kolom: "pd.Series[str]", ouder: Mapping[str, str]) -> As:
    """Number the codes of one direction."""
    eigen = kolom.astype("category").cat
    codes = sorted({*eigen.categories, *ouder, *ouder.values()})
    plek = {code: i for i, code in enumerate(codes)}
    boven = np.array([plek[ouder[code]] if code in ouder else -1 for code in codes], dtype=np.int64)
    nummer = np.array([plek[code] for code in eigen.categories], dtype=np.int64)[eigen.codes.to_numpy()]
    return As(nummer, boven[nummer], len(codes))


def build_sommen(
    cellen: pd.DataFrame, totalen: tuple[Plekken, ...], tabel: Plekken, begin: Bits, *, drempel: int
) -> tuple[Plekken, Sommen]:
    """Join cells that are each other's only part into nodes, and write the sums between nodes."""
    aantal = cellen["aantal"].to_numpy(dtype=float)
    # A shown zero is known to all and plays no part; a hidden one does.
    telt = (aantal > 0) | begin
    omvang = len(cellen)
    delen = [np.flatnonzero((totaal >= 0) & telt) for totaal in totalen]
    enige = [d[np.bincount(t[d], minlength=omvang)[t[d]] == 1] for d, t in zip(delen, totalen, strict=True)]
    van = np.concatenate(enige)
    naar = np.concatenate([t[e] for e, t in zip(enige, totalen, strict=True)])
    gelijk = coo_array((np.ones(len(van)), (van, naar)), shape=(omvang, omvang))
    aantal_knopen, knoop = connected_components(gelijk, directed=False)
    knoop = knoop.astype(np.int64)
    eerste = np.unique(knoop, return_index=True)[1]
    gevoelig = np.zeros(aantal_knopen, dtype=bool)
    gevoelig[knoop[cellen["is_gevoelig"].to_numpy(dtype=bool)]] = True
    tegen = np.full(aantal_knopen, float(drempel))
    np.minimum.at(tegen, knoop, cellen["tegen"].to_numpy(dtype=float))
    ruimte = np.full(aantal_knopen, np.inf)
    np.minimum.at(ruimte, knoop, cellen["tegen"].to_numpy(dtype=float))
    vast = np.zeros(aantal_knopen, dtype=bool)
    vast[knoop[cellen["is_vast"].to_numpy(dtype=bool)]] = True
    is_rest = np.ones(aantal_knopen, dtype=bool)
    is_rest[knoop[~cellen["regiocode"].str.endswith(REST).to_numpy(dtype=bool)]] = False
    is_klasse = np.zeros(aantal_knopen, dtype=bool)
    is_klasse[knoop[(cellen["klasse"] != ALLE).to_numpy(dtype=bool)]] = True
    # What is never shown is the cheapest to hide, then a class, then the smallest number, then the first.
    rang = np.empty(aantal_knopen, dtype=np.int64)
    rang[np.lexsort((eerste, aantal[eerste], ~is_klasse, ~is_rest))] = np.arange(aantal_knopen)
    lijnen = [number_lijnen(t[d], d, knoop, rang) for d, t in zip(delen, totalen, strict=True)]
    begin_nummer = np.cumsum([0, *(len(totaal) for totaal, _, _ in lijnen)])
    return knoop, Sommen(
        totaal=np.concatenate([totaal for totaal, _, _ in lijnen]),
        lijn=np.concatenate([lijn + van for (_, lijn, _), van in zip(lijnen, begin_nummer, strict=False)]),
        deel=np.concatenate([deel for _, _, deel in lijnen]),
        aantal=aantal[eerste],
        tegen=tegen,
        ruimte=ruimte,
        breedte=np.full(aantal_knopen, float(drempel)),
        gevoelig=gevoelig,
        vast=vast,
        tabel=tabel[eerste],
    )


def number_lijnen(totaal: Plekken, deel: Plekken, knoop: Plekken, rang: Plekken) -> tuple[Plekken, ...]:
    """Return the totals of one direction, and its parts by line and preference, as nodes and each sum once.

    A sum with its total among its parts says only that the others are nobody; it is left out.
    """
    totalen, lijn = np.unique(totaal, return_inverse=True)
    totaal_knoop, deel_knoop = knoop[totalen], knoop[deel]
    rond = np.zeros(len(totalen), dtype=bool)
    rond[lijn[totaal_knoop[lijn] == deel_knoop]] = True
    # Lines with equal totals and parts are one: told apart by the sum of a random number per node.
    merk = np.random.default_rng(LIJNZAAD).random(len(rang))
    som = np.bincount(lijn, weights=merk[deel_knoop], minlength=len(totalen)) + 2 * merk[totaal_knoop]
    eerste = np.zeros(len(totalen), dtype=bool)
    eerste[np.unique(np.round(som, 9), return_index=True)[1]] = True
    houd = eerste & ~rond
    nieuw = np.cumsum(houd) - 1
    blijft = houd[lijn]
    lijn, deel_knoop = nieuw[lijn[blijft]], deel_knoop[blijft]
    volgorde = np.lexsort((rang[deel_knoop], lijn))
    return totaal_knoop[houd], lijn[volgorde].astype(np.int64), deel_knoop[volgorde]


def hide_aanvullend(verborgen: Bits, sommen: Sommen, *, drempel: int) -> Bits:
    """Hide more nodes, line by line, until each line keeps its secret."""
    verborgen = verborgen.copy()
    for _ in range(RONDES):
        erbij = find_aanvulling(verborgen, sommen, drempel=drempel)
        if not len(erbij):
            return verborgen
        verborgen[erbij] = True
    raise BouwError("Het verbergen van kleine aantallen kwam niet tot rust; er is niets gepubliceerd.")


def find_aanvulling(verborgen: Bits, sommen: Sommen, *, drempel: int) -> Plekken:
    """Find one more node to hide in each line that gives its hidden part away."""
    omvang = len(sommen.totaal)
    stil = verborgen[sommen.deel]
    lijn, deel = sommen.lijn[stil], sommen.deel[stil]
    hoeveel = np.bincount(lijn, minlength=omvang)
    samen = np.bincount(lijn, weights=sommen.aantal[deel], minlength=omvang)
    rest_samen = np.bincount(lijn, weights=sommen.tegen[deel], minlength=omvang)
    te_weinig = (hoeveel < 2) | (samen < drempel) | (rest_samen < drempel)
    totaal_dicht = verborgen[sommen.totaal]
    open_met_lek = ~totaal_dicht & (hoeveel > 0) & te_weinig
    lek = open_met_lek | (totaal_dicht & (hoeveel == 0))
    gekozen, geholpen = pick_delen(lek, verborgen, sommen)
    # No part left to hide: then the total itself.
    totalen = sommen.totaal[open_met_lek & ~geholpen]
    return np.concatenate([gekozen, totalen[~sommen.vast[totalen]]])


def pick_delen(lijnen: Bits, verborgen: Bits, sommen: Sommen) -> tuple[Plekken, Bits]:
    """Pick in each of these lines the shown part that costs least, and say which lines had one.

    It costs least where it opens the fewest lines without a secret: each asks for another one in turn.
    """
    omvang = len(sommen.aantal)
    stil = np.bincount(sommen.lijn[verborgen[sommen.deel]], minlength=len(lijnen)) > 0
    opent = np.bincount(sommen.deel[~stil[sommen.lijn]], minlength=omvang)
    opent += np.bincount(sommen.totaal[~stil], minlength=omvang)
    kan = lijnen[sommen.lijn] & ~verborgen[sommen.deel] & (sommen.aantal[sommen.deel] > 0)
    kan &= ~sommen.vast[sommen.deel]
    lijn, deel = sommen.lijn[kan], sommen.deel[kan]
    # Stable: within equal cost the preference in which the parts of a line stand.
    volgorde = np.lexsort((opent[deel], lijn))
    lijn, deel = lijn[volgorde], deel[volgorde]
    eerste = np.ones(len(lijn), dtype=bool)
    eerste[1:] = lijn[1:] != lijn[:-1]
    geholpen = np.zeros(len(lijnen), dtype=bool)
    geholpen[lijn] = True
    return deel[eerste], geholpen


def find_bedekking(lek: Bits, vast: Bits, verborgen: Bits, sommen: Sommen) -> Bits:
    """Hide beside each node that still follows: one more in every line it stands in, or else its total.

    When those lines are hidden already, the way in is further off: along other nodes that follow.
    """
    groep = lek
    erbij = np.zeros_like(verborgen)
    for _ in range(RONDES):
        lijnen = groep[sommen.totaal]
        lijnen[sommen.lijn[groep[sommen.deel]]] = True
        gekozen, geholpen = pick_delen(lijnen, verborgen, sommen)
        erbij = np.zeros_like(verborgen)
        erbij[gekozen] = True
        erbij[sommen.totaal[lijnen & ~geholpen]] = True
        erbij &= ~sommen.vast
        ruimer = groep.copy()
        ruimer[sommen.totaal[lijnen]] = True
        ruimer[sommen.deel[lijnen[sommen.lijn]]] = True
        if (erbij & ~verborgen).any():
            return erbij
        if (ruimer & vast == groep).all():
            # Nothing that follows leads further: go on along the hidden nodes around it.
            ruimer &= verborgen
            if (ruimer == groep).all():
                return erbij
            groep = ruimer
        else:
            groep = ruimer & vast
    return erbij
