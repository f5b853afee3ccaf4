"""What the form of an event says before it is recorded: how many comparisons a break would end."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.context import Context
from app.identity import Gebruiker
from app.pages.gebeurtenissen_daden import count_vergelijkingen, show_gevolg
from app.services.gebeurtenissen import Gebeurtenisinvoer
from tests.app.pages import bouwrijen
from tests.app.pages.bouwrijen import regio
from tests.app.pages.cijferrijen import cijfer
from tests.app.pages.conftest import make_stad
from tests.app.pages.stadsrijen import BUURT, GEBIED, GM

BEHEERDER = Gebruiker(1, "Bea", "beheerder")
ADVISEUR = Gebruiker(2, "Ans", "gebiedsadviseur", regiocodes=frozenset({GEBIED}))
ELDERS = "WK059910"
Telling = Callable[..., int]


def rijen() -> list[dict[str, Any]]:
    """Comparisons of two quarters in a buurt, its gebied, another gebied and the gemeente; some are none."""
    plekken = ((BUURT, "buurt"), (GEBIED, "gebied"), (ELDERS, "gebied"), (GM, "gemeente"))
    gewoon = [
        cijfer(
            "nut_zeven_of_hoger",
            kwartaal,
            regiocode=code,
            regioniveau=niveau,
            interventiecode=interventie,
            vorig_kwartaal=vorig,
        )
        for code, niveau in plekken
        for kwartaal, vorig in (("2025-K3", "2025-K2"), ("2025-K4", "2025-K3"))
        for interventie in ("klimrek", "schommel", "*")
    ]
    zonder = cijfer("bereik", "2025-K3", soort="prestatie", vorm="aantal", verandering="geen_vergelijking")
    half = cijfer("betrouwbare_verbetering", "2025-K2", periode="halfjaar", vorig_kwartaal="2024-K4")
    return [*gewoon, zonder, half]


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    plaatsen = [
        regio(GM, "Rotterdam", "gemeente", "", ""),
        regio(GEBIED, "Charlois", "gebied", GM, GEBIED),
        regio(ELDERS, "Feijenoord", "gebied", GM, ELDERS),
        regio(BUURT, "Tarwewijk", "buurt", GEBIED, GEBIED),
    ]
    monkeypatch.setitem(bouwrijen.BUILD, "cijfer", rijen())
    monkeypatch.setitem(bouwrijen.BUILD, "regio", plaatsen)
    stad = make_stad(tmp_path)
    yield stad
    stad.sessions.engine.dispose()


def wissel(regiocode: str, dag: date, interventie: str | None = None) -> Gebeurtenisinvoer:
    return Gebeurtenisinvoer(regiocode, dag, "aanbiederwissel", "Een andere aanbieder", interventie)


@pytest.mark.parametrize(
    ("plaats", "dag", "interventie", "aantal"),
    [
        # On the first day of a quarter only that quarter loses its comparison, in the place and below.
        (GEBIED, date(2025, 7, 1), None, 6),
        (BUURT, date(2025, 7, 1), None, 3),
        (GM, date(2025, 7, 1), None, 12),
        # Within a quarter the next one loses it too; the half-year that had ended keeps its own.
        (GEBIED, date(2025, 8, 15), None, 12),
        # Of one intervention: that one and all together.
        (GEBIED, date(2025, 7, 1), "klimrek", 4),
    ],
)
def test_a_break_ends_the_comparisons_of_its_place_its_quarters_and_its_intervention(
    plaats: str, dag: date, interventie: str | None, aantal: int, context: Context
) -> None:
    assert count_vergelijkingen(context, BEHEERDER, wissel(plaats, dag, interventie)) == aantal


def test_a_half_year_that_ends_in_the_quarter_of_the_break_is_counted(context: Context) -> None:
    # K2 holds no other comparison than that of the half-year.
    assert count_vergelijkingen(context, BEHEERDER, wissel(GEBIED, date(2025, 4, 1))) == 1


def test_only_what_this_person_may_see_is_counted(context: Context) -> None:
    stadsbreed = wissel(GM, date(2025, 7, 1))
    # Own gebied and its buurt, and the gemeente for comparison; never the gebied of another adviser.
    assert count_vergelijkingen(context, ADVISEUR, stadsbreed) == 9


def test_the_form_says_the_number_and_records_nothing(context: Context) -> None:
    codes = frozenset({GM, GEBIED, BUURT, ELDERS})
    tekst = str(show_gevolg(context, BEHEERDER, wissel(BUURT, date(2025, 7, 1), None), codes))
    assert "verdwijnen 3 vergelijkingen met het kwartaal ervoor (K3 2025)" in tekst
    speeltuin = Gebeurtenisinvoer(BUURT, date(2025, 7, 1), "voorziening", "Speeltuin open")
    assert "Vergelijkingen blijven staan." in str(show_gevolg(context, BEHEERDER, speeltuin, codes))
