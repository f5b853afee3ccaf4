"""All counts of a build and all sums between them as one set of equations; what is always equal is one node."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from pipelines.aanval.stelsel import assemble, list_verbanden
from pipelines.onderdrukking.eerder import ZELFDE
from pipelines.rijnummers import number_rijen
from schemas.vocabulary import ALLE

Bits = npt.NDArray[np.bool_]
Getallen = npt.NDArray[np.float64]
Plekken = npt.NDArray[np.int64]

MERKZAAD = 5990004
NUL = 1e-6


@dataclass(frozen=True)
class Samenhang:
    """`matrix @ x = 0` over nodes: first those of counts, then slack; `knoop` is the node per count (-1: in none).

    `punt` is the solution that the true counts are. `rij` is the equation of each coefficient. `deel` is per node
    the part of the whole it stands in: parts have no equation together.
    """

    matrix: csr_array
    knoop: Plekken
    aantal_knopen: int
    punt: Getallen
    rij: Plekken
    deel: Plekken

    @property
    def aantal_delen(self) -> int:
        """Return how many parts there are."""
        return int(self.deel.max()) + 1 if len(self.deel) else 0

    def spread(self, nummers: Plekken, waarden: Getallen, *, laag: bool) -> Getallen:
        """Put values of counts on their nodes: of several on one node the highest, or the lowest."""
        vol = np.zeros(len(self.punt)) if laag else np.full(len(self.punt), np.inf)
        (np.maximum if laag else np.minimum).at(vol, self.knoop[nummers], waarden[nummers])
        return vol


def list_cellen(telling: pd.DataFrame, klassen: pd.DataFrame, per_rij: pd.DataFrame) -> pd.DataFrame:
    """Put tellingen and classes under each other, in the columns of the attack; `per_rij`: parties that deliver rows."""
    kolommen = ["grootheid", "regiocode", "kwartaal", "partijcode", "interventiecode", "informant", "aantal"]
    cellen = pd.concat(
        [telling[kolommen].assign(klasse=ALLE), klassen[[*kolommen, "klasse"]]], ignore_index=True
    )
    cellen = cellen.astype(dict.fromkeys(kolommen[:-1], "str"))
    sleutel = pd.MultiIndex.from_frame(cellen[["partijcode", "kwartaal"]])
    cellen["aantal"] = cellen["aantal"].astype(float)
    return cellen.assign(rol="", per_rij=sleutel.isin(pd.MultiIndex.from_frame(per_rij)))


def build_samenhang(cellen: pd.DataFrame, ouder: Mapping[str, str]) -> Samenhang:
    """Write every sum over the counts that take part, join what is equal, and leave out what says nothing.

    Counts of several builds (`bouw`) are each in the sums of their own; what is the same in two is one unknown.
    """
    nummers = np.flatnonzero(cellen["meedoen"].to_numpy(dtype=bool))
    eigen = cellen.iloc[nummers].reset_index(drop=True)
    cel, eerste = number_cellen(eigen)
    uniek = eigen.iloc[eerste].reset_index(drop=True)
    bouw = eigen["bouw"].to_numpy()
    sommen = [list_verbanden(eigen[bouw == een], cel[bouw == een], ouder) for een in np.unique(bouw)]
    omvang = len(uniek)
    alle = pd.concat(sommen, ignore_index=True)
    stelsel = assemble(np.zeros(omvang), np.full(omvang, np.inf), alle)
    matrix, punt = drop_onwaar(stelsel.matrix, uniek["aantal"].to_numpy(dtype=float))
    knoop_van = join_gelijk(matrix, omvang)
    hoeveel = int(knoop_van[:omvang].max()) + 1 if omvang else 0
    coo = coo_array(matrix)
    samen = csr_array(
        coo_array((coo.data, (coo.row, knoop_van[coo.col])), shape=(matrix.shape[0], knoop_van.max() + 1))
    )
    samen.sum_duplicates()
    samen.eliminate_zeros()
    knoop = np.full(len(cellen), -1, dtype=np.int64)
    knoop[nummers] = knoop_van[cel]
    waar = np.zeros(samen.shape[1])
    waar[knoop_van] = punt
    samen = drop_dubbel(samen)
    rij = np.repeat(np.arange(samen.shape[0]), np.diff(samen.indptr))
    return Samenhang(samen, knoop, hoeveel, waar, rij, number_delen(samen, rij))


def number_cellen(cellen: pd.DataFrame) -> tuple[Plekken, Plekken]:
    """Number the counts so that what is the same in two builds shares a number, in order; and say where each is first."""
    if cellen["bouw"].nunique() <= 1:
        zelf = np.arange(len(cellen))
        return zelf, zelf
    nummer = number_rijen(cellen, ZELFDE)
    _, eerste, terug = np.unique(nummer, return_index=True, return_inverse=True)
    return np.asarray(np.argsort(np.argsort(eerste))[terug], dtype=np.int64), np.sort(eerste)


def number_delen(matrix: csr_array, rij: Plekken) -> Plekken:
    """Number per column the part of the whole it stands in."""
    hoog, breed = matrix.shape
    verband = coo_array((np.ones(len(rij)), (rij, hoog + matrix.indices)), shape=(hoog + breed, hoog + breed))
    return np.asarray(connected_components(verband, directed=False)[1][hoog:], dtype=np.int64)


def drop_onwaar(matrix: csr_array, aantal: Getallen) -> tuple[csr_array, Getallen]:
    """Leave out the equations that the true counts break, and add to the counts the slack they leave.

    A whole that is known of fewer parties than its part is no whole: nobody can reckon with it.
    """
    omvang = len(aantal)
    rest = -(matrix[:, :omvang] @ aantal)
    speling = matrix[:, omvang:].tocoo()
    heeft = np.zeros(len(rest), dtype=bool)
    heeft[speling.row] = True
    goed = np.where(heeft, rest >= -NUL, np.abs(rest) < NUL)
    slap = np.zeros(matrix.shape[1] - omvang)
    slap[speling.col] = np.maximum(rest[speling.row], 0)
    return matrix[np.flatnonzero(goed)], np.concatenate([aantal, slap])


def join_gelijk(matrix: csr_array, omvang: int) -> Plekken:
    """Number the columns so that counts that an equation makes equal share a number; counts come first."""
    twee = np.flatnonzero(np.diff(matrix.indptr) == 2)
    begin = matrix.indptr[twee]
    een, ander = matrix.indices[begin], matrix.indices[begin + 1]
    gelijk = (een < omvang) & (ander < omvang) & (matrix.data[begin] * matrix.data[begin + 1] < 0)
    paren = coo_array(
        (np.ones(gelijk.sum()), (een[gelijk], ander[gelijk])), shape=(matrix.shape[1], matrix.shape[1])
    )
    knoop = connected_components(paren, directed=False)[1].astype(np.int64)
    # In order of first count, so that equal input gives equal numbers and slack stands behind.
    _, eerste, terug = np.unique(knoop, return_index=True, return_inverse=True)
    return np.asarray(np.argsort(np.argsort(eerste))[terug], dtype=np.int64)


def drop_dubbel(matrix: csr_array) -> csr_array:
    """Keep each equation once, and none with fewer than two unknowns."""
    merk = np.random.default_rng(MERKZAAD).random(matrix.shape[1])
    som = np.round(matrix @ merk, 9)
    eerste = np.zeros(matrix.shape[0], dtype=bool)
    eerste[np.unique(som, return_index=True)[1]] = True
    return matrix[np.flatnonzero(eerste & (np.diff(matrix.indptr) > 1))]
