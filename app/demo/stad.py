"""One filling of the demo: where it writes, who acts, and the past moment each act happens at."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.context import Context
from app.demo.bronnen import Bronnen
from app.identity import Gebruiker
from app.queries.marts import Marts
from app.services.accounts import to_gebruiker
from app.settings import Settings
from app.store.archive import Archive
from app.store.sessions import Sessions
from app.store.tables import Account, Beschikking
from pipelines.reference import Referentie
from schemas.errors import DeclaratieError


@dataclass(frozen=True)
class Demostad:
    """Everything a step of the demo needs."""

    settings: Settings
    sessions: Sessions
    archive: Archive
    marts: Marts
    referentie: Referentie
    bronnen: Bronnen

    def context(self, nu: datetime) -> Context:
        """Return what a page of the app would be given at this moment."""
        return Context(
            settings=self.settings,
            sessions=self.sessions,
            archive=self.archive,
            marts=self.marts,
            nu=lambda: nu,
            vandaag=nu.date,
            is_demo=True,
        )

    def gebruiker(self, session: Session, inlognaam: str) -> Gebruiker:
        """Return the person behind a demo account."""
        account = session.scalar(select(Account).where(Account.inlognaam == inlognaam))
        if account is None:
            raise DeclaratieError(f"accounts.csv: '{inlognaam}' ontbreekt")
        return to_gebruiker(session, account)

    def beschikking(self, session: Session, kenmerk: str) -> Beschikking:
        """Return one agreement by its reference."""
        return session.scalars(select(Beschikking).where(Beschikking.kenmerk == kenmerk)).one()

    def regiocode(self, tekst: str) -> str:
        """Return the code of a place written as code or as the name of a buurt."""
        if tekst.startswith(("WK", "BU", "GM")):
            return tekst
        regios = self.referentie.regios
        codes = regios.loc[(regios["naam"] == tekst) & (regios["niveau"] == "buurt"), "code"]
        if len(codes) != 1:
            raise DeclaratieError(f"'{tekst}' is in de voorbeeldstad geen buurt")
        return str(codes.iloc[0])

    def provider_login(self, partijcode: str) -> str:
        """Return the account that delivers for a party."""
        return next(r["inlognaam"] for r in self.bronnen.accounts if r["partijcode"] == partijcode)

    def adviser_login(self, gebiedcode: str) -> str:
        """Return the adviser of a gebied."""
        return next(
            r["inlognaam"]
            for r in self.bronnen.accounts
            if r["rolcode"] == "gebiedsadviseur" and gebiedcode in r["regiocodes"].split()
        )


@dataclass(frozen=True, order=True)
class Daad:
    """Something that happened in the city at one moment; `volgorde` decides between equal moments."""

    nu: datetime
    volgorde: int
    doe: Callable[[Demostad, datetime], None] = field(compare=False)


def at(dag: date, uur: int = 10, minuut: int = 0) -> datetime:
    """Return a moment of a working day."""
    return datetime.combine(dag, time(uur, minuut), tzinfo=UTC)
