"""Loading beschikkingen: who may, what becomes of the afspraken, and who sees what is new."""

import pytest

from app.services.accounts import to_gebruiker
from app.services.beschikkingenladen import load_beschikkingen
from app.services.geldigheid import afspraken_in
from app.store.access import get_beschikking
from app.store.tables import Account, Afspraak, Beschikking
from pipelines.beschikkingenlijst import Beschikkingenlijst, empty_of
from schemas.beschikkingenbestand import load_kolommen
from schemas.bevinding import Bevinding, Ernst, Plaats
from schemas.errors import GeenToegangError, NietGereedError
from schemas.leercyclus import AfspraakStatus


def make_lijst(**velden) -> Beschikkingenlijst:
    leeg = {blad: {k.veld: empty_of(k) for k in kolommen} for blad, kolommen in load_kolommen().items()}
    beschikking = leeg["beschikkingen"] | {
        "kenmerk": "B-9",
        "titel": "Sterk op Zuid",
        "partijcode": "stroom",
        "account": "Jeugd",
        "van_kwartaal": "2026-K3",
        "tot_kwartaal": "2027-K4",
        "budget_euro": 120_000,
        "voorganger": "B-1",
        "interventies": (("klas", "experiment"),),
        "gebieden": ("WK059915",),
        "doeltekst": "Jongeren groeien veilig op.",
    }
    afspraak = leeg["afspraken"] | {
        "kenmerk": "B-9",
        "indicatorcode": "zonder_hulp_verder",
        "interventiecode": "klas",
        "streefwaarde": 80.0,
    }
    return Beschikkingenlijst((beschikking | velden,), (afspraak,), (), ())


@pytest.mark.parametrize("wie", ["accounthouder", "beheerder"])
def test_afspraken_become_concepts_and_who_keeps_the_account_sees_the_new_beschikking(sessions, stadje, wie):
    with sessions.begin() as session:
        (nieuw,) = load_beschikkingen(session, stadje[wie], make_lijst(), nu=stadje.nu)
    with sessions() as session:
        houder = to_gebruiker(session, session.query(Account).filter_by(inlognaam="accounthouder").one())
        gevonden = get_beschikking(session, houder, nieuw.id)
        assert gevonden.voorganger_id == stadje.beschikking
        assert [i.regime for i in gevonden.interventies] == ["experiment"]
        (afspraak,) = gevonden.afspraken
        assert (afspraak.status, afspraak.streefwaarde) == (AfspraakStatus.CONCEPT, 0.8)
        assert afspraken_in(session, nieuw.id, "2026-K3") == []


def test_nothing_is_kept_of_a_list_with_a_mistake(sessions, stadje):
    fout = Bevinding(
        "x", Ernst.FOUT, Plaats("Beschikkingen", 2), "", "", boodschap="fout.", herstel="herstel."
    )
    goed = make_lijst()
    kapot = Beschikkingenlijst(goed.beschikkingen, goed.afspraken, (fout,), ())
    leeg = Beschikkingenlijst((), (), (), ())
    for lijst in (kapot, leeg, make_lijst(voorganger="B-77")):
        with pytest.raises(NietGereedError), sessions.begin() as session:
            load_beschikkingen(session, stadje["beheerder"], lijst, nu=stadje.nu)
    with sessions() as session:
        assert session.query(Beschikking).count() == 2
        assert session.query(Afspraak).filter_by(status=AfspraakStatus.CONCEPT).count() == 0


def test_an_accounthouder_loads_for_the_own_account_only_and_others_not_at_all(sessions, stadje):
    vreemd = make_lijst(account="Sport")
    for wie in ("adviseur", "aanbieder"):
        with pytest.raises(GeenToegangError), sessions.begin() as session:
            load_beschikkingen(session, stadje[wie], make_lijst(), nu=stadje.nu)
    with pytest.raises(GeenToegangError, match="Sport"), sessions.begin() as session:
        load_beschikkingen(session, stadje["accounthouder"], vreemd, nu=stadje.nu)
    with sessions.begin() as session:
        assert load_beschikkingen(session, stadje["beheerder"], vreemd, nu=stadje.nu)
