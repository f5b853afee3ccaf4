"""The sheet `Waarom wij dit vragen`: every column with its purpose, and the passport of each indicator (R-20)."""

from collections.abc import Mapping, Sequence
from typing import Any

from pipelines.eigen_bladen import MERK, WAAROM
from pipelines.sjabloon_vraag import LEEFTIJD, Vraag, indicatoren_van_veld, is_gevraagd
from pipelines.werkboek_lijst import KOP, VET, put_los
from pipelines.werkboek_opmaak import make_cel, widen
from schemas.aanlevering import Aanleversoort, Veld
from schemas.indicator import load_indicatoren
from schemas.keuzelijst import load_keuzes
from schemas.vocabulary import Kwartaal

BREEDTES = tuple(zip("ABCDEFGHIJ", (26, 24, 48, 22, 40, 40, 44, 34, 16, 12), strict=True))
KOLOMMEN = ("Kolom", "Bijvoorbeeld", "Wat vult u in", "Verplicht", "Waarvoor")
PASPOORT = (
    "Indicator",
    "Interventie",
    "Wat het cijfer is",
    "Waarvoor",
    "Wie het ziet",
    "Wanneer is het goed",
    "Wat er mee gebeurt",
    "Kolommen die u hiervoor invult",
    "Tot en met",
    "Uren per kwartaal",
)
ALTIJD = "Nodig om rijen uit elkaar te houden en op de goede plek te tellen."
RIJEN_BLIJVEN = (
    "De rijen die u invult, ziet alleen uw eigen organisatie. Anderen zien cijfers, en kleine aantallen niet."
)
GEEN_AFSPRAKEN = (
    "Wij kennen voor dit kwartaal geen afspraken met u; daarom staan alle kolommen in het sjabloon."
)
NIET_GEVRAAGD = "Geen van uw afspraken vraagt om dit soort bestand. U hoeft het niet aan te leveren."


def add_waarom(
    werkmap: Any,
    soort: Aanleversoort,
    velden: Mapping[str, Veld],
    vragen: Sequence[Vraag],
) -> None:
    """Add the sheet; what no agreement needs is named as left out."""
    blad = werkmap.create_sheet(WAAROM)
    widen(blad, BREEDTES)
    blad.append([put_los(blad, MERK[WAAROM], KOP)])
    blad.append([put_los(blad, RIJEN_BLIJVEN)])
    if not vragen:
        blad.append([put_los(blad, GEEN_AFSPRAKEN)])
    elif not is_gevraagd(soort, vragen):
        blad.append([put_los(blad, NIET_GEVRAAGD, VET)])
    gevraagd = {"kwartaal", *velden, *(LEEFTIJD if set(LEEFTIJD) & set(velden) else ())}
    if weg := [veld.titel for naam, veld in soort.velden.items() if naam not in gevraagd]:
        zin = f"Dit vragen wij u niet, want geen van uw afspraken heeft het nodig: {', '.join(weg)}."
        blad.append([put_los(blad, zin)])
    blad.append([])
    _add_kolommen(blad, soort, velden, vragen)
    blad.append([])
    _add_paspoorten(blad, soort, velden, vragen)


def _add_kolommen(
    blad: Any, soort: Aanleversoort, velden: Mapping[str, Veld], vragen: Sequence[Vraag]
) -> None:
    blad.append([make_cel(blad, kop, font=VET) for kop in KOLOMMEN])
    for naam, veld in velden.items():
        waarvoor = ALTIJD if veld.is_verplicht else ", ".join(indicatoren_van_veld(soort, naam, vragen))
        teksten = (veld.titel, veld.voorbeeld, veld.uitleg, "ja" if veld.is_verplicht else "nee", waarvoor)
        blad.append([make_cel(blad, tekst) for tekst in teksten])


def _add_paspoorten(
    blad: Any, soort: Aanleversoort, velden: Mapping[str, Veld], vragen: Sequence[Vraag]
) -> None:
    if not vragen:
        return
    blad.append([make_cel(blad, kop, font=VET) for kop in PASPOORT])
    for vraag in vragen:
        blad.append([make_cel(blad, tekst) for tekst in _paspoort(vraag, soort, velden)])


def _paspoort(vraag: Vraag, soort: Aanleversoort, velden: Mapping[str, Veld]) -> list[str]:
    indicator = load_indicatoren()[vraag.indicatorcode]
    doelen = {keuze.code: f"{keuze.label}. {keuze.hulp}" for keuze in load_keuzes("doel")}
    voedt = [
        veld.titel
        for naam, veld in velden.items()
        if indicator.naam in indicatoren_van_veld(soort, naam, [vraag])
    ]
    return [
        indicator.naam,
        vraag.interventienaam,
        " ".join(indicator.definitie.split()),
        f"{doelen.get(vraag.doel, vraag.doel)} Gevraagd door: {vraag.gevraagd_door}.",
        vraag.wie_ziet,
        vraag.wanneer_goed,
        " ".join(vraag.gevolgen),
        ", ".join(voedt) or "geen; dit cijfer komt niet uit dit bestand",
        Kwartaal.parse(vraag.tot_kwartaal).label,
        f"{vraag.lasten_uren:g}".replace(".", ","),
    ]
