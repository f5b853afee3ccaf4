"""One beschikking: goal in its own words, afspraken, promises both ways, talks, and where its figures come from."""

from dash import html
from dash.development.base_component import Component

from app.components.getallen import show_dag, show_getal, show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import link_list, table
from app.components.vakken import details, empty_state, note, notice
from app.pages.afspraken_concept import show_aankondiging
from app.pages.afspraken_controles import show_controles
from app.pages.afspraken_formulier import show_nieuw
from app.pages.afspraken_kaart import show_afspraak
from app.pages.afspraken_kalender import show_kalender
from app.pages.afspraken_opname import show_bijhouden
from app.pages.afspraken_register import show_doel, show_feiten, show_opnamen, show_toets
from app.pages.afspraken_samen import show_samen
from app.pages.afspraken_stof import ROUTE, Stof
from app.pages.papieren import show_beschikkingspapier
from app.services.afspraakwijzigingen import may_answer
from app.services.nakoming import describe_toezegging
from app.store.access import visible_gesprekken, visible_interventies, visible_partijen, visible_toezeggingen
from app.store.access.bereik import is_regio_within
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import AfspraakStatus
from schemas.rollen import Recht


def show_beschikking(stof: Stof) -> Component:
    """Draw the page of one beschikking."""
    b = stof.beschikking
    statussen = stof.statussen
    kop = "Afspraken" + (f", met de cijfers van {show_kwartaal(stof.kwartaal)}" if stof.kwartaal else "")
    return html.Div(
        [
            page_header(
                b.titel,
                kruimels=[("Afspraken", ROUTE), (b.kenmerk, None)],
                ondertitel=f"{b.partij.naam}, {show_kwartaal(b.van_kwartaal)} tot en met {show_kwartaal(b.tot_kwartaal)}",
            ),
            *show_doel(stof),
            *show_toets(stof),
            *_waiting(stof),
            section("Waar het om gaat", show_feiten(stof), *show_bijhouden(stof)),
            section(
                kop,
                *_output_only(stof),
                html.Div([show_afspraak(stof, s) for s in statussen], className="stapel")
                if statussen
                else empty_state("Er zijn nog geen afspraken vastgelegd."),
                *_new(stof),
            ),
            show_kalender(
                [b],
                stof.context.kwartaal,
                met_concept=may(stof.gebruiker, Recht.AFSPRAAK_BIJWERKEN),
            ),
            *show_samen(stof),
            *show_opnamen(stof),
            *_deviate(stof),
            section("Toezeggingen over en weer", _promises(stof)),
            section("Gesprekken", _talks(stof)),
            section("Waar deze cijfers vandaan komen", _trace(stof)),
            show_controles(stof),
            *show_beschikkingspapier(
                stof.gebruiker,
                b.id,
                [
                    (g.regiocode, stof.plaatsen.name(g.regiocode))
                    for g in b.gebieden
                    if is_regio_within(g.regiocode, stof.gebruiker)
                ],
                kwartaal=stof.kwartaal,
                vandaag=stof.context.vandaag(),
            ),
        ]
    )


def _waiting(stof: Stof) -> list[Component]:
    """Put what waits for an answer of the party on top of its page."""
    open_ = [a for a in stof.beschikking.afspraken if a.status is AfspraakStatus.AANGEKONDIGD]
    if not open_ or not may_answer(stof.gebruiker, stof.beschikking):
        return []
    return [
        section(
            "Uw antwoord wordt gevraagd",
            *(show_aankondiging(stof.gebruiker, a) for a in open_),
            id_="antwoord",
        )
    ]


def _new(stof: Stof) -> list[Component]:
    if not may(stof.gebruiker, Recht.AFSPRAAK_BIJWERKEN):
        return []
    with stof.context.sessions() as session:
        namen = {i.code: i.naam for i in visible_interventies(session)}
    keuzes = [(i.interventiecode, namen[i.interventiecode]) for i in stof.beschikking.interventies]
    return [show_nieuw(stof.beschikking.id, keuzes)]


def _deviate(stof: Stof) -> list[Component]:
    """Lead to where people deviate openly."""
    if not may(stof.gebruiker, Recht.AFWIJKING_BEKIJKEN):
        return []
    href = address("/afwijkingen", beschikking=stof.beschikking.id)
    return [
        section(
            "Anders doen dan afgesproken",
            html.P(["Dat mag, als u opschrijft waarom. ", link("Naar de afwijkingen", href), "."]),
        )
    ]


def _output_only(stof: Stof) -> list[Component]:
    """Say so when only output was agreed (R-20)."""
    soorten = {s.indicator.soort for s in stof.statussen}
    if not soorten or "uitkomst" in soorten:
        return []
    return [
        notice(
            "Alleen prestatieafspraken",
            html.P("Deze beschikking zegt wat er gedaan wordt, niet wat het voor jongeren moet opleveren."),
        )
    ]


def _promises(stof: Stof) -> Component:
    """List the promises, the municipality's own first (R-43)."""
    vandaag = stof.context.vandaag()
    with stof.context.sessions() as session:
        partijen = {p.code: p for p in visible_partijen(session)}
        rijen = [
            t
            for t in visible_toezeggingen(session, stof.gebruiker)
            if t.beschikking_id == stof.beschikking.id
        ]
    if not rijen:
        return empty_state("Er zijn geen toezeggingen gedaan.")
    rijen.sort(key=lambda t: (partijen[t.partijcode].soort != "gemeente", t.vervalt_op))
    return table(
        "Wie wat toezegde; de gemeente eerst",
        ["Wat", "Wie", "Voor", "Hoe het staat"],
        [
            [
                t.tekst,
                partijen[t.partijcode].naam,
                show_dag(t.vervalt_op),
                describe_toezegging(t, vandaag),
            ]
            for t in rijen
        ],
    )


def _talks(stof: Stof) -> Component:
    with stof.context.sessions() as session:
        gesprekken = [
            g for g in visible_gesprekken(session, stof.gebruiker) if g.beschikking_id == stof.beschikking.id
        ]
    if not gesprekken:
        return empty_state("Er is nog geen gesprek gepland.")
    standen = load_keuzelijst("gesprek_status")
    punten = [
        [
            link(
                f"{show_kwartaal(g.kwartaal)}, {stof.plaatsen.name(g.regiocode)}",
                address("/gesprek", gesprek=g.id),
            ),
            f": {standen[g.status].lower()}, {show_dag(g.gesprek_op)}",
        ]
        for g in gesprekken
    ]
    toon, rest = punten[:4], punten[4:]
    meer = (
        [
            details(
                "1 eerder gesprek" if len(rest) == 1 else f"{len(rest)} eerdere gesprekken", link_list(rest)
            )
        ]
        if rest
        else []
    )
    return html.Div([link_list(toon), *meer])


def _trace(stof: Stof) -> Component:
    """Lead from the figures to the delivered files: version, name and fingerprint."""
    frame = stof.context.marts.herkomst(
        stof.gebruiker, partijcode=stof.beschikking.partijcode, kwartaal=stof.kwartaal
    )
    if frame.empty:
        return empty_state("Over dit kwartaal is nog niets ingediend.")
    mag = may(stof.gebruiker, Recht.AANLEVERING_BEKIJKEN)
    rijen = [
        [
            link(naam, address("/aanleveren", aanlevering=nummer)) if mag else naam,
            soort,
            f"versie {versie}, {'vastgesteld' if is_vastgesteld else 'voorlopig'}",
            show_getal(aantal),
            html.Code(sha256, className="kenmerk"),
        ]
        for nummer, naam, soort, versie, is_vastgesteld, aantal, sha256 in frame[
            ["aanlevering_id", "bestandsnaam", "soort", "versie", "is_vastgesteld", "rijen", "sha256"]
        ].itertuples(index=False, name=None)
    ]
    return html.Div(
        [
            table(
                f"Ingediende bestanden van {stof.beschikking.partij.naam}, {show_kwartaal(stof.kwartaal)}",
                ["Bestand", "Soort", "Versie", "Regels", "Vingerafdruk (sha256)"],
                rijen,
                getalkolommen=frozenset({3}),
            ),
            note("Met de vingerafdruk is na te gaan dat een cijfer bij precies dit bestand hoort."),
        ]
    )
