"""What actions left behind in the example city: questions to a layer, new looks, lessons, learning sessions (R-42)."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.bronnen import load_toml
from app.demo.stad import Daad, Demostad, at
from app.demo.verbeteren import find_action, load_acties
from app.pages.leerbijeenkomst_daden import find_eigen_cijfers
from app.services.beheersbaar import set_herziening
from app.services.laagvragen import Laagvraaginvoer, ask_laag
from app.services.leerbijeenkomsten import (
    ask_leervraag,
    give_toestemming,
    plan_leerbijeenkomst,
    save_verslag,
)
from app.services.lessen import Lesinvoer, secure_les, write_les, write_les_of_session
from app.store.tables import Leerbijeenkomst, Les
from schemas.leercyclus import Gezien, Vrijgave

Rij = dict[str, Any]


def plan_loop() -> Iterator[Daad]:
    """Plan everything in this module; after the verdicts of the same day."""
    for actie in load_acties():
        if "laag" in actie:
            yield Daad(_at(actie["laag"], 16), 4, partial(_ask, actie))
        if "beheersbaar" in actie:
            yield Daad(_at(actie["beheersbaar"], 16), 4, partial(_mark, actie))
    for bijeenkomst in load_toml("leerbijeenkomsten.toml")["leerbijeenkomst"]:
        yield Daad(_at(bijeenkomst, 9), 4, partial(_plan, bijeenkomst))
        for deel in bijeenkomst["delen"]:
            yield Daad(_at(deel, 10), 4, partial(_share, bijeenkomst["titel"], deel))
        for vraag in bijeenkomst["vragen"]:
            yield Daad(_at(vraag, 11), 4, partial(_put, bijeenkomst["titel"], vraag))
        if "verslag" in bijeenkomst:
            yield Daad(_at(bijeenkomst["verslag"], 12), 4, partial(_minute, bijeenkomst))
    for les in load_toml("lessen.toml")["les"]:
        yield Daad(_at(les, 17), 4, partial(_learn, les))
        if "borg" in les:
            yield Daad(_at(les["borg"], 18), 4, partial(_secure, les))


def _at(rij: Rij, uur: int) -> datetime:
    return at(date.fromisoformat(rij["op"]), uur)


def _ask(actie: Rij, stad: Demostad, nu: datetime) -> None:
    laag = actie["laag"]
    invoer = Laagvraaginvoer(laag["naar"], laag["rol"], laag["tekst"], date.fromisoformat(laag["voor"]))
    with stad.sessions.begin() as session:
        nummer = find_action(session, actie["titel"]).id
        ask_laag(session, stad.gebruiker(session, laag["door"]), nummer, invoer, vandaag=nu.date(), nu=nu)


def _mark(actie: Rij, stad: Demostad, nu: datetime) -> None:
    keuze = actie["beheersbaar"]
    with stad.sessions.begin() as session:
        set_herziening(
            session,
            stad.gebruiker(session, keuze["door"]),
            find_action(session, actie["titel"]).id,
            date.fromisoformat(keuze["tot"]),
            toelichting=keuze["reden"],
            vandaag=nu.date(),
            nu=nu,
        )


def _plan(bijeenkomst: Rij, stad: Demostad, nu: datetime) -> None:
    with stad.sessions.begin() as session:
        plan_leerbijeenkomst(
            session,
            stad.gebruiker(session, bijeenkomst["door"]),
            factor_id=bijeenkomst["factor"],
            titel=bijeenkomst["titel"],
            plaats=bijeenkomst["plaats"],
            gepland_op=date.fromisoformat(bijeenkomst["gepland"]),
            vandaag=nu.date(),
            nu=nu,
        )


def _share(titel: str, deel: Rij, stad: Demostad, nu: datetime) -> None:
    with stad.sessions() as session:
        gebruiker, nummer = stad.gebruiker(session, deel["door"]), _find(session, titel).id
    is_akkoord = bool(deel["akkoord"])
    cijfers = find_eigen_cijfers(stad.context(nu), gebruiker, nummer) if is_akkoord else []
    with stad.sessions.begin() as session:
        give_toestemming(session, gebruiker, nummer, is_akkoord=is_akkoord, cijfers=cijfers, nu=nu)


def _put(titel: str, vraag: Rij, stad: Demostad, nu: datetime) -> None:
    with stad.sessions.begin() as session:
        gebruiker = stad.gebruiker(session, vraag["door"])
        ask_leervraag(session, gebruiker, _find(session, titel).id, vraag["tekst"], nu=nu)


def _minute(bijeenkomst: Rij, stad: Demostad, nu: datetime) -> None:
    verslag = bijeenkomst["verslag"]
    with stad.sessions.begin() as session:
        save_verslag(
            session,
            stad.gebruiker(session, verslag["door"]),
            _find(session, bijeenkomst["titel"]).id,
            deelnemers=verslag["deelnemers"],
            verslag=verslag["tekst"],
            vandaag=nu.date(),
            nu=nu,
        )


def _find(session: Session, titel: str) -> Leerbijeenkomst:
    return session.scalars(select(Leerbijeenkomst).where(Leerbijeenkomst.titel == titel)).one()


def _learn(rij: Rij, stad: Demostad, nu: datetime) -> None:
    invoer = Lesinvoer(
        titel=rij["titel"],
        tekst=rij["tekst"],
        omdat=rij["omdat"],
        voorwaarden=rij["voorwaarden"],
        bewijssoort=rij["bewijs"],
        gezien=Gezien(rij["gezien"]),
        factor_id=rij["factor"],
        doelgroep=rij["doelgroep"],
        vrijgave=Vrijgave(rij["vrijgave"]),
        belemmering=rij.get("belemmering", ""),
    )
    with stad.sessions.begin() as session:
        gebruiker = stad.gebruiker(session, rij["door"])
        if "uit" in rij:
            write_les(session, gebruiker, find_action(session, rij["uit"]).id, invoer, nu=nu)
            return
        nummer = _find(session, rij["bijeenkomst"]).id
        write_les_of_session(session, gebruiker, nummer, invoer, regiocode=rij["regio"], nu=nu)


def _secure(rij: Rij, stad: Demostad, nu: datetime) -> None:
    borg = rij["borg"]
    with stad.sessions.begin() as session:
        les = session.scalars(select(Les).where(Les.titel == rij["titel"], Les.vervallen_op.is_(None))).one()
        gebruiker = stad.gebruiker(session, rij["door"])
        secure_les(
            session, gebruiker, les.id, gebruiksplek=borg["plek"], borgeigenaar=borg["eigenaar"], nu=nu
        )
