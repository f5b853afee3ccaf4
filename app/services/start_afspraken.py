"""What is asked of a person about afspraken: an answer to what was announced, a decision about money."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.afspraakwijzigingen import may_answer
from app.services.afwijkingen import may_decide
from app.services.gereedheid import label_of
from app.services.gevraagd import Gevraagd
from app.store.access import visible_afwijkingen, visible_beschikkingen
from app.toegang import may
from schemas.leercyclus import AfspraakStatus, AfwijkingStatus
from schemas.rollen import Recht
from schemas.vocabulary import Kwartaal

BEDENKTIJD = timedelta(days=14)


def asked_about_afspraken(session: Session, gebruiker: Gebruiker, vandaag: date) -> list[Gevraagd]:
    """Return both, each with the day it is due."""
    return [*_asked_answers(session, gebruiker, vandaag), *_asked_decisions(session, gebruiker)]


def _asked_answers(session: Session, gebruiker: Gebruiker, vandaag: date) -> list[Gevraagd]:
    """An answer is due before the quarter begins; after that the start moves (R-21)."""
    if not may(gebruiker, Recht.AFSPRAAK_BEANTWOORDEN):
        return []
    gevraagd = []
    for beschikking in visible_beschikkingen(session, gebruiker):
        if not may_answer(gebruiker, beschikking):
            continue
        for afspraak in beschikking.afspraken:
            if afspraak.status is not AfspraakStatus.AANGEKONDIGD:
                continue
            van = Kwartaal.parse(afspraak.van_kwartaal)
            aangekondigd = afspraak.aangekondigd_op.date() if afspraak.aangekondigd_op else vandaag
            geldt = (
                "geldt al, met een reden voor spoed" if afspraak.spoed_reden else f"gaat in vanaf {van.label}"
            )
            gevraagd.append(
                Gevraagd(
                    f"Antwoord op een afspraak: {label_of(afspraak)}",
                    f"De gemeente kondigde dit aan. Het {geldt}. Uw bezwaar komt naast de streefwaarde te staan.",
                    aangekondigd + BEDENKTIJD if afspraak.spoed_reden else van.plus(-1).laatste_dag,
                    f"/afspraken?beschikking={beschikking.id}#antwoord",
                    "Lees en antwoord",
                )
            )
    return gevraagd


def _asked_decisions(session: Session, gebruiker: Gebruiker) -> list[Gevraagd]:
    """A deviation about money stays open until the accounthouder decides (R-37)."""
    if not may(gebruiker, Recht.AFWIJKING_BESLISSEN):
        return []
    return [
        Gevraagd(
            f"Besluit over een afwijking: {a.beschikking.titel}",
            f"{a.beschikking.partij.naam} wil iets anders doen dan afgesproken, of deed dat, en schreef op waarom.",
            a.gemaakt_op.date() + BEDENKTIJD,
            f"/afwijkingen?afwijking={a.id}",
            "Lees en besluit",
        )
        for a in visible_afwijkingen(session, gebruiker)
        if a.status is AfwijkingStatus.OPEN and may_decide(gebruiker, a)
    ]
