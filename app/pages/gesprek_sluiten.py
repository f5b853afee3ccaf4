"""How a talk closes: the municipality's own part, who was there, what is missing per side, adopting (R-33)."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier
from app.components.getallen import show_dag
from app.components.knoppen import link
from app.components.kop import section
from app.components.vakken import card, details
from app.pages.gesprek_botsing import show_botsing
from app.pages.gesprek_stof import Gespreksstof
from app.pages.gesprek_tafel import show_tafel
from app.pages.gesprek_versies import show_versies
from app.services.gereedheid import KANT_IN_WOORDEN, SAMEN, points
from app.services.leerklimaat import find_open_ronde
from app.services.tekstversies import EIGEN_DEEL, count_versies, merge_botsing
from app.store.access.gesprekken import GEOPENDE
from app.toegang import may
from schemas.leercyclus import GEHOUDEN, GesprekStatus
from schemas.rollen import Recht

PAGINA = "gesprek"
VRAAG = "Wat deed de gemeente zelf, of liet zij na?"


def show_sluiten(session: Session, stof: Gespreksstof) -> Component:
    """Draw the closing part; what is not this person's to do is not offered."""
    is_af = stof.gesprek.status is GesprekStatus.VASTGESTELD
    return section(
        "Afsluiten",
        _eigen_deel(session, stof),
        *([show_tafel(stof)] if stof.gesprek.status in GEOPENDE else []),
        *(show_versies(session, stof) if is_af else [_vaststellen(session, stof)]),
        *_puls(session, stof),
        id_="afsluiten",
    )


def _puls(session: Session, stof: Gespreksstof) -> list[Component]:
    """After a talk that was held, ask how learning went there; only while a round is open, never per talk (R-45)."""
    if stof.gesprek.status not in GEHOUDEN:
        return []
    ronde = find_open_ronde(session, stof.gebruiker, stof.vandaag)
    if ronde is None:
        return []
    return [
        card(
            "Hoe veilig en makkelijk was het om hier te leren?",
            html.P(
                f"De ronde {ronde.naam} staat open tot en met {show_dag(ronde.tot)}. Uw antwoorden staan los van "
                "dit gesprek en van uw naam."
            ),
            link("Vul de stellingen in", "/leerklimaat"),
        )
    ]


def _may_lead(stof: Gespreksstof) -> bool:
    return may(stof.gebruiker, Recht.GESPREK_VOEREN) and stof.gesprek.status is not GesprekStatus.VASTGESTELD


def _eigen_deel(session: Session, stof: Gespreksstof) -> Component:
    """The municipality says what it did or failed to do itself; after a clash first the merge."""
    titel, tekst = "Het eigen deel van de gemeente", stof.gesprek.eigen_deel
    if not _may_lead(stof):
        return card(titel, html.P(tekst or "De gemeente schreef hier nog niets."))
    versie = count_versies(session, stof.gesprek, EIGEN_DEEL)
    botsing = next((b for b in stof.botsingen if b.onderdeel == EIGEN_DEEL), None)
    sleutel = str(stof.gesprek.id)
    if botsing is not None:
        uitslag = merge_botsing(session, stof.gesprek, botsing)
        formulier = Formulier(PAGINA, "eigen_deel", sleutel, stand=f"botsing-{botsing.id}-{versie}")
        velden = _fields(formulier, uitslag.voorstel["tekst"], versie)
        return card(titel, show_botsing(formulier, botsing, uitslag, velden, {"tekst": VRAAG}))
    formulier = Formulier(PAGINA, "eigen_deel", sleutel, stand=f"versie-{versie}")
    knop = formulier.button("bewaar", "Bewaar het eigen deel", is_hoofd=False)
    vorm = formulier.draw(*_fields(formulier, tekst, versie), knoppen=[knop])
    return card(titel, *([html.P(tekst), details("Pas de tekst aan", vorm)] if tekst else [vorm]))


def _fields(formulier: Formulier, tekst: str, versie: int) -> list[Component]:
    hulp = "Denk aan toeleiding, ruimte, geld, regels en toezeggingen. Zonder deze tekst sluit het kwartaal niet."
    return [
        formulier.text("tekst", VRAAG, waarde=tekst, hulp=hulp),
        formulier.hidden("versie", versie),
    ]


def _vaststellen(session: Session, stof: Gespreksstof) -> Component:
    """List what must still happen, each side with its own part; who leads adopts when nothing is left."""
    if not may(stof.gebruiker, Recht.LEZING_SCHRIJVEN) and stof.gesprek.status not in GEOPENDE:
        # Whether a reading came in is not told to who does not write one.
        return card(
            "Vaststellen", html.P("Wat er nog moet gebeuren, staat hier zodra de lezingen open zijn.")
        )
    punten = points(session, stof.gesprek)
    lijsten = [
        html.Div([html.H4(f"Nog te doen{wie}"), html.Ul([html.Li(p.zin) for p in eigen], className="lijst")])
        for kant, wie in (
            {k: f" door {naam}" for k, naam in KANT_IN_WOORDEN.items()} | {SAMEN: ", samen aan tafel"}
        ).items()
        if (eigen := [p for p in punten if p.kant == kant])
    ]
    klaar = "Alles is er. Na vaststellen verandert er niets meer aan dit gesprek."
    delen: list[Component] = [html.Div(lijsten, className="punten")] if punten else [html.P(klaar)]
    if _may_lead(stof):
        formulier = Formulier(PAGINA, "vaststellen", str(stof.gesprek.id))
        knoppen = [] if punten else [formulier.button("stel_vast", "Stel het gesprek vast")]
        delen.append(formulier.draw(formulier.hidden("versie", stof.gesprek.versie), knoppen=knoppen))
    return card("Vaststellen", *delen)
