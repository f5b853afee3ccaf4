"""What a signaal in plain words seems to be about: proposed from factor words and place names, never forced."""

import pytest

from pipelines.reference import load_referentie
from pipelines.signaalwoorden import propose_factoren, propose_regios
from schemas.errors import DeclaratieError
from schemas.factorwoord import load_factorwoorden
from schemas.initiatief import load_initiatiefsoorten

REFERENTIE = load_referentie()
RDAM = REFERENTIE.factoren[REFERENTIE.factoren["model"] == "RDAM"]
NAMEN = dict(zip(RDAM["factor_id"], RDAM["naam"], strict=True))


@pytest.mark.parametrize(
    ("tekst", "factor"),
    [
        ("Jongens van veertien worden geronseld als koerier", "RDAM-04"),
        ("Er is niets te doen sinds het jongerencentrum dicht is", "RDAM-02"),
        ("Veel spijbelen na de overstap naar de brugklas", "RDAM-07"),
        ("Ouders weten niet meer hoe zij grenzen stellen", "RDAM-06"),
        ("Ze verzuimenn vaak", "RDAM-07"),
        ("De bus komt te laat", None),
    ],
)
def test_a_factor_is_proposed_from_everyday_words(tekst: str, factor: str | None) -> None:
    voorstellen = propose_factoren(tekst, NAMEN, load_factorwoorden())
    assert (voorstellen[0].code if voorstellen else None) == factor
    assert len(voorstellen) <= 3
    assert all(v.woorden for v in voorstellen)


@pytest.mark.parametrize(
    ("tekst", "regio"),
    [
        ("Oud-Charlois", "BU05991574"),
        ("bij het plein in de Tarwewijk", "BU05991571"),
        ("speeltuin aan de Brielselaan in Carnisse", "BU05991572"),
        ("metro Maashaven", None),
    ],
)
def test_a_place_is_found_inside_a_sentence(tekst: str, regio: str | None) -> None:
    voorstellen = propose_regios(tekst, REFERENTIE, toegestaan=set(REFERENTIE.regios["code"]))
    assert (voorstellen[0].code if voorstellen else None) == regio
    assert propose_regios(tekst, REFERENTIE, toegestaan=set()) == ()


def test_words_belong_to_factors_that_exist_and_every_way_has_its_steps(tmp_path) -> None:
    assert set(load_factorwoorden()) <= set(REFERENTIE.factoren["factor_id"])
    assert set(NAMEN) <= set(load_factorwoorden())
    assert all(len(soort.stappen) >= 3 for soort in load_initiatiefsoorten().values())
    for inhoud, load in (
        ("RDAM-01 = ['x']", load_factorwoorden),
        ("[a]\nnaam = 'b'", load_initiatiefsoorten),
    ):
        bestand = tmp_path / "kapot.toml"
        bestand.write_text(inhoud)
        with pytest.raises(DeclaratieError, match="kapot"):
            load(bestand)
        load.cache_clear()
