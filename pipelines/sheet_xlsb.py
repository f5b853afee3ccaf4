"""The sheets of a binary workbook (.xlsb), record by record: errors, hidden parts, codes, and their size."""

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from pipelines.blad_feiten import BladFeiten, Cel, code_delen, is_procent, show_code
from pipelines.grenzen import Grenzen, require_modest_cellen
from pipelines.sheet_xml import VASTE_PROCENTEN, read_relaties

RIJ, LEEG, GEHEEL, FOUT, GETAL, FORMULEGETAL, FORMULEFOUT = 0, 1, 2, 3, 5, 9, 11
LAATSTE_CELSOORT = 11
GETALVORM, CELVORM, KOLOM, BLAD, BEGIN_CELVORMEN, EIND_CELVORMEN = 44, 47, 60, 156, 617, 618
KLEINSTE_CEL = 12
"""Bytes of the smallest record of a cell; a larger part than this times the limit need not be read."""
FOUTEN = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def read_xlsb_feiten(archief: zipfile.ZipFile, grenzen: Grenzen) -> tuple[BladFeiten, ...]:
    """Return the facts of every sheet in the order of the tabs; raise when a sheet is too large."""
    namen = set(archief.namelist())
    doelen = read_relaties(archief, "xl/workbook.bin")
    vormen = _read_vormen(archief.read("xl/styles.bin")) if "xl/styles.bin" in namen else {}
    feiten = []
    for soort, inhoud in read_records(archief.read("xl/workbook.bin")):
        if soort == BLAD:
            relatie, over = _string(inhoud, 8)
            blad, _ = _string(inhoud, over)
            deel = doelen.get(relatie, "")
            if deel in namen:
                geschat = archief.getinfo(deel).file_size // KLEINSTE_CEL
                require_modest_cellen(geschat, 1, replace(grenzen, meeste_kolommen=20_000), blad)
                feiten.append(replace(_feiten(archief.read(deel), vormen, grenzen, blad), deel=deel))
            else:
                feiten.append(BladFeiten(blad))
    return tuple(feiten)


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


def _feiten(inhoud: bytes, vormen: dict[int, str], grenzen: Grenzen, blad: str) -> BladFeiten:
    ruim = replace(grenzen, meeste_kolommen=20_000)
    rij = breedste = 0
    fouten: list[Cel] = []
    codes: list[Cel] = []
    procenten: set[int] = set()
    verborgen_rijen: list[int] = []
    verborgen_kolommen: list[int] = []
    for soort, deel in read_records(inhoud):
        if soort == RIJ and len(deel) >= 12:
            rij = struct.unpack_from("<I", deel)[0] + 1
            if deel[11] & 0x10:
                verborgen_rijen.append(rij)
        elif soort == KOLOM and len(deel) >= 17:
            van, tot = struct.unpack_from("<II", deel)
            if deel[16] & 0x01:
                verborgen_kolommen += range(van, min(tot + 1, 2_000))
        elif LEEG < soort <= LAATSTE_CELSOORT and len(deel) >= 9:
            kolom, stijl = struct.unpack_from("<II", deel)
            breedste = max(breedste, kolom + 1)
            require_modest_cellen(rij, breedste, ruim, blad)
            if soort in (FOUT, FORMULEFOUT):
                fouten.append((rij, kolom, FOUTEN.get(deel[8], "#FOUT")))
            elif (vorm := vormen.get(stijl & 0xFFFFFF)) and (getal := _number(soort, deel)) is not None:
                if is_procent(vorm):
                    procenten.add(kolom)
                elif tekst := show_code(vorm, str(getal)):
                    codes.append((rij, kolom, tekst))
    return BladFeiten(
        blad=blad,
        foutcellen=tuple(fouten),
        verborgen_rijen=tuple(verborgen_rijen),
        verborgen_kolommen=tuple(verborgen_kolommen),
        codes=tuple(codes),
        procenten=tuple(sorted(procenten)),
    )


def _number(soort: int, deel: bytes) -> float | None:
    if soort in (GETAL, FORMULEGETAL) and len(deel) >= 16:
        return float(struct.unpack_from("<d", deel, 8)[0])
    if soort != GEHEEL or len(deel) < 12:
        return None
    ruw = struct.unpack_from("<i", deel, 8)[0]
    hoog = struct.pack("<i", ruw & ~3)
    heel = ruw >> 2 if ruw & 2 else struct.unpack("<d", bytes(4) + hoog)[0]
    return float(heel) / 100 if ruw & 1 else float(heel)


def _read_vormen(inhoud: bytes) -> dict[int, str]:
    """Return style number → number format, for the formats that matter."""
    formaten = {int(nummer): vorm for nummer, vorm in VASTE_PROCENTEN.items()}
    vormen: dict[int, str] = {}
    binnen, nummer = False, 0
    for soort, deel in read_records(inhoud):
        if soort == GETALVORM and len(deel) >= 6:
            formaten[struct.unpack_from("<H", deel)[0]] = _string(deel, 2)[0]
        elif soort in (BEGIN_CELVORMEN, EIND_CELVORMEN):
            binnen = soort == BEGIN_CELVORMEN
        elif soort == CELVORM and binnen and len(deel) >= 4:
            vorm = formaten.get(struct.unpack_from("<H", deel, 2)[0], "")
            if code_delen(vorm) or is_procent(vorm):
                vormen[nummer] = vorm
            nummer += 1
    return vormen


def _string(inhoud: bytes, plek: int) -> tuple[str, int]:
    """Return a text with its length before it, and where it ends."""
    lengte = struct.unpack_from("<I", inhoud, plek)[0]
    eind = plek + 4 + 2 * min(lengte, len(inhoud))
    return inhoud[plek + 4 : eind].decode("utf-16-le", "replace"), eind
