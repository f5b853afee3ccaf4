"""Letters about promises over a real SMTP server: once, in Dutch, nothing lost when it is away (R-35, R-43)."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from mailserver import Mailserver, mailserver
from sqlalchemy import select

from app.achtergrond.post import send_round
from app.context import Context
from app.pages.beheer_post import show_post
from app.services.accounts import set_e_mail
from app.services.post import Bezorging, retry_post, send_post
from app.services.toezeggingen import Toezegginginvoer, create_toezegging, settle_toezegging
from app.services.weekbericht import plan_weekberichten
from app.settings import Settings
from app.store.access import count_post, visible_post
from app.store.sessions import Sessions
from app.store.tables import Logregel, Postbericht
from schemas.errors import GeenToegangError, NietGereedError
from schemas.leercyclus import PostStatus

MORGENS = datetime.fromisoformat("2026-01-20T08:00:00+00:00")
VERVALT = date(2026, 1, 27)


@pytest.fixture
def met_adres(sessions: Sessions, stadje: Any) -> Any:
    """Give adviser and provider an address, and let the municipality promise something."""
    with sessions.begin() as session:
        for wie in ("adviseur", "aanbieder"):
            set_e_mail(session, stadje["beheerder"], stadje[wie].id, f"{wie}@voorbeeld.nl", nu=stadje.nu)
        invoer = Toezegginginvoer(
            stadje.beschikking, "gemeente", "Een lokaal in de school, met één sleutel.", VERVALT
        )
        stadje.toezegging = create_toezegging(session, stadje["adviseur"], invoer, nu=stadje.nu).id
    return stadje


def naar(settings: Settings, server: Mailserver | None, adres: str = "") -> Settings:
    smtp = server.adres if server else adres
    return replace(
        settings,
        smtp=smtp,
        is_smtp_tls=False,
        afzender="wijkspiegel@voorbeeld.nl",
        adres="https://ws.voorbeeld.nl",
    )


def round_of(sessions: Sessions, settings: Settings, nu: datetime) -> Bezorging:
    return send_post(sessions, settings, lambda: nu)


def text_of(brief: EmailMessage) -> str:
    return brief.get_content()


def states(sessions: Sessions) -> list[PostStatus]:
    with sessions() as session:
        return list(session.scalars(select(Postbericht.status).order_by(Postbericht.id)))


def test_a_reminder_is_written_with_the_promise_and_arrives_once_in_dutch(
    sessions: Sessions, settings: Settings, met_adres: Any
) -> None:
    assert states(sessions) == [PostStatus.WACHTEND] * 2
    with mailserver() as server:
        brievenbus = naar(settings, server)
        assert round_of(sessions, brievenbus, met_adres.nu) == Bezorging()
        assert round_of(sessions, brievenbus, MORGENS) == Bezorging(verstuurd=1)
        assert round_of(sessions, brievenbus, MORGENS + timedelta(hours=1)) == Bezorging()
    ((aan, brief),) = server.brieven
    assert aan == "adviseur@voorbeeld.nl"
    assert brief["Subject"] == "Wijkspiegel: Over een week loopt een toezegging af"
    assert brief["Content-Language"] == "nl"
    assert "Gemeente zegde toe, voor 27-01-2026:" in text_of(brief)
    assert "Een lokaal in de school, met één sleutel." in text_of(brief)
    assert "https://ws.voorbeeld.nl/" in text_of(brief)


def test_a_promise_that_was_settled_sends_nothing_more(
    sessions: Sessions, settings: Settings, met_adres: Any
) -> None:
    with sessions.begin() as session:
        settle_toezegging(
            session,
            met_adres["adviseur"],
            met_adres.toezegging,
            is_nagekomen=True,
            afgedaan_op=met_adres.vandaag,
            nu=met_adres.nu,
        )
    assert set(states(sessions)) == {PostStatus.VERVALLEN}
    with mailserver() as server:
        assert round_of(sessions, naar(settings, server), MORGENS) == Bezorging()


def test_the_weekly_letter_comes_once_and_holds_no_word_of_a_reading(
    sessions: Sessions, settings: Settings, met_adres: Any
) -> None:
    with sessions.begin() as session:
        met_adres.submit_side(session, "aanbieder")
        met_adres.write(session, "adviseur", met_adres.afspraken[0])
    dagen = [met_adres.vandaag, met_adres.vandaag + timedelta(days=1), met_adres.vandaag + timedelta(days=6)]
    for dag in dagen:
        with sessions.begin() as session:
            plan_weekberichten(session, vandaag=dag, nu=met_adres.nu)
    with mailserver() as server:
        round_of(sessions, naar(settings, server), met_adres.nu)
    van_adviseur = [brief for aan, brief in server.brieven if aan == "adviseur@voorbeeld.nl"]
    assert len(van_adviseur) == 2, "one for the week of 14 January, one for the week of 20 January"
    tekst = text_of(van_adviseur[0])
    assert "Hiervan is de dag voorbij:" in tekst
    assert "- Schrijf uw lezing, sinds 13-01-2026" in tekst
    assert "Toezeggingen van de gemeente zelf: nog van geen enkele is de datum voorbij." in tekst
    alles = " ".join(text_of(brief) for _, brief in server.brieven)
    for geheim in ("geheim van", "de vaste begeleider", "goed genoeg"):
        assert geheim not in alles


def test_when_the_server_is_away_nothing_is_lost_and_beheer_sees_it(
    sessions: Sessions, settings: Settings, met_adres: Any
) -> None:
    with mailserver() as dicht:
        poort = dicht.server_address[1]
    weg = naar(settings, None, f"127.0.0.1:{poort}")
    assert round_of(sessions, weg, MORGENS) == Bezorging(mislukt=1)
    assert round_of(sessions, weg, MORGENS + timedelta(seconds=30)) == Bezorging(), "it waits a minute first"
    assert round_of(sessions, weg, MORGENS + timedelta(minutes=2)) == Bezorging(mislukt=1)
    assert round_of(sessions, weg, MORGENS + timedelta(minutes=4)) == Bezorging(), "then five"
    with sessions() as session:
        assert visible_post(session, met_adres["adviseur"], maximum=9) == []
        regels = visible_post(session, met_adres["beheerder"], maximum=9)
        beeld = str(show_post(weg, count_post(session), regels))
    assert (regels[0].pogingen, regels[0].status) in [(2, PostStatus.WACHTEND), (0, PostStatus.WACHTEND)]
    assert "de mailserver is niet te bereiken: hij neemt de verbinding niet aan" in beeld
    assert "Een lokaal" not in beeld
    with mailserver(poort=poort) as server:
        assert round_of(sessions, weg, MORGENS + timedelta(minutes=30)) == Bezorging(verstuurd=1)
        assert len(server.brieven) == 1


def test_a_refused_address_waits_for_a_beheerder_and_a_busy_server_for_its_time(
    sessions: Sessions, settings: Settings, met_adres: Any
) -> None:
    with mailserver({"adviseur@voorbeeld.nl": 450}) as server:
        assert round_of(sessions, naar(settings, server), MORGENS) == Bezorging(mislukt=1)
        assert states(sessions) == [PostStatus.WACHTEND] * 2
        server.weigert["adviseur@voorbeeld.nl"] = 550
        assert round_of(sessions, naar(settings, server), MORGENS + timedelta(minutes=2)) == Bezorging(
            mislukt=1
        )
        assert PostStatus.GEWEIGERD in states(sessions)
        later = MORGENS + timedelta(hours=20)
        assert round_of(sessions, naar(settings, server), later) == Bezorging()
        server.weigert.clear()
        with sessions.begin() as session:
            nummer = session.scalars(select(Postbericht.id).where(Postbericht.status == "geweigerd")).one()
            with pytest.raises(GeenToegangError):
                retry_post(session, met_adres["adviseur"], nummer, nu=later)
            retry_post(session, met_adres["beheerder"], nummer, nu=later)
        assert round_of(sessions, naar(settings, server), later) == Bezorging(verstuurd=1)


def test_a_letter_cut_off_halfway_is_tried_again_and_one_without_address_is_dropped(
    sessions: Sessions, settings: Settings, met_adres: Any
) -> None:
    with sessions.begin() as session:
        eerste = session.scalars(select(Postbericht).order_by(Postbericht.id)).first()
        assert eerste is not None
        eerste.status, eerste.begonnen_op = PostStatus.BEZIG, MORGENS
    with mailserver() as server:
        brievenbus = naar(settings, server)
        assert round_of(sessions, brievenbus, MORGENS + timedelta(minutes=5)) == Bezorging()
        assert round_of(sessions, brievenbus, MORGENS + timedelta(minutes=11)) == Bezorging(verstuurd=1)
        with sessions.begin() as session:
            set_e_mail(session, met_adres["beheerder"], met_adres["adviseur"].id, "", nu=MORGENS)
        laat = datetime.fromisoformat("2026-01-28T08:00:00+00:00")
        assert round_of(sessions, brievenbus, laat) == Bezorging(vervallen=1)


def test_an_address_is_an_address_and_the_log_does_not_tell_it(sessions: Sessions, stadje: Any) -> None:
    args = {"nu": stadje.nu}
    with sessions.begin() as session:
        for fout in ("geen adres", "a@b", "a@b.nl, c@d.nl", "<a@b.nl>"):
            with pytest.raises(NietGereedError):
                set_e_mail(session, stadje["beheerder"], stadje["adviseur"].id, fout, **args)
        with pytest.raises(GeenToegangError):
            set_e_mail(session, stadje["adviseur"], stadje["adviseur"].id, "a@b.nl", **args)
        set_e_mail(session, stadje["beheerder"], stadje["adviseur"].id, " a@b.nl ", **args)
    with sessions() as session:
        regels = list(
            session.scalars(
                select(Logregel).where(Logregel.gebeurtenis == "account_adres").order_by(Logregel.id)
            )
        )
    assert [regel.details for regel in regels] == [{"is_leeg": False}]


def test_the_running_app_sends_in_its_own_rounds(
    sessions: Sessions, settings: Settings, met_adres: Any
) -> None:
    with mailserver() as server:
        context = Context(
            settings=naar(settings, server),
            sessions=sessions,
            archive=None,  # type: ignore[arg-type] # letters need no archive
            marts=None,  # type: ignore[arg-type] # and no figures
            nu=lambda: MORGENS,
            vandaag=MORGENS.date,
        )
        send_round(context)
        send_round(context)
    soorten = sorted((aan, brief["Subject"].partition(": ")[2]) for aan, brief in server.brieven)
    assert soorten == [
        ("aanbieder@voorbeeld.nl", "wat er deze week van u gevraagd wordt"),
        ("adviseur@voorbeeld.nl", "Over een week loopt een toezegging af"),
        ("adviseur@voorbeeld.nl", "wat er deze week van u gevraagd wordt"),
    ]
