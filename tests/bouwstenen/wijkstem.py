"""Signalen and uitvragen as people of the small city give, decide and ask them."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.services.signalen import (
    Signaalinvoer,
    close_signaal,
    decide_signaal,
    report_signaal,
)
from app.services.uitvragen import (
    Uitvraaginvoer,
    publish_uitvraag,
    save_uitvraag,
)
from app.store.tables import Signaal, Uitvraag

BUURT = "BU05991571"
REGIOS = {BUURT, "WK059915", "WK059916"}
FACTOREN = {"RDAM-02": "Participatie"}
MELDING = Signaalinvoer("Er is niets te doen na zes uur", "bij het plein", BUURT, "RDAM-02", "jongere")


def report(session: Session, stadje: Any, wie: str = "wijkpartner", **anders: Any) -> Signaal:
    invoer = replace(MELDING, **anders)
    return report_signaal(session, stadje[wie], invoer, regiocodes=REGIOS, factoren=FACTOREN, nu=stadje.nu)


def decide(
    session: Session, stadje: Any, nummer: int, besluit: str = "oppakken", wie: str = "adviseur"
) -> Any:
    return decide_signaal(
        session,
        stadje[wie],
        nummer,
        besluit=besluit,
        tekst="de inloop gaat langer open",
        op=stadje.vandaag,
        vandaag=stadje.vandaag,
        nu=stadje.nu,
    )


def close(
    session: Session, stadje: Any, nummer: int, antwoord: str = "de inloop is nu open", wie: str = "adviseur"
) -> Any:
    return close_signaal(
        session, stadje[wie], nummer, terugkoppeling=antwoord, vandaag=stadje.vandaag, nu=stadje.nu
    )


VRAAG = Uitvraaginvoer(
    BUURT,
    "Waar merkt u geldzorgen aan?",
    doel="kiezen waar het spreekuur komt",
    beslisser="gebiedsmanager",
    is_budget=False,
    antwoord_tot=date(2026, 2, 1),
    terugkoppeling_voor=date(2026, 3, 1),
)


def draft(session: Session, stadje: Any, **anders: Any) -> Uitvraag:
    invoer = replace(VRAAG, **anders)
    return save_uitvraag(session, stadje["adviseur"], invoer, regiocodes=REGIOS, nu=stadje.nu)


def publish(session: Session, stadje: Any, uitvraag: Uitvraag, wie: str = "adviseur") -> Uitvraag:
    return publish_uitvraag(session, stadje[wie], uitvraag.id, vandaag=stadje.vandaag, nu=stadje.nu)
