"""The calendar of one talk: every step with its day and whose it is, the .ics file, and moving the talk."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from app.components.elementen import aria
from app.components.formulier import Formulier
from app.components.getallen import show_dag
from app.components.kop import section
from app.components.vakken import details
from app.pages.gesprek_stof import Gespreksstof
from app.services.gesprek_plannen import VERZETBAAR
from app.services.kalender import GEDAAN_IN, Stapdag, is_gedaan, kalender_van
from app.toegang import may
from schemas.rollen import Recht, get_rol

PAGINA = "gesprek"


def show_kalender(stof: Gespreksstof) -> Component:
    """Draw the steps in order of time; the first that waits for this person is marked as the own next step."""
    gesprek, vandaag = stof.gesprek, stof.vandaag
    dagen = kalender_van(gesprek)
    eigen = next((d for d in dagen if d.is_voor(stof.gebruiker) and not is_gedaan(gesprek, d, vandaag)), None)
    agenda = html.A(
        "Zet deze dagen in uw agenda (.ics)", href=f"/gesprek/{gesprek.id}/agenda.ics", download=""
    )
    return section(
        "Kalender van dit gesprek",
        html.Ol([_step(stof, d, is_eigen=d is eigen) for d in dagen], className="gesprekskalender"),
        html.P(agenda),
        *_move(stof),
    )


def _step(stof: Gespreksstof, dag: Stapdag, *, is_eigen: bool) -> Component:
    klaar = is_gedaan(stof.gesprek, dag, stof.vandaag)
    wie = ", ".join(get_rol(code).naam.lower() for code in dag.stap.voor)
    is_bekend = dag.stap.code in GEDAAN_IN
    woord = (
        "uw volgende stap"
        if is_eigen
        else "klaar"
        if klaar and is_bekend
        else "voorbij"
        if klaar or dag.op < stof.vandaag
        else ""
    )
    extra = aria(current="step") if is_eigen else {}
    return html.Li(
        [
            html.Time(_when(stof, dag), dateTime=dag.op.isoformat()),
            html.Span([html.Strong(dag.stap.naam), html.Small(wie)]),
            html.Small(woord, className="kalenderstand"),
        ],
        className="eigen" if is_eigen else "af" if klaar else "",
        **extra,
    )


def _when(stof: Gespreksstof, dag: Stapdag) -> str:
    tijd = stof.gesprek.tijd
    return f"{show_dag(dag.op)}, {tijd:%H:%M}" if tijd and dag.stap.code == "gesprek" else show_dag(dag.op)


def _move(stof: Gespreksstof) -> list[Component]:
    gesprek = stof.gesprek
    if not may(stof.gebruiker, Recht.GESPREK_VOEREN) or gesprek.status not in VERZETBAAR:
        return []
    formulier = Formulier(PAGINA, "verzetten", str(gesprek.id), stand=str(gesprek.versie))
    velden = formulier.draw(
        formulier.line("datum", "Nieuwe datum", soort="date", waarde=gesprek.gesprek_op.isoformat()),
        *time_and_place(formulier, gesprek.tijd.strftime("%H:%M") if gesprek.tijd else "", gesprek.locatie),
        formulier.text("reden", "Waarom verzet u het gesprek?", hulp="Beide kanten lezen dit.", rijen=2),
        formulier.hidden("versie", gesprek.versie),
        knoppen=[formulier.button("verzet", "Verzet het gesprek", is_hoofd=False)],
    )
    return [details("Verzet het gesprek, of geef tijd en plaats door", velden)]


def time_and_place(formulier: Formulier, tijd: str, locatie: str) -> list[Component]:
    """Draw the fields for when on the day and where; both may stay empty."""
    return [
        formulier.line(
            "tijd", "Hoe laat? (mag leeg blijven)", soort="text", waarde=tijd, hulp="Bijvoorbeeld 10:30."
        ),
        formulier.line("locatie", "Waar? (mag leeg blijven)", waarde=locatie),
    ]
