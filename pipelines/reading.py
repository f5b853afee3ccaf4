"""Bytes → raw tables: every cell still text, every liberty noted (R-03). Knows nothing of what columns mean."""

from dataclasses import replace

from pipelines.eigen_bladen import is_eigen_raster, note_eigen_blad, search_eigen_blad
from pipelines.formats import Formaat, recognise_formaat
from pipelines.grenzen import STANDAARD, Grenzen, require_modest_bytes, require_modest_tekst
from pipelines.raster import Raster
from pipelines.reading_vlug import read_tekst
from pipelines.reading_xlsx import read_workbook
from pipelines.ruw import Bijvangst, Leesnotitie, RuweTabel, RuweTabellen
from pipelines.stapeling import split_raster
from pipelines.tabel import Lezing, read_tabel
from pipelines.werkmap import Werkmap
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
        verborgen: list[Lezing] = []
        bijvangst: tuple[Bijvangst, ...] = ()
    else:
        werkmap = read_workbook(inhoud, grenzen)
        codering, scheiding, notities, bijvangst = "", "", werkmap.notities, werkmap.bijvangst
        lezingen, verborgen = _read_bladen(werkmap, bekende_koppen)
    _require_rijen(lezingen)
    return RuweTabellen(
        bestandsnaam=bestandsnaam,
        formaat=formaat.value,
        codering=codering,
        scheiding=scheiding,
        tabellen=_tabellen(lezingen),
        notities=(*notities, *(notitie for lezing in lezingen for notitie in lezing.notities)),
        losse_tekst=tuple(tekst for lezing in (*lezingen, *verborgen) for tekst in lezing.losse_tekst),
        verborgen=_tabellen(verborgen),
        bijvangst=bijvangst,
    )


def _read_bladen(werkmap: Werkmap, bekende_koppen: frozenset[str]) -> tuple[list[Lezing], list[Lezing]]:
    """Read the sheets a person sees, and apart those nobody sees; these count when there is nothing else."""
    zichtbaar = [lezing for raster in werkmap.bladen for lezing in _read_blad(raster, bekende_koppen)]
    verborgen = [lezing for raster in werkmap.verborgen for lezing in _read_blad(raster, bekende_koppen)]
    is_alles = not any(tabel.cellen.height for tabel in _tabellen(zichtbaar))
    wat = "en is gelezen, want een ander blad met gegevens is er niet" if is_alles else "en is niet gelezen"
    notities = tuple(
        Leesnotitie("verborgen_blad", f"Blad {raster.blad} is verborgen {wat}.", blad=raster.blad)
        for raster in werkmap.verborgen
    )
    if is_alles:
        return [*zichtbaar, Lezing(None, notities), *verborgen], []
    return [*zichtbaar, Lezing(None, notities)], verborgen


def _tabellen(lezingen: list[Lezing]) -> tuple[RuweTabel, ...]:
    return tuple(lezing.tabel for lezing in lezingen if lezing.tabel is not None)


def _read_blad(raster: Raster, bekende_koppen: frozenset[str]) -> list[Lezing]:
    """Read every table of a sheet; what stands above the first holds for the next until it says otherwise."""
    if is_eigen_raster(raster):
        return [Lezing(None, (note_eigen_blad(raster),), search_eigen_blad(raster))]
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
