"""Telling who else works on a factor here, and that they stopped: departments and informal partners."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.factoren import Factornaam, read_rijen
from app.components.formulier import Formulier
from app.components.getallen import show_kwartaal
from app.components.vakken import details, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.bijwerken import publish_now
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.pages.wijkbeeld_blik import Blik
from app.pages.wijkbeeld_focus import PAGINA, list_keuzes, may_be_chosen, read_leeftijd
from app.services.wijkinzet import OUDSTE, SOORTEN, Inzetinvoer, end_wijkinzet, tell_wijkinzet
from app.store.access import visible_interventies, visible_partijen, visible_wijkinzet
from app.store.access.bereik import is_regio_within
from app.toegang import may
from schemas.errors import OngeldigeWaardeError
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Wijkinzet


def show_inzetformulier(blik: Blik) -> list[Component]:
    """Draw the forms for the adviser of this gebied."""
    mag = may(blik.gebruiker, Recht.WIJKINZET_BIJWERKEN) and is_regio_within(blik.gebiedcode, blik.gebruiker)
    if not mag:
        return []
    with blik.context.sessions() as session:
        lopend = [i for i in visible_wijkinzet(session, blik.gebiedcode) if i.tot_kwartaal is None]
        partijen = {p.code: p.naam for p in visible_partijen(session)}
        interventies = {i.code: i.naam for i in visible_interventies(session)}
    labels = {
        str(i.id): f"{interventies[i.interventiecode]}, {partijen[i.partijcode]}"
        f" (vanaf {show_kwartaal(i.van_kwartaal)})"
        for i in lopend
    }
    return [
        details(
            "Wie werkt hier nog meer aan?",
            note(
                "Voor wie geen beschikking heeft en niets aanlevert: een afdeling van de gemeente, bewoners, "
                f"een vereniging. Het geldt voor heel {blik.plaatsen.name(blik.gebiedcode)}; er wordt niets geteld."
            ),
            _tell(blik, lopend),
            *([_end(blik, labels)] if labels else []),
        )
    ]


def _tell(blik: Blik, lopend: Sequence["Wijkinzet"]) -> Component:
    formulier = Formulier(PAGINA, "inzet", blik.gebiedcode, stand=f"{len(lopend)}-{blik.kwartaal}")
    soorten = load_keuzelijst("partij_soort")
    return formulier.draw(
        html.Div(
            [
                formulier.line("partij", "Wie?", hulp="De naam van de afdeling, vereniging of groep."),
                formulier.line("naam", "Wat doen zij?", hulp="Bijvoorbeeld Huiswerktafel."),
                formulier.line("leeftijd_van", "Jongste leeftijd", soort="number", waarde=0),
                formulier.line("leeftijd_tot", "Oudste leeftijd", soort="number", waarde=OUDSTE),
            ],
            className="velden-naast",
        ),
        formulier.choice(
            "soort", "Wat voor partij is dat?", [(s, soorten[s]) for s in SOORTEN], waarde=SOORTEN[1]
        ),
        formulier.select("factor", "Aan welke factor draagt het bij?", list_keuzes(blik)),
        formulier.text("reden", "Waarom draagt het daaraan bij?", rijen=2),
        formulier.hidden("van", blik.kwartaal),
        knoppen=[formulier.button("vertel", "Zet het erbij", is_hoofd=False)],
    )


def _end(blik: Blik, labels: dict[str, str]) -> Component:
    formulier = Formulier(PAGINA, "inzet_einde", blik.gebiedcode, stand=f"{len(labels)}-{blik.kwartaal}")
    return html.Section(
        [
            html.H3("Gestopt?"),
            formulier.draw(
                formulier.select("inzet", "Wat is gestopt?", list(labels.items())),
                formulier.hidden("tot", blik.kwartaal),
                knoppen=[
                    formulier.button("stop", f"Stopt na {show_kwartaal(blik.kwartaal)}", is_hoofd=False)
                ],
            ),
        ]
    )


def tell(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Record what a party does, and draw the page from new figures."""
    if not inzending.text("factor"):
        raise OngeldigeWaardeError("Kies aan welke factor het bijdraagt.")
    van = Kwartaal.parse(inzending.text("van"))
    factoren = read_rijen(context.marts.factoren(), Factornaam)
    invoer = Inzetinvoer(
        regiocode=inzending.sleutel,
        partijnaam=inzending.text("partij"),
        partijsoort=inzending.text("soort"),
        naam=inzending.text("naam"),
        leeftijd_van=read_leeftijd(inzending, "leeftijd_van"),
        leeftijd_tot=read_leeftijd(inzending, "leeftijd_tot"),
        factor_id=inzending.text("factor"),
        onderbouwing=inzending.text("reden"),
        van_kwartaal=van,
    )
    with context.sessions.begin() as session:
        namen = {f.factor_id: f.naam for f in may_be_chosen(factoren, str(van))}
        tell_wijkinzet(session, gebruiker, invoer, namen=namen, nu=context.nu())
    return Antwoord(f"Het staat erbij vanaf {van.label}. {publish_now(context)}")


def end(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """End what a party does after a quarter."""
    if not inzending.text("inzet"):
        raise OngeldigeWaardeError("Kies wat er is gestopt.")
    tot = Kwartaal.parse(inzending.text("tot"))
    with context.sessions.begin() as session:
        nummer = parse_identifier(inzending.text("inzet"))
        end_wijkinzet(session, gebruiker, nummer, tot_kwartaal=tot, nu=context.nu())
    return Antwoord(f"Het telt niet meer mee na {tot.label}. {publish_now(context)}")


DADEN = {"inzet": tell, "inzet_einde": end}
