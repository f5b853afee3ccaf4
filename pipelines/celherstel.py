"""Cells a person changed on the page, laid over the file as read; the original stays as it came in (R-01)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import polars as pl

from pipelines.levering import Celherstel
from pipelines.ruw import RIJ, Leesnotitie, LosseTekst, RuweTabel, RuweTabellen
from schemas.bevinding import Bevinding
from schemas.errors import GelijktijdigeWijzigingError, OngeldigeWaardeError

ADRES = re.compile(r"([A-Z]{0,3})(\d{1,7})")
HERSTELBARE_RIJEN = 5_000
"""In a larger file one looks for cells better in the file itself."""
MEEST_GETOOND = 200
BREEDST = 40
GENOEMD = 12


@dataclass(frozen=True)
class Celrij:
    """One row with a finding as it stands in the file: (column letter, header, text) per cell."""

    blad: str
    rij: int
    cellen: tuple[tuple[str, str, str], ...]


def parse_adres(cel: str) -> tuple[str, int]:
    """Split `C23` into column letter and row; `23` alone is the whole row."""
    if not (gevonden := ADRES.fullmatch(cel)):
        raise OngeldigeWaardeError(f"'{cel[:20]}' is geen cel van dit bestand.")
    return gevonden[1], int(gevonden[2])


def apply_wijzigingen(ruw: RuweTabellen, wijzigingen: Sequence[Celherstel]) -> RuweTabellen:
    """Return the file as if these cells had been typed in it; a row with a reason is left out.

    The words a person typed must pass the privacy stop too, so this comes before it.
    """
    if not wijzigingen:
        return ruw
    tabellen = list(ruw.tabellen)
    # Cells first: a row that is left out has none.
    for wijziging in sorted(wijzigingen, key=lambda w: is_hele_rij(w.cel)):
        plek = _find_tabel(tabellen, wijziging)
        tabellen[plek] = _apply(tabellen[plek], wijziging)
    redenen = tuple(
        LosseTekst(w.blad, f"A{parse_adres(w.cel)[1]}", w.nieuw) for w in wijzigingen if is_hele_rij(w.cel)
    )
    return replace(
        ruw,
        tabellen=tuple(tabellen),
        notities=(*ruw.notities, *_notities(wijzigingen)),
        losse_tekst=(*ruw.losse_tekst, *redenen),
    )


def is_hele_rij(cel: str) -> bool:
    """Answer whether this address is of a whole row."""
    return not parse_adres(cel)[0]


def _find_tabel(tabellen: Sequence[RuweTabel], wijziging: Celherstel) -> int:
    letter, rij = parse_adres(wijziging.cel)
    for plek, tabel in enumerate(tabellen):
        heeft_kolom = not letter or letter in tabel.letters
        if tabel.blad == wijziging.blad and heeft_kolom and (tabel.cellen[RIJ] == rij).any():
            return plek
    raise OngeldigeWaardeError(f"Cel {wijziging.cel} staat niet in een tabel van dit bestand.")


def _apply(tabel: RuweTabel, wijziging: Celherstel) -> RuweTabel:
    letter, rij = parse_adres(wijziging.cel)
    is_rij = pl.col(RIJ) == rij
    if not letter:
        return replace(tabel, cellen=tabel.cellen.filter(~is_rij))
    naam = f"k{tabel.letters.index(letter)}"
    oud = tabel.cellen.filter(is_rij)[naam][0] or ""
    if wijziging.oud is not None and wijziging.oud != oud:
        raise GelijktijdigeWijzigingError(
            f"In cel {wijziging.cel} staat iets anders dan u op de pagina zag. Laad de pagina opnieuw."
        )
    nieuw = pl.lit(wijziging.nieuw.strip() or None, dtype=pl.String)
    return replace(
        tabel,
        cellen=tabel.cellen.with_columns(pl.when(is_rij).then(nieuw).otherwise(pl.col(naam)).alias(naam)),
    )


def _notities(wijzigingen: Sequence[Celherstel]) -> list[Leesnotitie]:
    cellen = [w.cel for w in wijzigingen if not is_hele_rij(w.cel)]
    rijen = [f"rij {w.cel} ({w.nieuw})" for w in wijzigingen if is_hele_rij(w.cel)]
    notities = []
    if cellen:
        zin = "1 cel is" if len(cellen) == 1 else f"{len(cellen)} cellen zijn"
        notities.append(
            Leesnotitie("cel_gewijzigd", f"{zin} op de pagina hersteld: {_opsomming(cellen)}.", len(cellen))
        )
    if rijen:
        notities.append(
            Leesnotitie(
                "rij_telt_niet_mee", f"Op de pagina buiten de telling gezet: {_opsomming(rijen)}.", len(rijen)
            )
        )
    return notities


def _opsomming(delen: Sequence[str]) -> str:
    rest = len(delen) - GENOEMD
    return ", ".join(delen[:GENOEMD]) + (f" en nog {rest}" if rest > 0 else "")


def find_celrijen(ruw: RuweTabellen, bevindingen: Iterable[Bevinding]) -> tuple[Celrij, ...]:
    """Return the rows around the cells with a finding, to repair them on the page; none for a large file."""
    if sum(tabel.cellen.height for tabel in ruw.tabellen) > HERSTELBARE_RIJEN:
        return ()
    gezocht = dict.fromkeys((b.plaats.blad, b.plaats.rij) for b in bevindingen if b.plaats.cel)
    rijen = [_celrij(ruw, blad, rij) for blad, rij in list(gezocht)[:MEEST_GETOOND] if rij is not None]
    return tuple(rij for rij in rijen if rij is not None)


def _celrij(ruw: RuweTabellen, blad: str, rij: int) -> Celrij | None:
    for tabel in ruw.tabellen:
        if tabel.blad == blad and (gevonden := tabel.cellen.filter(pl.col(RIJ) == rij)).height:
            teksten = gevonden.drop(RIJ).row(0)
            cellen = zip(tabel.letters, tabel.koppen, (tekst or "" for tekst in teksten), strict=True)
            return Celrij(blad, rij, tuple(cellen)[:BREEDST])
    return None
