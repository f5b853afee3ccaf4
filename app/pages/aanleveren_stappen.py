"""The three steps of Aanleveren as they are drawn: file, report, what changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING, Any

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.bevindingen import count_ernst, group_oorzaken, show_grootste, show_notities
from app.components.formulier import Formulier
from app.components.getallen import show_getal, show_moment
from app.components.kop import section
from app.components.vakken import card, details, notice
from app.context import Context
from app.identity import Gebruiker
from app.pages.aanleveren_bestanden import show_bewijs_link, show_werkboek_link
from app.pages.aanleveren_herstel import show_herstel, show_oorzaken
from app.pages.aanleveren_historie import previous_versions, show_ontvangstbewijs
from app.pages.aanleveren_ontvangst import LEVERING, PAGINA, show_drop_zone
from app.pages.aanleveren_verschuiving import show_voorvertoning
from app.pages.aanleveren_voorstellen import show_voorstellen
from app.pages.aanleveren_wijzigingen import show_wijzigingen
from app.store.access import visible_aanleveringen
from pipelines.bestandsnamen import read_kwartaal_in
from pipelines.hercontrole import compare_rapporten
from schemas.aanlevering import soortmodules
from schemas.bevinding import Ernst
from schemas.leercyclus import AanleveringStatus
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Aanlevering

KWARTALEN_TERUG = 8
SOORT_ZELF = KWARTAAL_ZELF = ""


def show_bestand(context: Context, huidig: Aanlevering | None, kwartaal: str) -> Component:
    """Draw step 1: quarter, kind of file and the place to drop it; folded once a file is there."""
    keuze = html.Div(
        [
            html.Div(
                [
                    LEVERING.select(
                        "kwartaal", "Voor welk kwartaal?", _quarters(context, kwartaal), waarde=kwartaal
                    ),
                    LEVERING.select(
                        "soort",
                        "Wat voor bestand is het?",
                        _kinds(),
                        waarde=huidig.soort if huidig else SOORT_ZELF,
                    ),
                ],
                className="velden-naast",
            ),
            show_drop_zone(),
        ]
    )
    if huidig is None:
        return section("1 Kies een bestand", keuze)
    zin = f"{huidig.bestandsnaam}, ontvangen op {show_moment(huidig.ontvangen_op)} door {huidig.ontvangen_door}."
    in_naam = read_kwartaal_in(huidig.bestandsnaam)
    if in_naam is not None and str(in_naam) == huidig.kwartaal:
        zin += f" Dat het over {in_naam.label} gaat, staat in de bestandsnaam."
    titel = (
        "Verbeterd bestand? Lever het hier opnieuw aan" if _can_change(huidig) else "Nieuwe versie aanleveren"
    )
    return section("1 Uw bestand", html.P(zin), details(titel, keuze, is_open=_must_deliver_again(huidig)))


def _quarters(context: Context, gekozen: str) -> Sequence[tuple[str, str]]:
    recent = [context.kwartaal.plus(-n) for n in range(KWARTALEN_TERUG)]
    alle = sorted({*recent, *([Kwartaal.parse(gekozen)] if gekozen else [])}, reverse=True)
    zelf = (KWARTAAL_ZELF, f"Uit de bestandsnaam, of {context.kwartaal.plus(-1).label}")
    return [zelf, *((str(kwartaal), kwartaal.label) for kwartaal in alle)]


def _kinds() -> Sequence[tuple[str, str]]:
    return [
        (SOORT_ZELF, "Dat herkent Wijkspiegel zelf"),
        *((code, code.capitalize()) for code in soortmodules()),
    ]


def _can_change(aanlevering: Aanlevering) -> bool:
    return aanlevering.status is AanleveringStatus.ONTVANGEN


def _has_errors(aanlevering: Aanlevering) -> bool:
    return _can_change(aanlevering) and count_ernst(aanlevering.rapport, Ernst.FOUT) > 0


def _must_deliver_again(aanlevering: Aanlevering) -> bool:
    """Answer whether the file itself must be mended: nothing in it can be repaired on the page."""
    return _has_errors(aanlevering) and not aanlevering.rapport.get("celrijen")


def show_rapport(session: Session, gebruiker: Gebruiker, aanlevering: Aanlevering) -> Component:
    """Draw step 2: what was read, terms to confirm, and what to mend, justify or know."""
    oorzaken = group_oorzaken(aanlevering.rapport)
    return section(
        "2 Wat wij lazen",
        html.P(_summary(aanlevering), className="zin"),
        *_comparison(session, gebruiker, aanlevering),
        *show_grootste(aanlevering.rapport),
        details("Wat wij bij het lezen hebben aangenomen", show_notities(aanlevering.rapport)),
        *show_voorstellen(aanlevering),
        *(
            [show_herstel(aanlevering, oorzaken)]
            if _can_change(aanlevering)
            else [show_oorzaken(aanlevering, oorzaken)]
        ),
        *show_wijzigingen(aanlevering),
        show_werkboek_link(aanlevering),
    )


def _summary(aanlevering: Aanlevering) -> str:
    rapport = aanlevering.rapport
    gelezen = f"Wij lazen {show_getal(rapport.get('rijen', 0))} rijen van de soort {aanlevering.soort}."
    zin = describe_te_doen(rapport, {toelichting.regel for toelichting in aanlevering.toelichtingen})
    return f"{gelezen} {zin}"


def describe_te_doen(rapport: Mapping[str, Any], toegelicht: Set[str]) -> str:
    """Say how many errors and warnings ask for something, and how many warnings were justified already."""
    oorzaken = group_oorzaken(rapport)
    waarschuwingen = [o for o in oorzaken if o.ernst == Ernst.WAARSCHUWING.value]
    klaar = sum(o.aantal for o in waarschuwingen if o.regel in toegelicht)
    delen = [
        _plural(
            sum(o.aantal for o in oorzaken if o.ernst == Ernst.FOUT.value),
            "fout die u moet herstellen",
            "fouten die u moet herstellen",
        ),
        _plural(
            sum(o.aantal for o in waarschuwingen) - klaar,
            "waarschuwing die u herstelt of toelicht",
            "waarschuwingen die u herstelt of toelicht",
        ),
        _plural(klaar, "waarschuwing die u heeft toegelicht", "waarschuwingen die u heeft toegelicht"),
    ]
    gevonden = [deel for deel in delen if deel]
    if not gevonden:
        return "Er is niets te herstellen."
    return f"Wij vonden {', '.join(gevonden[:-1])}{' en ' if gevonden[1:] else ''}{gevonden[-1]}."


def _plural(aantal: int, een: str, meer: str) -> str:
    return f"{show_getal(aantal)} {een if aantal == 1 else meer}" if aantal else ""


def _comparison(session: Session, gebruiker: Gebruiker, aanlevering: Aanlevering) -> list[Component]:
    """Say what this upload solved, beside the upload before it that was never submitted."""
    eerder = [
        ander
        for ander in visible_aanleveringen(session, gebruiker, kwartaal=aanlevering.kwartaal)
        if ander.id < aanlevering.id and ander.soort == aanlevering.soort and ander.versie is None
    ]
    vorige = max(eerder, key=lambda a: a.id).rapport if eerder else {}
    if not count_ernst(vorige, Ernst.FOUT) + count_ernst(vorige, Ernst.WAARSCHUWING):
        return []
    stand = compare_rapporten(vorige, aanlevering.rapport)
    return [notice(f"Vergeleken met uw vorige bestand: {stand.zin}.", toon="goed")]


def show_indienen(session: Session, gebruiker: Gebruiker, aanlevering: Aanlevering) -> Component:
    """Draw step 3: what will change and the button; after that the receipt."""
    if aanlevering.status is AanleveringStatus.INGETROKKEN:
        return section("3 Weggelegd", html.P("Dit bestand is weggelegd en telt niet mee."))
    if not _can_change(aanlevering):
        return section("3 Ingediend", show_ontvangstbewijs(aanlevering), show_bewijs_link(aanlevering))
    if _has_errors(aanlevering) or aanlevering.rijen_sha256 is None:
        zin = "Herstel eerst de fouten, hier of in uw bestand. Dan ziet u welke cijfers veranderen en kunt u indienen."
        return section("3 Wat er verandert", html.P(zin))
    formulier = Formulier(PAGINA, "indienen", str(aanlevering.id))
    is_correctie = bool(previous_versions(session, gebruiker, aanlevering))
    reden = formulier.text(
        "reden",
        "Waarom levert u een nieuwe versie?",
        hulp="Er is al een versie van dit kwartaal ingediend. Uw reden blijft bij de nieuwe versie staan.",
        rijen=2,
    )
    return section(
        "3 Wat er verandert",
        show_voorvertoning(aanlevering),
        card(
            "Indienen",
            html.P(
                "Na indienen ligt deze versie vast. De cijfers zijn voorlopig tot alle gesprekken erover zijn vastgesteld."
            ),
            formulier.draw(
                *([reden] if is_correctie else []),
                knoppen=[
                    formulier.button("dien_in", "Dien dit bestand in"),
                    formulier.button("leg_weg", "Leg dit bestand weg", is_hoofd=False),
                ],
            ),
        ),
    )
