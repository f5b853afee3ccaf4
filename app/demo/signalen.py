"""What people of the city reported, were asked and started, through the services and in order of time."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.bronnen import load_toml
from app.demo.stad import Daad, Demostad, at
from app.identity import Gebruiker
from app.services.initiatieven import (
    Initiatiefinvoer,
    advance_initiatief,
    create_initiatief,
    stop_initiatief,
)
from app.services.signaaloverdracht import answer_overdracht, ask_overdracht
from app.services.signalen import (
    Signaalinvoer,
    close_signaal,
    decide_signaal,
    report_signaal,
    start_signaal,
    take_signaal,
)
from app.services.uitvragen import (
    Uitvraaginvoer,
    answer_uitvraag,
    close_uitvraag,
    publish_uitvraag,
    save_uitvraag,
)
from app.store.tables import Account, Initiatief, Signaal, Uitvraag

Rij = dict[str, Any]


Wijkdaad = Callable[[Demostad, Session, datetime], None]
Moment = tuple[datetime, int, Wijkdaad]


def plan_wijk() -> Iterator[Daad]:
    """Plan every signaal, uitvraag and initiatief; a month is one transaction, or filling would wait for the disk."""
    momenten = sorted(_plan(), key=lambda moment: moment[:2])
    for _, maand in groupby(momenten, key=lambda moment: (moment[0].year, moment[0].month)):
        daden = list(maand)
        yield Daad(daden[-1][0], 5, partial(_do_all, daden))


def _do_all(daden: list[Moment], stad: Demostad, _: datetime) -> None:
    with stad.sessions.begin() as session:
        for nu, _volgorde, doe in daden:
            doe(stad, session, nu)


def _plan() -> Iterator[Moment]:
    for rij in load_toml("wijksignalen.toml")["signaal"]:
        yield from _plan_signaal(rij)
    for rij in load_toml("uitvragen.toml")["uitvraag"]:
        yield at(rij["op"], 9), 1, partial(_ask, rij)
        for antwoord in rij["antwoorden"]:
            yield at(antwoord["op"], 20), 3, partial(_reply, rij, antwoord)
        if "teruggekoppeld" in rij:
            yield at(rij["teruggekoppeld"]["op"], 15), 4, partial(_tell_back, rij)
    for rij in load_toml("initiatieven.toml")["initiatief"]:
        yield at(rij["stappen"][0][1], 10), 1, partial(_enter, rij)
        for stap, op in rij["stappen"][1:]:
            yield at(op, 11), 2, partial(_advance, rij, stap)
        if "stop" in rij:
            yield at(rij["stop"]["op"], 16), 4, partial(_stop, rij)


def _plan_signaal(rij: Rij) -> Iterator[Moment]:
    yield at(rij["op"], 9, 30), 1, partial(_report, rij)
    if "opgepakt" in rij:
        yield at(rij["opgepakt"], 11), 2, partial(_take, rij)
    for stap in rij.get("overdracht", []):
        yield at(stap["op"], 12), 3, partial(_hand_over, rij, stap)
        if "ja" in stap or "nee" in stap:
            yield at(stap.get("ja") or stap["nee"], 13), 3, partial(_receive, rij, stap)
    for veld, uur, doe in (("besluit", 14, _decide), ("stap", 15, _start), ("antwoord", 16, _answer)):
        if veld in rij:
            yield at(rij[veld]["op"], uur), 4, partial(doe, rij)


def _report(rij: Rij, stad: Demostad, session: Session, nu: datetime) -> None:
    regiocode = stad.regiocode(rij["regio"])
    invoer = Signaalinvoer(
        tekst=rij["wat"],
        plaatstekst=rij["waar"],
        regiocode=regiocode,
        factor_id=rij["factor"],
        bron=rij["bron"],
        namens=rij.get("namens", ""),
    )
    melder = stad.gebruiker(session, rij["melder"])
    report_signaal(session, melder, invoer, regiocodes={regiocode}, factoren={rij["factor"]}, nu=nu)


def _find(session: Session, rij: Rij) -> Signaal:
    return session.scalars(select(Signaal).where(Signaal.tekst == rij["wat"])).one()


def _adviser(stad: Demostad, session: Session, regiocode: str) -> Gebruiker:
    return stad.gebruiker(session, stad.adviser_login(f"WK{regiocode[2:8]}"))


def _owner(stad: Demostad, session: Session, signaal: Signaal) -> Gebruiker:
    account = session.get_one(Account, signaal.eigenaar_id)
    return stad.gebruiker(session, account.inlognaam)


def _take(rij: Rij, stad: Demostad, session: Session, nu: datetime) -> None:
    signaal = _find(session, rij)
    take_signaal(session, _adviser(stad, session, signaal.regiocode), signaal.id, nu=nu)


def _hand_over(rij: Rij, stap: Rij, stad: Demostad, session: Session, nu: datetime) -> None:
    signaal = _find(session, rij)
    naar = stad.gebruiker(session, stap["naar"]).id
    ask_overdracht(
        session, _owner(stad, session, signaal), signaal.id, naar_id=naar, reden=stap["reden"], nu=nu
    )


def _receive(rij: Rij, stap: Rij, stad: Demostad, session: Session, nu: datetime) -> None:
    answer_overdracht(
        session,
        stad.gebruiker(session, stap["naar"]),
        _find(session, rij).id,
        is_aanvaard="ja" in stap,
        antwoord=stap.get("antwoord", ""),
        nu=nu,
    )


def _decide(rij: Rij, stad: Demostad, session: Session, nu: datetime) -> None:
    besluit = rij["besluit"]
    signaal = _find(session, rij)
    decide_signaal(
        session,
        _owner(stad, session, signaal),
        signaal.id,
        besluit=besluit["keuze"],
        tekst=besluit["tekst"],
        op=nu.date(),
        vandaag=nu.date(),
        nu=nu,
    )


def _start(rij: Rij, stad: Demostad, session: Session, nu: datetime) -> None:
    signaal = _find(session, rij)
    start_signaal(
        session,
        _owner(stad, session, signaal),
        signaal.id,
        stap=rij["stap"]["tekst"],
        op=nu.date(),
        vandaag=nu.date(),
        nu=nu,
    )


def _answer(rij: Rij, stad: Demostad, session: Session, nu: datetime) -> None:
    signaal = _find(session, rij)
    close_signaal(
        session,
        _owner(stad, session, signaal),
        signaal.id,
        terugkoppeling=rij["antwoord"]["tekst"],
        vandaag=nu.date(),
        nu=nu,
    )


def _ask(rij: Rij, stad: Demostad, session: Session, nu: datetime) -> None:
    """Draft the question, and ask it when everything the wijk must know is there."""
    regiocode = stad.regiocode(rij["regio"])
    invoer = Uitvraaginvoer(
        regiocode=regiocode,
        vraag=rij["vraag"],
        doel=rij["doel"],
        beslisser=rij["beslisser"],
        is_budget=rij.get("budget"),
        antwoord_tot=rij.get("antwoord_tot"),
        terugkoppeling_voor=rij.get("terugkoppeling_voor"),
    )
    wie = stad.gebruiker(session, rij["door"])
    uitvraag = save_uitvraag(session, wie, invoer, regiocodes={regiocode}, nu=nu)
    if rij["doel"]:
        publish_uitvraag(session, wie, uitvraag.id, vandaag=nu.date(), nu=nu)


def _find_question(session: Session, rij: Rij) -> int:
    return session.scalars(select(Uitvraag.id).where(Uitvraag.vraag == rij["vraag"])).one()


def _reply(rij: Rij, antwoord: Rij, stad: Demostad, session: Session, nu: datetime) -> None:
    answer_uitvraag(
        session,
        stad.gebruiker(session, antwoord["door"]),
        _find_question(session, rij),
        tekst=antwoord["tekst"],
        bron=antwoord["bron"],
        vandaag=nu.date(),
        nu=nu,
    )


def _tell_back(rij: Rij, stad: Demostad, session: Session, nu: datetime) -> None:
    close_uitvraag(
        session,
        stad.gebruiker(session, rij["door"]),
        _find_question(session, rij),
        terugkoppeling=rij["teruggekoppeld"]["tekst"],
        vandaag=nu.date(),
        nu=nu,
    )


def _enter(rij: Rij, stad: Demostad, session: Session, nu: datetime) -> None:
    regiocode = stad.regiocode(rij["regio"])
    invoer = Initiatiefinvoer(
        soort=rij["soort"],
        regiocode=regiocode,
        titel=rij["titel"],
        omschrijving=rij["omschrijving"],
        indiener=rij["indiener"],
        bron=rij["bron"],
        is_eerste_keer=rij["eerste"],
        partijcode=rij.get("partij"),
        bedrag_euro=rij.get("euro"),
        uren=rij.get("uren"),
        dagdelen=rij.get("dagdelen"),
    )
    dag: date = nu.date()
    wie = stad.gebruiker(session, rij["door"])
    create_initiatief(session, wie, invoer, regiocodes={regiocode}, op=dag, vandaag=dag, nu=nu)


def _find_plan(session: Session, rij: Rij) -> Initiatief:
    return session.scalars(select(Initiatief).where(Initiatief.titel == rij["titel"])).one()


def _advance(rij: Rij, stap: str, stad: Demostad, session: Session, nu: datetime) -> None:
    dag: date = nu.date()
    plan = _find_plan(session, rij)
    wie = _adviser(stad, session, plan.regiocode)
    advance_initiatief(session, wie, plan.id, stap=stap, op=dag, toelichting="", vandaag=dag, nu=nu)


def _stop(rij: Rij, stad: Demostad, session: Session, nu: datetime) -> None:
    stop = rij["stop"]
    plan = _find_plan(session, rij)
    stop_initiatief(
        session,
        _adviser(stad, session, plan.regiocode),
        plan.id,
        reden=stop["reden"],
        terugkoppeling=stop["terugkoppeling"],
        op=nu.date(),
        nu=nu,
    )
