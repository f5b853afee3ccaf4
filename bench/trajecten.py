"""An invented `trajecten` file of any size with one percent planted faults, and where they are."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

KOP = [
    "traject_id", "interventie", "wijk", "leeftijd", "toeleiding", "startdatum", "einddatum", "reden_einde",
    "bijeenkomsten", "nut", "informant", "zonder_hulp_verder",
]  # fmt: skip
CHARLOIS = ("Tarwewijk", "Carnisse", "Pendrecht", "Zuidwijk")
AANBOD = (
    ("Sterk in de Klas", CHARLOIS, range(8, 17)),
    ("Straatcoach Plus", CHARLOIS, range(12, 23)),
    ("Thuisbasis Ouders", (*CHARLOIS, "Hillesluis", "Bloemhof", "Vreewijk"), range(4, 18)),
)
"""What the example provider may deliver: intervention, its places, its ages."""
TOELEIDINGEN = ("gemeente", "school", "zelf", "aanbieder")
REDENEN = ("volgens plan", "voortijdig negatief", "voortijdig overig", "doorverwezen")
INFORMANTEN = ("jongere", "ouder")
ZONDER_HULP = ("ja", "nee", "weet niet")
KWARTAAL_BEGIN = date(2025, 7, 1)

FOUTEN = {
    "A": "T0000001",
    "C": "Tarwewykk",
    "D": "210",
    "E": "postduif",
    "F": "31-06-2025",
    "G": "01-07-2024",
    "I": "acht",
    "J": "11,5",
}
"""Column letter and the faulty value planted in it; each breaks another rule."""


@dataclass(frozen=True)
class Planting:
    """The rows of a file and the addresses of the planted faults, such as F62."""

    rijen: list[list[str]]
    fouten: frozenset[str]


def _row(nummer: int, kans: random.Random) -> list[str]:
    interventie, plaatsen, leeftijden = kans.choice(AANBOD)
    start = KWARTAAL_BEGIN + timedelta(days=kans.randrange(60))
    einde = start + timedelta(days=kans.randrange(14, 30))
    return [
        f"T{nummer:07d}",
        interventie,
        kans.choice(plaatsen),
        str(kans.choice(leeftijden)),
        kans.choice(TOELEIDINGEN),
        start.strftime("%d-%m-%Y"),
        einde.strftime("%d-%m-%Y"),
        kans.choice(REDENEN),
        str(kans.randrange(1, 14)),
        f"{kans.randrange(40, 101) / 10:.1f}".replace(".", ","),
        kans.choice(INFORMANTEN),
        kans.choice(ZONDER_HULP),
    ]


def build_rijen(aantal: int, zaad: int = 1) -> Planting:
    """Return data rows of which one in a hundred carries one fault; the header is row 1 of the file."""
    kans = random.Random(zaad)
    # Row T0000001 itself stays whole: the others that call themselves so are the faults.
    met_fout = set(kans.sample(range(2, aantal), aantal // 100))
    rijen, fouten = [], set()
    for nummer in range(aantal):
        rij = _row(nummer, kans)
        if nummer in met_fout:
            kolom = kans.choice(tuple(FOUTEN))
            rij["ABCDEFGHIJKL".index(kolom)] = FOUTEN[kolom]
            fouten.add(f"{kolom}{nummer + 2}")
        rijen.append(rij)
    return Planting(rijen, frozenset(fouten))


def write_csv(planting: Planting, doel: Path) -> frozenset[str]:
    """Write the rows as Excel in the Netherlands does, semicolons and CRLF; return where the faults are."""
    doel.write_bytes("\r\n".join(";".join(rij) for rij in (KOP, *planting.rijen)).encode() + b"\r\n")
    return planting.fouten


def write_xlsx(planting: Planting, doel: Path) -> frozenset[str]:
    """Write the rows as a workbook, numbers and dates as such and faults as they are; return where these are."""
    from openpyxl import Workbook

    werkmap = Workbook(write_only=True)
    blad = werkmap.create_sheet("Trajecten")
    blad.append(KOP)
    for rij in planting.rijen:
        blad.append([_cel(kolom, tekst) for kolom, tekst in zip("ABCDEFGHIJKL", rij, strict=True)])
    werkmap.save(doel)
    return planting.fouten


def _cel(kolom: str, tekst: str) -> object:
    if kolom in "DI" and tekst.isdecimal():
        return int(tekst)
    if kolom == "J":
        return float(tekst.replace(",", "."))
    if kolom in "FG" and tekst != FOUTEN["F"]:
        dag, maand, jaar = map(int, tekst.split("-"))
        return date(jaar, maand, dag)
    # A failed formula where a number belongs: openpyxl writes this text as an error cell.
    return "#N/A" if kolom == "I" else tekst
