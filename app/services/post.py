"""Letters that go out by e-mail: claimed one by one, sent once, tried again later when the server is away."""

import logging
import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import urlsplit

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.identity import Gebruiker
from app.services.logboek import write_log
from app.settings import Settings
from app.store.access.bereik import not_found
from app.store.sessions import Sessions
from app.store.tables import Account, Postbericht
from app.toegang import require
from schemas.leercyclus import PostStatus
from schemas.rollen import Recht

WACHTTIJDEN = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 720))
"""How long to wait after the first, second … failed try; after the last always as long again."""
BEGONNEN_HOOGSTENS = timedelta(minutes=10)
"""A letter that was begun longer ago than this was cut off, and is tried again."""
TE_OUD = timedelta(days=30)
SECONDEN = 20
ONBEREIKBAAR: dict[type[OSError], str] = {
    ConnectionRefusedError: "hij neemt de verbinding niet aan",
    TimeoutError: "hij antwoordt niet op tijd",
    socket.gaierror: "de naam is niet gevonden",
}
SLOT = "\nU krijgt dit bericht omdat uw e-mailadres bij uw account in Wijkspiegel staat."
LOG = logging.getLogger("wijkspiegel")


@dataclass(frozen=True)
class Bezorging:
    """What one round did."""

    verstuurd: int = 0
    mislukt: int = 0
    vervallen: int = 0


def send_post(sessions: Sessions, settings: Settings, nu: Callable[[], datetime]) -> Bezorging:
    """Send every letter whose time has come; stop at the first sign that the server is away."""
    if not settings.smtp:
        return Bezorging()
    verstuurd = mislukt = vervallen = 0
    for nummer in _due(sessions, nu()):
        bericht = _claim(sessions, nummer, nu())
        if bericht is None:
            continue
        if bericht.aan == "":
            vervallen += 1
            _finish(sessions, nummer, PostStatus.VERVALLEN, nu(), fout="geen e-mailadres of gesloten account")
            continue
        try:
            _deliver(settings, bericht, nu())
        except smtplib.SMTPRecipientsRefused as fout:
            mislukt += 1
            codes = [code for code, _ in fout.recipients.values()]
            if all(code >= 500 for code in codes):
                _finish(sessions, nummer, PostStatus.GEWEIGERD, nu(), fout=f"adres geweigerd ({codes[0]})")
                continue
            _postpone(sessions, nummer, f"adres nu niet aangenomen ({codes[0]})", nu())
        except (smtplib.SMTPException, OSError) as fout:
            mislukt += 1
            _postpone(sessions, nummer, _describe(fout), nu())
            # The next letters would wait for the same server: they keep their own first try.
            break
        else:
            verstuurd += 1
            _finish(sessions, nummer, PostStatus.VERSTUURD, nu())
    return Bezorging(verstuurd, mislukt, vervallen)


def retry_post(session: Session, gebruiker: Gebruiker, bericht_id: int, *, nu: datetime) -> Postbericht:
    """Try a letter again at the next round, also one that was refused."""
    require(gebruiker, Recht.GEBRUIKERS_BEHEREN)
    bericht = session.get(Postbericht, bericht_id)
    if bericht is None or bericht.status not in (PostStatus.WACHTEND, PostStatus.GEWEIGERD):
        raise not_found()
    bericht.status, bericht.versturen_vanaf = PostStatus.WACHTEND, nu
    write_log(session, gebruiker, "post_opnieuw", f"postbericht {bericht.id}", nu=nu)
    session.flush()
    return bericht


@dataclass(frozen=True)
class _Brief:
    """A claimed letter as it is sent."""

    id: int
    aan: str
    titel: str
    tekst: str


def _due(sessions: Sessions, nu: datetime) -> list[int]:
    """Return the letters whose time has come, drop those nobody needs any more, free those cut off."""
    with sessions.begin() as session:
        session.execute(
            update(Postbericht)
            .where(Postbericht.status == PostStatus.BEZIG, Postbericht.begonnen_op < nu - BEGONNEN_HOOGSTENS)
            .values(status=PostStatus.WACHTEND)
        )
        session.execute(
            update(Postbericht)
            .where(
                Postbericht.status == PostStatus.WACHTEND,
                Postbericht.pogingen == 0,
                Postbericht.versturen_vanaf < nu - TE_OUD,
            )
            .values(status=PostStatus.VERVALLEN, laatste_fout="te oud om nog te versturen")
        )
        vraag = select(Postbericht.id).where(
            Postbericht.status == PostStatus.WACHTEND, Postbericht.versturen_vanaf <= nu
        )
        return list(session.scalars(vraag.order_by(Postbericht.versturen_vanaf, Postbericht.id)))


def _claim(sessions: Sessions, nummer: int, nu: datetime) -> _Brief | None:
    """Take a letter for this process; None when another one was first."""
    with sessions.begin() as session:
        genomen = session.execute(
            update(Postbericht)
            .where(Postbericht.id == nummer, Postbericht.status == PostStatus.WACHTEND)
            .values(status=PostStatus.BEZIG, begonnen_op=nu)
        )
        if genomen.rowcount != 1:  # type: ignore[attr-defined] # a cursor result has it
            return None
        bericht = session.get_one(Postbericht, nummer)
        account = session.get_one(Account, bericht.account_id)
        aan = account.e_mail if account.is_actief else ""
        return _Brief(bericht.id, aan, bericht.titel, bericht.tekst)


def _deliver(settings: Settings, brief: _Brief, nu: datetime) -> None:
    """Hand one letter to the server; the Message-ID stays the same at a second try."""
    bericht = EmailMessage()
    bericht["Subject"] = f"Wijkspiegel: {brief.titel}"
    bericht["From"], bericht["To"] = settings.afzender, brief.aan
    bericht["Date"] = format_datetime(nu)
    bericht["Message-ID"] = f"<postbericht-{brief.id}@{settings.afzender.rpartition('@')[2].rstrip('>')}>"
    bericht["Auto-Submitted"] = "auto-generated"
    adres = f"\n{settings.adres}/\n" if settings.adres else ""
    bericht.set_content(f"{brief.tekst}{adres}{SLOT}\n")
    bericht["Content-Language"] = "nl"
    plek = urlsplit(f"//{settings.smtp}")
    with smtplib.SMTP(plek.hostname or "", plek.port or 25, timeout=SECONDEN) as server:
        if settings.is_smtp_tls:
            server.starttls(context=ssl.create_default_context())
        if settings.smtp_gebruiker:
            server.login(settings.smtp_gebruiker, settings.smtp_wachtwoord)
        server.send_message(bericht)


def _describe(fout: Exception) -> str:
    """Say what went wrong without what the server wrote: that may hold addresses."""
    if isinstance(fout, smtplib.SMTPResponseException):
        return f"de mailserver antwoordde {fout.smtp_code}"
    if isinstance(fout, smtplib.SMTPNotSupportedError):
        return "de mailserver biedt geen beveiligde verbinding of geen inlog"
    if isinstance(fout, ssl.SSLCertVerificationError):
        return "het certificaat van de mailserver wordt niet vertrouwd"
    if isinstance(fout, smtplib.SMTPException):
        return f"de mailserver brak af ({type(fout).__name__})"
    waarom = next(
        (zin for soort, zin in ONBEREIKBAAR.items() if isinstance(fout, soort)), type(fout).__name__
    )
    return f"de mailserver is niet te bereiken: {waarom}"


def _finish(sessions: Sessions, nummer: int, status: PostStatus, nu: datetime, *, fout: str = "") -> None:
    with sessions.begin() as session:
        bericht = session.get_one(Postbericht, nummer)
        bericht.status, bericht.laatste_fout = status, fout
        bericht.pogingen += 1
        if status is PostStatus.VERSTUURD:
            bericht.verstuurd_op = nu


def _postpone(sessions: Sessions, nummer: int, fout: str, nu: datetime) -> None:
    LOG.warning("Postbericht %s niet verstuurd: %s", nummer, fout)
    with sessions.begin() as session:
        bericht = session.get_one(Postbericht, nummer)
        wacht = WACHTTIJDEN[min(bericht.pogingen, len(WACHTTIJDEN) - 1)]
        bericht.status, bericht.laatste_fout = PostStatus.WACHTEND, fout
        bericht.pogingen += 1
        bericht.versturen_vanaf = nu + wacht
