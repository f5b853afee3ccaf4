"""A talk of the demo city as its adviser meets it an hour before: the way to it, last time's agreements, true words."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from dash.development.base_component import Component
from demokopie import copy_demo
from sqlalchemy import select

from app.context import Context
from app.identity import Gebruiker
from app.pages import gesprek as gesprekspagina
from app.pages import start, wijkbeeld
from app.reports.gesprekskaart import make_kaart
from app.reports.stof import load_stof
from app.services.accounts import to_gebruiker
from app.settings import load_settings
from app.store.tables import Account, Beschikking, Gesprek, Lezing
from app.wiring import make_context

pytestmark = pytest.mark.traag
WEINIG = ("zo weinig", "te weinig", "weinig mensen", "handvol", "niets op te bouwen", "niet volledig")


@pytest.fixture(scope="module")
def context(gevulde_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    data = copy_demo(gevulde_demo, tmp_path_factory.mktemp("gesprek") / "var")
    context = make_context(load_settings({"WIJKSPIEGEL_DATA": str(data)}))
    yield context
    context.sessions.engine.dispose()


@pytest.fixture(scope="module")
def adviseur(context: Context) -> Gebruiker:
    with context.sessions() as session:
        return to_gebruiker(
            session, session.scalars(select(Account).where(Account.inlognaam == "adviseur")).one()
        )


@pytest.fixture(scope="module")
def nummer(context: Context) -> int:
    """The talk that is opened and not held yet."""
    with context.sessions() as session:
        vraag = select(Gesprek.id).join(Gesprek.beschikking).where(Beschikking.kenmerk == "JP-2023-102")
        return session.scalars(
            vraag.where(Gesprek.kwartaal == "2025-K3", Gesprek.regiocode == "WK059915")
        ).one()


@pytest.fixture
def lees(context: Context, adviseur: Gebruiker, nummer: int) -> Callable[[str], str]:
    """Give the text of one step of the talk."""
    return lambda stap: read(gesprekspagina.layout(context, adviseur, gesprek=str(nummer), stap=stap))


def read(blad: Component) -> str:
    return json.dumps(blad.to_plotly_json(), default=lambda deel: deel.to_plotly_json(), ensure_ascii=False)


def test_start_names_the_next_talk_above_everything_that_is_asked(
    context: Context, adviseur: Gebruiker, nummer: int
) -> None:
    tekst = read(start.layout(context, adviseur))
    volgend, gevraagd = tekst.index("Uw volgende gesprek: "), tekst.index("Wat nu van u gevraagd wordt")
    assert volgend < tekst.index(f"/gesprek?gesprek={nummer}") < gevraagd
    assert " (Charlois), 22 januari 2026 om 10:00, Huis van de Wijk Tarwewijk." in tekst[:gevraagd]


@pytest.mark.parametrize("stap", ["", "begin"])
def test_a_talk_begins_with_what_was_agreed_last_time_and_how_that_stands(
    lees: Callable[[str], str], stap: str
) -> None:
    tekst = lees(stap)
    deel = tekst[tekst.index("Wat wij vorige keer afspraken") :]
    assert "K2 2025, gesprek van 4 september 2025" in deel
    assert "De tweede vragenlijst samen invullen" in deel
    assert ": proberen. Wij kijken terug in K2 2026." in deel
    assert ": op tijd nagekomen, toegezegd voor 30 september 2025." in deel
    assert "Het eigen deel van de gemeente toen" in deel


def test_a_first_talk_has_no_last_time(context: Context, adviseur: Gebruiker) -> None:
    with context.sessions() as session:
        eerste = session.scalars(select(Gesprek.id).where(Gesprek.kwartaal == "2023-K3")).one()
    assert "vorige keer" not in read(gesprekspagina.layout(context, adviseur, gesprek=str(eerste)))


def test_a_step_that_nobody_can_know_to_be_done_is_over_not_done(lees: Callable[[str], str]) -> None:
    """No wijkpartner said anything, and their day is past."""
    tekst = lees("")
    deel = tekst[tekst.index("Zeggen of u de cijfers herkent") :]
    assert deel.index("voorbij") < deel.index("klaar")


def test_a_figure_of_a_half_year_is_not_called_one_of_this_quarter(
    context: Context, lees: Callable[[str], str]
) -> None:
    tekst = lees("alles")
    assert "Uitkomst · eerste helft 2025" in tekst
    assert "Betrouwbaar verbeterd tussen begin en eind per halfjaar" in tekst
    assert "Uitkomst · dit kwartaal" in tekst  # those that are of this quarter


def test_the_card_says_when_and_where_the_talk_is(context: Context, adviseur: Gebruiker, nummer: int) -> None:
    with context.sessions() as session:
        gesprek = session.get_one(Gesprek, nummer)
        stof = load_stof(
            context,
            session,
            adviseur,
            gesprek.beschikking_id,
            regiocode=gesprek.regiocode,
            kwartaal=gesprek.kwartaal,
        )
        assert make_kaart(stof).gesprek == "Gesprek op 22 januari 2026 om 10:00, Huis van de Wijk Tarwewijk."


def test_figures_of_an_adopted_talk_stay_provisional_while_another_talk_of_the_party_is_open(
    context: Context, adviseur: Gebruiker, lees: Callable[[str], str]
) -> None:
    """The Springplank has two talks about K3 2025 in Charlois, of which one is adopted."""
    with context.sessions() as session:
        vraag = select(Gesprek.id).join(Gesprek.beschikking).where(Beschikking.kenmerk == "JP-2025-101")
        af = session.scalars(vraag.where(Gesprek.kwartaal == "2025-K3")).one()
        eerder = session.scalars(vraag.where(Gesprek.kwartaal == "2025-K2")).one()

    def close(nummer: int) -> str:
        return read(gesprekspagina.layout(context, adviseur, gesprek=str(nummer), stap="sluiten"))

    assert "De cijfers blijven voorlopig tot ook de andere gesprekken over dit kwartaal" in close(af)
    assert "De cijfers zijn definitief." in close(eerder)
    assert "Voorlopig: nog niet vastgesteld in alle gesprekken over dit kwartaal." in lees("alles")


def test_what_is_hidden_beside_many_measured_people_is_not_called_too_few(
    context: Context, adviseur: Gebruiker
) -> None:
    """In Feijenoord 33 marks are shown and the reach is hidden: it is not about few, few would follow from it."""
    tekst = read(wijkbeeld.layout(context, adviseur, regio="WK059910", kwartaal="2025-K4"))
    assert "Bereikte deelnemers: verborgen, om niemand herkenbaar te maken" in tekst
    assert "te weinig deelnemers" not in tekst


def test_reach_names_the_offer_that_is_not_in_it(context: Context, adviseur: Gebruiker) -> None:
    """Moeders aan tafel and the Opvoedspreekuur deliver nothing: what Thuisbasis Ouders reached is not the whole."""
    tekst = read(wijkbeeld.layout(context, adviseur, regio="WK059915", kwartaal="2025-K4"))
    assert (
        "Tussen 177 en 188 van ongeveer 15.221 kinderen en jongeren van 0 tot en met 17 jaar bereikt (1%). "
        "Niet meegerekend, want zonder telling in dit kwartaal: Moeders aan tafel en Opvoedspreekuur."
        in tekst
    )
    assert "265 van ongeveer 16.066" in tekst  # all of that offer was counted


def test_what_somebody_may_not_see_is_not_called_unmeasured(context: Context) -> None:
    """The accounthouder of school does not see what Thuisbasis Ouders measured, nor who else counted."""
    with context.sessions() as session:
        vraag = select(Account).where(Account.inlognaam == "accounthouder")
        houder = to_gebruiker(session, session.scalars(vraag).one())
    tekst = read(wijkbeeld.layout(context, houder, regio="WK059915", kwartaal="2025-K4"))
    assert "Hierover is in dit kwartaal geen uitkomst die u kunt zien." in tekst
    assert "nog geen uitkomst gemeten" not in tekst
    assert "zonder telling in dit kwartaal: Moeders aan tafel en Opvoedspreekuur." in tekst


def test_nobody_writes_of_few_people_where_many_were_counted(context: Context) -> None:
    with context.sessions() as session:
        lezingen = session.scalars(select(Lezing).where(Lezing.cijfers != {}))
        veel = [
            z
            for z in lezingen
            if not z.cijfers.get("is_onderdrukt")
            and z.cijfers.get("verandering") == "geen_vergelijking"
            and (z.cijfers.get("n") or 0) >= 100
        ]
        assert len(veel) > 20
        mis = [
            tekst for z in veel for tekst in z.antwoorden.values() if any(woord in tekst for woord in WEINIG)
        ]
    assert not mis
