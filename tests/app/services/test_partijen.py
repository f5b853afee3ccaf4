"""The register of parties, members and interventions: kept by a beheerder, closed with a date, never wiped."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from app.services.allianties import add_alliantielid, end_alliantielid
from app.services.interventiefactoren import Factorinvoer, link_factor, unlink_factor
from app.services.interventies import (
    Interventieinvoer,
    add_interventie,
    change_interventie,
    close_interventie,
    reopen_interventie,
)
from app.services.partijen import add_partij, change_partij, close_partij, reopen_partij
from app.services.wijkinzet import Inzetinvoer, tell_wijkinzet
from app.store.tables import Beschikking, Interventie, InterventieFactor, Logregel, Partij
from schemas.errors import GeenToegangError, NietGereedError, NietGevondenError, OngeldigeWaardeError
from schemas.vocabulary import Kwartaal

NU = datetime(2025, 11, 3, 9, 0, tzinfo=UTC)
K1, K3, K4 = Kwartaal(2025, 1), Kwartaal(2025, 3), Kwartaal(2025, 4)
LATER = Kwartaal(2027, 1)
KLAS = Interventieinvoer(
    "Sterk in de klas",
    "leerlingen",
    8,
    16,
    3,
    is_erkend=True,
    is_individueel=False,
    veranderlogica="gezien worden",
)
FACTOR = Factorinvoer("CTC-02", 2, "wie meedoet, hoort erbij", "handboek, blz. 4", is_voorlopig=False)
NAMEN = {"CTC-01": "Binding", "CTC-02": "Kansen"}


def logged(session, gebeurtenis: str) -> list[Logregel]:
    return list(
        session.scalars(select(Logregel).where(Logregel.gebeurtenis == gebeurtenis).order_by(Logregel.id))
    )


@pytest.mark.parametrize("wie", ["aanbieder", "adviseur", "accounthouder", "wijkpartner"])
def test_only_a_beheerder_keeps_the_register(sessions, stadje, wie):
    doen = (
        lambda s, g: add_partij(s, g, naam="Nieuw", soort="aanbieder", nu=NU),
        lambda s, g: change_partij(s, g, "stroom", naam="Anders", soort="aanbieder", nu=NU),
        lambda s, g: close_partij(s, g, "stroom", tot=LATER, reden="stopt", nu=NU),
        lambda s, g: reopen_partij(s, g, "stroom", nu=NU),
        lambda s, g: add_alliantielid(s, g, "stroom", "anker", van=K4, tot=None, nu=NU),
        lambda s, g: end_alliantielid(s, g, 1, tot=K4, nu=NU),
        lambda s, g: add_interventie(s, g, KLAS, nu=NU),
        lambda s, g: change_interventie(s, g, "klas", KLAS, nu=NU),
        lambda s, g: close_interventie(s, g, "klas", tot=LATER, reden="stopt", nu=NU),
        lambda s, g: reopen_interventie(s, g, "klas", nu=NU),
        lambda s, g: link_factor(s, g, "klas", FACTOR, namen=NAMEN, nu=NU),
        lambda s, g: unlink_factor(s, g, "klas", "CTC-01", reden="niet waar", nu=NU),
    )
    for doe in doen:
        with pytest.raises(GeenToegangError), sessions.begin() as session:
            doe(session, stadje[wie])


def test_a_new_party_gets_a_code_of_its_name_and_a_name_is_there_once(sessions, stadje):
    beheerder = stadje["beheerder"]
    with sessions.begin() as session:
        eerste = add_partij(session, beheerder, naam="Café ’t Hoekje", soort="informele_partner", nu=NU)
        assert eerste.code == "cafe_t_hoekje"
        assert add_partij(session, beheerder, naam="3D-lab", soort="aanbieder", nu=NU).code == "x_3d_lab"
        with pytest.raises(OngeldigeWaardeError, match="al een partij"):
            add_partij(session, beheerder, naam="café ’t HOEKJE".replace("É", "é"), soort="aanbieder", nu=NU)
        with pytest.raises(OngeldigeWaardeError, match="al een partij"):
            change_partij(session, beheerder, "stroom", naam="Stichting Anker", soort="aanbieder", nu=NU)
        with pytest.raises(OngeldigeWaardeError):
            add_partij(session, beheerder, naam="Iets", soort="vriendenclub", nu=NU)
        with pytest.raises(NietGereedError):
            add_partij(session, beheerder, naam=" ", soort="aanbieder", nu=NU)


def test_a_corrected_party_keeps_its_code_and_the_log_what_it_was_called(sessions, stadje):
    with sessions.begin() as session:
        change_partij(session, stadje["beheerder"], "stroom", naam="Stroom BV", soort="aanbieder", nu=NU)
    with sessions() as session:
        assert session.get_one(Partij, "stroom").naam == "Stroom BV"
        (regel,) = logged(session, "partij_gewijzigd")
        assert regel.details == {"eerdere_naam": "Stichting Stroom", "eerdere_soort": "aanbieder"}


def test_a_party_with_running_work_is_not_closed_and_what_runs_is_named(sessions, stadje):
    with sessions.begin() as session:
        beheerder = stadje["beheerder"]
        with pytest.raises(NietGereedError) as geweigerd:
            close_partij(session, beheerder, "stroom", tot=K4, reden="fusie", nu=NU)
        assert geweigerd.value.redenen == ("Beschikking B-1 loopt daarna nog door.",)
        with pytest.raises(OngeldigeWaardeError):
            close_partij(session, beheerder, "gemeente", tot=LATER, reden="fusie", nu=NU)
        with pytest.raises(NietGereedError):
            close_partij(session, beheerder, "stroom", tot=LATER, reden=" ", nu=NU)
        assert (
            close_partij(session, beheerder, "stroom", tot=LATER, reden="fusie", nu=NU).laatste_kwartaal
            == "2027-K1"
        )


def test_nothing_new_begins_with_who_or_what_was_closed_until_it_is_open_again(sessions, stadje):
    inzet = Inzetinvoer(
        stadje.gebied, "Moeders", "informele_partner", "Koffietafel", 0, 11, "CTC-01", "zij kennen elkaar", K3
    )
    beheerder, adviseur = stadje["beheerder"], stadje["adviseur"]
    with sessions.begin() as session:
        moeders = add_partij(session, beheerder, naam="Moeders", soort="informele_partner", nu=NU)
        tafel = add_interventie(session, beheerder, replace(KLAS, naam="Koffietafel"), nu=NU)
        close_partij(session, beheerder, moeders.code, tot=Kwartaal(2025, 2), reden="gestopt", nu=NU)
        with pytest.raises(NietGereedError, match="Moeders is gesloten na K2 2025"):
            tell_wijkinzet(session, adviseur, inzet, namen=NAMEN, nu=NU)
        reopen_partij(session, beheerder, moeders.code, nu=NU)
        close_interventie(session, beheerder, tafel.code, tot=Kwartaal(2025, 2), reden="gestopt", nu=NU)
        with pytest.raises(NietGereedError, match="Koffietafel is gesloten na K2 2025"):
            tell_wijkinzet(session, adviseur, inzet, namen=NAMEN, nu=NU)
        reopen_interventie(session, beheerder, tafel.code, nu=NU)
        assert tell_wijkinzet(session, adviseur, inzet, namen=NAMEN, nu=NU).partijcode == moeders.code
        # What the wijk told has no end yet, so both stay open.
        for sluit, code in ((close_partij, moeders.code), (close_interventie, tafel.code)):
            with pytest.raises(NietGereedError, match="zonder einde"):
                sluit(session, beheerder, code, tot=LATER, reden="gestopt", nu=NU)
        for heropen, code in ((reopen_partij, moeders.code), (reopen_interventie, tafel.code)):
            with pytest.raises(NietGereedError, match="niet gesloten"):
                heropen(session, beheerder, code, nu=NU)


def test_members_of_an_alliance_have_a_period_end_once_and_never_overlap(sessions, stadje):
    beheerder = stadje["beheerder"]
    with sessions.begin() as session:
        change_partij(session, beheerder, "stroom", naam="Alliantie Stroom", soort="alliantie", nu=NU)
        lid = add_alliantielid(session, beheerder, "stroom", "anker", van=K3, tot=None, nu=NU)
        for van, tot in ((K4, None), (K1, K3)):
            with pytest.raises(OngeldigeWaardeError, match="al lid"):
                add_alliantielid(session, beheerder, "stroom", "anker", van=van, tot=tot, nu=NU)
        with pytest.raises(NietGereedError, match="leden"):
            change_partij(session, beheerder, "stroom", naam="Stroom", soort="aanbieder", nu=NU)
        with pytest.raises(NietGereedError, match="lidmaatschap"):
            close_partij(session, beheerder, "anker", tot=LATER, reden="stopt", nu=NU)
        with pytest.raises(OngeldigeWaardeError, match="voor het eerste"):
            end_alliantielid(session, beheerder, lid.id, tot=K1, nu=NU)
        assert end_alliantielid(session, beheerder, lid.id, tot=K4, nu=NU).tot_kwartaal == "2025-K4"
        with pytest.raises(NietGereedError, match="al beëindigd"):
            end_alliantielid(session, beheerder, lid.id, tot=LATER, nu=NU)
        assert add_alliantielid(session, beheerder, "stroom", "anker", van=LATER, tot=None, nu=NU)
        with pytest.raises(NietGevondenError):
            add_alliantielid(session, beheerder, "anker", "gemeente", van=K4, tot=None, nu=NU)
        with pytest.raises(NietGevondenError):
            end_alliantielid(session, beheerder, 999, tot=K4, nu=NU)
        with pytest.raises(OngeldigeWaardeError, match="voor het eerste"):
            add_alliantielid(session, beheerder, "stroom", "gemeente", van=K4, tot=K1, nu=NU)


def test_an_intervention_says_for_whom_it_is_and_through_what_it_works(sessions, stadje):
    beheerder = stadje["beheerder"]
    with sessions.begin() as session:
        for fout in ({"leeftijd_van": 20}, {"leeftijd_tot": 99}, {"trede": 7}, {"naam": "Sport na school"}):
            with pytest.raises(OngeldigeWaardeError):
                change_interventie(session, beheerder, "klas", replace(KLAS, **fout), nu=NU)
        for leeg in ({"veranderlogica": ""}, {"doelgroep": " "}, {"naam": ""}, {"trede": 0}):
            with pytest.raises(NietGereedError):
                change_interventie(session, beheerder, "klas", replace(KLAS, **leeg), nu=NU)
        change_interventie(session, beheerder, "klas", KLAS, nu=NU)
        nieuw = add_interventie(session, beheerder, replace(KLAS, naam="Nieuw", is_erkend=False), nu=NU)
        assert (nieuw.code, nieuw.is_erkend) == ("nieuw", False)
    with sessions() as session:
        assert session.get_one(Interventie, "klas").trede == 3
        (regel,) = logged(session, "interventie_gewijzigd")
        assert (regel.details["eerder_trede"], regel.details["eerder_is_erkend"]) == (2, False)
        assert "eerder_naam" not in regel.details


def test_an_intervention_of_a_running_beschikking_is_not_closed(sessions, stadje):
    with sessions.begin() as session:
        with pytest.raises(NietGereedError, match="B-1"):
            close_interventie(session, stadje["beheerder"], "klas", tot=K4, reden="stopt", nu=NU)
        session.get_one(Beschikking, stadje.beschikking).tot_kwartaal = "2025-K3"
        session.flush()
        klas = close_interventie(session, stadje["beheerder"], "klas", tot=K4, reden="stopt", nu=NU)
        assert (klas.laatste_kwartaal, klas.einde_reden) == ("2025-K4", "stopt")


def test_a_link_to_a_factor_says_why_and_its_correction_keeps_what_it_said(sessions, stadje):
    beheerder = stadje["beheerder"]
    with sessions.begin() as session:
        link_factor(session, beheerder, "klas", FACTOR, namen=NAMEN, nu=NU)
        link_factor(session, beheerder, "klas", replace(FACTOR, onderbouwing="beter gezegd"), namen={}, nu=NU)
        with pytest.raises(OngeldigeWaardeError, match="de factor"):
            link_factor(session, beheerder, "klas", replace(FACTOR, factor_id="ONZIN"), namen=NAMEN, nu=NU)
        for leeg in ({"onderbouwing": ""}, {"bron": ""}):
            with pytest.raises(NietGereedError), session.begin_nested():
                link_factor(session, beheerder, "klas", replace(FACTOR, **leeg), namen=NAMEN, nu=NU)
        with pytest.raises(OngeldigeWaardeError), session.begin_nested():
            link_factor(session, beheerder, "klas", replace(FACTOR, trede=9), namen=NAMEN, nu=NU)
    with sessions.begin() as session:
        assert session.get_one(InterventieFactor, ("klas", "CTC-02")).onderbouwing == "beter gezegd"
        assert (
            logged(session, "factor_gekoppeld")[1].details["eerder_onderbouwing"]
            == "wie meedoet, hoort erbij"
        )
        with pytest.raises(NietGereedError):
            unlink_factor(session, beheerder, "klas", "CTC-02", reden=" ", nu=NU)
        unlink_factor(session, beheerder, "klas", "CTC-02", reden="niet waar", nu=NU)
        with pytest.raises(NietGevondenError):
            unlink_factor(session, beheerder, "klas", "CTC-02", reden="nog eens", nu=NU)
        assert logged(session, "factor_ontkoppeld")[0].details["onderbouwing"] == "beter gezegd"
