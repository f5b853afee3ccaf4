"""Earlier versions of an afspraak: what it was, until when, and why it changed (R-22, R-50)."""

from typing import TYPE_CHECKING

from dash.development.base_component import Component

from app.components.getallen import show_kwartaal
from app.components.streefwaarde import describe_streefwaarde
from app.components.tabellen import table
from app.components.vakken import details
from app.pages.afspraken_stof import Stof
from app.services.geldigheid import last_quarter

if TYPE_CHECKING:
    from app.store.tables import Afspraak


def show_versies(stof: Stof, afspraak: "Afspraak") -> list[Component]:
    """Draw the versions before this one, the newest first; nothing when it never changed."""
    eerdere = earlier_versions(stof, afspraak)
    if not eerdere:
        return []
    rijen = [
        [
            f"{show_kwartaal(v.van_kwartaal)} tot en met {show_kwartaal(last_quarter(v))}",
            describe_streefwaarde(v).zin,
            v.einde_reden,
        ]
        for v in eerdere
    ]
    kop = f"Eerdere versies ({len(rijen)})"
    return [details(kop, table(kop, ["Gold", "Streefwaarde", "Waarom het veranderde"], rijen))]


def earlier_versions(stof: Stof, afspraak: "Afspraak") -> list["Afspraak"]:
    """Follow which version replaced which, back to the first."""
    per_id = {a.id: a for a in stof.beschikking.afspraken}
    gevonden: list[Afspraak] = []
    vorige = afspraak.vervangt_id
    while vorige is not None and vorige in per_id:
        gevonden.append(per_id[vorige])
        vorige = per_id[vorige].vervangt_id
    return gevonden
