"""What a signaal in plain words may be about: a factor and a place to propose; a person confirms both (R-06)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipelines.reference import Referentie
from pipelines.regioindex import normalise_naam
from pipelines.regios import find_naam, resolve_regio

GELIJKEND = 88.0
"""From how much likeness on a typing error is forgiven, of 100 (rapidfuzz.fuzz.partial_ratio)."""
KORT = 6
"""Shorter words than this must stand there as they are: a likeness of five letters proposes anything."""
HOOGSTENS = 3
LANGSTE_NAAM = 4
"""Words of a place name that are tried together."""


@dataclass(frozen=True)
class Voorstel:
    """One thing that may be meant, and the words of the person that point at it."""

    code: str
    woorden: tuple[str, ...]


def propose_factoren(
    tekst: str, namen: Mapping[str, str], woorden: Mapping[str, Collection[str]]
) -> tuple[Voorstel, ...]:
    """Return at most three factors, the one most words point at first; `namen` are those that may be chosen."""
    gezocht = normalise_naam(tekst)
    gevonden = []
    for factor_id, naam in namen.items():
        treffers = tuple(w for w in (naam, *woorden.get(factor_id, ())) if _occurs(w, gezocht))
        if treffers:
            gevonden.append(Voorstel(factor_id, treffers))
    return tuple(sorted(gevonden, key=lambda v: (-len(v.woorden), v.code))[:HOOGSTENS])


def _occurs(woord: str, tekst: str) -> bool:
    kort = normalise_naam(woord)
    if f" {kort}" in f" {tekst}":
        return True
    if len(kort) < KORT or len(tekst) < len(kort):
        return False
    return fuzz.partial_ratio(kort, tekst, score_cutoff=GELIJKEND) > 0


def propose_regios(
    tekst: str, referentie: Referentie, *, toegestaan: Collection[str]
) -> tuple[Voorstel, ...]:
    """Return at most three places of `toegestaan` that a text names: all of it, or some words in it."""
    heel = [k for k in resolve_regio(tekst, referentie) if k.code in toegestaan]
    gevonden: dict[str, str] = {k.code: tekst.strip() for k in heel}
    if not gevonden:
        for stuk in _pieces(tekst):
            for keuze in find_naam(stuk, referentie.regioindex):
                if keuze.code in toegestaan:
                    gevonden.setdefault(keuze.code, stuk)
    return tuple(Voorstel(code, (woord,)) for code, woord in list(gevonden.items())[:HOOGSTENS])


def _pieces(tekst: str) -> list[str]:
    """Return every run of words, the longest first: 'Oud-Charlois' before 'Charlois'."""
    woorden = tekst.replace(",", " ").replace(".", " ").split()
    return [
        " ".join(woorden[begin : begin + lengte])
        for lengte in range(min(LANGSTE_NAAM, len(woorden)), 0, -1)
        for begin in range(len(woorden) - lengte + 1)
    ]
