"""The part of Uitleg about figures: how to read one, and the definition of each."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from app.components.cijfers import VERANDERING
from app.components.getallen import show_kwartaal
from app.components.rekenwijzen import method_links, methods_of
from app.components.tabellen import definition_list
from pipelines.reference import load_referentie
from schemas.grootheid import load_grootheden
from schemas.indicator import Definitieversie, Indicator, load_indicatoren

SOORTEN = {
    "uitkomst": ("Uitkomsten", "Is iemand er beter van geworden?"),
    "prestatie": ("Prestaties", "Wat is er gedaan, en voor hoeveel mensen?"),
    "voorwaarde": ("Voorwaarden", "Deden anderen wat hiervoor nodig is?"),
    "context": ("Achtergrond van de wijk", "Hoe gaat het hier? Niet toe te schrijven aan één aanbieder."),
}
SOORTWOORDEN = {
    "uitkomst": "Uitkomst",
    "prestatie": "Prestatie",
    "voorwaarde": "Voorwaarde",
    "context": "Achtergrond",
}
VORMEN = {
    "aandeel": "aandeel",
    "gemiddelde": "gemiddelde",
    "eigen": "middelste waarde",
    "aantal": "aantal",
    "dosis": "deel van de doelgroep",
    "kerncijfer": "kerncijfer",
}
DIMENSIES = {
    "doelbereik": "Doelbereik: is de doelgroep beter bereikt en geholpen?",
    "profijt": "Profijt: kunnen partijen samen meer dan elk apart?",
    "leren": "Leren: weten wij genoeg om het beter te doen?",
}
TERMEN = {
    "kort": "Kort: geteld per kwartaal.",
    "middellang": "Middellang: een kwartaal is te kort; geteld per half jaar.",
    "lang": "Lang: pas na een jaar te zien; geteld per kalenderjaar.",
}
RICHTING = {True: "Hoger is beter.", False: "Lager is beter.", None: "Geen van beide kanten is beter."}


def show_lezen_van_cijfers() -> list[Component]:
    """Explain the parts of a figure."""
    return [
        html.P("Eerst staat de uitkomst, daarna de prestatie. Wij tellen die nooit op tot één score."),
        definition_list(
            [
                (
                    "Marge",
                    "Bij elk cijfer uit een steekproef staat tussen welke waarden het echte cijfer waarschijnlijk ligt (95 procent).",
                ),
                (
                    "Dekking",
                    "Van hoeveel mensen het antwoord er is, van alle mensen aan wie het gevraagd had kunnen worden.",
                ),
                (
                    "Verandering",
                    "Een van deze zinnen: "
                    + "; ".join(VERANDERING.values())
                    + ". Wij rekenen mee dat er naar veel cijfers tegelijk wordt gekeken.",
                ),
                (
                    "Ruislijst",
                    "Cijfers die niet van toeval te onderscheiden zijn. Niemand hoeft die te verklaren.",
                ),
                (
                    "Breuk",
                    "Na een wissel van aanbieder of een andere definitie begint een reeks opnieuw. Over een breuk rekenen wij geen verschil uit.",
                ),
                (
                    "Kwartaal, half jaar of jaar",
                    "Wat snel te zien is, tellen wij per kwartaal. Verandering bij jongeren kost meer tijd: die tellen wij per half jaar of per jaar, als dat om is. "
                    "Op de pagina van een kwartaal staat dan het laatste half jaar of jaar dat voorbij is, met die naam erbij. "
                    "Halve jaren overlappen niet, zodat er geen klein kwartaal uit is af te leiden. Loopt er een breuk door een half jaar, dan telt alleen het deel erna. "
                    "Ontbreekt van een aanbieder een kwartaal, dan staat dat erbij en zeggen wij niets over het verschil.",
                ),
                (
                    "Unieke mensen",
                    "Wie in twee kwartalen of bij twee interventies meedoet, is één mens. Daarom tellen wij lopende trajecten niet op over de tijd en vrijwilligers niet over interventies.",
                ),
                (
                    "Voorlopig",
                    "Het bestand is ingediend, maar nog niet alle gesprekken van die aanbieder over dat kwartaal zijn vastgesteld.",
                ),
                (
                    "Alleen gemeten",
                    "Een schatting of bewering bewaren wij, maar die komt niet in een cijfer.",
                ),
                (
                    "Geen ranglijst",
                    "Wij zetten wijken en aanbieders nergens op volgorde van goed naar slecht.",
                ),
            ]
        ),
    ]


def show_indicatoren() -> list[Component]:
    """Show every definition, outcomes first."""
    indicatoren = load_indicatoren().values()
    factoren = load_referentie().factoren
    namen = dict(zip(factoren["factor_id"], factoren["naam"], strict=True))
    return [
        html.Section(
            [
                html.H3(titel),
                html.P(vraag),
                *(
                    _definition(i, namen)
                    for i in sorted(indicatoren, key=lambda i: i.naam)
                    if i.soort == soort
                ),
            ]
        )
        for soort, (titel, vraag) in SOORTEN.items()
    ]


def _definition(indicator: Indicator, factornamen: Mapping[str, str]) -> Component:
    alle = load_indicatoren()
    tegen = alle.get(indicator.tegenindicator)
    return html.Article(
        [
            html.H4(indicator.naam),
            html.P(indicator.definitie),
            definition_list(
                [
                    ("Wat het wel en niet zegt", indicator.geldigheid),
                    ("Soort", SOORTWOORDEN[indicator.soort]),
                    ("Dimensie", DIMENSIES.get(indicator.dimensie, "")),
                    ("Uitkomstenset", describe_criterium(indicator)),
                    ("Termijn", TERMEN[indicator.term] if indicator.soort != "context" else ""),
                    ("Vorm", f"{VORMEN[indicator.vorm]}. {RICHTING[indicator.hoger_is_beter]}"),
                    ("Teller", _grootheid(indicator.teller)),
                    ("Noemer", _grootheid(indicator.noemer)),
                    ("Gevraagd aan", _grootheid(indicator.gevraagd)),
                    (
                        "Wie antwoordt",
                        "Elke informant heeft een eigen cijfer." if indicator.informant_apart else "",
                    ),
                    ("Kijk ook naar", html.A(tegen.naam, href=f"#{tegen.code}") if tegen else ""),
                    (
                        "Factoren",
                        "; ".join(factornamen[code] for code in indicator.factoren)
                        or "Die van de interventie die wordt gemeten.",
                    ),
                    ("Bron", indicator.bron),
                    ("Versie", show_versies(indicator)),
                ]
            ),
            *([method_links(methoden)] if (methoden := methods_of(indicator)) else []),
        ],
        id=indicator.code,
        className="vak",
    )


def show_versies(indicator: Indicator) -> Component:
    """Show every version of the definition, newest first, and whether it can be compared with the one before."""
    return html.Ul(
        [html.Li(describe_versie(versie, indicator)) for versie in reversed(indicator.versies)],
        className="kaal",
    )


def describe_versie(versie: Definitieversie, indicator: Indicator) -> str:
    """Say from when a version counts, what changed, and whether a series goes on over it."""
    zin = f"Versie {versie.versie}, geldig vanaf {show_kwartaal(versie.geldig_vanaf)}."
    if versie.versie == indicator.versies[0].versie:
        return zin + ("" if indicator.eerdere_versies else " Er is geen eerdere versie.")
    zin += f" {versie.wijziging}"
    if versie.vergelijkbaar_met_vorige:
        return f"{zin} Te vergelijken met de versie ervoor."
    return f"{zin} Niet te vergelijken met de versie ervoor: de reeks begint opnieuw."


def describe_criterium(indicator: Indicator) -> str:
    """Say which number of the Dutch outcome set this is, and for which help it exists."""
    alleen = " Alleen voor individuele hulp." if indicator.is_individueel else ""
    if not indicator.criterium:
        return alleen.strip()
    return f"Nummer {indicator.criterium} van de uitkomstenset van NJi en VNG.{alleen}"


def _grootheid(code: str) -> str:
    if not code:
        return ""
    grootheid = load_grootheden()[code]
    return f"{grootheid.naam}: {grootheid.definitie}"
