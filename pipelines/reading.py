"""Bytes → raw tables: every cell still text, every liberty noted (R-03). Knows nothing of what columns mean."""

from dataclasses import replace

from pipelines.formats import Formaat, recognise_formaat
from pipelines.grenzen import STANDAARD, Grenzen, require_modest_bytes, require_modest_tekst
from pipelines.raster import Raster
from pipelines.reading_vlug import read_tekst
from pipelines.reading_xlsx import read_workbook
from pipelines.ruw import RuweTabellen
from pipelines.stapeling import split_raster
from pipelines.tabel import Lezing, read_tabel
from schemas.errors import OnleesbaarBestandError


def read_bestand(
    inhoud: bytes,
    bestandsnaam: str,
    *,
    bekende_koppen: frozenset[str] = frozenset(),
    grenzen: Grenzen = STANDAARD,
) -> RuweTabellen:
    """Read a file by what it holds, not by its name; raise OnleesbaarBestandError with what to do.

    `bekende_koppen` (casefolded) only help to choose between rows that could be the header.
    """
    require_modest_bytes(len(inhoud), grenzen)
    formaat = recognise_formaat(inhoud)
    if formaat is Formaat.TEKST:
        require_modest_tekst(inhoud, grenzen)
        raster, codering, scheiding, notities = read_tekst(inhoud, grenzen)
        lezingen = _read_blad(raster, bekende_koppen)
    else:
        codering, scheiding, notities = "", "", ()
        lezingen = [
            lezing
            for raster in read_workbook(inhoud, grenzen)
            for lezing in _read_blad(raster, bekende_koppen)
        ]
    _require_rijen(lezingen)
    return RuweTabellen(
        bestandsnaam=bestandsnaam,
        formaat=formaat.value,
        codering=codering,
        scheiding=scheiding,
        tabellen=tuple(lezing.tabel for lezing in lezingen if lezing.tabel is not None),
        notities=(*notities, *(notitie for lezing in lezingen for notitie in lezing.notities)),
        losse_tekst=tuple(tekst for lezing in lezingen for tekst in lezing.losse_tekst),
    )


def _read_blad(raster: Raster, bekende_koppen: frozenset[str]) -> list[Lezing]:
    """Read every table of a sheet; what stands above the first holds for the next until it says otherwise."""
    lezingen: list[Lezing] = []
    constanten: dict[str, str] = {}
    for deel in split_raster(raster):
        lezing = read_tabel(deel, bekende_koppen)
        if lezing.tabel is not None:
            constanten |= dict(lezing.tabel.constanten)
            lezing = replace(lezing, tabel=replace(lezing.tabel, constanten=tuple(constanten.items())))
        lezingen.append(lezing)
    return lezingen


def _require_rijen(lezingen: list[Lezing]) -> None:
    if any(lezing.tabel is not None and lezing.tabel.cellen.height for lezing in lezingen):
        return
    if any(lezing.tabel is not None for lezing in lezingen):
        raise OnleesbaarBestandError(
            "Het bestand heeft een kopregel, maar geen enkele rij met gegevens.",
            "Vul de rijen in en lever het opnieuw aan. Had u dit kwartaal niets? Meld dat dan bij uw adviseur.",
        )
    raise OnleesbaarBestandError(
        "In dit bestand staat geen tabel met gegevens.",
        "Zet de gegevens in een tabel met een kopregel, of vul ons sjabloon in.",
    )
