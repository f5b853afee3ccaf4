"""A party that delivers file after file: what was confirmed and how files were read goes along to the next."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl

from pipelines.inleesprofiel import Inleesprofiel, Kopkeuze
from pipelines.kolomwoorden import CONSTANTE, KOLOMKOP, to_bevestigingen
from pipelines.levering import Levering
from pipelines.rapport import Validatierapport, Voorstel
from pipelines.validation import check_bestand
from schemas.catalogus import Bevestiging

VOORBEELDEN = Path(__file__).parent.parent / "voorbeelden"
WIJKEN = ("Tarwewijk", "Carnisse", "Pendrecht", "Zuidwijk")


class Loket:
    """One party that delivers: what it confirmed and how its files were read is remembered from file to file."""

    def __init__(self, maak: Callable[..., Levering], partijcode: str) -> None:
        self.maak, self.partijcode = maak, partijcode
        self.bevestigd: tuple[Bevestiging, ...] = ()
        self.profielen: tuple[Inleesprofiel, ...] = ()

    def check(self, inhoud: bytes | str, naam: str = "bestand.csv", **anders: object) -> Validatierapport:
        levering = self.maak(self.partijcode, bevestigd=self.bevestigd, **anders)
        rauw = inhoud.encode() if isinstance(inhoud, str) else inhoud
        return check_bestand(rauw, naam, replace(levering, profielen=self.profielen))

    def confirm(
        self, inhoud: bytes | str, *keuzes: Bevestiging, naam: str = "bestand.csv"
    ) -> Validatierapport:
        """Confirm, check again and keep the profile, as the service does."""
        self.bevestigd += keuzes
        rapport = self.check(inhoud, naam)
        assert rapport.profiel is not None
        self.profielen = (rapport.profiel, *(p for p in self.profielen if p.vorm != rapport.profiel.vorm))
        self.bevestigd = tuple(b for b in self.bevestigd if b.veld not in (KOLOMKOP, CONSTANTE))
        return rapport


def csv(kop: str, *rijen: str, aantal: int = 12) -> str:
    """Write rows with a number, a wijk and a day each."""
    gevuld = [
        rij.format(
            nr=f"T{i:03}", wijk=WIJKEN[i % 4], dag=f"{1 + i}-7-2025", reden=("afgerond", "verhuisd")[i % 2]
        )
        for i in range(aantal)
        for rij in rijen
    ]
    return "\n".join([kop, *gevuld]) + "\n"


def antwoord(voorstel: Voorstel, code: str) -> tuple[Bevestiging, ...]:
    return to_bevestigingen(voorstel.veld, voorstel.term, code, voorstel.schrijfwijzen)


def veld_van(rapport: Validatierapport, kop: str) -> Kopkeuze:
    assert rapport.profiel is not None
    return next(keuze for keuze in rapport.profiel.koppen if keuze.kop == kop)


def springplank(blad: str = "Trajecten Q3", **koppen: str) -> bytes:
    """Return the real file under another sheet name, with headers of row 6 renamed by letter."""
    boek = openpyxl.load_workbook(VOORBEELDEN / "springplank_2025K3.xlsx")
    vel = boek["Trajecten Q3"]
    vel.title = blad
    for letter, kop in koppen.items():
        vel[f"{letter}6"] = kop
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()
