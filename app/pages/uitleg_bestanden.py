"""The part of Uitleg about files: the rules of the check, and which numbers stay hidden."""

from dash import html
from dash.development.base_component import Component

from app.components.tabellen import table
from app.components.vakken import details
from schemas import meldingen
from schemas.bevinding import Ernst
from schemas.meldingen import Melding
from schemas.onderdrukking import make_onderdrukkingsregel
from schemas.regel import Regel, load_regels

SOORTEN = {
    "trajecten": "Trajecten: één rij per traject",
    "effectmetingen": "Effectmetingen: één rij per vragenlijst",
    "tellingen": "Tellingen: het lichte sjabloon",
}
ERNST = {
    Ernst.FOUT: "Fout: eerst herstellen",
    Ernst.WAARSCHUWING: "Waarschuwing: herstellen of toelichten",
    Ernst.OPMERKING: "Opmerking: goed om te weten",
}


def show_verbergen(drempel: int) -> list[Component]:
    """Say the suppression rule with the threshold of this installation (R-17)."""
    return [
        html.P(make_onderdrukkingsregel(drempel).zin),
        html.P(
            "Een verborgen cijfer zegt dat het verborgen is, en noemt de dichtstbijzijnde plek waar wel een "
            "cijfer staat. Dezelfde regel geldt op het scherm, in exports en in verslagen: het staat niet in "
            "het bestand met cijfers, dus niemand kan het opvragen."
        ),
    ]


def show_bestandsregels() -> list[Component]:
    """Show what a file is checked on: personal data first, then the rules."""
    algemeen = [m for m in vars(meldingen).values() if isinstance(m, Melding)]
    return [
        html.P(
            "Eerst kijken wij of er persoonsgegevens in staan: een burgerservicenummer, naam, e-mailadres, "
            "telefoonnummer, adres of volledige geboortedatum. Dan weigeren wij het hele bestand en bewaren "
            "wij er niets van. U leest welke kolom het is en wat u in plaats daarvan levert."
        ),
        html.P("Daarna controleren wij elke cel. Wat wij moesten aannemen, staat in het verslag."),
        details("Regels voor elk bestand", _table("Regels voor elk bestand", algemeen)),
        *(details(titel, _table(titel, load_regels(soort))) for soort, titel in SOORTEN.items()),
    ]


def _table(titel: str, regels: "list[Melding] | tuple[Regel, ...]") -> Component:
    rijen = [[_words(r.boodschap), _words(r.herstel), ERNST[r.ernst]] for r in regels]
    return table(titel, ["Wat u leest", "Wat u doet", "Hoe zwaar"], rijen, toont_bijschrift=False)


def _words(zin: str) -> str:
    """Show the places that are filled in per file as three dots."""
    delen = zin.split("{")
    return delen[0] + "".join("…" + deel.partition("}")[2] for deel in delen[1:])
