"""Repairing on the page: every cell with a finding to type in, every warning to justify, one form, one button."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dash import html
from dash.development.base_component import Component

from app.components.bevindingen import Gevonden, Oorzaak, show_oorzaak
from app.components.formulier import Formulier
from app.components.tabellen import table
from app.components.vakken import details, note
from app.pages.inzendingen import Inzending, clean_text
from app.services.celherstel import Herstelling
from schemas.bevinding import Ernst
from schemas.errors import OngeldigeWaardeError

if TYPE_CHECKING:
    from app.store.tables import Aanlevering

PAGINA = "aanleveren"
NAAM = "herstel"
GEZIEN = "gezien"
TOELICHTING = "toelichting-"
KEUZETEKEN = " · "
MEEST_KEUZES = 12
MEEST_VELDEN = 60
MEEST_RIJEN_OPEN = 25
"""Of so many rows the other cells can be changed too; more fields would make the page slow."""
CONTEXTCELLEN = 4
DATUM = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2}")
LANGST = 40


@dataclass
class Herstelformulier:
    """The form while it is drawn: which cells already have a field, and what the person sees in them."""

    aanlevering: Aanlevering
    formulier: Formulier
    celrijen: Mapping[tuple[str, int], Mapping[str, Any]]
    gevraagd: frozenset[tuple[str, str]]
    """Cells with a finding: they get a field where that is told, not among the rest of a row."""
    gezien: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    rijen_open: set[tuple[str, int]] = field(default_factory=set)
    cellen: int = 0
    toelichtingen: set[str] = field(default_factory=set)

    def name(self, blad: str, cel: str, oud: str) -> str:
        """Name the field of a cell, and remember what stood in it."""
        # By its address: what is typed must never turn up in the field of another cell.
        naam = f"c-{zlib.crc32(blad.encode())}-{cel}"
        self.gezien[naam] = (blad, cel, oud)
        return naam

    def has(self, blad: str, cel: str) -> bool:
        """Answer whether this cell already has a field."""
        return any(plek[:2] == (blad, cel) for plek in self.gezien.values())


def show_herstel(aanlevering: Aanlevering, oorzaken: Sequence[Oorzaak]) -> Component:
    """Draw the causes; what can be mended or justified here is asked on one form."""
    te_doen = [oorzaak for oorzaak in oorzaken if oorzaak.ernst != Ernst.OPMERKING.value]
    stuk = Herstelformulier(
        aanlevering,
        Formulier(PAGINA, NAAM, str(aanlevering.id), stand=_count_changes(aanlevering)),
        {(rij["blad"], rij["rij"]): rij for rij in aanlevering.rapport.get("celrijen", [])},
        frozenset((b["blad"], b["cel"]) for oorzaak in te_doen for b in oorzaak.bevindingen if b["cel"]),
    )
    stapel = html.Div([_draw_oorzaak(stuk, oorzaak) for oorzaak in te_doen], className="stapel oorzaken")
    opmerkingen = show_opmerkingen([oorzaak for oorzaak in oorzaken if oorzaak not in te_doen])
    if not stuk.cellen and not stuk.toelichtingen:
        return html.Div([stapel, *opmerkingen])
    tekst = "Herstel en controleer opnieuw" if stuk.cellen else "Bewaar toelichtingen"
    formulier = stuk.formulier.draw(
        stapel,
        stuk.formulier.hidden(GEZIEN, json.dumps(stuk.gezien)),
        knoppen=[stuk.formulier.button("herstel", tekst)],
    )
    return html.Div([formulier, *opmerkingen])


def show_opmerkingen(oorzaken: Sequence[Oorzaak]) -> list[Component]:
    """Fold what a person only needs to know."""
    if not oorzaken:
        return []
    titel = "1 opmerking" if len(oorzaken) == 1 else f"{len(oorzaken)} opmerkingen"
    stapel = html.Div([show_oorzaak(oorzaak) for oorzaak in oorzaken], className="stapel oorzaken")
    return [details(f"{titel}: daar hoeft u niets mee te doen", stapel)]


def show_oorzaken(aanlevering: Aanlevering, oorzaken: Sequence[Oorzaak]) -> Component:
    """Draw the causes of a file that no longer changes, each warning with what was written about it."""
    geschreven = {t.regel: note(f"Uw toelichting: {t.tekst}") for t in aanlevering.toelichtingen}
    zwaar = [oorzaak for oorzaak in oorzaken if oorzaak.ernst != Ernst.OPMERKING.value]
    getekend = [
        show_oorzaak(oorzaak, *([geschreven[oorzaak.regel]] if oorzaak.regel in geschreven else []))
        for oorzaak in zwaar
    ]
    return html.Div(
        [
            html.Div(getekend, className="stapel oorzaken"),
            *show_opmerkingen([oorzaak for oorzaak in oorzaken if oorzaak not in zwaar]),
        ]
    )


def _count_changes(aanlevering: Aanlevering) -> str:
    """Tell apart what was typed before and after each repair and each undo."""
    ingetrokken = sum(w.ingetrokken_op is not None for w in aanlevering.wijzigingen)
    return f"{len(aanlevering.wijzigingen)}-{ingetrokken}"


def _draw_oorzaak(stuk: Herstelformulier, oorzaak: Oorzaak) -> Component:
    is_nieuw = oorzaak.regel not in stuk.toelichtingen
    vervolg = [_ask_toelichting(stuk, oorzaak)] if oorzaak.is_te_verklaren and is_nieuw else []
    elders = sum(stuk.has(b["blad"], b["cel"]) for b in oorzaak.bevindingen if b["cel"])
    if not (cellen := _cells(stuk, oorzaak)):
        return show_oorzaak(oorzaak, *vervolg)
    return show_oorzaak(oorzaak, *vervolg, plaatsen=_draw_cellen(stuk, cellen, oorzaak, elders))


def _cells(stuk: Herstelformulier, oorzaak: Oorzaak) -> list[Gevonden]:
    """Give the findings whose cell can be typed in here, as many as fit on a page."""
    over = MEEST_VELDEN - stuk.cellen
    kan = [b for b in oorzaak.bevindingen if b["cel"] and (b["blad"], b["rij"]) in stuk.celrijen]
    nieuw = {(b["blad"], b["cel"]): b for b in reversed(kan) if not stuk.has(b["blad"], b["cel"])}
    return list(reversed(nieuw.values()))[: max(over, 0)]


def _draw_cellen(
    stuk: Herstelformulier, cellen: Sequence[Gevonden], oorzaak: Oorzaak, elders: int
) -> Component:
    """Draw the cells with a field each; `elders` of this cause already have one higher on the page."""
    met_boodschap = len({b["boodschap"] for b in oorzaak.bevindingen}) > 1
    koppen = ["Cel", "Nu", "Wordt", *(["Wat er is"] if met_boodschap else []), "De rest van de rij"]
    rijen = [
        [
            _place(bevinding),
            bevinding["gevonden"] or "leeg",
            _ask_cel(stuk, bevinding),
            *([bevinding["boodschap"]] if met_boodschap else []),
            _draw_rij(stuk, bevinding),
        ]
        for bevinding in cellen
    ]
    tabel = table("Cellen om te herstellen", koppen, rijen, toont_bijschrift=False)
    plekken = {(b["blad"], b["cel"]) for b in oorzaak.bevindingen}
    dubbel = len(oorzaak.bevindingen) - len(plekken)
    over = oorzaak.aantal - len(cellen) - elders - dubbel
    if over <= 0:
        return html.Div(tabel, className="celherstel")
    return html.Div([tabel, note(_tell_rest(over))], className="celherstel")


def _tell_rest(over: int) -> str:
    if over == 1:
        return "Nog 1 plaats past hier niet; die komt na deze ronde."
    return f"Nog {over} plaatsen passen hier niet. Herstel eerst deze, of verbeter uw bestand en lever het opnieuw aan."


def _place(bevinding: Gevonden) -> str:
    blad = f"blad {bevinding['blad']}, " if bevinding["blad"] else ""
    tekst = f"{blad}cel {bevinding['cel']}"
    kolom = f", kolom {bevinding['kolom']}" if bevinding["kolom"] else ""
    return f"{tekst[:1].upper()}{tekst[1:]}{kolom}"


def _ask_cel(stuk: Herstelformulier, bevinding: Gevonden) -> Component:
    blad, cel = bevinding["blad"], bevinding["cel"]
    oud = _text_of(stuk, bevinding)
    stuk.cellen += 1
    naam = stuk.name(blad, cel, oud)
    label = f"Nieuwe waarde voor cel {cel}"
    keuzes = bevinding["toegestaan"].split(KEUZETEKEN)
    if 1 < len(keuzes) <= MEEST_KEUZES:
        zo_laten = [(oud, f"{oud} (zo laten)")] if oud else []
        opties = [*zo_laten, *((keuze, keuze) for keuze in keuzes if keuze != oud)]
        return stuk.formulier.select(naam, label, opties, waarde=oud or None, toont_label=False)
    return stuk.formulier.line(naam, label, waarde=oud, toont_label=False)


def _text_of(stuk: Herstelformulier, bevinding: Gevonden) -> str:
    """Return what stands in the cell; a finding may quote it shorter."""
    rij = stuk.celrijen[bevinding["blad"], bevinding["rij"]]
    letter = bevinding["cel"].rstrip("0123456789")
    return next((str(tekst) for kolom, _, tekst in rij["cellen"] if kolom == letter), "")


def _draw_rij(stuk: Herstelformulier, bevinding: Gevonden) -> Component:
    """Show a few other cells of the row; opened, each can be changed and the row left out."""
    plek = (bevinding["blad"], bevinding["rij"])
    letter = bevinding["cel"].rstrip("0123456789")
    cellen = [c for c in stuk.celrijen[plek]["cellen"] if c[0] != letter and (c[1] or c[2])]
    samen = KEUZETEKEN.join(_short(tekst) for _, _, tekst in cellen if tekst)
    kort = KEUZETEKEN.join(choose_context(cellen, bevinding["gevonden"]))
    if plek in stuk.rijen_open or len(stuk.rijen_open) >= MEEST_RIJEN_OPEN:
        return html.Span(samen)
    stuk.rijen_open.add(plek)
    velden = [
        stuk.formulier.line(
            stuk.name(plek[0], f"{kolom}{plek[1]}", str(tekst)), kop or f"Kolom {kolom}", waarde=str(tekst)
        )
        for kolom, kop, tekst in cellen
        if (plek[0], f"{kolom}{plek[1]}") not in stuk.gevraagd
    ]
    weg = stuk.formulier.line(
        stuk.name(plek[0], str(plek[1]), ""),
        "Telt deze rij niet mee? Schrijf waarom",
        hulp="Alleen invullen als u de hele rij wilt weglaten, bijvoorbeeld: dubbel ingevoerd.",
    )
    return details(
        f"Rij {plek[1]}: {kort}" if kort else f"Rij {plek[1]}",
        html.Div([*velden, weg], className="rijvelden"),
    )


def choose_context(cellen: Sequence[Sequence[str]], gevonden: str) -> list[str]:
    """Choose what tells which row it is; beside a date the other dates too, for it may be wrong by those."""
    gevuld = [(kop, str(tekst)) for _, kop, tekst in cellen if tekst]
    begin = [_short(tekst) for _, tekst in gevuld[:CONTEXTCELLEN]]
    if not DATUM.fullmatch(gevonden.strip()):
        return begin
    later = gevuld[CONTEXTCELLEN:]
    return begin + [
        f"{kop}: {tekst}".removeprefix(": ") for kop, tekst in later if DATUM.fullmatch(tekst.strip())
    ]


def _short(tekst: str) -> str:
    return tekst if len(tekst) <= LANGST else f"{tekst[:LANGST]}…"


def _ask_toelichting(stuk: Herstelformulier, oorzaak: Oorzaak) -> Component:
    # One justification per rule: its other causes share it.
    stuk.toelichtingen.add(oorzaak.regel)
    geschreven = next((t.tekst for t in stuk.aanlevering.toelichtingen if t.regel == oorzaak.regel), "")
    return stuk.formulier.text(
        f"{TOELICHTING}{oorzaak.regel}",
        "Uw toelichting",
        waarde=geschreven,
        hulp="Klopt het wel? Schrijf waarom. Uw toelichting komt bij elk cijfer te staan dat hiermee te maken heeft.",
        rijen=2,
    )


def read_herstellingen(inzending: Inzending) -> list[Herstelling]:
    """Return the cells in which something else was typed than the person saw."""
    try:
        gezien = json.loads(inzending.text(GEZIEN) or "{}")
        plekken = {naam: (str(blad), str(cel), str(oud)) for naam, (blad, cel, oud) in gezien.items()}
    except (ValueError, AttributeError, TypeError, RecursionError):
        raise OngeldigeWaardeError("Dit formulier kwam niet goed over. Laad de pagina opnieuw.") from None
    return [
        Herstelling(blad, cel, oud, inzending.text(naam))
        for naam, (blad, cel, oud) in plekken.items()
        if naam in inzending.velden and inzending.text(naam) != clean_text(oud).strip()
    ]


def read_toelichtingen(inzending: Inzending) -> dict[str, str]:
    """Return the justification per rule, as far as one was written."""
    namen = [naam for naam in inzending.velden if naam.startswith(TOELICHTING)]
    return {naam.removeprefix(TOELICHTING): inzending.text(naam) for naam in namen if inzending.text(naam)}
