"""Who gets credit for an action (R-44), and whether it is manageable for now (R-40)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier
from app.components.getallen import show_dag
from app.components.kop import section
from app.components.tabellen import definition_list
from app.components.vakken import card, details, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.verbeteractie_formulier import credit_fields
from app.services.erkenning import describe_erkenning
from app.toegang import may
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Verbeteractie

PAGINA = "verbeteren"


def show_eer(gebruiker: Gebruiker, actie: Verbeteractie) -> Component:
    """Draw credit by role, and the form to change it with a reason."""
    eer = describe_erkenning(actie)
    inhoud = (
        definition_list([*eer, ("Instemming", actie.instemming)])
        if eer
        else note("Nog niet ingevuld: wie had het idee, wie doet het, wie betaalt?")
    )
    return section("Wie krijgt eer", card(None, inhoud, *_change(gebruiker, actie)), id_="eer")


def _change(gebruiker: Gebruiker, actie: Verbeteractie) -> list[Component]:
    if not may(gebruiker, Recht.VERBETERACTIE_BIJWERKEN):
        return []
    formulier = Formulier(PAGINA, "erkenning", str(actie.id), stand=str(actie.versie))
    velden = formulier.draw(
        credit_fields(formulier, actie),
        formulier.text("reden", "Waarom verandert dit?", rijen=2),
        formulier.hidden("versie", actie.versie),
        knoppen=[formulier.button("bewaar", "Bewaar", is_hoofd=False, naam="Bewaar wie eer krijgt")],
    )
    return [details("Vul aan of verander", velden)]


def show_beheersbaar(context: Context, gebruiker: Gebruiker, actie: Verbeteractie) -> Component:
    """Draw until when it is good enough, and the form: good enough is a stand, not an end."""
    nu = (
        f"Tijdelijk beheersbaar. Wij kijken opnieuw op {show_dag(actie.herzien_op)}."
        if actie.herzien_op
        else "Niet gemarkeerd. Is het voorlopig goed genoeg? Kies dan een dag om opnieuw te kijken."
    )
    return section(
        "Tijdelijk beheersbaar", card(None, html.P(nu), *_mark(context, gebruiker, actie)), id_="beheersbaar"
    )


def _mark(context: Context, gebruiker: Gebruiker, actie: Verbeteractie) -> list[Component]:
    if not may(gebruiker, Recht.VERBETERACTIE_BIJWERKEN):
        return []
    formulier = Formulier(PAGINA, "beheersbaar", str(actie.id), stand=str(actie.versie))
    voorstel = context.kwartaal.plus(1).eerste_dag.isoformat()
    weg = [formulier.button("haal_weg", "Niet meer nodig", is_hoofd=False)] if actie.herzien_op else []
    velden = formulier.draw(
        formulier.line("dag", "Wanneer kijkt u opnieuw?", soort="date", waarde=voorstel),
        formulier.text("reden", "Waarom is het nu genoeg, of niet meer nodig?", rijen=2),
        formulier.hidden("versie", actie.versie),
        knoppen=[formulier.button("markeer", "Leg vast", is_hoofd=False), *weg],
    )
    return [details("Kies een dag" if not actie.herzien_op else "Andere dag, of niet meer nodig", velden)]
