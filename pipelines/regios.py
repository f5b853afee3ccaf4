"""What place is meant, and which places lie above and below it; the only translator of regiocodes."""

import re
from dataclasses import dataclass
from itertools import product

from rapidfuzz import fuzz, process

from pipelines.reference import Referentie
from pipelines.regioindex import Regio, Regioindex, normalise_naam, sleutel

GELIJKENIS_MINIMAAL = 85
AFGEKORT = 0.86
NAAM_MINIMAAL = 4
KEUZES_MAXIMAAL = 3
SCHEIDING = re.compile(r"\s*(?:/|\+|&|;|,|\ben/of\b|\ben\b|\bof\b|\bvan en\b)\s*")
STREEPJE = re.compile(r"\s*[-–]\s*")
NIVEAUWOORD = re.compile(
    r"^(?P<voor>gebied|buurt|wijkraad|dorpsraad|wijk|gemeente)\s+(?P<na>.+)$|^(?P<kern>.+?)\s*\((?P<haak>gebied|buurt|wijkraad|dorpsraad|wijk)\)$",
    re.IGNORECASE,
)
NESTING = re.compile(r"\s*[(),:]\s*|\s+[-–]\s+|\s*[–]\s*")
OMGEVING = re.compile(r"\s+(?:e\.?\s?o\.?|en omgeving|en omstreken)$", re.IGNORECASE)
VOORZET = re.compile(r"^(?:de|het|rotterdam)[\s\-–:,]+(?=\S)", re.IGNORECASE)
CIJFERS = re.compile(r"\d{1,8}")


@dataclass(frozen=True)
class Regiokeuze:
    """A place that may be meant; `zekerheid` is 1.0 for a code, name or alias and lower for a likeness.

    `herkomst`: code, naam, alias, stadsbreed, onbekend, deel (of a composite name), omvattend
    (the gebied the parts share) or gelijkend.
    """

    code: str
    naam: str
    niveau: str
    zekerheid: float
    herkomst: str


def resolve_regio(tekst: str, referentie: Referentie, *, jaar: int | None = None) -> tuple[Regiokeuze, ...]:
    """Return the places a provider's own term may mean: none, one, or several to choose from, best first.

    With `jaar` as names and codes held in that year, otherwise as they hold now.
    """
    index = referentie.regioindex if jaar is None else referentie.index_of(jaar)
    term = " ".join(tekst.split())
    if not sleutel(term):
        return ()
    return (
        find_code(term, index)
        or find_naam(term, index)
        or find_genest(term, index)
        or find_samengesteld(term, index)
        or find_afkorting(term, index)
        or find_gelijkend(term, index)
        or find_samengesteld(term, index, lijkt=True)
    )


def find_code(term: str, index: Regioindex) -> tuple[Regiokeuze, ...]:
    """Read GM0599, padded or short codes, and the digits of CBS or the municipal register."""
    kaal = term.upper().replace(" ", "")
    if kaal in index.regios:
        return (keuze(index.regios[kaal], "code"),)
    if not CIJFERS.fullmatch(kaal):
        return ()
    vol = kaal.zfill(len(kaal) + len(kaal) % 2)
    # A spreadsheet drops the leading zero of 0110 and 05990110; an even length puts it back.
    for poging in (f"GM{vol}", f"WK{vol}", f"BU{vol}", f"WK0599{vol}", f"BU0599{vol}"):
        if poging in index.regios:
            zekerheid = 1.0 if vol == kaal or len(kaal) > 4 or poging.startswith("GM") else 0.9
            return (keuze(index.regios[poging], "code" if zekerheid == 1.0 else "gelijkend", zekerheid),)
    return ()


def find_naam(term: str, index: Regioindex) -> tuple[Regiokeuze, ...]:
    """Find a name or alias, first as written, then without a level word or article."""
    if gevonden := find_exact(term, index):
        return gevonden
    if deel := NIVEAUWOORD.match(term):
        niveau = (deel["voor"] or deel["haak"]).lower().replace("dorpsraad", "wijkraad")
        gevonden = find_exact(deel["na"] or deel["kern"], index)
        # "wijk" has three meanings and narrows nothing.
        return tuple(k for k in gevonden if k.niveau == niveau) or gevonden
    kort = VOORZET.sub("", term)
    return find_exact(kort, index) if kort != term else ()


def find_exact(term: str, index: Regioindex) -> tuple[Regiokeuze, ...]:
    """Find a name and every alias with the same compared form."""
    naam = sleutel(term)
    namen = index.namen.get(naam, ())
    aliassen = [a for a in index.aliassen.get(naam, ()) if a.regiocode in index.regios]
    soorten = {a.regiocode: a.soort for a in aliassen if a.soort in ("onbekend", "stadsbreed")}
    codes = index.kleinste((*namen, *(a.regiocode for a in aliassen)))
    return tuple(keuze(index.regios[c], soorten.get(c, "naam" if c in namen else "alias")) for c in codes)


def find_genest(term: str, index: Regioindex) -> tuple[Regiokeuze, ...]:
    """Read a buurt written with its gebied, `Bloemhof (Feijenoord)` or `Charlois - Tarwewijk`, as the buurt."""
    delen = [deel for deel in NESTING.split(term) if deel]
    if len(delen) != 2:
        return ()
    een, ander = ([index.regios[k.code] for k in find_naam(deel, index)] for deel in delen)
    binnen = {
        klein.code
        for klein, groot in (*product(een, ander), *product(ander, een))
        if klein.oudercode == groot.code and groot.niveau == "gebied"
    }
    return tuple(keuze(index.regios[code], "naam") for code in sorted(binnen)) if len(binnen) == 1 else ()


def find_samengesteld(term: str, index: Regioindex, *, lijkt: bool = False) -> tuple[Regiokeuze, ...]:
    """Read `A/B` or `A en B`: each part, and the gebied they share when they share one.

    With `lijkt` a part may be a likeness or an abbreviation: what comes out is a choice, so nothing is guessed.
    """
    delen = [deel for deel in SCHEIDING.split(term) if deel]
    if len(delen) < 2:
        delen = [deel for deel in STREEPJE.split(term) if deel]
    if len(delen) < 2:
        return ()
    gevonden = [
        find_code(deel, index)
        or find_naam(deel, index)
        or (find_afkorting(deel, index) or find_gelijkend(deel, index)[:1] if lijkt else ())
        for deel in delen
    ]
    if not all(gevonden):
        return ()
    codes = dict.fromkeys(k.code for keuzes in gevonden for k in keuzes)
    gebieden = set.intersection(
        *({gebied_van(index.regios[k.code]) for k in keuzes} for keuzes in gevonden)
    ) - {""}
    stukken = tuple(keuze(index.regios[c], "deel") for c in codes if c not in gebieden)
    return stukken + tuple(keuze(index.regios[g], "omvattend") for g in sorted(gebieden))


def find_afkorting(term: str, index: Regioindex) -> tuple[Regiokeuze, ...]:
    """Propose the names of which every word begins as written, when a point says it is cut short: `Oud Charl.`."""
    delen = normalise_naam(term).split()
    if "." not in term or len("".join(delen)) < NAAM_MINIMAAL:
        return ()
    passend = [
        regio
        for regio in index.regios.values()
        for woorden in (normalise_naam(regio.naam).split(),)
        if len(woorden) == len(delen) and all(w.startswith(d) for d, w in zip(delen, woorden, strict=True))
    ]
    codes = index.kleinste(tuple(regio.code for regio in passend))
    return tuple(keuze(index.regios[code], "gelijkend", AFGEKORT) for code in codes)[:KEUZES_MAXIMAAL]


def find_gelijkend(term: str, index: Regioindex) -> tuple[Regiokeuze, ...]:
    """Propose the names most like a term that is no name; never certain."""
    kort = OMGEVING.sub("", VOORZET.sub("", term))
    naam = sleutel(kort)
    if len(naam) < NAAM_MINIMAAL or not any(teken.isalpha() for teken in naam):
        return ()
    bekend = [n for n in (*index.namen, *index.aliassen) if len(n) >= NAAM_MINIMAAL and not n.isdigit()]
    lijkend = process.extract(naam, bekend, scorer=fuzz.ratio, score_cutoff=GELIJKENIS_MINIMAAL)
    beste: dict[str, Regiokeuze] = {}
    for gelijk, score, _ in lijkend:
        for gevonden in find_exact(gelijk, index):
            zekerheid = round(min(score, 99.0) / 100, 2)
            beste.setdefault(gevonden.code, keuze(index.regios[gevonden.code], "gelijkend", zekerheid))
    return tuple(beste.values())[:KEUZES_MAXIMAAL]


def keuze(regio: Regio, herkomst: str, zekerheid: float = 1.0) -> Regiokeuze:
    """Make the choice of one place."""
    naam = f"{regio.naam} (gebied onbekend)" if herkomst == "onbekend" else regio.naam
    return Regiokeuze(regio.code, naam, regio.niveau, zekerheid, herkomst)


def gebied_van(regio: Regio) -> str:
    """Return the gebied a place lies in, itself when it is one, '' for the gemeente."""
    if regio.niveau == "gebied":
        return regio.code
    return regio.oudercode


def ouders(regiocode: str, referentie: Referentie) -> tuple[str, ...]:
    """Return the places above, nearest first: (gebied, gemeente) of a buurt or wijkraad."""
    oudercode = dict(zip(referentie.regios["code"], referentie.regios["oudercode"], strict=True))
    boven = []
    code = oudercode.get(regiocode, "")
    while code:
        boven.append(code)
        code = oudercode.get(code, "")
    return tuple(boven)


def afstammelingen(regiocode: str, referentie: Referentie) -> frozenset[str]:
    """Return every place below, at all levels: gebieden, wijkraden and buurten."""
    onder: frozenset[str] = frozenset()
    laag = frozenset({regiocode})
    while laag:
        laag = frozenset[str]().union(*(referentie.kinderen.get(code, ()) for code in laag)) - onder
        onder |= laag
    return onder
