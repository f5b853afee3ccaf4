"""Reminders of a promise: written in the same transaction as the promise, dropped when it is settled (R-43)."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.store.tables import (
    Account,
    AccountBeschikking,
    AccountRegio,
    BeschikkingGebied,
    Partij,
    Postbericht,
    Toezegging,
)
from schemas.leercyclus import PostStatus

VOORAF = timedelta(days=7)
DAARNA = timedelta(days=1)
OCHTEND = time(7, 0, tzinfo=UTC)
GEMEENTE = "gemeente"


def plan_herinneringen(session: Session, toezegging: Toezegging, *, nu: datetime) -> None:
    """Write a letter for a week before and one for the day after, to everyone whose word it is."""
    partij = session.get_one(Partij, toezegging.partijcode)
    dag = toezegging.vervalt_op
    momenten = [("binnenkort", dag - VOORAF), ("voorbij", dag + DAARNA)]
    for account_id in _find_ontvangers(session, toezegging, is_gemeente=partij.soort == GEMEENTE):
        for wat, op in momenten:
            if op <= nu.date():
                continue
            session.add(
                Postbericht(
                    sleutel=f"herinnering-{wat}/{toezegging.id}/{account_id}",
                    account_id=account_id,
                    soort="herinnering",
                    toezegging_id=toezegging.id,
                    titel=_title(wat),
                    tekst=_write(toezegging, partij.naam, wat),
                    status=PostStatus.WACHTEND,
                    gemaakt_op=nu,
                    versturen_vanaf=datetime.combine(op, OCHTEND),
                )
            )


def drop_herinneringen(session: Session, toezegging_id: int) -> None:
    """Let letters about a settled promise not go out any more."""
    session.execute(
        update(Postbericht)
        .where(Postbericht.toezegging_id == toezegging_id, Postbericht.status == PostStatus.WACHTEND)
        .values(status=PostStatus.VERVALLEN)
    )


def _find_ontvangers(session: Session, toezegging: Toezegging, *, is_gemeente: bool) -> list[int]:
    """Return whose word it is: the people of the party, or of the municipality the adviser and accounthouder."""
    eigen = Account.partijcode == toezegging.partijcode
    if is_gemeente:
        gebieden = select(BeschikkingGebied.regiocode).where(
            BeschikkingGebied.beschikking_id == toezegging.beschikking_id
        )
        in_gebied = select(AccountRegio.account_id).where(AccountRegio.regiocode.in_(gebieden))
        van_beschikking = select(AccountBeschikking.account_id).where(
            AccountBeschikking.beschikking_id == toezegging.beschikking_id
        )
        eigen = ((Account.rol == "gebiedsadviseur") & Account.id.in_(in_gebied)) | Account.id.in_(
            van_beschikking
        )
    vraag = select(Account.id).where(eigen, Account.is_actief.is_(True), Account.e_mail != "")
    return list(session.scalars(vraag.order_by(Account.id)))


def _title(wat: str) -> str:
    return (
        "Over een week loopt een toezegging af" if wat == "binnenkort" else "Een toezegging is over de datum"
    )


def _write(toezegging: Toezegging, partijnaam: str, wat: str) -> str:
    """Return the body; the promise itself is agreed between both sides, nothing else of a talk is in it."""
    dag = f"{toezegging.vervalt_op:%d-%m-%Y}"
    slot = (
        "Lukt het op tijd? Zeg het dan in Wijkspiegel. Lukt het niet, spreek dan nu een nieuwe datum af."
        if wat == "binnenkort"
        else "Is het gebeurd? Zeg het dan in Wijkspiegel. Is het niet gelukt, schrijf dan op waarom of spreek een nieuwe datum af."
    )
    return f"{partijnaam} zegde toe, voor {dag}:\n\n    {toezegging.tekst}\n\n{slot}\n"
