"""Announcing several concepts of one beschikking at once: which are ready, what the others miss, and one form (R-21)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.formulier import Formulier
from app.components.getallen import show_dag, show_kwartaal
from app.components.knoppen import address, link
from app.components.tabellen import link_list
from app.components.vakken import details, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.afspraken_formulier import PAGINA, ask_overleg
from app.pages.afspraken_stof import ROUTE, Stof
from app.pages.inzendingen import Antwoord, Inzending, parse_identifier
from app.services.afspraakwijzigingen import Aankondiging, list_leaving
from app.services.gereedheid import label_of
from app.services.paspoort import HOOGSTENS, missing_of_paspoort
from app.services.samen_aankondigen import Samen, announce_afspraken, list_concepten
from app.toegang import may
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from app.store.tables import Afspraak

KWARTALEN_VOORUIT = 4
NUMMER = re.compile(r"\d{1,9}")


def show_samen(stof: Stof) -> list[Component]:
    """Offer one announcement for all concepts to who makes them; for one there is its own page."""
    if not may(stof.gebruiker, Recht.AFSPRAAK_BIJWERKEN):
        return []
    eerste = stof.context.kwartaal.plus(1)
    with stof.context.sessions() as session:
        concepten = list_concepten(session, stof.beschikking.id)
        if len(concepten) < 2:
            return []
        klaar = [c for c in concepten if not missing_of_paspoort(c)]
        nieuw = [c for c in klaar if c.vervangt_id is None]
        weg = list_leaving(session, nieuw[0], str(eerste), erbij=len(nieuw)) if nieuw else []
        mist = [c for c in concepten if c not in klaar]
        return [
            details(
                "Kondig concepten in één keer aan",
                *([_draw(stof, klaar, weg, eerste)] if klaar else []),
                *([_missing(mist)] if mist else []),
                klasse="samen",
            )
        ]


def _draw(stof: Stof, klaar: Sequence[Afspraak], weg: Sequence[Afspraak], eerste: Kwartaal) -> Component:
    f = Formulier(
        PAGINA,
        "samen_aankondigen",
        str(stof.beschikking.id),
        stand="-".join(str(c.id) for c in klaar),
    )
    kwartalen = [(str(k), k.label) for k in (eerste.plus(n) for n in range(KWARTALEN_VOORUIT))]
    keuzes = [(str(c.id), label_of(c)) for c in klaar]
    return f.draw(
        f.checks("concepten", "Welke concepten?", keuzes, waarden=[code for code, _ in keuzes]),
        f.text(
            "aanleiding",
            "Waarom verandert dit?",
            hulp="Geldt voor alle gekozen concepten. Laat u dit leeg, dan houdt elk concept zijn eigen reden.",
            rijen=2,
        ),
        ask_overleg(f),
        f.select(
            "van_kwartaal",
            "Vanaf welk kwartaal?",
            kwartalen,
            waarde=str(eerste),
            hulp="De aanbieder heeft tot de eerste dag van dat kwartaal om te antwoorden, op elke afspraak apart.",
        ),
        *([_leaving(f, weg)] if weg else []),
        note(
            "Kan het voor een van deze afspraken nog niet? Dan kondigen wij er geen aan. Spoed kan alleen per afspraak."
        ),
        knoppen=[f.button("kondig_aan", "Kondig deze afspraken aan")],
    )


def _leaving(f: Formulier, weg: Sequence[Afspraak]) -> Component:
    return f.checks(
        "eruit",
        "Welke gaan eruit?",
        [(str(a.id), label_of(a)) for a in weg],
        hulp=f"Samen worden het er meer dan {HOOGSTENS}. Kies er zoveel als er te veel zijn.",
    )


def _missing(mist: Sequence[Afspraak]) -> Component:
    """Say of each concept that is not ready how much it still lacks, with the way to it."""
    punten = []
    for c in mist:
        href = address(ROUTE, beschikking=c.beschikking_id, afspraak=c.id)
        eerst, *rest = missing_of_paspoort(c)
        meer = f" En daarna nog {len(rest)} andere punten." if len(rest) > 1 else ""
        punten.append(
            [link(label_of(c), href), f": {eerst if len(rest) != 1 else ' '.join((eerst, *rest))}{meer}"]
        )
    return html.Div([note("Nog niet klaar om aan te kondigen:"), link_list(punten)])


def announce_samen(context: Context, gebruiker: Gebruiker, inzending: Inzending) -> Antwoord:
    """Announce the chosen concepts to the party."""
    van_kwartaal = inzending.text("van_kwartaal")
    samen = Samen(
        _numbers(inzending, "concepten"),
        Aankondiging(
            aanleiding=inzending.text("aanleiding"),
            overleg=inzending.text("overleg"),
            van_kwartaal=van_kwartaal,
        ),
        _numbers(inzending, "eruit"),
    )
    with context.sessions.begin() as session:
        afspraken = announce_afspraken(
            session,
            gebruiker,
            parse_identifier(inzending.sleutel),
            samen,
            vandaag=context.vandaag(),
            nu=context.nu(),
        )
        van = max(a.van_kwartaal for a in afspraken)
    wat = "1 afspraak is" if len(afspraken) == 1 else f"{len(afspraken)} afspraken zijn"
    dag = show_dag(Kwartaal.parse(van).eerste_dag)
    return Antwoord(
        f"{wat} aangekondigd, vanaf {show_kwartaal(van)}. De aanbieder ziet het op Start en kan antwoorden tot {dag}."
    )


def _numbers(inzending: Inzending, veld: str) -> tuple[int, ...]:
    """Read which boxes were ticked."""
    return tuple(int(nummer) for nummer in NUMMER.findall(inzending.text(veld)))


DADEN = {"samen_aankondigen": announce_samen}
