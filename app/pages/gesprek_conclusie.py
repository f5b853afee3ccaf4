"""What the table concludes about one afspraak, and the consequence recorded right there (R-30, R-33)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier
from app.components.getallen import show_kwartaal
from app.components.knoppen import address, link
from app.components.tabellen import definition_list
from app.components.vakken import details, note
from app.context import Context
from app.pages.gesprek_botsing import show_botsing
from app.pages.gesprek_stof import Gespreksstof
from app.pages.toezegging_formulier import show_toezegging_formulier
from app.pages.verbeteractie_formulier import show_verbeteractie_formulier
from app.services.gesprekken import AAN_TAFEL
from app.services.tekstversies import merge_botsing
from app.store.access.gesprekken import GEOPENDE
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import GesprekStatus
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Afspraak, Conclusie, Toezegging, Verbeteractie

PAGINA = "gesprek"
VELDNAMEN = {
    "tekst": "Conclusie",
    "is_gezamenlijk": "Zijn beide kanten het eens?",
    "verschil": "Waarin verschilt u van mening?",
    "besluit": "Besluit",
    "beslisrecht": "Wie besluit hierover?",
    "ingeleverd": "Wat laten we hiervoor los?",
    "gevolg": "Wat volgt hieruit?",
    "gevolg_reden": "Waarom volgt er geen actie?",
}
"""The fields of a conclusion, as they are called on every screen."""
SAMEN = (("ja", "Ja, dit is onze gezamenlijke conclusie"), ("nee", "Nee, wij leggen het verschil vast"))


def show_conclusie(context: Context, session: Session, stof: Gespreksstof, afspraak: Afspraak) -> Component:
    """Draw the conclusion with its consequence; who leads the talk can write while it is held."""
    conclusie = stof.conclusie(afspraak)
    if stof.gesprek.status in AAN_TAFEL and may(stof.gebruiker, Recht.GESPREK_VOEREN):
        return _to_write(context, session, stof, afspraak, conclusie)
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
    context: Context, session: Session, stof: Gespreksstof, afspraak: Afspraak, conclusie: Conclusie | None
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
            *_written(session, stof, afspraak, conclusie),
            *_consequences(stof, afspraak),
            details(
                "Leg een verbeteractie vast",
                show_verbeteractie_formulier(
                    context, stof, afspraak, pagina=PAGINA, stand=_count_own(stof, acties)
                ),
                is_open=gevolg == "actie" and not acties,
            ),
            details(
                "Leg een toezegging vast",
                show_toezegging_formulier(
                    stof.gesprek.beschikking,
                    stof.gebruiker,
                    pagina=PAGINA,
                    sleutel=sleutel,
                    stand=_count_own(stof, toezeggingen),
                ),
                is_open=gevolg == "afspraak" and not toezeggingen,
            ),
        ],
        className="vak conclusie",
    )


def _count_own(stof: Gespreksstof, rijen: Sequence[Verbeteractie | Toezegging]) -> str:
    """Only what this person made empties a form: what others add meanwhile must not cost what is being typed."""
    return str(sum(rij.gemaakt_door == stof.gebruiker.naam for rij in rijen))


def _written(
    session: Session, stof: Gespreksstof, afspraak: Afspraak, conclusie: Conclusie | None
) -> list[Component]:
    """Draw the form; once written the words themselves, with the form folded; after a clash first the merge."""
    sleutel = f"{stof.gesprek.id}-{afspraak.id}"
    versie = conclusie.versie if conclusie else 0
    botsing = next((b for b in stof.botsingen if b.afspraak_id == afspraak.id), None)
    if botsing is not None:
        uitslag = merge_botsing(session, stof.gesprek, botsing)
        formulier = Formulier(PAGINA, "conclusie", sleutel, stand=f"botsing-{botsing.id}-{versie}")
        velden = conclusion_fields(formulier, uitslag.voorstel, versie=versie)
        return [show_botsing(formulier, botsing, uitslag, velden, VELDNAMEN)]
    formulier = Formulier(PAGINA, "conclusie", sleutel, stand=f"versie-{versie}")
    velden = conclusion_fields(formulier, _stored(conclusie), versie=versie)
    knop = formulier.button("bewaar", "Bewaar de conclusie")
    if conclusie is None:
        return [formulier.draw(*velden, knoppen=[knop])]
    return [_draw(conclusie), details("Pas de conclusie aan", formulier.draw(*velden, knoppen=[knop]))]


def _stored(conclusie: Conclusie | None) -> dict[str, str]:
    if conclusie is None:
        return {}
    velden = {veld: str(getattr(conclusie, veld)) for veld in VELDNAMEN if veld != "is_gezamenlijk"}
    return {**velden, "is_gezamenlijk": "ja" if conclusie.is_gezamenlijk else "nee"}


def conclusion_fields(formulier: Formulier, waarden: Mapping[str, str], *, versie: int) -> list[Component]:
    """Draw the fields of a conclusion, filled with `waarden`."""

    def text(veld: str, *, label: str = "", hulp: str = "", rijen: int = 2) -> Component:
        naam = label or VELDNAMEN[veld]
        return formulier.text(veld, naam, waarde=waarden.get(veld, ""), hulp=hulp, rijen=rijen)

    return [
        text("tekst", rijen=3),
        formulier.choice("samen", VELDNAMEN["is_gezamenlijk"], SAMEN, waarde=waarden.get("is_gezamenlijk")),
        html.Div(
            text("verschil", hulp="Zet beide kanten op papier, ieder in eigen woorden."),
            className="bij-verschil",
        ),
        text("besluit", label="Besluit (mag leeg blijven)"),
        formulier.choice(
            "beslisrecht",
            VELDNAMEN["beslisrecht"],
            list(load_keuzelijst("beslisrecht").items()),
            waarde=waarden.get("beslisrecht") or "samen",
        ),
        text(
            "ingeleverd",
            label="Wat laten we hiervoor los? (mag leeg blijven)",
            hulp="Een besluit kost tijd, geld of ruimte. Noem wat er minder wordt of stopt.",
        ),
        formulier.choice(
            "gevolg",
            VELDNAMEN["gevolg"],
            list(load_keuzelijst("gevolg").items()),
            waarde=waarden.get("gevolg"),
        ),
        html.Div(text("gevolg_reden"), className="bij-geen-actie"),
        formulier.hidden("versie", versie),
    ]


def _draw(conclusie: Conclusie) -> Component:
    return definition_list(
        [
            ("Gezamenlijk" if conclusie.is_gezamenlijk else "Conclusie", conclusie.tekst),
            ("Verschil van mening", conclusie.verschil),
            ("Besluit", conclusie.besluit),
            ("Daarvoor laten we los", conclusie.ingeleverd),
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
