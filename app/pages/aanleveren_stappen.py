"""The three steps of Aanleveren as they are drawn: file, report, what changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import dcc, html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.bevindingen import Oorzaak, count_ernst, group_oorzaken, show_notities, show_oorzaak
from app.components.elementen import data
from app.components.formulier import Formulier
from app.components.getallen import show_getal, show_moment
from app.components.kop import section
from app.components.vakken import card, details, note, notice
from app.context import Context
from app.identity import Gebruiker
from app.pages.aanleveren_historie import previous_versions, show_ontvangstbewijs
from app.pages.aanleveren_verschuiving import show_voorvertoning
from app.pages.aanleveren_voorstellen import show_voorstellen
from app.settings import UPLOAD_MAX_BYTES
from app.store.access import visible_aanleveringen
from pipelines.hercontrole import compare_rapporten
from schemas.aanlevering import soortmodules
from schemas.bevinding import Ernst
from schemas.leercyclus import AanleveringStatus
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Aanlevering

PAGINA = "aanleveren"
LEVERING = Formulier(PAGINA, "levering")
KWARTALEN_TERUG = 8
SOORT_ZELF = ""


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
            _drop_zone(),
            html.Div(id="aanleveren-bezig", role="status", className="bezig"),
            html.Div(id="aanleveren-uitslag", role="alert"),
        ]
    )
    if huidig is None:
        return section("1 Kies een bestand", keuze)
    zin = f"{huidig.bestandsnaam}, ontvangen op {show_moment(huidig.ontvangen_op)} door {huidig.ontvangen_door}."
    titel = (
        "Verbeterd bestand? Lever het hier opnieuw aan" if _can_change(huidig) else "Nieuwe versie aanleveren"
    )
    return section("1 Uw bestand", html.P(zin), details(titel, keuze, is_open=_has_errors(huidig)))


def _drop_zone() -> Component:
    return html.Div(
        [
            html.P("Uw bestand (Excel of CSV)", className="veldnaam", id="aanleveren-bestand-naam"),
            dcc.Upload(
                [
                    html.Span("Sleep uw bestand hierheen, of "),
                    html.Button("Kies een bestand", type="button", className="knop knop-hoofd"),
                ],
                id="aanleveren-bestand",
                className="upload",
                className_active="upload upload-actief",
                className_disabled="upload",
                className_reject="upload",
                max_size=UPLOAD_MAX_BYTES,
            ),
            note(
                "Zet er geen namen, adressen, geboortedata, telefoonnummers of burgerservicenummers in. "
                "Staan ze er toch in, dan bewaren wij niets."
            ),
        ],
        **data(naam="Uw bestand, Excel of CSV", grens=str(UPLOAD_MAX_BYTES)),
    )


def _quarters(context: Context, gekozen: str) -> Sequence[tuple[str, str]]:
    recent = [context.kwartaal.plus(-n) for n in range(KWARTALEN_TERUG)]
    alle = sorted({*recent, Kwartaal.parse(gekozen)}, reverse=True)
    return [(str(kwartaal), kwartaal.label) for kwartaal in alle]


def _kinds() -> Sequence[tuple[str, str]]:
    return [
        (SOORT_ZELF, "Dat herkent Wijkspiegel zelf"),
        *((code, code.capitalize()) for code in soortmodules()),
    ]


def _can_change(aanlevering: Aanlevering) -> bool:
    return aanlevering.status is AanleveringStatus.ONTVANGEN


def _has_errors(aanlevering: Aanlevering) -> bool:
    return _can_change(aanlevering) and count_ernst(aanlevering.rapport, Ernst.FOUT) > 0


def show_rapport(session: Session, gebruiker: Gebruiker, aanlevering: Aanlevering) -> Component:
    """Draw step 2: what was read, terms to confirm, and what to mend, justify or know."""
    oorzaken = group_oorzaken(aanlevering.rapport)
    return section(
        "2 Wat wij lazen",
        html.P(_summary(aanlevering), className="zin"),
        *_comparison(session, gebruiker, aanlevering),
        details("Wat wij bij het lezen hebben aangenomen", show_notities(aanlevering.rapport)),
        *show_voorstellen(aanlevering),
        html.Div([_draw_oorzaak(aanlevering, oorzaak) for oorzaak in oorzaken], className="stapel oorzaken"),
    )


def _summary(aanlevering: Aanlevering) -> str:
    rapport = aanlevering.rapport
    fouten, waarschuwingen = count_ernst(rapport, Ernst.FOUT), count_ernst(rapport, Ernst.WAARSCHUWING)
    gelezen = f"Wij lazen {show_getal(rapport.get('rijen', 0))} rijen van het soort {aanlevering.soort}."
    if not fouten and not waarschuwingen:
        return f"{gelezen} Er is niets te herstellen."
    delen = [
        _plural(fouten, "fout die u moet herstellen", "fouten die u moet herstellen"),
        _plural(
            waarschuwingen,
            "waarschuwing die u herstelt of toelicht",
            "waarschuwingen die u herstelt of toelicht",
        ),
    ]
    return f"{gelezen} Wij vonden {' en '.join(deel for deel in delen if deel)}."


def _plural(aantal: int, een: str, meer: str) -> str:
    return f"{show_getal(aantal)} {een if aantal == 1 else meer}" if aantal else ""


def _comparison(session: Session, gebruiker: Gebruiker, aanlevering: Aanlevering) -> list[Component]:
    """Say what this upload solved, beside the upload before it of the same quarter and kind."""
    eerder = [
        ander
        for ander in visible_aanleveringen(session, gebruiker, kwartaal=aanlevering.kwartaal)
        if ander.id < aanlevering.id and ander.soort == aanlevering.soort
    ]
    vorige = max(eerder, key=lambda a: a.id).rapport if eerder else {}
    if not count_ernst(vorige, Ernst.FOUT) + count_ernst(vorige, Ernst.WAARSCHUWING):
        return []
    stand = compare_rapporten(vorige, aanlevering.rapport)
    return [notice(f"Vergeleken met uw vorige bestand: {stand.zin}.", toon="goed")]


def _draw_oorzaak(aanlevering: Aanlevering, oorzaak: Oorzaak) -> Component:
    if not oorzaak.is_te_verklaren:
        return show_oorzaak(oorzaak)
    geschreven = next((t for t in aanlevering.toelichtingen if t.regel == oorzaak.regel), None)
    if not _can_change(aanlevering):
        return show_oorzaak(oorzaak, note(f"Uw toelichting: {geschreven.tekst}" if geschreven else ""))
    formulier = Formulier(PAGINA, "toelichting", f"{aanlevering.id}-{oorzaak.regel}")
    return show_oorzaak(
        oorzaak,
        formulier.draw(
            formulier.text(
                "tekst",
                "Uw toelichting",
                waarde=geschreven.tekst if geschreven else "",
                hulp="Klopt het wel? Schrijf waarom. Uw toelichting komt bij elk cijfer te staan dat hiermee te maken heeft.",
                rijen=2,
            ),
            knoppen=[formulier.button("bewaar", "Bewaar toelichting", is_hoofd=False)],
        ),
    )


def show_indienen(session: Session, gebruiker: Gebruiker, aanlevering: Aanlevering) -> Component:
    """Draw step 3: what will change and the button; after that the receipt."""
    if aanlevering.status is AanleveringStatus.INGETROKKEN:
        return section("3 Weggelegd", html.P("Dit bestand is weggelegd en telt niet mee."))
    if not _can_change(aanlevering):
        return section("3 Ingediend", show_ontvangstbewijs(aanlevering))
    if _has_errors(aanlevering) or aanlevering.rijen_sha256 is None:
        zin = "Herstel eerst de fouten in uw bestand en lever het opnieuw aan. Daarna kunt u indienen."
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
                "Na indienen ligt deze versie vast. De cijfers zijn voorlopig tot het gesprek is vastgesteld."
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
