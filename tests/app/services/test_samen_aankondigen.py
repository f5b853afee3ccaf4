"""Several concepts of one beschikking are announced together: one reason, one consultation, all of them or none (R-21)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.services.afspraakconcepten import Afspraakinvoer, create_concept, save_concept
from app.services.afspraakwijzigingen import Aankondiging, answer_afspraak
from app.services.geldigheid import afspraken_in
from app.services.samen_aankondigen import Samen, announce_afspraken, list_concepten
from app.store.tables import Afspraak, Logregel
from schemas.errors import GeenToegangError, NietGereedError, NietGevondenError
from schemas.indicator import load_indicatoren
from schemas.leercyclus import AfspraakStatus

VANDAAG = date(2025, 4, 17)
NU = datetime(2025, 4, 17, 9, 0, tzinfo=UTC)
LEEG = Afspraakinvoer("zelf_aangemeld", "klas")
VOL = replace(
    LEEG,
    doel="samen_leren",
    gevraagd_door="Accounthouder",
    gevolg_professional="geen",
    gevolg_organisatie="uitleg in het gesprek",
    gevolg_contract="geen",
    lasten_uren=1.0,
    wie_ziet="partners aan tafel",
    wanneer_goed="als het vaker lukt",
    invloed="de aanbieder voor de helft",
    hoe_te_omzeilen="ruimer tellen",
    tegenindicator="voortijdig_negatief",
    oogmerk="jongeren hoeven niet te wachten",
    is_leerafspraak=True,
)
VIJF = ("bereik_doelgroep", "afgeronde_trajecten", "zelf_aangemeld", "duur_traject", "beeindigde_trajecten")
UITLEG = Aankondiging("de wachtlijst loopt op", "10 april, met de teamleider", "2025-K3")


@pytest.fixture
def concept(sessions, stadje):
    """Return what makes a concept and returns its number."""

    def make(code: str, invoer: Afspraakinvoer = VOL) -> int:
        gevuld = replace(invoer, indicatorcode=code)
        with sessions.begin() as session:
            wie = stadje["accounthouder"]
            return create_concept(session, wie, stadje.beschikking, gevuld, nu=NU).id

    return make


def announce(sessions, stadje, ids, *, wie="accounthouder", uitleg=UITLEG, eruit=()):
    with sessions.begin() as session:
        samen = Samen(ids, uitleg, eruit)
        return announce_afspraken(session, stadje[wie], stadje.beschikking, samen, vandaag=VANDAAG, nu=NU)


def statuses(sessions, ids):
    with sessions() as session:
        return [session.get_one(Afspraak, i).status for i in ids]


def test_all_are_announced_with_one_reason_one_consultation_and_one_start(sessions, stadje, concept):
    ids = [concept(code) for code in VIJF[:3]]
    announce(sessions, stadje, ids)
    with sessions() as session:
        rijen = [session.get_one(Afspraak, i) for i in ids]
        assert {(a.status, a.van_kwartaal, a.aanleiding, a.overleg) for a in rijen} == {
            (AfspraakStatus.AANGEKONDIGD, "2025-K3", UITLEG.aanleiding, UITLEG.overleg)
        }
        gelogd = session.query(Logregel).filter_by(gebeurtenis="afspraak_aangekondigd").order_by(Logregel.id)
        assert [r.onderwerp for r in gelogd] == [f"afspraak {i}" for i in ids]
        assert list_concepten(session, stadje.beschikking) == []


def test_one_that_cannot_keeps_all_back_and_each_refusal_is_explained_by_name(sessions, stadje, concept):
    ids = [concept("zelf_aangemeld"), concept("duur_traject", LEEG), concept("bereik_doelgroep")]
    with sessions.begin() as session:
        leeg = replace(VOL, indicatorcode="bereik_doelgroep", lasten_uren=None)
        save_concept(session, stadje["accounthouder"], ids[2], leeg, nu=NU)
    with pytest.raises(NietGereedError) as fout:
        announce(sessions, stadje, ids)
    duur, bereik = fout.value.redenen
    assert duur.startswith(load_indicatoren()["duur_traject"].naam)
    assert "Kies waarvoor dit cijfer wordt gebruikt." in duur
    assert bereik.endswith("Schrijf hoeveel uur per kwartaal dit de aanbieder kost.")
    assert set(statuses(sessions, ids)) == {AfspraakStatus.CONCEPT}
    with sessions() as session:
        assert session.query(Logregel).filter_by(gebeurtenis="afspraak_aangekondigd").count() == 0


def test_a_concept_keeps_its_own_reason_when_none_is_given_for_all(sessions, stadje, concept):
    ids = [
        concept("zelf_aangemeld", replace(VOL, aanleiding="de school vroeg erom")),
        concept("duur_traject"),
    ]
    with pytest.raises(NietGereedError) as fout:
        announce(sessions, stadje, ids, uitleg=replace(UITLEG, aanleiding=" "))
    assert [r.rpartition(": ")[2] for r in fout.value.redenen] == ["Schrijf op waarom dit verandert."]
    announce(sessions, stadje, ids[:1], uitleg=replace(UITLEG, aanleiding=""))
    with sessions() as session:
        assert session.get_one(Afspraak, ids[0]).aanleiding == "de school vroeg erom"


def test_beyond_seven_as_many_leave_as_come_too_many(sessions, stadje, concept):
    ids = [concept(code) for code in (*VIJF, "gestarte_trajecten", "volgens_plan_afgerond")]
    nut, bereik = stadje.afspraken[:2]
    for eruit, reden in (
        ((), "welke gaat eruit"),
        ((bereik,), "welke gaat eruit"),
        ((bereik, bereik), "eruit"),
    ):
        with pytest.raises(NietGereedError, match=reden):
            announce(sessions, stadje, ids, eruit=eruit)
    with pytest.raises(NietGereedError, match="meer afspraken die eruit gaan dan nodig"):
        announce(sessions, stadje, ids[:6], eruit=(bereik, nut))
    assert set(statuses(sessions, ids)) == {AfspraakStatus.CONCEPT}
    announce(sessions, stadje, ids, eruit=(bereik, nut))
    with sessions.begin() as session:
        for i in ids:
            answer_afspraak(session, stadje["aanbieder"], i, bezwaar="", vandaag=VANDAAG, nu=NU)
    with sessions() as session:
        assert len(afspraken_in(session, stadje.beschikking, "2025-K2")) == 2
        assert {a.id for a in afspraken_in(session, stadje.beschikking, "2025-K3")} == set(ids)


def test_nothing_chosen_or_what_is_no_concept_is_refused(sessions, stadje, concept):
    een = concept("zelf_aangemeld")
    with pytest.raises(NietGereedError, match="ten minste één concept"):
        announce(sessions, stadje, [])
    with pytest.raises(NietGereedError, match="geen concept meer"):
        announce(sessions, stadje, [een, stadje.afspraken[0]])
    assert statuses(sessions, [een]) == [AfspraakStatus.CONCEPT]


@pytest.mark.parametrize(
    ("wie", "fout"),
    [
        ("adviseur", GeenToegangError),
        ("aanbieder", GeenToegangError),
        ("accounthouder_elders", NietGevondenError),
    ],
)
def test_only_the_accounthouder_of_the_beschikking_announces(sessions, stadje, concept, wie, fout):
    een = concept("zelf_aangemeld")
    with pytest.raises(fout):
        announce(sessions, stadje, [een], wie=wie)
    assert len(announce(sessions, stadje, [een])) == 1
