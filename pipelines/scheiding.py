"""Which sign separates the cells of a text file: judged by how evenly it cuts the lines."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

GEWOON = {";": "puntkomma (;)", "\t": "tab", "|": "verticale streep (|)", ",": "komma (,)"}
BIJZONDER = {
    "^": "dakje (^)",
    "~": "tilde (~)",
    "¦": "gebroken streep (¦)",
    "§": "paragraafteken (§)",
    ":": "dubbele punt (:)",
}
SEP_REGEL = re.compile(r'^"?sep=([^"]{1,3}?)"?\s*$', re.IGNORECASE)
STEEKPROEF = 200
LANGSTE_PROEF = 60_000
TUSSEN_CIJFERS = re.compile(r"(?<=\d),(?=\d)")
STEEDS = 0.95
MEESTAL = 0.8


@dataclass(frozen=True)
class Scheiding:
    """The separator as it stands in the file, and the pattern and sentence that go with it.

    `teken` is the sign to cut at; `patroon` is set when more than that one sign has to be taken out.
    """

    tekst: str
    teken: str
    zin: str
    patroon: str = ""


def name_scheiding(tekst: str) -> str:
    """Return the Dutch name of a separator."""
    kaal = tekst.strip(" ") or tekst
    naam = GEWOON.get(kaal) or BIJZONDER.get(kaal) or f"{kaal}"
    return f"{naam} met een spatie erbij" if kaal != tekst else naam


def read_sep_regel(regel: str) -> str:
    """Return the separator that a first line such as `sep=;` names, or nothing."""
    if regel.casefold().strip('"') == "sep=\t":
        return "\t"
    gevonden = SEP_REGEL.match(regel)
    return (gevonden[1].strip(" ") or " ") if gevonden else ""


def find_scheiding(regels: Sequence[str]) -> Scheiding:
    """Choose the separator that cuts most lines into the same number of cells; '' for one column."""
    proef = _sample(regels)
    teken, keer, aandeel = _best_gewoon(proef)
    if aandeel < MEESTAL:
        teken = _best_bijzonder(proef, keer) or teken
    if not teken:
        return Scheiding("", "", "Geen scheidingsteken gevonden: gelezen als één kolom.")
    tekst, patroon = widen_scheiding(proef, teken)
    return Scheiding(tekst, teken, f"Scheidingsteken: {name_scheiding(tekst)}.", patroon)


def obey_sep(sep: str, regels: Sequence[str]) -> Scheiding:
    """Cut at what the sep= line says, unless no line has it and another sign clearly separates."""
    if not any(sep in regel for regel in regels) and (ander := find_scheiding(regels)).teken:
        zin = f"{ander.zin[:-1]}; de eerste regel (sep=) noemt een teken dat nergens staat."
        return replace(ander, zin=zin)
    tekst, patroon = widen_scheiding(regels, sep) if len(sep) == 1 else (sep, re.escape(sep))
    zin = f"Scheidingsteken: {name_scheiding(tekst)}, zoals de eerste regel (sep=) zegt."
    return Scheiding(tekst, sep[0], zin, patroon)


def cut_sample(proef: Sequence[str], teken: str) -> list[list[str]]:
    """Cut lines with Python's reader; an unclosed quote makes one long row, which then does not count."""
    try:
        return list(csv.reader(proef, delimiter=teken, skipinitialspace=True))
    except csv.Error:
        return [regel.split(teken) for regel in proef]


def _best_gewoon(proef: list[str]) -> tuple[str, int, float]:
    """Return the best of the usual separators, and for how many and how much of the lines it gives the same cells."""
    beste, hoogste, keren, aandeel = "", 0.0, 0, 0.0
    for teken in GEWOON:
        rijen = cut_sample(proef, teken) if any(teken in regel for regel in proef) else []
        breed = Counter(len(rij) for rij in rijen if len(rij) > 1)
        if not breed or not _is_eerlijk(proef, rijen, teken):
            continue
        breedte, keer = max(breed.items(), key=lambda paar: paar[1] * paar[0])
        # Width counts a little, so that decimal commas do not win from a steady semicolon.
        score = keer / max(len(rijen), 1) * (1 + min(breedte, 20) / 100)
        if score > hoogste + 1e-9:
            beste, hoogste, keren, aandeel = teken, score, keer, keer / len(rijen)
    return beste, keren, aandeel


def _is_eerlijk(proef: list[str], rijen: list[list[str]], teken: str) -> bool:
    """Whether a comma separates cells, rather than decimals of one column or parts of sentences."""
    if teken != ",":
        return True
    breed = [len(rij) for rij in rijen if len(rij) > 1]
    kop_zonder = len(rijen) > 2 and len(rijen[0]) == 1
    if kop_zonder and set(breed) == {2} and all(TUSSEN_CIJFERS.search(r) for r in proef if "," in r):
        return False
    in_zinnen = all(regel.count(",") == regel.count(", ") + regel.endswith(",") for regel in proef)
    gewoon = Counter(breed).most_common(1)[0][1]
    return not (in_zinnen and gewoon < MEESTAL * len(rijen))


def _best_bijzonder(proef: list[str], minstens: int) -> str:
    """Choose a rare separator only when from its first line on nearly every line has as many of it.

    It cuts at least as many lines as the usual one: a sign in the cells of every row is not in the header.
    """
    for teken in BIJZONDER:
        breedtes = [len(rij) for rij in cut_sample(proef, teken)]
        smalst = 3 if teken == ":" else 2
        eerste = next((i for i, b in enumerate(breedtes) if b >= smalst), len(breedtes))
        laatste = max((i for i, b in enumerate(breedtes) if b >= smalst), default=0)
        vanaf = breedtes[eerste : laatste + 1]  # without titles above and notes below
        if len(vanaf) < max(3, minstens) or eerste > len(vanaf):
            continue
        if vanaf.count(vanaf[0]) < STEEDS * len(vanaf):
            continue
        if teken != ":" or not all(re.search(r"\d:\d\d", regel) for regel in proef[eerste + 1 :]):
            return teken
    return ""


def _sample(regels: Sequence[str]) -> list[str]:
    return [regel[:LANGSTE_PROEF] for regel in regels[: 2 * STEEKPROEF] if regel.strip()][:STEEKPROEF]


def widen_scheiding(regels: Sequence[str], teken: str) -> tuple[str, str]:
    """Return the whole separator when it has more signs than one (`||`, `; `), with the pattern to cut it."""
    proef = _sample(regels)
    rijen = [rij for rij in cut_sample(proef, teken) if len(rij) > 1]
    smalst = 3 if teken in "|:~^" else 5  # one empty column between two says little about ; , and tab
    tussen = {cel for rij in rijen for cel in rij[1::2]}
    if len(tussen) == 1 and all(len(rij) % 2 and len(rij) >= smalst for rij in rijen) and len(rijen) > 1:
        midden = next(iter(tussen))
        if not any(map(str.isalnum, midden)) and len(midden) <= 3:
            geheel = f"{teken}{midden}{teken}"
            return geheel, re.escape(geheel)
    return _with_spaces(proef, teken)


def _with_spaces(proef: list[str], teken: str) -> tuple[str, str]:
    """Take the spaces along that stand at every separator; aligned columns have more of them."""
    if teken == "\t":
        return teken, ""
    # What stands in quotes is a cell, also when it goes on over several lines.
    kaal = re.sub(r'"(?:[^"]|"")*"', '""', "\n".join(proef)).split("\n")
    breed = [regel for regel in kaal if teken in regel]
    if not any(f"{teken} " in regel for regel in breed):
        return teken, ""
    plekken = [(regel, m.start()) for regel in breed for m in re.finditer(re.escape(teken), regel)]
    voor = sum(i > 0 and regel[i - 1] == " " for regel, i in plekken)
    na = sum(i + 1 == len(regel) or regel[i + 1] == " " for regel, i in plekken)
    echt_na = sum(regel[i + 1 : i + 2] == " " for regel, i in plekken)
    n, e = len(plekken), re.escape(teken)
    if len(breed) < 2 or na < n or not echt_na:
        return teken, ""
    if voor < n:
        return f"{teken} ", f"{e} ?"
    is_uitgelijnd = any("  " in regel for regel in breed)
    return f" {teken} ", f" *{e} *" if is_uitgelijnd else f" ?{e} ?"
