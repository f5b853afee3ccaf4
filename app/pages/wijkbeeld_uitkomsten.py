"""Outcome, with the output beside it: one row per intervention and informant, never one score (R-10)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.bron import reservations, show_bron
from app.components.cijfers import (
    Cijfer,
    describe_change,
    describe_count,
    describe_informant,
    describe_periode,
    describe_words,
    reaches,
    read_cijfers,
)
from app.components.dekking import describe_dalingen, describe_dekking, find_dalingen
from app.components.elementen import Inhoud, aria
from app.components.getallen import BESCHERMD, show_kwartaal, show_waarde
from app.components.knoppen import link, tab
from app.components.marges import count_bar, legend, margin_bar
from app.components.rekenwijzen import method_links, methods_of
from app.components.tabellen import table
from app.components.uitweg import show_uitweg
from app.components.vakken import details, empty_state, note
from app.pages.wijkbeeld_afspraken import Streven, describe_voorwaarde, find_streven
from app.pages.wijkbeeld_alles import show_all_figures
from app.pages.wijkbeeld_blik import Blik
from app.pages.wijkbeeld_opvallend import show_ruislijst
from app.pages.wijkbeeld_volgorde import order_codes, outputs_beside
from schemas.keuzelijst import load_keuzelijst
from schemas.vocabulary import ALLE

if TYPE_CHECKING:
    from app.store.tables import Afspraak, Herkenning

KOPPEN = ("Interventie", "Is iemand er beter van geworden?", "In woorden", "Gemeten (n)", "Hoeveel gedaan")


def chosen_indicator(blik: Blik, gevraagd: str) -> str:
    """Return the outcome asked for, else the first that has figures here."""
    aanwezig = outcome_codes(blik)
    return gevraagd if gevraagd in aanwezig else next(iter(aanwezig), "")


def outcome_codes(blik: Blik) -> list[str]:
    """Return the outcomes measured here in the order of the declarations."""
    return order_codes((c.indicatorcode for c in blik.cijfers if c.soort == "uitkomst"), blik.indicatoren)


def show_uitkomsten(
    blik: Blik, indicatorcode: str, afspraken: list["Afspraak"], herkenningen: list["Herkenning"]
) -> Component:
    """Draw the choice of outcome, the table, and all figures as numbers."""
    rijen = outcome_rows(blik, indicatorcode)
    if not rijen:
        return _show_nothing(blik)
    indicator = blik.indicatoren[indicatorcode]
    dalingen = find_dalingen(rijen, _rows_before(blik, rijen))
    prestaties = {c.interventiecode: _output(blik, c.interventiecode, afspraken) for c in rijen}
    hoogste = max(
        (p[0].waarde or 0.0 for p in prestaties.values() if p and not p[0].is_onderdrukt), default=1.0
    )
    return html.Div(
        [
            _choose_indicator(blik, indicatorcode),
            legend(rijen[0].periode),
            *_shared_reservations(rijen),
            *_warn_dekking(blik, rijen, dalingen),
            table(
                f"{indicator.naam}, {blik.plaats.naam}; daarnaast wat er is gedaan",
                KOPPEN,
                [
                    _row(
                        blik,
                        c,
                        afspraken,
                        herkenningen=herkenningen,
                        prestatie=prestaties[c.interventiecode],
                        hoogste=hoogste,
                        gevallen_van=dalingen.get(c.cijfer_id),
                    )
                    for c in rijen
                ],
                rijklassen=["verborgen" if c.is_onderdrukt else "" for c in rijen],
                getalkolommen=frozenset({3}),
            ),
            *show_ruislijst(blik),
            details(
                "Bekijk alle uitkomsten en prestaties als tabel",
                show_all_figures(blik),
            ),
            details(
                f"Wat zegt “{indicator.naam}” wel en niet?",
                html.P(indicator.definitie.strip()),
                html.P(indicator.geldigheid.strip()),
                note(f"Bron: {indicator.bron}. Definitie versie {indicator.versie}."),
                method_links(methods_of(indicator)),
            ),
        ]
    )


def _show_nothing(blik: Blik) -> Component:
    """Say that there is no outcome here, and lead to the larger places."""
    ook: list[Inhoud] = ["Kies een ander kwartaal"]
    for plek in reversed(blik.plaatsen.way_up(blik.plaats.code)):
        ook += [" of ", link(plek.naam, f"{blik.address(regio=plek.code)}#uitkomsten")]
    return empty_state(
        f"Voor {blik.plaats.naam} zijn in {show_kwartaal(blik.kwartaal)} geen uitkomsten gemeten.",
        html.P([*ook, "."]),
    )


def outcome_rows(blik: Blik, indicatorcode: str) -> list[Cijfer]:
    """Return the rows of one outcome by intervention name, hidden ones last; totals only where no single one is visible."""
    rijen = [c for c in blik.cijfers if c.indicatorcode == indicatorcode]
    per_interventie = [c for c in rijen if c.interventiecode != ALLE]
    getoond = _without_needless_hatch(per_interventie or rijen)
    return sorted(getoond, key=lambda c: (c.is_onderdrukt, blik.intervention(c.interventiecode), c.informant))


def _without_needless_hatch(cijfers: list[Cijfer]) -> list[Cijfer]:
    """Keep a hidden row only where its intervention has no visible one; the full table lists them all."""
    zichtbaar = {c.interventiecode for c in cijfers if not c.is_onderdrukt}
    gezien: set[str] = set()
    uit = []
    for cijfer in cijfers:
        if cijfer.is_onderdrukt and cijfer.interventiecode in zichtbaar | gezien:
            continue
        gezien.add(cijfer.interventiecode)
        uit.append(cijfer)
    return uit


def _choose_indicator(blik: Blik, gekozen: str) -> Component:
    return html.Nav(
        html.Ul(
            [
                html.Li(
                    tab(
                        blik.indicatoren[code].naam,
                        f"{blik.address(indicator=code)}#uitkomsten",
                        is_hier=code == gekozen,
                    )
                )
                for code in outcome_codes(blik)
            ]
        ),
        className="tabbladen",
        **aria(label="Kies een uitkomst"),
    )


def _row(
    blik: Blik,
    cijfer: Cijfer,
    afspraken: list["Afspraak"],
    *,
    herkenningen: list["Herkenning"],
    prestatie: tuple[Cijfer, Streven | None] | None,
    hoogste: float,
    gevallen_van: float | None,
) -> list[Inhoud]:
    indicator = blik.indicatoren[cijfer.indicatorcode]
    streven = find_streven(blik, afspraken, cijfer.indicatorcode, cijfer.interventiecode)
    voorwaarde = describe_voorwaarde(blik, afspraken, cijfer.interventiecode)
    return [
        [blik.intervention(cijfer.interventiecode), *_who(cijfer), _series_link(blik, cijfer)],
        margin_bar(cijfer, indicator.eenheid, doel=streven.waarde if streven else None),
        [
            *_words(blik, cijfer),
            *([note(voorwaarde)] if voorwaarde else []),
            *([note(streven.noot)] if streven and streven.noot else []),
            *_recognition(blik, cijfer, herkenningen, streven),
            show_bron(cijfer, is_kort=True),
        ],
        _coverage(cijfer, gevallen_van),
        _output_cell(blik, prestatie, hoogste),
    ]


def _shared_reservations(rijen: list[Cijfer]) -> list[Component]:
    """Say once what the short words in the rows mean."""
    zichtbaar = [c for c in rijen if not c.is_onderdrukt]
    zinnen = dict.fromkeys(zin for c in zichtbaar for zin in reservations(c))
    return [note(" ".join(zinnen))] if zinnen else []


def _who(cijfer: Cijfer) -> list[Component]:
    wie = describe_informant(cijfer)
    return [
        *([html.Span(f"volgens {wie}", className="noot")] if wie else []),
        *([html.Span(describe_periode(cijfer), className="noot")] if cijfer.periode != "kwartaal" else []),
    ]


def _series_link(blik: Blik, cijfer: Cijfer) -> Component:
    href = blik.address(
        indicator=cijfer.indicatorcode, interventie=cijfer.interventiecode, informant=cijfer.informant
    )
    naam = f"Bekijk door de tijd: {blik.intervention(cijfer.interventiecode)} {describe_informant(cijfer)}"
    return html.Span(
        html.A("Bekijk door de tijd", href=f"{href}#reeks", **aria(label=naam.strip())),
        className="noot alleen-scherm",
    )


def _words(blik: Blik, cijfer: Cijfer) -> list[Component]:
    if cijfer.is_onderdrukt or cijfer.waarde is None:
        reden = cijfer.onderdruk_reden or "Te weinig deelnemers om te tonen."
        uitweg = show_uitweg(cijfer, blik.plaatsen.name, kwartaal=blik.kwartaal)
        return [html.P([reden, *uitweg], className="oordeel")]
    indicator = blik.indicatoren[cijfer.indicatorcode]
    return [
        html.P(
            [f"{describe_words(cijfer, indicator)}. ", html.Strong(f"{describe_change(cijfer)}.")],
            className="oordeel",
        )
    ]


def _coverage(cijfer: Cijfer, gevallen_van: float | None) -> list[Inhoud]:
    if cijfer.is_onderdrukt:
        return ["–"]
    dekking = describe_dekking(cijfer, gevallen_van)
    return [describe_count(cijfer), *([note(dekking)] if dekking else [])]


def _rows_before(blik: Blik, rijen: list[Cijfer]) -> list[Cijfer]:
    """Return the same outcome here in the periods these rows are compared with."""
    kwartalen = sorted({c.vorig_kwartaal for c in rijen if c.vorig_kwartaal})
    return [
        cijfer
        for kwartaal in kwartalen
        for cijfer in read_cijfers(
            blik.context.marts.cijfers(
                blik.gebruiker,
                kwartaal=kwartaal,
                regiocode=blik.plaats.code,
                indicatorcode=rijen[0].indicatorcode,
            )
        )
    ]


def _warn_dekking(blik: Blik, rijen: list[Cijfer], dalingen: Mapping[str, float]) -> list[Component]:
    namen = [blik.intervention(c.interventiecode) for c in rijen if c.cijfer_id in dalingen]
    zin = describe_dalingen(list(dict.fromkeys(namen)))
    return [note(html.Strong(zin))] if zin else []


def _recognition(
    blik: Blik, cijfer: Cijfer, herkenningen: list["Herkenning"], streven: Streven | None
) -> list[Component]:
    """Show whether the wijk recognises the figure; reached but not recognised is said as such (R-34)."""
    labels = load_keuzelijst("herkenning")
    eigen = [
        h
        for h in herkenningen
        if h.indicatorcode == cijfer.indicatorcode and h.interventiecode == cijfer.interventiecode
    ]
    doel = streven.waarde if streven else None
    gehaald = reaches(cijfer, doel, blik.indicatoren[cijfer.indicatorcode])
    niet = gehaald and any(h.antwoord == "niet_herkend" for h in eigen)
    zinnen = [note(f"{h.gegeven_door}: {labels[h.antwoord].lower()}. “{h.waarom}”") for h in eigen]
    return [*([note(html.Strong("Gehaald, niet herkend."))] if niet else []), *zinnen]


def _output(
    blik: Blik, interventiecode: str, afspraken: list["Afspraak"]
) -> tuple[Cijfer, Streven | None] | None:
    """Return the output beside an outcome: what was agreed about, else how many were reached."""
    kandidaten = [(code, blik.find(code, interventiecode)) for code in outputs_beside(blik.indicatoren)]
    aanwezig = [
        (c, find_streven(blik, afspraken, code, interventiecode)) for code, c in kandidaten if c is not None
    ]
    met_afspraak = [paar for paar in aanwezig if paar[1] is not None]
    return next(iter(met_afspraak or aanwezig[::-1]), None)


def _output_cell(blik: Blik, prestatie: tuple[Cijfer, Streven | None] | None, hoogste: float) -> list[Inhoud]:
    if prestatie is None:
        return [note("Niet aangeleverd")]
    cijfer, streven = prestatie
    indicator = blik.indicatoren[cijfer.indicatorcode]
    doel = streven.waarde if streven else None
    if cijfer.is_onderdrukt:
        zin = f"{indicator.naam}: verborgen, {BESCHERMD}"
    else:
        van = f" van {show_waarde(doel, indicator.eenheid)} afgesproken" if doel is not None else ""
        zin = f"{indicator.naam}: {show_waarde(cijfer.waarde, indicator.eenheid)}{van}"
    noot = [note(streven.noot)] if streven and streven.noot else []
    return [count_bar(cijfer, hoogste=hoogste, doel=doel, zin=zin), note(zin), *noot]
