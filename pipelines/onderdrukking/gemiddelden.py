"""What a shown mean of marks tells of the classes behind it: where that is too much, the coarse shares go too."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import linprog
from scipy.sparse import block_diag, vstack

from pipelines.onderdrukking.figuren import Figuren, bound_aantallen
from pipelines.onderdrukking.stof import Cijferstof
from pipelines.ruimte import NUL
from pipelines.tonen import Verborgen, decide
from schemas.indicator import CIJFERSCHAAL
from schemas.klassen import SCORES
from schemas.onderdrukking import protect_deel

Getallen = npt.NDArray[np.float64]
Plekken = npt.NDArray[np.int64]

SOM = "nut_som"
AFRONDING = 0.05
"""A mean is shown in tenths."""


@dataclass(frozen=True)
class Verdelingen:
    """Spreads of marks with a coarse class and a shown mean, one per row; a column per class, lowest first.

    `rij`: the klassetelling; `onder` and `boven`: what is known of its number; `laagst` and `hoogst`: the marks it may hold.
    """

    rij: Plekken
    onder: Getallen
    boven: Getallen
    laagst: Getallen
    hoogst: Getallen
    totaal: Getallen
    gemiddeld: Getallen


def hide_gemiddelden(stof: Cijferstof, figuren: Figuren, verborgen: Verborgen) -> Verborgen:
    """Hide the coarse classes of a spread of which one would follow from the mean.

    Who knows that every mark is a whole number, knows with a class also between which sums its marks lie.
    """
    verdelingen = find_verdelingen(stof, figuren, verborgen)
    if not len(verdelingen.rij):
        return verborgen
    van, tot = measure_klassen(verdelingen)
    is_open = verdelingen.boven > verdelingen.onder
    gevraagd = protect_deel(verdelingen.totaal, figuren.drempel)[:, None]
    nauw = (is_open & (np.floor(tot + NUL) - np.ceil(van - NUL) < gevraagd)).any(axis=1)
    klasse_aandeel = verborgen.klasse_aandeel.copy()
    weg = verdelingen.rij[nauw].ravel()
    klasse_aandeel[weg] |= verborgen.klasse[weg]
    return replace(verborgen, klasse_aandeel=klasse_aandeel)


def find_verdelingen(stof: Cijferstof, figuren: Figuren, verborgen: Verborgen) -> Verdelingen:
    """Put together what is known of each spread with a coarse class and a shown mean."""
    klassen = stof.klassetelling
    totaal, gemiddeld = list_gemiddelden(stof, figuren, verborgen)
    per_geheel = pd.Series(gemiddeld, index=totaal)
    grof = figuren.find_grove_klassen(verborgen)
    telt = klassen["geheel_nr"].isin(klassen.loc[grof, "geheel_nr"]) & klassen["geheel_nr"].isin(totaal)
    codes = [klasse.code for klasse in SCORES]
    rijen = (
        klassen[telt]
        .assign(rij=np.flatnonzero(telt))
        .pivot(index="geheel_nr", columns="klasse", values="rij")
        .reindex(columns=codes)
        .dropna()
    )
    rij = rijen.to_numpy(dtype=np.int64)
    onder, boven = (grens[figuren.omvang :][rij] for grens in bound_aantallen(figuren, verborgen))
    n: Getallen = figuren.aantal[rijen.index.to_numpy(dtype=np.int64)]
    waarde = np.asarray(per_geheel.reindex(rijen.index), dtype=np.float64)
    laagst, hoogst = choose_cijfers(figuren.aantal[figuren.omvang :][rij], n, waarde)
    return Verdelingen(rij, onder, np.minimum(boven, n[:, None]), laagst, hoogst, n, waarde)


def list_gemiddelden(stof: Cijferstof, figuren: Figuren, verborgen: Verborgen) -> tuple[Plekken, Getallen]:
    """Return the number of the whole and the mean of marks that is shown of it, each whole once."""
    v = stof.vergelijking
    grootheid = stof.telling["grootheid"].to_numpy(dtype=object)
    is_som = (figuren.vorm == "gemiddelde") & (grootheid[figuren.teller] == SOM)
    toont = np.flatnonzero(is_som & ~decide(v, verborgen, drempel=figuren.drempel).onderdrukt)
    geheel, eerste = np.unique(figuren.noemer[toont], return_index=True)
    som, n = (v[naam].to_numpy(dtype=float)[toont[eerste]] for naam in ("teller", "noemer"))
    return geheel, np.round(som / n, 1)


def choose_cijfers(aantal: Getallen, totaal: Getallen, gemiddeld: Getallen) -> tuple[Getallen, Getallen]:
    """Return the lowest and highest mark of each class: whole ones, unless the mean shows that not all are."""
    laag, heel = (
        np.array(cijfers, dtype=float) for cijfers in zip(*((k.van, k.tot - 1) for k in SCORES), strict=True)
    )
    deels = np.array([min(k.tot, CIJFERSCHAAL[1]) for k in SCORES], dtype=float)
    kan_heel = (aantal @ laag <= (gemiddeld + AFRONDING) * totaal + NUL) & (
        aantal @ heel >= (gemiddeld - AFRONDING) * totaal - NUL
    )
    return np.broadcast_to(laag, aantal.shape), np.where(kan_heel[:, None], heel, deels)


def measure_klassen(v: Verdelingen) -> tuple[Getallen, Getallen]:
    """Return between which numbers each class lies, by the total, the mean and what is known of the others.

    All spreads in one program: nothing ties one to another. What contradicts itself is taken to be known.
    """
    hoeveel, breed = v.rij.shape
    samen = block_diag(np.ones((hoeveel, 1, breed)))
    sommen = vstack([block_diag(kant[:, None, :]) for kant in (v.laagst, -v.hoogst)])
    grens = np.concatenate([(v.gemiddeld + AFRONDING) * v.totaal, -(v.gemiddeld - AFRONDING) * v.totaal])
    uit = []
    for teken in (1.0, -1.0):
        kant = np.zeros((hoeveel, breed))
        for kolom in range(breed):
            kosten = np.zeros((hoeveel, breed))
            kosten[:, kolom] = teken
            antwoord = linprog(
                kosten.ravel(),
                A_ub=sommen,
                b_ub=grens,
                A_eq=samen,
                b_eq=v.totaal,
                bounds=np.column_stack([v.onder.ravel(), v.boven.ravel()]),
            )
            if antwoord.x is None:
                return np.zeros_like(kant), np.zeros_like(kant)
            kant[:, kolom] = antwoord.x.reshape(hoeveel, breed)[:, kolom]
        uit.append(kant)
    return uit[0], uit[1]
