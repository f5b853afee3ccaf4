"""What waits for the next build is told, whatever changed; and no more than that."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from app.components.stand import describe_achterstand
from app.queries.stand import Stand
from app.services.achterstand import Achterstand, find_achterstand
from app.services.gebeurtenissen import Gebeurtenisinvoer, add_gebeurtenis, withdraw_gebeurtenis
from app.services.logboek import write_log
from app.services.referentiebestanden import Lading, load_referentiebestand
from app.store.archive import Archive
from app.store.sessions import Sessions
from app.store.stad import load_referentieregels, load_stad
from pipelines.samenvatting import hash_grondslag, reference_version
from schemas.vocabulary import Referentiesoort

LADING = Lading(
    soort=Referentiesoort.CONTEXT,
    sleutel="kwb 2023",
    naam="Kerncijfers wijken en buurten 2023",
    bron="CBS Kerncijfers wijken en buurten 2023",
    licentie="CC BY 4.0",
    versie="2023",
    bestandsnaam="kwb.csv",
    inhoud=b"origineel",
    rijen=b"indicatorcode,regiocode\n",
    aantal_rijen=1,
    verslag={},
)


@dataclass
class Wachter:
    """A publication of the city as it was, and what is told since."""

    sessions: Sessions
    stadje: Any
    archive: Archive
    stand: Stand

    def zin(self) -> str:
        """Return what the line under the top bar says that waits."""
        return describe_achterstand(find_achterstand(self.sessions, self.stand))

    def act(self, daad: Callable[[Any], Any]) -> Any:
        """Do something in a transaction of its own."""
        with self.sessions.begin() as session:
            return daad(session)


@pytest.fixture
def wachter(sessions: Sessions, stadje: Any, settings: Any) -> Wachter:
    with sessions() as session:
        grondslag = hash_grondslag(load_stad(session), reference_version(), load_referentieregels(session))
    stand = Stand("b1", stadje.nu, "build-b1.duckdb", "c1", grondslag)
    return Wachter(sessions, stadje, Archive(settings.archief), stand)


def test_nothing_waits_when_nothing_changed_that_figures_follow_from(wachter: Wachter) -> None:
    assert wachter.zin() == ""
    wachter.act(
        lambda s: write_log(s, wachter.stadje["beheerder"], "ingelogd", "account 1", nu=wachter.stadje.nu)
    )
    assert wachter.zin() == ""


def test_a_loaded_file_waits_for_the_next_figures(wachter: Wachter) -> None:
    wachter.act(
        lambda s: load_referentiebestand(
            s, wachter.archive, wachter.stadje["beheerder"], LADING, nu=wachter.stadje.nu
        )
    )
    assert wachter.zin() == "gewijzigde gegevens nog niet verwerkt"


def test_a_change_that_is_taken_back_waits_no_longer(wachter: Wachter) -> None:
    stadje = wachter.stadje
    invoer = Gebeurtenisinvoer(stadje.gebied, stadje.vandaag, "voorziening", "Nieuwe speeltuin")

    def add(session: Any) -> int:
        return add_gebeurtenis(
            session,
            stadje["adviseur"],
            invoer,
            regiocodes={stadje.gebied},
            vandaag=stadje.vandaag,
            nu=stadje.nu,
        ).id

    nummer = wachter.act(add)
    assert wachter.zin() == "gewijzigde gegevens nog niet verwerkt"
    wachter.act(
        lambda s: withdraw_gebeurtenis(s, stadje["adviseur"], nummer, reden="vergissing", nu=stadje.nu)
    )
    assert wachter.zin() == ""


def test_of_figures_from_before_this_was_kept_nothing_is_claimed(wachter: Wachter) -> None:
    wachter.stand = Stand("b1", wachter.stadje.nu, "build-b1.duckdb", "c1")
    assert wachter.zin() == ""


def test_files_and_other_changes_are_told_together() -> None:
    assert describe_achterstand(Achterstand(1, is_anders=False)) == "1 aanlevering nog niet verwerkt"
    assert (
        describe_achterstand(Achterstand(2, is_anders=True))
        == "2 aanleveringen en andere gewijzigde gegevens nog niet verwerkt"
    )
