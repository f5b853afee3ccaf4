"""The filled demo city: complete, credible, repeatable, and never on top of real data."""

import re
from collections import Counter

import pytest
from demokopie import copy_demo
from sqlalchemy import select

from app.demo import vullen
from app.demo.bronnen import EERSTE, demo_kwartalen
from app.demo.vullen import VANDAAG, fill_demo
from app.identity import Gebruiker
from app.queries.marts import Marts
from app.services.accounts import to_gebruiker
from app.services.start import asked_of
from app.services.verbeteracties import returning
from app.settings import load_settings
from app.store.sessions import create_engine_for, make_sessions, migrate
from app.store.tables import (
    Aanlevering,
    Account,
    Afspraak,
    Beschikking,
    Focusfactor,
    Gesprek,
    Instelling,
    Les,
    Lezing,
    Oordeel,
    Partij,
    Toezegging,
    Verbeteractie,
    Verhaal,
)
from schemas.errors import NietGereedError
from schemas.indicator import load_indicatoren
from schemas.leercyclus import (
    AanleveringStatus,
    AfspraakStatus,
    Fase,
    GesprekStatus,
    Gezien,
    LezingStatus,
    ToezeggingStatus,
)
from schemas.rollen import ROLLEN
from schemas.vocabulary import Kwartaal

pytestmark = pytest.mark.traag
ALLES = Gebruiker(0, "test", "beheerder")


@pytest.fixture(scope="module")
def settings(gevulde_demo, tmp_path_factory):
    data = copy_demo(gevulde_demo, tmp_path_factory.mktemp("demo") / "var")
    return load_settings({"WIJKSPIEGEL_DATA": str(data)})


@pytest.fixture(scope="module")
def sessions(settings):
    engine = create_engine_for(settings)
    yield make_sessions(engine)
    engine.dispose()


def all_of(sessions, tabel):
    with sessions() as session:
        return list(session.scalars(select(tabel)))


def test_every_role_has_an_account(sessions):
    assert {a.rol for a in all_of(sessions, Account)} == {rol.code for rol in ROLLEN}


def test_the_city_has_its_size(sessions):
    assert len(all_of(sessions, Partij)) == 19
    assert len(all_of(sessions, Beschikking)) >= 18
    kwartalen = {a.kwartaal for a in all_of(sessions, Aanlevering)}
    assert kwartalen == {str(k) for k in demo_kwartalen()}


def test_every_status_of_the_cycle_occurs(sessions):
    assert {g.status for g in all_of(sessions, Gesprek)} == set(GesprekStatus)
    assert {v.fase for v in all_of(sessions, Verbeteractie)} == set(Fase)
    assert {o.gezien for o in all_of(sessions, Oordeel)} == set(Gezien)
    assert {t.status for t in all_of(sessions, Toezegging)} == set(ToezeggingStatus)


def test_the_last_quarter_has_work_left(sessions):
    laatste = [a for a in all_of(sessions, Aanlevering) if a.kwartaal == "2025-K4"]
    stand = Counter(a.status for a in laatste)
    assert stand[AanleveringStatus.INGEDIEND] >= 5
    halverwege = [a for a in laatste if a.status is AanleveringStatus.ONTVANGEN]
    assert len(halverwege) == 1
    assert any(b["ernst"] == "fout" for b in halverwege[0].rapport["bevindingen"])
    assert {"thuisbasis", "sportraad"}.isdisjoint({a.partijcode for a in laatste})


def test_start_asks_the_provider_to_finish_its_upload(sessions):
    with sessions() as session:
        account = session.scalars(select(Account).where(Account.inlognaam == "aanbieder")).one()
        gevraagd = asked_of(session, to_gebruiker(session, account), VANDAAG, Kwartaal.of(VANDAAG))
    assert "Maak uw aanlevering over K4 2025 af" in [g.titel for g in gevraagd]


def test_an_action_returns_to_its_provider_this_quarter(sessions):
    with sessions() as session:
        account = session.scalars(select(Account).where(Account.inlognaam == "aanbieder")).one()
        acties = returning(session, to_gebruiker(session, account), Kwartaal(2025, 4))
    assert "Zes weken later een terugkommoment" in [actie.titel for actie in acties]


def test_the_register_of_actions_and_lessons_lives(sessions):
    acties, lessen = all_of(sessions, Verbeteractie), all_of(sessions, Les)
    assert len(acties) >= 40
    assert min(Counter(a.fase for a in acties).values()) >= 5
    assert len({a.regiocode for a in acties}) >= 10
    assert len({a.terugkijk_kwartaal for a in acties}) >= 4
    assert len(lessen) >= 25
    assert sum(les.geborgd_op is not None for les in lessen) >= 5
    gestopt = {a.id for a in acties if a.fase is Fase.LOSGELATEN}
    assert len(gestopt & {les.verbeteractie_id for les in lessen}) >= 4
    teksten = [t for a in acties for t in (a.titel, a.probleem, a.oplossing, a.omdat)]
    teksten += [t for les in lessen for t in (les.titel, les.tekst, les.omdat, les.voorwaarden)]
    assert len(teksten) == len(set(teksten)), "no sentence is used twice"


def test_each_agreement_has_a_complete_passport_and_at_most_seven(sessions):
    afspraken = all_of(sessions, Afspraak)
    assert max(Counter(a.beschikking_id for a in afspraken).values()) <= 7
    indicatoren = load_indicatoren()
    # A concept may be incomplete; it counts nowhere.
    for a in (a for a in afspraken if a.status is not AfspraakStatus.CONCEPT):
        assert a.indicatorcode in indicatoren
        assert a.tegenindicator in indicatoren
        for veld in ("doel", "gevolg_contract", "wanneer_goed", "hoe_te_omzeilen", "wie_ziet"):
            assert getattr(a, veld)
    assert {a.herkomst for a in afspraken} - {""} == {"gezamenlijk", "na_overleg", "eenzijdig"}


def test_no_place_has_more_than_five_focus_factors(sessions):
    open_nu = [f for f in all_of(sessions, Focusfactor) if f.tot_kwartaal is None]
    assert max(Counter(f.regiocode for f in open_nu).values()) <= 5


def test_readings_keep_the_figures_of_their_own_build(sessions):
    # Before the first publication of the example city there were no figures to keep.
    eerder = {g.id for g in all_of(sessions, Gesprek) if g.kwartaal < str(EERSTE)}
    alle = [z for z in all_of(sessions, Lezing) if z.status is LezingStatus.INGEDIEND]
    assert not any(z.build_id for z in alle if z.gesprek_id in eerder)
    ingediend = [z for z in alle if z.gesprek_id not in eerder]
    assert all(z.build_id for z in ingediend)
    assert sum(bool(z.cijfers) for z in ingediend) > len(ingediend) * 0.8
    assert len({z.build_id for z in ingediend}) >= 4


def test_the_vaste_begeleider_is_seen_in_the_figures(settings, sessions):
    reeks = Marts(sessions, settings.builds).reeks(
        ALLES,
        indicatorcode="nut_gemiddeld",
        regiocode="BU05991571",
        partijcode="springplank",
        interventiecode="sterk_in_de_klas",
        informant="jongere",
    )
    per_kwartaal = reeks.set_index("kwartaal")
    assert per_kwartaal.loc["2025-K2", "verandering"] == "duidelijk_beter"


def test_nothing_looks_like_a_bsn(sessions):
    teksten = [v.tekst for v in all_of(sessions, Verhaal)] + [t.tekst for t in all_of(sessions, Toezegging)]
    teksten += [str(z.antwoorden) for z in all_of(sessions, Lezing)]
    teksten += [str(a.rapport) for a in all_of(sessions, Aanlevering)]
    assert not [t for t in teksten if re.search(r"\b\d{8,9}\b", t)]


def test_filling_again_changes_nothing(settings, sessions):
    voor = len(all_of(sessions, Aanlevering))
    opnieuw = fill_demo(settings)
    assert not opnieuw.is_nieuw
    assert len(all_of(sessions, Aanlevering)) == voor


def test_a_filling_that_was_cut_off_starts_anew(tmp_path, monkeypatch):
    settings = load_settings({"WIJKSPIEGEL_DATA": str(tmp_path)})

    class Afgebroken(Exception):
        """The power went."""

    def cut(stad, nu):
        raise Afgebroken

    with monkeypatch.context() as even:
        even.setattr(vullen, "furnish", cut)
        with pytest.raises(Afgebroken):
            fill_demo(settings)
    gezien = []
    monkeypatch.setattr(vullen, "_fill", lambda *_: gezien.append(_read(settings)))
    fill_demo(settings)
    assert gezien == [[]]


def _read(settings):
    engine = create_engine_for(settings)
    try:
        return [i.naam for i in all_of(make_sessions(engine), Instelling)]
    finally:
        engine.dispose()


def test_real_data_is_left_alone(tmp_path):
    settings = load_settings({"WIJKSPIEGEL_DATA": str(tmp_path)})
    engine = create_engine_for(settings)
    migrate(engine)
    with make_sessions(engine).begin() as session:
        session.add(Partij(code="echt", naam="Echte organisatie", soort="aanbieder"))
    engine.dispose()
    with pytest.raises(NietGereedError):
        fill_demo(settings)
