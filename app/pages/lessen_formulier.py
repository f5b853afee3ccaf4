"""The form of a lesson with its context, the card of a lesson, and the lessons of one action (R-42)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier, Keuze, explained
from app.components.getallen import show_moment
from app.components.knoppen import address, link
from app.components.kop import section
from app.components.vakken import card, details, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_stof import place_names
from app.pages.inzendingen import Inzending
from app.services.lessen import Lesinvoer
from app.store.access import visible_lessen
from app.toegang import may
from schemas.errors import OngeldigeWaardeError
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import Gezien, Vrijgave
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Les, Verbeteractie

ROUTE = "/lessen"
NIETS = "-"


def factor_names(context: Context) -> dict[str, str]:
    """Return the name of every factor by its id."""
    frame = context.marts.factoren()
    return dict(zip(frame["factor_id"], frame["naam"], strict=True))


def show_lessen_of(
    context: Context, session: Session, gebruiker: Gebruiker, actie: Verbeteractie
) -> Component:
    """Draw the lessons of an action, and the form to write one; a stopped action teaches as much."""
    factoren, plaatsen = factor_names(context), place_names(context)
    lessen = visible_lessen(session, gebruiker, verbeteractie_id=actie.id)
    kaarten = [show_kaart(les, factoren, plaatsen) for les in lessen]
    leeg = [] if kaarten else [note("Er is nog geen les opgeschreven voor anderen.")]
    return section("Lessen", *leeg, *kaarten, *_write(gebruiker, actie, factoren, len(lessen)), id_="lessen")


def show_kaart(les: Les, factoren: Mapping[str, str], plaatsen: Mapping[str, str]) -> Component:
    """Draw a lesson: its context comes before anybody can take it over."""
    geborgd = f" Geborgd: {les.gebruiksplek}, {les.borgeigenaar}." if les.geborgd_op else ""
    waar = plaatsen.get(les.regiocode, les.regiocode)
    return card(
        None,
        html.H3(link(les.titel, address(ROUTE, les=les.id))),
        html.P(les.tekst),
        html.P([html.Strong(f"{describe_werking(les)} "), les.omdat]),
        note(f"{load_keuzelijst('bewijssoort')[les.bewijssoort]}. {les.doelgroep}.{geborgd}"),
        note(f"{les.geschreven_door}, {show_moment(les.geschreven_op)}"),
        soort=f"{factoren.get(les.factor_id, les.factor_id)} · {waar}",
    )


def describe_werking(les: Les) -> str:
    """Return the words before the reason: it works here, or does not, or that is not known yet."""
    return {
        Gezien.GEZIEN: "Werkt hier omdat:",
        Gezien.NIET_GEZIEN: "Werkt hier niet omdat:",
        Gezien.NOG_NIET_TE_ZEGGEN: "Werkt hier misschien, omdat:",
    }[les.gezien]


def _write(
    gebruiker: Gebruiker, actie: Verbeteractie, factoren: Mapping[str, str], aantal: int
) -> list[Component]:
    if not may(gebruiker, Recht.LES_SCHRIJVEN):
        return []
    formulier = Formulier("verbeteren", "les", str(actie.id), stand=f"{aantal}-{len(actie.oordelen)}")
    eigen = [f.factor_id for f in actie.afspraak.interventie.factoren]
    begin = {
        "tekst": actie.oordelen[-1].les if actie.oordelen else "",
        "gezien": actie.oordelen[-1].gezien.value if actie.oordelen else None,
        "doelgroep": actie.afspraak.interventie.doelgroep,
        "belemmering": actie.belemmering or NIETS,
        "factor_id": eigen[0] if eigen else None,
    }
    velden = formulier.draw(
        *les_fields(formulier, order_factoren(factoren, eigen), begin),
        knoppen=[formulier.button("schrijf", "Bewaar de les")],
    )
    return [details("Schrijf een les op", velden)]


def order_factoren(factoren: Mapping[str, str], eerst: Sequence[str]) -> list[Keuze]:
    """Return factors as choices, those at hand on top."""
    codes = [*(c for c in eerst if c in factoren), *(c for c in factoren if c not in eerst)]
    return [(code, factoren[code]) for code in codes]


def les_fields(
    formulier: Formulier, factoren: Sequence[Keuze], begin: Mapping[str, str | None]
) -> list[Component]:
    """Draw what was learned and what makes it true here."""
    return [
        formulier.line("titel", "Hoe heet de les?", waarde=begin.get("titel")),
        formulier.text("tekst", "Wat leerde u?", waarde=begin.get("tekst") or "", rijen=3),
        formulier.choice("gezien", "Was het effect te zien?", explained("gezien"), waarde=begin.get("gezien")),
        formulier.text(
            "omdat",
            "Werkt hier wel of niet, omdat …",
            waarde=begin.get("omdat") or "",
            hulp="Wat hoort bij deze plek, deze mensen of deze tijd?",
            rijen=2,
        ),
        formulier.text(
            "voorwaarden",
            "Wat is ervoor nodig?",
            waarde=begin.get("voorwaarden") or "",
            hulp="Zonder dit is de les niet over te nemen.",
            rijen=2,
        ),
        html.Div(
            [
                formulier.select("bewijssoort", "Waar steunt het op?", explained("bewijssoort"), waarde=begin.get("bewijssoort")),
                formulier.select("factor_id", "Bij welke factor?", factoren, waarde=begin.get("factor_id")),
                formulier.line("doelgroep", "Over wie gaat het?", waarde=begin.get("doelgroep")),
                formulier.select(
                    "belemmering", "Wat zat in de weg?", [(NIETS, "Niets bijzonders"), *explained("belemmering")],
                    waarde=begin.get("belemmering") or NIETS,
                ),
            ],
            className="velden-naast",
        ),
        formulier.choice("vrijgave", "Wie mag dit lezen?", explained("les_vrijgave"), waarde=begin.get("vrijgave")),
    ]  # fmt: skip


def read_les(inzending: Inzending) -> Lesinvoer:
    """Read the form; what is missing the service says."""
    try:
        gezien, vrijgave = Gezien(inzending.text("gezien")), Vrijgave(inzending.text("vrijgave"))
    except ValueError:
        raise OngeldigeWaardeError("Kies of het effect te zien was, en wie de les mag lezen.") from None
    tekst = ("titel", "tekst", "omdat", "voorwaarden", "bewijssoort", "factor_id", "doelgroep")
    return Lesinvoer(
        **{veld: inzending.text(veld) for veld in tekst},
        gezien=gezien,
        vrijgave=vrijgave,
        belemmering=inzending.text("belemmering").removeprefix(NIETS),
    )
