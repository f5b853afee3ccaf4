"""The place of a figure → our regiocode, on code; on name only where no other place can be meant."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.reference import Referentie
from pipelines.regioindex import normalise_naam
from pipelines.regios import find_exact, find_gelijkend
from schemas.contextbron import load_contextkolommen
from schemas.vocabulary import REGIOCODE_VORM, Regioniveau

CODE = re.compile(r"[A-Z]{2}\d[0-9A-Z]*")
CIJFERS = re.compile(r"\d{1,8}")
LENGTE = {Regioniveau.GEMEENTE: ("GM", 4), Regioniveau.GEBIED: ("WK", 6), Regioniveau.BUURT: ("BU", 8)}
ANDER_NIVEAU = re.compile(r"\((?:PV|LD|CR|provincie|landsdeel|corop-?gebied)\)\s*$", re.IGNORECASE)
BUITEN = "buiten"


@dataclass(frozen=True)
class Plaatsvermelding:
    """A place as a file names it, with what stands beside it."""

    tekst: str
    niveau: str = ""
    gemeentenaam: str = ""


@dataclass(frozen=True)
class Plaatskoppeling:
    """What a file's places are here: codes, those outside the gemeente, and those nobody knows with a hint."""

    codes: Mapping[Plaatsvermelding, str]
    buiten: int = 0
    op_naam: tuple[str, ...] = ()
    onbekend: Mapping[str, str] = field(default_factory=dict)


def match_plaatsen(vermeldingen: Sequence[Plaatsvermelding], referentie: Referentie) -> Plaatskoppeling:
    """Match every place once; what has no place at all is the gemeente as a whole."""
    gids = Plaatsgids(referentie, vermeldingen)
    codes: dict[Plaatsvermelding, str] = {}
    op_naam: list[str] = []
    onbekend: dict[str, str] = {}
    buiten = 0
    for vermelding in vermeldingen:
        code, hint = gids.find(vermelding)
        if code == BUITEN:
            buiten += 1
        elif code:
            codes[vermelding] = code
            if vermelding.tekst and not gids.is_code(vermelding.tekst):
                op_naam.append(vermelding.tekst)
        else:
            onbekend[vermelding.tekst] = hint
    dubbel = {code for code, aantal in Counter(codes.values()).items() if aantal > 1}
    for vermelding in [v for v, code in codes.items() if code in dubbel and v.tekst in op_naam]:
        onbekend[vermelding.tekst] = "Deze naam hoort bij meer dan één plaats in het bestand."
        del codes[vermelding]
    return Plaatskoppeling(codes, buiten, tuple(n for n in op_naam if n not in onbekend), onbekend)


class Plaatsgids:
    """Looks places up in the reference data of one gemeente."""

    def __init__(self, referentie: Referentie, vermeldingen: Sequence[Plaatsvermelding]) -> None:
        self.index = referentie.regioindex
        regios = referentie.regios
        self.codes = frozenset(regios["code"])
        self.gemeenten: dict[str, str] = dict(
            regios.loc[regios["niveau"] == "gemeente", ["code", "naam"]].itertuples(index=False)
        )
        self.cijfers = {code[2:] for code in self.gemeenten}
        self.gemeentenamen = {normalise_naam(naam) for naam in self.gemeenten.values()}
        self.heeft_gemeentenaam = any(v.gemeentenaam for v in vermeldingen)
        namen = [v.tekst for v in vermeldingen if not self.is_code(v.tekst)]
        bekend = sum(bool(find_exact(drop_haken(naam), self.index)) for naam in namen)
        # Without codes a national file must not lend us the Centrum of another city.
        self.is_eigen_lijst = bool(namen) and bekend * 2 > len(namen)

    def is_code(self, tekst: str) -> bool:
        """Answer whether this is a code rather than a name."""
        kaal = tekst.strip().upper()
        return bool(CODE.fullmatch(kaal) or CIJFERS.fullmatch(kaal))

    def find(self, vermelding: Plaatsvermelding) -> tuple[str, str]:
        """Return our code, BUITEN, or '' with a hint in Dutch."""
        niveau = find_niveau(vermelding.niveau)
        kaal = vermelding.tekst.strip().upper()
        if not kaal:
            return (
                (next(iter(self.gemeenten)), "")
                if len(self.gemeenten) == 1
                else ("", "Er staat geen plaats.")
            )
        if niveau == BUITEN or ANDER_NIVEAU.search(vermelding.tekst):
            return BUITEN, ""
        if CODE.fullmatch(kaal):
            return self._find_code(kaal)
        if CIJFERS.fullmatch(kaal):
            return self._find_cijfers(kaal, niveau)
        return self._find_naam(vermelding, niveau)

    def _find_code(self, code: str) -> tuple[str, str]:
        if code in self.codes:
            return code, ""
        if REGIOCODE_VORM.fullmatch(code) and code[2:6] in self.cijfers:
            return (
                "",
                "Deze code van de eigen gemeente kennen wij niet; is het een indeling van een ander jaar?",
            )
        return BUITEN, ""

    def _find_cijfers(self, cijfers: str, niveau: str) -> tuple[str, str]:
        """Put the lost zeros and letters back; a short code (0110) is one of the own gemeente."""
        for soort, (letters, lengte) in LENGTE.items():
            if niveau in ("", soort):
                kort = lengte - 4
                pogingen = [f"{letters}{cijfers.zfill(lengte)}"]
                if kort and len(cijfers) <= kort:
                    pogingen += [f"{letters}{eigen}{cijfers.zfill(kort)}" for eigen in sorted(self.cijfers)]
                if gevonden := next((poging for poging in pogingen if poging in self.codes), ""):
                    return gevonden, ""
        return (BUITEN, "") if niveau else ("", "Zet de soort plaats erbij: gemeente, wijk of buurt.")

    def _find_naam(self, vermelding: Plaatsvermelding, niveau: str) -> tuple[str, str]:
        naam = drop_haken(vermelding.tekst)
        if self.heeft_gemeentenaam and normalise_naam(vermelding.gemeentenaam) not in self.gemeentenamen:
            return BUITEN, ""
        if normalise_naam(naam) in self.gemeentenamen and niveau in ("", Regioniveau.GEMEENTE):
            return next(c for c, n in self.gemeenten.items() if normalise_naam(n) == normalise_naam(naam)), ""
        if not self.heeft_gemeentenaam and not self.is_eigen_lijst:
            return BUITEN, ""
        keuzes = [k for k in find_exact(naam, self.index) if niveau in ("", k.niveau)]
        if len(keuzes) == 1:
            return keuzes[0].code, ""
        if keuzes:
            return (
                "",
                f"Deze naam hoort bij {' en '.join(f'{k.niveau} {k.code}' for k in keuzes)}; zet de code erbij.",
            )
        lijkt = find_gelijkend(naam, self.index)
        return (
            "",
            f"Bedoelt u {lijkt[0].naam} ({lijkt[0].code})? Verbeter de naam of zet de code erbij."
            if lijkt
            else "",
        )


def find_niveau(woord: str) -> str:
    """Return our level for the word of a source; '' when it says nothing."""
    return str(load_contextkolommen()["niveaus"].get(normalise_naam(woord), ""))


def drop_haken(naam: str) -> str:
    """Return a name without the kind of place behind it, as in `Utrecht (gemeente)`."""
    return re.sub(r"\s*\((?:gemeente|wijk|buurt)\)\s*$", "", naam, flags=re.IGNORECASE).strip()
