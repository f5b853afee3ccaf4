"""What a build hides: first line by line, then everything together until the attack on it finds nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.aanval.uitgaven import list_per_rij, mark_standen
from pipelines.onderdrukking.eerder import (
    NIETS,
    Eerder,
    fingerprint_perioden,
    join_uitspraken,
    keep_dicht,
    list_uitspraken,
)
from pipelines.onderdrukking.figuren import GEWICHT, Figuren, bound_aantallen, find_delen, read_figuren
from pipelines.onderdrukking.samen import Stof, hide_samen, mark_doelen
from pipelines.onderdrukking.samenhang import build_samenhang, list_cellen
from pipelines.samenvatting import code_version
from pipelines.tonen import Verborgen
from pipelines.verbergen import hide_klassen, hide_tellingen, list_ouders
from schemas.grootheid import load_grootheden
from schemas.samenstelling import REACTIES, SAMENSTELLINGEN
from schemas.vocabulary import ALLE

Bits = npt.NDArray[np.bool_]
SCORES = "nut_aantal"
REST_GEWICHT = 0.1


@dataclass(frozen=True)
class Cijferstof:
    """The tables from which a build decides what to hide, each in order of its number."""

    telling: pd.DataFrame
    klassetelling: pd.DataFrame
    vergelijking: pd.DataFrame
    definitie: pd.DataFrame
    regio: pd.DataFrame
    bron: pd.DataFrame


@dataclass(frozen=True)
class Besluit:
    """What a build hides, and what it says of each count of the periods it makes, with what was said before."""

    verborgen: Verborgen
    uitspraken: pd.DataFrame


def hide_bouw(
    stof: Cijferstof,
    *,
    drempel: int,
    perioden: frozenset[str] | None = None,
    eerder: Eerder = NIETS,
) -> Besluit:
    """Decide of every count and figure whether it is hidden; refuse when a small number would still follow.

    Only what hangs together with these `perioden` is looked at as a whole: the other figures are not written.
    A period in which nothing changed since an earlier build, is hidden as it was.
    """
    ouder = list_ouders(stof.regio)
    begin = hide_per_tabel(stof, ouder, drempel=drempel)
    if stof.vergelijking.empty:
        return Besluit(begin, eerder.rijen)
    cellen = list_cellen(stof.telling, stof.klassetelling, list_per_rij(stof.bron))
    cellen = cellen.assign(stand=mark_standen(cellen, stof.bron, ouder))
    niveau = dict(zip(stof.regio["regiocode"], stof.regio["niveau"], strict=True))
    gewicht = np.array([GEWICHT.get(niveau.get(plek, ""), REST_GEWICHT) for plek in cellen["regiocode"]])
    figuren = read_figuren(
        stof.vergelijking,
        np.asarray(cellen["aantal"], dtype=np.float64),
        stof.klassetelling["geheel_nr"].to_numpy(dtype=np.int64),
        gewicht,
        drempel=drempel,
    )
    vast = [drempel, sorted(ouder.items()), code_version(), stof.definitie.to_json(date_format="iso")]
    vingers = fingerprint_perioden(cellen, stof.vergelijking, vast, perioden)
    begin, gelijk = keep_dicht(begin, cellen, eerder, vingers)
    vingers = {periode: vinger for periode, vinger in vingers.items() if periode not in gelijk}
    eerder = eerder.only(vingers)
    nodig = cellen["kwartaal"].isin(vingers).to_numpy()
    cellen = mark_doelen(cellen, figuren, find_antwoorden(cellen, figuren)).assign(
        meedoen=nodig & find_meedoen(cellen, figuren, begin), bouw=eerder.volgend, onder=0.0, boven=np.inf
    )
    alles = pd.concat([cellen, eerder.rijen], ignore_index=True) if len(eerder.rijen) else cellen
    verborgen = begin
    if cellen["meedoen"].any():
        verborgen = hide_samen(Stof(figuren, alles, build_samenhang(alles, ouder)), begin)
    nieuw = list_uitspraken(cellen, verborgen, bound_aantallen(figuren, verborgen), vingers)
    return Besluit(verborgen, join_uitspraken(eerder.rijen, nieuw))


def hide_per_tabel(stof: Cijferstof, ouder: Mapping[str, str], *, drempel: int) -> Verborgen:
    """Hide what is small, and per table what would give it away at once."""
    persoonsaantallen = frozenset(code for code, g in load_grootheden().items() if g.is_persoonsaantal)
    telling, teller = hide_tellingen(stof.telling, stof.definitie, persoonsaantallen, ouder, drempel=drempel)
    klasse = hide_klassen(stof.klassetelling, stof.telling, telling, teller, ouder, drempel=drempel)
    return Verborgen(telling, teller, np.zeros(len(telling), dtype=bool), klasse)


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
    score = ((cellen["grootheid"] == SCORES) & (cellen["klasse"] != ALLE)).to_numpy()
    return np.asarray((is_deel & ~cellen["grootheid"].isin(REACTIES).to_numpy()) | score)
