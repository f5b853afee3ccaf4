"""One signaal: what was seen, what happened to it day by day, and what its owner can do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.elementen import Inhoud
from app.components.factoren import Factornaam, read_rijen
from app.components.formulier import Formulier, explained
from app.components.getallen import show_dag
from app.components.kop import page_header, section
from app.components.plaatsen import Plaatsen
from app.components.tabellen import definition_list
from app.components.vakken import card, note, notice, quotation
from app.context import Context
from app.identity import Gebruiker
from app.services.signaaloverdracht import count_overdrachten, find_open
from app.services.signalen import OPPAKKEN
from app.store.access import handles_regio, visible_ontvangers
from app.store.access.bereik import is_regio_within
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import OverdrachtStatus, SignaalStatus
from schemas.rollen import Recht, get_rol

if TYPE_CHECKING:
    from app.store.tables import Signaal

PAGINA = "signalen"


def show_blad(
    context: Context, session: Session, gebruiker: Gebruiker, signaal: Signaal, plaatsen: Plaatsen
) -> Component:
    """Draw the signaal, its way so far, and the forms of this person."""
    factoren = {f.factor_id: f.naam for f in read_rijen(context.marts.factoren(), Factornaam)}
    bron = load_keuzelijst("signaal_bron")[signaal.bron].lower()
    namens = f", namens {signaal.namens}" if signaal.namens else ""
    return html.Div(
        [
            page_header("Signaal", kruimels=[("Signalen", "/signalen"), (f"Signaal {signaal.id}", None)]),
            quotation(
                signaal.tekst,
                f"{signaal.gemeld_door}{namens} ({bron}), {show_dag(signaal.gemeld_op.date())}",
            ),
            card(
                None,
                definition_list(
                    [
                        ("Waar", f"{signaal.plaatstekst} ({plaatsen.name(signaal.regiocode)})"),
                        ("Waar het over gaat", factoren.get(signaal.factor_id, "niet gekozen")),
                        ("Stand", load_keuzelijst("signaal_status")[signaal.status]),
                        ("Eigenaar", signaal.eigenaar or "nog niemand"),
                        ("Overgedragen", f"{count_overdrachten(signaal)} keer"),
                    ]
                ),
            ),
            *_show_antwoord(signaal),
            section("Wat er gebeurde", html.Ol(list_weg(signaal), className="lijst")),
            *show_forms(context, session, gebruiker, signaal),
        ]
    )


def _show_antwoord(signaal: Signaal) -> list[Component]:
    if signaal.teruggekoppeld_op is None:
        return []
    wie = f"{signaal.teruggekoppeld_door}, {show_dag(signaal.teruggekoppeld_op)}"
    return [section("Antwoord aan de melder", quotation(signaal.terugkoppeling, wie))]


def list_weg(signaal: Signaal) -> list[Component]:
    """Return what happened, in order of day."""
    punten: list[tuple[object, Inhoud]] = [(signaal.gemeld_op.date(), "gemeld")]
    for o in signaal.overdrachten:
        punten.append(
            (o.gevraagd_op.date(), f"{o.van_naam} vroeg {o.naar_naam} dit over te nemen: {o.reden}")
        )
        if o.beantwoord_op is not None:
            woord = "nam het over" if o.status is OverdrachtStatus.AANVAARD else "nam het niet over"
            reden = f": {o.antwoord}" if o.antwoord else ""
            punten.append((o.beantwoord_op.date(), f"{o.naar_naam} {woord}{reden}"))
    if signaal.besluit_op is not None:
        keuze = load_keuzelijst("signaal_besluit")[signaal.besluit].lower()
        punten.append((signaal.besluit_op, f"besluit: {keuze}. {signaal.besluit_tekst}"))
    if signaal.eerste_stap_op is not None:
        punten.append((signaal.eerste_stap_op, f"eerste actie: {signaal.eerste_stap}"))
    if signaal.teruggekoppeld_op is not None:
        punten.append((signaal.teruggekoppeld_op, "de melder kreeg antwoord"))
    geordend = sorted(punten, key=lambda punt: str(punt[0]))
    return [html.Li([html.Strong(f"{show_dag(dag)}: "), wat]) for dag, wat in geordend]  # type: ignore[arg-type]


def show_forms(context: Context, session: Session, gebruiker: Gebruiker, signaal: Signaal) -> list[Component]:
    """Draw what this person may do now; who may only follow is told who acts."""
    if signaal.status is SignaalStatus.AFGESLOTEN:
        return []
    if not may(gebruiker, Recht.SIGNAAL_BEHANDELEN):
        return [note("U krijgt hier antwoord zodra er een besluit is. U hoeft niets te doen.")]
    verzoek = find_open(signaal)
    if verzoek is not None and verzoek.naar_id == gebruiker.id:
        return [_asked_form(signaal, verzoek.van_naam, verzoek.reden)]
    if signaal.eigenaar_id is None:
        return _take_form(gebruiker, signaal)
    if signaal.eigenaar_id != gebruiker.id:
        return [note(f"{signaal.eigenaar} is eigenaar van dit signaal en geeft de melder antwoord.")]
    return [
        *_next_form(context, signaal),
        *(
            [note(f"{verzoek.naar_naam} is gevraagd dit over te nemen. Tot die tijd bent u eigenaar.")]
            if verzoek
            else [_transfer_form(session, gebruiker, signaal)]
        ),
    ]


def _take_form(gebruiker: Gebruiker, signaal: Signaal) -> list[Component]:
    if not handles_regio(gebruiker) or not is_regio_within(signaal.regiocode, gebruiker):
        return [note("De gebiedsadviseur pakt dit signaal op.")]
    formulier = Formulier(PAGINA, "oppakken", str(signaal.id))
    return [
        section(
            "Pak dit signaal op",
            html.P("U wordt eigenaar: u zorgt voor een besluit en geeft de melder antwoord."),
            formulier.draw(knoppen=[formulier.button("pak_op", "Ik pak dit op")]),
        )
    ]


def _asked_form(signaal: Signaal, van: str, reden: str) -> Component:
    formulier = Formulier(PAGINA, "overname", str(signaal.id))
    return section(
        "Neemt u dit signaal over?",
        notice(f"{van} vraagt u dit over te nemen.", html.P(reden)),
        formulier.draw(
            formulier.choice(
                "aanvaard",
                "Uw antwoord",
                (("ja", "Ja, ik neem het over"), ("nee", "Nee, dit hoort niet bij mij")),
            ),
            formulier.text("antwoord", "Toelichting (verplicht bij nee)", rijen=2),
            knoppen=[formulier.button("antwoord", "Geef antwoord")],
        ),
    )


def _next_form(context: Context, signaal: Signaal) -> list[Component]:
    vandaag = context.vandaag().isoformat()
    if signaal.status is SignaalStatus.OPGEPAKT:
        formulier = Formulier(PAGINA, "besluit", str(signaal.id))
        return [
            section(
                "Besluit",
                formulier.draw(
                    formulier.hidden("versie", signaal.versie),
                    formulier.choice("besluit", "Wat is er besloten?", explained("signaal_besluit")),
                    formulier.text("tekst", "Wat precies, en waarom?"),
                    formulier.line("dag", "Op welke dag?", soort="date", waarde=vandaag),
                    knoppen=[formulier.button("besluit", "Leg het besluit vast")],
                ),
            )
        ]
    if signaal.status is SignaalStatus.BESLOTEN and signaal.besluit == OPPAKKEN:
        formulier = Formulier(PAGINA, "start", str(signaal.id))
        return [
            section(
                "Eerste actie",
                formulier.draw(
                    formulier.hidden("versie", signaal.versie),
                    formulier.text("stap", "Wat is er als eerste gedaan?", rijen=2),
                    formulier.line("dag", "Op welke dag?", soort="date", waarde=vandaag),
                    knoppen=[formulier.button("start", "Leg de eerste actie vast")],
                ),
            )
        ]
    formulier = Formulier(PAGINA, "sluiten", str(signaal.id))
    return [
        section(
            "Antwoord aan de melder",
            formulier.draw(
                formulier.hidden("versie", signaal.versie),
                formulier.text(
                    "terugkoppeling",
                    "Wat vertelt u de melder?",
                    hulp="Wat is ermee gedaan, of waarom niet. Zonder antwoord blijft het signaal open.",
                ),
                knoppen=[formulier.button("sluit", "Geef antwoord en sluit af")],
            ),
        )
    ]


def _transfer_form(session: Session, gebruiker: Gebruiker, signaal: Signaal) -> Component:
    formulier = Formulier(PAGINA, "overdracht", str(signaal.id))
    keuzes = [
        (str(a.id), f"{a.naam} ({get_rol(a.rol).naam.lower()}, {a.organisatie})" if a.organisatie else a.naam)
        for a in visible_ontvangers(session, gebruiker)
    ]
    return section(
        "Of draag het over",
        formulier.draw(
            formulier.select(
                "naar",
                "Aan wie?",
                keuzes,
                hulp="U blijft eigenaar tot de ander het aanvaardt. Elke overdracht telt mee.",
            ),
            formulier.text("reden", "Waarom kan de ander hier meer aan doen?", rijen=2),
            knoppen=[formulier.button("vraag", "Vraag om het over te nemen", is_hoofd=False)],
        ),
    )
