"""Local accounts: made by a beheerder, checked with argon2, closed for a while after five wrong passwords."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.services.voorwaarden import require_text
from app.store.access.bereik import not_found
from app.store.sessions import sessions_beside
from app.store.tables import (
    Account,
    AccountBeschikking,
    AccountRegio,
    Beschikking,
    BeschikkingInterventie,
    Partij,
)
from app.toegang import require
from schemas.errors import NietGereedError
from schemas.rollen import Bereik, Recht, get_rol

POGINGEN = 5
E_MAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>]+\.[^@\s,;<>.]{2,}")
BLOKKADE = timedelta(minutes=15)
# A stay counts as one visit until this long without a page; then "sinds uw laatste bezoek" moves.
BEZOEK = timedelta(minutes=30)
WACHTWOORD_LENGTE = 12
MELDING = (
    "Deze inlognaam en dit wachtwoord horen niet bij elkaar. "
    "Na vijf mislukte pogingen kunt u een kwartier niet inloggen."
)
# The hash of a password nobody knows: an unknown name costs as much time as a wrong password.
SCHIJNHASH = (
    "$argon2id$v=19$m=65536,t=3,p=4$uupSctvKUXTIayYzo2SFnA$tavbsm67ZrckmZCqEn5dDJC/NbQoBqBZGk+h2RqiDIk"
)
INRICHTING = Gebruiker(id=0, naam="Inrichting", rolcode="beheerder")
"""Who makes the first accounts, when nobody can sign in yet."""


@dataclass(frozen=True)
class Accountinvoer:
    """A new account; a provider has a partijcode, an adviser places, an accounthouder beschikkingen."""

    inlognaam: str
    naam: str
    rolcode: str
    wachtwoord: str
    organisatie: str = ""
    partijcode: str | None = None
    regiocodes: frozenset[str] = frozenset()
    beschikking_ids: frozenset[int] = frozenset()
    e_mail: str = ""


@dataclass(frozen=True)
class Inlogpoging:
    """What came of signing in; without a gebruiker `melding` is the one and only message."""

    gebruiker: Gebruiker | None
    sessieteken: str = ""
    melding: str = ""


def create_account(session: Session, gebruiker: Gebruiker, invoer: Accountinvoer, *, nu: datetime) -> Account:
    """Make an account whose reach fits its role."""
    require(gebruiker, Recht.GEBRUIKERS_BEHEREN)
    _check_invoer(session, invoer)
    account = Account(
        inlognaam=invoer.inlognaam.strip().lower(),
        naam=invoer.naam.strip(),
        rol=invoer.rolcode,
        partijcode=invoer.partijcode,
        organisatie=invoer.organisatie,
        e_mail=check_e_mail(invoer.e_mail),
        wachtwoord_hash=PasswordHasher().hash(invoer.wachtwoord),
        sessieteken=secrets.token_hex(16),
        regios=[AccountRegio(regiocode=code) for code in sorted(invoer.regiocodes)],
        beschikkingen=[AccountBeschikking(beschikking_id=i) for i in sorted(invoer.beschikking_ids)],
    )
    session.add(account)
    session.flush()
    write_log(session, gebruiker, "account_gemaakt", f"account {account.id}", nu=nu, rol=invoer.rolcode)
    return account


def check_e_mail(adres: str) -> str:
    """Return an address as it is kept; empty is allowed, what cannot be an address is not."""
    kaal = adres.strip()
    if kaal and not E_MAIL.fullmatch(kaal):
        raise NietGereedError((f"'{kaal[:60]}' is geen e-mailadres.",))
    return kaal


def set_e_mail(
    session: Session, gebruiker: Gebruiker, account_id: int, adres: str, *, nu: datetime
) -> Account:
    """Change or remove the address of an account; the log tells that it changed, not what it is."""
    require(gebruiker, Recht.GEBRUIKERS_BEHEREN)
    account = session.get(Account, account_id)
    if account is None:
        raise not_found()
    account.e_mail = check_e_mail(adres)
    write_log(session, gebruiker, "account_adres", f"account {account.id}", nu=nu, is_leeg=not account.e_mail)
    return account


def verify_login(session: Session, inlognaam: str, wachtwoord: str, *, nu: datetime) -> Inlogpoging:
    """Check name and password; a failure is counted, and looks the same whatever went wrong.

    Must come first in its transaction: argon2 takes its time, and nobody should wait for a lock meanwhile.
    """
    wie = Account.inlognaam == inlognaam.strip().lower()
    with sessions_beside(session)() as lezend:
        gelezen = lezend.scalar(select(Account.wachtwoord_hash).where(wie))
    klopt = _matches(gelezen or SCHIJNHASH, wachtwoord)
    account = session.scalar(select(Account).where(wie).with_for_update())
    if account is None or not account.is_actief or _is_locked(account, nu):
        return Inlogpoging(None, melding=MELDING)
    if not klopt or account.wachtwoord_hash != gelezen:
        _count_failure(session, account, nu)
        return Inlogpoging(None, melding=MELDING)
    account.mislukte_pogingen, account.geblokkeerd_tot = 0, None
    gebruiker = to_gebruiker(session, account)
    record_visit(session, gebruiker, nu=nu)
    write_log(session, gebruiker, "ingelogd", f"account {account.id}", nu=nu)
    session.flush()
    return Inlogpoging(gebruiker, sessieteken=account.sessieteken)


def load_gebruiker(session: Session, account_id: int, *, sessieteken: str) -> Gebruiker | None:
    """Return the person of a signed-in session, or None when that session was ended."""
    account = session.get(Account, account_id)
    if account is None or not account.is_actief:
        return None
    if not secrets.compare_digest(account.sessieteken, sessieteken):
        return None
    return to_gebruiker(session, account)


def end_sessions(session: Session, gebruiker: Gebruiker, account_id: int, *, nu: datetime) -> None:
    """End every session of an account: one's own, or any by a beheerder."""
    if gebruiker.id != account_id:
        require(gebruiker, Recht.GEBRUIKERS_BEHEREN)
    account = session.get(Account, account_id)
    if account is None:
        raise not_found()
    account.sessieteken = secrets.token_hex(16)
    write_log(session, gebruiker, "sessies_beeindigd", f"account {account_id}", nu=nu)
    session.flush()


def set_active(
    session: Session, gebruiker: Gebruiker, account_id: int, *, is_actief: bool, nu: datetime
) -> Account:
    """Open or close an account; closing ends its sessions, and nobody closes their own."""
    require(gebruiker, Recht.GEBRUIKERS_BEHEREN)
    account = _get_account(session, account_id)
    if account.id == gebruiker.id and not is_actief:
        raise NietGereedError(("U kunt uw eigen account niet sluiten. Vraag een andere beheerder.",))
    account.is_actief = is_actief
    if not is_actief:
        account.sessieteken = secrets.token_hex(16)
    gebeurtenis = "account_geopend" if is_actief else "account_gesloten"
    write_log(session, gebruiker, gebeurtenis, f"account {account.id}", nu=nu)
    session.flush()
    return account


def set_password(
    session: Session, gebruiker: Gebruiker, account_id: int, wachtwoord: str, *, nu: datetime
) -> Account:
    """Give an account another password: its sessions end, and waiting time is over."""
    require(gebruiker, Recht.GEBRUIKERS_BEHEREN)
    account = _get_account(session, account_id)
    _check_wachtwoord(wachtwoord)
    account.wachtwoord_hash = PasswordHasher().hash(wachtwoord)
    account.sessieteken = secrets.token_hex(16)
    account.mislukte_pogingen, account.geblokkeerd_tot = 0, None
    write_log(session, gebruiker, "wachtwoord_vervangen", f"account {account.id}", nu=nu)
    session.flush()
    return account


def unlock_account(session: Session, gebruiker: Gebruiker, account_id: int, *, nu: datetime) -> Account:
    """Let a person sign in again before the waiting time is over."""
    require(gebruiker, Recht.GEBRUIKERS_BEHEREN)
    account = _get_account(session, account_id)
    account.mislukte_pogingen, account.geblokkeerd_tot = 0, None
    write_log(session, gebruiker, "account_vrijgegeven", f"account {account.id}", nu=nu)
    session.flush()
    return account


def _get_account(session: Session, account_id: int) -> Account:
    account = session.get(Account, account_id)
    if account is None:
        raise not_found()
    return account


def record_visit(session: Session, gebruiker: Gebruiker, *, nu: datetime) -> datetime | None:
    """Note that this person is here, and return when the visit before this one was."""
    account = session.get(Account, gebruiker.id)
    if account is None:
        return None
    if account.laatst_gezien_op is None or nu - account.laatst_gezien_op > BEZOEK:
        account.vorig_bezoek_op = account.laatst_gezien_op
    account.laatst_gezien_op = nu
    session.flush()
    return account.vorig_bezoek_op


def previous_visit(session: Session, gebruiker: Gebruiker) -> datetime | None:
    """Return when this person was here before this visit; None at the first."""
    account = session.get(Account, gebruiker.id)
    return account.vorig_bezoek_op if account else None


def to_gebruiker(session: Session, account: Account) -> Gebruiker:
    """Return the account as the value all rights are decided on."""
    ids = frozenset(koppeling.beschikking_id for koppeling in account.beschikkingen)
    return Gebruiker(
        id=account.id,
        naam=account.naam,
        rolcode=account.rol,
        organisatie=account.organisatie,
        partijcode=account.partijcode,
        regiocodes=frozenset(regio.regiocode for regio in account.regios),
        beschikking_ids=ids,
        levert=_levert(session, ids),
    )


def _levert(session: Session, beschikking_ids: frozenset[int]) -> frozenset[tuple[str, str]]:
    if not beschikking_ids:
        return frozenset()
    vraag = (
        select(Beschikking.partijcode, BeschikkingInterventie.interventiecode)
        .join(BeschikkingInterventie, BeschikkingInterventie.beschikking_id == Beschikking.id)
        .where(Beschikking.id.in_(beschikking_ids))
    )
    return frozenset((partijcode, interventiecode) for partijcode, interventiecode in session.execute(vraag))


def _check_invoer(session: Session, invoer: Accountinvoer) -> None:
    require_text(invoer.inlognaam, "Vul een inlognaam in.")
    require_text(invoer.naam, "Vul een naam in.")
    _check_wachtwoord(invoer.wachtwoord)
    bereik = get_rol(invoer.rolcode).bereik
    if bereik is Bereik.EIGEN_PARTIJ and session.get(Partij, invoer.partijcode or "") is None:
        raise NietGereedError(("Kies voor welke organisatie deze aanbieder werkt.",))
    if bereik is Bereik.EIGEN_REGIOS and not invoer.regiocodes:
        raise NietGereedError(("Kies in welke gebieden deze persoon werkt.",))


def _check_wachtwoord(wachtwoord: str) -> None:
    if len(wachtwoord) < WACHTWOORD_LENGTE:
        raise NietGereedError((f"Kies een wachtwoord van ten minste {WACHTWOORD_LENGTE} tekens.",))


def _matches(wachtwoord_hash: str, wachtwoord: str) -> bool:
    try:
        return PasswordHasher().verify(wachtwoord_hash, wachtwoord)
    except (VerificationError, InvalidHashError):
        return False


def _is_locked(account: Account, nu: datetime) -> bool:
    return account.geblokkeerd_tot is not None and nu < account.geblokkeerd_tot


def _count_failure(session: Session, account: Account, nu: datetime) -> None:
    account.mislukte_pogingen += 1
    if account.mislukte_pogingen >= POGINGEN:
        account.mislukte_pogingen, account.geblokkeerd_tot = 0, nu + BLOKKADE
        wie = Gebruiker(id=account.id, naam=account.naam, rolcode=account.rol)
        write_log(session, wie, "account_geblokkeerd", f"account {account.id}", nu=nu)
    session.flush()
