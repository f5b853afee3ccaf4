"""Values no column gives: from lines above the header, the sheet's name, or the only agreement there is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.breed import DEELNEMERS
from pipelines.bron import MAAND
from pipelines.levering import Levering, valid_leverbereiken
from pipelines.lezers import make_lezer
from pipelines.mapping import Wijze
from pipelines.regioindex import sleutel
from pipelines.ruw import RuweTabel
from schemas.aanlevering import Aanleversoort, Veld, Veldsoort

TIJD_IN_BLADNAAM = re.compile(
    r"\b(?:[kq][1-4]|(?:19|20)\d\d|[1-4]e|kw|kwartaal|blad|trajecten|deelnemers|data|wijk|gebied)\b",
    re.IGNORECASE,
)
GEMETEN = "gemeten"
BEGREPEN = frozenset({Wijze.EXACT, Wijze.GELEZEN, Wijze.MEERDUIDIG})


@dataclass(frozen=True)
class VanBuiten:
    """The text of a field that no column gives, the sentence that tells it, and where it came from."""

    veld: str
    tekst: str
    zin: str
    bron: str


def values_from_outside(
    tabel: RuweTabel, soort: Aanleversoort, kolommen: frozenset[str], levering: Levering
) -> Iterable[VanBuiten]:
    """Yield fields that no column gives: lines above the header, then the sheet name, then what is agreed."""
    for naam, veld in soort.velden.items():
        if naam in kolommen:
            continue
        namen = {sleutel(w) for w in (naam, veld.titel, *veld.synoniemen)}
        boven = next((tekst for kop, tekst in tabel.constanten if sleutel(kop) in namen), None)
        if boven and not _is_leesbaar(naam, veld, boven, levering):
            boven = None
        if boven and veld.soort in (
            Veldsoort.REGIO,
            Veldsoort.INTERVENTIE,
            Veldsoort.KWARTAAL,
            Veldsoort.KEUZE,
            Veldsoort.INSTRUMENT,
        ):
            zin = f'{_op(tabel)}{veld.titel} "{boven}" komt van boven de kopregel.'
            yield VanBuiten(naam, boven, zin, "boven_kopregel")
        elif veld.soort in (Veldsoort.REGIO, Veldsoort.INTERVENTIE) and (
            gevonden := read_bladnaam(naam, veld, tabel, levering)
        ):
            zin = f'{veld.titel} "{gevonden}" komt van de naam van het blad.'
            yield VanBuiten(naam, gevonden, zin, "bladnaam")
        elif veld.soort is Veldsoort.INTERVENTIE and (enige := only_interventie(levering)):
            zin = f"{_op(tabel)}Er staat geen interventie; gelezen als {enige}, de enige in de beschikking."
            yield VanBuiten(naam, enige, zin, "enige_afspraak")
        elif naam == "meetstatus" and MAAND not in kolommen:
            zin = f"{_op(tabel)}Er staat niet hoe de aantallen bekend zijn; gelezen als gemeten."
            yield VanBuiten(naam, GEMETEN, zin, "aanname")
        elif naam == "grootheid" and "aantal" in kolommen:
            zin = f"{_op(tabel)}Er staat niet wat is geteld; gelezen als deelnemers."
            yield VanBuiten(naam, DEELNEMERS, zin, "aanname")


def read_bladnaam(naam: str, veld: Veld, tabel: RuweTabel, levering: Levering) -> str:
    """Return what the sheet name says of a field, also beside a quarter or a number: 'Tarwewijk Q3'."""
    lezer = make_lezer(naam, veld, levering)
    kaal = " ".join(TIJD_IN_BLADNAAM.sub(" ", tabel.blad.replace("_", " ")).split()).strip(" -–()")
    for poging in dict.fromkeys((tabel.blad, kaal)):
        if poging and lezer(poging).wijze in BEGREPEN:
            return poging
    return ""


def _is_leesbaar(naam: str, veld: Veld, tekst: str, levering: Levering) -> bool:
    """Whether a fact above the header can be the quarter it is called; a line that is not one is only a title."""
    return veld.soort is not Veldsoort.KWARTAAL or make_lezer(naam, veld, levering)(tekst).wijze in BEGREPEN


def only_interventie(levering: Levering) -> str:
    """Return the name of the one intervention the party has an agreement for in this quarter, or nothing."""
    codes = {code for bereik in valid_leverbereiken(levering) for code in bereik.interventiecodes}
    namen = [i.naam for i in levering.catalogus.interventies if i.code in codes]
    return namen[0] if len(codes) == len(namen) == 1 else ""


def _op(tabel: RuweTabel) -> str:
    return f"Blad {tabel.blad}: " if tabel.blad else ""
