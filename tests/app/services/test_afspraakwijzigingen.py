"""The change calendar: nothing new in the running quarter, no empty passport, the party answers, at most seven (R-20, R-21)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.services.afspraakconcepten import (
    Afspraakinvoer,
    create_concept,
    create_versie,
    save_concept,
    withdraw_afspraak,
)
from app.services.afspraakwijzigingen import (
    Aankondiging,
    announce_afspraak,
    answer_afspraak,
    end_afspraak,
    list_leaving,
    save_bezwaar,
)
from app.services.geldigheid import afspraken_in, counts_in
from app.services.paspoort import VRAGEN, VRAGEN_DOEL, missing_of_paspoort
from app.store.tables import Afspraak, Logregel
from schemas.errors import (
    GeenToegangError,
    NietGereedError,
    NietGevondenError,
    OngeldigeOvergangError,
    OngeldigeWaardeError,
)
from schemas.leercyclus import AfspraakStatus

WEEK_3_VAN_K2 = date(2025, 4, 17)
NU = datetime(2025, 4, 17, 9, 0, tzinfo=UTC)
VOL = Afspraakinvoer(
    indicatorcode="gestarte_trajecten",
    interventiecode="klas",
    doel="verantwoorden",
    gevraagd_door="Accounthouder",
    gevolg_professional="geen",
    gevolg_organisatie="uitleg in het gesprek",
    gevolg_contract="geen",
    lasten_uren=1.5,
    wie_ziet="partners aan tafel",
    wanneer_goed="als wie wil starten binnen een maand start",
    invloed="de aanbieder voor de helft; de andere helft komt van scholen",
    hoe_te_omzeilen="een kennismaking als start tellen",
    tegenindicator="voortijdig_negatief",
    oogmerk="jongeren hoeven niet te wachten",
    streefwaarde=40.0,
    herkomst="na_overleg",
    formule="vorig jaar plus vijf",
    wijkreden="drie scholen doen mee",
)
KEUZES = {"doel", "herkomst", "tegenindicator"}
UITLEG = Aankondiging(aanleiding="de wachtlijst loopt op", overleg="10 april, met de teamleider")


@pytest.fixture
def announce(sessions, stadje):
    """Return what makes and announces an afspraak in one transaction, and returns it."""

    def run(invoer=VOL, uitleg=UITLEG, vandaag=WEEK_3_VAN_K2) -> Afspraak:
        with sessions.begin() as session:
            concept = create_concept(session, stadje["accounthouder"], stadje.beschikking, invoer, nu=NU)
            return announce_afspraak(
                session, stadje["accounthouder"], concept.id, uitleg, vandaag=vandaag, nu=NU
            )

    return run


def answer(sessions, stadje, afspraak_id, *, bezwaar="", vandaag=WEEK_3_VAN_K2, wie="aanbieder") -> Afspraak:
    with sessions.begin() as session:
        return answer_afspraak(session, stadje[wie], afspraak_id, bezwaar=bezwaar, vandaag=vandaag, nu=NU)


def codes_in(sessions, stadje, kwartaal) -> list[str]:
    with sessions() as session:
        return [a.indicatorcode for a in afspraken_in(session, stadje.beschikking, kwartaal)]


def test_added_in_week_3_of_k2_it_counts_in_k3_and_k2_stays_as_it_was(sessions, stadje, announce):
    voor = codes_in(sessions, stadje, "2025-K2")
    afspraak = announce()
    assert (afspraak.status, afspraak.van_kwartaal) == (AfspraakStatus.AANGEKONDIGD, "2025-K3")
    answer(sessions, stadje, afspraak.id)
    assert codes_in(sessions, stadje, "2025-K2") == voor
    assert "gestarte_trajecten" in codes_in(sessions, stadje, "2025-K3")


@pytest.mark.parametrize("veld", [*VRAGEN, *VRAGEN_DOEL, "oogmerk"])
def test_it_cannot_be_announced_while_a_field_of_the_passport_is_empty(sessions, stadje, announce, veld):
    leeg = replace(VOL, **{veld: None if veld == "lasten_uren" else "" if veld in KEUZES else " "})
    with pytest.raises(NietGereedError) as fout:
        announce(leeg)
    assert len(fout.value.redenen) == 1
    assert announce().status is AfspraakStatus.AANGEKONDIGD


def test_without_a_target_it_must_be_one_to_learn_from(sessions, stadje, announce):
    zonder = replace(VOL, streefwaarde=None, herkomst="", formule="", wijkreden="")
    with pytest.raises(NietGereedError, match="leerafspraak"):
        announce(zonder)
    assert announce(replace(zonder, is_leerafspraak=True)).streefwaarde is None


@pytest.mark.parametrize("leeg", [replace(UITLEG, aanleiding=""), replace(UITLEG, overleg=" ")])
def test_a_change_needs_a_reason_and_a_consultation(announce, leeg):
    with pytest.raises(NietGereedError):
        announce(uitleg=leeg)


def test_until_the_party_answers_it_counts_nowhere_and_a_late_answer_moves_the_start(
    sessions, stadje, announce
):
    afspraak = announce()
    assert "gestarte_trajecten" not in codes_in(sessions, stadje, "2025-K3")
    answer(sessions, stadje, afspraak.id, vandaag=date(2025, 8, 1))
    assert "gestarte_trajecten" not in codes_in(sessions, stadje, "2025-K3")
    assert "gestarte_trajecten" in codes_in(sessions, stadje, "2025-K4")


def test_the_running_quarter_is_refused_unless_there_is_a_reason_for_urgency(sessions, stadje, announce):
    with pytest.raises(OngeldigeWaardeError, match="K3 2025"):
        announce(uitleg=replace(UITLEG, van_kwartaal="2025-K2"))
    spoed = announce(uitleg=replace(UITLEG, spoed_reden="een kind raakte gewond"))
    assert spoed.van_kwartaal == "2025-K2"
    assert "gestarte_trajecten" in codes_in(sessions, stadje, "2025-K2")
    answer(sessions, stadje, spoed.id, vandaag=date(2025, 8, 1))
    assert "gestarte_trajecten" in codes_in(sessions, stadje, "2025-K2")


def test_an_objection_is_kept_with_the_target_and_does_not_stop_it(sessions, stadje, announce):
    afspraak = announce(replace(VOL, herkomst="eenzijdig"))
    klaar = answer(sessions, stadje, afspraak.id, bezwaar=" veertig is te veel ")
    assert (klaar.bezwaar, klaar.status) == ("veertig is te veel", AfspraakStatus.BEVESTIGD)
    with sessions.begin() as session:
        save_bezwaar(session, stadje["aanbieder"], klaar.id, bezwaar="nog steeds te veel", nu=NU)
    with sessions() as session:
        assert session.get_one(Afspraak, klaar.id).bezwaar == "nog steeds te veel"
        regels = session.query(Logregel).filter_by(gebeurtenis="bezwaar_gemaakt").all()
        assert regels[-1].details["eerder"] == "veertig is te veel"


@pytest.mark.parametrize("wie", ["accounthouder", "adviseur", "beheerder", "wijkpartner"])
def test_only_the_party_answers(sessions, stadje, announce, wie):
    afspraak = announce()
    with pytest.raises(GeenToegangError):
        answer(sessions, stadje, afspraak.id, wie=wie)
    with pytest.raises(NietGevondenError):
        answer(sessions, stadje, afspraak.id, wie="aanbieder_elders")
    assert answer(sessions, stadje, afspraak.id).bevestigd_door == stadje["aanbieder"].naam


@pytest.mark.parametrize(
    ("wie", "fout"),
    [
        ("aanbieder", GeenToegangError),
        ("adviseur", GeenToegangError),
        ("beheerder", GeenToegangError),
        ("accounthouder_elders", NietGevondenError),
    ],
)
def test_only_the_accounthouder_of_the_beschikking_makes_and_announces(sessions, stadje, wie, fout):
    with sessions.begin() as session:
        concept = create_concept(session, stadje["accounthouder"], stadje.beschikking, VOL, nu=NU)
    with pytest.raises(fout), sessions.begin() as session:
        create_concept(session, stadje[wie], stadje.beschikking, VOL, nu=NU)
    with pytest.raises(fout), sessions.begin() as session:
        announce_afspraak(session, stadje[wie], concept.id, UITLEG, vandaag=WEEK_3_VAN_K2, nu=NU)


def test_the_eighth_asks_which_one_leaves(sessions, stadje, announce):
    for code in (
        "bereik_doelgroep",
        "afgeronde_trajecten",
        "zelf_aangemeld",
        "duur_traject",
        "beeindigde_trajecten",
    ):
        klaar = announce(replace(VOL, indicatorcode=code, is_leerafspraak=True, streefwaarde=None))
        answer(sessions, stadje, klaar.id)
    assert len(codes_in(sessions, stadje, "2025-K3")) == 7
    with pytest.raises(NietGereedError, match="welke gaat eruit"):
        announce()
    with pytest.raises(NietGereedError, match="welke gaat eruit"):
        announce(uitleg=replace(UITLEG, eruit_id=stadje.andere_afspraak))
    bereik = stadje.afspraken[1]
    achtste = announce(uitleg=replace(UITLEG, eruit_id=bereik))
    assert "bereik" in codes_in(sessions, stadje, "2025-K3"), "nothing leaves before the party answered"
    with pytest.raises(NietGereedError, match="welke gaat eruit"):
        announce(uitleg=replace(UITLEG, eruit_id=bereik))  # it leaves once
    answer(sessions, stadje, achtste.id)
    assert len(codes_in(sessions, stadje, "2025-K3")) == 7
    assert "bereik" in codes_in(sessions, stadje, "2025-K2")
    assert "bereik" not in codes_in(sessions, stadje, "2025-K3")


def test_below_seven_nothing_has_to_leave(sessions, stadje, announce):
    afspraak = announce()
    with sessions() as session:
        assert list_leaving(session, session.get_one(Afspraak, afspraak.id), "2025-K3") == []


def test_another_version_replaces_the_one_before_from_its_own_quarter(sessions, stadje):
    nut = stadje.afspraken[0]
    with sessions.begin() as session:
        wie = stadje["accounthouder"]
        versie = create_versie(session, wie, nut, nu=NU)
        with pytest.raises(NietGereedError, match="in de maak"):
            create_versie(session, wie, nut, nu=NU)
        nieuw = replace(VOL, indicatorcode="nut_gemiddeld", streefwaarde=8.0)
        save_concept(session, wie, versie.id, nieuw, nu=NU)
        announce_afspraak(session, wie, versie.id, UITLEG, vandaag=WEEK_3_VAN_K2, nu=NU)
    answer(sessions, stadje, versie.id)
    with sessions() as session:
        oud, nieuwer = session.get_one(Afspraak, nut), session.get_one(Afspraak, versie.id)
        assert [counts_in(oud, k) for k in ("2025-K2", "2025-K3")] == [True, False]
        assert [counts_in(nieuwer, k) for k in ("2025-K2", "2025-K3")] == [False, True]
        assert (oud.streefwaarde, oud.einde_reden) == (None, "de wachtlijst loopt op")


def test_what_counts_is_ended_with_the_quarter_and_what_is_open_is_withdrawn(sessions, stadje, announce):
    bereik, open_ = stadje.afspraken[1], announce().id
    wie = stadje["accounthouder"]
    with sessions.begin() as session:
        with pytest.raises(NietGereedError):
            end_afspraak(session, wie, bereik, reden=" ", vandaag=WEEK_3_VAN_K2, nu=NU)
        end_afspraak(session, wie, bereik, reden="niemand gebruikt het", vandaag=WEEK_3_VAN_K2, nu=NU)
        withdraw_afspraak(session, wie, open_, reden="toch niet", nu=NU)
        with pytest.raises(OngeldigeOvergangError):
            withdraw_afspraak(session, wie, bereik, reden="", nu=NU)
        with pytest.raises(OngeldigeOvergangError):
            end_afspraak(session, wie, open_, reden="x", vandaag=WEEK_3_VAN_K2, nu=NU)
    assert "bereik" in codes_in(sessions, stadje, "2025-K2")
    assert "bereik" not in codes_in(sessions, stadje, "2025-K3")


@pytest.mark.parametrize(
    "velden",
    [
        {"indicatorcode": "schoolverzuim"},
        {"indicatorcode": "bestaat_niet"},
        {"streefwaarde": -1.0},
        {"indicatorcode": "nut_gemiddeld", "streefwaarde": 80.0},
        {"indicatorcode": "zonder_hulp_verder", "streefwaarde": 80.0},
        {"tegenindicator": "gestarte_trajecten"},
        {"tegenindicator": "onzin"},
        {"lasten_uren": -1.0},
        {"doel": "straffen"},
        {"tot_kwartaal": "2031-K1"},
        {"randvoorwaarde_indicator": "toeleidingen_gemeente"},
        {"randvoorwaarde": "iets", "randvoorwaarde_indicator": "bereik", "randvoorwaarde_afgesproken": 3.0},
    ],
)
def test_what_cannot_be_agreed_is_refused_and_what_is_empty_is_not(sessions, stadje, velden):
    with sessions.begin() as session:
        with pytest.raises(OngeldigeWaardeError):
            create_concept(
                session, stadje["accounthouder"], stadje.beschikking, replace(VOL, **velden), nu=NU
            )
        leeg = Afspraakinvoer("nut_gemiddeld", "klas")
        concept = create_concept(session, stadje["accounthouder"], stadje.beschikking, leeg, nu=NU)
        assert len(missing_of_paspoort(concept)) == len(VRAGEN) + 1
