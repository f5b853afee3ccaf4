"""The sheet `Wat te doen`: every cause once, the one that clears most on top, with a link to its first cell (R-02)."""

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from pipelines.eigen_bladen import MERK, WAT_TE_DOEN
from pipelines.oorzaken import Oorzaak, group_oorzaken, tell_grootste
from pipelines.werkboek_merken import Merken, hide_waarde, is_onschuldig, name_bevinding
from pipelines.werkboek_opmaak import KLEUREN, MEERVOUD, NAMEN, link_naar, make_cel, widen

GEWOON = Font()
VET = Font(bold=True)
KOP = Font(bold=True, size=15)
BREEDTES = (("A", 6), ("B", 16), ("C", 60), ("D", 10), ("E", 30), ("F", 24), ("G", 44), ("H", 56))
KOLOMMEN = (
    "Nr.",
    "Hoe zwaar",
    "Wat er is",
    "Hoe vaak",
    "Waar (klik)",
    "Wat er staat",
    "Wat mag",
    "Wat u doet",
)
STAPPEN = (
    "Herstel de gekleurde cellen, de bovenste regel van de lijst eerst: die lost het meeste op.",
    "In kolommen met vaste woorden kiest u uit een lijst: klik op de cel en dan op het pijltje.",
    "Sla het bestand op en lever het opnieuw aan. Kleuren en opmerkingen mag u laten staan; dit blad lezen wij niet.",
)
GENOEMD = 5
LEGENDA: Mapping[str, str] = {
    "fout": "Fout: dit moet eerst hersteld zijn.",
    "waarschuwing": "Waarschuwing: herstel dit, of licht op de pagina toe waarom het klopt.",
    "opmerking": "Opmerking: u hoeft niets te doen, maar kijk of het klopt.",
}


def add_wat_te_doen(
    werkmap: Any,
    rapport: Mapping[str, Any],
    merken: Merken,
    bladnamen: Mapping[str, str],
    let_op: Sequence[str],
) -> None:
    """Put the list in front of the workbook; `bladnamen` tells what the sheets of the report are called here."""
    blad = werkmap.create_sheet(WAT_TE_DOEN, 0)
    widen(blad, BREEDTES)
    blad.page_setup.orientation = "landscape"
    blad.sheet_view.tabSelected = True
    oorzaken = group_oorzaken(rapport)
    blad.append([put_los(blad, MERK[WAT_TE_DOEN], KOP)])
    grootste = tell_grootste(rapport)
    blad.append([put_los(blad, write_telling(oorzaken, merken), VET)])
    blad.append([put_los(blad, grootste if is_onschuldig(grootste) else "")])
    blad.append([])
    if oorzaken:
        _add_uitleg(blad)
        blad.append([make_cel(blad, kop, font=VET) for kop in KOLOMMEN])
    for nummer, oorzaak in enumerate(oorzaken, 1):
        rij = _regel(blad, nummer, oorzaak, merken, bladnamen)
        blad.append(rij)
        for cel in (cel for cel in rij if cel.hyperlink):
            cel.hyperlink.ref = cel.coordinate
    blad.append([])
    for zin in let_op:
        blad.append([make_cel(blad, ""), put_los(blad, f"Let op: {zin}")])


def put_los(blad: Any, tekst: str, font: Font = GEWOON) -> Any:
    """Make a cell whose text runs on over the cells beside it."""
    cel = make_cel(blad, tekst, font=font)
    cel.alignment = Alignment(vertical="top")
    return cel


def _add_uitleg(blad: Any) -> None:
    for nummer, stap in enumerate(STAPPEN, 1):
        blad.append([make_cel(blad, nummer), put_los(blad, stap)])
    blad.append([])
    for ernst, uitleg in LEGENDA.items():
        blad.append([make_cel(blad, "", kleur=KLEUREN[ernst]), put_los(blad, uitleg)])
    blad.append([])


def write_telling(oorzaken: Sequence[Oorzaak], merken: Merken) -> str:
    """Count in one line: `9 fouten en 2 waarschuwingen. Gekleurd: 11 cellen.`"""
    aantallen = {ernst: sum(o.aantal for o in oorzaken if o.ernst == ernst) for ernst in NAMEN}
    delen = [
        f"{n} {NAMEN[ernst].lower() if n == 1 else MEERVOUD[ernst]}" for ernst, n in aantallen.items() if n
    ]
    if not delen:
        return "Er is niets te herstellen."
    samen = " en ".join((", ".join(delen[:-1]), delen[-1])) if len(delen) > 1 else delen[0]
    cellen = len(merken.cellen)
    return f"{samen}. Gekleurd: {'1 cel' if cellen == 1 else f'{cellen} cellen'}."


def _regel(
    blad: Any, nummer: int, oorzaak: Oorzaak, merken: Merken, bladnamen: Mapping[str, str]
) -> list[Any]:
    eerste = oorzaak.eerste
    anders = len({b["boodschap"] for b in oorzaak.bevindingen}) - 1
    boodschap = hide_waarde(eerste["boodschap"], eerste) + (
        f" (en nog {anders} zoals deze)" if anders else ""
    )
    waarden = dict.fromkeys(b["gevonden"] for b in oorzaak.bevindingen if b["gevonden"])
    getoond = ", ".join(list(waarden)[:GENOEMD]) + (" …" if len(waarden) > GENOEMD else "")
    return [
        make_cel(blad, nummer),
        make_cel(blad, NAMEN[oorzaak.ernst], kleur=KLEUREN[oorzaak.ernst]),
        make_cel(blad, boodschap),
        make_cel(blad, oorzaak.rijen),
        _waar(blad, oorzaak, merken, bladnamen),
        make_cel(blad, getoond if is_onschuldig(getoond) else "zie de cel"),
        make_cel(blad, eerste["toegestaan"]),
        make_cel(blad, hide_waarde(eerste["herstel"], eerste)),
    ]


def _waar(blad: Any, oorzaak: Oorzaak, merken: Merken, bladnamen: Mapping[str, str]) -> Any:
    """Name the first cell and jump to it; a finding about a whole sheet jumps to its top."""
    sleutels = [name_bevinding(bevinding) for bevinding in oorzaak.bevindingen]
    plekken = sorted(merken.eerste[sleutel] for sleutel in sleutels if sleutel in merken.eerste)
    naam, rij, kolom = plekken[0] if plekken else (oorzaak.eerste["blad"], 1, 1)
    doel = bladnamen.get(naam)
    if doel is None:
        return make_cel(blad, "het hele bestand")
    adres = f"{get_column_letter(kolom)}{rij}"
    plek = f"blad {doel}, cel {adres}" if plekken else f"blad {doel}"
    meer = f" en nog {len(plekken) - 1}" if len(plekken) > 1 else ""
    cel = make_cel(blad, plek + meer)
    link_naar(cel, doel, adres)
    return cel
