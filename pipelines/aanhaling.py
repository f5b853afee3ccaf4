"""Habits of quoting that are not CSV's own, rewritten to it: 'single', “curly”, \\" and whole rows in quotes."""

import re
from collections.abc import Sequence

import polars as pl

from pipelines.ruw import RIJ, Leesnotitie
from pipelines.scheiding import STEEDS, cut_sample, find_scheiding

STEEKPROEF = 200
RAND = r"[;,\t|^~]"
ENKEL = re.compile(rf"(?:^|(?<={RAND})) ?'(?:[^']|'')*'(?={RAND}|$)")
ENKEL_BEGIN = re.compile(rf"(?:^|(?<={RAND})) ?'")
DUBBEL = re.compile(rf'(?:^|(?<={RAND})) ?"(?:[^"]|"")*"(?={RAND}|$)')
KRUL = re.compile(rf"(?:^|(?<={RAND}))[“„”]([^“„”\"]*)[”“](?={RAND}|$)")
HELE_RIJ = re.compile(r'^"((?:[^"]|"")*)"[;,\t|]*$')
NETJES = re.compile(r'^(?:"(?:[^"]|"")*"|[^";,\t|]*)(?:[;,\t|](?:"(?:[^"]|"")*"|[^";,\t|]*))*$')
FORMULE = r'^="([^"]*)"$'
OMGEKEERD = str.maketrans({"'": '"', '"': "'"})
BACKSLASH = re.compile(r'\\"(?!\s*(?:[;,\t|]|$))')

Herschreven = tuple[list[str], tuple[Leesnotitie, ...]]


def uses_single_quotes(regels: Sequence[str]) -> bool:
    """Whether cells stand between 'single' quotes: most lines have one, and few start a cell otherwise."""
    proef = [regel for regel in regels[: 2 * STEEKPROEF] if regel.strip()][:STEEKPROEF]
    if sum("'" in regel for regel in proef) < 2:
        return False
    heel = sum(len(ENKEL.findall(regel)) for regel in proef)
    met = sum(ENKEL.search(regel) is not None for regel in proef)
    if met < 2 or 2 * met < len(proef) or any(DUBBEL.search(regel) for regel in proef):
        return False
    return heel >= 0.9 * sum(len(ENKEL_BEGIN.findall(regel)) for regel in proef)


def straighten_quotes(regels: list[str]) -> Herschreven:
    """Rewrite curly quotes around cells, and quotes behind a backslash, as CSV writes them."""
    notities = []
    if any("”" in regel for regel in regels[:STEEKPROEF]):
        krom = sum(KRUL.search(regel) is not None for regel in regels)
        if 2 * krom >= sum(bool(regel.strip()) for regel in regels):
            regels = [KRUL.sub(r'"\1"', regel) for regel in regels]
            zin = f"Cellen staan tussen kromme aanhalingstekens (“ ”) op {krom} regels; gelezen als gewone."
            notities.append(Leesnotitie("aanhalingstekens", zin, krom))
    schuin = [regel for regel in regels if '\\"' in regel]
    if schuin and _needs_backslash(schuin):
        regels = [BACKSLASH.sub('""', regel) if '\\"' in regel else regel for regel in regels]
        op = "1 regel" if len(schuin) == 1 else f"{len(schuin)} regels"
        zin = f'Op {op} staat een aanhalingsteken als \\"; gelezen als ".'
        notities.append(Leesnotitie("aanhalingstekens", zin, len(schuin)))
    return regels, tuple(notities)


def _needs_backslash(regels: list[str]) -> bool:
    """Whether these lines are only well quoted when \\" stands for a quote inside a cell."""
    return not all(map(NETJES.match, regels)) and all(NETJES.match(BACKSLASH.sub('""', r)) for r in regels)


def unwrap_rows(regels: list[str]) -> Herschreven:
    """Take whole rows out of their quotes: Excel saves a table that lies in one column like that."""
    if not any(regel.startswith('"') for regel in regels[:STEEKPROEF]):
        return regels, ()
    proef = [regel for regel in regels[: 2 * STEEKPROEF] if regel.strip()][:STEEKPROEF]
    ingepakt = [HELE_RIJ.match(regel) for regel in proef]
    n = sum(m is not None for m in ingepakt)
    heeft_dubbele = any(m and '""' in m[1] for m in ingepakt)
    if n < (1 if heeft_dubbele else 2) or not any(m and re.search(r"[;,\t|]", m[1]) for m in ingepakt):
        return regels, ()
    plat = [_unwrap(regel) for regel in proef]
    scheiding = find_scheiding(plat)
    if not scheiding.teken:
        return regels, ()
    breedtes = [len(rij) for rij in cut_sample(plat, scheiding.teken)]
    gewoon = max(breedtes, key=breedtes.count)
    is_gelijk = gewoon > 1 and breedtes.count(gewoon) >= STEEDS * len(breedtes)
    if not is_gelijk or (2 * n < len(proef) and not heeft_dubbele):
        return regels, ()
    aantal = sum(HELE_RIJ.match(regel) is not None for regel in regels)
    stonden = "1 regel stond" if aantal == 1 else f"{aantal} regels stonden elk"
    zin = f"{stonden} als één cel tussen aanhalingstekens; uitgepakt tot losse cellen."
    return [_unwrap(regel) for regel in regels], (Leesnotitie("rij_ingepakt", zin, aantal),)


def _unwrap(regel: str) -> str:
    gevonden = HELE_RIJ.match(regel)
    return gevonden[1].replace('""', '"') if gevonden else regel


def unwrap_formulas(cellen: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Leesnotitie, ...]]:
    """Read a cell written as ="0012" as 0012: programs write it so that Excel keeps the zeros."""
    kolommen = [naam for naam in cellen.columns if naam != RIJ]
    is_geraakt = cellen.select(pl.col(kolommen).str.contains(FORMULE).any()).row(0) if kolommen else ()
    geraakt = [naam for naam, geraakt in zip(kolommen, is_geraakt, strict=True) if geraakt]
    if not geraakt:
        return cellen, ()
    aantal = sum(int(cellen[naam].str.contains(FORMULE).sum()) for naam in geraakt)
    zin = f'{aantal} {"cel stond" if aantal == 1 else "cellen stonden"} als ="…" in het bestand; gelezen zonder dat teken.'
    schoon = cellen.with_columns(pl.col(naam).str.replace(FORMULE, "$1") for naam in geraakt)
    return schoon, (Leesnotitie("formuletekst", zin, aantal),)
