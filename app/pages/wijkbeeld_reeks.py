"""One figure through the quarters, with breaks, events and verbeteracties, and a sentence that says what is seen."""

from collections.abc import Callable, Sequence

from dash import html
from dash.development.base_component import Component

from app.components.beloop import definition_marks, describe_marks, join_zinnen
from app.components.cijfers import (
    KWARTALEN,
    PERIODEN,
    Cijfer,
    describe_change,
    describe_count,
    describe_informant,
    describe_margin,
    describe_periode,
    read_cijfers,
    within_periode,
)
from app.components.elementen import Inhoud
from app.components.getallen import BESCHERMD, show_getal, show_kwartaal, show_tussen, show_waarde
from app.components.grafieken import chart
from app.components.lijnen import describe_lijnen, draw_lijnen, find_lijnen
from app.components.rekenwijzen import methods_of
from app.components.uitweg import show_uitweg
from app.components.vakken import empty_state
from app.components.verschil import describe_verschil
from app.figures.reeks import Merk, Punt, Staven, plot_reeks
from app.pages.wijkbeeld_blik import Blik
from app.pages.wijkbeeld_volgorde import outputs_beside
from app.store.access import visible_verbeteracties
from schemas.indicator import Indicator
from schemas.vocabulary import ALLE


def show_reeks(blik: Blik, gekozen: Cijfer, *, doel: float | None = None) -> Component:
    """Draw the series of one figure."""
    frame = blik.context.marts.reeks(
        blik.gebruiker,
        indicatorcode=gekozen.indicatorcode,
        regiocode=gekozen.regiocode,
        partijcode=gekozen.partijcode,
        interventiecode=gekozen.interventiecode,
        informant=gekozen.informant,
    )
    reeks = [c for c in read_cijfers(frame) if c.kwartaal <= blik.kwartaal]
    indicator = blik.indicatoren[gekozen.indicatorcode]
    if not any(c.waarde is not None for c in reeks):
        reden = f"Deze reeks is hier niet te tonen: in elke periode is het cijfer verborgen, {BESCHERMD}."
        uitweg = show_uitweg(gekozen, blik.plaatsen.name, kwartaal=blik.kwartaal)
        return empty_state(
            reden, *([html.P(["Het cijfer van dit kwartaal is elders te zien.", *uitweg])] if uitweg else [])
        )
    merken = collect_merken(blik, gekozen)
    stukken = find_lijnen(reeks, indicator)
    prestatie = find_prestatie(blik, gekozen)
    naam = blik.intervention(gekozen.interventiecode)
    wie = describe_informant(gekozen)
    return chart(
        describe_title(reeks, indicator, f"{naam}{f', volgens {wie}' if wie else ''}"),
        join_zinnen(
            describe_reeks(reeks, merken, indicator),
            describe_verschil(reeks, [c for c in reeks if c.waarde is not None][-1], indicator),
            describe_lijnen(stukken, reeks, indicator),
        ),
        plot_reeks(
            [make_punt(c, indicator) for c in reeks],
            merken,
            eenheid=indicator.eenheid,
            is_uitkomst=indicator.soort == "uitkomst",
            doel=doel,
            lijnen=draw_lijnen(stukken),
            staven=_staven(blik, prestatie, reeks),
            stap=KWARTALEN[reeks[-1].periode],
        ),
        koppen=[
            "Periode",
            "Waarde",
            "Tussen",
            "Gemeten (n)",
            *([blik.indicatoren[prestatie[0].indicatorcode].naam] if prestatie else []),
            "Verandering en bijzonderheden",
        ],
        rijen=[
            reeks_row(c, merken, indicator, prestatie, plaatsnaam=blik.plaatsen.name) for c in reversed(reeks)
        ],
        hoogte=340 if prestatie else 250,
        noot=describe_marks(
            reeks,
            merken,
            f"{show_waarde(doel, indicator.eenheid)}" if doel is not None else "",
            met_lijnen=bool(stukken),
        ),
        rekenwijzen=methods_of(indicator, met_lijnen=bool(stukken)),
    )


def find_prestatie(blik: Blik, gekozen: Cijfer) -> list[Cijfer]:
    """Return the output of the same intervention per quarter, to stand under an outcome (R-10)."""
    if gekozen.soort != "uitkomst":
        return []
    for code in outputs_beside(blik.indicatoren):
        frame = blik.context.marts.reeks(
            blik.gebruiker,
            indicatorcode=code,
            regiocode=gekozen.regiocode,
            partijcode=gekozen.partijcode,
            interventiecode=gekozen.interventiecode,
            informant=ALLE,
        )
        reeks = [c for c in read_cijfers(frame) if c.kwartaal <= blik.kwartaal]
        if any(c.waarde is not None for c in reeks):
            return reeks
    return []


def _staven(blik: Blik, prestatie: Sequence[Cijfer], reeks: Sequence[Cijfer]) -> Staven | None:
    if not prestatie:
        return None
    binnen = {c.kwartaal: c.waarde for c in prestatie if c.kwartaal >= reeks[0].kwartaal}
    return Staven(blik.indicatoren[prestatie[0].indicatorcode].naam.lower(), binnen)


def describe_title(reeks: Sequence[Cijfer], indicator: Indicator, wat: str) -> str:
    """Say in the title what is seen: the newest value and what may be said of its change."""
    laatste = [c for c in reeks if c.waarde is not None and not c.is_onderdrukt][-1]
    nu = show_waarde(laatste.waarde, indicator.eenheid)
    return f"{indicator.naam}, {wat}: {nu}, {describe_change(laatste).lower()}"


def make_punt(cijfer: Cijfer, indicator: Indicator) -> Punt:
    """Turn a figure into a point; a hidden one keeps its place and has no value."""
    return Punt(
        cijfer.kwartaal,
        None if cijfer.is_onderdrukt else cijfer.waarde,
        cijfer.onder,
        cijfer.boven,
        cijfer.segment,
        cijfer.is_voorlopig,
        f"{describe_periode(cijfer)}: {describe_margin(cijfer, indicator.eenheid)}",
    )


def collect_merken(blik: Blik, gekozen: Cijfer) -> list[Merk]:
    """Return events and verbeteracties that concern this figure."""
    frame = blik.context.marts.gebeurtenissen(blik.gebruiker, regiocode=gekozen.regiocode)
    merken = [
        Merk(str(kwartaal), str(titel), is_breuk=bool(is_breuk))
        for kwartaal, titel, is_breuk, code in frame[
            ["kwartaal", "titel", "is_breuk", "interventiecode"]
        ].itertuples(index=False, name=None)
        if not code or code == gekozen.interventiecode
    ]
    # One event in several gebieden is one mark in a series of the whole gemeente.
    eigen = definition_marks(blik.indicatoren[gekozen.indicatorcode])
    return [*dict.fromkeys(merken), *eigen, *_actions(blik, gekozen)]


def _actions(blik: Blik, gekozen: Cijfer) -> list[Merk]:
    with blik.context.sessions() as session:
        return [
            Merk(v.start_kwartaal, f"Verbeteractie: {v.titel}", is_verbeteractie=True)
            for v in visible_verbeteracties(session, blik.gebruiker)
            if v.afspraak.interventiecode == gekozen.interventiecode
            and v.regiocode in {gekozen.regiocode, blik.gebiedcode}
        ]


def describe_reeks(reeks: Sequence[Cijfer], merken: Sequence[Merk], indicator: Indicator) -> str:
    """Say first and last of the running piece, the verdict, and that nothing is compared across a break."""
    zichtbaar = [c for c in reeks if c.waarde is not None and not c.is_onderdrukt]
    laatste = zichtbaar[-1]
    stuk = [c for c in zichtbaar if c.segment == laatste.segment]
    eerste = stuk[0]
    nu = show_waarde(laatste.waarde, indicator.eenheid)
    if len(stuk) == 1:
        loop = f"In {within_periode(laatste)} is het {nu}."
    else:
        loop = (
            f"Van {show_waarde(eerste.waarde, indicator.eenheid)} in {within_periode(eerste)} naar {nu} "
            f"in {within_periode(laatste)}; laatste stap: {describe_change(laatste).lower()}."
        )
    breuken = [m for m in merken if m.is_breuk and reeks[0].kwartaal < m.kwartaal <= reeks[-1].kwartaal]
    if breuken:
        loop += (
            f" Niet vergeleken over de breuk in {show_kwartaal(breuken[-1].kwartaal)} ({breuken[-1].tekst})."
        )
    verborgen = len([c for c in reeks if c.is_onderdrukt])
    if verborgen:
        een, meer = PERIODEN[laatste.periode]
        loop += f" {verborgen} {f'{een} is' if verborgen == 1 else f'{meer} zijn'} verborgen, {BESCHERMD}."
    return loop


def reeks_row(
    cijfer: Cijfer,
    merken: Sequence[Merk],
    indicator: Indicator,
    prestatie: Sequence[Cijfer] = (),
    *,
    plaatsnaam: Callable[[str], str] = str,
) -> list[Inhoud]:
    """Say one quarter in words and numbers, with what was done, what happened in it, and where a hidden one shows."""
    gedaan = [_done(cijfer.kwartaal, prestatie)] if prestatie else []
    bijzonder = [m.tekst for m in merken if m.kwartaal == cijfer.kwartaal]
    if cijfer.is_onderdrukt or cijfer.waarde is None:
        uitweg = show_uitweg(cijfer, plaatsnaam)
        zin = _join_zinnen(cijfer.onderdruk_reden, *bijzonder)
        return [
            describe_periode(cijfer),
            "verborgen",
            "–",
            "–",
            *gedaan,
            [f"{zin.removesuffix('.')}.", *uitweg] if uitweg else zin,
        ]
    return [
        describe_periode(cijfer),
        show_waarde(cijfer.waarde, indicator.eenheid),
        show_tussen(cijfer.onder, cijfer.boven, indicator.eenheid),
        describe_count(cijfer),
        *gedaan,
        _join_zinnen(describe_change(cijfer), *bijzonder),
    ]


def _join_zinnen(*zinnen: str) -> str:
    """Put sentences behind each other, each with one full stop between."""
    return ". ".join([*(zin.removesuffix(".") for zin in zinnen[:-1]), zinnen[-1]])


def _done(kwartaal: str, prestatie: Sequence[Cijfer]) -> str:
    cijfer = next((c for c in prestatie if c.kwartaal == kwartaal), None)
    if cijfer is None:
        return "–"
    return "verborgen" if cijfer.waarde is None else show_getal(cijfer.waarde)
