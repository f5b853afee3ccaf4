"""Which files are behind a count: where those are equal in two publications, it is the same count."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.bewaren import make_zegel
from pipelines.perioden import split_periode
from pipelines.rijnummers import number_rijen
from schemas.vocabulary import ALLE

Bits = npt.NDArray[np.bool_]
Plekken = npt.NDArray[np.int64]

PERIODE = ("kwartaal", "is_effect")
EFFECT = "effect_"
"""Effects are counted over all files of a party together; other counts over those of one kwartaal."""


def mark_standen(
    tellingen: pd.DataFrame,
    herkomst: pd.DataFrame,
    ouder: Mapping[str, str],
    is_iemand: Bits,
) -> "pd.Series[str]":
    """Mark each count with the files behind it and the places it adds up over: equal marks, equal count.

    Behind a count of all parties are the files of those with somebody there (`is_iemand`): a file that comes later
    changes nothing in a place where its party does not work.
    """
    regels = list_regels(herkomst)
    plaatsen = sorted(ouder.items())
    soort = tellingen[["kwartaal"]].assign(
        is_effect=tellingen["grootheid"].str.startswith(EFFECT).to_numpy(dtype=bool)
    )
    groep, partijen = group_partijen(
        tellingen.assign(is_effect=soort["is_effect"]), sorted({wie for wie, _ in regels}), is_iemand
    )
    eerste = np.unique(groep, return_index=True)[1]
    standen = [
        make_zegel([plaatsen, find_regels(regels, wie, periode, is_effect=bool(is_effect))])[:16]
        for wie, (periode, is_effect) in zip(
            partijen, soort.iloc[eerste].itertuples(index=False, name=None), strict=True
        )
    ]
    return pd.Series(np.array(standen, dtype=object)[groep], index=tellingen.index, dtype="str")


def group_partijen(
    tellingen: pd.DataFrame, partijen: Sequence[str], is_iemand: Bits
) -> tuple[Plekken, list[tuple[str, ...]]]:
    """Number the counts by party, those of all parties by place; and list for each number whose counts they are.

    Where no party is seen, it may be any of `partijen`.
    """
    partij = tellingen["partijcode"].astype("str").to_numpy(dtype=object)
    is_samen = partij == ALLE
    # A party may tell of its interventies only, and is in the count of all of them together.
    ruim = [number_rijen(tellingen, [*PERIODE, "regiocode", *erbij]) for erbij in ([], ["interventiecode"])]
    over_alles = (tellingen["interventiecode"] == ALLE).to_numpy()
    per_plek = [list_per_groep(plek[~is_samen & is_iemand], partij[~is_samen & is_iemand]) for plek in ruim]
    nummer = np.select(
        [~is_samen, over_alles],
        [number_rijen(tellingen, [*PERIODE, "partijcode"]), len(partij) + ruim[0]],
        default=2 * len(partij) + ruim[1],
    )
    _, eerste, groep = np.unique(nummer, return_index=True, return_inverse=True)
    alle = tuple(partijen)
    fijn = (~over_alles).astype(int).tolist()
    wie = [per_plek[fijn[i]].get(ruim[fijn[i]][i], alle) if is_samen[i] else (partij[i],) for i in eerste]
    return groep.astype(np.int64), wie


def list_per_groep(groep: Plekken, partij: npt.NDArray[np.object_]) -> dict[int, tuple[str, ...]]:
    """List per group the parties in it, in order."""
    paren = pd.DataFrame({"groep": groep, "partij": partij}).drop_duplicates()
    reeks = paren.sort_values(["groep", "partij"]).groupby("groep")["partij"].agg(tuple)
    return dict(zip(reeks.index.tolist(), reeks.tolist(), strict=True))


def list_regels(herkomst: pd.DataFrame) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """List per party and kwartaal the files, each as its kind and hash."""
    regels: dict[tuple[str, str], list[tuple[str, str]]] = {}
    kolommen = ["partijcode", "kwartaal", "soort", "sha256"]
    for partij, kwartaal, soort, sha256 in herkomst[kolommen].itertuples(index=False, name=None):
        regels.setdefault((partij, kwartaal), []).append((soort, sha256))
    return regels


def find_regels(
    regels: Mapping[tuple[str, str], list[tuple[str, str]]],
    partijen: Collection[str],
    periode: str,
    *,
    is_effect: bool,
) -> list[tuple[str, str, str, str]]:
    """Find the files behind a count: effects look at all files of a party, other counts at those of the period."""
    kwartalen = None if is_effect else set(split_periode(periode))
    return sorted(
        (eigenaar, kwartaal, *regel)
        for (eigenaar, kwartaal), eigen in regels.items()
        if eigenaar in partijen and (kwartalen is None or kwartaal in kwartalen)
        for regel in eigen
        if is_effect or regel[0] != "effectmetingen"
    )
