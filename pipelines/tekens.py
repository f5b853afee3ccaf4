"""Signs nobody sees: line ends made alike, control characters taken out, and all of it counted (R-03)."""

import re

from pipelines.dubbelcodering import VERDACHT_TEKST
from pipelines.ruw import Leesnotitie
from schemas.errors import OnleesbaarBestandError

STUURTEKENS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|(?<![ÃÂÄÅâ])(?<!â[€\x80-\x9f])[\x80-\x84\x86-\x9f]"
)
"""Behind a letter such as Ã a control character is half of a letter that was saved wrongly before."""
WEG_UIT_ASCII = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
"""The same signs of plain ASCII, taken out at once: many times faster than a search."""
ONZICHTBAAR = re.compile("[\u200b\u200e\u200f\u2060\ufeff]")
RUIMTE = "\x0b\x0c"
"""Vertical tab and form feed stand between words: a space takes their place."""
MEESTE_STUURTEKENS = 5
GROOTSTE_DEEL = 0.01


def has_unseen(tekst: str) -> bool:
    """Whether text holds signs that the careful reader takes out or repairs."""
    return not tekst.isascii() and (ONZICHTBAAR.search(tekst) or VERDACHT_TEKST.search(tekst)) is not None


def count_stuurtekens(tekst: str) -> int:
    """Return how many control characters stand in a text, line ends and tabs left out."""
    if tekst.isascii():
        return len(tekst) - len(tekst.translate(WEG_UIT_ASCII))
    return len(STUURTEKENS.findall(tekst))


def clean_tekst(tekst: str) -> tuple[str, tuple[Leesnotitie, ...]]:
    """Return the text with one kind of line end and without invisible signs; refuse what is not text at all."""
    tekst, einde = _cut_end(tekst)
    tekst, regeleinden = _same_line_ends(tekst)
    gevonden = count_stuurtekens(tekst)
    if gevonden > MEESTE_STUURTEKENS and gevonden > GROOTSTE_DEEL * len(tekst):
        raise OnleesbaarBestandError(
            "Dit bestand is geen tekst en ook geen Excel-werkmap; misschien is het beschadigd.",
            "Open het in Excel; lukt dat niet, haal het dan opnieuw op. Sla het op als Excel-werkmap (.xlsx) of CSV en lever dat aan.",
        )
    notities = [*einde, *regeleinden]
    if gevonden:
        tekst = STUURTEKENS.sub(lambda m: " " if m[0] in RUIMTE else "", tekst)
        zin = f"{_stuks(gevonden, 'stuurteken', 'stuurtekens')} verwijderd; die zijn niet zichtbaar en horen niet in tekst."
        notities.append(Leesnotitie("stuurtekens", zin, gevonden))
    tekst, weg = ONZICHTBAAR.subn("", tekst) if not tekst.isascii() else (tekst, 0)
    if weg:
        zin = f"{_stuks(weg, 'onzichtbaar teken', 'onzichtbare tekens')} verwijderd, zoals een spatie zonder breedte."
        notities.append(Leesnotitie("onzichtbaar", zin, weg))
    return tekst, tuple(notities)


def _cut_end(tekst: str) -> tuple[str, list[Leesnotitie]]:
    """Cut zeros and an old end-of-file mark (Ctrl-Z) from the end."""
    kaal = tekst.rstrip("\x00\x1a")
    if not (weg := len(tekst) - len(kaal)):
        return tekst, []
    zin = f"{_stuks(weg, 'vulteken', 'vultekens')} aan het eind van het bestand verwijderd."
    return kaal, [Leesnotitie("vultekens", zin, weg)]


def _same_line_ends(tekst: str) -> tuple[str, list[Leesnotitie]]:
    if "\r" not in tekst:
        return tekst, []
    dubbel = tekst.count("\r\n")
    los, kaal = tekst.count("\r") - dubbel, tekst.count("\n") - dubbel
    tekst = tekst.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    if los and not dubbel and not kaal:
        return tekst, [Leesnotitie("regeleinden", "Regeleinden: CR, zoals op een oude Mac.", los)]
    if los:
        soorten = [f"{n} keer {naam}" for naam, n in (("CRLF", dubbel), ("LF", kaal), ("CR", los)) if n]
        zin = f"Regeleinden zijn gemengd ({', '.join(soorten)}); elk telt als een nieuwe regel."
        return tekst, [Leesnotitie("regeleinden", zin, dubbel + los + kaal)]
    return tekst, []


def _stuks(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"
