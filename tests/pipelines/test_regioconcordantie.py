"""The same place in another year or level: known cases, and no two ways to two places."""

import dataclasses
from datetime import date

import pandas as pd
import pytest
from cijferstad import BLOEMHOF, beeindigd, bron, make_stad, trajecten
from hypothesis import given, settings
from hypothesis import strategies as st
from proeven import KEER

from pipelines.hernummering import GRENSTITEL, list_grenswijzigingen, list_verlegd, recode_kerncijfers
from pipelines.reference import Referentie, load_referentie, validate_referentie
from pipelines.regioconcordantie import Concordantie, Vertaling, Weigering, build_concordantie, translate_jaar
from pipelines.regioniveaus import translate_regio
from pipelines.warehouse import compute_cijfers
from schemas.errors import DeclaratieError
from schemas.vocabulary import Regioniveau

REFERENTIE = load_referentie()
KOLOMMEN = ["soort", "van_code", "naar_code", "jaar_oud", "jaar_nieuw", "toelichting"]


def make_concordantie(
    regios: list[tuple[str, str, str]],
    cbs: list[tuple[str, int, int]],
    wijzigingen: list[tuple[str, str, str, int, int, str]],
) -> Concordantie:
    """A concordance of invented or foreign places."""
    return build_concordantie(
        pd.DataFrame(regios, columns=["code", "geldig_van", "geldig_tot"]),
        pd.DataFrame(cbs, columns=["regiocode", "peiljaar", "soort"]),
        pd.DataFrame(wijzigingen, columns=KOLOMMEN),
    )


# CBS 2022: Amsterdam went to letters in crossing order, Almere used WK003401 again for another place.
ELDERS = make_concordantie(
    [
        ("WK036329", "2015-01-01", "2021-12-31"),
        ("WK036330", "2015-01-01", "2021-12-31"),
        ("WK0363ME", "2022-01-01", ""),
        ("WK0363MD", "2022-01-01", ""),
        ("WK003401", "2015-01-01", ""),
        ("WK003402", "2022-01-01", ""),
        ("WK099901", "2015-01-01", ""),
        ("WK099902", "2015-01-01", ""),
    ],
    [
        ("WK0363ME", 2022, 2),
        ("WK0363MD", 2022, 2),
        ("WK003401", 2022, 3),
        ("WK003402", 2022, 2),
        ("WK099901", 2020, 2),
        ("WK099902", 2020, 2),
    ],
    [
        ("hernummerd", "WK036329", "WK0363ME", 2021, 2022, "Dapperbuurt"),
        ("hernummerd", "WK036330", "WK0363MD", 2021, 2022, "Transvaalbuurt"),
        # Two invented places that swap codes.
        ("hernummerd", "WK099901", "WK099902", 2019, 2020, "gewisseld"),
        ("hernummerd", "WK099902", "WK099901", 2019, 2020, "gewisseld"),
    ],
)


def walk(code: str, van: int, naar: int, concordantie: Concordantie) -> str:
    """Return the code, or the reason of refusal after `!`."""
    uit = translate_jaar(code, van_jaar=van, naar_jaar=naar, concordantie=concordantie)
    return uit.regiocode if isinstance(uit, Vertaling) else f"!{uit.reden}"


@pytest.mark.parametrize(
    ("code", "van", "naar", "uitkomst"),
    [
        ("WK036329", 2018, 2024, "WK0363ME"),
        ("WK0363MD", 2024, 2018, "WK036330"),
        ("WK036329", 2015, 2021, "WK036329"),
        ("WK036329", 2022, 2023, "!Van 2022 is niet bekend of de code WK036329 toen bestond."),
        ("WK003401", 2021, 2022, "!De grens van WK003401 verschoof in 2022 (CBS)."),
        ("WK003401", 2022, 2021, "!De grens van WK003401 verschoof in 2022 (CBS)."),
        ("WK003401", 2022, 2025, "WK003401"),
        ("WK003402", 2023, 2021, "!De plaats met code WK003402 kreeg in 2022 deze code"),
        ("WK099901", 2018, 2021, "WK099902"),
        ("WK099902", 2018, 2021, "WK099901"),
        ("WK099902", 2021, 2018, "WK099901"),
        ("WK777777", 2018, 2021, "!De code WK777777 is niet bekend."),
        ("WK003401", 2021, 999999, "!Kies jaren tussen 1990 en 2100."),
    ],
)
def test_two_is_followed_and_three_ends_the_way(code: str, van: int, naar: int, uitkomst: str) -> None:
    assert walk(code, van, naar, ELDERS).startswith(uitkomst)


@pytest.mark.parametrize(
    ("code", "van", "naar", "niveau", "uitkomst"),
    [
        ("WK059915", 2019, 2025, None, "WK059915"),
        ("WK059906", 2019, 2020, None, "!De grens van WK059906 verschoof in 2020"),
        ("WK059906", 2020, 2025, None, "WK059906"),
        ("WK059926", 2020, 2025, None, "!Bedrijventerrein Schieveen ging op in Overschie"),
        ("WK059904", 2020, 2025, None, "!Bedrijventerrein Schieveen ging op in Overschie"),
        ("BU05991578", 2020, 2022, None, "!Ongeveer 68 hectare ging van Zuiderpark naar Wielewaal"),
        ("BU05991575", 2026, 2020, None, "!Ongeveer 68 hectare"),
        ("GM0600", 2009, 2020, None, "WK059927"),
        ("BU05991571", 2024, 2025, Regioniveau.GEBIED, "WK059915"),
        ("BU05991571", 2024, 2025, Regioniveau.GEMEENTE, "GM0599"),
        ("BU05991571", 2024, 2025, Regioniveau.WIJKRAAD, "WR05991505"),
        ("BU05991571", 2017, 2018, Regioniveau.WIJKRAAD, "!Van 2018 is niet bekend of de code WR05991505"),
        ("BU05990113", 2024, 2025, Regioniveau.WIJKRAAD, "!Cs Kwartier hoort bij geen wijkraad."),
        ("WR05991505", 2024, 2025, Regioniveau.BUURT, "BU05991571"),
        ("WK059913", 2024, 2025, Regioniveau.BUURT, "BU05991391"),
        ("WK059915", 2024, 2025, Regioniveau.BUURT, "!Charlois bestaat uit 10 buurten"),
        ("GM0599", 2024, 2025, Regioniveau.GEBIED, "!Rotterdam bestaat uit 91 buurten"),
    ],
)
def test_rotterdam_is_translated_or_refused_with_its_reason(
    code: str, van: int, naar: int, niveau: Regioniveau | None, uitkomst: str
) -> None:
    uit = translate_regio(code, REFERENTIE, van_jaar=van, naar_jaar=naar, niveau=niveau)
    assert (uit.regiocode if isinstance(uit, Vertaling) else f"!{uit.reden}").startswith(uitkomst)


def test_what_nobody_checked_is_said() -> None:
    uit = translate_regio("WK059915", REFERENTIE, van_jaar=2020, naar_jaar=2023)
    assert isinstance(uit, Vertaling)
    assert (
        uit.voorbehoud == "Van 2021 tot en met 2023 is niet van elk jaar nagegaan of de grens gelijk bleef."
    )
    zeker = translate_regio("WK059915", REFERENTIE, van_jaar=2019, naar_jaar=2020)
    assert zeker == Vertaling("WK059915", 2020)


JAREN = st.integers(min_value=2008, max_value=2027)
CODES = st.sampled_from(sorted(REFERENTIE.regios["code"]))
VREEMDE_CODES = st.sampled_from(sorted(ELDERS.geldig))


@given(code=VREEMDE_CODES, van=JAREN, langs=st.lists(JAREN, max_size=4), naar=JAREN)
def test_no_way_through_the_years_ends_in_another_place(
    code: str, van: int, langs: list[int], naar: int
) -> None:
    assert_one_place(ELDERS, code, van, langs, naar)


@given(code=CODES, van=JAREN, langs=st.lists(JAREN, max_size=4), naar=JAREN)
def test_no_way_through_the_years_of_rotterdam_ends_in_another_place(
    code: str, van: int, langs: list[int], naar: int
) -> None:
    assert_one_place(REFERENTIE.concordantie, code, van, langs, naar)


def assert_one_place(concordantie: Concordantie, code: str, van: int, langs: list[int], naar: int) -> None:
    """Walk straight and by other years; when both arrive they are one place, and the way back leads home."""
    recht = walk(code, van, naar, concordantie)
    om, jaar = code, van
    for volgende in (*langs, naar):
        if not om.startswith("!"):
            om, jaar = walk(om, jaar, volgende, concordantie), volgende
    assert om.startswith("!") or om == recht
    assert recht.startswith("!") or walk(recht, naar, van, concordantie) == code


@settings(max_examples=60 * KEER)
@given(code=CODES, van=JAREN, naar=JAREN, niveau=st.sampled_from([Regioniveau.GEBIED, Regioniveau.GEMEENTE]))
def test_year_and_level_may_be_taken_in_either_order(
    code: str, van: int, naar: int, niveau: Regioniveau
) -> None:
    jaar_eerst = translate_regio(code, REFERENTIE, van_jaar=van, naar_jaar=naar, niveau=niveau)
    omhoog = translate_regio(code, REFERENTIE, van_jaar=van, naar_jaar=van, niveau=niveau)
    if isinstance(jaar_eerst, Weigering) or isinstance(omhoog, Weigering):
        return
    niveau_eerst = translate_regio(omhoog.regiocode, REFERENTIE, van_jaar=van, naar_jaar=naar)
    assert isinstance(niveau_eerst, Weigering) or niveau_eerst.regiocode == jaar_eerst.regiocode


def with_hernummering(cbs: list[tuple[str, int, int]] = ()) -> Referentie:  # type: ignore[assignment]
    """Rotterdam, in which Bloemhof had another code until 2025-K2."""
    rij = {
        "soort": "hernummerd",
        "van_code": "BU05991099",
        "naar_code": BLOEMHOF,
        "jaar_oud": 2024,
        "jaar_nieuw": 2025,
        "toelichting": "verzonnen",
        "bron": "verzonnen",
        "zekerheid": "verzonnen",
    }
    wijzigingen = pd.concat([REFERENTIE.codewijzigingen, pd.DataFrame([rij])], ignore_index=True)
    extra = pd.DataFrame(
        [(*rij_cbs, "verzonnen") for rij_cbs in cbs], columns=["regiocode", "peiljaar", "soort", "bron"]
    )
    indeling = pd.concat([REFERENTIE.indelingswijzigingen, extra], ignore_index=True)
    return dataclasses.replace(REFERENTIE, codewijzigingen=wijzigingen, indelingswijzigingen=indeling)


def reeks_over_nieuwjaar(referentie: Referentie) -> pd.DataFrame:
    """Figures of Bloemhof, delivered under the old code in 2024-K4 and the new one in 2025-K1."""
    oud = [beeindigd(regio="BU05991099", einddatum=date(2024, 11, 5), startdatum=date(2024, 9, 2))] * 30
    nieuw = [beeindigd(einddatum=date(2025, 2, 5), startdatum=date(2024, 12, 2))] * 30
    bronnen = [
        bron(1, trajecten(oud), kwartaal="2024-K4"),
        bron(2, trajecten(nieuw), kwartaal="2025-K1"),
    ]
    cijfers = compute_cijfers(bronnen, make_stad(), referentie, drempel=10).set_index("cijfer_id")
    return cijfers.loc[
        [f"nut_gemiddeld/{BLOEMHOF}/{k}/buurtkracht/maatje/jongere" for k in ("2024-K4", "2025-K1")]
    ]


def test_a_series_goes_on_under_a_new_code_and_breaks_where_the_border_moved() -> None:
    gelijk = reeks_over_nieuwjaar(with_hernummering())
    assert list(gelijk["segment"]) == [1, 1]
    assert gelijk["vorig_kwartaal"].iloc[1] == "2024-K4"
    verlegd = reeks_over_nieuwjaar(with_hernummering([(BLOEMHOF, 2025, 3)]))
    assert list(verlegd["segment"]) == [1, 2]
    assert verlegd["vorig_kwartaal"].iloc[1] == ""


def test_key_figures_follow_their_place() -> None:
    cijfers = pd.DataFrame(
        [("WK036329", 2020, 1.0), ("WK0363ME", 2022, 2.0), ("WK003401", 2021, 3.0)],
        columns=["regiocode", "peiljaar", "waarde"],
    )
    uit = recode_kerncijfers(cijfers, ELDERS)
    assert list(uit["regiocode"]) == ["WK0363ME", "WK0363ME", "WK003401"]
    assert recode_kerncijfers(cijfers, REFERENTIE.concordantie) is cijfers


def test_a_key_figure_is_not_compared_within_a_span_in_which_a_border_may_have_moved() -> None:
    verlegd = set(
        list_verlegd(REFERENTIE.concordantie)[["regiocode", "peiljaar"]].itertuples(index=False, name=None)
    )
    assert {("BU05991575", jaar) for jaar in range(2021, 2027)} <= verlegd
    assert ("WK059906", 2020) in verlegd
    assert not {code for code, _ in verlegd} & {"WK059915", "GM0599"}


def test_every_moved_border_of_cbs_is_an_event_that_breaks() -> None:
    gebeurtenissen = list_grenswijzigingen(REFERENTIE.indelingswijzigingen)
    assert len(gebeurtenissen) == 20
    assert set(gebeurtenissen["soort"]) == {"definitiewijziging"}
    assert set(gebeurtenissen["titel"]) == {GRENSTITEL}


@pytest.mark.parametrize(
    ("wijziging", "reden"),
    [
        (
            ("hernummerd", "WK036329", "WK0363ME", 2020, 2022),
            "een nieuwe code geldt vanaf het jaar na de oude",
        ),
        (("grens", "BU05991578", "", 2020, 2022), "noemt beide codes en jaren"),
        (("hernummerd", "GM0601", "WK059927", 2010, 2011), "één opvolger"),
        (("verhuisd", "A", "B", 2020, 2021), "isin"),
    ],
)
def test_a_change_that_says_too_little_is_refused(wijziging: tuple[object, ...], reden: str) -> None:
    rij = dict(zip(KOLOMMEN, (*wijziging, "x"), strict=True)) | {"bron": "x", "zekerheid": "x"}
    tabel = pd.concat([REFERENTIE.codewijzigingen, pd.DataFrame([rij])], ignore_index=True)
    with pytest.raises(DeclaratieError, match=reden):
        validate_referentie(dataclasses.replace(REFERENTIE, codewijzigingen=tabel))
