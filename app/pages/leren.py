"""Leren wij?: the measure of our own learning, the municipality first; counts, never an order of parties (R-13)."""

from collections.abc import Sequence

from dash import Dash, html
from dash.development.base_component import Component

from app.components.getallen import show_getal, show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import table
from app.components.vakken import details, empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.doorlooptabel import MIDDEN, show_tijden
from app.pages.verbeteren_wegwijzer import show_wegen
from app.services.doorlooptijden import describe_overdrachten
from app.services.gevraagde_velden import VIER, Gevolg, Kolomlast, Lasten
from app.services.leren import Leerbeeld, Vraagloos, measure_leren
from app.services.nakoming import Nakoming
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import Cyclusstap
from schemas.rollen import Recht

ROUTE = "/leren"
NAAM = "Leren wij?"
RECHT = Recht.LEREN_BEKIJKEN
IN_MENU = False
KAMER = "/verbeteren"
UITLEG = "Wij meten hier niet de aanbieders, maar ons eigen leren. De gemeente eerst."
MINUTEN = (
    "De minuten komen uit het paspoort van elk cijfer en zijn gelijk verdeeld over de kolommen die het cijfer "
    "nodig heeft. Kolommen die al zijn ingevuld in het sjabloon, tellen mee."
)
GEVOLGEN = {
    Gevolg.ALTIJD: "hoort bij elk bestand",
    Gevolg.JA: "ja, in de laatste vier gesprekken",
    Gevolg.TE_VROEG: "nog geen vier gesprekken",
    Gevolg.NEE: "nee, in vier gesprekken niet",
}
STAPPEN = {
    Cyclusstap.GEMETEN: "nog niet gemeten",
    Cyclusstap.GEDUID: "nog niet geduid",
    Cyclusstap.CONSEQUENTIE: "geen gevolg vastgesteld",
    Cyclusstap.OPGEVOLGD: "nog niet opgevolgd",
}


def layout(context: Context, gebruiker: Gebruiker, **_: str) -> Component:
    """Draw every measure with its own table."""
    with context.sessions() as session:
        beeld = measure_leren(session, gebruiker, vandaag=context.vandaag())
    return html.Div(
        [
            page_header(NAAM, ondertitel=UITLEG),
            show_wegen(gebruiker, ROUTE),
            section("Komt het gesprek rond?", *show_cycli(beeld)),
            section("Houden wij woord?", show_nakoming([beeld.gemeente, beeld.anderen])),
            section("Kwamen verbeteracties terug?", *show_acties(beeld)),
            section("Hoe lang wacht de wijk?", *show_wachten(beeld)),
            section("Wie kwam er aan het woord?", *show_stemmen(beeld)),
            section("Wat kost het vragen?", *show_lasten(beeld)),
        ]
    )


def show_cycli(beeld: Leerbeeld) -> list[Component]:
    """Say per quarter how many talks are rond and where the others stop."""
    if not beeld.cycli.kwartalen:
        return [empty_state("Er is nog geen gesprek gepland.")]
    rijen = [
        [
            show_kwartaal(c.kwartaal),
            f"{c.rond} van {c.gesprekken}",
            f"{c.afspraken_rond} van {c.afspraken}",
            ", ".join(
                f"{aantal} {STAPPEN[Cyclusstap(stap)]}" for stap, aantal in c.stopt_bij.items() if aantal
            )
            or "nergens",
        ]
        for c in beeld.cycli.kwartalen
    ]
    return [
        table(
            "Gesprekken per kwartaal, nieuwste eerst",
            ["Kwartaal", "Gesprekken rond", "Besproken afspraken rond", "Waar de andere stoppen"],
            rijen,
        ),
        note(
            "Een gesprek is rond als er is gemeten, geduid en een gevolg vastgesteld, en alles is opgevolgd. Een "
            "afspraak is rond als haar verbeteracties een oordeel hebben; toezeggingen horen bij het gesprek."
        ),
        show_tijden(
            "Dagen na het eind van het kwartaal", "Van het eind van het kwartaal …", beeld.cycli.tijden
        ),
        note(MIDDEN),
    ]


def show_nakoming(rijen: Sequence[Nakoming]) -> Component:
    """Draw how promises stand: the municipality, then all others together."""
    return table(
        "Toezeggingen in de hele stad, de gemeente eerst",
        ["Wie", "Op tijd", "Te laat", "Niet nagekomen", "Over de datum", "Nog open", "Nieuwe datum"],
        [
            [
                r.naam,
                *(
                    show_getal(n)
                    for n in (r.nagekomen, r.te_laat, r.niet_nagekomen, r.over_datum, r.open, r.herzien)
                ),
            ]
            for r in rijen
        ],
        getalkolommen=frozenset(range(1, 7)),
    )


def show_acties(beeld: Leerbeeld) -> list[Component]:
    """Say how many came back and what was seen; the three verdicts count the same (R-40)."""
    fasen, gezien = load_keuzelijst("fase"), load_keuzelijst("gezien")
    totaal = sum(beeld.fasen.values())
    return [
        html.P(
            f"Er zijn {show_getal(totaal)} verbeteracties. Zij kregen samen {show_getal(beeld.oordelen)} oordelen; "
            f"{show_getal(beeld.wachtend)} wachten nu op een oordeel."
        ),
        table(
            "Verbeteracties per fase",
            ["Fase", "Aantal"],
            [[fasen[code], show_getal(aantal)] for code, aantal in beeld.fasen.items()],
            getalkolommen=frozenset({1}),
        ),
        table(
            "Wat er bij terugkomst te zien was",
            ["Oordeel", "Aantal"],
            [[gezien[code], show_getal(aantal)] for code, aantal in beeld.gezien.items()],
            getalkolommen=frozenset({1}),
        ),
    ]


def show_wachten(beeld: Leerbeeld) -> list[Component]:
    """Say how long signalen take, and how many questions were answered back."""
    s = beeld.signalen
    standen = load_keuzelijst("uitvraag_status")
    vragen = ", ".join(f"{aantal} {standen[code].lower()}" for code, aantal in beeld.uitvragen.items())
    return [
        html.P(
            f"Er kwamen {show_getal(s.aantal)} signalen binnen; {show_getal(s.open)} lopen nog, "
            f"{show_getal(s.zonder_eigenaar)} hebben geen eigenaar. {describe_overdrachten(s.overdrachten)}"
        ),
        show_tijden("Dagen die een signaal onderweg is", "Van … tot …", s.tijden),
        html.P(f"Vragen van de gemeente aan de wijk: {vragen or 'nog geen'}."),
    ]


def show_stemmen(beeld: Leerbeeld) -> list[Component]:
    """Say whose voice was heard per quarter."""
    if not beeld.stemmen:
        return [empty_state("Er is nog niets verteld.")]
    return [
        table(
            "Bijdragen per kwartaal, nieuwste eerst",
            ["Kwartaal", "Bijdragen", "Van jongeren", "Van jongeren, ouders en bewoners", "Voor het eerst"],
            [
                [
                    show_kwartaal(s.kwartaal),
                    show_getal(s.bijdragen),
                    _share(s.jongeren, s.bijdragen),
                    _share(s.bewoners, s.bijdragen),
                    show_getal(s.nieuw),
                ]
                for s in beeld.stemmen
            ],
            getalkolommen=frozenset({1, 2, 3, 4}),
        ),
        note(
            "Een bijdrage is een verhaal, een signaal, een antwoord op een vraag, een plan uit de wijk, of iemand "
            "uit de wijk aan tafel. Voor het eerst: wie nog niet eerder iets meldde of een plan had."
        ),
    ]


def _share(deel: int, geheel: int) -> str:
    return f"{show_getal(deel)} van {show_getal(geheel)}"


def show_lasten(beeld: Leerbeeld) -> list[Component]:
    """Say what parties are asked, what was never used, and what is asked past its own end (R-09)."""
    if not beeld.lasten:
        return [note("U hebt geen beschikkingen waarvan u de vragen kunt zien.")]
    return [
        table(
            "Wat partijen elk kwartaal gevraagd wordt, op naam",
            ["Partij", "Gevraagde cijfers", "Kolommen in het bestand", "Minuten per kwartaal"],
            [
                [r.naam, show_getal(r.cijfers), show_getal(len(r.kolommen)), show_getal(r.minuten)]
                for r in beeld.lasten
            ],
            getalkolommen=frozenset({1, 2, 3}),
        ),
        *(show_kolommen(r) for r in beeld.lasten),
        note(MINUTEN),
        html.H3(f"In {VIER} gesprekken volgde er niets uit"),
        _list(
            beeld.onbesproken,
            describe_gevolg(beeld.met_vier),
            "Het voorstel is hiermee te stoppen:",
        ),
        *show_overbodig(beeld.lasten),
        html.H3("Langer gevraagd dan afgesproken"),
        _list(
            beeld.verlopen, "Geen cijfer wordt gevraagd na zijn eigen einddatum.", "De einddatum is voorbij:"
        ),
    ]


def show_kolommen(lasten: Lasten) -> Component:
    """Draw every column one party fills, for what, and whether anything came of it."""
    return details(
        f"De kolommen van {lasten.naam}",
        table(
            f"Wat {lasten.naam} elk kwartaal invult",
            ["Kolom", "Waarvoor", "Minuten", "Volgde er iets uit?"],
            [
                [
                    f"{k.titel} ({k.soort.lower()})",
                    ", ".join(k.cijfers) or "elk cijfer",
                    show_getal(k.minuten),
                    GEVOLGEN[k.gevolg],
                ]
                for k in lasten.kolommen
            ],
            getalkolommen=frozenset({2}),
        ),
    )


def show_overbodig(lasten: Sequence[Lasten]) -> list[Component]:
    """Propose the columns that serve only figures from which nothing followed."""
    over: list[tuple[Lasten, Kolomlast]] = [
        (r, k) for r in lasten for k in r.kolommen if k.gevolg is Gevolg.NEE
    ]
    if not over:
        return []
    return [
        html.P("Dan hoeven deze kolommen niet meer te worden ingevuld:"),
        html.Ul(
            [
                html.Li(
                    f"{k.titel}, door {r.naam}: {show_getal(k.minuten)} minuten per kwartaal, "
                    f"nu alleen voor {', '.join(k.cijfers)}"
                )
                for r, k in over
            ],
            className="lijst",
        ),
    ]


def describe_gevolg(met_vier: int) -> str:
    """Say that nothing is proposed to go, and over how many beschikkingen that is known."""
    if not met_vier:
        return f"Nog geen beschikking heeft {VIER} gesprekken achter de rug; dan pas is hier iets over te zeggen."
    waar = "1 beschikking" if met_vier == 1 else f"{show_getal(met_vier)} beschikkingen"
    return f"Bij {waar} zijn er {VIER} gesprekken geweest. Uit elk cijfer dat er alle keren bij was, volgde iets."


def _list(punten: Sequence[Vraagloos], leeg: str, zin: str) -> Component:
    if not punten:
        return html.P(leeg)
    return html.Div(
        [
            html.P(zin),
            html.Ul(
                [
                    html.Li(
                        [
                            link(p.naam, address("/afspraken", beschikking=p.beschikking_id)),
                            f" ({p.beschikking}; tot en met {show_kwartaal(p.tot_kwartaal)})",
                        ]
                    )
                    for p in punten
                ],
                className="lijst",
            ),
        ]
    )


def register(app: Dash, context: Context) -> None:
    """This page only shows."""
