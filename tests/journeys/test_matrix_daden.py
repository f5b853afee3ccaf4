"""Roles × deeds over HTTP: every form sent by everyone; who has no right to it is refused and changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bezoeker import Bezoeker
from tweelingleven import make_lively_city
from tweelingstad import CHARLOIS, FEIJENOORD, Stad, copy_city, make_csv, open_city

from schemas.vocabulary import Kwartaal
from tests.journeys.adressen import ROLLEN
from tests.journeys.daden import ACTIE, DADEN, GESPREKSFORMULIEREN

pytestmark = pytest.mark.traag

WEIGERINGEN = ("Dit mag u niet bekijken of doen", "Niet gevonden")
VERZEGELD = ("lezing-boom-1", "lezing-adviseur-charlois-1", "lezing-tak-2", "lezing-adviseur-feijenoord-2")
MAG_HOREN = {"boom": "lezing-boom-1", "tak": "lezing-tak-2"}
MAG_HOREN |= {"adv-c": "lezing-adviseur-charlois-1", "adv-f": "lezing-adviseur-feijenoord-2"}


@pytest.fixture(scope="module")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the lively city."""
    data = tmp_path_factory.mktemp("daden") / "var"
    make_lively_city(data)
    return data


@pytest.fixture(scope="module")
def stad(gevuld: Path) -> Iterator[Stad]:
    """The lively city as it is; whatever these tests send is refused."""
    stad = open_city(gevuld)
    yield stad
    stad.context.sessions.engine.dispose()


def test_whoever_may_do_it_can_do_it(gevuld: Path, tmp_path: Path) -> None:
    stad = copy_city(gevuld, tmp_path / "var")
    eerst = stad.snapshot()
    for daad in DADEN:
        antwoord = daad.send(stad.bezoeker(ROLLEN[daad.wie[0]]), stad)
        assert antwoord.is_gelukt, (daad.wat, antwoord.tekst)
        dan = stad.snapshot()
        assert dan != eerst, daad.wat
        eerst = dan
    stad.context.sessions.engine.dispose()


@pytest.mark.parametrize("rol", ROLLEN)
def test_whoever_may_not_is_refused_and_nothing_changes(stad: Stad, rol: str) -> None:
    bezoeker, eerst = stad.bezoeker(ROLLEN[rol]), stad.snapshot()
    gestuurd = [daad for daad in DADEN if rol not in daad.wie]
    assert gestuurd
    for daad in gestuurd:
        antwoord = daad.send(bezoeker, stad)
        assert not antwoord.is_gelukt, daad.wat
        is_al_ingediend = rol == "boom" and "lezing" in daad.wat
        verwacht = ("Deze stap kan nu niet",) if is_al_ingediend else WEIGERINGEN
        assert any(weigering in antwoord.tekst for weigering in verwacht), (daad.wat, antwoord.tekst)
        assert stad.snapshot() == eerst, daad.wat
    check_seal(bezoeker, rol)


def check_seal(bezoeker: Bezoeker, rol: str) -> None:
    """No answer to anything that was sent brought a word of a sealed reading of somebody else."""
    assert not [tekst for tekst in VERZEGELD if bezoeker.has_heard(tekst) and tekst != MAG_HOREN.get(rol)]


def test_a_stranger_is_refused_every_form(stad: Stad) -> None:
    vreemde, eerst = Bezoeker(stad.app), stad.snapshot()
    vreemde.client.get("/inloggen")
    assert {daad.send(vreemde, stad).status for daad in DADEN} == {401}
    assert stad.snapshot() == eerst


@pytest.mark.parametrize("nummer", ["2", "999"])
@pytest.mark.parametrize("rol", ["boom", "adv-c", "acc-b", "partner", "beheer"])
def test_a_talk_of_others_is_not_reached_by_forging_its_number(stad: Stad, rol: str, nummer: str) -> None:
    bezoeker, eerst = stad.bezoeker(ROLLEN[rol]), stad.snapshot()
    for formulier, knop, velden in GESPREKSFORMULIEREN:
        for afspraak in ("1", "4"):
            antwoord = bezoeker.send("gesprek", formulier, f"{nummer}-{afspraak}", knop, **velden)
            assert not antwoord.is_gelukt
            assert any(weigering in antwoord.tekst for weigering in WEIGERINGEN), antwoord.tekst
    assert stad.snapshot() == eerst
    check_seal(bezoeker, rol)


@pytest.mark.parametrize(("rol", "gesprek", "afspraak"), [("acc-b", "1", "1"), ("acc-t", "2", "4")])
def test_an_accounthouder_finds_no_sealed_word_in_its_own_talk_by_form_or_address(
    stad: Stad, rol: str, gesprek: str, afspraak: str
) -> None:
    bezoeker, eerst = stad.bezoeker(ROLLEN[rol]), stad.snapshot()
    for formulier, knop, velden in GESPREKSFORMULIEREN[:-2]:
        assert not bezoeker.send("gesprek", formulier, f"{gesprek}-{afspraak}", knop, **velden).is_gelukt
    # May be asked: whether an effect can be seen is read from figures, not from readings.
    assert (
        "Kan dit gezien worden?"
        in bezoeker.send("gesprek", "verbeteractie", f"{gesprek}-{afspraak}", "toets", **ACTIE).tekst
    )
    for extra in (
        "",
        "&lezing=1",
        "&kant=gemeente",
        "&vrijgave=gesprek",
        "&gebruiker=boom",
        "&status=geopend",
    ):
        assert (
            "De lezingen zijn nog gesloten"
            in bezoeker.open(f"/gesprek?gesprek={gesprek}&stap=alles{extra}").tekst
        )
    for adres in (
        "/",
        "/gesprek",
        "/afspraken?beschikking=1",
        "/verbeteren",
        "/aanleveren",
        "/beheer?log=lezing",
    ):
        bezoeker.open(adres)
    assert stad.snapshot() == eerst
    check_seal(bezoeker, rol)


@pytest.mark.parametrize("rol", ROLLEN)
def test_what_a_file_would_change_is_told_to_its_provider_only(stad: Stad, rol: str) -> None:
    doel = ("aanleveren-verschuiving.children",)
    wie = stad.bezoeker(ROLLEN[rol])
    antwoord = wie.call(wie.find(doel[0]), doel, [("aanleveren-vraag", "data", 5)], []).tekst
    assert ("Cijfers voor en na dit bestand" in antwoord) is (rol == "boom")
    assert any(weigering in antwoord for weigering in WEIGERINGEN) is (rol != "boom"), antwoord


@pytest.mark.parametrize("rol", ["adv-c", "adv-f", "acc-b", "acc-t", "partner", "beheer"])
def test_only_a_provider_can_upload(stad: Stad, rol: str) -> None:
    eerst = stad.snapshot()
    inhoud = make_csv(Kwartaal(2025, 4), "klimrek", "Tarwewijk", zevens=30)
    antwoord = stad.bezoeker(ROLLEN[rol]).upload(inhoud, "vreemd.csv", "2025-K4")
    assert not antwoord.is_gelukt
    assert WEIGERINGEN[0] in antwoord.tekst
    assert stad.snapshot() == eerst


@pytest.mark.parametrize("rol", ROLLEN)
def test_only_a_wijkpartner_says_what_is_recognised_and_only_in_its_own_places(stad: Stad, rol: str) -> None:
    bezoeker, eerst = stad.bezoeker(ROLLEN[rol]), stad.snapshot()
    plek = FEIJENOORD if rol == "partner" else CHARLOIS
    (uitvoer,) = (
        naam
        for naam, callback in stad.app.callback_map.items()
        if any(invoer["id"] == "wijkbeeld-herken" for invoer in callback["inputs"])
    )
    staten = [
        ("wijkbeeld-cijfer", "value", f"{plek}|2025-K4|nut_zeven_of_hoger|klimrek"),
        ("wijkbeeld-antwoord", "value", "herkend"),
        ("wijkbeeld-waarom", "value", "Wij zien dit ook."),
    ]
    antwoord = bezoeker.call(uitvoer, (uitvoer,), [("wijkbeeld-herken", "n_clicks", 1)], staten)
    assert any(weigering in antwoord.tekst for weigering in WEIGERINGEN), antwoord.tekst
    assert stad.snapshot() == eerst
