"""Which counts stay hidden so that no small number of people can be worked out (R-17).

A table of counts has directions in which it adds up: places within a place, parties within all parties,
interventions within all interventions, classes (of age, of marks) within all classes. Hidden in it are the small counts, and as many others
as it takes: among the parts of a shown total at least two are hidden and together they reach the
threshold, and a hidden total never has all of its parts shown. What then still follows from the
whole set of sums is found by linear algebra in `audit.py` and hidden as well.
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from pipelines.audit import build_vergelijkingen, find_afleidbaar
from pipelines.ruimte import NUL, Stelsel, measure_ruimte
from pipelines.sommen import Sommen, build_sommen, find_totalen
from schemas.errors import BouwError
from schemas.vocabulary import ALLE

Bits = npt.NDArray[np.bool_]
Plekken = npt.NDArray[np.int64]
Getallen = npt.NDArray[np.float64]

RONDES = 200
AUDITS = 60
GEWOON: Mapping[str, str | bool] = {"klasse": ALLE, "is_vast": False}
"""Columns that may be absent, and what they say then."""


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
