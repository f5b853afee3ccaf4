"""One beschikking: goal in its own words, afspraken, promises both ways, talks, and where its figures come from."""

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.getallen import show_dag, show_getal, show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import definition_list, link_list, table
from app.components.vakken import details, empty_state, note, notice, quotation
from app.pages.afspraken_controles import show_controles
from app.pages.afspraken_kaart import show_afspraak
from app.pages.afspraken_stof import ROUTE, Stof
from app.pages.papieren import show_beschikkingspapier
from app.services.toezeggingen import is_overdue
from app.store.access import visible_gesprekken, visible_interventies, visible_partijen, visible_toezeggingen
from app.store.access.bereik import is_regio_within
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Toezegging


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
            quotation(b.doeltekst, f"Het doel in de woorden van de beschikking ({b.kenmerk})"),
            section("Waar het om gaat", _facts(stof)),
            section(
                kop,
                *_output_only(stof),
                html.Div([show_afspraak(stof, s) for s in statussen], className="stapel")
                if statussen
                else empty_state("Er zijn nog geen afspraken vastgelegd."),
            ),
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


def _facts(stof: Stof) -> Component:
    b = stof.beschikking
    gebieden = [
        link(
            stof.plaatsen.name(g.regiocode), address("/wijkbeeld", regio=g.regiocode, kwartaal=stof.kwartaal)
        )
        for g in b.gebieden
    ]
    regimes, woorden = {i.interventiecode: i.regime for i in b.interventies}, load_keuzelijst("regime")
    with stof.context.sessions() as session:
        namen = [
            f"{i.naam} ({woorden[regimes[i.code]].lower()})"
            for i in visible_interventies(session)
            if i.code in regimes
        ]
    voorganger = (
        link("Bekijk de voorganger", address(ROUTE, beschikking=b.voorganger_id)) if b.voorganger_id else None
    )
    return html.Div(
        definition_list(
            [
                ("Account", b.account),
                ("Interventies", ", ".join(namen)),
                ("Gebieden", link_list(gebieden)),
                ("Bedrag", f"€ {show_getal(b.budget_euro)}"),
                ("Vrije inzet", f"{b.vrije_inzet_aantal} activiteiten" if b.vrije_inzet_aantal else None),
                ("Eerder", voorganger),
            ]
        ),
        className="vak",
    )


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

    def stand(toezegging: "Toezegging") -> str:
        if is_overdue(toezegging, vandaag):
            return f"open, {(vandaag - toezegging.vervalt_op).days} dagen over de datum"
        return load_keuzelijst("toezegging_status")[toezegging.status].lower()

    return table(
        "Wie wat toezegde; de gemeente eerst",
        ["Wat", "Wie", "Voor", "Hoe het staat"],
        [[t.tekst, partijen[t.partijcode].naam, show_dag(t.vervalt_op), stand(t)] for t in rijen],
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
    meer = [details(f"{len(rest)} eerdere gesprekken", link_list(rest))] if rest else []
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
