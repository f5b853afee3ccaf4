"""The own workbook back: marked where the findings are, read the same again, and clean once repaired."""

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from python_calamine import CalamineWorkbook
from werkboeken import bewaar, change_part, make_werkmap, mark, open_werkboek

from app.voorbeeld import load_voorbeeldcatalogus
from pipelines.hercontrole import compare_rapporten
from pipelines.levering import Celherstel, Levering
from pipelines.reference import Referentie
from pipelines.validation import check_bestand
from pipelines.werkboek import write_werkboek
from pipelines.werkboek_opmaak import AUTEUR, KLEUREN
from schemas.errors import GeweigerdBestandError
from schemas.vocabulary import Kwartaal

pytestmark = pytest.mark.traag

Maak = Callable[..., Levering]
Gemarkeerd = Callable[[str], tuple[Levering, dict[str, Any], bytes]]
VOORBEELDEN = Path(__file__).parent.parent / "voorbeelden"
PARTIJ = {
    "springplank_2025K3.xlsx": "springplank",
    "sportraad_2025K3.xlsx": "sportraad",
    "kompas_2025K3.csv": "thuisbasis",
    "buurtkracht_2025K3_tellingen.xlsx": "buurtkracht",
    "taalmaatjes_2025K3_licht.csv": "taalmaatjes",
}
HERSTEL = {
    "C23": "Tarwewijk", "D37": 12, "E54": "30-06-2025", "F83": "30-09-2025", "I98": "8,5",
    "H128": 8, "H129": 3, "A158": "0999", "G209": "volgens plan",
}  # fmt: skip


@pytest.fixture(scope="module")
def gemarkeerd(referentie_eens: Referentie) -> Gemarkeerd:
    """Mark an example file once for all tests that look at it."""

    @cache
    def markeer(naam: str) -> tuple[Levering, dict[str, Any], bytes]:
        levering = Levering(None, PARTIJ[naam], Kwartaal(2025, 3), referentie_eens, load_voorbeeldcatalogus())
        return levering, *mark((VOORBEELDEN / naam).read_bytes(), naam, levering)

    return markeer


@pytest.mark.parametrize("naam", PARTIJ)
def test_findings_stand_at_their_cells_and_the_table_is_read_the_same(
    naam: str, gemarkeerd: Gemarkeerd
) -> None:
    levering, rapport, uit = gemarkeerd(naam)
    werkmap = open_werkboek(uit)
    assert CalamineWorkbook.from_filelike(io.BytesIO(uit)).sheet_names == werkmap.sheetnames
    assert werkmap.sheetnames[0] == "Wat te doen"
    for bevinding in (b for b in rapport["bevindingen"] if b["cel"]):
        cel = werkmap[bevinding["blad"] or "Gegevens"][bevinding["cel"]]
        assert cel.fill.fgColor.rgb in KLEUREN.values()
        assert bevinding["herstel"] in cel.comment.text
        assert cel.comment.text.startswith(("Fout: ", "Waarschuwing: ", "Opmerking: "))
    weer = check_bestand(uit, "terug.xlsx", levering)
    eerst = check_bestand((VOORBEELDEN / naam).read_bytes(), naam, levering)
    assert weer.rijen.drop("_blad").equals(eerst.rijen.drop("_blad"))
    stand = compare_rapporten(rapport, weer.to_json())
    assert (stand.opgelost, stand.nieuw) == (0, 0)
    assert any("Wat te doen is van Wijkspiegel zelf" in n.tekst for n in weer.notities)


def test_nine_repaired_cells_leave_no_error(gemarkeerd: Gemarkeerd) -> None:
    levering, rapport, uit = gemarkeerd("springplank_2025K3.xlsx")
    werkmap = open_werkboek(uit)
    for cel, waarde in HERSTEL.items():
        werkmap["Trajecten Q3"][cel] = waarde
    weer = check_bestand(bewaar(werkmap), "terug.xlsx", levering)
    assert weer.is_acceptabel
    alleen_fouten = {"bevindingen": [b for b in rapport["bevindingen"] if b["ernst"] == "fout"]}
    fouten_weer = {"bevindingen": [b for b in weer.to_json()["bevindingen"] if b["ernst"] == "fout"]}
    assert compare_rapporten(alleen_fouten, fouten_weer).zin == "9 opgelost, 0 over, 0 nieuw"


def test_a_csv_comes_back_cell_for_cell_and_repaired_counts_as_solved(gemarkeerd: Gemarkeerd) -> None:
    naam = "kompas_2025K3.csv"
    levering, rapport, uit = gemarkeerd(naam)
    werkmap = open_werkboek(uit)
    blad = werkmap["Gegevens"]
    regel = (VOORBEELDEN / naam).read_text("cp1252").splitlines()[12].split(";")
    assert [cel.value or "" for cel in blad[13]] == regel
    assert blad["A13"].data_type == "s"
    assert blad.freeze_panes == "A2"
    assert blad["A1"].font.bold
    blad["F62"] = "12-05-2025"
    stand = compare_rapporten(rapport, check_bestand(bewaar(werkmap), "terug.xlsx", levering).to_json())
    assert (stand.opgelost, stand.nieuw) == (1, 0)


def test_a_word_that_is_asked_once_is_marked_at_every_cell_that_holds_it(gemarkeerd: Gemarkeerd) -> None:
    uit = gemarkeerd("kompas_2025K3.csv")[2]
    kolom = [cel for cel in open_werkboek(uit)["Gegevens"]["C"] if cel.value == "Bospolder/Tussendijken"]
    assert len(kolom) == 32
    assert all(cel.comment and cel.fill.fgColor.rgb == KLEUREN["fout"] for cel in kolom)


def test_a_value_above_the_header_is_marked_where_it_stands(gemarkeerd: Gemarkeerd) -> None:
    uit = gemarkeerd("sportraad_2025K3.xlsx")[2]
    assert open_werkboek(uit)["Feyenoord"]["B1"].fill.fgColor.rgb == KLEUREN["fout"]


def test_the_list_names_causes_in_order_of_effect_with_a_link(maak_levering: Maak) -> None:
    rijen = [
        [f"T{n}", "Sterk in de Klas", "Tarwewyk" if n < 3 else "Tarwewijk", "01-07-2025", n]
        for n in range(12)
    ]
    inhoud = bewaar(make_werkmap(*rijen))
    rapport, uit = mark(inhoud, "x.xlsx", maak_levering())
    blad = open_werkboek(uit)["Wat te doen"]
    teksten = [[cel.value for cel in rij] for rij in blad.iter_rows()]
    assert teksten[0][0].startswith("Wat te doen")
    assert "fouten" in teksten[1][0]
    kop = next(n for n, rij in enumerate(teksten) if rij[0] == "Nr.")
    fouten = [rij for rij in teksten[kop + 1 :] if rij[1] == "Fout"]
    assert [rij[3] for rij in fouten] == sorted((rij[3] for rij in fouten), reverse=True)
    assert blad.cell(kop + 2, 5).hyperlink.location.startswith("'Sheet'!")
    assert rapport["bevindingen"]


def test_drop_downs_offer_what_our_reader_reads_back(gemarkeerd: Gemarkeerd) -> None:
    werkmap = open_werkboek(gemarkeerd("springplank_2025K3.xlsx")[2])
    lijsten = {dv.formula1: str(dv.sqref) for dv in werkmap["Trajecten Q3"].data_validations.dataValidation}
    assert lijsten["Keuzes_reden_einde"].startswith("G7:G")
    keuzeblad = werkmap["Keuzelijsten"]
    assert keuzeblad.sheet_state == "hidden"
    blad, bereik = next(werkmap.defined_names["Keuzes_regio"].destinations)
    keuzes = [cel.value for (cel,) in werkmap[blad][bereik]]
    assert "Charlois (gebied)" in keuzes
    assert "Tarwewijk" in keuzes


def test_style_formulas_and_other_comments_stay_and_a_second_round_leaves_no_old_marks(
    maak_levering: Maak,
) -> None:
    werkmap = make_werkmap(["T1", "Sterk in de Klas", "Tarwewijk", "01-07-2025", 99])
    blad = werkmap.active
    blad["A1"].font, blad["B2"].fill = (
        Font(name="Courier", bold=True),
        PatternFill("solid", fgColor="FF00FF00"),
    )
    blad["E2"].comment = Comment("uit de vragenlijst", "Piet")
    blad["G1"], blad["G2"] = "Totaal", "=E2*2"
    blad.column_dimensions["B"].width = 33
    levering = maak_levering()
    _, eens = mark(bewaar(werkmap), "x.xlsx", levering)
    terug = open_werkboek(eens)
    assert terug["Sheet"]["E2"].comment.text.startswith("Fout: ")
    assert "uit de vragenlijst" in terug["Sheet"]["E2"].comment.text
    terug["Sheet"]["E2"] = 9
    _, nog_eens = mark(bewaar(terug), "x.xlsx", levering)
    blad = open_werkboek(nog_eens)["Sheet"]
    assert open_werkboek(nog_eens).sheetnames.count("Wat te doen") == 1
    assert blad["E2"].comment.text == "uit de vragenlijst"
    assert blad["E2"].fill.fgColor.rgb not in KLEUREN.values()
    assert (blad["A1"].font.name, blad["A1"].font.bold, blad.column_dimensions["B"].width) == (
        "Courier",
        True,
        33,
    )
    assert (blad["B2"].fill.fgColor.rgb, blad["G2"].value) == ("FF00FF00", "=E2*2")
    assert sum(dv.errorTitle == AUTEUR for dv in blad.data_validations.dataValidation) == 2


def test_formulas_keep_their_outcome_before_excel_opens_the_workbook(maak_levering: Maak) -> None:
    inhoud = bewaar(make_werkmap(["T1", "Sterk in de Klas", "Tarwewijk", "01-07-2025", "=4+4"]))
    metformule = change_part(inhoud, "xl/worksheets/sheet1.xml", b"<f>4+4</f><v></v>", b"<f>4+4</f><v>8</v>")
    levering = maak_levering()
    _, uit = mark(metformule, "x.xlsx", levering)
    assert open_werkboek(uit)["Sheet"]["E2"].value == "=4+4"
    assert check_bestand(uit, "x.xlsx", levering).rijen["nut"].to_list() == [8.0]


@pytest.mark.parametrize("tekst", ["=1+1", "+31", "-5-", "@SOM(A1)", "#N/A"])
def test_text_of_a_csv_never_becomes_a_formula(tekst: str, maak_levering: Maak) -> None:
    csv = f"Trajectnummer;Interventie;Wijk;Startdatum;Opmerking\n0012;Sterk in de Klas;Nergens;01-07-2025;{tekst}\n"
    _, uit = mark(csv.encode(), "x.csv", maak_levering())
    cel = open_werkboek(uit)["Gegevens"]["E2"]
    assert (cel.value, cel.data_type) == (tekst, "s") or tekst == "#N/A"
    assert open_werkboek(uit)["Gegevens"]["A2"].value == "0012"


def test_repaired_cells_of_the_page_stand_in_the_workbook(maak_levering: Maak) -> None:
    naam, levering = "springplank_2025K3.xlsx", maak_levering()
    hersteld = replace(levering, wijzigingen=(Celherstel("Trajecten Q3", "H128", "8"),))
    inhoud = (VOORBEELDEN / naam).read_bytes()
    rapport = check_bestand(inhoud, naam, hersteld).to_json()
    werkmap = open_werkboek(write_werkboek(inhoud, naam, rapport, hersteld))
    assert werkmap["Trajecten Q3"]["H128"].value == "8"
    assert werkmap["Trajecten Q3"]["H128"].comment is None
    assert any("H128" in str(rij[1].value) for rij in werkmap["Wat te doen"].iter_rows())


def test_a_refused_file_gives_no_workbook(maak_levering: Maak) -> None:
    naam, levering = "opgroeilab_2025K3.csv", maak_levering("opgroeilab")
    inhoud = (VOORBEELDEN / naam).read_bytes()
    rapport = check_bestand(inhoud, naam, levering).to_json()
    with pytest.raises(GeweigerdBestandError, match="BSN"):
        write_werkboek(inhoud, naam, rapport, levering)


def test_our_own_words_never_look_like_personal_data(maak_levering: Maak) -> None:
    """One nine-digit number that passes the elfproef is luck in a column, and would be an alarm in a comment."""
    rijen = "".join(f"{111222300 + n};Sterk in de Klas;Tarwewijk;01-07-2025\n" for n in range(60))
    dubbel = "111222333;Sterk in de Klas;Tarwewijk;01-07-2025\n"
    csv = f"Trajectnummer;Interventie;Wijk;Startdatum\n{rijen}{dubbel}"
    levering = maak_levering()
    rapport, uit = mark(csv.encode(), "x.csv", levering)
    assert any(b["gevonden"] == "111222333" for b in rapport["bevindingen"])
    assert not check_bestand(uit, "x.xlsx", levering).is_geweigerd


def test_a_provider_may_have_a_sheet_of_that_name_itself(maak_levering: Maak) -> None:
    werkmap = make_werkmap(["T1", "Sterk in de Klas", "Tarwewijk", "01-07-2025", 8])
    werkmap.active.title = "Wat te doen"
    assert check_bestand(bewaar(werkmap), "x.xlsx", maak_levering()).rijen_gelezen == 1


def test_lines_that_are_no_cells_are_named(maak_levering: Maak) -> None:
    csv = "sep=;\n# uit het systeem\nTrajectnummer;Interventie;Wijk;Startdatum\n1;Sterk in de Klas;Nergens;01-07-2025\n"
    werkmap = open_werkboek(mark(csv.encode(), "x.csv", maak_levering())[1])
    assert werkmap["Gegevens"]["A3"].value == "Trajectnummer"
    zinnen = [str(cel.value) for rij in werkmap["Wat te doen"].iter_rows() for cel in rij]
    assert any("rij 1 en 2 van uw bestand" in zin for zin in zinnen)
