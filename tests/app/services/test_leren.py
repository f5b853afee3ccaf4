"""Every count on "Leren wij?" is a plain count of the store; and what a successor reads holds no unreleased word."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from demokopie import copy_demo
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.demo.vullen import VANDAAG
from app.pages.leren import show_lasten
from app.services.accounts import INRICHTING, to_gebruiker
from app.services.gevraagde_velden import Gevolg
from app.services.leren import measure_leren
from app.services.overdracht import make_overdracht_beschikking, make_overdracht_wijk
from app.services.toezeggingen import Toezegginginvoer, create_toezegging
from app.services.vaststellen import adopt_gesprek
from app.settings import load_settings
from app.store.access import visible_accounts
from app.store.sessions import Sessions, create_engine_for, make_sessions
from app.store.tables import Afspraak, Conclusie, Gesprek, Lezing
from schemas.errors import GeenToegangError, NietGevondenError
from schemas.leercyclus import GesprekStatus, Vrijgave

PLAIN = {
    "gesprekken": "select count(*) from gesprek",
    "afspraken": "select count(*) from conclusie",
    "rond": """
        select count(*) from gesprek g
        join beschikking b on b.id = g.beschikking_id
        where g.status = 'vastgesteld'
        and exists (select 1 from aanlevering a where a.partijcode = b.partijcode
                    and a.kwartaal = g.kwartaal and a.status = 'ingediend')
        and not exists (select 1 from toezegging t where t.gesprek_id = g.id and t.status = 'open')
        and not exists (select 1 from verbeteractie v where v.gesprek_id = g.id
                        and not exists (select 1 from oordeel o where o.verbeteractie_id = v.id))""",
    "afspraken_rond": """
        select count(*) from conclusie c
        join gesprek g on g.id = c.gesprek_id
        join beschikking b on b.id = g.beschikking_id
        where g.status = 'vastgesteld'
        and exists (select 1 from aanlevering a where a.partijcode = b.partijcode
                    and a.kwartaal = g.kwartaal and a.status = 'ingediend')
        and not exists (select 1 from verbeteractie v where v.gesprek_id = c.gesprek_id
                        and v.afspraak_id = c.afspraak_id
                        and not exists (select 1 from oordeel o where o.verbeteractie_id = v.id))""",
    "vastgesteld": "select count(*) from gesprek where vastgesteld_op is not null",
    "gemeente_op_tijd": "select count(*) from toezegging where partijcode = 'gemeente' and status = 'nagekomen'",
    "gemeente_gebroken": "select count(*) from toezegging where partijcode = 'gemeente' and status = 'niet_nagekomen'",
    "gemeente_over_datum": f"""select count(*) from toezegging
        where partijcode = 'gemeente' and status = 'open' and vervalt_op < '{VANDAAG}'""",
    "anderen_te_laat": "select count(*) from toezegging where partijcode != 'gemeente' and status = 'te_laat_nagekomen'",
    "toezeggingen": "select count(*) from toezegging",
    "acties": "select count(*) from verbeteractie",
    "oordelen": "select count(*) from oordeel",
    "gezien": "select count(*) from oordeel where gezien = 'gezien'",
    "signalen": "select count(*) from signaal",
    "lopend": "select count(*) from signaal where status != 'afgesloten'",
    "besloten": "select count(*) from signaal where besluit_op is not null",
    "overdrachten": "select count(*) from signaal_overdracht where status = 'aanvaard'",
    "uitvragen": "select count(*) from uitvraag",
    "jongeren": """select (select count(*) from verhaal where bron = 'jongere' and not is_geen_verhaal)
        + (select count(*) from signaal where bron = 'jongere')
        + (select count(*) from uitvraag_antwoord where bron = 'jongere')
        + (select count(*) from initiatief where bron = 'jongere')""",
    "bijdragen": """select (select count(*) from verhaal where not is_geen_verhaal)
        + (select count(*) from aanwezige where laag = 'bewoner') + (select count(*) from signaal)
        + (select count(*) from uitvraag_antwoord) + (select count(*) from initiatief)""",
    "nieuw": """select (select count(*) from (select distinct melder_id, namens from signaal))
        + (select count(*) from initiatief where is_eerste_keer)""",
    "lasten": """select count(*) from afspraak where (status = 'bevestigd'
        or (status = 'aangekondigd' and spoed_reden != '')) and van_kwartaal <= '2026-K1'
        and min(tot_kwartaal, coalesce(laatste_kwartaal, tot_kwartaal)) >= '2026-K1'""",
}


@pytest.mark.traag
def test_every_count_on_leren_wij_equals_a_plain_count_and_the_register_lives(
    gevulde_demo: Any, tmp_path: Any
) -> None:
    data = copy_demo(gevulde_demo, tmp_path / "var")
    engine = create_engine_for(load_settings({"WIJKSPIEGEL_DATA": str(data)}))
    with make_sessions(engine)() as session:
        plain = {naam: session.scalar(text(vraag)) for naam, vraag in PLAIN.items()}
        beelden = {}
        for account in visible_accounts(session, INRICHTING):
            if account.inlognaam in ("adviseur", "aanbieder", "wijkpartner"):
                wie = to_gebruiker(session, account)
                beelden[account.inlognaam] = measure_leren(session, wie, vandaag=VANDAAG)
        rondes = session.scalar(text("select count(*) from pulsronde"))
    engine.dispose()
    for beeld in beelden.values():
        assert {
            "gesprekken": sum(c.gesprekken for c in beeld.cycli.kwartalen),
            "afspraken": sum(c.afspraken for c in beeld.cycli.kwartalen),
            "rond": sum(c.rond for c in beeld.cycli.kwartalen),
            "afspraken_rond": sum(c.afspraken_rond for c in beeld.cycli.kwartalen),
            "vastgesteld": beeld.cycli.tijden[3].aantal,
            "gemeente_op_tijd": beeld.gemeente.nagekomen,
            "gemeente_gebroken": beeld.gemeente.niet_nagekomen,
            "gemeente_over_datum": beeld.gemeente.over_datum,
            "anderen_te_laat": beeld.anderen.te_laat,
            "toezeggingen": sum(r.beslist + r.open + r.herzien for r in (beeld.gemeente, beeld.anderen)),
            "acties": sum(beeld.fasen.values()),
            "oordelen": beeld.oordelen,
            "gezien": beeld.gezien["gezien"],
            "signalen": beeld.signalen.aantal,
            "lopend": beeld.signalen.open,
            "besloten": beeld.signalen.tijden[0].aantal,
            "overdrachten": beeld.signalen.overdrachten,
            "uitvragen": sum(beeld.uitvragen.values()),
            "jongeren": sum(s.jongeren for s in beeld.stemmen),
            "bijdragen": sum(s.bijdragen for s in beeld.stemmen),
            "nieuw": sum(s.nieuw for s in beeld.stemmen),
        } == {naam: aantal for naam, aantal in plain.items() if naam != "lasten"}
        assert all(c.gesprekken == c.rond + sum(c.stopt_bij.values()) for c in beeld.cycli.kwartalen)
    assert 0 < sum(r.cijfers for r in beelden["adviseur"].lasten) <= plain["lasten"]
    assert beelden["wijkpartner"].lasten == ()
    assert plain["toezeggingen"] >= 60
    assert plain["gemeente_gebroken"] >= 3
    assert plain["signalen"] == 30
    assert rondes == 2


def test_what_was_never_used_in_four_talks_is_proposed_to_go_and_what_is_over_is_named(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        voor = measure_leren(session, stadje["adviseur"], vandaag=stadje.vandaag)
        assert (voor.onbesproken, voor.met_vier, voor.verlopen) == ((), 0, ())
        for nummer in range(4):
            session.add(
                Gesprek(
                    beschikking_id=stadje.beschikking,
                    regiocode=stadje.elders,
                    kwartaal=f"2025-K{nummer + 1}",
                    status=GesprekStatus.GEVOERD,
                    gesprek_op=stadje.vandaag - timedelta(days=nummer),
                )
            )
        session.get_one(Afspraak, stadje.afspraken[1]).tot_kwartaal = "2025-K4"
        session.flush()
        session.expire_all()
        na = measure_leren(session, stadje["adviseur"], vandaag=stadje.vandaag)
        assert na.met_vier == 1
        assert [v.afspraak_id for v in na.onbesproken] == [stadje.afspraken[0]]
        assert [v.afspraak_id for v in na.verlopen] == [stadje.afspraken[1]]
        assert measure_leren(session, stadje["wijkpartner"], vandaag=stadje.vandaag).lasten == ()
        (lasten,) = na.lasten
        gevolg = {k.titel: k.gevolg for k in lasten.kolommen}
        assert gevolg["Cijfer nut"] is gevolg["Reden einde"] is Gevolg.NEE
        assert gevolg["Trajectnummer"] is Gevolg.ALTIJD
        assert round(sum(k.minuten for k in lasten.kolommen)) == lasten.minuten == 120
        session.get_one(Afspraak, stadje.afspraken[0]).van_kwartaal = "2025-K2"
        session.flush()
        assert measure_leren(session, stadje["adviseur"], vandaag=stadje.vandaag).onbesproken == (), (
            "three talks"
        )
        session.get_one(Afspraak, stadje.afspraken[0]).van_kwartaal = "2023-K1"
        session.flush()
        beeld = str(show_lasten(na))
        assert "Cijfer nut, door " in beeld.split("Dan hoeven deze kolommen niet meer te worden ingevuld:")[1]
        assert "Trajectnummer, door" not in beeld
        follow_up(session, na.onbesproken[0].afspraak_id, stadje.nu)
        (besproken,) = measure_leren(session, stadje["adviseur"], vandaag=stadje.vandaag).lasten
        assert {k.gevolg for k in besproken.kolommen} == {Gevolg.ALTIJD, Gevolg.JA}
        with pytest.raises(GeenToegangError):
            measure_leren(session, stadje["beheerder"], vandaag=stadje.vandaag)


def follow_up(session: Session, afspraak_id: int, nu: datetime) -> None:
    """Let an action follow from one figure, in the last of the talks."""
    laatste = session.scalars(
        select(Gesprek)
        .where(Gesprek.status == GesprekStatus.GEVOERD)
        .order_by(Gesprek.kwartaal.desc())
        .limit(1)
    ).one()
    session.add(
        Conclusie(
            gesprek_id=laatste.id,
            afspraak_id=afspraak_id,
            is_gezamenlijk=True,
            tekst="Dit gaan we anders doen.",
            gevolg="actie",
            geschreven_door="adviseur",
            geschreven_op=nu,
        )
    )
    session.flush()


def retell_a_quarter_earlier(session: Session, stadje: Any) -> None:
    """Let both sides have written the same a quarter before; the factor stands in what the municipality kept."""
    eerder = Gesprek(
        beschikking_id=stadje.beschikking,
        regiocode=stadje.gebied,
        kwartaal="2025-K2",
        status=GesprekStatus.VASTGESTELD,
        gesprek_op=stadje.vandaag - timedelta(days=90),
    )
    session.add(eerder)
    session.flush()
    velden = ("afspraak_id", "kant", "status", "vrijgave", "methode", "antwoorden", "geschreven_door")
    for nummer, lezing in enumerate(session.scalars(select(Lezing).order_by(Lezing.kant, Lezing.id)).all()):
        lezing.belemmering = "financiering" if lezing.kant == "aanbieder" else ""
        kopie = Lezing(gesprek_id=eerder.id, belemmering=lezing.belemmering, geschreven_op=stadje.nu)
        for veld in velden:
            setattr(kopie, veld, getattr(lezing, veld))
        if nummer == 3:
            for eigen in (lezing, kopie):
                eigen.factor_id, eigen.vrijgave = "RDAM-02", Vrijgave.EIGEN
        session.add(kopie)
    session.flush()


def test_a_handover_tells_what_recurs_and_nothing_that_was_not_released(
    sessions: Sessions, stadje: Any
) -> None:
    with sessions.begin() as session:
        stadje.submit_side(session, "aanbieder", Vrijgave.GESPREK)
        stadje.submit_side(session, "adviseur", Vrijgave.OPENBAAR)
        stadje.hold(session)
        belofte = Toezegginginvoer(
            stadje.beschikking, "gemeente", "een ruimte", stadje.vandaag, stadje.gesprek
        )
        create_toezegging(session, stadje["adviseur"], belofte, nu=stadje.nu)
        adopt_gesprek(session, stadje["adviseur"], stadje.gesprek, nu=stadje.nu)
        retell_a_quarter_earlier(session, stadje)
        bladen = {
            wie: make_overdracht_beschikking(session, stadje[wie], stadje.beschikking)
            for wie in ("adviseur", "accounthouder", "aanbieder")
        }
        wijk = make_overdracht_wijk(session, stadje["adviseur"], stadje.gebied, "Charlois")
        with pytest.raises(GeenToegangError):
            make_overdracht_beschikking(session, stadje["wijkpartner"], stadje.beschikking)
        with pytest.raises(NietGevondenError):
            make_overdracht_beschikking(session, stadje["aanbieder_elders"], stadje.beschikking)
        with pytest.raises(NietGevondenError):
            make_overdracht_wijk(session, stadje["adviseur_elders"], stadje.gebied, "Charlois")
    # The provider released its readings to the talk only: the accounthouder reads those of the municipality.
    for wie, obstakels in (("adviseur", 1), ("aanbieder", 1), ("accounthouder", 0)):
        terug = bladen[wie].terugkerend
        assert [v.kwartalen for v in terug.belemmeringen] == [("2025-K2", "2025-K3")] * obstakels
        assert [v.kwartalen for v in terug.verklaringen] == [("2025-K2", "2025-K3")]
        assert terug.factoren == (), "told to nobody but its own side"
    assert [t.tekst for t in wijk.toezeggingen] == ["een ruimte"]
    assert wijk.kwartalen == ("2025-K2", "2025-K3")
