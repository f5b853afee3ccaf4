"""A report of a checked file in words: liberties taken, findings by cause, terms to confirm, refusal."""

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from app.components.getallen import show_getal
from app.components.tabellen import table
from app.components.vakken import details, note
from pipelines.oorzaken import Gevonden, Oorzaak, group_oorzaken, tell_grootste
from schemas.bevinding import Ernst

ERNSTWOORD = {
    Ernst.FOUT.value: "Fout",
    Ernst.WAARSCHUWING.value: "Waarschuwing",
    Ernst.OPMERKING.value: "Opmerking",
}
GETOOND = 200
"""A page of more rows helps nobody: the first ones of a cause show what to mend in all."""
OPEN_TOT = 6

__all__ = [
    "Gevonden",
    "Oorzaak",
    "count_ernst",
    "group_oorzaken",
    "show_grootste",
    "show_notities",
    "show_oorzaak",
    "show_place",
]


def count_ernst(rapport: Mapping[str, Any], ernst: Ernst) -> int:
    """Count the findings of one weight."""
    return sum(o.aantal for o in group_oorzaken(rapport) if o.ernst == ernst.value)


def show_grootste(rapport: Mapping[str, Any]) -> list[Component]:
    """Say first which single cause explains most of what is to be done."""
    zin = tell_grootste(rapport)
    return [html.P(html.Strong(zin), className="zin")] if zin else []


def show_oorzaak(oorzaak: Oorzaak, *vervolg: Component, plaatsen: Component | None = None) -> Component:
    """Draw one cause with its places, or with `plaatsen` where they can be mended; a long list is folded."""
    eerste = oorzaak.bevindingen[0]
    tabel = plaatsen or _places(oorzaak)
    return html.Section(
        [
            html.P(
                [ERNSTWOORD.get(oorzaak.ernst, oorzaak.ernst), " · ", _how_often(oorzaak)], className="soort"
            ),
            html.H3(eerste["boodschap"] if _is_one(oorzaak, "boodschap") else _title(oorzaak)),
            *([html.P(eerste["herstel"])] if _is_one(oorzaak, "herstel") else []),
            tabel
            if plaatsen or oorzaak.aantal <= OPEN_TOT
            else details(f"Toon de {_count(oorzaak)} plaatsen", tabel),
            *vervolg,
        ],
        className=f"vak oorzaak oorzaak-{oorzaak.ernst}",
    )


def _is_one(oorzaak: Oorzaak, veld: str) -> bool:
    return len({bevinding[veld] for bevinding in oorzaak.bevindingen}) == 1


def _title(oorzaak: Oorzaak) -> str:
    """Name a cause by its most frequent message when the messages name their cells."""
    kolommen = list(dict.fromkeys(b["kolom"] for b in oorzaak.bevindingen if b["kolom"]))
    waar = f" in kolom {', '.join(kolommen[:3])}" if kolommen else ""
    return f"{oorzaak.regel.replace('_', ' ').capitalize()}{waar}"


def _count(oorzaak: Oorzaak) -> str:
    getoond = min(len(oorzaak.bevindingen), GETOOND)
    return show_getal(getoond) if getoond == oorzaak.aantal else f"eerste {show_getal(getoond)}"


def _how_often(oorzaak: Oorzaak) -> str:
    met_rijen = oorzaak.is_in_rijen and oorzaak.rijen != oorzaak.aantal
    if oorzaak.aantal == 1:
        return f"in {show_getal(oorzaak.rijen)} rijen" if met_rijen else "1 plaats"
    plaatsen = f"{show_getal(oorzaak.aantal)} plaatsen"
    if not met_rijen:
        return plaatsen
    return f"{plaatsen}, samen {show_getal(oorzaak.rijen)} rijen"


def _places(oorzaak: Oorzaak) -> Component:
    met_boodschap = not _is_one(oorzaak, "boodschap")
    met_herstel = not _is_one(oorzaak, "herstel")
    koppen = ["Plaats", "Gevonden", "Toegestaan"]
    koppen += ["Wat er is"] if met_boodschap else []
    koppen += ["Wat u doet"] if met_herstel else []
    rijen = [
        [
            show_place(b),
            b["gevonden"] or "leeg",
            b["toegestaan"],
            *([b["boodschap"]] if met_boodschap else []),
            *([b["herstel"]] if met_herstel else []),
        ]
        for b in oorzaak.bevindingen[:GETOOND]
    ]
    over = oorzaak.aantal - len(rijen)
    tabel = table("Waar dit staat", koppen, rijen, toont_bijschrift=False)
    return html.Div([tabel, note(f"En nog {show_getal(over)} keer dezelfde oorzaak.")]) if over > 0 else tabel


def show_place(bevinding: Gevonden) -> str:
    """Say where a finding is, as the person sees it in the file."""
    delen = [
        f"blad {bevinding['blad']}" if bevinding["blad"] else "",
        f"cel {bevinding['cel']}"
        if bevinding["cel"]
        else f"rij {bevinding['rij']}"
        if bevinding["rij"]
        else "",
        f"kolom {bevinding['kolom']}" if bevinding["kolom"] else "",
    ]
    tekst = ", ".join(deel for deel in delen if deel)
    return tekst[:1].upper() + tekst[1:] if tekst else "Het hele bestand"


def show_notities(rapport: Mapping[str, Any]) -> Component:
    """List what was read and every liberty the reader took (R-03)."""
    return html.Ul([html.Li(tekst) for tekst in rapport.get("leesnotities", [])], className="lijst")
