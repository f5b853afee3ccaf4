"""Everybody's round through the app: every address opened and every file asked for, once for all tests that look."""

import io
import itertools
import zipfile
from dataclasses import dataclass, field

from bezoeker import Antwoord, Bezoeker
from papierlezer import read_everything
from tweelingleven import K2, K4, PLEKKEN
from tweelingmerken import DEEL, GESPREK, KLAAR
from tweelingstad import Stad

from tests.journeys.adressen import ROLLEN, read_tabel


@dataclass(frozen=True)
class Bestand:
    """What came when a file was asked for: the rule of its address, status and content."""

    regel: str
    status: int
    inhoud: bytes

    @property
    def tekst(self) -> str:
        """What can be read in it."""
        return unpack(self.inhoud)


@dataclass(frozen=True)
class Ronde:
    """What each role was answered in one city."""

    stad: Stad
    geopend: dict[str, dict[str, Antwoord]] = field(default_factory=dict)
    gehaald: dict[str, dict[str, Bestand]] = field(default_factory=dict)

    def bezoeker(self, rol: str) -> Bezoeker:
        """Return the browser of a role."""
        return self.stad.bezoeker(ROLLEN[rol])

    def open(self, rol: str) -> dict[str, Antwoord]:
        """Return the answer to this role at every address."""
        if rol not in self.geopend:
            self.geopend[rol] = {adres: self.bezoeker(rol).open(adres) for adres in addresses()}
        return self.geopend[rol]

    def get(self, rol: str) -> dict[str, Bestand]:
        """Return every file as this role got it."""
        if rol not in self.gehaald:
            client = self.bezoeker(rol).client
            kreeg = {adres: (regel, client.get(adres)) for adres, regel in files(self.stad).items()}
            self.gehaald[rol] = {a: Bestand(r, k.status_code, k.data) for a, (r, k) in kreeg.items()}
        return self.gehaald[rol]


def addresses() -> list[str]:
    """Return every address of the app, and every way into the talk that somebody may think of."""
    talk = f"/gesprek?gesprek={GESPREK}"
    stappen = ("alles", "begin", "sluiten", f"afspraak-{DEEL}", f"afspraak-{KLAAR}&zaal=ja")
    extra = ("&lezing=1", "&kant=gemeente&vrijgave=openbaar", "&gebruiker=boom&status=geopend")
    eigen = [talk, *(f"{talk}&stap={stap}" for stap in stappen), *(f"{talk}&stap=alles{e}" for e in extra)]
    return [*read_tabel(), *eigen]


def files(stad: Stad) -> dict[str, str]:
    """Return every address that gives a file with the rule it follows, for this talk and its beschikking, in every form."""
    keuzes: dict[str, tuple[object, ...]] = {
        "gesprek_id": (GESPREK,),
        "beschikking_id": (PLEKKEN["boom"][0],),
        "kenmerk": ("JP-2025-001",),
        "regiocode": (PLEKKEN["boom"][1],),
        "kwartaal": (K2, K4),
        "vorm": ("pdf", "docx", "xlsx", "json"),
        "aanlevering_id": (3,),
        "soort": ("trajecten",),
    }
    server = stad.app.server
    with server.test_request_context():
        adapter = server.url_map.bind("localhost")
        regels = [
            regel
            for regel in server.url_map.iter_rules()
            if "GET" in (regel.methods or ()) and not regel.rule.startswith(("/assets", "/_dash", "/<path"))
        ]
        return {
            adapter.build(
                regel.endpoint, dict(zip(sorted(regel.arguments), waarden, strict=True))
            ): regel.rule
            for regel in regels
            if regel.rule not in ("/inloggen", "/gezond", "/")
            for waarden in itertools.product(*(keuzes.get(naam, (1,)) for naam in sorted(regel.arguments)))
        }


def unpack(inhoud: bytes) -> str:
    """Return what can be read in a file: of a workbook or Word file every part, of a PDF its unpacked words."""
    if inhoud.startswith(b"%PDF"):
        return read_everything(inhoud)
    if inhoud[:2] != b"PK":
        return inhoud.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(inhoud)) as doos:
        return "\n".join(doos.read(naam).decode("utf-8", "replace") for naam in doos.namelist())
