"""One page for the council: figures of all parties together, stories their writers made public, and what this cannot tell."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from app.components.getallen import show_kwartaal, show_moment
from app.context import Context
from app.identity import Gebruiker
from app.reports.cijferregel import is_shown
from app.reports.stof import require_stand
from app.reports.wijkblad import HOEVEEL, describe, list_samen, require_own
from app.reports.zetten import count_pages, set_pdf
from app.services.papieren import RAADSBLAD, issue_papier
from app.store.access import visible_gesprekken, visible_verhalen
from schemas.errors import NietGevondenError, OngeldigeWaardeError
from schemas.keuzelijst import load_keuzelijst
from schemas.leercyclus import GesprekStatus, Vrijgave
from schemas.vocabulary import Kwartaal, Regiocode

GRENZEN = (
    "Deze cijfers gaan over deelnemers, niet over alle jongeren in de wijk. Wie niet meedoet, telt niet mee.",
    "Een verschil dat toeval kan zijn, noemen wij geen verschil. Achter elk cijfer staat bij hoeveel mensen het is gemeten.",
    "Een cijfer hangt samen met veel meer dan wat aanbieders en gemeente doen. Het zegt niet wat een verschil veroorzaakt.",
    "Cijfers waarin iemand herkenbaar kan zijn, zijn verborgen. Aanbieders en wijken worden niet op een rij gezet.",
)

LIJSTEN = ("cijfers", "verhalen")


def write_raadsblad(context: Context, gebruiker: Gebruiker, regiocode: str, kwartaal: str) -> bytes:
    """Make the page for one person, and log that it was made."""
    plek, gekozen = Regiocode.parse(regiocode), str(Kwartaal.parse(kwartaal))
    stand, nu = require_stand(context), context.nu()

    def make() -> bytes:
        with context.sessions() as session:
            inhoud = describe_raadsblad(context, session, gebruiker, plek, gekozen)
        for hoeveel in HOEVEEL:
            kort = {naam: inhoud[naam][:hoeveel] for naam in LIJSTEN}
            kort |= {f"meer_{naam}": max(0, len(inhoud[naam]) - hoeveel) for naam in LIJSTEN}
            pdf = set_pdf("raadsblad", inhoud | kort, huisstijl=context.settings.huisstijl, nu=nu)
            if count_pages(pdf) == 1:
                return pdf
        raise OngeldigeWaardeError(
            "Het raadsblad past niet op een bladzijde. Maak het sjabloon van de huisstijl kleiner."
        )

    return issue_papier(
        context.sessions,
        gebruiker,
        RAADSBLAD,
        f"{plek}, {gekozen}",
        make,
        vorm="pdf",
        build_id=stand.build_id,
        nu=nu,
    )


def describe_raadsblad(
    context: Context, session: Session, gebruiker: Gebruiker, regiocode: str, kwartaal: str
) -> dict[str, Any]:
    """Put the page in words."""
    plaats = require_own(context, gebruiker, regiocode)
    if kwartaal not in context.marts.kwartalen():
        raise NietGevondenError("Over dit kwartaal zijn er geen cijfers. Kies een ander kwartaal.")
    cijfers = list_samen(context, gebruiker, regiocode, kwartaal)
    stand = require_stand(context)
    return {
        "titel": f"Raadsblad {plaats.naam}, {show_kwartaal(kwartaal)}",
        "is_synthetisch": context.is_demo,
        "plaats": plaats.naam,
        "kwartaal": show_kwartaal(kwartaal),
        "cijfers": [describe(c) for c in cijfers if is_shown(c)],
        "verborgen": sum(not is_shown(c) for c in cijfers),
        "verhalen": _list_verhalen(session, gebruiker, regiocode, kwartaal),
        "grenzen": list(GRENZEN),
        "voet": f"Cijfers van alle aanbieders samen, van {show_moment(stand.gepubliceerd_op)}, bouw {stand.build_id[:12]}.",
    }


def _list_verhalen(
    session: Session, gebruiker: Gebruiker, regiocode: str, kwartaal: str
) -> list[dict[str, str]]:
    """List the stories of adopted talks that their writer released for everybody (R-35)."""
    gesprekken = [
        g
        for g in visible_gesprekken(session, gebruiker)
        if (g.regiocode, g.kwartaal, g.status) == (regiocode, kwartaal, GesprekStatus.VASTGESTELD)
    ]
    return [
        {"tekst": v.tekst, "bron": load_keuzelijst("verhaal_bron").get(v.bron, v.bron)}
        for gesprek in gesprekken
        for v in visible_verhalen(session, gebruiker, gesprek)
        if v.vrijgave is Vrijgave.OPENBAAR and not v.is_geen_verhaal
    ]
