"""What the talks led to: actions with their verdicts, promises kept, late and broken, and recognition by the wijk."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.bronnen import load_tabel, load_toml
from app.demo.stad import Daad, Demostad, at
from app.identity import Gebruiker
from app.pages.verbeteren_stof import load_terugblik
from app.services.herkenningen import Herkenninginvoer, give_herkenning
from app.services.toezeggingen import (
    Toezegginginvoer,
    create_toezegging,
    renegotiate_toezegging,
    settle_toezegging,
)
from app.services.verbeteracties import (
    Oordeelinvoer,
    Verbeteractieinvoer,
    create_verbeteractie,
    give_oordeel,
    move_fase,
)
from app.store.tables import Afspraak, Beschikking, Gesprek, Toezegging, Verbeteractie
from schemas.leercyclus import Fase, Gezien, Vervolg
from schemas.vocabulary import Kwartaal

Rij = dict[str, str]
TEKSTVELDEN = (
    "titel", "probleem", "oplossing", "omdat", "eigenaar", "meedenkers", "niveau", "doelsoort", "verandert",
    "belemmering", "ideegever", "uitvoerder", "financier", "instemming",
)  # fmt: skip


def load_acties() -> list[dict[str, Any]]:
    """Return every action: those made in a talk, and those made outside one."""
    return [
        actie
        for bestand in ("verbeteracties.toml", "verbeteracties_los.toml")
        for actie in load_toml(bestand)["verbeteractie"]
    ]


def actions_of(rij: Rij) -> list[dict[str, Any]]:
    """Return the actions made in one talk."""
    return [
        actie
        for actie in load_acties()
        if "gebied" in actie and all(actie[veld] == rij[veld] for veld in ("kenmerk", "gebied", "kwartaal"))
    ]


def make_actions(
    stad: Demostad, session: Session, gesprek: Gesprek, rij: Rij, *, adviseur: Gebruiker, nu: datetime
) -> None:
    """Make the actions of a talk."""
    for actie in actions_of(rij):
        afspraak = _afspraak_of(gesprek.beschikking, actie)
        create_verbeteractie(session, adviseur, make_invoer(stad, actie, afspraak.id, gesprek.id), nu=nu)


def make_invoer(
    stad: Demostad, actie: dict[str, Any], afspraak_id: int, gesprek_id: int | None = None
) -> Verbeteractieinvoer:
    """Turn one record of the example city into what the form would send."""
    proef = actie.get("experiment")
    return Verbeteractieinvoer(
        afspraak_id=afspraak_id,
        gesprek_id=gesprek_id,
        regiocode=stad.regiocode(actie["regio"]),
        verwachte_richting=actie["richting"],
        verwachte_waarde=actie["waarde"],
        start_kwartaal=Kwartaal.parse(actie["start"]),
        terugkijk_kwartaal=Kwartaal.parse(actie["terugkijk"]),
        is_experiment=proef is not None,
        experiment_eigenaar=proef["eigenaar"] if proef else "",
        experiment_tot=Kwartaal.parse(proef["tot"]) if proef else None,
        vervolgplan=proef["plan"] if proef else "",
        **{veld: actie[veld] for veld in TEKSTVELDEN if veld in actie},
    )


def _afspraak_of(beschikking: Beschikking, actie: dict[str, Any]) -> Afspraak:
    return next(
        a
        for a in beschikking.afspraken
        if (a.indicatorcode, a.interventiecode) == (actie["indicator"], actie["interventie"])
    )


def _make_loose(actie: dict[str, Any], stad: Demostad, nu: datetime) -> None:
    with stad.sessions.begin() as session:
        afspraak = _afspraak_of(stad.beschikking(session, actie["kenmerk"]), actie)
        gebruiker = stad.gebruiker(session, actie["door"])
        create_verbeteractie(session, gebruiker, make_invoer(stad, actie, afspraak.id), nu=nu)


def make_promises(stad: Demostad, session: Session, gesprek: Gesprek, rij: Rij, nu: datetime) -> None:
    """Record what was promised in a talk, each by its own party."""
    for regel in load_tabel("toezeggingen.csv"):
        if any(regel[veld] != rij[veld] for veld in ("kenmerk", "gebied", "kwartaal")):
            continue
        invoer = Toezegginginvoer(
            beschikking_id=gesprek.beschikking_id,
            partijcode=regel["partijcode"],
            tekst=regel["tekst"],
            vervalt_op=date.fromisoformat(regel["vervalt_op"]),
            gesprek_id=gesprek.id,
        )
        create_toezegging(session, stad.gebruiker(session, regel["door"]), invoer, nu=nu)


def plan_follow_up() -> Iterator[Daad]:
    """Plan phases, verdicts, settled promises and recognitions."""
    for actie in load_acties():
        if "gebied" not in actie:
            yield Daad(at(date.fromisoformat(actie["op"]), 11), 3, partial(_make_loose, actie))
        if "oordeel" in actie:
            yield Daad(at(date.fromisoformat(actie["oordeel"]["op"]), 14), 3, partial(_judge, actie))
        for stap in actie["fasen"]:
            yield Daad(at(date.fromisoformat(stap["op"]), 15), 3, partial(_move, actie, stap))
    for regel in load_tabel("toezeggingen.csv"):
        if regel["uitkomst"]:
            yield Daad(at(date.fromisoformat(regel["afgedaan_op"]), 12), 3, partial(_settle, regel))
    for regel in load_tabel("herkenningen.csv"):
        yield Daad(at(date.fromisoformat(regel["op"]), 19), 3, partial(_recognise, regel))


def find_action(session: Session, titel: str) -> Verbeteractie:
    """Return an action by its title."""
    return session.scalars(select(Verbeteractie).where(Verbeteractie.titel == titel)).one()


def _judge(actie: dict[str, Any], stad: Demostad, nu: datetime) -> None:
    """Give the verdict with the evidence as the page showed it at that moment."""
    oordeel = actie["oordeel"]
    with stad.sessions() as session:
        gebruiker = stad.gebruiker(session, oordeel["door"])
        gemaakt = find_action(session, actie["titel"])
        bewijs = load_terugblik(stad.context(nu), session, gebruiker, gemaakt).to_json()
    invoer = Oordeelinvoer(
        gezien=Gezien(oordeel["gezien"]),
        vervolg=Vervolg(oordeel["vervolg"]),
        les=oordeel["les"],
        cijfers=bewijs,
        opnieuw=Kwartaal.parse(oordeel["opnieuw"]) if "opnieuw" in oordeel else None,
    )
    with stad.sessions.begin() as session:
        give_oordeel(
            session, gebruiker, gemaakt.id, invoer, kwartaal=Kwartaal.parse(oordeel["kwartaal"]), nu=nu
        )


def _move(actie: dict[str, Any], stap: dict[str, str], stad: Demostad, nu: datetime) -> None:
    with stad.sessions.begin() as session:
        gebruiker = stad.gebruiker(session, stap["door"])
        verbeteractie = find_action(session, actie["titel"])
        move_fase(session, gebruiker, verbeteractie.id, Fase(stap["fase"]), toelichting=stap["reden"], nu=nu)


def _settle(regel: Rij, stad: Demostad, nu: datetime) -> None:
    with stad.sessions.begin() as session:
        gebruiker = stad.gebruiker(session, regel["door"])
        toezegging = session.scalars(select(Toezegging).where(Toezegging.tekst == regel["tekst"])).one()
        if regel["uitkomst"] == "herzien":
            renegotiate_toezegging(
                session,
                gebruiker,
                toezegging.id,
                tekst=regel["nieuw_tekst"],
                vervalt_op=date.fromisoformat(regel["nieuw_vervalt_op"]),
                toelichting=regel["toelichting"],
                vandaag=nu.date(),
                nu=nu,
            )
            return
        settle_toezegging(
            session,
            gebruiker,
            toezegging.id,
            is_nagekomen=regel["uitkomst"] == "ja",
            afgedaan_op=date.fromisoformat(regel["afgedaan_op"]),
            toelichting=regel["toelichting"],
            nu=nu,
        )


def _recognise(regel: Rij, stad: Demostad, nu: datetime) -> None:
    with stad.sessions.begin() as session:
        invoer = Herkenninginvoer(
            regiocode=stad.regiocode(regel["regio"]),
            kwartaal=Kwartaal.parse(regel["kwartaal"]),
            indicatorcode=regel["indicatorcode"],
            interventiecode=regel["interventiecode"],
            antwoord=regel["antwoord"],
            waarom=regel["waarom"],
        )
        give_herkenning(session, stad.gebruiker(session, regel["door"]), invoer, nu=nu)
