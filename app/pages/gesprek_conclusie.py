"""What the table concludes about one afspraak, and the consequence recorded right there (R-30, R-33)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier
from app.components.getallen import show_kwartaal
from app.components.knoppen import address, link
from app.components.tabellen import definition_list
from app.components.vakken import details, note
from app.context import Context
from app.pages.gesprek_stof import Gespreksstof
from app.pages.toezegging_formulier import show_toezegging_formulier
from app.pages.verbeteractie_formulier import show_verbeteractie_formulier
from app.services.gesprekken import AAN_TAFEL
from app.store.access.gesprekken import GEOPENDE
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import GesprekStatus
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Afspraak, Conclusie

PAGINA = "gesprek"
SAMEN = (("ja", "Ja, dit is onze gezamenlijke conclusie"), ("nee", "Nee, wij leggen het verschil vast"))


def show_conclusie(context: Context, stof: Gespreksstof, afspraak: Afspraak) -> Component:
    """Draw the conclusion with its consequence; who leads the talk can write while it is held."""
    conclusie = stof.conclusie(afspraak)
    if stof.gesprek.status in AAN_TAFEL and may(stof.gebruiker, Recht.GESPREK_VOEREN):
        return _to_write(context, stof, afspraak, conclusie)
    delen = [_draw(conclusie)] if conclusie else [note(_absent(stof))]
    return html.Section(
        [html.H3("Conclusie"), *delen, *_consequences(stof, afspraak)], className="vak conclusie"
    )


def _absent(stof: Gespreksstof) -> str:
    if stof.gesprek.status not in GEOPENDE:
        return "De conclusie komt als beide lezingen open zijn en het gesprek is gevoerd."
    if stof.gesprek.status is GesprekStatus.VASTGESTELD:
        return "Bij deze afspraak is geen conclusie geschreven."
    return "De conclusie is te lezen als zij is geschreven en het gesprek is vastgesteld."


def _to_write(
    context: Context, stof: Gespreksstof, afspraak: Afspraak, conclusie: Conclusie | None
) -> Component:
    gevolg = conclusie.gevolg if conclusie else ""
    sleutel = f"{stof.gesprek.id}-{afspraak.id}"
    acties = [
        v for v in stof.verbeteracties if v.gesprek_id == stof.gesprek.id and v.afspraak_id == afspraak.id
    ]
    toezeggingen = [t for t in stof.toezeggingen if t.gesprek_id == stof.gesprek.id]
    return html.Section(
        [
            html.H3("Wat betekent dit voor volgend kwartaal?"),
            *_written(sleutel, conclusie),
            *_consequences(stof, afspraak),
            details(
                "Leg een verbeteractie vast",
                show_verbeteractie_formulier(context, stof, afspraak, pagina=PAGINA, stand=str(len(acties))),
                is_open=gevolg == "actie" and not acties,
            ),
            details(
                "Leg een toezegging vast",
                show_toezegging_formulier(
                    stof.gesprek.beschikking,
                    stof.gebruiker,
                    pagina=PAGINA,
                    sleutel=sleutel,
                    stand=str(len(toezeggingen)),
                ),
                is_open=gevolg == "afspraak" and not toezeggingen,
            ),
        ],
        className="vak conclusie",
    )


def _written(sleutel: str, conclusie: Conclusie | None) -> list[Component]:
    """Draw the form; once written the words themselves, with the form folded."""
    if conclusie is None:
        return [_form(sleutel, conclusie)]
    return [_draw(conclusie), details("Pas de conclusie aan", _form(sleutel, conclusie))]


def _form(sleutel: str, conclusie: Conclusie | None) -> Component:
    formulier = Formulier(PAGINA, "conclusie", sleutel)
    return formulier.draw(
        formulier.text("tekst", "Conclusie", waarde=conclusie.tekst if conclusie else ""),
        formulier.choice(
            "samen",
            "Zijn beide kanten het eens?",
            SAMEN,
            waarde=("ja" if conclusie.is_gezamenlijk else "nee") if conclusie else None,
        ),
        html.Div(
            formulier.text(
                "verschil",
                "Waarin verschilt u van mening?",
                waarde=conclusie.verschil if conclusie else "",
                rijen=2,
            ),
            className="bij-verschil",
        ),
        formulier.text(
            "besluit",
            "Besluit (mag leeg blijven)",
            waarde=conclusie.besluit if conclusie else "",
            rijen=2,
        ),
        formulier.choice(
            "beslisrecht",
            "Wie besluit hierover?",
            list(load_keuzelijst("beslisrecht").items()),
            waarde=conclusie.beslisrecht if conclusie else "samen",
        ),
        formulier.choice(
            "gevolg",
            "Wat volgt hieruit?",
            list(load_keuzelijst("gevolg").items()),
            waarde=conclusie.gevolg if conclusie else None,
        ),
        html.Div(
            formulier.text(
                "gevolg_reden",
                "Waarom volgt er geen actie?",
                waarde=conclusie.gevolg_reden if conclusie else "",
                rijen=2,
            ),
            className="bij-geen-actie",
        ),
        formulier.hidden("versie", conclusie.versie if conclusie else 0),
        knoppen=[formulier.button("bewaar", "Bewaar de conclusie")],
    )


def _draw(conclusie: Conclusie) -> Component:
    return definition_list(
        [
            ("Gezamenlijk" if conclusie.is_gezamenlijk else "Conclusie", conclusie.tekst),
            ("Verschil van mening", conclusie.verschil),
            ("Besluit", conclusie.besluit),
            ("Wie besluit", load_keuzelijst("beslisrecht").get(conclusie.beslisrecht)),
            ("Gevolg", load_keuzelijst("gevolg").get(conclusie.gevolg)),
            ("Reden", conclusie.gevolg_reden),
        ]
    )


def _consequences(stof: Gespreksstof, afspraak: Afspraak) -> list[Component]:
    """List the actions of this afspraak that came from this talk."""
    acties = [
        v for v in stof.verbeteracties if v.gesprek_id == stof.gesprek.id and v.afspraak_id == afspraak.id
    ]
    if not acties:
        return []
    regels = [
        html.Li(
            [
                link(v.titel, address("/verbeteren", verbeteractie=v.id)),
                f", {v.eigenaar}; wij kijken terug in {show_kwartaal(v.terugkijk_kwartaal)}.",
            ]
        )
        for v in acties
    ]
    return [html.P("Verbeteracties uit dit gesprek:"), html.Ul(regels, className="lijst")]
