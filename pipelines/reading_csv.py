"""Bytes of a text file → a grid of text cells: the order in which its habits are undone, each of them told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from pipelines.aanhaling import OMGEKEERD, straighten_quotes, unwrap_formulas, unwrap_rows, uses_single_quotes
from pipelines.commentaar import (
    GEEN_COMMENTAAR,
    Commentaar,
    find_commentaar,
    find_lijnen,
    may_be_commentaar,
    strip_box,
)
from pipelines.csv_cellen import Gesneden, split_cells
from pipelines.decoding import decode_text
from pipelines.dubbelcodering import repair_cellen
from pipelines.geen_tabel import require_tabeltekst, require_vrije_breedte
from pipelines.grenzen import STANDAARD, Grenzen, require_modest_regels
from pipelines.raster import Raster, drop_blank_rows, show_rijen
from pipelines.ruw import RIJ, Leesnotitie, LosseTekst
from pipelines.scheiding import Scheiding, find_scheiding, obey_sep, read_sep_regel
from pipelines.tekens import clean_tekst

TUSSENTEKEN = "\x1f"
"""Stands for a separator of more signs; it cannot occur, because control characters were taken out."""
KOPTEKEN = re.compile(r"^(\s*\"?)(?:#|//)\s*(?=\w)")


@dataclass(frozen=True)
class Voorbewerkt:
    """Lines ready to be cut, and what was done to them."""

    regels: list[str]
    scheiding: Scheiding
    notities: tuple[Leesnotitie, ...]
    commentaar: Commentaar = GEEN_COMMENTAAR
    is_enkel: bool = False
    """Single quotes were swapped with double ones, and have to be swapped back in the cells."""

    @property
    def teken(self) -> str:
        """The one sign at which the lines are cut."""
        return TUSSENTEKEN if self.scheiding.patroon else self.scheiding.teken


def read_csv(inhoud: bytes, grenzen: Grenzen = STANDAARD) -> tuple[Raster, str, str, tuple[Leesnotitie, ...]]:
    """Return the grid, the encoding, the separator and what was assumed."""
    tekst, codering, gedecodeerd = decode_text(inhoud)
    tekst, schoongemaakt = clean_tekst(tekst)
    require_tabeltekst(tekst)
    regels = tekst.split("\n")
    klaar = prepare_lines(regels)
    require_modest_regels(klaar.regels, klaar.teken, grenzen)
    gesneden = split_cells(klaar.regels, klaar.teken, grenzen)
    if (binnen := _first_inside(klaar, gesneden)) is not None:
        klaar = prepare_lines(regels, binnen)
        gesneden = split_cells(klaar.regels, klaar.teken, grenzen)
    raster = make_raster(klaar, gesneden, schoongemaakt)
    scheiding = Leesnotitie("scheiding", klaar.scheiding.zin)
    return raster, codering, klaar.scheiding.tekst, (*gedecodeerd, scheiding)


def prepare_lines(regels: list[str], tot: int | None = None) -> Voorbewerkt:
    """Undo the habits of quoting, find the separator, and set the comments among the first `tot` lines apart."""
    sep = read_sep_regel(regels[0])
    if sep:
        regels = ["", *regels[1:]]
    notities: list[Leesnotitie] = []
    if is_enkel := uses_single_quotes(regels):
        regels = [regel.translate(OMGEKEERD) for regel in regels]
        notities.append(Leesnotitie("aanhalingstekens", "Cellen staan tussen enkele aanhalingstekens (')."))
    else:
        regels, recht = straighten_quotes(regels)
        regels, uitgepakt = unwrap_rows(regels)
        notities += [*recht, *uitgepakt]
    lijnen = find_lijnen(regels)
    regels = strip_box(regels, lijnen)
    gewone = [regel for regel in regels[:2_000] if not may_be_commentaar(regel)]
    scheiding = obey_sep(sep, gewone) if sep else find_scheiding(gewone or regels)
    require_vrije_breedte(gewone, scheiding.tekst)
    commentaar = find_commentaar(regels, scheiding.teken, lijnen).above(tot)
    regels, gestript = _leave_out(regels, commentaar, scheiding)
    regels = _one_sign(regels, scheiding)
    notities += gestript
    if sep:
        notities.append(Leesnotitie("sep_regel", "Rij 1 overgeslagen: de regel sep=.", 1, rijen=(1,)))
    return Voorbewerkt(regels, scheiding, tuple(notities), commentaar, is_enkel)


def _first_inside(klaar: Voorbewerkt, gesneden: Gesneden) -> int | None:
    """Return the first line set apart that lies within a cell which was read, as under a quote left open."""
    if not klaar.commentaar.posities:
        return None
    gelezen = set(drop_blank_rows(gesneden.cellen)[RIJ].to_list())
    return next((i for i in klaar.commentaar.posities if gesneden.nummers[i] in gelezen), None)


def make_raster(klaar: Voorbewerkt, gesneden: Gesneden, schoongemaakt: tuple[Leesnotitie, ...]) -> Raster:
    """Make a grid without blank rows of lines that were cut; comments keep their row number.

    Every liberty but the encoding and the separator stands in the grid: the quick reader gives way to it.
    """
    cellen, nummers = gesneden.cellen, gesneden.nummers
    if klaar.is_enkel:
        cellen = cellen.with_columns(_swap_back(cellen.columns))
    cellen, formules = unwrap_formulas(cellen)
    vol, hersteld = repair_cellen(drop_blank_rows(cellen))
    los = tuple(LosseTekst("", f"A{nummers[i]}", tekst) for i, tekst in klaar.commentaar.regels)
    verteld = (
        *schoongemaakt,
        *klaar.notities,
        *gesneden.notities,
        *formules,
        *hersteld,
        *_tell(klaar.commentaar, nummers),
    )
    buiten = {nummers[i] for i in klaar.commentaar.posities}
    buiten |= {1} if any(n.code == "sep_regel" for n in klaar.notities) else set()
    laatste = int(vol[RIJ][-1]) if vol.height else _last_filled(klaar.regels)
    tot = max(buiten, default=0)
    laatste = max(laatste, tot)
    leeg = laatste - vol.height - sum(nummer <= laatste for nummer in buiten)
    return Raster("", vol, max(leeg, 0), notities=verteld, commentaar=los, buiten=frozenset(buiten), tot=tot)


def _one_sign(regels: list[str], scheiding: Scheiding) -> list[str]:
    """Put one sign in the place of a separator of more, outside quotes."""
    if not scheiding.patroon:
        return regels
    if " *" in scheiding.patroon:
        regels = [regel.strip() for regel in regels]
    zoek = re.compile(rf'("(?:[^"]|"")*")|{scheiding.patroon}')
    tekst = zoek.sub(lambda m: m[1] or TUSSENTEKEN, "\n".join(regels))
    return tekst.split("\n")


def _leave_out(
    regels: list[str], commentaar: Commentaar, scheiding: Scheiding
) -> tuple[list[str], tuple[Leesnotitie, ...]]:
    """Blank the comments, and take the sign from a header that was written behind it."""
    weg = set(commentaar.posities)
    regels = ["" if i in weg else regel for i, regel in enumerate(regels)] if weg else regels
    eerste = next((i for i, regel in enumerate(regels[:200]) if regel.strip()), 0)
    anderen = [r for r in regels[eerste + 1 : eerste + 50] if r.strip()]
    if not KOPTEKEN.match(regels[eerste]) or any(KOPTEKEN.match(r) for r in anderen) or not scheiding.teken:
        return regels, ()
    kop = KOPTEKEN.sub(r"\1", regels[eerste])
    zin = "De kopregel begint met een commentaarteken (# of //); dat teken is weggelaten."
    return [*regels[:eerste], kop, *regels[eerste + 1 :]], (Leesnotitie("kopteken", zin),)


def _swap_back(kolommen: list[str]) -> list[pl.Expr]:
    return [pl.col(naam).str.replace_many(["'", '"'], ['"', "'"]) for naam in kolommen if naam != RIJ]


def _tell(commentaar: Commentaar, nummers: Sequence[int]) -> list[Leesnotitie]:
    notities = []
    if rijen := tuple(nummers[i] for i, _ in commentaar.regels):
        zin = f"{show_rijen(rijen, 20).capitalize()} overgeslagen: commentaar."
        notities.append(Leesnotitie("commentaar", zin, len(rijen), rijen=rijen))
    if rijen := tuple(nummers[i] for i in commentaar.lijnen):
        zin = f"{show_rijen(rijen, 20).capitalize()} overgeslagen: getekende lijn."
        notities.append(Leesnotitie("lijn", zin, len(rijen), rijen=rijen))
    return notities


def _last_filled(regels: list[str]) -> int:
    return max((i for i, regel in enumerate(regels, 1) if regel), default=0)
