"""What was promised outside the talks, with what was needed for it and what it brought."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.bronnen import load_toml
from app.demo.stad import Daad, Demostad, at
from app.services.toezeggingen import (
    Behoefte,
    Toezegginginvoer,
    create_toezegging,
    settle_toezegging,
    tell_effect,
)
from app.store.tables import Afspraak, Toezegging

Rij = dict[str, Any]


def plan_promises() -> Iterator[Daad]:
    """Plan making, settling and judging each; a month is one transaction, or filling would wait for the disk."""
    momenten = []
    for rij in load_toml("toezeggingen_buiten.toml")["toezegging"]:
        momenten.append((at(rij["op"], 10, 30), 1, partial(_promise, rij)))
        if "afgedaan" in rij:
            momenten.append((at(rij["afgedaan"]["op"], 12, 30), 2, partial(_settle, rij)))
        if "effect" in rij:
            momenten.append((at(rij["effect"]["op"], 13, 30), 3, partial(_judge, rij)))
    momenten.sort(key=lambda moment: moment[:2])
    for _, maand in groupby(momenten, key=lambda moment: (moment[0].year, moment[0].month)):
        daden = list(maand)
        yield Daad(daden[-1][0], 5, partial(_do_all, daden))


def _do_all(daden: list[Any], stad: Demostad, _: datetime) -> None:
    with stad.sessions.begin() as session:
        for nu, _volgorde, doe in daden:
            doe(stad, session, nu)


def _promise(rij: Rij, stad: Demostad, session: Session, nu: datetime) -> None:
    beschikking = stad.beschikking(session, rij["kenmerk"])
    invoer = Toezegginginvoer(beschikking.id, rij["partij"], rij["tekst"], rij["voor"])
    behoefte = None
    if "nodig" in rij:
        nodig = rij["nodig"]
        afspraak = session.scalars(
            select(Afspraak.id).where(
                Afspraak.beschikking_id == beschikking.id, Afspraak.indicatorcode == nodig["indicator"]
            )
        ).first()
        behoefte = Behoefte(nodig["tekst"], nodig["wie"], afspraak)
    create_toezegging(session, stad.gebruiker(session, rij["door"]), invoer, behoefte=behoefte, nu=nu)


def _find(session: Session, rij: Rij) -> int:
    return session.scalars(select(Toezegging.id).where(Toezegging.tekst == rij["tekst"])).one()


def _settle(rij: Rij, stad: Demostad, session: Session, nu: datetime) -> None:
    afgedaan = rij["afgedaan"]
    settle_toezegging(
        session,
        stad.gebruiker(session, rij["door"]),
        _find(session, rij),
        is_nagekomen=afgedaan["ja"],
        afgedaan_op=afgedaan["op"],
        toelichting=afgedaan["toelichting"],
        nu=nu,
    )


def _judge(rij: Rij, stad: Demostad, session: Session, nu: datetime) -> None:
    effect = rij["effect"]
    wie = stad.gebruiker(session, effect["door"])
    tell_effect(session, wie, _find(session, rij), effect=effect["tekst"], vandaag=effect["op"], nu=nu)
