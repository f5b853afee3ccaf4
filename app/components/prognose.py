"""Where the year is heading: a forecast of one afspraak in words, as a drawing and as a table."""

from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import TypeVar

from dash import html
from dash.development.base_component import Component

from app.components.getallen import show_kwartaal, show_waarde
from app.components.grafieken import chart
from app.components.vakken import details
from app.figures.prognose import Verloop, plot_prognose
from app.services.jaarprognose import Jaarvraag, adds_up, counts_of, forecast, make_jaarvraag, pairs_of
from pipelines.zekerheid.prognose import Prognose, explain_geen, split_periode

__all__ = ["Jaarvraag", "adds_up", "describe_prognose", "draw_prognose", "make_jaarvraag", "show_prognose"]

T = TypeVar("T")
REDENEN = {
    "niets": "Er is in {jaar} nog geen zichtbaar cijfer; een prognose is er dus niet.",
    "gat": "Van {jaar} ontbreekt een kwartaal: het is verborgen, grof afgerond of ligt voor een breuk. Daaroverheen voorspellen wij niet.",
    "te_kort": "Met één kwartaal is nog niet te zeggen waar {jaar} op uitkomt.",
}
NIET_OPTELBAAR = (
    "Kwartalen zijn hier niet op te tellen: wie in twee kwartalen meedoet, telt in beide. Een prognose voor "
    "het jaar is er daarom niet."
)


def show_prognose(vraag: Jaarvraag) -> list[Component]:
    """Draw the forecast of a share or count; nothing for other figures."""
    if vraag.indicator.vorm not in {"aandeel", "aantal"} or not vraag.kwartalen:
        return []
    kop = html.Strong(f"Waar komt {vraag.jaar} op uit? ")
    if not adds_up(vraag.indicator):
        return [html.P([kop, NIET_OPTELBAAR], className="noot")]
    prognose = forecast(vraag)
    zin = describe_geen(vraag) if prognose is None else describe_prognose(vraag, prognose)
    tekening = [] if prognose is None else [details("Bekijk de prognose", draw_prognose(vraag, prognose))]
    return [html.P([kop, zin], className="noot"), *tekening]


def describe_geen(vraag: Jaarvraag) -> str:
    """Say why there is no forecast, or what the whole year came to."""
    if vraag.is_aandeel:
        paren = pairs_of(vraag)
        return _no(
            vraag, paren, lambda: sum(t for t, _ in _of(paren, vraag)) / sum(n for _, n in _of(paren, vraag))
        )
    tellingen = counts_of(vraag)
    return _no(vraag, tellingen, lambda: sum(_of(tellingen, vraag)))


def _of(per: Mapping[str, T], vraag: Jaarvraag) -> list[T]:
    return [per[k] for k in vraag.kwartalen if k in per]


def _no(vraag: Jaarvraag, per: Mapping[str, T], totaal: Callable[[], float]) -> str:
    reden = explain_geen(per, vraag.kwartalen)
    if reden != "om":
        return REDENEN[reden].format(jaar=vraag.jaar)
    if len(_of(per, vraag)) < len(vraag.kwartalen):
        return REDENEN["gat"].format(jaar=vraag.jaar)
    eenheid = vraag.indicator.eenheid
    doel = f" Afgesproken was {_agreed(vraag)}." if vraag.jaardoel is not None else ""
    return f"{vraag.jaar} is om. Over alle kwartalen samen is het {show_waarde(totaal(), eenheid)}.{doel}"


def _agreed(vraag: Jaarvraag) -> str:
    eenheid = vraag.indicator.eenheid
    if vraag.is_aandeel:
        return show_waarde(vraag.jaardoel, eenheid)
    return f"{show_waarde(vraag.jaardoel, eenheid)} ({len(vraag.kwartalen)} keer {show_waarde(vraag.doel, eenheid)})"


def describe_prognose(vraag: Jaarvraag, prognose: Prognose) -> str:
    """Say what there is, where it is heading and how that stands to what was agreed."""
    eenheid = vraag.indicator.eenheid
    nu, verwacht, onder, boven = (
        show_waarde(w, eenheid) for w in (prognose.tot_nu, prognose.verwacht, prognose.onder, prognose.boven)
    )
    als = _assume(vraag, prognose)
    zin = f"Tot nu toe {nu}. {als}, wordt het ongeveer {verwacht}, waarschijnlijk tussen {onder} en {boven}."
    return f"{zin} {_compare(vraag, prognose)}".strip()


def _assume(vraag: Jaarvraag, prognose: Prognose) -> str:
    """Say what the rest of the year is taken to be: quarters of earlier years pull it towards themselves."""
    if prognose.is_seizoen:
        return "Als het in het ritme van vorig jaar doorgaat"
    kwartalen = pairs_of(vraag) if vraag.is_aandeel else counts_of(vraag)
    if set(kwartalen) <= set(vraag.kwartalen):
        return "Als het zo doorgaat"
    return "Als de rest van het jaar is zoals gemiddeld in de hele reeks"


def _compare(vraag: Jaarvraag, prognose: Prognose) -> str:
    """Compare with the agreement by the margin; while the municipality did not do its part, only that is said (R-23)."""
    doel = vraag.jaardoel
    if doel is None:
        return ""
    afgesproken = f"Afgesproken is {_agreed(vraag)}"
    if vraag.is_voorwaarde_ongehaald:
        return f"{afgesproken}. Randvoorwaarde gemeente niet gehaald."
    if prognose.onder <= doel <= prognose.boven:
        return f"{afgesproken}: dat ligt binnen die grenzen, dus dat is nog niet te zeggen."
    haalt = doel < prognose.onder if vraag.indicator.hoger_is_beter is not False else doel > prognose.boven
    kant = "onder" if doel < prognose.onder else "boven"
    gevolg = (
        "het doel wordt dan waarschijnlijk gehaald"
        if haalt
        else "het doel wordt dan waarschijnlijk niet gehaald"
    )
    return f"{afgesproken}: dat ligt {kant} die grenzen; {gevolg}."


def draw_prognose(vraag: Jaarvraag, prognose: Prognose) -> Component:
    """Draw the year as it adds up, with the same numbers as a table."""
    eenheid = vraag.indicator.eenheid
    verloop = make_verloop(vraag, prognose)
    grenzen = f"{show_waarde(prognose.onder, eenheid)} en {show_waarde(prognose.boven, eenheid)}"
    rijen = [
        [f"Tot en met {show_kwartaal(k)}", show_waarde(w, eenheid), "–"]
        for k, w in zip(verloop.kwartalen, verloop.tot_nu, strict=False)
    ]
    einde = show_kwartaal(vraag.kwartalen[-1])
    return chart(
        f"{vraag.indicator.naam}, {vraag.jaar}: waarschijnlijk tussen {grenzen}",
        describe_prognose(vraag, prognose),
        plot_prognose(
            verloop,
            is_aandeel=vraag.is_aandeel,
            is_uitkomst=vraag.indicator.soort == "uitkomst",
            doel=vraag.jaardoel,
        ),
        koppen=["Kwartalen samen", "Waarde", "Waarschijnlijk tussen"],
        rijen=[*rijen, [f"Verwacht tot en met {einde}", show_waarde(prognose.verwacht, eenheid), grenzen]],
        hoogte=220,
        noot="Vlak: waar het waarschijnlijk uitkomt (95%). Stippellijn dwars: de afspraak."
        if vraag.jaardoel is not None
        else "Vlak: waar het waarschijnlijk uitkomt (95%).",
        rekenwijzen=["prognose_aandeel" if vraag.is_aandeel else "prognose_aantal"],
    )


def make_verloop(vraag: Jaarvraag, prognose: Prognose) -> Verloop:
    """Add up the quarters so far."""
    if vraag.is_aandeel:
        paren = pairs_of(vraag)
        nu, _ = split_periode(paren, vraag.kwartalen)
        tellers = accumulate(paren[k][0] for k in nu)
        noemers = accumulate(paren[k][1] for k in nu)
        tot_nu = tuple(t / n for t, n in zip(tellers, noemers, strict=True))
    else:
        tellingen = counts_of(vraag)
        nu, _ = split_periode(tellingen, vraag.kwartalen)
        tot_nu = tuple(accumulate(tellingen[k] for k in nu))
    return Verloop(vraag.kwartalen, tot_nu, prognose.verwacht, prognose.onder, prognose.boven)
