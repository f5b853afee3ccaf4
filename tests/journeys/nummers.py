"""The numbers of the talks, files and the like that the states of the screens are about."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.accounts import to_gebruiker
from app.settings import load_settings
from app.store.access.leerbijeenkomsten import visible_leerbijeenkomsten
from app.store.access.verbeteren import visible_toezeggingen
from app.store.sessions import create_engine_for, make_sessions
from app.store.tables import (
    Aanlevering,
    Account,
    Afspraak,
    Afwijking,
    Beschikking,
    Gesprek,
    Initiatief,
    Inleesprofiel,
    Les,
    Signaal,
    Uitvraag,
    Verbeteractie,
)
from schemas.leercyclus import (
    AanleveringStatus,
    AfspraakStatus,
    BijeenkomstStatus,
    ToezeggingStatus,
    Vrijgave,
)

CHARLOIS = "WK059915"


def find_nummers(data: Path) -> dict[str, int]:
    """Look up the objects the states are about."""
    engine = create_engine_for(load_settings({"WIJKSPIEGEL_DATA": str(data)}))
    with make_sessions(engine)() as session:
        beschikking = select(Beschikking.id).where(Beschikking.kenmerk == "JP-2025-101")

        def gesprek(kenmerk: str, kwartaal: str) -> int:
            vraag = select(Gesprek.id).join(Beschikking).where(Gesprek.kwartaal == kwartaal)
            return (
                session.scalars(vraag.where(Beschikking.kenmerk == kenmerk).order_by(Gesprek.id)).first() or 0
            )

        nummers = {
            "beschikking": session.scalars(beschikking).one(),
            "concept": session.scalars(
                select(Afspraak.id).where(Afspraak.status == AfspraakStatus.CONCEPT).order_by(Afspraak.id)
            ).first(),
            "aangekondigd": session.scalars(
                select(Afspraak.id).where(Afspraak.status == AfspraakStatus.AANGEKONDIGD)
            ).one(),
            "afwijking": session.scalars(
                select(Afwijking.id).where(Afwijking.vrijgave == Vrijgave.OPENBAAR)
            ).one(),
            # The first: a visitor may have dropped others since.
            "aanlevering": session.scalars(
                select(Aanlevering.id)
                .where(Aanlevering.status == AanleveringStatus.ONTVANGEN)
                .order_by(Aanlevering.id)
            ).first()
            or 0,
            "ingediend": session.scalars(
                select(Aanlevering.id)
                .where(Aanlevering.partijcode == "springplank", Aanlevering.kwartaal == "2025-K4")
                .where(Aanlevering.status == AanleveringStatus.INGEDIEND)
                .order_by(Aanlevering.id)
            ).first()
            or 0,
            "profiel": session.scalars(
                select(Inleesprofiel.id).where(
                    Inleesprofiel.partijcode == "springplank", Inleesprofiel.soort == "trajecten"
                )
            ).one(),
            "lezen": gesprek("JP-2025-101", "2025-K4"),
            "verzegeld": gesprek("JP-2024-105", "2025-K4"),
            "geopend": next(
                session.scalars(
                    select(Gesprek.id)
                    .where(Gesprek.status == "geopend", Gesprek.regiocode == CHARLOIS)
                    .order_by(Gesprek.id)
                )
            ),
            "vastgesteld": gesprek("JP-2025-101", "2025-K3"),
            "afspraak": session.scalars(
                select(Afspraak.id)
                .join(Beschikking)
                .where(Beschikking.kenmerk == "JP-2023-102", Afspraak.indicatorcode == "zonder_hulp_verder")
                .order_by(Afspraak.id)
            ).first()
            or 0,
            "verbeteractie": session.scalars(
                select(Verbeteractie.id).where(Verbeteractie.titel == "Zes weken later een terugkommoment")
            ).one(),
            "les": session.scalars(
                select(Les.id).where(Les.kant == "gemeente", Les.vervallen_op.is_(None)).order_by(Les.id)
            ).first()
            or 0,
            "leerbijeenkomst": min(
                rij.id
                for rij in visible_leerbijeenkomsten(session, person(session, "buurtkracht"))
                if rij.status is BijeenkomstStatus.GEPLAND
            ),
            "toezegging": min(
                rij.id
                for rij in visible_toezeggingen(session, person(session, "adviseur"))
                if rij.status is ToezeggingStatus.OPEN
            ),
            "signaal": session.scalars(
                select(Signaal.id).where(
                    Signaal.status == "besloten", Signaal.regiocode.startswith("BU059915")
                )
            ).one(),
            "uitvraag": session.scalars(select(Uitvraag.id).where(Uitvraag.status == "concept")).one(),
            "initiatief": session.scalars(
                select(Initiatief.id).where(Initiatief.titel == "Buurtmoeders doen de huisbezoeken")
            ).one(),
        }
    engine.dispose()
    return nummers


def person(session: Session, inlognaam: str) -> Gebruiker:
    """Return who looks: what they may not see, a state cannot be about."""
    account = session.scalars(select(Account).where(Account.inlognaam == inlognaam)).one()
    return to_gebruiker(session, account)
