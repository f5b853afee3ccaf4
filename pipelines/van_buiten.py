"""Values no column gives: from lines above the header, the sheet's name, or the only agreement there is."""

from collections.abc import Iterable

from pipelines.breed import DEELNEMERS
from pipelines.bron import MAAND
from pipelines.levering import Levering, valid_leverbereiken
from pipelines.lezers import make_lezer
from pipelines.mapping import Wijze
from pipelines.regioindex import sleutel
from pipelines.ruw import RuweTabel
from schemas.aanlevering import Aanleversoort, Veld, Veldsoort

GEMETEN = "gemeten"
BEGREPEN = frozenset({Wijze.EXACT, Wijze.GELEZEN, Wijze.MEERDUIDIG})


def values_from_outside(
    tabel: RuweTabel, soort: Aanleversoort, kolommen: frozenset[str], levering: Levering
) -> Iterable[tuple[str, str, str]]:
    """Yield (field, text, note) for fields that no column gives: lines above the header, then the sheet name."""
    for naam, veld in soort.velden.items():
        if naam in kolommen:
            continue
        namen = {sleutel(w) for w in (naam, veld.titel, *veld.synoniemen)}
        boven = next((tekst for kop, tekst in tabel.constanten if sleutel(kop) in namen), None)
        if boven and veld.soort in (
            Veldsoort.REGIO,
            Veldsoort.INTERVENTIE,
            Veldsoort.KWARTAAL,
            Veldsoort.KEUZE,
        ):
            yield naam, boven, f'{_op(tabel)}{veld.titel} "{boven}" komt van boven de kopregel.'
        elif veld.soort in (Veldsoort.REGIO, Veldsoort.INTERVENTIE) and _is_bladnaam(
            naam, veld, tabel, levering
        ):
            yield naam, tabel.blad, f'{veld.titel} "{tabel.blad}" komt van de naam van het blad.'
        elif veld.soort is Veldsoort.INTERVENTIE and (enige := only_interventie(levering)):
            yield (
                naam,
                enige,
                f"{_op(tabel)}Er staat geen interventie; gelezen als {enige}, de enige in de beschikking.",
            )
        elif naam == "meetstatus" and MAAND not in kolommen:
            yield (
                naam,
                GEMETEN,
                f"{_op(tabel)}Er staat niet hoe de aantallen bekend zijn; gelezen als gemeten.",
            )
        elif naam == "grootheid" and "aantal" in kolommen:
            yield naam, DEELNEMERS, f"{_op(tabel)}Er staat niet wat is geteld; gelezen als deelnemers."


def _is_bladnaam(naam: str, veld: Veld, tabel: RuweTabel, levering: Levering) -> bool:
    return bool(tabel.blad) and make_lezer(naam, veld, levering)(tabel.blad).wijze in BEGREPEN


def only_interventie(levering: Levering) -> str:
    """Return the name of the one intervention the party has an agreement for in this quarter, or nothing."""
    codes = {code for bereik in valid_leverbereiken(levering) for code in bereik.interventiecodes}
    namen = [i.naam for i in levering.catalogus.interventies if i.code in codes]
    return namen[0] if len(codes) == len(namen) == 1 else ""


def _op(tabel: RuweTabel) -> str:
    return f"Blad {tabel.blad}: " if tabel.blad else ""
