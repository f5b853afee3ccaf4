"""The page of one learning session: who comes, the agenda made from what is shared, minutes and lessons (R-42)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.cijfers import Cijfer, describe_informant, describe_periode
from app.components.elementen import Inhoud
from app.components.formulier import Formulier
from app.components.getallen import show_dag, show_getal, show_waarde
from app.components.kop import page_header, section
from app.components.tabellen import link_list, table
from app.components.vakken import card, details, empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.gesprek_stof import place_names
from app.pages.leerbijeenkomst_daden import PAGINA, ROUTE
from app.pages.lessen_formulier import factor_names, les_fields, order_factoren, show_kaart
from app.store.access import visible_interventies, visible_lessen, visible_partijen
from app.toegang import may
from schemas.indicator import load_indicatoren
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import BijeenkomstStatus, Vrijgave
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Leerbijeenkomst, LeerbijeenkomstPartij, Les

KEUZE = {None: "heeft nog niet gekozen", True: "deelt cijfers", False: "deelt geen cijfers"}


def show_blad(
    context: Context, session: Session, gebruiker: Gebruiker, bijeenkomst: Leerbijeenkomst
) -> Component:
    """Draw one session."""
    factoren, plaatsen = factor_names(context), place_names(context)
    partijen = {p.code: p.naam for p in visible_partijen(session)}
    stand = load_keuzelijst("bijeenkomst_status")[bijeenkomst.status].lower()
    lessen = [les for les in visible_lessen(session, gebruiker) if les.leerbijeenkomst_id == bijeenkomst.id]
    return html.Div(
        [
            page_header(
                bijeenkomst.titel,
                kruimels=[("Verbeteren", "/verbeteren"), ("Leerbijeenkomsten", ROUTE), (stand, None)],
                ondertitel=(
                    f"Over {factoren.get(bijeenkomst.factor_id, bijeenkomst.factor_id).lower()}. "
                    f"{show_dag(bijeenkomst.gepland_op)}, {bijeenkomst.plaats}."
                ),
            ),
            section("Wie zijn uitgenodigd", _invited(bijeenkomst, partijen), *_share(gebruiker, bijeenkomst)),
            section(
                "Agenda",
                html.H3("1. Wat laten de gedeelde cijfers zien?"),
                *_figures(session, bijeenkomst, partijen, plaatsen),
                html.H3("2. Welke lessen zijn er al?"),
                *_known(session, gebruiker, bijeenkomst, factoren, plaatsen),
                html.H3("3. Welke vragen staan open?"),
                *_questions(bijeenkomst),
            ),
            *_minutes(gebruiker, bijeenkomst),
            *_lessons(gebruiker, bijeenkomst, lessen, factoren, plaatsen),
        ]
    )


def _invited(bijeenkomst: Leerbijeenkomst, partijen: Mapping[str, str]) -> Component:
    return link_list(
        [f"{partijen[p.partijcode]}: {KEUZE[p.toestemming]}" for p in _by_name(bijeenkomst, partijen)]
    )


def _by_name(bijeenkomst: Leerbijeenkomst, partijen: Mapping[str, str]) -> Sequence[LeerbijeenkomstPartij]:
    """Return the parties by name: never by a figure (R-13)."""
    return sorted(bijeenkomst.partijen, key=lambda p: partijen[p.partijcode].lower())


def _share(gebruiker: Gebruiker, bijeenkomst: Leerbijeenkomst) -> list[Component]:
    eigen = next((p for p in bijeenkomst.partijen if p.partijcode == gebruiker.partijcode), None)
    if eigen is None or bijeenkomst.status is not BijeenkomstStatus.GEPLAND:
        return []
    formulier = Formulier(PAGINA, "delen", str(bijeenkomst.id), stand=str(eigen.toestemming))
    return [
        card(
            "Deelt u uw cijfers?",
            html.P(
                "Het gaat om de uitkomsten van uw aanbod bij deze factor, zoals u ze zelf ziet. De andere aanbieders en "
                "alle gebiedsadviseurs zien ze dan bij deze bijeenkomst, met uw naam erbij. Tot het verslag er is, kunt u "
                "ze terughalen. Nee is ook goed: u praat net zo goed mee."
            ),
            formulier.draw(
                formulier.choice(
                    "akkoord",
                    "Uw keuze",
                    (("ja", "Ja, wij delen onze uitkomsten"), ("nee", "Nee, wij delen geen cijfers")),
                    waarde=None if eigen.toestemming is None else "ja" if eigen.toestemming else "nee",
                ),
                knoppen=[formulier.button("kies", "Leg onze keuze vast")],
            ),
        )
    ]


def _figures(
    session: Session,
    bijeenkomst: Leerbijeenkomst,
    partijen: Mapping[str, str],
    plaatsen: Mapping[str, str],
) -> list[Component]:
    """Draw what each party shared, by name; side by side is no ranking, and nothing is added up (R-13)."""
    namen = {i.code: i.naam for i in visible_interventies(session)}
    delen = [
        _figures_of(partijen[p.partijcode], p.cijfers, namen, plaatsen)
        for p in _by_name(bijeenkomst, partijen)
        if p.toestemming
    ]
    if not delen:
        return [empty_state("Nog niemand deelt cijfers. De bijeenkomst kan ook zonder.")]
    return [*delen, note("Op volgorde van naam. Doelgroepen verschillen: vergelijk niet, vraag door.")]


def _figures_of(
    naam: str,
    cijfers: Sequence[Mapping[str, Any]],
    namen: Mapping[str, str],
    plaatsen: Mapping[str, str],
) -> Component:
    if not cijfers:
        return html.P(f"{naam} deelt, maar heeft nu geen zichtbare uitkomst bij deze factor.")
    indicatoren = load_indicatoren()
    gelezen = sorted(
        (Cijfer(**c) for c in cijfers),
        key=lambda c: (namen.get(c.interventiecode, ""), plaatsen.get(c.regiocode, ""), c.indicatorcode),
    )
    rijen: list[list[Inhoud]] = [
        [
            indicatoren[c.indicatorcode].naam,
            namen.get(c.interventiecode, "al het aanbod samen"),
            plaatsen.get(c.regiocode, c.regiocode),
            describe_periode(c),
            f"{show_waarde(c.waarde, indicatoren[c.indicatorcode].eenheid)}{_margin(c)}",
            show_getal(c.n),
            describe_informant(c) or "–",
        ]
        for c in gelezen
        if c.indicatorcode in indicatoren
    ]
    koppen = ["Uitkomst", "Aanbod", "Gebied", "Over", "Waarde", "Gemeten (n)", "Gevraagd aan"]
    return table(f"Gedeeld door {naam}", koppen, rijen, getalkolommen=frozenset({5}))


def _margin(cijfer: Cijfer) -> str:
    return f" ({cijfer.woorden})" if cijfer.woorden else ""


def _known(
    session: Session,
    gebruiker: Gebruiker,
    bijeenkomst: Leerbijeenkomst,
    factoren: Mapping[str, str],
    plaatsen: Mapping[str, str],
) -> list[Component]:
    """Draw the lessons on the factor that everybody at the table may read."""
    gedeeld = [
        les
        for les in visible_lessen(session, gebruiker)
        if les.factor_id == bijeenkomst.factor_id
        and les.vrijgave is Vrijgave.OPENBAAR
        and les.leerbijeenkomst_id != bijeenkomst.id
    ]
    if not gedeeld:
        return [note("Er is bij deze factor nog geen les die iedereen mag lezen.")]
    return [html.Div([show_kaart(les, factoren, plaatsen) for les in gedeeld], className="stapel")]


def _questions(bijeenkomst: Leerbijeenkomst) -> list[Component]:
    vragen = [f"{v.tekst} ({v.gesteld_door})" for v in bijeenkomst.leervragen]
    delen: list[Component] = [link_list(vragen) if vragen else note("Er is nog geen vraag ingebracht.")]
    if bijeenkomst.status is BijeenkomstStatus.GEPLAND:
        formulier = Formulier(PAGINA, "vraag", str(bijeenkomst.id), stand=str(len(vragen)))
        velden = formulier.draw(
            formulier.text("tekst", "Wat wilt u van de anderen weten?", rijen=2),
            knoppen=[formulier.button("stel", "Zet op de agenda", is_hoofd=False)],
        )
        delen.append(details("Breng een vraag in", velden))
    return delen


def _minutes(gebruiker: Gebruiker, bijeenkomst: Leerbijeenkomst) -> list[Component]:
    if bijeenkomst.status is BijeenkomstStatus.GEHOUDEN:
        erbij = note(f"Erbij waren: {bijeenkomst.deelnemers.rstrip('.')}.")
        return [section("Verslag", html.P(bijeenkomst.verslag, className="leestekst"), erbij)]
    if not may(gebruiker, Recht.LEERBIJEENKOMST_VOEREN):
        return []
    formulier = Formulier(PAGINA, "verslag", str(bijeenkomst.id), stand=str(bijeenkomst.versie))
    velden = formulier.draw(
        formulier.text("deelnemers", "Wie waren erbij?", hulp="Als rol of organisatie.", rijen=2),
        formulier.text("verslag", "Wat is er besproken?", rijen=6),
        formulier.hidden("versie", bijeenkomst.versie),
        knoppen=[formulier.button("bewaar", "Bewaar het verslag")],
    )
    return [section("Verslag", details("Schrijf het verslag", velden))]


def _lessons(
    gebruiker: Gebruiker,
    bijeenkomst: Leerbijeenkomst,
    lessen: Sequence[Les],
    factoren: Mapping[str, str],
    plaatsen: Mapping[str, str],
) -> list[Component]:
    if bijeenkomst.status is not BijeenkomstStatus.GEHOUDEN:
        return []
    kaarten = [show_kaart(les, factoren, plaatsen) for les in lessen]
    schrijf = []
    if may(gebruiker, Recht.LES_SCHRIJVEN):
        formulier = Formulier(PAGINA, "les", str(bijeenkomst.id), stand=str(len(lessen)))
        gebieden = [(code, naam) for code, naam in plaatsen.items() if code.startswith(("WK", "GM"))]
        velden = formulier.draw(
            formulier.select("regio", "Over welk gebied gaat de les?", gebieden),
            *les_fields(
                formulier,
                order_factoren(factoren, [bijeenkomst.factor_id]),
                {"factor_id": bijeenkomst.factor_id},
            ),
            knoppen=[formulier.button("schrijf", "Bewaar de les")],
        )
        schrijf = [details("Schrijf een les op", velden)]
    leeg = [] if kaarten else [note("Er is nog geen les opgeschreven.")]
    return [section("Lessen uit deze bijeenkomst", *leeg, *kaarten, *schrijf)]
