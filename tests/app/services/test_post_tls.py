"""Letters over a mail server that asks for TLS and a login: sent when both fit, kept when one does not."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from mailserver import Mailserver, Slot, mailserver, write_certificaat
from sqlalchemy import select

from app.services.accounts import set_e_mail
from app.services.post import Bezorging, send_post
from app.services.toezeggingen import Toezegginginvoer, create_toezegging
from app.settings import Settings
from app.store.sessions import Sessions
from app.store.tables import Postbericht
from schemas.leercyclus import PostStatus

MORGENS = datetime.fromisoformat("2026-01-20T08:00:00+00:00")
BELOFTE = "Een lokaal in de school."
GOED = "goed-wachtwoord"


@pytest.fixture
def slot(tmp_path: Path) -> Slot:
    return Slot(write_certificaat(tmp_path / "mail.pem"), "wijkspiegel", GOED)


@pytest.fixture
def vertrouwd(slot: Slot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust the certificate of the server, as a beheerder does on a machine of the municipality."""
    monkeypatch.setenv("SSL_CERT_FILE", str(slot.certificaat))


@pytest.fixture
def brief(sessions: Sessions, stadje: Any) -> None:
    """Let one letter wait."""
    with sessions.begin() as session:
        set_e_mail(session, stadje["beheerder"], stadje["adviseur"].id, "adviseur@voorbeeld.nl", nu=stadje.nu)
        invoer = Toezegginginvoer(
            stadje.beschikking, "gemeente", BELOFTE, datetime.fromisoformat("2026-01-27").date()
        )
        create_toezegging(session, stadje["adviseur"], invoer, nu=stadje.nu)


def send(
    sessions: Sessions, settings: Settings, server: Mailserver, wachtwoord: str = GOED
) -> tuple[Bezorging, str]:
    """Send with TLS and a login; return what happened and what Beheer reads of the letter."""
    ingesteld = replace(
        settings,
        smtp=server.adres,
        is_smtp_tls=True,
        smtp_gebruiker="wijkspiegel",
        smtp_wachtwoord=wachtwoord,
        afzender="wijkspiegel@voorbeeld.nl",
    )
    bezorging = send_post(sessions, ingesteld, lambda: MORGENS)
    with sessions() as session:
        bericht = session.scalars(select(Postbericht).order_by(Postbericht.id)).first()
        assert bericht is not None
        assert (bericht.status is PostStatus.VERSTUURD) == bool(bezorging.verstuurd)
        return bezorging, bericht.laatste_fout


def assert_nothing_was_said(server: Mailserver) -> None:
    alles = b"".join(server.open_regels)
    assert server.brieven == []
    assert b"lokaal" not in alles
    assert b"AUTH" not in alles


@pytest.mark.usefixtures("brief", "vertrouwd")
def test_a_letter_goes_over_tls_after_a_login(sessions: Sessions, settings: Settings, slot: Slot) -> None:
    with mailserver(slot=slot) as server:
        assert send(sessions, settings, server) == (Bezorging(verstuurd=1), "")
    ((aan, bericht),) = server.brieven
    assert aan == "adviseur@voorbeeld.nl"
    assert BELOFTE in bericht.get_content()
    woorden = [regel.split()[0].upper() for regel in server.open_regels]
    assert woorden == [b"EHLO", b"STARTTLS"], "all else was said behind TLS"


@pytest.mark.usefixtures("brief", "vertrouwd")
def test_a_wrong_password_loses_no_letter(sessions: Sessions, settings: Settings, slot: Slot) -> None:
    with mailserver(slot=slot) as server:
        mislukt, fout = send(sessions, settings, server, "fout")
    assert (mislukt, fout) == (Bezorging(mislukt=1), "de mailserver antwoordde 535")
    assert server.brieven == []


@pytest.mark.usefixtures("brief")
def test_a_server_with_an_unknown_certificate_hears_nothing(
    sessions: Sessions, settings: Settings, slot: Slot
) -> None:
    with mailserver(slot=slot) as server:
        mislukt, fout = send(sessions, settings, server)
    assert (mislukt, fout) == (Bezorging(mislukt=1), "het certificaat van de mailserver wordt niet vertrouwd")
    assert_nothing_was_said(server)


@pytest.mark.usefixtures("brief", "vertrouwd")
def test_a_server_without_tls_hears_nothing_when_tls_is_asked(sessions: Sessions, settings: Settings) -> None:
    with mailserver() as server:
        mislukt, fout = send(sessions, settings, server)
    assert (mislukt, fout) == (
        Bezorging(mislukt=1),
        "de mailserver biedt geen beveiligde verbinding of geen inlog",
    )
    assert_nothing_was_said(server)
