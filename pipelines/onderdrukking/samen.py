"""Hiding until the attack finds nothing: what still follows is proved, and each proof loses one of its grounds."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.aanval.oordeel import Maatstaf
from pipelines.onderdrukking.bewijzen import Onderzoek, prove_met_programma
from pipelines.onderdrukking.figuren import (
    Figuren,
    bound_aantallen,
    find_delen,
    find_gezien,
    hide_verder,
    price_aantallen,
)
from pipelines.onderdrukking.keuze import choose
from pipelines.onderdrukking.redenen import Versmalling, narrow
from pipelines.onderdrukking.samenhang import Samenhang
from pipelines.tonen import Verborgen
from schemas.errors import BouwError

Bits = npt.NDArray[np.bool_]
Getallen = npt.NDArray[np.float64]
Plekken = npt.NDArray[np.int64]

RONDES = 60
ZUINIG = 20
"""As many rounds hide as little as can be; later ones whatever a leak rests on."""
GENOEG = 20
"""So many proofs of a part in such a round: hiding the ground of one ends most of the others."""
VEEL = 10
"""While sums alone give this many counts of a part away, the solver is not asked yet: most proofs are short."""
RESTPRIJS = 0.05
LEK = "Kleine aantallen blijven af te leiden uit wat er samen wordt gepubliceerd; er is niets gepubliceerd."


@dataclass(frozen=True)
class Stof:
    """The counts of this build and, behind them, those of earlier builds (`cellen`), with what is known of the latter."""

    figuren: Figuren
    cellen: pd.DataFrame
    samenhang: Samenhang

    @property
    def omvang(self) -> int:
        """Return how many counts this build has: only those can be hidden."""
        return len(self.figuren.aantal)

    @property
    def vast(self) -> tuple[Getallen, Getallen]:
        """Return the bounds that earlier builds put the later rows of `cellen` between."""
        eerder = self.cellen.iloc[self.omvang :]
        return eerder["onder"].to_numpy(dtype=float), eerder["boven"].to_numpy(dtype=float)

    def bound(self, verborgen: Verborgen) -> tuple[Getallen, Getallen]:
        """Return per count between which bounds it is published, now or earlier."""
        onder, boven = bound_aantallen(self.figuren, verborgen)
        return np.concatenate([onder, self.vast[0]]), np.concatenate([boven, self.vast[1]])

    def bound_vast(self) -> tuple[Getallen, Getallen]:
        """Return per node the bounds that stay whatever is hidden now."""
        nummers = self.omvang + np.flatnonzero(self.samenhang.knoop[self.omvang :] >= 0)
        vol = tuple(np.concatenate([np.zeros(self.omvang), grens]) for grens in self.vast)
        return (
            self.samenhang.spread(nummers, vol[0], laag=True),
            self.samenhang.spread(nummers, vol[1], laag=False),
        )


def hide_samen(stof: Stof, verborgen: Verborgen) -> tuple[Verborgen, int]:
    """Hide more until no hidden count that takes part and may be small follows too narrowly.

    What is hidden more leaves every point possible that was, so ranges once found stay. Return also how many
    follow whatever is hidden now: from what earlier builds told, or from how counts are built up.
    """
    toch_bekend: set[int] = set()
    samenhang, deel = stof.samenhang, stof.samenhang.deel
    onderzoek = start_onderzoek(stof)
    leden = sort_leden(samenhang, stof.omvang)
    vast = stof.bound_vast()
    druk = np.ones(samenhang.aantal_delen, dtype=bool)
    for ronde in range(RONDES):
        is_zuinig = ronde < ZUINIG
        genoeg = GENOEG if is_zuinig else stof.omvang
        grenzen = stof.bound(verborgen)
        versmald = narrow_knopen(samenhang, grenzen, druk)
        kan = can_hide(stof, grenzen, vast)
        bewijzen = list(prove_alles(onderzoek, versmald, grenzen, druk, kan, genoeg=genoeg))
        gronden = [(knoop, frozenset(k for k in bewijs if kan[k])) for knoop, bewijs in bewijzen]
        toch_bekend |= {knoop for knoop, grond in gronden if not grond}
        gronden = [(knoop, grond) for knoop, grond in gronden if grond]
        if not gronden:
            return verborgen, len(toch_bekend)
        druk = np.zeros_like(druk)
        druk[deel[[knoop for knoop, _ in gronden]]] = True
        eigen = (grenzen[0][: stof.omvang], grenzen[1][: stof.omvang])
        kosten = price_aantallen(stof.figuren, verborgen).price(*eigen)
        stap = {knoop: pick_leden(leden[knoop], grenzen) for _, grond in gronden for knoop in grond}
        # A little each, so that of what costs nothing no more is hidden than needed.
        prijs = {knoop: float(kosten[hier].sum()) + RESTPRIJS for knoop, hier in stap.items()}
        # The last few leaks hang on many figures at once: then all of those go.
        gekozen = choose([grond for _, grond in gronden], prijs) if is_zuinig else set(prijs)
        nummers = np.concatenate([stap[knoop] for knoop in sorted(gekozen)])
        verborgen = hide_verder(stof.figuren, verborgen, nummers, eigen)
    raise BouwError(LEK)


def mark_doelen(cellen: pd.DataFrame, figuren: Figuren, is_antwoord: Bits) -> pd.DataFrame:
    """Mark the counts to protect: those somebody knows to exist, and that may be small for who knows the range."""
    is_deel, geheel = find_delen(figuren)
    # Of a part that only says how many answered, the rest tells nothing of anyone.
    geheel = np.where(is_deel & ~is_antwoord, np.inf, geheel)
    aantal, ruim = figuren.aantal, 2.0 * figuren.drempel
    # A range below the threshold that holds a small number holds none of twice the threshold.
    klein = (aantal < ruim) | (is_deel & (geheel - aantal < ruim))
    gevraagd = np.zeros(len(aantal), dtype=bool)
    gevraagd[figuren.gevraagd[figuren.gevraagd >= 0]] = True
    for nummers in (figuren.teller, figuren.noemer):
        gevraagd[nummers[nummers >= 0]] = False
    is_doel = klein & ~gevraagd & (find_gezien(figuren) | (aantal > 0))
    return cellen.assign(is_doel=is_doel, is_deel=is_deel, geheel=geheel, is_antwoord=is_antwoord)


def start_onderzoek(stof: Stof) -> Onderzoek:
    """Start from the counts as they are: the first point that is possible."""
    doel = np.flatnonzero(stof.cellen["is_doel"].to_numpy(dtype=bool) & (stof.samenhang.knoop >= 0))
    eigen = stof.cellen.iloc[doel]
    maatstaf = Maatstaf(
        eigen["is_deel"].to_numpy(dtype=bool),
        eigen["geheel"].to_numpy(dtype=float),
        eigen["is_antwoord"].to_numpy(dtype=bool),
        stof.figuren.drempel,
    )
    punt = stof.samenhang.punt
    return Onderzoek(stof.samenhang, maatstaf, doel, punt.copy(), punt.copy())


def sort_leden(samenhang: Samenhang, omvang: int) -> list[Plekken]:
    """List of each node the counts of this build."""
    nummers = np.flatnonzero(samenhang.knoop[:omvang] >= 0)
    op = nummers[np.argsort(samenhang.knoop[nummers], kind="stable")]
    grenzen = np.searchsorted(samenhang.knoop[op], np.arange(1, samenhang.aantal_knopen))
    return np.split(op, grenzen)


def narrow_knopen(samenhang: Samenhang, grenzen: tuple[Getallen, Getallen], druk: Bits) -> Versmalling:
    """Narrow what is published of each node by all sums, in the parts that are not at rest yet."""
    nummers = np.flatnonzero(samenhang.knoop >= 0)
    onder = samenhang.spread(nummers, grenzen[0], laag=True)
    boven = samenhang.spread(nummers, grenzen[1], laag=False)
    los = (boven > onder) & druk[samenhang.deel]
    rijen = np.zeros(samenhang.matrix.shape[0], dtype=bool)
    rijen[samenhang.rij[los[samenhang.matrix.indices]]] = True
    return narrow(samenhang.matrix, onder, boven, rijen)


def can_hide(stof: Stof, grenzen: tuple[Getallen, Getallen], vast: tuple[Getallen, Getallen]) -> Bits:
    """Answer per node whether something of it is shown that earlier builds did not show."""
    knoop = stof.samenhang.knoop[: stof.omvang]
    onder, boven = (grens[: stof.omvang] for grens in grenzen)
    nieuws = (onder > vast[0][knoop]) | (boven < vast[1][knoop])
    kan = np.zeros(len(stof.samenhang.punt), dtype=bool)
    kan[knoop[(knoop >= 0) & np.isfinite(boven) & find_gezien(stof.figuren) & nieuws]] = True
    return kan


def pick_leden(leden: Plekken, grenzen: tuple[Getallen, Getallen]) -> Plekken:
    """Keep of the counts on one node those that tell most: hiding the others does not help while these are shown."""
    onder, boven = (grens[leden] for grens in grenzen)
    exact = leden[onder == boven]
    return exact if len(exact) else leden[np.isfinite(boven)]


def prove_alles(
    onderzoek: Onderzoek,
    versmald: Versmalling,
    grenzen: tuple[Getallen, Getallen],
    druk: Bits,
    kan: Bits,
    *,
    genoeg: int,
) -> Iterator[tuple[int, set[int]]]:
    """Prove of each node that follows too narrowly from which published nodes it does."""
    deel = onderzoek.samenhang.deel
    doel = (grenzen[1] > grenzen[0])[onderzoek.doel] & druk[deel[onderzoek.knoop]]
    nauw = onderzoek.find_nauw(versmald.onder, versmald.boven) & doel
    knopen = np.unique(onderzoek.knoop[nauw])
    for knoop in knopen.tolist():
        yield knoop, versmald.explain([(knoop, True), (knoop, False)])
    rustig = np.bincount(deel[knopen], minlength=len(druk)) < VEEL
    doel &= ~nauw & rustig[deel[onderzoek.knoop]]
    yield from prove_met_programma(onderzoek, versmald, doel, kan, genoeg=genoeg)
