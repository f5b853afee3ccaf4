"""One party: what it is, with whom it works together and when, and the forms to keep that up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from app.components.getallen import show_kwartaal
from app.components.knoppen import address, link
from app.components.kop import page_header, section
from app.components.tabellen import definition_list, table
from app.components.vakken import card, details, empty_state, note
from app.context import Context
from app.identity import Gebruiker
from app.pages.partijen_formulieren import (
    ROUTE,
    show_einde_lid,
    show_heropenen,
    show_lidformulier,
    show_partijformulier,
    show_sluiten,
)
from app.services.partijen import ALLIANTIE, GEMEENTE
from app.toegang import may
from schemas.errors import NietGevondenError
from schemas.keuzelijst import load_keuzelijst
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.store.tables import Alliantielid, Partij


def show_partij(
    context: Context,
    gebruiker: Gebruiker,
    partijen: Sequence[Partij],
    leden: Sequence[Alliantielid],
    code: str,
) -> Component:
    """Draw one party, or say that it is not there."""
    per_code = {p.code: p for p in partijen}
    if code not in per_code:
        raise NietGevondenError("Deze partij staat niet in het register.")
    partij, mag = per_code[code], may(gebruiker, Recht.PARTIJ_BIJWERKEN)
    nu = Kwartaal.of(context.vandaag())
    return html.Div(
        [
            page_header(partij.naam, kruimels=[("Partijen", ROUTE), (partij.naam, None)]),
            card(None, show_facts(partij, gebruiker)),
            *show_leden(partij, per_code, leden, nu, mag=mag),
            *show_lidmaatschappen(partij, per_code, leden),
            *(_forms(partij, nu) if mag else []),
        ]
    )


def show_facts(partij: Partij, gebruiker: Gebruiker) -> Component:
    """Draw what is known of it; who reads the log gets the way to its lines."""
    soort = load_keuzelijst("partij_soort").get(partij.soort, partij.soort)
    stand = f"Gesloten na {show_kwartaal(partij.laatste_kwartaal)}" if partij.laatste_kwartaal else "Open"
    log = link("Wat er is gewijzigd", address("/beheer", log=f"partij {partij.code}"))
    return definition_list(
        [
            ("Soort", soort),
            ("Code in bestanden", partij.code),
            ("Stand", stand),
            ("Waarom gesloten", partij.einde_reden),
            ("Logboek", log if may(gebruiker, Recht.LOG_BEKIJKEN) else None),
        ]
    )


def show_leden(
    partij: Partij,
    per_code: Mapping[str, Partij],
    leden: Sequence[Alliantielid],
    nu: Kwartaal,
    *,
    mag: bool,
) -> list[Component]:
    """Draw the members of an alliance over time, with the forms to add one and to end one."""
    if partij.soort != ALLIANTIE:
        return []
    eigen = [lid for lid in leden if lid.alliantie_partijcode == partij.code]
    rijen = [
        [
            link(per_code[lid.partijcode].naam, address(ROUTE, partij=lid.partijcode)),
            describe_period(lid),
            *(
                [
                    show_einde_lid(lid, per_code[lid.partijcode].naam, nu)
                    if lid.tot_kwartaal is None
                    else "beëindigd"
                ]
                if mag
                else []
            ),
        ]
        for lid in eigen
    ]
    koppen = ["Lid", "Periode", *(["Beëindigen"] if mag else [])]
    mogelijk = [p for p in per_code.values() if p.soort != ALLIANTIE and p.laatste_kwartaal is None]
    return [
        section(
            "Leden",
            note("Een alliantie levert één bestand voor alle leden. Leden van vroeger blijven hier staan."),
            table("Leden van de alliantie", koppen, rijen, toont_bijschrift=False)
            if rijen
            else empty_state("Deze alliantie heeft nog geen leden."),
            *([details("Nieuw lid", show_lidformulier(partij.code, mogelijk, nu))] if mag else []),
        )
    ]


def show_lidmaatschappen(
    partij: Partij, per_code: Mapping[str, Partij], leden: Sequence[Alliantielid]
) -> list[Component]:
    """Draw of which alliances it is or was a member."""
    eigen = [lid for lid in leden if lid.partijcode == partij.code]
    if not eigen:
        return []
    rijen = [
        [
            link(per_code[lid.alliantie_partijcode].naam, address(ROUTE, partij=lid.alliantie_partijcode)),
            describe_period(lid),
        ]
        for lid in eigen
    ]
    return [section("Lid van", table("Lid van", ["Alliantie", "Periode"], rijen, toont_bijschrift=False))]


def describe_period(lid: Alliantielid) -> str:
    """Say over which quarters somebody is or was a member."""
    van = f"vanaf {show_kwartaal(lid.van_kwartaal)}"
    return f"{van} tot en met {show_kwartaal(lid.tot_kwartaal)}" if lid.tot_kwartaal else van


def _forms(partij: Partij, nu: Kwartaal) -> list[Component]:
    if partij.laatste_kwartaal is not None:
        einde = [section("Weer openen", show_heropenen("partij_einde", partij.code))]
    elif partij.soort == GEMEENTE:
        einde = []
    else:
        uitleg = "Daarna kan niets nieuws met deze partij worden afgesproken. Wat zij deed, blijft te lezen."
        einde = [section("Sluiten", note(uitleg), show_sluiten("partij_einde", partij.code, nu))]
    return [section("Wijzigen", show_partijformulier(partij)), *einde]
