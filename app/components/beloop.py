"""The course of one figure over the quarters: sentence, chart with margins and breaks, and table."""

from collections.abc import Callable, Sequence

from dash.development.base_component import Component

from app.components.cijfers import (
    KWARTALEN,
    Cijfer,
    describe_change,
    describe_count,
    describe_margin,
    describe_periode,
)
from app.components.elementen import Inhoud
from app.components.getallen import show_waarde
from app.components.grafieken import chart
from app.components.lijnen import describe_lijnen, draw_lijnen, find_lijnen
from app.components.rekenwijzen import methods_of
from app.components.uitweg import show_uitweg
from app.components.vakken import note
from app.components.verschil import describe_verschil
from app.figures.reeks import Merk, Punt, plot_reeks
from schemas.indicator import Indicator

TE_KORT = 2
"""One point is no course; its value already stands above."""


def show_beloop(
    titel: str,
    reeks: Sequence[Cijfer],
    indicator: Indicator,
    *,
    merken: Sequence[Merk] = (),
    doel: float | None = None,
    streven: str = "de afspraak",
    plaatsnaam: Callable[[str], str] = str,
) -> Component:
    """Draw a series; with fewer than two visible figures, say so instead. `plaatsnaam` names where a hidden one shows."""
    zichtbaar = [c for c in reeks if c.waarde is not None and not c.is_onderdrukt]
    if len(zichtbaar) < TE_KORT:
        return note("Er zijn nog te weinig perioden met een zichtbaar cijfer voor een verloop.")
    stukken = find_lijnen(reeks, indicator)
    figuur = plot_reeks(
        [_point(c, indicator.eenheid) for c in reeks],
        merken,
        eenheid=indicator.eenheid,
        is_uitkomst=indicator.soort == "uitkomst",
        doel=doel,
        lijnen=draw_lijnen(stukken),
        stap=KWARTALEN[reeks[-1].periode],
    )
    return chart(
        titel,
        join_zinnen(
            describe_beloop(zichtbaar, indicator),
            describe_verschil(reeks, zichtbaar[-1], indicator),
            describe_lijnen(stukken, reeks, indicator),
        ),
        figuur,
        koppen=["Periode", "Waarde", "Marge", "n", "Verschil"],
        rijen=[_row(c, indicator.eenheid, plaatsnaam) for c in reeks],
        hoogte=210,
        noot=describe_marks(
            reeks,
            merken,
            show_waarde(doel, indicator.eenheid) if doel is not None else "",
            streven=streven,
            met_lijnen=bool(stukken),
        ),
        rekenwijzen=methods_of(indicator, met_lijnen=bool(stukken)),
    )


def join_zinnen(*zinnen: str) -> str:
    """Put sentences after each other; empty ones are left out."""
    return " ".join(zin for zin in zinnen if zin)


def describe_marks(
    reeks: Sequence[Cijfer],
    merken: Sequence[Merk],
    doel: str,
    *,
    streven: str = "de afspraak",
    met_lijnen: bool = False,
) -> str:
    """Say what the marks in this drawing mean, and only those that are in it."""
    binnen = [m for m in merken if reeks[0].kwartaal <= m.kwartaal <= reeks[-1].kwartaal]
    zinnen = [
        ("De band is de marge (95%).", any(c.onder is not None for c in reeks)),
        (f"Stippellijn: {streven} ({doel}).", bool(doel)),
        ("Grijze lijnen: het midden, en waartussen de reeks vanzelf schommelt.", met_lijnen),
        ("Open punt: voorlopig.", any(c.is_voorlopig for c in reeks)),
        ("Streeplijn: breuk, ervoor en erna zijn niet te vergelijken.", any(m.is_breuk for m in binnen)),
        ("Driehoek: verbeteractie.", any(m.is_verbeteractie for m in binnen)),
        ("Ruit: gebeurtenis.", any(not m.is_breuk and not m.is_verbeteractie for m in binnen)),
    ]
    return " ".join(zin for zin, geldt in zinnen if geldt)


def definition_marks(indicator: Indicator) -> list[Merk]:
    """Return where the definition changed: a break when what came before cannot be compared (R-16)."""
    return [
        Merk(
            versie.geldig_vanaf,
            f"Definitie versie {versie.versie}: {versie.wijziging}",
            is_breuk=not versie.vergelijkbaar_met_vorige,
        )
        for versie in indicator.versies[1:]
    ]


def describe_beloop(zichtbaar: Sequence[Cijfer], indicator: Indicator) -> str:
    """Say first and last value of the last unbroken stretch, and what can be said about the last step."""
    laatste = zichtbaar[-1]
    stuk = [c for c in zichtbaar if c.segment == laatste.segment]
    eerste = stuk[0]
    nu = f"{show_waarde(laatste.waarde, indicator.eenheid)} in {describe_periode(laatste)}"
    breuk = " Niet vergeleken over de breuk heen." if len(stuk) < len(zichtbaar) else ""
    if eerste is laatste:
        return f"{nu}. {describe_change(laatste)}.{breuk}"
    toen = f"{show_waarde(eerste.waarde, indicator.eenheid)} in {describe_periode(eerste)}"
    return f"Van {toen} naar {nu}. {describe_change(laatste)}.{breuk}"


def _point(cijfer: Cijfer, eenheid: str) -> Punt:
    return Punt(
        cijfer.kwartaal,
        None if cijfer.is_onderdrukt else cijfer.waarde,
        cijfer.onder,
        cijfer.boven,
        cijfer.segment,
        cijfer.is_voorlopig,
        f"{describe_periode(cijfer)}: {describe_margin(cijfer, eenheid)}",
    )


def _row(cijfer: Cijfer, eenheid: str, plaatsnaam: Callable[[str], str]) -> list[Inhoud]:
    if cijfer.is_onderdrukt or cijfer.waarde is None:
        reden = [cijfer.onderdruk_reden, *show_uitweg(cijfer, plaatsnaam)]
        return [describe_periode(cijfer), "verborgen", "–", "–", reden]
    marge = (
        f"{show_waarde(cijfer.onder, eenheid)} – {show_waarde(cijfer.boven, eenheid)}"
        if cijfer.onder is not None and cijfer.boven is not None
        else "–"
    )
    return [
        describe_periode(cijfer),
        f"{show_waarde(cijfer.waarde, eenheid)}{', grof afgerond' if cijfer.is_grof else ''}",
        marge,
        describe_count(cijfer),
        describe_change(cijfer),
    ]
