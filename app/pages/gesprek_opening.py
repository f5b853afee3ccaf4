"""How a talk opens: overdue promises first, then what stands out, then what needs no explaining (R-36)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from sqlalchemy.orm import Session

from app.components.cijfers import Cijfer, describe_informant, describe_zonder, is_without_earlier
from app.components.elementen import Inhoud
from app.components.getallen import show_dag, show_kwartaal, show_waarde
from app.components.knoppen import address, link
from app.components.rekenwijzen import method_links
from app.components.vakken import card, details, note
from app.components.verschil import describe_verschil
from app.pages.gesprek_stof import Gespreksstof
from app.services.nakoming import GEMEENTE, is_overdue
from app.store.access import visible_partijen

if TYPE_CHECKING:
    from app.store.tables import Toezegging

DUIDELIJK = {"duidelijk_beter": "duidelijk beter", "duidelijk_slechter": "duidelijk slechter"}
RUIS = "niet_te_onderscheiden"
TE_WEINIG = "te_weinig_gegevens"


def show_toezeggingen_over_tijd(session: Session, stof: Gespreksstof) -> list[Component]:
    """Draw the overdue promises of this beschikking, the municipality's first; nothing when all is kept."""
    partijen = {p.code: p for p in visible_partijen(session)}
    te_laat = sorted(
        (t for t in stof.toezeggingen if is_overdue(t, stof.vandaag)),
        key=lambda t: (partijen[t.partijcode].soort != GEMEENTE, t.vervalt_op),
    )
    if not te_laat:
        return []
    regels = [html.P(_overdue(t, partijen[t.partijcode].naam, stof)) for t in te_laat]
    return [card("Eerst: toezeggingen over tijd", *regels, klasse="eerst")]


def _overdue(toezegging: Toezegging, naam: str, stof: Gespreksstof) -> list[Inhoud]:
    dagen = (stof.vandaag - toezegging.vervalt_op).days
    return [
        html.Strong(naam),
        f": {toezegging.tekst.rstrip('.')}. Toegezegd voor {show_dag(toezegging.vervalt_op)}, "
        f"{dagen} {'dag' if dagen == 1 else 'dagen'} te laat. ",
        link("Afdoen of nieuwe datum afspreken", address("/verbeteren", toezegging=toezegging.id)),
    ]


def show_opvallend(stof: Gespreksstof) -> Component:
    """Draw what stands out beside what is noise (R-12)."""
    nu = [c for c in stof.cijfers if c.kwartaal == stof.gesprek.kwartaal and not c.is_onderdrukt]
    opvallend = [c for c in nu if c.verandering in DUIDELIJK]
    ruis = [c for c in nu if c.verandering == RUIS]
    weinig = [c for c in nu if c.verandering == TE_WEINIG]
    zonder = sum(is_without_earlier(c) for c in nu)
    return html.Div(
        [
            card(
                "Wat opvalt", _list(opvallend, stof, "Geen enkel verschil is zeker genoeg om op te vallen.")
            ),
            card("Hoeft u niet te verklaren", *_noise(ruis, weinig, zonder, stof)),
        ],
        className="twee opening",
    )


def _noise(
    ruis: Sequence[Cijfer], weinig: Sequence[Cijfer], zonder: int, stof: Gespreksstof
) -> list[Component]:
    delen: list[Component] = [html.P(_noise_sentence(len(ruis)))]
    if ruis:
        delen.append(details("Toon de ruislijst", _list(ruis, stof, ""), method_links(["veel_cijfers"])))
    if weinig:
        woord = "cijfer zijn" if len(weinig) == 1 else "cijfers zijn"
        delen.append(note(f"Bij {len(weinig)} {woord} er te weinig gegevens om een verschil te zien."))
    if zin := describe_zonder(zonder, "cijfer", "cijfers"):
        delen.append(note(zin))
    return delen


def _noise_sentence(aantal: int) -> str:
    if aantal == 0:
        return "Er zijn geen verschillen die toeval kunnen zijn."
    if aantal == 1:
        return "Eén verschil is niet te onderscheiden van toeval."
    return f"{aantal} verschillen zijn niet te onderscheiden van toeval."


def _list(cijfers: Sequence[Cijfer], stof: Gespreksstof, leeg: str) -> Component:
    if not cijfers:
        return html.P(leeg)
    geordend = sorted(cijfers, key=lambda c: (c.soort != "uitkomst", c.interventiecode, c.indicatorcode))
    return html.Ul([html.Li(_change(c, stof)) for c in geordend], className="lijst")


def _change(cijfer: Cijfer, stof: Gespreksstof) -> list[Inhoud]:
    indicator = stof.indicatoren[cijfer.indicatorcode]
    wie = describe_informant(cijfer)
    naam = ", ".join(d for d in (indicator.naam, interventie_name(stof, cijfer.interventiecode), wie) if d)
    if cijfer.vorige_waarde is None:
        verloop = show_waarde(cijfer.waarde, indicator.eenheid)
    else:
        verloop = (
            f"van {show_waarde(cijfer.vorige_waarde, indicator.eenheid)} in {show_kwartaal(cijfer.vorig_kwartaal)} "
            f"naar {show_waarde(cijfer.waarde, indicator.eenheid)}"
        )
    woord = DUIDELIJK.get(cijfer.verandering)
    reeks = stof.reeks_of(cijfer.indicatorcode, cijfer.interventiecode, cijfer.informant)
    marge = describe_verschil(reeks, cijfer, indicator)
    return [
        f"{naam}: {verloop}",
        *([", ", html.Strong(woord)] if woord else []),
        f". {marge}" if marge else ".",
    ]


def interventie_name(stof: Gespreksstof, code: str) -> str:
    """Return the name of an intervention of this talk."""
    return next((a.interventie.naam for a in stof.afspraken if a.interventiecode == code), "")
