"""A binary workbook (.xlsb) → one grid of text per sheet, read record by record."""

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipelines.bijvangst import read_bijvangst
from pipelines.binaire_tekst import search_xlsb
from pipelines.blad_feiten import BladFeiten, Cel, code_delen, is_procent, show_code
from pipelines.datumvormen import VASTE_DATUMVORMEN, is_datum, read_moment
from pipelines.grenzen import Grenzen, require_modest_blad, require_modest_cellen, require_modest_rij
from pipelines.raster import Samenvoeging
from pipelines.ruw import BLADNAMEN, Bijvangst
from pipelines.sheet_xml import VASTE_PROCENTEN, read_relaties
from pipelines.werkmap import Werkmap, make_raster

RIJ, LEEG, GEHEEL, FOUT, WAAR, GETAL, TEKST = 0, 1, 2, 3, 4, 5, 6
FORMULETEKST, FORMULEGETAL, FORMULEWAAR, FORMULEFOUT = 8, 9, 10, 11
GEDEELDE_TEKST, GETALVORM, CELVORM, KOLOM, WERKMAP, BLAD, SAMENGEVOEGD = 19, 44, 47, 60, 153, 156, 176
BEGIN_CELVORMEN, EIND_CELVORMEN = 617, 618
KLEINSTE_CEL = 12
"""Bytes of the smallest record of a cell; a part with more of them than the limit need not be read."""
FOUTEN = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""Codes of error values."""


@dataclass
class _Blad:
    """One sheet while it is being read."""

    naam: str
    cellen: dict[tuple[int, int], Any] = field(default_factory=dict)
    fouten: list[Cel] = field(default_factory=list)
    codes: list[Cel] = field(default_factory=list)
    procenten: set[int] = field(default_factory=set)
    verborgen_rijen: list[int] = field(default_factory=list)
    verborgen_kolommen: list[int] = field(default_factory=list)
    samengevoegd: list[Samenvoeging] = field(default_factory=list)


@dataclass(frozen=True)
class _Boek:
    """What cells refer to."""

    teksten: tuple[str, ...]
    vormen: dict[int, str]
    is_1904: bool
    grenzen: Grenzen


def read_xlsb(archief: zipfile.ZipFile, grenzen: Grenzen) -> Werkmap:
    """Return the sheets and the text outside their cells; raise when a sheet is too large."""
    namen = set(archief.namelist())
    werkmap = archief.read("xl/workbook.bin")
    doelen = read_relaties(archief, "xl/workbook.bin")
    boek = _Boek(
        teksten=_read_teksten(archief.read("xl/sharedStrings.bin"))
        if "xl/sharedStrings.bin" in namen
        else (),
        vormen=_read_vormen(archief.read("xl/styles.bin")) if "xl/styles.bin" in namen else {},
        is_1904=any(soort == WERKMAP and deel[:1] and deel[0] & 1 for soort, deel in read_records(werkmap)),
        grenzen=grenzen,
    )
    rasters, bladnamen = [], []
    for soort, inhoud in read_records(werkmap):
        if soort != BLAD or len(inhoud) < 16:
            continue
        relatie, over = _string(inhoud, 8)
        naam, _ = _string(inhoud, over)
        bladnamen.append(naam)
        deel = doelen.get(relatie, "")
        if "worksheets/" in deel and deel in namen:
            geschat = archief.getinfo(deel).file_size // KLEINSTE_CEL
            require_modest_cellen(geschat, 1, grenzen, naam)
            blad = _read_sheet(archief.read(deel), naam, boek)
            rasters.append(
                (not inhoud[0] & 3, make_raster(naam, _rows(blad), _feiten(blad), tuple(blad.samengevoegd)))
            )
    return Werkmap(
        bladen=tuple(raster for is_zichtbaar, raster in rasters if is_zichtbaar),
        verborgen=tuple(raster for is_zichtbaar, raster in rasters if not is_zichtbaar),
        bijvangst=(
            Bijvangst(BLADNAMEN, tuple(bladnamen)),
            *search_xlsb(archief),
            *read_bijvangst(archief, ()),
        ),
    )


def read_records(inhoud: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (kind, content) of every record; kind and length are numbers of seven bits per byte."""
    plek, eind = 0, len(inhoud)
    while plek < eind:
        soort = inhoud[plek]
        plek += 1
        if soort & 0x80 and plek < eind:
            soort = (soort & 0x7F) | ((inhoud[plek] & 0x7F) << 7)
            plek += 1
        lengte = schuif = 0
        while plek < eind and schuif < 28:
            deel = inhoud[plek]
            plek += 1
            lengte |= (deel & 0x7F) << schuif
            schuif += 7
            if not deel & 0x80:
                break
        yield soort, inhoud[plek : plek + lengte]
        plek += lengte


def _read_sheet(inhoud: bytes, naam: str, boek: _Boek) -> _Blad:
    blad, rij, breedste = _Blad(naam), 0, 0
    for soort, deel in read_records(inhoud):
        if soort == RIJ and len(deel) >= 12:
            rij = struct.unpack_from("<I", deel)[0] + 1
            require_modest_rij(rij, naam)
            if deel[11] & 0x10:
                blad.verborgen_rijen.append(rij)
        elif soort == KOLOM and len(deel) >= 17:
            van, tot = struct.unpack_from("<II", deel)
            if deel[16] & 0x01:
                blad.verborgen_kolommen += range(van, min(tot + 1, 2_000))
        elif soort == SAMENGEVOEGD and len(deel) >= 16:
            r1, r2, k1, k2 = struct.unpack_from("<IIII", deel)
            blad.samengevoegd.append((r1 + 1, k1, r2 + 1, k2))
        elif LEEG < soort <= FORMULEFOUT and len(deel) >= 9 and rij:
            kolom, stijl = struct.unpack_from("<II", deel)
            breedste = max(breedste, kolom + 1)
            require_modest_blad(rij, breedste, boek.grenzen, naam)
            _keep_cell(
                blad, (rij, kolom), _value(soort, deel, boek), boek.vormen.get(stijl & 0xFFFFFF, ""), boek
            )
    return blad


def _keep_cell(blad: _Blad, plek: tuple[int, int], waarde: Any, vorm: str, boek: _Boek) -> None:
    if isinstance(waarde, _Fout):
        blad.fouten.append((*plek, waarde.tekst))
    elif vorm and isinstance(waarde, float):
        if is_procent(vorm):
            blad.procenten.add(plek[1])
        elif tekst := show_code(vorm, str(waarde)):
            blad.codes.append((*plek, tekst))
        elif is_datum(vorm) and (moment := read_moment(waarde, vorm, is_1904=boek.is_1904)) is not None:
            waarde = moment
    blad.cellen[plek] = "" if isinstance(waarde, _Fout) else waarde


@dataclass(frozen=True)
class _Fout:
    """An error value such as #N/A."""

    tekst: str


def _value(soort: int, deel: bytes, boek: _Boek) -> Any:
    """Return the value of a cell; nothing when its record is cut off."""
    if soort in (FOUT, FORMULEFOUT, WAAR, FORMULEWAAR):
        return bool(deel[8]) if soort in (WAAR, FORMULEWAAR) else _Fout(FOUTEN.get(deel[8], "#FOUT"))
    if len(deel) < (16 if soort in (GETAL, FORMULEGETAL) else 12):
        return None
    if soort in (GETAL, FORMULEGETAL):
        return float(struct.unpack_from("<d", deel, 8)[0])
    if soort in (TEKST, FORMULETEKST):
        return _string(deel, 8)[0]
    nummer = struct.unpack_from("<i", deel, 8)[0]
    if soort == GEHEEL:
        return _rk_number(nummer)
    return boek.teksten[nummer] if 0 <= nummer < len(boek.teksten) else None


def _rk_number(ruw: int) -> float:
    """Return the number that four bytes hold: an integer or half a float, perhaps in hundredths."""
    heel = ruw >> 2 if ruw & 2 else struct.unpack("<d", bytes(4) + struct.pack("<i", ruw & ~3))[0]
    return float(heel) / 100 if ruw & 1 else float(heel)


def _read_teksten(inhoud: bytes) -> tuple[str, ...]:
    return tuple(
        _string(deel, 1)[0]
        for soort, deel in read_records(inhoud)
        if soort == GEDEELDE_TEKST and len(deel) >= 5
    )


def _read_vormen(inhoud: bytes) -> dict[int, str]:
    """Return style number → number format, for the formats that change what a number is."""
    formaten = VASTE_DATUMVORMEN | {int(nummer): vorm for nummer, vorm in VASTE_PROCENTEN.items()}
    vormen: dict[int, str] = {}
    binnen, nummer = False, 0
    for soort, deel in read_records(inhoud):
        if soort == GETALVORM and len(deel) >= 6:
            formaten[struct.unpack_from("<H", deel)[0]] = _string(deel, 2)[0]
        elif soort in (BEGIN_CELVORMEN, EIND_CELVORMEN):
            binnen = soort == BEGIN_CELVORMEN
        elif soort == CELVORM and binnen and len(deel) >= 4:
            vorm = formaten.get(struct.unpack_from("<H", deel, 2)[0], "")
            if code_delen(vorm) or is_procent(vorm) or is_datum(vorm):
                vormen[nummer] = vorm
            nummer += 1
    return vormen


def _string(inhoud: bytes, plek: int) -> tuple[str, int]:
    """Return a text with its length before it, and where it ends."""
    lengte = struct.unpack_from("<I", inhoud, plek)[0]
    eind = plek + 4 + 2 * min(lengte, len(inhoud))
    return inhoud[plek + 4 : eind].decode("utf-16-le", "replace"), eind


def _rows(blad: _Blad) -> Iterator[tuple[int, list[Any]]]:
    rijen: dict[int, dict[int, Any]] = {}
    for (rij, kolom), waarde in blad.cellen.items():
        rijen.setdefault(rij, {})[kolom] = waarde
    for nummer, cellen in rijen.items():
        yield nummer, [cellen.get(k) for k in range(max(cellen) + 1)]


def _feiten(blad: _Blad) -> BladFeiten:
    return BladFeiten(
        foutcellen=tuple(blad.fouten),
        verborgen_rijen=tuple(blad.verborgen_rijen),
        verborgen_kolommen=tuple(blad.verborgen_kolommen),
        codes=tuple(blad.codes),
        procenten=tuple(sorted(blad.procenten)),
    )
