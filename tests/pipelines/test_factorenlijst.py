"""A gemeente's own list of factors: read from CSV and Excel, every mistake told with its place and repair."""

import io

import openpyxl
import pandas as pd
import pytest

from pipelines.factorenlijst import Factorenlijst, read_factorenlijst
from pipelines.geladen import STANDAARDMODEL, Geladen, extend_referentie
from pipelines.reference import Referentie, load_referentie, validate_referentie
from schemas.vocabulary import Referentiesoort

GOED = (
    "Id;Naam;Type;Setting;Geldig vanaf\n"
    "F01;Plezier in leren;Beschermende factor;Onderwijs;1-1-2025\n"
    "F02;Spanning thuis;risico;thuissituatie;\n"
)


@pytest.fixture(scope="module")
def referentie() -> Referentie:
    return load_referentie()


def read(tekst: str | bytes, referentie: Referentie, naam: str = "lijst.csv") -> Factorenlijst:
    inhoud = tekst.encode() if isinstance(tekst, str) else tekst
    return read_factorenlijst(inhoud, naam, model="WAG", domeinen=referentie.domeinen)


def geladen(lijst: pd.DataFrame, sleutel: str = "WAG", versie: str = "2025") -> Geladen:
    return Geladen(
        soort=Referentiesoort.FACTORENMODEL,
        sleutel=sleutel,
        naam="Factoren van Wageningen",
        versie=versie,
        bron="gemeente",
        licentie="eigen lijst",
        rijen=lijst.to_csv(index=False).encode(),
    )


def test_a_list_is_read_in_its_own_words(referentie: Referentie) -> None:
    lijst = read(GOED, referentie)
    assert lijst.bevindingen == ()
    assert lijst.rijen.to_dict("records") == [
        {
            "factor_id": "WAG-F01",
            "naam": "Plezier in leren",
            "soort": "beschermend",
            "domein": "school",
            "geldig_van": "2025-01-01",
            "geldig_tot": "",
        },
        {
            "factor_id": "WAG-F02",
            "naam": "Spanning thuis",
            "soort": "risico",
            "domein": "gezin",
            "geldig_van": "",
            "geldig_tot": "",
        },
    ]


def test_a_workbook_reads_the_same_as_a_csv(referentie: Referentie) -> None:
    boek = openpyxl.Workbook()
    for regel in GOED.splitlines():
        boek.active.append(regel.split(";"))
    uit = io.BytesIO()
    boek.save(uit)
    lijst = read(uit.getvalue(), referentie, "lijst.xlsx")
    assert lijst.bevindingen == ()
    assert lijst.rijen.equals(read(GOED, referentie).rijen)


@pytest.mark.parametrize(
    ("regel", "cel", "code", "herstel"),
    [
        ("F01;Dubbel;risico;kind;", "A4", "id_dubbel", "verwijder de dubbele rij"),
        (";Zonder id;risico;kind;", "A4", "id_onbruikbaar", "bijvoorbeeld F07"),
        ("F03;;risico;kind;", "B4", "naam_onbruikbaar", "kort en zonder toelichting"),
        ("F03;Naam;gevaar;kind;", "C4", "type_onbekend", "Kies risico of beschermend."),
        ("F03;Naam;risico;ergens;", "D4", "setting_onbekend", "Kies digitaal, gezin, kind"),
        ("F03;Naam;risico;kind;gisteren", "E4", "datum_onleesbaar", "Schrijf de dag als 1-1-2026"),
    ],
)
def test_a_mistake_is_told_with_its_cell_and_what_to_do(
    referentie: Referentie, regel: str, cel: str, code: str, herstel: str
) -> None:
    lijst = read(f"{GOED}{regel}\n", referentie)
    (bevinding,) = lijst.bevindingen
    assert (bevinding.regel, bevinding.plaats.cel) == (code, cel)
    assert herstel in bevinding.herstel
    assert len(lijst.rijen) == 2


def test_all_mistakes_are_told_at_once(referentie: Referentie) -> None:
    lijst = read(GOED + "F03;;gevaar;ergens;gisteren\nF04;Naam;risico;kind;\n", referentie)
    assert [b.plaats.cel for b in lijst.bevindingen] == ["B4", "C4", "D4", "E4"]
    assert len(lijst.rijen) == 3


def test_a_missing_column_is_named_with_the_heads_that_are_known(referentie: Referentie) -> None:
    (bevinding,) = read("id;naam;type\nF01;Naam;risico\n", referentie).bevindingen
    assert bevinding.boodschap == 'De kolom "setting" ontbreekt.'
    assert "domein" in bevinding.herstel


def test_a_loaded_model_stands_beside_the_others_and_may_become_the_standard(referentie: Referentie) -> None:
    eigen = geladen(read(GOED, referentie).rijen)
    erbij = extend_referentie(referentie, [eigen])
    validate_referentie(erbij)
    assert len(erbij.factoren) == len(referentie.factoren) + 2
    assert set(erbij.factorenmodellen.query("is_standaard")["model"]) == {"RDAM"}
    keuze = geladen(pd.DataFrame({"model": ["WAG"]}), STANDAARDMODEL, "WAG")
    gekozen = extend_referentie(referentie, [eigen, keuze])
    validate_referentie(gekozen)
    assert set(gekozen.factorenmodellen.query("is_standaard")["model"]) == {"WAG"}


def test_a_choice_for_a_model_that_was_taken_back_leaves_the_shipped_standard(referentie: Referentie) -> None:
    keuze = geladen(pd.DataFrame({"model": ["WAG"]}), STANDAARDMODEL, "WAG")
    assert set(extend_referentie(referentie, [keuze]).factorenmodellen.query("is_standaard")["model"]) == {
        "RDAM"
    }


def test_a_newer_list_of_a_shipped_model_renames_its_factors_and_loses_none(referentie: Referentie) -> None:
    nieuw = read_factorenlijst(
        b"id;naam;type;setting\n07;Te vroeg van school;risico;school\n",
        "rdam.csv",
        model="RDAM",
        domeinen=referentie.domeinen,
    )
    erbij = extend_referentie(referentie, [geladen(nieuw.rijen, "RDAM", "2026")])
    validate_referentie(erbij)
    namen = erbij.factoren.set_index("factor_id")["naam"]
    assert namen["RDAM-07"] == "Te vroeg van school"
    assert namen["RDAM-01"] == "Goede schoolprestaties"
    assert erbij.factorenmodellen.set_index("model").loc[
        "RDAM", ["modelversie", "is_standaard"]
    ].tolist() == [
        "2026",
        True,
    ]
