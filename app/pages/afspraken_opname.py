"""Drawing from the vrije inzet and lokaal budget, and keeping a beschikking: forms and what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier
from app.components.vakken import details
from app.context import Context
from app.identity import Gebruiker
from app.pages.afspraken_formulier import PAGINA
from app.pages.afspraken_stof import Stof
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.services.beschikkingen import (
    LOKAAL_BUDGET,
    VRIJE_INZET,
    Beschikkinginvoer,
    Opname,
    adjust_doel,
    draw_wijkopname,
    extend_beschikking,
    is_own_delivery,
    record_toets,
    save_beschikking,
    withdraw_wijkopname,
)
from app.store.access import get_beschikking, visible_interventies
from app.store.access.bereik import is_regio_within
from app.toegang import may
from schemas.errors import OngeldigeWaardeError
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Wijkopname

GELDVELDEN = (
    ("budget_euro", "Bedrag in euro"),
    ("lokaal_budget_euro", "Lokaal budget in euro"),
    ("vrije_inzet_aantal", "Vrije inzet, aantal activiteiten"),
    ("verlengingen_hoogstens", "Hoe vaak kan de beschikking worden verlengd?"),
    ("verlenging_kwartalen", "Met hoeveel kwartalen per keer?"),
)


def show_opname_formulier(stof: Stof) -> Component:
    """Draw the form for what a wijk asks."""
    b, f = stof.beschikking, Formulier(PAGINA, "opname", str(stof.beschikking.id))
    soorten = [
        (code, naam)
        for code, naam in load_keuzelijst("wijkopname_soort").items()
        if (code == VRIJE_INZET and b.vrije_inzet_aantal) or (code == LOKAAL_BUDGET and b.lokaal_budget_euro)
    ]
    gebieden = [
        (g.regiocode, stof.plaatsen.name(g.regiocode))
        for g in b.gebieden
        if is_regio_within(g.regiocode, stof.gebruiker)
    ]
    nu = stof.context.kwartaal
    kwartalen = [
        (str(k), k.label)
        for k in (nu.plus(n) for n in range(-1, 4))
        if b.van_kwartaal <= str(k) <= b.tot_kwartaal
    ]
    return details(
        "Leg vast wat een wijk vraagt",
        f.draw(
            f.text("inhoud", "Wat gaat er gebeuren?", rijen=2),
            f.line("gevraagd_door", "Wie in de wijk vroeg erom?"),
            f.choice("soort", "Waaruit?", soorten, waarde=soorten[0][0] if len(soorten) == 1 else None),
            f.line("aantal", "Hoeveel?", hulp="Een aantal activiteiten, of een bedrag in euro.", waarde="1"),
            f.select(
                "regiocode",
                "In welk gebied?",
                gebieden,
                waarde=gebieden[0][0] if len(gebieden) == 1 else None,
            ),
            f.select("kwartaal", "Wanneer?", kwartalen, waarde=str(nu)),
            knoppen=[f.button("leg_vast", "Leg vast")],
        ),
    )


def show_opname_terug(opname: Wijkopname) -> Component | str:
    """Draw the form to give a draw back."""
    if opname.vervallen_op is not None:
        return ""
    f = Formulier(PAGINA, "opname_terug", str(opname.id))
    return details(
        "Gaat niet door",
        f.draw(
            f.line("reden", "Waarom niet?"),
            knoppen=[
                f.button("geef_terug", "Geef terug", is_hoofd=False, naam=f"Geef terug: {opname.inhoud}")
            ],
        ),
    )


def show_bijhouden(stof: Stof) -> list[Component]:
    """Draw the forms of who keeps this beschikking, closed."""
    if not may(stof.gebruiker, Recht.BESCHIKKING_BIJWERKEN):
        return []
    b = stof.beschikking
    with stof.context.sessions() as session:
        namen = {i.code: i.naam for i in visible_interventies(session)}
        zelf = is_own_delivery(session, b)
    delen = [_facts_form(stof, namen), _goal_form(b.id)]
    if b.verlengingen_hoogstens:
        delen.append(_extension_form(b.id))
    if zelf:
        delen.append(_review_form(b.id))
    return [details("Houd deze beschikking bij", *delen)]


def _facts_form(stof: Stof, namen: dict[str, str]) -> Component:
    b, f = stof.beschikking, Formulier(PAGINA, "beschikking", str(stof.beschikking.id))
    regimes = list(load_keuzelijst("regime").items())
    return f.draw(
        html.H3("Gegevens"),
        f.line("afdeling", "Afdeling van de gemeente", waarde=b.afdeling),
        *(f.line(veld, vraag, waarde=str(getattr(b, veld))) for veld, vraag in GELDVELDEN),
        *(
            f.choice(
                f"regime_{i.interventiecode}",
                f"Soort afspraak bij {namen.get(i.interventiecode, '')}",
                regimes,
                waarde=i.regime,
            )
            for i in b.interventies
        ),
        knoppen=[f.button("bewaar", "Bewaar de gegevens", is_hoofd=False)],
    )


def _goal_form(beschikking_id: int) -> Component:
    f = Formulier(PAGINA, "doel", str(beschikking_id))
    return f.draw(
        html.H3("Het doel luidt nu anders"),
        f.text("tekst", "Hoe luidt het doel nu?", hulp="De eerste woorden blijven ernaast staan.", rijen=2),
        f.text("reden", "Waarom?", rijen=2),
        knoppen=[f.button("stel_bij", "Zet dit naast het doel", is_hoofd=False)],
    )


def _extension_form(beschikking_id: int) -> Component:
    f = Formulier(PAGINA, "verlengen", str(beschikking_id))
    return f.draw(
        html.H3("Verlengen"),
        f.text("reden", "Waarom verlengt u?", rijen=2),
        knoppen=[f.button("verleng", "Verleng de beschikking", is_hoofd=False)],
    )


def _review_form(beschikking_id: int) -> Component:
    f = Formulier(PAGINA, "toets", str(beschikking_id))
    return f.draw(
        html.H3("Onafhankelijke toets"),
        f.line("toets_door", "Wie keek mee, en vanuit welke rol?"),
        f.text("tekst", "Wat was de uitkomst?", rijen=2),
        knoppen=[f.button("leg_vast", "Leg de toets vast", is_hoofd=False)],
    )


def draw(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Draw for a wijk."""
    opname = Opname(
        soort=inzending.text("soort"),
        regiocode=inzending.text("regiocode"),
        kwartaal=Kwartaal.parse(inzending.text("kwartaal")),
        aantal=_whole(inzending, "aantal"),
        inhoud=inzending.text("inhoud"),
        gevraagd_door=inzending.text("gevraagd_door"),
    )
    with context.sessions.begin() as session:
        draw_wijkopname(session, gebruiker, parse_identifier(inzending.sleutel), opname, nu=context.nu())
    return Antwoord("Vastgelegd.")


def give_back(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Give a draw back."""
    with context.sessions.begin() as session:
        withdraw_wijkopname(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            reden=inzending.text("reden"),
            nu=context.nu(),
        )
    return Antwoord("Teruggegeven; het is weer te gebruiken.")


def keep(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Keep the facts of a beschikking."""
    nummer = parse_identifier(inzending.sleutel)
    with context.sessions.begin() as session:
        codes = [i.interventiecode for i in get_beschikking(session, gebruiker, nummer).interventies]
        invoer = Beschikkinginvoer(
            afdeling=inzending.text("afdeling"),
            regimes={code: inzending.text(f"regime_{code}") for code in codes},
            **{veld: _whole(inzending, veld) for veld, _ in GELDVELDEN},
        )
        save_beschikking(session, gebruiker, nummer, invoer, nu=context.nu())
    return Antwoord("De gegevens zijn bewaard.")


def put_goal(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Put other words beside the goal."""
    with context.sessions.begin() as session:
        adjust_doel(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            tekst=inzending.text("tekst"),
            reden=inzending.text("reden"),
            kwartaal=context.kwartaal,
            nu=context.nu(),
        )
    return Antwoord("De nieuwe woorden staan naast het doel.")


def extend(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Use an option to extend."""
    with context.sessions.begin() as session:
        verlenging = extend_beschikking(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            reden=inzending.text("reden"),
            nu=context.nu(),
        )
        tot = Kwartaal.parse(verlenging.tot_kwartaal).label
    return Antwoord(
        f"Verlengd tot en met {tot}. De afspraken lopen niet vanzelf mee; maak daarvan een nieuwe versie."
    )


def review(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Record an independent review."""
    with context.sessions.begin() as session:
        record_toets(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            toets_door=inzending.text("toets_door"),
            tekst=inzending.text("tekst"),
            nu=context.nu(),
        )
    return Antwoord("De toets is vastgelegd.")


def _whole(inzending: Inzending, veld: str) -> int:
    getal = inzending.number(veld)
    if getal is None or not getal.is_integer():
        raise OngeldigeWaardeError("Vul bij aantallen en bedragen een heel getal in, zonder punt; 0 mag ook.")
    return int(getal)


DADEN = {
    "opname": draw,
    "opname_terug": give_back,
    "beschikking": keep,
    "doel": put_goal,
    "verlengen": extend,
    "toets": review,
}
