"""In which quarters an afspraak counts, and what a talk of such a quarter is about (R-21)."""

import pytest
from sqlalchemy.orm import Session

from app.services.geldigheid import afspraken_in, choose_counting, counts_in
from app.services.gereedheid import active_afspraken, readiness
from app.services.gesprekken import get_afspraak_of
from app.store.sessions import Sessions
from app.store.tables import Afspraak, Gesprek
from schemas.errors import NietGevondenError
from schemas.leercyclus import AfspraakStatus


@pytest.mark.parametrize(
    ("velden", "kwartalen"),
    [
        ({}, {"2025-K2", "2025-K3", "2025-K4"}),
        ({"laatste_kwartaal": "2025-K3"}, {"2025-K2", "2025-K3"}),
        ({"laatste_kwartaal": "2025-K1"}, set()),
        ({"status": AfspraakStatus.CONCEPT}, set()),
        ({"status": AfspraakStatus.AANGEKONDIGD}, set()),
        (
            {"status": AfspraakStatus.AANGEKONDIGD, "spoed_reden": "veiligheid"},
            {"2025-K2", "2025-K3", "2025-K4"},
        ),
        ({"status": AfspraakStatus.INGETROKKEN, "spoed_reden": "veiligheid"}, set()),
    ],
)
def test_an_afspraak_counts_from_its_first_quarter_to_its_last_once_the_party_answered(velden, kwartalen):
    afspraak = Afspraak(
        **{
            "status": AfspraakStatus.BEVESTIGD,
            "spoed_reden": "",
            "van_kwartaal": "2025-K2",
            "tot_kwartaal": "2025-K4",
        }
        | velden
    )
    alle = ["2025-K1", "2025-K2", "2025-K3", "2025-K4", "2026-K1"]
    assert {k for k in alle if counts_in(afspraak, k)} == kwartalen


def test_outcome_comes_before_output_whatever_was_agreed_first(sessions: Sessions, stadje):
    with sessions() as session:
        nut, bereik = (session.get_one(Afspraak, nummer) for nummer in stadje.afspraken)
        assert choose_counting([bereik, nut], "2025-K3") == [nut, bereik]


def start_later(session: Session, afspraak_id: int) -> None:
    session.get_one(Afspraak, afspraak_id).van_kwartaal = "2025-K4"


def test_a_talk_is_about_what_counted_in_its_own_quarter(sessions: Sessions, stadje):
    """The afspraak of after the quarter is not read, not waited for, and cannot be written about."""
    nut, bereik = stadje.afspraken
    with sessions.begin() as session:
        gesprek = session.get_one(Gesprek, stadje.gesprek)
        voor = readiness(session, gesprek)
        assert [a.id for a in active_afspraken(session, gesprek)] == [nut, bereik]
        start_later(session, bereik)
        session.flush()
        assert [a.id for a in active_afspraken(session, gesprek)] == [nut]
        assert [a.id for a in afspraken_in(session, stadje.beschikking, "2025-K4")] == [nut, bereik]
        assert len(readiness(session, gesprek)) < len(voor)
        assert get_afspraak_of(session, stadje["adviseur"], gesprek, nut).id == nut
        with pytest.raises(NietGevondenError):
            get_afspraak_of(session, stadje["adviseur"], gesprek, bereik)
