"""What the reader made of a file, as text for the command line."""

from collections.abc import Mapping, Sequence
from typing import Any

BREEDSTE = 40
MEESTE_NUMMERS = 12

Beeld = Mapping[str, Any]


def show_leesbeeld(beeld: Beeld) -> str:
    """Write the picture of one file for people."""
    if "reden" in beeld:
        return f"{beeld['bestand']}: niet gelezen.\n  {beeld['reden']}\n  Doe: {beeld['herstel']}"
    aantal = len(beeld["tabellen"])
    regels = [f"{beeld['bestand']}: {aantal} {'tabel' if aantal == 1 else 'tabellen'} gelezen."]
    for nummer, tabel in enumerate(beeld["tabellen"], 1):
        regels += ["", *show_tabel(tabel, nummer if aantal > 1 else 0)]
    return "\n".join(regels)


def show_tabel(tabel: Beeld, nummer: int = 0) -> list[str]:
    """Write one table: its size, its columns with a sample, what was skipped and what was assumed."""
    naam = f"Tabel {nummer}" if nummer else "Tabel"
    blad = f" op blad {tabel['blad']}" if tabel["blad"] else ""
    kop = show_nummers(tabel["kopregels"]) or "geen"
    rijen = "1 rij" if tabel["rijen"] == 1 else f"{tabel['rijen']} rijen"
    kolommen = len(tabel["kolommen"])
    regels = [
        f"{naam}{blad}: {rijen}, {kolommen} {'kolom' if kolommen == 1 else 'kolommen'}; kopregel: {kop}.",
        *show_kolommen(tabel["kolommen"]),
    ]
    if tabel["overgeslagen"]:
        regels += ["  Overgeslagen:"]
        regels += [f"    - rij {show_nummers(o['rijen'])}: {o['waarom']}" for o in tabel["overgeslagen"]]
    if tabel["notities"]:
        regels += ["  Wat wij hebben aangenomen:", *(f"    - {notitie}" for notitie in tabel["notities"])]
    return regels


def show_kolommen(kolommen: Sequence[Beeld]) -> list[str]:
    """Write a line per column: name, kind and first value."""
    breedte = max((len(_kort(kolom["naam"])) for kolom in kolommen), default=0)
    return [
        f"  {_kort(kolom['naam']):<{breedte}}  {kolom['type']:<12}  {_kort(kolom['voorbeeld'])}".rstrip()
        for kolom in kolommen
    ]


def show_nummers(nummers: Sequence[int]) -> str:
    """Write row numbers, runs of them as '3 t/m 7', shortened when there are many."""
    reeksen: list[list[int]] = []
    for nummer in nummers:
        if reeksen and nummer == reeksen[-1][-1] + 1:
            reeksen[-1] = [reeksen[-1][0], nummer]
        else:
            reeksen.append([nummer])
    delen = [" t/m ".join(map(str, dict.fromkeys(reeks))) for reeks in reeksen]
    over = len(delen) - MEESTE_NUMMERS
    return ", ".join(delen[:MEESTE_NUMMERS]) + (f" en nog {over} plekken" if over > 0 else "")


def _kort(tekst: str) -> str:
    kaal = " ".join(str(tekst).split())
    return kaal if len(kaal) <= BREEDSTE else f"{kaal[: BREEDSTE - 1]}…"
