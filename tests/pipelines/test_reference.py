"""The reference tables: complete, consistent, honest about their source, and refused when broken."""

import dataclasses
import shutil
from pathlib import Path

import pandas as pd
import pytest

from pipelines.reference import REFERENTIE, Referentie, load_referentie, validate_referentie
from schemas.errors import DeclaratieError
from schemas.keuzelijst import load_keuzelijst


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


def test_all_tables_keep_their_promises(referentie: Referentie) -> None:
    validate_referentie(referentie)


def test_rotterdam_has_fourteen_gebieden_where_people_live(referentie: Referentie) -> None:
    regios = referentie.regios
    gebieden = regios[regios["niveau"] == "gebied"]
    assert gebieden["is_woongebied"].sum() == 14
    geldig = gebieden[gebieden["geldig_tot"] == ""]
    assert len(geldig) == 21


def test_there_are_91_valid_buurten_and_39_wijkraden(referentie: Referentie) -> None:
    geldig = referentie.regios[referentie.regios["geldig_tot"] == ""]
    assert geldig["niveau"].value_counts().to_dict() == {
        "buurt": 91,
        "wijkraad": 39,
        "gebied": 21,
        "gemeente": 1,
    }


def test_every_buurt_lies_in_the_gebied_its_code_names(referentie: Referentie) -> None:
    buurten = referentie.regios[referentie.regios["niveau"] == "buurt"]
    assert (buurten["oudercode"].str[2:] == buurten["code"].str[2:8]).all()


def test_carnisse_belongs_to_the_wijkraad_of_2023(referentie: Referentie) -> None:
    regios = referentie.regios.set_index("code")
    assert regios.loc[regios.loc["BU05991572", "wijkraadcode"], "naam"] == "Carnisse-Zuidplein-Zuiderpark"


def test_codes_keep_their_leading_zeros(referentie: Referentie) -> None:
    assert "0110" in set(referentie.aliassen["alias"])


@pytest.mark.parametrize(
    ("tabel", "kolom", "waarde", "reden"),
    [
        ("regios", "oudercode", "WK059999", "oudercode bestaat niet"),
        ("regios", "wijkraadcode", "WR05990101", "wijkraadcode bestaat niet of ligt in een ander gebied"),
        ("regios", "inwoners_0_25", 7.0, "van 1 tot en met 9 worden weggelaten"),
        ("factoren", "factor_id", "XYZ-01", "begint met die van het model"),
        ("factoren", "model", "XYZ", "begint met die van het model"),
        ("factorenmodellen", "is_standaard", True, "precies één model is de standaard"),
        ("factorkruisingen", "verhouding", "anders", "isin"),
        ("factorkruisingen", "naar_factor", "CTC-99", "naar_factor CTC-99 bestaat niet"),
        ("dosisgrenzen", "vanaf", 0.01, "de grenzen lopen op"),
        ("factoren", "domein", "school/werk", "domein school/werk bestaat niet"),
        ("kerncijfers", "regiocode", "BU05999999", "regiocode BU05999999 bestaat niet"),
        ("kerncijfers", "waarde", -1.0, "greater_than_or_equal_to"),
        ("indelingswijzigingen", "soort", 4, "isin"),
        ("indelingswijzigingen", "regiocode", "BU05999999", "regiocode BU05999999 bestaat niet"),
        ("aliassen", "regiocode", "BU05999999", "regiocode BU05999999 bestaat niet"),
        ("instrumenten", "betrouwbaarheid", 1.2, "less_than"),
        ("effectladder", "trede", 7, "in_range"),
        ("leeftijdsgroepen", "leeftijd_van", 1, "sluiten op elkaar aan"),
    ],
)
def test_a_broken_row_is_refused_with_its_table_and_reason(
    referentie: Referentie, tabel: str, kolom: str, waarde: object, reden: str
) -> None:
    rijen: pd.DataFrame = getattr(referentie, tabel).copy()
    rijen.loc[rijen.index[-1], kolom] = waarde
    with pytest.raises(DeclaratieError, match=f"tabel {tabel}.*{reden}"):
        validate_referentie(dataclasses.replace(referentie, **{tabel: rijen}))


def test_a_missing_value_without_a_sign_is_refused(referentie: Referentie) -> None:
    rijen = referentie.kerncijfers.copy()
    rijen.loc[rijen["waarde"].isna(), "teken"] = ""
    with pytest.raises(DeclaratieError, match="een lege waarde heeft een teken, en een waarde heeft er geen"):
        validate_referentie(dataclasses.replace(referentie, kerncijfers=rijen))


def test_a_file_with_another_word_than_ja_or_nee_is_refused_by_name(tmp_path: Path) -> None:
    shutil.copytree(REFERENTIE, tmp_path, dirs_exist_ok=True)
    bestand = tmp_path / "instrumenten.csv"
    bestand.write_text(bestand.read_text("utf-8").replace(",nee,0,40", ",misschien,0,40"), "utf-8")
    with pytest.raises(DeclaratieError, match=r"instrumenten\.csv.*misschien"):
        load_referentie(tmp_path)


def test_an_absent_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(DeclaratieError, match=r"regios\.csv"):
        load_referentie(tmp_path)


def test_the_tables_are_kept_until_one_of_them_changes(tmp_path: Path) -> None:
    shutil.copytree(REFERENTIE, tmp_path, dirs_exist_ok=True)
    eerst = load_referentie(tmp_path)
    assert load_referentie(tmp_path) is eerst
    domeinen = tmp_path / "domeinen.csv"
    domeinen.write_text(domeinen.read_text("utf-8").rpartition("\n")[0].rpartition("\n")[0], "utf-8")
    assert len(load_referentie(tmp_path).domeinen) == len(eerst.domeinen) - 1


def test_six_models_stand_side_by_side_and_one_is_the_standard_of_the_gemeente(
    referentie: Referentie,
) -> None:
    modellen = referentie.factorenmodellen
    assert set(modellen.loc[modellen["is_standaard"], "model"]) == {"RDAM"}
    assert referentie.factoren["model"].value_counts().to_dict() == {
        "CTC": 31,
        "MRM": 22,
        "OJJDP": 18,
        "NJI10": 10,
        "RSS": 8,
        "RDAM": 7,
    }


def test_every_crossing_between_models_is_called_provisional(referentie: Referentie) -> None:
    assert referentie.factorkruisingen["zekerheid"].str.startswith("voorlopig").all()


def test_unchecked_links_of_factors_to_behaviour_are_left_out(referentie: Referentie) -> None:
    ctc = referentie.factoren[referentie.factoren["model"] == "CTC"]
    assert (ctc["gedragingen"] == "").all()


def test_kerncijfers_cover_every_place_of_2020_and_show_no_count_below_ten(referentie: Referentie) -> None:
    cijfers = referentie.kerncijfers
    per_cijfer = cijfers.groupby("indicatorcode")["regiocode"].nunique()
    assert per_cijfer.value_counts().to_dict() == {115: 8, 1: 2}
    jeugd = cijfers[cijfers["indicatorcode"] == "jeugd_0_25"]["waarde"].dropna()
    assert not jeugd.between(1, 9).any()


def test_kerncijfers_of_the_city_are_those_of_cbs(referentie: Referentie) -> None:
    stad = referentie.kerncijfers.set_index(["regiocode", "indicatorcode"])["waarde"]["GM0599"]
    assert stad["jeugd_0_25"] == 103529 + 86884
    assert stad["huishoudens_met_kinderen"] == pytest.approx(96065 / 328283, abs=0.0005)
    assert stad["bijstand_per_1000"] == pytest.approx(35950 / 651157 * 1000, abs=0.05)


def test_the_effectladder_reads_the_same_in_the_table_and_in_the_closed_list(referentie: Referentie) -> None:
    ladder = referentie.effectladder
    in_tabel = dict(zip(ladder["trede"].astype(str), ladder["label"], strict=True))
    assert in_tabel == load_keuzelijst("effectladder")


def test_every_guess_about_an_instrument_is_called_a_guess(referentie: Referentie) -> None:
    assert referentie.instrumenten["zekerheid"].str.contains("aanname").all()
