"""Start: what is asked of me now, by date, and what changed since my last visit."""

from datetime import date

from dash import Dash, html
from dash.development.base_component import Component

from app.components.getallen import show_dag, show_moment
from app.components.knoppen import button_row, link, link_button
from app.components.kop import page_header, section
from app.components.plaatsen import read_plaatsen
from app.components.vakken import empty_state
from app.context import Context
from app.identity import Gebruiker
from app.pages.papieren import show_wijkpapier
from app.pages.start_kalender import show_kalender, show_volgend_gesprek
from app.services.accounts import previous_visit
from app.services.start import Gevraagd, asked_of
from app.services.veranderingen import Verandering, changed_since
from app.toegang import may
from schemas.rollen import Recht

ROUTE = "/"
NAAM = "Start"
RECHT: Recht | None = None
ZICHTBAAR = 12
WEEK = 7
VOORBIJ, BINNENKORT, DAARNA = "De datum is voorbij", f"Vandaag en de komende {WEEK} dagen", "Daarna"


def layout(context: Context, gebruiker: Gebruiker, **_: str) -> Component:
    """Draw what is asked and what changed."""
    vandaag = context.vandaag()
    with context.sessions() as session:
        gevraagd = asked_of(session, gebruiker, vandaag, context.kwartaal)
        sinds = previous_visit(session, gebruiker)
        veranderd = changed_since(session, gebruiker, sinds)
    return html.Div(
        [
            page_header(f"Dag {gebruiker.naam}", ondertitel=f"Vandaag is het {show_dag(vandaag)}."),
            *show_volgend_gesprek(context, gebruiker),
            section("Wat nu van u gevraagd wordt", _show_asked(gevraagd, vandaag)),
            *_show_melden(gebruiker),
            *show_kalender(context, gebruiker),
            *_show_paper(context, gebruiker),
            section(
                "Wat er veranderde sinds uw laatste bezoek"
                if sinds is None
                else f"Wat er veranderde sinds {show_moment(sinds)}",
                _show_changes(veranderd, is_eerste=sinds is None),
            ),
        ]
    )


def _show_melden(gebruiker: Gebruiker) -> list[Component]:
    """Give who works in or lives in the wijk one button to tell what they see."""
    if not may(gebruiker, Recht.SIGNAAL_GEVEN):
        return []
    return [
        section(
            "Ziet u iets in de wijk?",
            html.P("Vertel in twee regels wat u ziet en waar. U hoort wat ermee gebeurt."),
            button_row(
                link_button("Meld wat u ziet", "/signalen"),
                link_button("Vragen aan de wijk", "/uitvragen"),
                link_button("Plannen uit de wijk", "/initiatieven"),
            ),
        )
    ]


def _show_paper(context: Context, gebruiker: Gebruiker) -> list[Component]:
    """Offer the newest page about each of one's own places."""
    kwartaal = next(iter(context.marts.kwartalen()), "")
    plaatsen = read_plaatsen(context.marts.regios())
    eigen = [(code, plaatsen.name(code)) for code in sorted(gebruiker.regiocodes)]
    return show_wijkpapier(gebruiker, eigen, kwartaal=kwartaal, met_cijfers=False)


def _show_asked(gevraagd: list[Gevraagd], vandaag: date) -> Component:
    if not gevraagd:
        return empty_state(
            "Er wordt nu niets van u gevraagd. Zodra er iets te doen is, staat het hier, met de datum erbij.",
            html.P(link("Bekijk het wijkbeeld", "/wijkbeeld")),
        )
    eerste = gevraagd[0]
    return html.Div(
        [
            deel
            for titel, vragen in group_by_time(gevraagd, vandaag).items()
            for deel in (
                html.H3(f"{titel} ({len(vragen)})"),
                html.Ol([_ask(v, vandaag, is_eerste=v is eerste) for v in vragen], className="gevraagd"),
            )
        ]
    )


def group_by_time(gevraagd: list[Gevraagd], vandaag: date) -> dict[str, list[Gevraagd]]:
    """Put what is asked under past its date, the coming week and later, in the order given; empty ones are left out."""
    groepen: dict[str, list[Gevraagd]] = {VOORBIJ: [], BINNENKORT: [], DAARNA: []}
    for vraag in gevraagd:
        dagen = (vraag.datum - vandaag).days
        groepen[VOORBIJ if dagen < 0 else BINNENKORT if dagen <= WEEK else DAARNA].append(vraag)
    return {titel: vragen for titel, vragen in groepen.items() if vragen}


def _ask(vraag: Gevraagd, vandaag: date, *, is_eerste: bool) -> Component:
    dagen = (vandaag - vraag.datum).days
    te_laat = f"{dagen} {'dag' if dagen == 1 else 'dagen'} geleden"
    return html.Li(
        [
            html.P(
                [
                    html.Time(show_dag(vraag.datum), dateTime=vraag.datum.isoformat()),
                    *([html.Small(te_laat)] if dagen > 0 else []),
                ],
                className="datum",
            ),
            html.Div([html.H4(vraag.titel), html.P(vraag.uitleg, className="noot")]),
            link_button(vraag.knop, vraag.href, is_hoofd=is_eerste),
        ]
    )


def _show_changes(veranderd: list[Verandering], *, is_eerste: bool) -> Component:
    if is_eerste:
        return empty_state(
            "Dit is uw eerste bezoek. Vanaf nu ziet u hier wat er sinds uw vorige bezoek veranderde."
        )
    if not veranderd:
        return empty_state("Er veranderde niets.")
    return html.Ul([_change(v) for v in veranderd[:ZICHTBAAR]], className="lijst")


def _change(verandering: Verandering) -> Component:
    zin = link(verandering.zin, verandering.href) if verandering.href else verandering.zin
    return html.Li([html.Span(f"{show_moment(verandering.tijdstip)}: ", className="noot"), zin])


def register(app: Dash, context: Context) -> None:
    """Start has no callbacks: it only shows where to go."""
