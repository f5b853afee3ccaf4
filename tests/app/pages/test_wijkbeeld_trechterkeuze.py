"""Which funnel stands there: the own level, else the gebied among the gebieden, else another outcome, always with why."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.components.plaatsen import read_plaatsen
from app.context import Context
from app.identity import Gebruiker
from app.pages.wijkbeeld import make_blik
from app.pages.wijkbeeld_trechter import show_trechterdeel
from tests.app.pages import bouwrijen
from tests.app.pages.bouwrijen import regio
from tests.app.pages.cijferrijen import VERBORGEN, cijfer
from tests.app.pages.conftest import make_stad
from tests.app.pages.stadsrijen import BUURT, GEBIED, GM

pytestmark = pytest.mark.traag
KWARTAAL = "2025-K4"
BEHEERDER = Gebruiker(1, "Bea", "beheerder")
GEBIEDEN = [GEBIED, *(f"WK05990{i}" for i in range(1, 7))]
BUURTEN = [BUURT, *(f"BU0599157{i}" for i in range(1, 7))]
NUT, HULP = "nut_zeven_of_hoger", "zonder_hulp_verder"
Vraag = Callable[..., str]
Rijen = list[dict[str, Any]]


def rijen(
    code: str, *, gebieden: int = 7, buurten: int = 7, eigen: bool = True, informant: str = "*"
) -> Rijen:
    """Return one outcome of one informant: visible in so many gebieden and buurten, the own one of each first."""
    uit = [cijfer(code, KWARTAAL, regiocode=GM, regioniveau="gemeente", n=400.0)]
    for niveau, plekken, zichtbaar in (("gebied", GEBIEDEN, gebieden), ("buurt", BUURTEN, buurten)):
        for i, code_hier in enumerate(plekken):
            is_weg = i >= zichtbaar or (niveau == "buurt" and i == 0 and not eigen)
            extra = VERBORGEN if is_weg else {"waarde": 0.5 + i * 0.05, "n": 40.0 + i}
            uit.append(cijfer(code, KWARTAAL, regiocode=code_hier, regioniveau=niveau, **extra))
    return [rij | {"informant": informant, "cijfer_id": f"{rij['cijfer_id']}/{informant}"} for rij in uit]


@pytest.fixture
def trechter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Vraag]:
    """Return the question: the funnel of a place in a town with these figures, as everything a reader meets."""
    contexten: list[Context] = []

    def run(cijfers: Rijen, **vraag: str) -> str:
        plaatsen = [
            regio(GM, "Rotterdam", "gemeente", "", ""),
            *(regio(c, "Charlois" if c == GEBIED else f"Gebied {c}", "gebied", GM, c) for c in GEBIEDEN),
            *(
                regio(c, "Tarwewijk" if c == BUURT else f"Buurt {c}", "buurt", GEBIED, GEBIED)
                for c in BUURTEN
            ),
        ]
        monkeypatch.setitem(bouwrijen.BUILD, "cijfer", cijfers)
        monkeypatch.setitem(bouwrijen.BUILD, "regio", plaatsen)
        context = make_stad(tmp_path / str(len(contexten)))
        contexten.append(context)
        gevraagd = {"regio": BUURT, "kwartaal": KWARTAAL} | vraag
        blik = make_blik(context, BEHEERDER, read_plaatsen(context.marts.regios()), gevraagd)
        deel = show_trechterdeel(blik)
        return "" if deel is None else json.dumps(deel, default=_plain, ensure_ascii=False)

    yield run
    for context in contexten:
        context.sessions.engine.dispose()


def _plain(deel: Any) -> Any:
    return deel.to_plotly_json()


def test_a_place_that_is_seen_stands_among_its_own_level(trechter: Vraag) -> None:
    tekst = trechter(rijen(NUT))
    assert "Tarwewijk naast de andere buurten" in tekst
    assert "te weinig" not in tekst


@pytest.mark.parametrize(
    "weg", [{"buurten": 5}, {"eigen": False}], ids=["te weinig buurten", "zelf verborgen"]
)
def test_a_buurt_with_too_little_to_see_gives_its_gebied_among_the_gebieden(
    trechter: Vraag, weg: dict[str, Any]
) -> None:
    tekst = trechter(rijen(NUT, **weg))
    assert "Charlois naast de andere gebieden: " in tekst
    zin = (
        "Tarwewijk heeft te weinig zichtbare cijfers; "
        "hier staat het gebied Charlois naast de andere gebieden."
    )
    assert zin in tekst
    # Others stay points without a name, whatever the level.
    assert not any(f"Gebied {code}" in tekst or f"Buurt {code}" in tekst for code in (*GEBIEDEN, *BUURTEN))
    assert "een andere plek" in tekst


def test_an_outcome_that_can_be_drawn_goes_before_one_that_cannot(trechter: Vraag) -> None:
    tekst = trechter([*rijen(NUT, gebieden=3, buurten=3), *rijen(HULP)], indicator=NUT)
    assert "Tarwewijk naast de andere buurten" in tekst
    assert "is niet te vergelijken; u ziet een andere uitkomst." in tekst


def test_the_outcome_asked_for_goes_first_even_at_the_level_of_the_gebied(trechter: Vraag) -> None:
    tekst = trechter([*rijen(NUT, buurten=3), *rijen(HULP)], indicator=NUT)
    assert "Charlois naast de andere gebieden" in tekst
    assert "een andere uitkomst" not in tekst


def test_another_informant_stands_there_with_the_reason(trechter: Vraag) -> None:
    cijfers = [*rijen(NUT, buurten=3, informant="jongere"), *rijen(NUT, informant="ouder")]
    tekst = trechter(cijfers, indicator=NUT, interventie="klimrek", informant="jongere")
    assert "Tarwewijk naast de andere buurten" in tekst
    assert (
        "volgens ouders, K4 2025. Van Klimrek, volgens jongeren, zijn er te weinig plekken te zien." in tekst
    )


def test_another_intervention_never_stands_in(trechter: Vraag) -> None:
    cijfers = [*rijen(NUT, gebieden=3, buurten=3), *_of_another(rijen(HULP))]
    assert "naast de andere" not in trechter(cijfers, indicator=NUT, interventie="klimrek")


def _of_another(cijfers: Rijen) -> Rijen:
    return [rij | {"interventiecode": "schommel", "cijfer_id": f"{rij['cijfer_id']}/s"} for rij in cijfers]


def test_four_other_places_are_too_few_at_every_level(trechter: Vraag) -> None:
    tekst = trechter(rijen(NUT, gebieden=5, buurten=5))
    assert "met andere buurten of gebieden zijn er minstens 5 nodig" in tekst
    assert "naast de andere" not in tekst


def test_a_place_without_any_figure_to_see_says_so(trechter: Vraag) -> None:
    tekst = trechter(rijen(NUT, gebieden=0, buurten=0))
    assert "Van Tarwewijk is dit kwartaal geen cijfer te tonen om naast de stad te leggen." in tekst


def test_in_a_quarter_without_a_new_half_year_the_newest_that_ended_is_compared(trechter: Vraag) -> None:
    halfjaar = [
        rij | {"periode": "halfjaar", "kwartaal": "2025-K2", "cijfer_id": f"{rij['cijfer_id']}/h"}
        for rij in rijen("betrouwbare_verbetering", informant="jongere")
    ]
    tekst = trechter(halfjaar, indicator="betrouwbare_verbetering", kwartaal="2025-K3")
    assert "Tarwewijk naast de andere buurten" in tekst
    assert "volgens jongeren, eerste helft 2025." in tekst
    # One that has not ended yet is not there.
    assert "naast de andere" not in trechter(
        halfjaar, indicator="betrouwbare_verbetering", kwartaal="2025-K1"
    )
