"""What a build hides: first line by line, then everything together until the attack on it finds nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipelines.aanval.uitgaven import list_per_rij
from pipelines.onderdrukking.figuren import GEWICHT, Figuren, bound_aantallen, find_delen, read_figuren
from pipelines.onderdrukking.samen import hide_samen
from pipelines.onderdrukking.samenhang import Samenhang, build_samenhang, list_cellen
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


def hide_bouw(stof: Cijferstof, *, drempel: int, perioden: frozenset[str] | None = None) -> Verborgen:
    """Decide of every count and figure whether it is hidden; refuse when a small number would still follow.

    Only what hangs together with these `perioden` is looked at as a whole: the other figures are not written.
    """
    ouder = list_ouders(stof.regio)
    begin = hide_per_tabel(stof, ouder, drempel=drempel)
    if stof.vergelijking.empty:
        return begin
    cellen = list_cellen(stof.telling, stof.klassetelling, list_per_rij(stof.bron))
    niveau = dict(zip(stof.regio["regiocode"], stof.regio["niveau"], strict=True))
    gewicht = np.array([GEWICHT.get(niveau.get(plek, ""), REST_GEWICHT) for plek in cellen["regiocode"]])
    figuren = read_figuren(
        stof.vergelijking,
        np.asarray(cellen["aantal"], dtype=np.float64),
        stof.klassetelling["geheel_nr"].to_numpy(dtype=np.int64),
        gewicht,
        drempel=drempel,
    )
    samenhang = build_samenhang(cellen, ouder, find_meedoen(cellen, figuren, begin))
    nodig = find_delen_van(samenhang, cellen["kwartaal"], perioden)
    return hide_samen(figuren, samenhang, find_antwoorden(cellen, figuren), begin, nodig)


def find_delen_van(samenhang: Samenhang, kwartaal: "pd.Series[str]", perioden: frozenset[str] | None) -> Bits:
    """Find the parts of the whole in which a count of these periods stands; without periods, all."""
    if perioden is None:
        return np.ones(samenhang.aantal_delen, dtype=bool)
    nodig = np.zeros(samenhang.aantal_delen, dtype=bool)
    telt = kwartaal.isin(perioden).to_numpy() & (samenhang.knoop >= 0)
    nodig[samenhang.deel[samenhang.knoop[telt]]] = True
    return nodig


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
