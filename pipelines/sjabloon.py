"""A template for one partij, one kind of file, one quarter: only what its agreements ask, filled with what is known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import polars as pl
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from pipelines.keuzen import keuzen_van, label_van_code
from pipelines.levering import Levering, valid_leverbereiken
from pipelines.sjabloon_uitleg import add_waarom
from pipelines.sjabloon_vraag import Vraag, needed_velden, rijen_van
from pipelines.werkboek_eigen import save
from pipelines.werkboek_keuzen import Keuzekolom, add_keuzelijsten, add_keuzen
from pipelines.werkboek_opmaak import AUTEUR, TEKSTOPMAAK, put_opmerking, put_tekst
from schemas.aanlevering import Aanleversoort, Veld, Veldsoort, get_soort

KOPRIJ = 5
RIJEN = 1_000
"""Rows below the last filled one that have drop-downs and formats ready."""
DATUMOPMAAK = "dd-mm-yyyy"
OPMAAK: Mapping[Veldsoort, str] = {
    Veldsoort.NUMMER: TEKSTOPMAAK,
    Veldsoort.TEKST: TEKSTOPMAAK,
    Veldsoort.KEUZE: TEKSTOPMAAK,
    Veldsoort.DATUM: DATUMOPMAAK,
}
GETALSOORTEN: Mapping[Veldsoort, Literal["whole", "decimal"]] = {
    Veldsoort.GEHEEL: "whole",
    Veldsoort.DECIMAAL: "decimal",
}
KOPKLEUR = PatternFill("solid", fgColor="FFE7EEF2")
Waarde = str | int | float | date | None
Rij = Mapping[str, Waarde]


@dataclass(frozen=True)
class Sjabloon:
    """What stands in a template: its columns, its rows, and the lists to choose from."""

    soort: Aanleversoort
    velden: Mapping[str, Veld]
    rijen: tuple[Rij, ...]
    keuzen: Mapping[str, tuple[str, ...]]


def write_sjabloon(soortcode: str, levering: Levering, vragen: Sequence[Vraag]) -> bytes:
    """Return the template as a workbook; `vragen` are the agreements of this party in this quarter."""
    soort = get_soort(soortcode, levering.kwartaal)
    velden = use_bekende_leeftijd(needed_velden(soort, vragen), soort, find_vorige(soort, levering))
    alle = {naam: keuzen_van(naam, veld, levering) for naam, veld in velden.items()}
    keuzen = {naam: keuze for naam, keuze in alle.items() if keuze}
    sjabloon = Sjabloon(soort, velden, tuple(_rijen(soort, levering, vragen)), keuzen)
    werkmap = Workbook()
    add_invulblad(werkmap.active, sjabloon, levering)
    add_waarom(werkmap, soort, velden, vragen)
    add_keuzelijsten(werkmap, keuzen, {naam: veld.titel for naam, veld in velden.items()})
    return save(werkmap)


def add_invulblad(blad: Any, sjabloon: Sjabloon, levering: Levering) -> None:
    """Write the sheet to fill: facts above the header, headers with their explanation, the rows that are known."""
    blad.title = sjabloon.soort.titel
    put_tekst(blad["A1"], f"Sjabloon {sjabloon.soort.titel.lower()} van {naam_van_partij(levering)}")
    blad["A1"].font = Font(bold=True, size=14)
    put_tekst(blad["A2"], "Kwartaal:")
    put_tekst(blad["B2"], str(levering.kwartaal))
    zin = f"Vul in vanaf rij {KOPRIJ + 1}. Waarom wij dit vragen en wie het ziet, staat op het tweede blad."
    put_tekst(blad["A3"], zin)
    for kolom, (naam, veld) in enumerate(sjabloon.velden.items(), 1):
        _put_kop(blad, kolom, veld)
        _put_cellen(blad, kolom, veld, [rij.get(naam) for rij in sjabloon.rijen])
    laatste = KOPRIJ + len(sjabloon.rijen) + RIJEN
    titels = {naam: veld.titel for naam, veld in sjabloon.velden.items()}
    letters = {naam: get_column_letter(k) for k, naam in enumerate(sjabloon.velden, 1)}
    kolommen = [Keuzekolom("", letters[naam], naam, KOPRIJ + 1, laatste) for naam in sjabloon.keuzen]
    add_keuzen(blad, kolommen, titels)
    for naam, veld in sjabloon.velden.items():
        if grens := make_grens(veld):
            grens.add(f"{letters[naam]}{KOPRIJ + 1}:{letters[naam]}{laatste}")
            blad.data_validations.append(grens)
    blad.freeze_panes = f"A{KOPRIJ + 1}"


def naam_van_partij(levering: Levering) -> str:
    """Return the name of the delivering party."""
    namen = {partij.code: partij.naam for partij in levering.catalogus.partijen}
    return namen.get(levering.partijcode, levering.partijcode)


def _put_kop(blad: Any, kolom: int, veld: Veld) -> None:
    cel = put_tekst(blad.cell(KOPRIJ, kolom), veld.titel)
    cel.font, cel.fill = Font(bold=True), KOPKLEUR
    verplicht = "Verplicht." if veld.is_verplicht else "Mag leeg blijven."
    put_opmerking(cel, f"{veld.uitleg}\nBijvoorbeeld: {veld.voorbeeld}\n{verplicht}")
    letter = blad.column_dimensions[get_column_letter(kolom)]
    letter.width = max(len(veld.titel) + 4, 16)
    letter.number_format = OPMAAK.get(veld.soort, "General")


def _put_cellen(blad: Any, kolom: int, veld: Veld, waarden: Sequence[Waarde]) -> None:
    for rij, waarde in enumerate(waarden, KOPRIJ + 1):
        cel = blad.cell(rij, kolom)
        if isinstance(waarde, str):
            put_tekst(cel, waarde)
        elif waarde is not None:
            cel.value = waarde
        cel.number_format = OPMAAK.get(veld.soort, "General")


def make_grens(veld: Veld) -> DataValidation | None:
    """Ask before a number outside the bounds stays, as the check will say it is an error."""
    soort = GETALSOORTEN.get(veld.soort)
    if soort is None or veld.minimum is None or veld.maximum is None:
        return None
    grens = DataValidation(
        type=soort,
        operator="between",
        formula1=f"{veld.minimum:g}",
        formula2=f"{veld.maximum:g}",
        allow_blank=True,
        errorStyle="warning",
    )
    grens.errorTitle, grens.showErrorMessage = AUTEUR, True
    grens.error = f"{veld.titel}: {veld.toegestaan}. Wilt u dit toch zo laten staan?"
    return grens


def _rijen(soort: Aanleversoort, levering: Levering, vragen: Sequence[Vraag]) -> Iterator[Rij]:
    match soort.code:
        case "tellingen":
            yield from _tellingen(soort, levering, vragen)
        case "trajecten":
            yield from _lopende_trajecten(soort, levering)
        case _:
            return


def _tellingen(soort: Aanleversoort, levering: Levering, vragen: Sequence[Vraag]) -> Iterator[Rij]:
    """Yield a row per intervention, gebied and count of the agreements; only the number is left to fill."""
    velden = soort.velden
    for bereik in valid_leverbereiken(levering):
        for interventie in sorted(bereik.interventiecodes):
            for gebied in sorted(bereik.gebiedcodes):
                for grootheid in rijen_van(soort, vragen, interventie):
                    codes = {"interventie": interventie, "regio": gebied, "grootheid": grootheid}
                    yield {n: label_van_code(n, velden[n], code, levering) for n, code in codes.items()}


def _lopende_trajecten(soort: Aanleversoort, levering: Levering) -> Iterator[Rij]:
    """Yield the trajectories that had not ended in the last quarter that was accepted (R-09)."""
    vorige = find_vorige(soort, levering)
    if vorige is None:
        return
    lopend = vorige.filter(pl.col("einddatum").is_null()).sort("traject_id")
    for rij in lopend.iter_rows(named=True):
        yield {naam: _bekend(naam, veld, rij.get(naam), levering) for naam, veld in soort.velden.items()}


def find_vorige(soort: Aanleversoort, levering: Levering) -> pl.DataFrame | None:
    """Return the rows of the last accepted quarter before this one."""
    eerder = [e for e in levering.eerder if e.soort == soort.code and e.kwartaal < levering.kwartaal]
    return max(eerder, key=lambda e: e.kwartaal).rijen if eerder else None


def use_bekende_leeftijd(
    velden: Mapping[str, Veld], soort: Aanleversoort, vorige: pl.DataFrame | None
) -> Mapping[str, Veld]:
    """Ask for the age group of a party that delivers age groups, instead of the age."""
    if vorige is None or "leeftijd" not in velden or "leeftijdsgroep" not in soort.velden:
        return velden
    if vorige["leeftijd"].count() >= vorige["leeftijdsgroep"].count():
        return velden
    return {
        ("leeftijdsgroep" if naam == "leeftijd" else naam): (
            soort.velden["leeftijdsgroep"] if naam == "leeftijd" else veld
        )
        for naam, veld in velden.items()
    }


def _bekend(naam: str, veld: Veld, waarde: Waarde, levering: Levering) -> Waarde:
    """Write a stored code as people know it; what was asked at the end of a trajectory is not known yet."""
    if naam in (
        "nut",
        "informant",
        "zonder_hulp_verder",
        "bijeenkomsten",
        "reden_einde",
        "vast_gezicht",
        "doel_bereikt",
    ):
        return None
    return (
        label_van_code(naam, veld, waarde, levering) if isinstance(waarde, str) and _is_code(veld) else waarde
    )


def _is_code(veld: Veld) -> bool:
    return veld.soort in (Veldsoort.KEUZE, Veldsoort.REGIO, Veldsoort.INTERVENTIE)
