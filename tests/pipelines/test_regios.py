"""What place a provider means: codes, names, aliases, composites and likenesses."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from proeven import KEER

from pipelines.reference import Referentie, load_referentie
from pipelines.regioindex import normalise_naam
from pipelines.regios import afstammelingen, ouders, resolve_regio


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


def codes(tekst: str, referentie: Referentie) -> list[str]:
    return [keuze.code for keuze in resolve_regio(tekst, referentie)]


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("BU05991571", "BU05991571"),
        ("bu05991571 ", "BU05991571"),
        ("GM0599    ", "GM0599"),
        ("0599", "GM0599"),
        ("599", "GM0599"),
        ("WK059915", "WK059915"),
        ("059915", "WK059915"),
        ("05991571", "BU05991571"),
        ("1571", "BU05991571"),
        ("15", "WK059915"),
        ("0110", "BU05990110"),
        ("WR05991505", "WR05991505"),
        ("BU05992650", "BU05990454"),
        ("WK059926", "WK059904"),
        ("GM0600", "WK059927"),
    ],
)
def test_a_code_is_certain_in_every_form_it_comes_in(tekst: str, code: str, referentie: Referentie) -> None:
    assert codes(tekst, referentie) == [code]
    assert resolve_regio(tekst, referentie)[0].zekerheid == 1.0


@pytest.mark.parametrize(("tekst", "code"), [("110", "BU05990110"), ("1", "WK059901")])
def test_a_number_that_lost_its_zero_is_proposed_and_not_certain(
    tekst: str, code: str, referentie: Referentie
) -> None:
    assert codes(tekst, referentie) == [code]
    assert resolve_regio(tekst, referentie)[0].zekerheid < 1


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("Tarwewijk", "BU05991571"),
        ("  tarwewijk ", "BU05991571"),
        ("De Tarwewijk", "BU05991571"),
        ("wijk Tarwewijk", "BU05991571"),
        ("Oud-Charlois", "BU05991574"),
        ("Oud Charlois", "BU05991574"),
        ("OUDCHARLOIS", "BU05991574"),
        ("’s-Gravenland", "BU05991444"),
        ("'s Gravenland", "BU05991444"),
        ("Kop van Zuid - Entrepot", "BU05991079"),
        ("Kop van Zuid-Entrepot", "BU05991079"),
        ("Groot-IJsselmonde", "BU05991289"),
        ("Ijsselmonde", "WK059912"),
        ("Charlois", "WK059915"),
        ("Rotterdam - Charlois", "WK059915"),
        ("Hillegersberg/Schiebroek", "WK059906"),
        ("Centrum", "WK059901"),
        ("gebied Feijenoord", "WK059910"),
        ("Feijenoord (buurt)", "BU05991087"),
        ("Feyenoord (gebied)", "WK059910"),
        ("Kralingen", "WR05990802"),
        ("Carnisse-Zuiderpark", "WR05991501"),
        ("Rotterdam", "GM0599"),
        ("Bloemhof (Feijenoord)", "BU05991081"),
        ("Charlois - Tarwewijk", "BU05991571"),
        ("Feijenoord (Feijenoord)", "BU05991087"),
        ("Oud-Charlois, Charlois", "BU05991574"),
    ],
)
def test_a_name_or_known_spelling_is_certain(tekst: str, code: str, referentie: Referentie) -> None:
    assert codes(tekst, referentie) == [code]
    assert resolve_regio(tekst, referentie)[0].zekerheid == 1.0


@pytest.mark.parametrize("tekst", ["Feijenoord", "Feyenoord", "wijk Feijenoord", "Delfshaven", "Overschie"])
def test_a_name_of_a_gebied_and_a_buurt_gives_both(tekst: str, referentie: Referentie) -> None:
    assert {keuze.niveau for keuze in resolve_regio(tekst, referentie)} == {"gebied", "buurt"}


def test_a_wijkraad_of_one_buurt_is_no_second_choice(referentie: Referentie) -> None:
    assert codes("Bloemhof", referentie) == ["BU05991081"]
    assert codes("Pernis", referentie) == ["BU05991391"]


@pytest.mark.parametrize("tekst", ["Bospolder/Tussendijken", "Bospolder en Tussendijken", "BoTu"])
def test_a_composite_name_gives_its_parts_and_the_gebied_they_share(
    tekst: str, referentie: Referentie
) -> None:
    assert codes(tekst, referentie) == ["BU05990321", "BU05990322", "WK059903"]


def test_a_composite_name_over_two_gebieden_has_no_shared_gebied(referentie: Referentie) -> None:
    assert codes("Carnisse/Bloemhof", referentie) == ["BU05991572", "BU05991081"]


def test_a_name_with_its_surroundings_is_proposed_and_not_certain(referentie: Referentie) -> None:
    (keuze,) = resolve_regio("Tarwewijk e.o.", referentie)
    assert keuze.code == "BU05991571"
    assert keuze.zekerheid < 1


def test_two_buurten_of_one_gebied_are_not_read_as_one(referentie: Referentie) -> None:
    assert codes("Carnisse, Tarwewijk", referentie) == ["BU05991572", "BU05991571", "WK059915"]


def test_a_composite_name_with_an_unknown_part_is_not_half_understood(referentie: Referentie) -> None:
    assert codes("Charlois en Atlantis", referentie) == []


@pytest.mark.parametrize(
    ("tekst", "code"), [("Tarwewjk", "BU05991571"), ("Carnise", "BU05991572"), ("Hilesluis", "BU05991082")]
)
def test_a_typing_error_is_proposed_and_never_certain(tekst: str, code: str, referentie: Referentie) -> None:
    eerste = resolve_regio(tekst, referentie)[0]
    assert eerste.code == code
    assert 0.85 <= eerste.zekerheid < 1


@pytest.mark.parametrize("tekst", ["", "   ", "-", "xyz", "Schiedam", "3081", "Springplank", "12-34", "☃"])
def test_what_is_no_place_of_the_city_gives_nothing(tekst: str, referentie: Referentie) -> None:
    assert codes(tekst, referentie) == []


@pytest.mark.parametrize(
    ("tekst", "herkomst"),
    [("onbekend", "onbekend"), ("heel Rotterdam", "stadsbreed"), ("Stadsbreed", "stadsbreed")],
)
def test_unknown_and_the_whole_city_are_values(tekst: str, herkomst: str, referentie: Referentie) -> None:
    (keuze,) = resolve_regio(tekst, referentie)
    assert (keuze.code, keuze.herkomst, keuze.zekerheid) == ("GM0599", herkomst, 1.0)


def test_every_valid_place_is_found_by_its_own_code_and_name(referentie: Referentie) -> None:
    geldig = referentie.regios[referentie.regios["geldig_tot"] == ""]
    for code, naam in zip(geldig["code"], geldig["naam"], strict=True):
        assert codes(code, referentie) == [code]
        gevonden = resolve_regio(naam, referentie)
        dezelfde = {referentie.regioindex.regios[keuze.code].buurten for keuze in gevonden}
        assert referentie.regioindex.regios[code].buurten in dezelfde, naam


def test_every_alias_leads_to_its_place(referentie: Referentie) -> None:
    index = referentie.regioindex
    for naam, code in zip(referentie.aliassen["naam"], referentie.aliassen["regiocode"], strict=True):
        gevonden = {index.regios[keuze.code].buurten for keuze in resolve_regio(naam, referentie)}
        assert index.regios[code].buurten in gevonden, naam


def test_an_alias_the_city_adds_is_understood_at_once(referentie: Referentie) -> None:
    nieuw = referentie.aliassen.iloc[[-1]].assign(alias="de kaap", naam="De Kaap", regiocode="BU05991085")
    ruimer = dataclasses.replace(referentie, aliassen=nieuw)
    assert codes("De Kaap", referentie) == []
    assert codes("De Kaap", ruimer) == ["BU05991085"]


@settings(max_examples=50 * KEER, deadline=None)
@given(st.text(max_size=40))
def test_any_text_gets_an_answer(referentie: Referentie, tekst: str) -> None:
    for keuze in resolve_regio(tekst, referentie):
        assert keuze.code in set(referentie.regios["code"])
        assert 0.85 <= keuze.zekerheid <= 1


def test_normalising_drops_accents_dashes_apostrophes_and_case() -> None:
    assert normalise_naam(" ’S–Grávenland  (Oost)") == "s gravenland oost"


def test_above_a_buurt_lie_its_gebied_and_the_gemeente(referentie: Referentie) -> None:
    assert ouders("BU05991571", referentie) == ("WK059915", "GM0599")
    assert ouders("WR05991501", referentie) == ("WK059915", "GM0599")
    assert ouders("GM0599", referentie) == ()


def test_below_a_place_lie_all_levels(referentie: Referentie) -> None:
    assert afstammelingen("WR05991504", referentie) == {"BU05991573", "BU05991577"}
    onder = afstammelingen("WK059915", referentie)
    assert {"BU05991571", "WR05991505"} <= onder
    assert "BU05991081" not in onder
    assert afstammelingen("GM0599", referentie) == set(referentie.regios["code"]) - {"GM0599"}


@pytest.mark.parametrize(
    ("tekst", "jaar", "code"),
    [
        ("WK059926", 2020, "WK059926"),
        ("WK059926", 2021, "WK059904"),
        ("Bedrijventerrein Schieveen", 2023, "BU05990454"),
        ("Carnisse-Zuiderpark", 2025, "WR05991501"),
        ("Tarwewijk", 2016, "BU05991571"),
    ],
)
def test_a_name_or_code_means_what_it_meant_in_its_year(
    tekst: str, jaar: int, code: str, referentie: Referentie
) -> None:
    assert [k.code for k in resolve_regio(tekst, referentie, jaar=jaar)] == [code]


def test_a_wijkraad_is_no_place_before_there_were_wijkraden(referentie: Referentie) -> None:
    assert codes("wijkraad Pendrecht-Zuidwijk", referentie) == ["WR05991504"]
    gevonden = resolve_regio("wijkraad Pendrecht-Zuidwijk", referentie, jaar=2020)
    assert "wijkraad" not in {k.niveau for k in gevonden}
