"""Beschikkingen from a spreadsheet: the template reads back, and each mistake is told with its cell and repair."""

import io
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from pipelines.beschikkingenlijst import Register, read_beschikkingenlijst
from pipelines.beschikkingensjabloon import write_sjabloon
from schemas.beschikkingenbestand import load_kolommen
from schemas.keuzelijst import load_keuzelijsten

REGISTER = Register(
    partijen={"stichting stroom": "stroom", "stroom": "stroom"},
    interventies={"sterk in de klas": "klas", "klas": "klas", "sport": "sport"},
    gebieden={"charlois": "WK059915", "feijenoord": "WK059910"},
    kenmerken=frozenset({"B-1"}),
)
BESCHIKKING: dict[str, Any] = {
    "Kenmerk": "B-9",
    "Titel": "Sterk op Zuid",
    "Aanbieder": "Stichting Stroom",
    "Account": "Jeugd",
    "Van kwartaal": "2026-K3",
    "Tot en met kwartaal": "K4 2027",
    "Bedrag": "€ 120.000",
    "Vrije inzet": 4,
    "Interventies": "Sterk in de klas; sport (experiment)",
    "Gebieden": "Charlois; Feijenoord",
    "Doel": "Jongeren groeien veilig op.",
}
AFSPRAAK: dict[str, Any] = {
    "Kenmerk": "B-9",
    "Cijfer": "zonder_hulp_verder",
    "Interventie": "klas",
    "Streefwaarde": "80%",
    "Hoe bepaald": "Door de gemeente bepaald",
    "Waarvoor": "Samen leren",
    "Uren per kwartaal": "1,5",
}


def read(*, beschikking: dict[str, Any] | None = None, afspraak: dict[str, Any] | None = None, keer: int = 1):
    """Fill the template itself and read it back."""
    werkmap = load_workbook(io.BytesIO(write_sjabloon()))
    for blad, rij in (
        ("Beschikkingen", BESCHIKKING | (beschikking or {})),
        ("Afspraken", AFSPRAAK | (afspraak or {})),
    ):
        koppen = [cel.value for cel in werkmap[blad][1]]
        for _ in range(keer if blad == "Beschikkingen" else 1):
            werkmap[blad].append([rij.get(kop) for kop in koppen])
    uit = io.BytesIO()
    werkmap.save(uit)
    return read_beschikkingenlijst(uit.getvalue(), "lijst.xlsx", REGISTER)


def test_the_template_filled_in_reads_back_without_a_mistake():
    lijst = read()
    assert lijst.bevindingen == ()
    (beschikking,), (afspraak,) = lijst.beschikkingen, lijst.afspraken
    assert beschikking["partijcode"] == "stroom"
    assert beschikking["budget_euro"] == 120_000
    assert beschikking["tot_kwartaal"] == "2027-K4"
    assert beschikking["interventies"] == (("klas", "basisaanbod"), ("sport", "experiment"))
    assert beschikking["gebieden"] == ("WK059915", "WK059910")
    assert (afspraak["streefwaarde"], afspraak["herkomst"], afspraak["doel"]) == (
        80.0,
        "eenzijdig",
        "samen_leren",
    )
    assert (afspraak["lasten_uren"], afspraak["informant"]) == (1.5, "*")


@pytest.mark.parametrize(
    ("beschikking", "afspraak", "plaats", "zin"),
    [
        (
            {"Aanbieder": "Niemand"},
            {},
            'blad Beschikkingen, cel C2, kolom "Aanbieder"',
            '"Niemand" kennen we niet',
        ),
        ({"Titel": None}, {}, "blad Beschikkingen, cel B2", "Titel is leeg."),
        ({"Van kwartaal": "zomer"}, {}, "blad Beschikkingen, cel F2", "'zomer' is geen kwartaal"),
        ({"Bedrag": "veel"}, {}, "blad Beschikkingen, cel H2", '"veel" is geen heel getal'),
        ({"Vrije inzet": "2,5"}, {}, "blad Beschikkingen, cel J2", '"2,5" is geen heel getal'),
        ({"Interventies": "klas; dansen"}, {}, "blad Beschikkingen, cel N2", '"dansen" kennen we niet'),
        ({"Gebieden": "Nergens"}, {}, "blad Beschikkingen, cel O2", '"Nergens" kennen we niet'),
        ({"Kenmerk": "B-1"}, {"Kenmerk": "B-1"}, "blad Beschikkingen, cel A2", "bestaat al"),
        ({"Tot en met kwartaal": "2026-K1"}, {}, "blad Beschikkingen, cel A2", "ligt voor het eerste"),
        ({}, {"Kenmerk": "B-8"}, "blad Afspraken, cel A2", "staat niet in dit bestand"),
        ({}, {"Cijfer": "geluk"}, "blad Afspraken, cel B2", '"geluk" kennen we niet'),
        ({"Interventies": "sport"}, {}, "blad Afspraken, cel A2", "hoort niet bij de beschikking"),
        ({}, {"Hoe bepaald": "zomaar"}, "blad Afspraken, cel F2", '"zomaar" kennen we niet'),
        ({}, {"Streefwaarde": "hoog"}, "blad Afspraken, cel E2", '"hoog" is geen getal'),
    ],
)
def test_each_mistake_is_told_once_with_its_cell_and_how_to_repair_it(beschikking, afspraak, plaats, zin):
    (bevinding,) = read(beschikking=beschikking, afspraak=afspraak).bevindingen
    assert str(bevinding.plaats).startswith(plaats)
    assert zin in bevinding.boodschap
    assert bevinding.herstel.endswith(".")


def test_a_number_may_stand_only_once():
    (bevinding,) = read(keer=2).bevindingen
    assert (bevinding.regel, bevinding.plaats.rij) == ("kenmerk_dubbel", 3)


def test_a_file_without_beschikkingen_says_so_and_a_missing_column_is_named():
    leeg = Workbook()
    leeg.active.append(["iets", "anders"])
    leeg.active.append(["a", "b"])
    uit = io.BytesIO()
    leeg.save(uit)
    (bevinding,) = read_beschikkingenlijst(uit.getvalue(), "x.xlsx", REGISTER).bevindingen
    assert bevinding.regel == "blad_ontbreekt"
    csv = b"Kenmerk;Titel;Aanbieder\nB-9;Zuid;stroom\n"
    gevonden = read_beschikkingenlijst(csv, "x.csv", REGISTER).bevindingen
    assert {b.regel for b in gevonden} == {"kolom_ontbreekt"}
    assert 'De kolom "Account" ontbreekt bij beschikkingen.' in [b.boodschap for b in gevonden]


def test_every_declared_form_is_known_and_headers_do_not_repeat_within_a_sheet():
    eigen = {
        "tekst",
        "kwartaal",
        "aantal",
        "getal",
        "indicator",
        "partij",
        "interventie",
        "interventies",
        "gebieden",
        "kenmerk",
    }
    for kolommen in load_kolommen().values():
        koppen = [kop for kolom in kolommen for kop in kolom.koppen]
        assert len(koppen) == len(set(koppen))
        assert all(kolom.titel.casefold() in kolom.koppen for kolom in kolommen)
        assert {k.vorm for k in kolommen} <= eigen | set(load_keuzelijsten())
