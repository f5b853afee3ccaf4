"""An invented `trajecten` CSV of any size with one percent planted faults, and where they are."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

KOP = (
    "traject_id;interventie;wijk;leeftijd;toeleiding;startdatum;einddatum;reden_einde;"
    "bijeenkomsten;nut;informant;zonder_hulp_verder"
)
WIJKEN = ("Tarwewijk", "Carnisse", "Pendrecht", "Zuidwijk", "Hillesluis", "Bloemhof", "Lombardijen")
INTERVENTIES = ("Sterk in de Klas", "Straatcoach Plus", "Thuisbasis Ouders")
REDENEN = ("volgens plan", "voortijdig negatief", "voortijdig overig", "doorverwezen")
KWARTAAL_BEGIN = date(2025, 7, 1)

FOUTEN = {
    "C": "Tarwewykk",
    "D": "210",
    "F": "31-06-2025",
    "G": "01-01-2019",
    "I": "acht",
    "J": "11,5",
}
"""Column letter and the faulty value planted in it; each breaks another rule."""


@dataclass(frozen=True)
class Bestand:
    """The bytes of a CSV and the addresses of the planted faults, such as F62."""

    inhoud: bytes
    fouten: frozenset[str]


def _row(nummer: int, kans: random.Random) -> list[str]:
    start = KWARTAAL_BEGIN + timedelta(days=kans.randrange(60))
    einde = start + timedelta(days=kans.randrange(10, 30))
    return [
        f"T{nummer:07d}",
        kans.choice(INTERVENTIES),
        kans.choice(WIJKEN),
        str(kans.randrange(4, 23)),
        "gemeente",
        start.strftime("%d-%m-%Y"),
        einde.strftime("%d-%m-%Y"),
        kans.choice(REDENEN),
        str(kans.randrange(1, 14)),
        f"{kans.randrange(40, 101) / 10:.1f}".replace(".", ","),
        kans.choice(("jongere", "ouder")),
        kans.choice(("ja", "nee", "weet niet")),
    ]


def build_bestand(rijen: int, zaad: int = 1) -> Bestand:
    """Return a file of `rijen` data rows; one row in a hundred carries one fault."""
    kans = random.Random(zaad)
    met_fout = set(kans.sample(range(rijen), rijen // 100))
    regels, fouten = [KOP], set()
    for nummer in range(rijen):
        rij = _row(nummer, kans)
        if nummer in met_fout:
            kolom = kans.choice(tuple(FOUTEN))
            rij["ABCDEFGHIJKL".index(kolom)] = FOUTEN[kolom]
            fouten.add(f"{kolom}{nummer + 2}")
        regels.append(";".join(rij))
    return Bestand("\r\n".join(regels).encode(), frozenset(fouten))
