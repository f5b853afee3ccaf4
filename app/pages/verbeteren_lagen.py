"""Questions about an action to another layer of regie: asked, answered, overdue (R-41)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier, explained
from app.components.getallen import show_dag, show_moment
from app.components.kop import section
from app.components.vakken import card, details, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.verbeteractie_formulier import niveau_word
from app.services.laagvragen import ANTWOORDENDEN, may_answer, open_vragen
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst, load_keuzes
from schemas.rollen import Recht, get_rol

if TYPE_CHECKING:
    from app.store.tables import Laagvraag, Verbeteractie

PAGINA = "verbeteren"
ANTWOORDTIJD = timedelta(days=21)


def show_lagen(context: Context, gebruiker: Gebruiker, actie: Verbeteractie) -> Component:
    """Draw every question with its answer, and the forms for who may ask or answer."""
    vandaag = context.vandaag()
    vragen = [_draw(gebruiker, actie, vraag, vandaag) for vraag in actie.laagvragen]
    leeg = [] if vragen else [note("Er is nog niets aan een andere laag gevraagd.")]
    return section("Andere lagen", *leeg, *vragen, *_ask(gebruiker, actie, vandaag), id_="lagen")


def _draw(gebruiker: Gebruiker, actie: Verbeteractie, vraag: Laagvraag, vandaag: date) -> Component:
    rol = get_rol(vraag.rol).naam.lower()
    delen: list[Component] = [
        html.P(vraag.tekst),
        note(f"Gevraagd door {vraag.gevraagd_door}, {show_moment(vraag.gevraagd_op)}."),
    ]
    if vraag.beantwoord_op is not None:
        besluit = load_keuzelijst("laagantwoord")[vraag.besluit]
        delen += [
            html.P([html.Strong(f"{besluit}. "), vraag.antwoord]),
            note(f"{vraag.beantwoord_door}, {show_moment(vraag.beantwoord_op)}"),
        ]
    else:
        te_laat = (vandaag - vraag.antwoord_voor).days
        wacht = f"Antwoord voor {show_dag(vraag.antwoord_voor)}"
        delen.append(
            html.P(html.Strong(f"{wacht}, {te_laat} dagen te laat." if te_laat > 0 else f"{wacht}."))
        )
        delen += _answer(gebruiker, actie, vraag)
    return card(f"Aan {niveau_word(vraag.naar_niveau).lower()}", *delen, soort=f"Vraag aan de {rol}")


def _answer(gebruiker: Gebruiker, actie: Verbeteractie, vraag: Laagvraag) -> list[Component]:
    if not may_answer(gebruiker, vraag):
        return []
    formulier = Formulier(PAGINA, "laagantwoord", f"{actie.id}-{vraag.id}")
    return [
        formulier.draw(
            formulier.choice("besluit", "Wat doet uw laag?", explained("laagantwoord")),
            formulier.text(
                "antwoord", "Uw antwoord", hulp="Ook als u het niet oppakt: waarom niet.", rijen=2
            ),
            knoppen=[formulier.button("antwoord", "Geef antwoord")],
        )
    ]


def _ask(gebruiker: Gebruiker, actie: Verbeteractie, vandaag: date) -> list[Component]:
    if not may(gebruiker, Recht.VERBETERACTIE_BIJWERKEN):
        return []
    bezet = {actie.niveau, *(v.naar_niveau for v in open_vragen(actie))}
    lagen = [(k.code, f"{k.label}: {k.hulp.lower()}") for k in load_keuzes("niveau") if k.code not in bezet]
    if not lagen:
        return []
    formulier = Formulier(PAGINA, "laagvraag", str(actie.id), stand=str(len(actie.laagvragen)))
    velden = formulier.draw(
        formulier.choice("naar", "Aan welke laag?", lagen),
        formulier.choice(
            "rol", "Wie geeft antwoord?", [(code, get_rol(code).naam) for code in ANTWOORDENDEN]
        ),
        formulier.text("tekst", "Wat vraagt u?", rijen=2),
        formulier.line(
            "antwoord_voor",
            "Antwoord voor",
            soort="date",
            waarde=(vandaag + ANTWOORDTIJD).isoformat(),
            hulp="Daarna staat de vraag bovenaan op Start, bij wie antwoord geeft.",
        ),
        knoppen=[formulier.button("vraag", "Stel de vraag", is_hoofd=False)],
    )
    return [details("Vraag iets aan een andere laag", velden)]
