"""Tables in other shapes: counts in columns, values above the header, several sheets, own header words."""

import io
from collections.abc import Callable

import openpyxl

from pipelines.levering import Levering
from pipelines.rapport import Validatierapport
from pipelines.validation import check_bestand

Controle = Callable[..., Validatierapport]


def werkmap(**bladen: list[list[object]]) -> bytes:
    """Write a workbook of sheets by name."""
    boek = openpyxl.Workbook()
    boek.remove(boek.active)
    for naam, rijen in bladen.items():
        blad = boek.create_sheet(naam)
        for rij in rijen:
            blad.append(rij)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def test_a_column_per_quantity_is_one_count_per_cell(controleer: Controle) -> None:
    rapport = controleer(
        "Activiteit;Wijk;Deelnemers;Gestart;Uitval\nTaalmaatjes;Hillesluis;<5;3;-\nTaalmaatjes;Lombardijen;14;5;2\n",
        partijcode="taalmaatjes",
    )
    assert rapport.bevindingen == ()
    assert rapport.rijen_gelezen == 6
    assert rapport.rijen["grootheid"].to_list()[:3] == [
        "deelnemers_bereikt",
        "trajecten_gestart",
        "trajecten_voortijdig_negatief",
    ]
    assert rapport.rijen["aantal"].to_list() == [None, 3, 0, 14, 5, 2]


def test_a_fault_in_a_column_of_counts_is_found_at_its_own_cell(controleer: Controle) -> None:
    rapport = controleer(
        "Activiteit;Wijk;Deelnemers;Gestart;Uitval\nTaalmaatjes;Hillesluis;7;vier;1\nTaalmaatjes;Lombardijen;7;4;1\nTaalmaatjes;Beverwaard;7;4;1\n",
        partijcode="taalmaatjes",
    )
    assert [(b.regel, b.plaats.cel, b.plaats.kolomnaam) for b in rapport.bevindingen] == [
        ("geen_geheel_getal", "D2", "Gestart")
    ]


def test_ages_in_bands_under_the_header_leeftijd_are_read_as_bands(controleer: Controle) -> None:
    rapport = controleer(
        "nr;activiteit;wijk;leeftijd;start\n1;Sterk in de Klas;Tarwewijk;12 t/m 17 jaar;1-7-2025\n"
    )
    assert rapport.bevindingen == ()
    assert rapport.rijen["leeftijdsgroep"].to_list() == ["12-17"]


def test_a_header_that_only_resembles_ours_is_read_and_must_be_confirmed(controleer: Controle) -> None:
    tekst = "traject_id;interventie;wijk;startdatun\n1;Sterk in de Klas;Tarwewijk;1-7-2025\n"
    rapport = controleer(tekst)
    assert [b.regel for b in rapport.bevindingen] == ["kolom_lijkt_op"]
    assert [(v.veld, v.term) for v in rapport.voorstellen] == [("kolomkop", "startdatun")]
    assert controleer(tekst, bevestig=True).bevindingen == ()


def test_a_double_number_is_found_across_sheets(maak_levering: Callable[..., Levering]) -> None:
    kop = ["Id", "Activiteit", "Wijk", "Start"]
    inhoud = werkmap(
        Noord=[kop, ["1", "Sterk in de Klas", "Tarwewijk", "1-7-2025"]],
        Zuid=[kop, ["1", "Sterk in de Klas", "Tarwewijk", "2-7-2025"]],
    )
    rapport = check_bestand(inhoud, "twee.xlsx", maak_levering())
    assert [(b.regel, b.plaats.blad, b.plaats.cel) for b in rapport.bevindingen] == [
        ("nummer_dubbel", "Zuid", "A2")
    ]


def test_a_sheet_of_another_file_type_is_named_and_left(maak_levering: Callable[..., Levering]) -> None:
    inhoud = werkmap(
        Trajecten=[["Id", "Activiteit", "Wijk", "Start"], ["1", "Sterk in de Klas", "Tarwewijk", "1-7-2025"]],
        Metingen=[
            ["Id", "Vragenlijst", "Ingevuld door", "Moment", "Datum", "Score"],
            ["1", "SDQ", "ouder", "voor", "1-7-2025", 12],
        ],
    )
    rapport = check_bestand(inhoud, "twee.xlsx", maak_levering())
    assert rapport.soort == "trajecten"
    assert [(b.regel, b.plaats.blad) for b in rapport.bevindingen] == [("andere_soort", "Metingen")]


def test_a_score_before_the_first_measurement_or_off_the_scale_is_found(controleer: Controle) -> None:
    rapport = controleer(
        "nr;vragenlijst;ingevuld door;moment;datum;score\n"
        "1;SDQ;ouder;voormeting;1-7-2025;14\n"
        "1;SDQ;ouder;nameting;1-6-2025;9\n"
        "2;SDQ;ouder;T0;1-7-2025;41\n"
        "3;SDQ;ouder;voor;1-7-2025;14\n"
        "3;SDQ;ouder;voor;2-7-2025;14\n"
    )
    gevonden = {b.regel: b.plaats.cel for b in rapport.bevindingen}
    assert gevonden == {"nameting_voor_voormeting": "E3", "score_buiten_schaal": "F4", "nummer_dubbel": "A6"}


def test_an_error_cell_of_a_spreadsheet_is_an_error_and_never_empty(controleer: Controle) -> None:
    rapport = controleer(
        "nr;activiteit;wijk;start;eind;reden einde\n"
        "#N/B;Sterk in de Klas;Tarwewijk;1-7-2025;;\n"
        "2;Sterk in de Klas;#N/A;1-7-2025;#WAARDE!;\n"
        "3;Sterk in de Klas;Tarwewijk;1-7-2025;;\n"
    )
    assert [(b.regel, b.plaats.cel) for b in rapport.bevindingen] == [
        ("foutcel", "A2"),
        ("foutcel", "C3"),
        ("foutcel", "E3"),
    ]
    assert rapport.rijen.height == 1


def test_the_only_agreed_intervention_need_not_be_delivered(controleer: Controle) -> None:
    rapport = controleer("nr;wijk;start\n1;Hillesluis;1-7-2025\n", partijcode="taalmaatjes")
    assert rapport.bevindingen == ()
    assert rapport.rijen["interventie"].to_list() == ["taalmaatjes"]
    assert any("de enige in de beschikking" in notitie.tekst for notitie in rapport.notities)


def test_a_column_of_thousands_of_different_words_is_told_cell_by_cell(controleer: Controle) -> None:
    rijen = "\n".join(f"{i};Sterk in de Klas;zomaar iets {i};1-7-2025" for i in range(5_000))
    rapport = controleer(f"nr;activiteit;wijk;start\n{rijen}\n")
    assert dict(rapport.aantallen)["term_onbekend"] == 5_000
    assert rapport.rijen.is_empty()
