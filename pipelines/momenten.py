"""A table with a score before and a score after in one row → one table per moment."""

import re
from dataclasses import replace

import polars as pl

from pipelines.kopvormen import KOPSCHEIDING
from pipelines.levering import Levering
from pipelines.mapping import compare_form, instrumentnamen
from pipelines.regioindex import normalise_naam
from pipelines.ruw import RuweTabel

MOMENTWOORDEN = {
    "voor": ("voor", "voormeting", "t0", "nulmeting", "beginmeting", "startmeting", "vooraf", "pre", "beginscore", "m1"),
    "na": ("na", "nameting", "t1", "eindmeting", "achteraf", "post", "eindscore", "m2"),
    "follow_up": ("t2", "followup", "vervolgmeting", "fu"),
}  # fmt: skip
ZACHT = {
    "begin": "voor",
    "start": "voor",
    "bij start": "voor",
    "eind": "na",
    "einde": "na",
    "afsluiting": "na",
}
SCOREWOORDEN = frozenset(
    ["score", "totaalscore", "somscore", "uitslag", "meting", "punten", "ruwe", "totaal"]
)
DATUMWOORDEN = frozenset(["datum", "meetdatum", "afnamedatum", "afgenomen", "dd"])
STOPWOORDEN = frozenset(["bij", "op", "van", "de", "het", "meting", "afname"])
GETAL = r"^\s*[-+]?\d+(?:[.,]\d+)?\s*$"


def split_momenten(tabel: RuweTabel, levering: Levering) -> tuple[RuweTabel, ...]:
    """Return one table per moment; the table itself when it does not measure twice in one row."""
    instrumenten = frozenset(instrumentnamen(levering)[0])
    rollen = [_rol(tabel, i, instrumenten) for i in range(len(tabel.koppen))]
    scores = {moment for moment, soort, _ in rollen if soort == "score"}
    if not {"voor", "na"} <= scores:
        return (tabel,)
    return tuple(_deel(tabel, rollen, moment) for moment in ("voor", "na", "follow_up") if moment in scores)


def _rol(tabel: RuweTabel, positie: int, instrumenten: frozenset[str]) -> tuple[str, str, str]:
    """Return (moment, score or datum, what is left of the header); empty for any other column."""
    woorden = normalise_naam(tabel.koppen[positie].replace(KOPSCHEIDING, " ")).split()
    moment = next((m for m, namen in MOMENTWOORDEN.items() if set(namen) & set(woorden)), "")
    over = [w for w in woorden if not any(w in namen for namen in MOMENTWOORDEN.values())]
    heeft_score, heeft_datum = SCOREWOORDEN & set(over), DATUMWOORDEN & set(over)
    if not moment and (heeft_score or _instrument(over, instrumenten)):
        moment = next((ZACHT[w] for w in over if w in ZACHT), "")
        over = [w for w in over if w not in ZACHT]
    rest = [w for w in over if w not in SCOREWOORDEN | DATUMWOORDEN | STOPWOORDEN]
    if not moment or (rest and not _instrument(rest, instrumenten)):
        return "", "", ""
    if heeft_datum:
        return moment, "datum", ""
    return (moment, "score", " ".join(rest)) if _holds_scores(tabel, positie) else ("", "", "")


def _instrument(woorden: list[str], namen: frozenset[str]) -> bool:
    kern = [w for w in woorden if w not in ZACHT and w not in SCOREWOORDEN | STOPWOORDEN]
    return bool(kern) and compare_form(" ".join(kern)) in namen


def _holds_scores(tabel: RuweTabel, positie: int) -> bool:
    cellen = tabel.cellen[f"k{positie}"].drop_nulls().head(50)
    return cellen.len() > 0 and 2 * int(cellen.str.contains(GETAL).sum()) >= cellen.len()


def _deel(tabel: RuweTabel, rollen: list[tuple[str, str, str]], moment: str) -> RuweTabel:
    """Keep the columns of one moment and those of neither; rows not measured then are left out."""
    eigen = [i for i, (m, _, _) in enumerate(rollen) if m == moment]
    blijft = [i for i, (m, _, _) in enumerate(rollen) if m in ("", moment)]
    gemeten = pl.any_horizontal(pl.col(f"k{i}").is_not_null() for i in eigen)
    cellen = tabel.cellen.filter(gemeten).select(
        "_rij", *(pl.col(f"k{i}").alias(f"k{n}") for n, i in enumerate(blijft))
    )
    koppen = {i: re.sub("^$", "Score", rollen[i][1].capitalize()) for i in eigen}
    instrument = next((rollen[i][2] for i in eigen if rollen[i][2]), "")
    feiten = (("Moment", moment), *((("Instrument", instrument),) if instrument else ()))
    return replace(
        tabel,
        koppen=tuple(koppen.get(i, tabel.koppen[i]) for i in blijft),
        letters=tuple(tabel.letters[i] for i in blijft),
        cellen=cellen,
        constanten=(*tabel.constanten, *feiten),
    )
