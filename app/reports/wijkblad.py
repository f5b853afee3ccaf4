"""One page about a wijk for its partners: strengths first, in words people use, only what all parties did together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.components.cijfers import WIE, Cijfer, describe_change, describe_count
from app.components.getallen import show_kwartaal, show_moment
from app.components.plaatsen import Plaats, read_plaatsen
from app.context import Context
from app.identity import Gebruiker
from app.queries.cijferrij import read_cijfers
from app.reports.cijferregel import is_shown
from app.reports.stof import require_stand
from app.reports.zetten import count_pages, set_pdf
from app.services.papieren import WIJKBLAD, issue_papier
from app.store.access import visible_oogmerken
from app.store.access.bereik import is_regio_within, not_found
from schemas.bladzinnen import load_bladzinnen
from schemas.errors import NietGevondenError, OngeldigeWaardeError
from schemas.vocabulary import ALLE, Kwartaal, Regiocode

BETER = "duidelijk_beter"
GENOEMD = ("jongere", "ouder", ALLE)
"""Whose answers are on the page, in this order."""
HOEVEEL = (12, 9, 7, 5, 3, 2)
"""How many lines each part may have, from wide to tight: the page takes the widest that fits."""


@dataclass(frozen=True)
class Wijkblad:
    """What the page says; every list is cut to the same length when it is set."""

    titel: str
    is_synthetisch: bool
    plaats: str
    kwartaal: str
    oogmerken: tuple[str, ...]
    krachten: tuple[str, ...]
    sterk: tuple[str, ...]
    cijfers: tuple[str, ...]
    aanbod: tuple[str, ...]
    verborgen: int
    voet: str


def write_wijkblad(context: Context, gebruiker: Gebruiker, regiocode: str, kwartaal: str) -> bytes:
    """Make the page for one person, and log that it was made."""
    plek, gekozen = Regiocode.parse(regiocode), str(Kwartaal.parse(kwartaal))
    stand, nu = require_stand(context), context.nu()

    def make() -> bytes:
        with context.sessions() as session:
            blad = make_wijkblad(context, session, gebruiker, plek, gekozen)
        return set_wijkblad(context, blad)

    return issue_papier(
        context.sessions,
        gebruiker,
        WIJKBLAD,
        f"{plek}, {gekozen}",
        make,
        vorm="pdf",
        build_id=stand.build_id,
        nu=nu,
    )


def set_wijkblad(context: Context, blad: Wijkblad) -> bytes:
    """Set the page with as many lines as fit."""
    for hoeveel in HOEVEEL:
        pdf = set_pdf(
            "wijkblad", shorten(blad, hoeveel), huisstijl=context.settings.huisstijl, nu=context.nu()
        )
        if count_pages(pdf) == 1:
            return pdf
    raise OngeldigeWaardeError(
        "Het wijkblad past niet op een bladzijde. Maak het sjabloon van de huisstijl kleiner."
    )


def shorten(blad: Wijkblad, hoeveel: int) -> dict[str, Any]:
    """Leave out what does not fit and say how much."""
    lijsten = ("oogmerken", "krachten", "sterk", "cijfers", "aanbod")
    kort = {naam: list(getattr(blad, naam))[:hoeveel] for naam in lijsten}
    meer = {f"meer_{naam}": max(0, len(getattr(blad, naam)) - hoeveel) for naam in lijsten}
    return vars(blad) | kort | meer


def require_own(context: Context, gebruiker: Gebruiker, regiocode: str) -> Plaats:
    """Return a place of one's own where people live, or refuse it as if it were not there."""
    plaats = read_plaatsen(context.marts.regios()).per_code.get(regiocode)
    if plaats is None or not plaats.is_woongebied or not is_regio_within(regiocode, gebruiker):
        raise not_found()
    return plaats


def make_wijkblad(
    context: Context, session: Session, gebruiker: Gebruiker, regiocode: str, kwartaal: str
) -> Wijkblad:
    """Put the wijk in words; a figure of a single party is nobody's business here."""
    plaats = require_own(context, gebruiker, regiocode)
    if kwartaal not in context.marts.kwartalen():
        raise NietGevondenError("Over dit kwartaal zijn er geen cijfers. Kies een ander kwartaal.")
    cijfers = list_samen(context, gebruiker, regiocode, kwartaal)
    te_zien = [c for c in cijfers if is_shown(c)]
    factoren = context.marts.factorbeeld(gebruiker, regiocode=regiocode, kwartaal=kwartaal)
    krachten = factoren[(factoren["soort"] == "beschermend") & (factoren["aantal_interventies"] > 0)]
    stand = require_stand(context)
    return Wijkblad(
        titel=f"Wijkblad {plaats.naam}, {show_kwartaal(kwartaal)}",
        is_synthetisch=context.is_demo,
        plaats=plaats.naam,
        kwartaal=show_kwartaal(kwartaal),
        oogmerken=tuple(o.tekst for o in visible_oogmerken(session, regiocode)),
        krachten=tuple(
            f"{naam}: {interventies}"
            for naam, interventies in krachten[["naam", "interventies"]].itertuples(index=False, name=None)
        ),
        sterk=tuple(describe(c) for c in te_zien if c.verandering == BETER),
        cijfers=tuple(describe(c) for c in te_zien if c.verandering != BETER),
        aanbod=tuple(_list_aanbod(context, gebruiker, regiocode, kwartaal)),
        verborgen=len(cijfers) - len(te_zien),
        voet=f"Cijfers van alle aanbieders samen, van {show_moment(stand.gepubliceerd_op)}, bouw {stand.build_id[:12]}.",
    )


def list_samen(context: Context, gebruiker: Gebruiker, regiocode: str, kwartaal: str) -> list[Cijfer]:
    """Return the outcomes of all parties and interventions together that have words of their own, in that order."""
    frame = context.marts.cijfers(
        gebruiker,
        regiocode=regiocode,
        kwartaal=kwartaal,
        partijcode=ALLE,
        interventiecode=ALLE,
        soort="uitkomst",
    )
    volgorde = list(load_bladzinnen())
    gekozen = [c for c in read_cijfers(frame) if c.indicatorcode in volgorde and c.informant in GENOEMD]
    return sorted(gekozen, key=lambda c: (volgorde.index(c.indicatorcode), GENOEMD.index(c.informant)))


def describe(cijfer: Cijfer) -> str:
    """Say one figure as people would, with its margin and with how many it is about (R-11)."""
    zin = load_bladzinnen()[cijfer.indicatorcode].format(aandeel=cijfer.woorden, wie=WIE[cijfer.informant])
    return f"{zin[:1].upper()}{zin[1:]}. {describe_change(cijfer)}. Gemeten bij {describe_count(cijfer)}."


def _list_aanbod(context: Context, gebruiker: Gebruiker, regiocode: str, kwartaal: str) -> Sequence[str]:
    frame = context.marts.aanbod(gebruiker, regiocode=regiocode, kwartaal=kwartaal)
    kolommen = ["interventienaam", "partijnaam", "leeftijd_van", "leeftijd_tot"]
    rijen = sorted(set(frame[kolommen].itertuples(index=False, name=None)))
    return [f"{naam} ({partij}), {van} tot en met {tot} jaar" for naam, partij, van, tot in rijen]
