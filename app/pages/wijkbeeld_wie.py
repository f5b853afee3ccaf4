"""Who works on a factor in a gebied: providers, municipal departments and informal partners alike."""

from dash import html
from dash.development.base_component import Component

from app.components.factoren import Aanbod, Factorstand, describe_leeftijd
from app.components.tabellen import table
from app.components.vakken import chip, details, note
from app.pages.wijkbeeld_blik import Blik
from schemas.keuzelijst import load_keuzelijst


def show_wie(blik: Blik, factor: Factorstand) -> Component:
    """Draw a chip per intervention; who is no provider is named as what it is."""
    eigen = [a for a in blik.aanbod if a.factor_id == factor.factor_id]
    if eigen:
        return html.P([chip(tekst) for tekst in dict.fromkeys(_label(a) for a in eigen)])
    if factor.interventies:
        return html.P([chip(naam) for naam in factor.interventies.split(", ")])
    return note("Nog geen aanbod dat hieraan bijdraagt: een witte vlek.")


def _label(aanbod: Aanbod) -> str:
    if aanbod.partijsoort == "aanbieder":
        return aanbod.interventienaam
    return f"{aanbod.interventienaam} · {_kind(aanbod).lower()}"


def _kind(aanbod: Aanbod) -> str:
    return load_keuzelijst("partij_soort").get(aanbod.partijsoort, aanbod.partijsoort)


def show_partijen(blik: Blik) -> Component:
    """List everybody who works on a factor in this gebied, with rung and reason per link."""
    rijen = sorted(
        (a for a in blik.aanbod if a.factor_id in blik.modellen),
        key=lambda a: (a.partijnaam, a.interventienaam, a.factor_id),
    )
    return details(
        "Wie werkt waaraan, en waarop steunt dat",
        table(
            f"Aanbod in {blik.plaatsen.name(blik.gebiedcode)}, per partij en factor",
            ["Partij", "Interventie", "Draagt bij aan", "Leeftijd", "Effectladder", "Waarom"],
            [
                [
                    [a.partijnaam, html.Span(_kind(a), className="noot")],
                    a.interventienaam,
                    blik.modellen[a.factor_id].naam,
                    describe_leeftijd(a.leeftijd_van, a.leeftijd_tot),
                    describe_trede(a.trede),
                    _reason(a),
                ]
                for a in rijen
            ],
        ),
    )


def describe_trede(trede: int) -> str:
    """Say a rung with its name: `trede 3, eerste aanwijzingen voor effect`."""
    naam = load_keuzelijst("effectladder").get(str(trede), "")
    return f"trede {trede}, {naam.lower()}" if naam else f"trede {trede}"


def _reason(aanbod: Aanbod) -> str:
    delen = [
        aanbod.onderbouwing,
        f"Steunt op: {aanbod.bron}." if aanbod.bron else "",
        "Voorlopig: nog door niemand anders bekeken." if aanbod.is_voorlopig else "",
        "Verteld door de wijk; er is geen beschikking en er wordt niet geteld." if aanbod.is_opgave else "",
    ]
    return " ".join(deel for deel in delen if deel)
