"""The weekly letter: what is asked of a person, as headings only; the words themselves stay in Wijkspiegel (R-35)."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.accounts import to_gebruiker
from app.services.gevraagd import Gevraagd
from app.services.nakoming import keep_rate_gemeente
from app.services.start import asked_of
from app.store.tables import Account, Postbericht
from schemas.leercyclus import PostStatus
from schemas.vocabulary import Kwartaal

SOORT = "weekbericht"


def plan_weekberichten(session: Session, *, vandaag: date, nu: datetime) -> int:
    """Write the letter of this week to everyone with an address of whom something is asked; once a week."""
    jaar, week, _ = vandaag.isocalendar()
    al_geschreven = select(Postbericht.account_id).where(
        Postbericht.sleutel.startswith(f"{SOORT}-{jaar}-{week:02d}/")
    )
    vraag = select(Account).where(
        Account.is_actief.is_(True), Account.e_mail != "", Account.id.not_in(al_geschreven)
    )
    aantal = 0
    for account in session.scalars(vraag):
        tekst = _write(session, account, vandaag)
        if tekst is None:
            continue
        aantal += 1
        session.add(
            Postbericht(
                sleutel=f"{SOORT}-{jaar}-{week:02d}/{account.id}",
                account_id=account.id,
                soort=SOORT,
                titel="wat er deze week van u gevraagd wordt",
                tekst=tekst,
                status=PostStatus.WACHTEND,
                gemaakt_op=nu,
                versturen_vanaf=nu,
            )
        )
    return aantal


def _write(session: Session, account: Account, vandaag: date) -> str | None:
    """Return the body: per kind how many and the first day; None when nothing is asked."""
    gevraagd = asked_of(session, to_gebruiker(session, account), vandaag, Kwartaal.of(vandaag))
    if not gevraagd:
        return None
    delen = [
        f"{kop}\n\n{_list(vragen, woord)}\n"
        for kop, woord, vragen in (
            ("Hiervan is de dag voorbij:", "sinds", [v for v in gevraagd if v.datum < vandaag]),
            ("Dit wordt nu van u gevraagd:", "voor", [v for v in gevraagd if v.datum >= vandaag]),
        )
        if vragen
    ]
    nakoming = keep_rate_gemeente(session, vandaag=vandaag)
    over = f" Over de datum: {nakoming.over_datum}." if nakoming.over_datum else ""
    slot = f"Toezeggingen van de gemeente zelf: {nakoming.zin[:1].lower()}{nakoming.zin[1:]}{over}\n"
    return "\n".join([f"Dag {account.naam},\n", *delen, slot])


def _list(vragen: Sequence[Gevraagd], woord: str) -> str:
    """Return a line per kind of thing that is asked: how many, and the first day."""
    dagen: dict[str, list[date]] = {}
    for vraag in vragen:
        dagen.setdefault(vraag.titel.split(":")[0], []).append(vraag.datum)
    return "\n".join(
        f"- {soort}{f' ({len(eigen)} keer)' if len(eigen) > 1 else ''}, {woord} {min(eigen):%d-%m-%Y}"
        for soort, eigen in dagen.items()
    )
