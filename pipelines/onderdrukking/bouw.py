"""What a build hides: first line by line, then everything together until the attack on it finds nothing."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.aanval.standen import mark_standen
from pipelines.aanval.uitgaven import list_per_rij
from pipelines.dominantie import count_anderen
from pipelines.onderdrukking.eerder import (
    NIETS,
    Eerder,
    find_merken,
    fingerprint_perioden,
    join_uitspraken,
    keep_dicht,
    keep_gelijk,
    list_uitspraken,
)
from pipelines.onderdrukking.figuren import GEWICHT, Figuren, bound_aantallen, find_delen, read_figuren
from pipelines.onderdrukking.gemiddelden import hide_gemiddelden
from pipelines.onderdrukking.samen import Stof, hide_samen, mark_doelen
from pipelines.onderdrukking.samenhang import build_samenhang, list_cellen
from pipelines.onderdrukking.stof import Cijferstof, Plek
from pipelines.samenvatting import code_version
from pipelines.tonen import Verborgen, find_met_aandeel
from pipelines.verbergen import hide_klassen, hide_tellingen, list_ouders
from schemas.grootheid import load_grootheden
from schemas.samenstelling import REACTIES, SAMENSTELLINGEN

Bits = npt.NDArray[np.bool_]
DRADEN = 2
REST_GEWICHT = 0.1


@dataclass(frozen=True)
class Besluit:
    """What a build hides, and what it says of each count of the periods it makes, with what was said before.

    `bekend`: how many small numbers of a period follow from earlier builds alone, whatever is hidden now.
    """

    verborgen: Verborgen
    uitspraken: pd.DataFrame
    bekend: Mapping[str, int]


def hide_bouw(
    stof: Cijferstof,
    *,
    drempel: int,
    perioden: frozenset[str] | None = None,
    eerder: Eerder = NIETS,
) -> Besluit:
    """Decide of every count and figure whether it is hidden; refuse when a small number would still follow.

    Only these `perioden` are looked at: of the others, which are not written, everything is hidden.
    A period in which nothing changed since an earlier build, is hidden as it was. No sum runs over two periods.
    """
    ouder = list_ouders(stof.regio)
    eigen, plek = stof.only(stof.perioden if perioden is None else perioden)
    cellen = list_cellen(eigen.telling, eigen.klassetelling, list_per_rij(stof.bron))
    vast = [drempel, sorted(ouder.items()), code_version(), stof.definitie.to_json(date_format="iso")]
    vingers = fingerprint_perioden(cellen, eigen.vergelijking, vast)
    dicht, gelijk = keep_gelijk(hide_alles(eigen), cellen, eerder, vingers)
    nieuw, nieuwe_plek = eigen.only(vingers.keys() - gelijk)

    def hide_een(deel: tuple[str, Cijferstof, Plek]) -> tuple[Plek, Besluit]:
        periode, stof, hier = deel
        rijen = cellen.iloc[nieuwe_plek.cel[hier.cel]].reset_index(drop=True)
        vinger = {periode: vingers[periode]}
        return hier, hide_periode(stof, rijen, ouder, vinger, eerder.only([periode]), drempel=drempel)

    # While the solver works on one period, the other is made ready.
    with ThreadPoolExecutor(DRADEN) as draden:
        besluiten = list(draden.map(hide_een, nieuw.split()))
    verborgen = hide_alles(nieuw)
    for hier, besluit in besluiten:
        verborgen = hier.put(besluit.verborgen, verborgen)
    uitspraken = [besluit.uitspraken for _, besluit in besluiten] or [NIETS.rijen]
    bekend = {periode: aantal for _, besluit in besluiten for periode, aantal in besluit.bekend.items()}
    verborgen = plek.put(nieuwe_plek.put(verborgen, dicht), hide_alles(stof))
    return Besluit(verborgen, pd.concat(uitspraken, ignore_index=True), bekend)


def hide_alles(stof: Cijferstof) -> Verborgen:
    """Hide everything: what is not decided is not shown."""
    telling, klasse = (np.ones(len(tabel), dtype=bool) for tabel in (stof.telling, stof.klassetelling))
    return Verborgen(telling, telling, telling, klasse, klasse)


def hide_periode(
    stof: Cijferstof,
    cellen: pd.DataFrame,
    ouder: Mapping[str, str],
    vingers: Mapping[str, str],
    eerder: Eerder,
    *,
    drempel: int,
) -> Besluit:
    """Decide on one period: hide what is new, and what the newest build hid of the same counts (`cellen`)."""
    begin = hide_per_tabel(stof, ouder, drempel=drempel)
    # Of what is not known it is not known whether there is somebody.
    is_iemand = cellen["aantal"].fillna(1).to_numpy(dtype=float) > 0
    cellen = cellen.assign(merk=mark_standen(cellen, stof.bron, ouder, is_iemand))
    eerder = find_merken(cellen, eerder)
    begin = keep_dicht(begin, cellen, eerder)
    niveau = dict(zip(stof.regio["regiocode"], stof.regio["niveau"], strict=True))
    gewicht = cellen["regiocode"].map(
        {plek: GEWICHT.get(soort, REST_GEWICHT) for plek, soort in niveau.items()}
    )
    figuren = read_figuren(
        stof.vergelijking,
        np.asarray(cellen["aantal"], dtype=np.float64),
        stof.klassetelling["geheel_nr"].to_numpy(dtype=np.int64),
        find_met_aandeel(stof.klassetelling),
        gewicht.fillna(REST_GEWICHT).to_numpy(dtype=float),
        drempel=drempel,
    )
    cellen = mark_doelen(cellen, figuren, find_antwoorden(cellen, figuren)).assign(
        meedoen=find_meedoen(cellen, figuren, begin), bouw=eerder.volgend, onder=0.0, boven=np.inf
    )
    alles = pd.concat([cellen, eerder.rijen], ignore_index=True) if len(eerder.rijen) else cellen
    verborgen, bekend = begin, 0
    if cellen["meedoen"].any():
        verborgen, bekend = hide_samen(Stof(figuren, alles, build_samenhang(alles, ouder)), begin)
    verborgen = hide_gemiddelden(stof, figuren, verborgen)
    uitspraken = list_uitspraken(cellen, verborgen, bound_aantallen(figuren, verborgen), vingers)
    # A first build has nothing before it that could have told.
    toch = dict.fromkeys(vingers, bekend if len(eerder.rijen) else 0)
    return Besluit(verborgen, join_uitspraken(eerder.rijen, uitspraken), toch)


def hide_per_tabel(stof: Cijferstof, ouder: Mapping[str, str], *, drempel: int) -> Verborgen:
    """Hide what is small, and per table what would give it away at once."""
    persoonsaantallen = frozenset(code for code, g in load_grootheden().items() if g.is_persoonsaantal)
    tellingen = stof.telling.assign(anderen=count_anderen(stof.telling))
    telling, teller = hide_tellingen(tellingen, stof.definitie, persoonsaantallen, ouder, drempel=drempel)
    klasse = hide_klassen(stof.klassetelling, tellingen, telling, teller, ouder, drempel=drempel)
    # What is published as a share too becomes coarse first.
    geen = np.zeros(len(telling), dtype=bool)
    return Verborgen(telling, teller, geen, klasse, klasse & ~find_met_aandeel(stof.klassetelling))


def find_meedoen(cellen: pd.DataFrame, figuren: Figuren, verborgen: Verborgen) -> Bits:
    """Find the numbers of people that are not known to be nobody."""
    grootheden = load_grootheden()
    is_persoon = cellen["grootheid"].map({code: g.is_persoonsaantal for code, g in grootheden.items()})
    _, boven = bound_aantallen(figuren, verborgen)
    bekend = cellen["aantal"].notna().to_numpy()
    # Nobody, shown of a count that is the same as the part of a share, tells that part.
    tweeling = cellen["grootheid"].isin({som.geheel for som in SAMENSTELLINGEN if som.is_heel}).to_numpy()
    return np.asarray(is_persoon.to_numpy(dtype=bool) & bekend & ((boven > 0) | tweeling))


def find_antwoorden(cellen: pd.DataFrame, figuren: Figuren) -> Bits:
    """Find the counts of which also nobody, or everybody, tells something of each member."""
    is_deel, _ = find_delen(figuren)
    return np.asarray(is_deel & ~cellen["grootheid"].isin(REACTIES).to_numpy())
