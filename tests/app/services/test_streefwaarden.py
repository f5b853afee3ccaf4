"""A target that is the same everywhere is flagged, by number and never by name (R-22)."""

from app.services.streefwaarden import find_equal_targets
from app.store.tables import Afspraak, Beschikking


def test_a_target_is_flagged_from_three_beschikkingen_in_the_same_quarter(sessions, stadje):
    with sessions.begin() as session:
        eerste = session.get_one(Afspraak, stadje.afspraken[0])
        ander = session.get_one(Afspraak, stadje.andere_afspraak)
        derde = Beschikking(
            kenmerk="B-3",
            titel="B-3",
            partijcode="anker",
            account="Jeugd",
            van_kwartaal="2025-K1",
            tot_kwartaal="2026-K4",
            budget_euro=1,
            doeltekst="d",
        )
        session.add(derde)
        session.flush()
        extra = Afspraak(
            beschikking_id=derde.id,
            indicatorcode="nut_gemiddeld",
            interventiecode="sport",
            streefwaarde=7.5,
            van_kwartaal="2025-K3",
            tot_kwartaal="2026-K4",
        )
        session.add(extra)
        eerste.streefwaarde = ander.streefwaarde = 7.5
        session.flush()
        assert find_equal_targets(session, "2025-K2") == {}
        assert find_equal_targets(session, "2025-K3") == {("nut_gemiddeld", 7.5): 3}
        ander.streefwaarde = 7.4
        session.flush()
        assert find_equal_targets(session, "2025-K3") == {}
