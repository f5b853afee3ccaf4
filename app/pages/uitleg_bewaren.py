"""The part of Uitleg about people and sources: roles, where figures come from, what is kept and why."""

from collections.abc import Sequence
from typing import Protocol

from dash import html
from dash.development.base_component import Component

from app.components.tabellen import definition_list, table
from app.components.vakken import details
from pipelines.reference import NAAMSVERMELDING_CBS, load_referentie
from schemas.rollen import ROLLEN, Bereik, Recht, Rol

BEREIK = {
    Bereik.EIGEN_PARTIJ: "de eigen organisatie",
    Bereik.EIGEN_REGIOS: "de eigen gebieden",
    Bereik.EIGEN_BESCHIKKINGEN: "de eigen beschikkingen",
    Bereik.ALLES: "de hele gemeente",
}
BEWAARD = (
    ("Uw bestand, zoals u het stuurde", "Om elk cijfer later te kunnen navertellen. Alleen uw organisatie en wie het cijfer berekent komen erbij.", "Het origineel staat in een archief dat niet wordt gewijzigd; met een sleutel is het versleuteld."),
    ("De gecontroleerde rijen", "Om cijfers opnieuw te berekenen.", "Met uw eigen trajectnummer, zonder namen. Zij komen nooit in het bestand met cijfers."),
    ("Cijfers", "Om te laten zien hoe het gaat.", "Alleen opgetelde aantallen, waarin kleine aantallen al zijn verborgen."),
    ("Lezingen, verhalen en conclusies", "Om te leren en om te onthouden wat is afgesproken.", "De schrijver kiest wie meeleest. Een niet vrijgegeven tekst komt nooit bij een accounthouder."),
    ("Verbeteracties, oordelen en toezeggingen", "Om terug te kijken of het hielp, en wie zijn woord hield.", "Ook die van de gemeente."),
    ("Lessen en leerbijeenkomsten", "Om niet twee keer hetzelfde te hoeven ontdekken.", "De schrijver kiest wie een les leest. Gedeelde cijfers van een aanbieder staan er alleen zolang die instemt."),
    ("Accounts", "Om te weten wie wat mag zien.", "Naam, rol en organisatie. Het wachtwoord zelf bewaren wij niet, alleen een afdruk ervan."),
    ("Wat u typt en nog niet verstuurt", "Om niets kwijt te raken als u de pagina opnieuw laadt.", "Alleen in uw eigen browser, in dit tabblad. Het is weg als u het verstuurt, uitlogt of het tabblad sluit. Een wachtwoord bewaren wij zo nooit."),
    ("Logboek", "Om te kunnen nagaan wie wat deed.", "Regels kunnen er alleen bij. De tekst van een lezing staat er nooit in."),
    ("Een geweigerd bestand", "Niets ervan.", "In het logboek staat alleen dat er een bestand is geweigerd."),
)  # fmt: skip


def show_rollen(eigen: str) -> list[Component]:
    """Show the permission model as a table."""
    rijen = [[_zin(recht), *("ja" if recht in rol.rechten else "–" for rol in ROLLEN)] for recht in Recht]
    return [
        definition_list(
            [(_naam(rol, eigen), f"{rol.omschrijving} Gaat over {BEREIK[rol.bereik]}.") for rol in ROLLEN]
        ),
        table("Wie wat mag", ["Recht", *(rol.naam for rol in ROLLEN)], rijen),
    ]


def _naam(rol: Rol, eigen: str) -> str:
    return f"{rol.naam} (uw rol)" if rol.code == eigen else rol.naam


def _zin(recht: Recht) -> str:
    return recht.value.replace("_", " ").capitalize()


class GeladenBron(Protocol):
    """What is shown of a reference file that somebody loaded."""

    naam: str
    bron: str
    licentie: str


def show_bronnen(geladen: Sequence[GeladenBron]) -> list[Component]:
    """Show where reference data comes from, with the line the licence asks for; loaded files as well."""
    referentie = load_referentie()
    kerncijfers = referentie.kerncijfers[["bron", "licentie"]].drop_duplicates().values.tolist()
    return [
        html.P(html.Strong(NAAMSVERMELDING_CBS)),
        table(
            "Achtergrondcijfers",
            ["Bron", "Licentie"],
            [[str(bron), str(licentie)] for bron, licentie in kerncijfers],
        ),
        *(
            [
                table(
                    "Door de gemeente geladen",
                    ["Wat", "Bron", "Licentie"],
                    [[bestand.naam, bestand.bron, bestand.licentie] for bestand in geladen],
                )
            ]
            if geladen
            else []
        ),
        html.P("Cijfers over trajecten komen van de aanbieders; bij elk cijfer staat uit welk bestand."),
        details(
            "Vragenlijsten",
            definition_list(
                [
                    (str(naam), f"{bron} ({zekerheid})")
                    for naam, bron, zekerheid in referentie.instrumenten[
                        ["naam", "bron", "zekerheid"]
                    ].values.tolist()
                ]
            ),
        ),
    ]


def show_bewaren() -> list[Component]:
    """Show what is kept and why."""
    return [table("Wat wij bewaren", ["Wat", "Waarom", "Hoe"], [list(rij) for rij in BEWAARD])]
