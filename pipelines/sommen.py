"""The directions in which a table of counts adds up, as sums between nodes.

A total with one part only is that part: they share one fate, and stand here as one `knoop`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from schemas.errors import BouwError
from schemas.vocabulary import ALLE

Bits = npt.NDArray[np.bool_]
Plekken = npt.NDArray[np.int64]
Getallen = npt.NDArray[np.float64]

REST = "~"
"""Suffix of the part of a place that was delivered without a finer place; never shown."""
LIJNZAAD = 5990003


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
