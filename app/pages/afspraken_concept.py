"""One afspraak by itself: a concept to fill in and announce, or what was announced and what the party says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.formulier import Formulier
from app.components.getallen import show_dag, show_getal, show_kwartaal
from app.components.knoppen import address
from app.components.kop import page_header, section
from app.components.streefwaarde import show_streefwaarde
from app.components.tabellen import definition_list, link_list
from app.components.vakken import card, details, note, notice
from app.context import Context
from app.identity import Gebruiker
from app.pages.afspraken_formulier import GEEN, PAGINA, ask_overleg, show_formulier
from app.pages.afspraken_stof import ROUTE
from app.services.afspraakwijzigingen import list_leaving, may_answer
from app.services.geldigheid import choose_counting, last_quarter
from app.services.gereedheid import label_of
from app.services.paspoort import has_only_output, missing_of_paspoort
from app.store.access.bereik import not_found
from app.toegang import may
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import AfspraakStatus
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Afspraak

KWARTALEN_VOORUIT = 4


def show_een_afspraak(
    context: Context, session: Session, gebruiker: Gebruiker, afspraak: Afspraak
) -> Component:
    """Draw the page of one afspraak, as far as it is."""
    b = afspraak.beschikking
    mag = may(gebruiker, Recht.AFSPRAAK_BIJWERKEN)
    is_concept = afspraak.status is AfspraakStatus.CONCEPT
    if is_concept and not mag:
        raise not_found()
    delen = (
        _show_concept(context, session, afspraak)
        if is_concept and mag
        else [section("Wat is aangekondigd", show_aankondiging(gebruiker, afspraak))]
    )
    return html.Div(
        [
            page_header(
                label_of(afspraak),
                kruimels=[
                    ("Afspraken", ROUTE),
                    (b.titel, address(ROUTE, beschikking=b.id)),
                    (load_keuzelijst("afspraak_status")[afspraak.status], None),
                ],
                ondertitel=_standing(afspraak),
            ),
            *delen,
            *([_show_withdrawal(afspraak)] if mag and afspraak.status in TERUG_TE_TREKKEN else []),
        ]
    )


TERUG_TE_TREKKEN = (AfspraakStatus.CONCEPT, AfspraakStatus.AANGEKONDIGD)


def _standing(afspraak: Afspraak) -> str:
    match afspraak.status:
        case AfspraakStatus.CONCEPT:
            return (
                "Een concept telt nergens mee. Het gaat in nadat u het aankondigt en de aanbieder antwoordt."
            )
        case AfspraakStatus.AANGEKONDIGD:
            return f"Aangekondigd. Gaat in vanaf {show_kwartaal(afspraak.van_kwartaal)}, als {afspraak.beschikking.partij.naam} antwoordt."
        case AfspraakStatus.BEVESTIGD:
            return f"Geldt vanaf {show_kwartaal(afspraak.van_kwartaal)}."
        case _:
            return "Ging niet door."


def _show_concept(context: Context, session: Session, afspraak: Afspraak) -> list[Component]:
    ontbreekt = missing_of_paspoort(afspraak)
    return [
        *_warn_output_only(context, afspraak),
        section("Het paspoort", show_formulier(afspraak)),
        section(
            "Aankondigen",
            html.Div([html.P("Dit mist nog:"), link_list(ontbreekt)])
            if ontbreekt
            else _show_announcement(context, session, afspraak),
            id_="aankondigen",
        ),
    ]


def _warn_output_only(context: Context, afspraak: Afspraak) -> list[Component]:
    """Warn when the beschikking would say only what is done (R-20)."""
    naast = choose_counting(afspraak.beschikking.afspraken, str(context.kwartaal))
    if not has_only_output([afspraak, *naast]):
        return []
    zin = "Deze beschikking zegt dan alleen wat er gedaan wordt. Spreek ook af wat het voor jongeren moet opleveren."
    return [notice("Alleen prestaties", html.P(zin))]


def _show_announcement(context: Context, session: Session, afspraak: Afspraak) -> Component:
    f = Formulier(PAGINA, "aankondigen", str(afspraak.id), stand=afspraak.status.value)
    eerste = context.kwartaal.plus(1)
    kwartalen = [(str(k), k.label) for k in (eerste.plus(n) for n in range(KWARTALEN_VOORUIT))]
    weg = list_leaving(session, afspraak, str(eerste))
    return f.draw(
        f.text(
            "aanleiding",
            "Waarom verandert dit?",
            waarde=afspraak.aanleiding,
            hulp="De aanbieder leest dit.",
            rijen=2,
        ),
        ask_overleg(f, afspraak.overleg),
        f.select(
            "van_kwartaal",
            "Vanaf welk kwartaal?",
            kwartalen,
            waarde=str(eerste),
            hulp="Op zijn vroegst het volgende kwartaal.",
        ),
        *([_show_leaving(f, weg)] if weg else []),
        details(
            "Kan dit echt niet wachten?",
            f.text(
                "spoed_reden",
                "Waarom geldt dit al in het lopende kwartaal?",
                hulp="De reden staat bij de afspraak, voor iedereen.",
                rijen=2,
            ),
        ),
        knoppen=[f.button("kondig_aan", "Kondig aan")],
    )


def _show_leaving(f: Formulier, weg: Sequence[Afspraak]) -> Component:
    keuzes = [(GEEN, "Kies een afspraak"), *((str(a.id), label_of(a)) for a in weg)]
    hulp = "Er gelden al zeven afspraken. Meer dan zeven kan niet."
    return f.select("eruit", "Welke gaat eruit?", keuzes, waarde=GEEN, hulp=hulp)


def _show_withdrawal(afspraak: Afspraak) -> Component:
    f = Formulier(PAGINA, "intrekken", str(afspraak.id), stand=afspraak.status.value)
    return details(
        "Laat dit niet doorgaan",
        f.draw(
            f.line("reden", "Waarom niet? (mag leeg blijven bij een concept)"),
            knoppen=[f.button("trek_in", "Trek in", is_hoofd=False)],
        ),
    )


def show_aankondiging(gebruiker: Gebruiker, afspraak: Afspraak) -> Component:
    """Draw what was announced: purpose, burden and consequence first, and the answer form for the party."""
    woorden = load_keuzelijst("doel")
    op = f", {show_dag(afspraak.aangekondigd_op.date())}" if afspraak.aangekondigd_op else ""
    gegevens = definition_list(
        [
            ("Waarvoor", woorden.get(afspraak.doel, afspraak.doel)),
            ("Gevraagd door", afspraak.gevraagd_door),
            ("Werk per kwartaal", f"{show_getal(afspraak.lasten_uren, decimalen=1)} uur"),
            ("Gevolg voor de professional", afspraak.gevolg_professional),
            ("Gevolg voor de organisatie", afspraak.gevolg_organisatie),
            ("Gevolg voor het contract", afspraak.gevolg_contract),
            ("Waarom dit verandert", afspraak.aanleiding),
            ("Besproken", afspraak.overleg),
            ("Spoed, want", afspraak.spoed_reden),
            ("Aangekondigd", f"{afspraak.aangekondigd_door}{op}" if afspraak.aangekondigd_door else ""),
            ("Geantwoord", afspraak.bevestigd_door),
        ]
    )
    return card(
        label_of(afspraak),
        show_streefwaarde(afspraak),
        gegevens,
        *_answer_form(gebruiker, afspraak),
        soort=f"Gaat in vanaf {show_kwartaal(afspraak.van_kwartaal)}",
    )


def _answer_form(gebruiker: Gebruiker, afspraak: Afspraak) -> list[Component]:
    if not may(gebruiker, Recht.AFSPRAAK_BEANTWOORDEN) or not may_answer(gebruiker, afspraak.beschikking):
        return []
    if afspraak.status is AfspraakStatus.AANGEKONDIGD:
        f = Formulier(PAGINA, "antwoord", str(afspraak.id), stand=afspraak.status.value)
        return [
            f.draw(
                f.text(
                    "bezwaar",
                    "Uw bezwaar (als u dat heeft)",
                    hulp="Uw woorden staan voortaan naast de streefwaarde: op het scherm, op de gesprekskaart en in elk overzicht.",
                    rijen=3,
                ),
                knoppen=[
                    f.button("geen_bezwaar", "Ik weet ervan, geen bezwaar"),
                    f.button("bezwaar", "Ik weet ervan, met bezwaar", is_hoofd=False),
                ],
            ),
            note("Antwoordt u na het begin van dat kwartaal, dan schuift het begin een kwartaal op."),
        ]
    return show_bezwaar(afspraak) if afspraak.status is AfspraakStatus.BEVESTIGD else []


def show_bezwaar(afspraak: Afspraak) -> list[Component]:
    """Offer the party to object later, or in other words."""
    f = Formulier(PAGINA, "bezwaar", str(afspraak.id), stand=afspraak.bezwaar)
    return [
        details(
            "Pas uw bezwaar aan" if afspraak.bezwaar else "Maak bezwaar",
            f.draw(
                f.text(
                    "bezwaar",
                    "Uw bezwaar",
                    waarde=afspraak.bezwaar,
                    hulp="Leeg betekent: geen bezwaar meer.",
                    rijen=3,
                ),
                knoppen=[f.button("bewaar", "Bewaar uw bezwaar", is_hoofd=False)],
            ),
        )
    ]


def show_wijzigen(gebruiker: Gebruiker, afspraak: Afspraak, nu: Kwartaal) -> list[Component]:
    """Offer to make another version or to end an afspraak, to who may; to its party to object."""
    if may(gebruiker, Recht.AFSPRAAK_BEANTWOORDEN) and may_answer(gebruiker, afspraak.beschikking):
        return show_bezwaar(afspraak)
    if not may(gebruiker, Recht.AFSPRAAK_BIJWERKEN):
        return []
    versie = Formulier(PAGINA, "nieuwe_versie", str(afspraak.id))
    if last_quarter(afspraak) <= str(nu):
        # It ends already: there is nothing left to end.
        return [
            details(
                "Wijzig deze afspraak",
                versie.draw(knoppen=[versie.button("begin", "Begin een nieuwe versie", is_hoofd=False)]),
            )
        ]
    einde = Formulier(PAGINA, "beeindigen", str(afspraak.id))
    return [
        details(
            "Wijzig of beëindig deze afspraak",
            versie.draw(knoppen=[versie.button("begin", "Begin een nieuwe versie", is_hoofd=False)]),
            einde.draw(
                einde.line(
                    "reden", "Of beëindig haar. Waarom?", hulp=f"De laatste keer dat zij telt is {nu.label}."
                ),
                knoppen=[einde.button("beeindig", "Beëindig de afspraak", is_hoofd=False)],
            ),
        )
    ]
