"""Indicators and grootheden: every reference is known, every text is there, every mistake names its file."""

from pathlib import Path

import pytest

from pipelines.reference import load_referentie
from schemas.aanleverwoorden.tellingen import GROOTHEDEN, WAARVAN
from schemas.contextbron import load_contextbronnen
from schemas.errors import DeclaratieError
from schemas.grootheid import Grootheid, load_grootheden
from schemas.indicator import DIMENSIES, MAP, SOORTEN, Indicator, load_indicator, load_indicatoren
from schemas.vocabulary import Kwartaal

INDICATOREN = load_indicatoren()
GROOTHEDEN_VAN_CODE = load_grootheden()


def quantities_of(indicator: Indicator) -> set[str]:
    return {indicator.teller, indicator.noemer, indicator.kwadraat, indicator.gevraagd} - {""}


def test_there_are_indicators_of_all_four_kinds_and_three_dimensions() -> None:
    assert {indicator.soort for indicator in INDICATOREN.values()} == SOORTEN
    assert {i.dimensie for i in INDICATOREN.values() if i.soort != "context"} == DIMENSIES
    assert len([i for i in INDICATOREN.values() if i.soort != "context"]) >= 24


def test_an_outcome_for_individual_help_says_so() -> None:
    assert {i.criterium for i in INDICATOREN.values() if i.is_individueel and i.soort == "uitkomst"} <= {
        "3.3",
        "3.4",
    }


@pytest.mark.parametrize(
    ("oud", "nieuw", "reden"),
    [
        ('dimensie = "doelbereik"', 'dimensie = "winst"', "'dimensie': 'winst' is niet een van"),
        ('dimensie = "doelbereik"', "", "'dimensie': '' is niet een van"),
        ('criterium = "3.1"', 'criterium = "4"', "'criterium': '4' is niet een van"),
        ('criterium = "3.1"', 'criterium = "3.4"', "criterium 3.4 bestaat alleen voor individuele hulp"),
        ('term = "kort"', 'term = "kort"\nnaast_uitkomst = 1', "'naast_uitkomst' is alleen voor een aantal"),
    ],
)
def test_a_wrong_dimension_or_criterion_names_the_file(
    tmp_path: Path, oud: str, nieuw: str, reden: str
) -> None:
    bestand = tmp_path / "zonder_hulp_verder.toml"
    bestand.write_text((MAP / bestand.name).read_text("utf-8").replace(oud, nieuw, 1), "utf-8")
    with pytest.raises(DeclaratieError, match=rf"^zonder_hulp_verder\.toml: .*{reden}"):
        load_indicator(bestand)


@pytest.mark.parametrize(
    ("over", "reden"),
    [
        ('["straat"]', "'straat' is niet een van"),
        ('["plaats", "tijd"]', "unieke personen tellen niet op over tijd"),
        ('["interventie"]', "unieke personen tellen niet op over interventie"),
    ],
)
def test_unique_people_are_not_added_up(tmp_path: Path, over: str, reden: str) -> None:
    bestand = tmp_path / "grootheden.toml"
    bestand.write_text(
        '[helpers]\nnaam = "Helpers"\neenheid = "personen"\ndefinitie = "Helpers."\nis_persoonsaantal = true\n'
        f"optelbaar_over = {over}\n",
        "utf-8",
    )
    with pytest.raises(DeclaratieError, match=rf"\[helpers\] 'optelbaar_over'.*{reden}"):
        load_grootheden(bestand)


@pytest.mark.parametrize("indicator", INDICATOREN.values(), ids=INDICATOREN.keys())
def test_every_quantity_of_an_indicator_is_a_known_grootheid(indicator: Indicator) -> None:
    assert quantities_of(indicator) <= GROOTHEDEN_VAN_CODE.keys()


@pytest.mark.parametrize("indicator", INDICATOREN.values(), ids=INDICATOREN.keys())
def test_an_indicator_has_the_quantities_its_form_needs(indicator: Indicator) -> None:
    nodig = {
        "aandeel": (True, True, False),
        "dosis": (True, True, False),
        "gemiddelde": (True, True, True),
        "aantal": (True, False, False),
        "eigen": (True, True, False),
        "kerncijfer": (False, False, False),
    }
    heeft = (bool(indicator.teller), bool(indicator.noemer), bool(indicator.kwadraat))
    assert heeft == nodig[indicator.vorm]


@pytest.mark.parametrize("indicator", INDICATOREN.values(), ids=INDICATOREN.keys())
def test_texts_are_sentences_and_the_rest_is_known(indicator: Indicator) -> None:
    assert indicator.code.isascii()
    assert len(indicator.naam) > 5
    for tekst in (indicator.definitie, indicator.geldigheid):
        assert len(tekst) > 40
        assert tekst.endswith(".")
    assert indicator.bron
    assert indicator.versie >= 1
    Kwartaal.parse(indicator.geldig_vanaf)
    assert indicator.tegenindicator in INDICATOREN
    assert indicator.tegenindicator != indicator.code
    assert set(indicator.factoren) <= set(load_referentie().factoren["factor_id"])


@pytest.mark.parametrize("indicator", INDICATOREN.values(), ids=INDICATOREN.keys())
def test_every_uitkomst_has_a_direction_and_a_coverage(indicator: Indicator) -> None:
    if indicator.soort == "uitkomst":
        assert indicator.hoger_is_beter is not None
        assert indicator.gevraagd


@pytest.mark.parametrize("indicator", INDICATOREN.values(), ids=INDICATOREN.keys())
def test_informants_are_kept_apart_where_the_grootheid_is(indicator: Indicator) -> None:
    per_informant = {code for code in quantities_of(indicator) if GROOTHEDEN_VAN_CODE[code].per_informant}
    assert bool(per_informant) == indicator.informant_apart


@pytest.mark.parametrize("indicator", INDICATOREN.values(), ids=INDICATOREN.keys())
def test_context_is_a_kerncijfer_and_never_per_quarter(indicator: Indicator) -> None:
    assert (indicator.soort == "context") == (indicator.vorm == "kerncijfer")
    assert (indicator.soort == "context") == (not indicator.per_kwartaal)


def test_every_context_indicator_follows_from_a_source_and_the_other_way_round() -> None:
    context = {code for code, indicator in INDICATOREN.items() if indicator.soort == "context"}
    assert context == {f.indicator for bron in load_contextbronnen().values() for f in bron.cijfers}
    assert set(load_referentie().kerncijfers["indicatorcode"]) <= context
    assert len(context) >= 8


def test_every_grootheid_is_used_by_an_indicator() -> None:
    assert set.union(*map(quantities_of, INDICATOREN.values())) == GROOTHEDEN_VAN_CODE.keys()


@pytest.mark.parametrize("grootheid", GROOTHEDEN_VAN_CODE.values(), ids=GROOTHEDEN_VAN_CODE.keys())
def test_a_grootheid_is_defined_in_words(grootheid: Grootheid) -> None:
    assert grootheid.code.isascii()
    assert grootheid.definitie.endswith(".")
    assert grootheid.is_persoonsaantal == (grootheid.eenheid in ("personen", "trajecten"))


def test_the_light_template_counts_exactly_the_grootheden_that_say_so() -> None:
    te_tellen = {keuze.code for keuze in GROOTHEDEN} | set(WAARVAN.values())
    assert te_tellen == {code for code, g in GROOTHEDEN_VAN_CODE.items() if g.in_tellingen}


@pytest.mark.parametrize(
    ("oud", "nieuw", "reden"),
    [
        ('soort = "prestatie"', 'soort = "output"', "'soort': 'output' is niet een van"),
        ('soort = "prestatie"', 'kind = "prestatie"', "'kind' is geen veld"),
        ('naam = "Bereikte deelnemers"', "", "'naam' ontbreekt"),
        ("versie = 1", 'versie = "een"', "'versie' heeft de verkeerde soort waarde"),
        ("versie = 1", "versie = true", "'versie' is ja of nee en dat kan hier niet"),
        ("factoren = []", "factoren = 3", "'factoren' heeft de verkeerde soort waarde"),
        ("versie = 1", "versie = ", "Invalid value"),
    ],
)
def test_a_mistake_names_the_file_and_the_key(tmp_path: Path, oud: str, nieuw: str, reden: str) -> None:
    bestand = tmp_path / "bereik.toml"
    bestand.write_text((MAP / "bereik.toml").read_text("utf-8").replace(oud, nieuw, 1), "utf-8")
    with pytest.raises(DeclaratieError, match=rf"^bereik\.toml: .*{reden}"):
        load_indicator(bestand)


def test_a_grootheid_with_an_unknown_unit_is_refused_by_name(tmp_path: Path) -> None:
    bestand = tmp_path / "grootheden.toml"
    bestand.write_text(
        '[uren]\nnaam = "Uren"\neenheid = "uren"\ndefinitie = "Uren."\nis_persoonsaantal = false\noptelbaar_over = []\n',
        "utf-8",
    )
    with pytest.raises(DeclaratieError, match=r"grootheden\.toml: \[uren\] 'eenheid': 'uren'"):
        load_grootheden(bestand)


def test_the_whole_outcome_set_is_there_with_its_limits() -> None:
    uitkomsten = [i for i in INDICATOREN.values() if i.criterium]
    assert {i.criterium for i in uitkomsten} == {"1", "2", "3.1", "3.2", "3.3", "3.4"}
    assert all(i.is_individueel == (i.criterium in {"3.3", "3.4"}) for i in uitkomsten)
    # Goals of different help are of different kinds: they do not add up over interventions.
    assert "interventie" not in GROOTHEDEN_VAN_CODE["doel_bereikt_bekend"].optelbaar_over
    assert [i.code for i in uitkomsten if i.term == "lang"] == ["geen_nieuwe_start"]


def test_a_definition_that_changed_says_what_and_breaks_its_series() -> None:
    negatief = INDICATOREN["voortijdig_negatief"]
    eerste, tweede = negatief.versies
    assert (eerste.noemer, tweede.noemer) == ("trajecten_beeindigd", "trajecten_beeindigd_reden_bekend")
    assert not tweede.vergelijkbaar_met_vorige
    assert "noemer" in tweede.wijziging
