"""A report as text for the command line: what was assumed, then the findings by cause, the biggest first."""

from collections.abc import Mapping
from typing import Any

from pipelines.kolomwoorden import KOLOMKOP, ONTBREKEND, name_kolom
from pipelines.oorzaken import Oorzaak, group_oorzaken, tell_grootste

MEESTE_CELLEN, MEESTE_VRAGEN, MEESTE_KEUZES = 8, 12, 5
NAMEN = {"fout": "FOUT", "waarschuwing": "WAARSCHUWING", "opmerking": "OPMERKING"}

Rapport = Mapping[str, Any]


def show_rapport(rapport: Rapport) -> str:
    """Write a report for people."""
    kop = f"{rapport['bestand']}"
    if rapport["geweigerd"]:
        return "\n".join(
            [f"{kop}: niet aangenomen, er is niets bewaard.", *(f"  - {r}" for r in rapport["redenen"])]
        )
    regels = [f"{kop}: {rapport['soort'] or 'soort onbekend'}, {rapport['rijen']} rijen gelezen."]
    if rapport["leesnotities"]:
        regels += [
            "",
            "Wat wij hebben aangenomen:",
            *(f"  - {notitie}" for notitie in rapport["leesnotities"]),
        ]
    regels += [*show_vorm(rapport), *show_vragen(rapport)]
    groepen = group_oorzaken(rapport)
    if not groepen:
        return "\n".join([*regels, "", "Geen bevindingen."])
    grootste = [zin] if (zin := tell_grootste(rapport)) else []
    return "\n".join(
        [
            *regels,
            "",
            tel_op(rapport),
            *grootste,
            *(regel for oorzaak in groepen for regel in show_oorzaak(oorzaak)),
        ]
    )


def show_vorm(rapport: Rapport) -> list[str]:
    """Say what is different from the earlier file of this party that looks most like it."""
    anders = rapport.get("vormwijzigingen") or []
    return ["", "Anders dan uw vorige bestand:", *(f"  - {zin}" for zin in anders)] if anders else []


def show_vragen(rapport: Rapport) -> list[str]:
    """Write what waits for a person's yes, with the evidence and the choices (R-06)."""
    voorstellen = rapport.get("voorstellen") or []
    if not voorstellen:
        return []
    regels = ["", "Wat u nog kunt bevestigen (op de pagina Aanleveren, één keer):"]
    for voorstel in voorstellen[:MEESTE_VRAGEN]:
        keuzes = " · ".join(label for _, label in voorstel["keuzes"][:MEESTE_KEUZES])
        meer = " · …" if len(voorstel["keuzes"]) > MEESTE_KEUZES else ""
        regels.append(f"  - {ask_voorstel(voorstel)} {voorstel.get('bewijs', '')}".rstrip())
        regels += [f"    Keuzes: {keuzes}{meer}"] if keuzes else []
    rest = len(voorstellen) - MEESTE_VRAGEN
    return [*regels, f"  - en nog {rest}."] if rest > 0 else regels


def ask_voorstel(voorstel: Rapport) -> str:
    """Write the question of a proposal."""
    titel = voorstel.get("titel") or voorstel["veld"].replace("_", " ").capitalize()
    if voorstel["veld"] == ONTBREKEND:
        return f"Welke kolom is “{titel}”?"
    if voorstel["veld"] == KOLOMKOP:
        return f"Wat staat in {name_kolom(voorstel['term'])}?"
    return f"{titel}: wat is “{voorstel['term']}”?"


def tel_op(rapport: Rapport) -> str:
    """Count findings per weight in one line."""
    oorzaken = group_oorzaken(rapport)
    aantallen = {ernst: sum(o.aantal for o in oorzaken if o.ernst == ernst) for ernst in NAMEN}
    meervoud = {"fout": "fouten", "waarschuwing": "waarschuwingen", "opmerking": "opmerkingen"}
    return ", ".join(f"{n} {ernst if n == 1 else meervoud[ernst]}" for ernst, n in aantallen.items()) + ":"


def show_oorzaak(oorzaak: Oorzaak) -> list[str]:
    """Write one cause: what is said, where, what is allowed and how to repair it."""
    zinnen: dict[tuple[str, str, str], list[Rapport]] = {}
    for bevinding in oorzaak.bevindingen:
        sleutel = (
            bevinding["kolom"],
            bevinding["herstel"],
            bevinding["boodschap"] if bevinding["cel"] == "" else "",
        )
        zinnen.setdefault(sleutel, []).append(bevinding)
    return [regel for groep in zinnen.values() for regel in _show_groep(groep)]


def _show_groep(groep: list[Rapport]) -> list[str]:
    eerste = groep[0]
    waar = ", ".join(plek for plek in map(show_plaats, groep[:MEESTE_CELLEN]) if plek)
    meer = f" en nog {len(groep) - MEESTE_CELLEN}" if len(groep) > MEESTE_CELLEN else ""
    aantal = f" ({len(groep)} keer)" if len(groep) > 1 else ""
    return [
        "",
        f"{NAMEN[eerste['ernst']]}{aantal}: {eerste['boodschap']}",
        *([f"  Waar: {waar}{meer}"] if waar else []),
        *([f"  Mag: {eerste['toegestaan']}"] if eerste["toegestaan"] else []),
        f"  Doe: {eerste['herstel']}",
    ]


def show_plaats(bevinding: Rapport) -> str:
    """Name the cell as people see it, with the value when there is one."""
    blad = f"blad {bevinding['blad']}, " if bevinding["blad"] else ""
    if not bevinding["cel"]:
        return f'{blad}kolom "{bevinding["kolom"]}"' if bevinding["kolom"] else blad.removesuffix(", ")
    waarde = f' "{bevinding["gevonden"]}"' if bevinding["gevonden"] else " (leeg)"
    return f"{blad}cel {bevinding['cel']}{waarde}"
