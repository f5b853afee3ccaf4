"""How heavy the checks of files weigh for one beschikking: what was set and why, and the form to set it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier
from app.components.getallen import show_dag, show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import section
from app.components.regels import name_regel
from app.components.tabellen import table
from app.components.vakken import details, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.afspraken_stof import Stof
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.services.regelniveaus import set_regelniveau, withdraw_regelniveau
from app.store.access import visible_regelniveaus
from app.toegang import may
from schemas.bevinding import Ernst
from schemas.regelcatalogus import list_aanpasbaar, starts_at
from schemas.rollen import Recht

if TYPE_CHECKING:
    from app.store.tables import Regelniveau

PAGINA = "afspraken"
ERNSTKEUZES = (
    (Ernst.FOUT.value, "Fout: eerst herstellen"),
    (Ernst.WAARSCHUWING.value, "Waarschuwing: herstellen of toelichten"),
    (Ernst.OPMERKING.value, "Opmerking: goed om te weten"),
)


def show_controles(stof: Stof) -> Component:
    """Draw what weighs otherwise here, for everyone who sees the beschikking; the form for who may set it."""
    with stof.context.sessions() as session:
        alle = visible_regelniveaus(session, stof.gebruiker, stof.beschikking.id)
        geldig = [n for n in alle if n.ingetrokken_op is None]
        oud = [n for n in alle if n.ingetrokken_op is not None]
        mag = may(stof.gebruiker, Recht.REGELNIVEAU_BIJWERKEN)
        return section(
            "Hoe zwaar wegen de controles?",
            html.P(
                [
                    "Elk bestand wordt op dezelfde punten gecontroleerd. ",
                    link("Bekijk alle controles", address("/uitleg", regels="bestand")),
                    ".",
                ]
            ),
            _table("Wat hier anders weegt", geldig, mag=mag)
            if geldig
            else note("Voor deze beschikking wegen alle controles zoals gewoon."),
            *(
                [details(f"Eerder anders ({len(oud)})", _table("Eerder anders", oud, mag=False))]
                if oud
                else []
            ),
            *([details("Laat een controle anders wegen", _form(stof))] if mag else []),
            id_="controles",
        )


def _table(titel: str, niveaus: Sequence[Regelniveau], *, mag: bool) -> Component:
    kaarten = list_aanpasbaar()
    koppen = ["Controle", "Weegt hier als", "Gewoon", "Waarom", "Door", *(["Terug"] if mag else [])]
    rijen = [
        [
            name_regel(kaarten[n.regel]) if n.regel in kaarten else n.regel,
            f"{n.ernst.value}{_since(n)}",
            kaarten[n.regel].ernst if n.regel in kaarten else "",
            n.reden,
            f"{n.gezet_door}, {show_dag(n.gezet_op.date())}",
            *([_withdrawal(n)] if mag else []),
        ]
        for n in niveaus
    ]
    return table(titel, koppen, rijen, toont_bijschrift=False)


def _since(niveau: Regelniveau) -> str:
    """Say from when a heavier weight holds (R-21)."""
    vanaf = starts_at(niveau.regel, niveau.ernst, niveau.gezet_op.date())
    return f", voor bestanden over {show_kwartaal(vanaf)} en later" if vanaf else ""


def _withdrawal(niveau: Regelniveau) -> Component:
    formulier = Formulier(PAGINA, "regelniveau_terug", str(niveau.id))
    knop = formulier.button("trek_in", "Trek in", is_hoofd=False, naam=f"Trek in: {niveau.regel}")
    return formulier.draw(knoppen=[knop])


def _form(stof: Stof) -> Component:
    formulier = Formulier(PAGINA, "regelniveau", str(stof.beschikking.id))
    regels = [(code, f"{name_regel(kaart)} ({kaart.ernst})") for code, kaart in list_aanpasbaar().items()]
    return formulier.draw(
        formulier.select(
            "regel",
            "Welke controle?",
            regels,
            hulp="Controles die personen beschermen of een bestand leesbaar maken, staan er niet bij.",
        ),
        formulier.choice("ernst", "Hoe zwaar weegt die hier?", ERNSTKEUZES),
        formulier.text(
            "reden",
            "Waarom?",
            hulp="De aanbieder leest dit. Lichter geldt meteen voor nieuwe bestanden, zwaarder vanaf het volgende kwartaal.",
            rijen=2,
        ),
        knoppen=[formulier.button("zet", "Laat zo wegen")],
    )


def set_niveau(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Set how heavy a rule weighs."""
    with context.sessions.begin() as session:
        niveau = set_regelniveau(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            regel=inzending.text("regel"),
            ernst=inzending.text("ernst"),
            reden=inzending.text("reden"),
            nu=context.nu(),
        )
        return Antwoord(f"Deze controle weegt hier als {niveau.ernst.value}{_since(niveau)}.")


def withdraw_niveau(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Let a rule weigh as usual again."""
    with context.sessions.begin() as session:
        withdraw_regelniveau(session, gebruiker, parse_identifier(inzending.sleutel), nu=context.nu())
    return Antwoord("Deze controle weegt hier weer zoals gewoon.")


DADEN = {"regelniveau": set_niveau, "regelniveau_terug": withdraw_niveau}
