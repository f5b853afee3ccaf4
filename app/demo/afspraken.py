"""What happened to beschikkingen and afspraken: changes announced and answered, draws by wijken, open deviations."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from app.demo.bronnen import load_tabel, load_toml
from app.demo.stad import Daad, Demostad, at
from app.services.afspraakconcepten import Afspraakinvoer, create_concept, create_versie, save_concept
from app.services.afspraakwijzigingen import Aankondiging, announce_afspraak, answer_afspraak
from app.services.afwijkingen import Afwijkinginvoer, decide_afwijking, log_afwijking, review_werkregel
from app.services.beschikkingen import Opname, adjust_doel, draw_wijkopname
from app.store.tables import Afwijking, Beschikking
from schemas.leercyclus import Vrijgave
from schemas.vocabulary import Kwartaal

Rij = dict[str, Any]
VOLGORDE = 2
BEVESTIGD, CONCEPT = "bevestigd", "concept"


def plan_afspraken() -> Iterator[Daad]:
    """Plan every change, draw and deviation at its own day."""
    for rij in load_toml("afspraakwijzigingen.toml")["wijziging"]:
        yield _daad(rij["op"], partial(_change, rij))
    for opname in load_tabel("wijkopnamen.csv"):
        yield _daad(opname["op"], partial(_draw, opname))
    afwijkingen = load_toml("afwijkingen.toml")
    for rij in afwijkingen["afwijking"]:
        yield _daad(rij["op"], partial(_deviate, rij))
        if "uitkomst" in rij:
            yield _daad(rij["beslist_op"], partial(_decide, rij))
    for rij in afwijkingen["herziening"]:
        yield _daad(rij["op"], partial(_review, rij))
    for rij in afwijkingen["doel"]:
        yield _daad(rij["op"], partial(_adjust, rij))


def _daad(op: str, doe: Any) -> Daad:
    return Daad(at(date.fromisoformat(op), 15), VOLGORDE, doe)


def _change(rij: Rij, stad: Demostad, nu: Any) -> None:
    """Make, announce and perhaps answer a change, as accounthouder and provider would."""
    with stad.sessions.begin() as session:
        beschikking = stad.beschikking(session, rij["kenmerk"])
        houder = stad.gebruiker(session, _account_login(stad, beschikking))
        invoer = _invoer(rij)
        if "vervangt" in rij:
            oud = next(
                a
                for a in beschikking.afspraken
                if (a.indicatorcode, a.interventiecode) == (rij["vervangt"], rij["interventiecode"])
            )
            concept = create_versie(session, houder, oud.id, nu=nu)
            save_concept(session, houder, concept.id, invoer, nu=nu)
        else:
            concept = create_concept(session, houder, beschikking.id, invoer, nu=nu)
        if rij["stap"] == CONCEPT:
            return
        uitleg = Aankondiging(aanleiding=rij["aanleiding"], overleg=rij["overleg"])
        announce_afspraak(session, houder, concept.id, uitleg, vandaag=nu.date(), nu=nu)
        if rij["stap"] == BEVESTIGD:
            later = at(date.fromisoformat(rij["antwoord_op"]), 9)
            wie = stad.gebruiker(session, stad.provider_login(beschikking.partijcode))
            answer_afspraak(
                session, wie, concept.id, bezwaar=rij.get("bezwaar", ""), vandaag=later.date(), nu=later
            )


def _invoer(rij: Rij) -> Afspraakinvoer:
    """Without a target a concept knows only what it is about; with one it has its whole passport."""
    if "streefwaarde" not in rij:
        return Afspraakinvoer(rij["indicatorcode"], rij["interventiecode"], aanleiding=rij["aanleiding"])
    paspoort = load_toml("paspoorten.toml")[rij["indicatorcode"]]
    extra = load_toml("afspraakwijzigingen.toml")["paspoort"][rij["indicatorcode"]]
    return Afspraakinvoer(
        rij["indicatorcode"],
        rij["interventiecode"],
        streefwaarde=float(rij["streefwaarde"]),
        herkomst=rij["herkomst"],
        formule=rij["formule"],
        wijkreden=rij["wijkreden"],
        aanleiding=rij["aanleiding"],
        **paspoort,
        **extra,
    )


def _account_login(stad: Demostad, beschikking: Beschikking) -> str:
    return next(r["inlognaam"] for r in stad.bronnen.accounts if r["account"] == beschikking.account)


def _draw(rij: dict[str, str], stad: Demostad, nu: Any) -> None:
    opname = Opname(
        soort=rij["soort"],
        regiocode=rij["gebied"],
        kwartaal=Kwartaal.parse(rij["kwartaal"]),
        aantal=int(rij["aantal"]),
        inhoud=rij["inhoud"],
        gevraagd_door=rij["gevraagd_door"],
    )
    with stad.sessions.begin() as session:
        wie = stad.gebruiker(session, rij["inlognaam"])
        draw_wijkopname(session, wie, stad.beschikking(session, rij["kenmerk"]).id, opname, nu=nu)


def _deviate(rij: Rij, stad: Demostad, nu: Any) -> None:
    velden = ("werkregel", "klasse", "moment", "afgesproken", "anders", "reden", "besluitnemer")
    with stad.sessions.begin() as session:
        invoer = Afwijkinginvoer(
            beschikking_id=stad.beschikking(session, rij["kenmerk"]).id,
            vrijgave=Vrijgave(rij["vrijgave"]),
            **{veld: rij[veld] for veld in velden},
        )
        log_afwijking(
            session, stad.gebruiker(session, rij["inlognaam"]), invoer, kwartaal=Kwartaal.of(nu.date()), nu=nu
        )


def _decide(rij: Rij, stad: Demostad, nu: Any) -> None:
    with stad.sessions.begin() as session:
        nummer = session.query(Afwijking.id).filter(Afwijking.anders == rij["anders"]).scalar()
        wie = stad.gebruiker(session, rij["beslist_door"])
        decide_afwijking(
            session, wie, nummer, uitkomst=rij["uitkomst"], toelichting=rij["toelichting"], nu=nu
        )


def _review(rij: Rij, stad: Demostad, nu: Any) -> None:
    with stad.sessions.begin() as session:
        review_werkregel(
            session,
            stad.gebruiker(session, rij["inlognaam"]),
            rij["werkregel"],
            besluit=rij["besluit"],
            toelichting=rij["toelichting"],
            kwartaal=Kwartaal.of(nu.date()),
            nu=nu,
        )


def _adjust(rij: Rij, stad: Demostad, nu: Any) -> None:
    with stad.sessions.begin() as session:
        adjust_doel(
            session,
            stad.gebruiker(session, rij["inlognaam"]),
            stad.beschikking(session, rij["kenmerk"]).id,
            tekst=rij["tekst"],
            reden=rij["reden"],
            kwartaal=Kwartaal.of(nu.date()),
            nu=nu,
        )
