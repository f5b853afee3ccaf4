"""A dossier of an earlier day is, byte for byte, the dossier made on that day: golden over three builds (R-01, R-50)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from papierlezer import read_text
from sqlalchemy import select
from tweelingstad import BEGIN, Stad, make_city, make_csv, open_city

from app.reports.dossier import write_dossier
from app.services.aanleveringen import Upload, receive_aanlevering, submit_aanlevering
from app.services.afspraakwijzigingen import end_afspraak, save_bezwaar
from app.services.publicatie import referred_builds
from app.services.toezeggingen import Toezegginginvoer, create_toezegging, settle_toezegging
from app.store.tables import Partij, Publicatie, Toezegging
from pipelines.reference import load_referentie
from schemas.errors import NietGevondenError
from schemas.vocabulary import Kwartaal

pytestmark = pytest.mark.traag
K3, K4 = Kwartaal(2025, 3), Kwartaal(2025, 4)
DAGEN = tuple(BEGIN.date() + timedelta(days=n) for n in (0, 2, 4))
VORMEN = ("pdf", "xlsx")


@dataclass
class Verloop:
    """The city after three days, and every dossier as it was made on its own day."""

    stad: Stad
    goud: dict[tuple[date, str], bytes] = field(default_factory=dict)

    def make(self, dag: date, vorm: str) -> bytes:
        return write_dossier(self.stad.context, self.stad.gebruiker("account-boom"), 1, vorm, dag)

    def keep(self, dag: date) -> None:
        self.goud |= {(dag, vorm): self.make(dag, vorm) for vorm in VORMEN}


@pytest.fixture(scope="module")
def verloop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Verloop]:
    data = tmp_path_factory.mktemp("dagen") / "var"
    make_city(data)
    verloop = Verloop(open_city(data))
    for dag, live in zip(DAGEN, (live_first, live_second, live_third), strict=True):
        verloop.stad.move_clock(datetime.combine(dag, BEGIN.timetz()))
        live(verloop.stad)
        verloop.stad.publish()
        verloop.keep(dag)
    yield verloop
    verloop.stad.context.sessions.engine.dispose()


def live_first(stad: Stad) -> None:
    """A file and a promise of the municipality."""
    stad.deliver("boom", "k3.csv", make_csv(K3, "klimrek", "Tarwewijk", zevens=20), K3)
    promise(stad, "Wij leiden meer kinderen toe.")


def live_second(stad: Stad) -> None:
    """The file is corrected, the promise is kept, the party objects to a target."""
    correct(stad, "k3-verbeterd.csv", make_csv(K3, "klimrek", "Tarwewijk", zevens=34))
    with stad.context.sessions.begin() as session:
        nummer = session.scalars(select(Toezegging.id)).one()
        adviseur = stad.gebruiker("adviseur-charlois")
        settle_toezegging(session, adviseur, nummer, is_nagekomen=True, afgedaan_op=DAGEN[0], nu=stad.klok())
        save_bezwaar(session, stad.gebruiker("boom"), 1, bezwaar="bezwaar-een", nu=stad.klok())
    promise(stad, "Wij regelen een ruimte.")


def live_third(stad: Stad) -> None:
    """A next quarter comes in, the objection is worded otherwise, an afspraak ends."""
    stad.deliver("boom", "k4.csv", make_csv(K4, "klimrek", "Tarwewijk", zevens=39, van=50), K4)
    with stad.context.sessions.begin() as session:
        save_bezwaar(session, stad.gebruiker("boom"), 1, bezwaar="bezwaar-twee", nu=stad.klok())
        houder = stad.gebruiker("account-boom")
        end_afspraak(session, houder, 2, reden="Niemand keek ernaar.", vandaag=DAGEN[2], nu=stad.klok())


def promise(stad: Stad, tekst: str) -> None:
    with stad.context.sessions.begin() as session:
        belofte = Toezegginginvoer(1, "rotterdam", tekst, date(2026, 3, 1))
        create_toezegging(session, stad.gebruiker("adviseur-charlois"), belofte, nu=stad.klok())


def correct(stad: Stad, bestandsnaam: str, inhoud: str) -> None:
    boom = stad.gebruiker("boom")
    with stad.context.sessions.begin() as session:
        ontvangst = receive_aanlevering(
            session,
            stad.context.archive,
            boom,
            Upload(inhoud.encode(), bestandsnaam, K3),
            referentie=load_referentie(),
            nu=stad.klok(),
        )
        submit_aanlevering(
            session, boom, ontvangst.aanlevering_id, correctie_reden="Cijfers vergeten.", nu=stad.klok()
        )


@pytest.mark.parametrize("vorm", VORMEN)
@pytest.mark.parametrize("dag", DAGEN, ids=str)
def test_a_dossier_of_a_day_equals_the_one_made_on_that_day(verloop: Verloop, dag: date, vorm: str) -> None:
    assert verloop.make(dag, vorm) == verloop.goud[dag, vorm]


def test_the_three_days_differ_in_what_happened(verloop: Verloop) -> None:
    een, twee, drie = (read_text(verloop.goud[dag, "pdf"]) for dag in DAGEN)
    assert ("k3.csv" in een, "k3-verbeterd.csv" in een, "bezwaar-" in een) == (True, False, False)
    assert ("k3-verbeterd.csv" in twee, "bezwaar-een" in twee, "Niemand keek" in twee) == (True, True, False)
    assert ("k4.csv" in drie, "bezwaar-twee" in drie, "Niemand keek" in drie) == (True, True, True)
    assert ("Open" in een, "Op tijd nagekomen" in een, "Op tijd nagekomen" in twee) == (True, False, True)
    assert len({verloop.goud[dag, "xlsx"] for dag in DAGEN}) == 3


def test_a_day_between_two_builds_shows_the_earlier_one(verloop: Verloop) -> None:
    tussen = read_text(verloop.make(DAGEN[0] + timedelta(days=1), "pdf"))
    assert "k3.csv" in tussen
    assert "k3-verbeterd.csv" not in tussen


def test_a_day_before_any_figure_is_refused(verloop: Verloop) -> None:
    with pytest.raises(NietGevondenError, match="nog geen cijfers"):
        verloop.make(DAGEN[0] - timedelta(days=1), "pdf")


def test_builds_that_a_paper_came_from_are_not_cleared_away(verloop: Verloop) -> None:
    with verloop.stad.context.sessions() as session:
        alle = set(session.scalars(select(Publicatie.build_id)))
        assert len(alle) == 3
        assert alle <= referred_builds(session)


def find_build(verloop: Verloop, nummer: int) -> Path:
    """Return the file of one of the three publications."""
    with verloop.stad.context.sessions() as session:
        gepubliceerd = session.scalars(select(Publicatie).order_by(Publicatie.id)).all()[nummer]
    return verloop.stad.context.settings.builds / gepubliceerd.bestandsnaam


@pytest.mark.parametrize(
    ("sql", "waarom"),
    [
        ("update bouw set drempel = 7", "aantallen onder 7, nu onder 10"),
        ("alter table cijfer drop column vorige_waarde", "niet meer lezen"),
    ],
)
def test_a_build_that_hid_less_or_cannot_be_read_any_more_is_refused(
    verloop: Verloop, sql: str, waarom: str
) -> None:
    pad = find_build(verloop, 1)
    heel = pad.read_bytes()
    with duckdb.connect(str(pad)) as verbinding:
        verbinding.execute(sql)
    with pytest.raises(NietGevondenError, match=waarom):
        verloop.make(DAGEN[1], "xlsx")
    pad.write_bytes(heel)
    assert verloop.make(DAGEN[1], "xlsx") == verloop.goud[DAGEN[1], "xlsx"]


def test_a_lost_build_is_made_again_or_its_dossier_refused(verloop: Verloop) -> None:
    pad = find_build(verloop, 0)
    pad.unlink()
    assert verloop.make(DAGEN[0], "xlsx") == verloop.goud[DAGEN[0], "xlsx"]
    assert pad.exists()
    pad.unlink()
    with verloop.stad.context.sessions.begin() as session:
        session.add(Partij(code="nieuw", naam="Een nieuwe partij", soort="aanbieder"))
    with pytest.raises(NietGevondenError, match="niet meer na te maken") as geweigerd:
        verloop.make(DAGEN[0], "xlsx")
    assert pad.name in str(geweigerd.value)
