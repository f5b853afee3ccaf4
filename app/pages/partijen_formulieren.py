"""The forms of the register: a party, a member, an intervention, its factors, and closing or opening again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier, Keuze, explained
from app.services.interventies import OUDSTE
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.components.factoren import Factornaam
    from app.store.tables import Alliantielid, Interventie, InterventieFactor, Partij

PAGINA, ROUTE = "partijen", "/partijen"
JA_NEE: tuple[Keuze, ...] = (("ja", "Ja"), ("nee", "Nee"))
OPEN_EINDE = "open"
TERUG, VOORUIT = 12, 4
"""How many quarters back and ahead a begin or an end may be chosen."""


def list_kwartalen(nu: Kwartaal, *, met_open_einde: bool = False) -> list[Keuze]:
    """Return the quarters around now, newest first."""
    kwartalen = [nu.plus(stap) for stap in range(VOORUIT, -TERUG - 1, -1)]
    keuzes = [(str(k), k.label) for k in kwartalen]
    return [(OPEN_EINDE, "Nog geen einde"), *keuzes] if met_open_einde else keuzes


def show_partijformulier(van: Partij | None = None) -> Component:
    """Draw the fields of a party."""
    formulier = Formulier(
        PAGINA, "partij", van.code if van else "0", stand=f"{van.naam}{van.soort}" if van else "1"
    )
    return formulier.draw(
        formulier.line("naam", "Naam", waarde=van.naam if van else ""),
        formulier.choice(
            "soort", "Wat voor partij is dit?", explained("partij_soort"), waarde=van.soort if van else None
        ),
        knoppen=[
            formulier.button("bewaar", "Bewaar de partij")
            if van
            else formulier.button("maak", "Zet de partij erbij")
        ],
    )


def show_lidformulier(alliantie: str, partijen: Sequence[Partij], nu: Kwartaal) -> Component:
    """Draw the fields of a new member."""
    formulier = Formulier(PAGINA, "lid", alliantie)
    return formulier.draw(
        formulier.select("partij", "Wie wordt lid?", [(p.code, p.naam) for p in partijen]),
        formulier.select("van", "Vanaf welk kwartaal?", list_kwartalen(nu), waarde=str(nu)),
        formulier.select(
            "tot", "Tot en met welk kwartaal?", list_kwartalen(nu, met_open_einde=True), waarde=OPEN_EINDE
        ),
        knoppen=[formulier.button("maak", "Zet dit lid erbij")],
    )


def show_einde_lid(lid: Alliantielid, naam: str, nu: Kwartaal) -> Component:
    """Draw the form that ends one membership."""
    formulier = Formulier(PAGINA, "lid_einde", str(lid.id))
    kwartalen = [keuze for keuze in list_kwartalen(nu) if keuze[0] >= lid.van_kwartaal]
    return formulier.draw(
        formulier.select("tot", f"Laatste kwartaal van {naam}", kwartalen, waarde=str(nu), toont_label=False),
        knoppen=[
            formulier.button(
                "stop", "Stopt daarna", is_hoofd=False, naam=f"{naam} stopt na dit kwartaal als lid"
            )
        ],
    )


def show_interventieformulier(van: Interventie | None = None) -> Component:
    """Draw the fields of an intervention."""
    formulier = Formulier(PAGINA, "interventie", van.code if van else "0")
    return formulier.draw(
        formulier.line("naam", "Naam", waarde=van.naam if van else ""),
        formulier.line(
            "doelgroep",
            "Voor wie is het?",
            waarde=van.doelgroep if van else "",
            hulp="Bijvoorbeeld: brugklassers.",
        ),
        html.Div(
            [
                formulier.line(
                    "leeftijd_van",
                    "Jongste leeftijd",
                    soort="number",
                    waarde=van.leeftijd_van if van else None,
                ),
                formulier.line(
                    "leeftijd_tot",
                    "Oudste leeftijd",
                    soort="number",
                    waarde=van.leeftijd_tot if van else None,
                    hulp=f"Hoogstens {OUDSTE}.",
                ),
            ],
            className="velden-naast",
        ),
        formulier.text(
            "veranderlogica",
            "Waardoor zou dit moeten werken?",
            waarde=van.veranderlogica if van else "",
            rijen=3,
        ),
        formulier.choice(
            "trede",
            "Hoe goed is het onderbouwd?",
            explained("effectladder"),
            waarde=str(van.trede) if van else None,
        ),
        formulier.choice(
            "erkend", "Is de interventie erkend?", JA_NEE, waarde=_yes_no(van.is_erkend if van else None)
        ),
        formulier.choice(
            "individueel",
            "Is het individuele hulp?",
            JA_NEE,
            waarde=_yes_no(van.is_individueel if van else None),
            hulp="Alleen bij individuele hulp tellen ‘klachten minder’ en ‘doelen bereikt’ mee.",
        ),
        knoppen=[
            formulier.button("bewaar", "Bewaar de interventie")
            if van
            else formulier.button("maak", "Zet de interventie erbij")
        ],
    )


def show_factorformulier(
    interventie: Interventie, factoren: Mapping[str, Factornaam], *, van: InterventieFactor | None = None
) -> Component:
    """Draw the fields of a link to a factor; of a link that is there the factor itself cannot change."""
    formulier = Formulier(
        PAGINA, "factor", f"{interventie.code}/{van.factor_id}" if van else interventie.code
    )
    bekend = {deel.factor_id for deel in interventie.factoren}
    vrij = sorted(
        (f for f in factoren.values() if f.factor_id not in bekend),
        key=lambda f: (not f.is_standaard, f.naam),
    )
    keuze = (
        formulier.hidden("factor", van.factor_id)
        if van
        else formulier.select(
            "factor", "Aan welke factor?", [(f.factor_id, f"{f.naam} ({f.modelnaam})") for f in vrij]
        )
    )
    return formulier.draw(
        keuze,
        formulier.text(
            "onderbouwing", "Waarom draagt het daaraan bij?", waarde=van.onderbouwing if van else ""
        ),
        formulier.choice(
            "trede",
            "Hoe goed is juist dit onderbouwd?",
            explained("effectladder"),
            waarde=str(van.trede) if van else None,
        ),
        formulier.line(
            "bron", "Bron", waarde=van.bron if van else "", hulp="Zonder bron blijft de koppeling voorlopig."
        ),
        formulier.choice(
            "zekerheid",
            "Hoe zeker is dit?",
            [("voorlopig", "Voorlopig: nog niet getoetst"), ("getoetst", "Getoetst aan de bron")],
            waarde="voorlopig" if van is None or van.is_voorlopig else "getoetst",
        ),
        knoppen=[formulier.button("koppel", "Bewaar de koppeling", is_hoofd=False)],
    )


def show_ontkoppelen(interventiecode: str, factor_id: str, naam: str) -> Component:
    """Draw the form that takes a link away."""
    formulier = Formulier(PAGINA, "ontkoppelen", f"{interventiecode}/{factor_id}")
    return formulier.draw(
        formulier.text("reden", f"Waarom draagt het niet bij aan {naam}?", rijen=2),
        knoppen=[formulier.button("ontkoppel", "Haal de koppeling weg", is_hoofd=False)],
    )


def show_sluiten(naam: str, code: str, nu: Kwartaal) -> Component:
    """Draw the form that closes a party or intervention."""
    formulier = Formulier(PAGINA, naam, code)
    return formulier.draw(
        formulier.select("tot", "Wat is het laatste kwartaal?", list_kwartalen(nu), waarde=str(nu)),
        formulier.text("reden", "Waarom?", rijen=2),
        knoppen=[formulier.button("sluit", "Sluit", is_hoofd=False)],
    )


def show_heropenen(naam: str, code: str) -> Component:
    """Draw the button that opens a party or intervention again."""
    formulier = Formulier(PAGINA, naam, code)
    return formulier.draw(knoppen=[formulier.button("open", "Open weer", is_hoofd=False)])


def _yes_no(waarde: bool | None) -> str | None:
    return None if waarde is None else "ja" if waarde else "nee"
