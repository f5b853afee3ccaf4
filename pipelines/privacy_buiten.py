"""Personal data outside the tables: titles, notes, comments, properties, names of sheets, copies of old data (R-04)."""

import re
from collections.abc import Iterator

import polars as pl

from pipelines.binaire_tekst import BUITEN
from pipelines.bsn import find_bsn
from pipelines.persoonssporen import (
    SPOREN,
    find_e_mailadressen,
    find_geboortedata,
    find_namen,
    find_telefoonnummers,
    plain_kop,
)
from pipelines.ruw import BLADNAMEN, INGESLOTEN, Bijvangst, LosseTekst
from pipelines.vrijetekst import is_volledige_naam

CONTACTREGEL = re.compile(
    r"contact|backoffice|afzender|ingevuld door|opgesteld|tel(?:efoon)?\s*[.:]|e-?mail\s*:|info@|vragen|auteur|bron\b",
    re.IGNORECASE,
)
ZONDER_CONTACT = (find_bsn, find_geboortedata)
IN_LOSSE_TEKST = (*ZONDER_CONTACT, find_telefoonnummers, find_e_mailadressen)
TEKEN_VAN_GEGEVENS = re.compile(r"@|(?:\d\D*){4}")
VOETTEKST = "voettekst"
VOLGNUMMER = re.compile(r"^\W*\d{0,3}\W*|[\d\W]*$")
NIET_TE_ZIEN = (
    "In het bestand zit een ander document ingesloten; wij kunnen niet zien of daar persoonsgegevens in staan. "
    "Verwijder het en lever het bestand opnieuw aan."
)
WEG_ERMEE = "Verwijder dit uit het bestand en lever het opnieuw aan."


def search_losse_tekst(teksten: tuple[LosseTekst, ...], koppen: dict[str, int]) -> list[str]:
    """Look at text outside the tables; who to call about the file is no personal data of a participant."""
    contactrijen = {_rij(los) for los in teksten if CONTACTREGEL.search(los.tekst)}
    redenen = []
    for los in teksten:
        if not TEKEN_VAN_GEGEVENS.search(los.tekst):
            continue
        is_contact = _rij(los) in contactrijen or _rij(los)[1] < koppen.get(los.blad, 0)
        toegestaan = ZONDER_CONTACT if is_contact else IN_LOSSE_TEKST
        waarden = pl.Series([los.tekst], dtype=pl.String)
        for spoor in SPOREN:
            if spoor.find in toegestaan and spoor.find("", waarden).len():
                waar = f"Blad {los.blad}, cel {los.cel}" if los.blad else f"Cel {los.cel}"
                redenen.append(f"{waar}, buiten de tabel, bevat {spoor.woord}. {WEG_ERMEE}")
    return redenen


def _rij(los: LosseTekst) -> tuple[str, int]:
    return los.blad, int(los.cel.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def search_bijvangst(vondsten: tuple[Bijvangst, ...]) -> Iterator[str]:
    """Give a reason per place and kind; never quotes what stands there."""
    redenen: dict[str, None] = {}
    for vondst in vondsten:
        if vondst.waar == BLADNAMEN:
            continue
        if vondst.waar == INGESLOTEN:
            redenen[NIET_TE_ZIEN] = None
            continue
        waarden = pl.Series(list(dict.fromkeys(vondst.waarden)), dtype=pl.String)
        contact = vondst.kop == "opmerking" and any(map(CONTACTREGEL.search, vondst.waarden))
        for spoor in SPOREN:
            if (vondst.kop == VOETTEKST or contact) and spoor.find not in ZONDER_CONTACT:
                continue
            if vondst.kop == BUITEN and spoor.find not in IN_LOSSE_TEKST:
                continue
            if spoor.find(plain_kop(vondst.kop), waarden).len():
                waar = vondst.waar[0].upper() + vondst.waar[1:]
                bevat = (
                    "bevatten"
                    if " namen " in waar or "gegevens" in waar or "eigenschappen" in waar
                    else "bevat"
                )
                redenen[f"{waar} {bevat} {spoor.woord}. {WEG_ERMEE}"] = None
    yield from redenen


def find_bladen_met_naam(vondsten: tuple[Bijvangst, ...]) -> dict[str, int]:
    """Return the sheets named after a person, with the number of their tab: their name may not be repeated."""
    namen = [naam for vondst in vondsten if vondst.waar == BLADNAMEN for naam in vondst.waarden]
    if not namen:
        return {}
    kaal = {naam: VOLGNUMMER.sub("", naam.replace("_", " ")).strip() for naam in namen}
    reeks = pl.Series(list(kaal.values()), dtype=pl.String)
    reeks_namen = set(find_namen("", reeks.filter(reeks != ""))) if len(kaal) > 2 else set()
    alles = pl.Series(namen, dtype=pl.String)
    nummers = {waarde for spoor in SPOREN if spoor.find in IN_LOSSE_TEKST for waarde in spoor.find("", alles)}
    return {
        naam: plek
        for plek, naam in enumerate(namen, 1)
        if kaal[naam] in reeks_namen or is_volledige_naam(kaal[naam]) or naam in nummers
    }


def tell_bladnamen(bladen: dict[str, int]) -> list[str]:
    if not bladen:
        return []
    nummers = ", ".join(map(str, bladen.values()))
    wie = f"De naam van blad {nummers}" if len(bladen) == 1 else f"De namen van de bladen {nummers}"
    return [
        f"{wie} (geteld vanaf links) lijkt een persoon te noemen. "
        "Noem een blad naar de wijk, de activiteit of een eigen nummer, en lever het bestand opnieuw aan."
    ]


def hide_bladnamen(redenen: list[str], bladen: dict[str, int]) -> tuple[str, ...]:
    """Write the number of a tab where a reason would repeat the name on it."""
    for naam, plek in sorted(bladen.items(), key=lambda paar: -len(paar[0])):
        redenen = [
            re.sub(rf"\b([Bb])lad {re.escape(naam)}(?=[,.\s]|$)", rf"\1lad {plek}", reden)
            for reden in redenen
        ]
    return tuple(redenen)
