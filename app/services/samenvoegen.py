"""Merging two texts that were written upon the same one (diff3, by sentences): nothing anybody wrote is left out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

ZIN = re.compile(r"[^.!?\n]*[.!?\n]+|[^.!?\n]+$")


@dataclass(frozen=True)
class Samenvoeging:
    """Per field what is stored, what I wrote and what is proposed; `keuzes` are the choices that differ."""

    opgeslagen: Mapping[str, str]
    eigen: Mapping[str, str]
    voorstel: Mapping[str, str]
    keuzes: tuple[str, ...]


def merge_velden(
    basis: Mapping[str, str],
    opgeslagen: Mapping[str, str],
    eigen: Mapping[str, str],
    *,
    teksten: frozenset[str],
) -> Samenvoeging:
    """Merge a form field by field; of two different choices the stored one stays, and the field is named."""
    voorstel: dict[str, str] = {}
    keuzes: list[str] = []
    for veld, ik in eigen.items():
        was, ander = basis.get(veld, ""), opgeslagen.get(veld, "")
        if veld in teksten:
            voorstel[veld] = merge_tekst(was, ander, ik)
            continue
        voorstel[veld] = ik if ander == was else ander
        if ik not in (was, ander) and ander != was:
            keuzes.append(veld)
    return Samenvoeging(opgeslagen, eigen, voorstel, tuple(keuzes))


def merge_tekst(basis: str, ander: str, eigen: str) -> str:
    """Take what one side changed; what both changed is kept twice, the stored words first."""
    stukken = _chunks(*(split_zinnen(tekst) for tekst in (basis, ander, eigen)))
    return " ".join(zin for stuk in stukken for zin in _choose(*stuk))


def split_zinnen(tekst: str) -> list[str]:
    """Split a text into sentences, without the space between them."""
    return [zin.strip() for zin in ZIN.findall(tekst) if zin.strip()]


Stuk = tuple[Sequence[str], Sequence[str], Sequence[str]]


def _chunks(basis: Sequence[str], ander: Sequence[str], eigen: Sequence[str]) -> Iterator[Stuk]:
    """Cut three texts at the sentences that all three share, in order."""
    bij_ander, bij_eigen = _kept(basis, ander), _kept(basis, eigen)
    b = a = e = 0
    for plek in (p for p in range(len(basis)) if p in bij_ander and p in bij_eigen):
        yield basis[b:plek], ander[a : bij_ander[plek]], eigen[e : bij_eigen[plek]]
        yield basis[plek : plek + 1], basis[plek : plek + 1], basis[plek : plek + 1]
        b, a, e = plek + 1, bij_ander[plek] + 1, bij_eigen[plek] + 1
    yield basis[b:], ander[a:], eigen[e:]


def _kept(basis: Sequence[str], tekst: Sequence[str]) -> dict[int, int]:
    blokken = SequenceMatcher(None, basis, tekst, autojunk=False).get_matching_blocks()
    return {blok.a + n: blok.b + n for blok in blokken for n in range(blok.size)}


def _choose(basis: Sequence[str], ander: Sequence[str], eigen: Sequence[str]) -> Sequence[str]:
    if ander == basis:
        return eigen
    if eigen in (basis, ander):
        return ander
    return [*ander, *(zin for zin in eigen if zin not in ander)]
