"""Workbooks as people keep them: merged cells, errors, hidden parts, many sheets, and files that would harm."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkmappen import KOP, make_blad, read_blad, save, with_sheet_xml, zinnen, zip_of

from pipelines.reading import read_bestand
from pipelines.werkmap import cell_text, column_text
from schemas.errors import OnleesbaarBestandError


def test_cells_become_text_without_loss() -> None:
    rij = [
        "0001",
        14.0,
        7.5,
        date(2025, 3, 1),
        datetime.fromisoformat("2025-03-01T09:30"),
        True,
        0.1 + 0.2,
        123456789012,
        -3,
        1e-7,
    ]
    blad = make_blad([[f"kop {letter}" for letter in "abcdefghij"], rij])
    assert read_blad(blad).tabellen[0].cellen.rows()[0][1:] == (
        "0001",
        "14",
        "7.5",
        "2025-03-01",
        "2025-03-01 09:30:00",
        "WAAR",
        "0.3",
        "123456789012",
        "-3",
        "0.0000001",
    )


def test_error_cells_keep_their_text_and_are_told() -> None:
    blad = make_blad([KOP, ["1", "A", "#N/A"], ["2", "B", 3], ["3", "#REF!", "#DIV/0!"]])
    for cel in ("C2", "B4", "C4"):
        blad[cel].data_type = "e"
    ruw = read_blad(blad)
    assert ruw.tabellen[0].cellen.rows() == [
        (2, "1", "A", "#N/A"),
        (3, "2", "B", "3"),
        (4, "3", "#REF!", "#DIV/0!"),
    ]
    assert "Cellen met een Excelfout: C2 (#N/A), B4 (#REF!), C4 (#DIV/0!)." in zinnen(ruw)


def test_error_cells_land_on_the_right_sheet() -> None:
    blad = make_blad([KOP, ["1", "A", 1]], "Eén & ander")
    assert blad.parent is not None
    tweede = blad.parent.create_sheet("Twee", 0)
    for rij in (KOP, ["1", "A", "#N/A"]):
        tweede.append(rij)
    tweede["C2"].data_type = "e"
    ruw = read_blad(blad)
    assert {tabel.blad: tabel.cellen.rows() for tabel in ruw.tabellen} == {
        "Twee": [(2, "1", "A", "#N/A")],
        "Eén & ander": [(2, "1", "A", "1")],
    }


def test_row_numbers_are_exact_with_blank_rows_and_a_late_start() -> None:
    blad = make_blad([[], [], KOP, ["1", "A", 1], [], [], ["2", "B", 2]])
    assert [rij[0] for rij in read_blad(blad).tabellen[0].cellen.rows()] == [4, 7]


def test_a_table_that_starts_in_column_c_keeps_its_letters() -> None:
    blad = make_blad([[None, None, *KOP], [None, None, "1", "A", 1]])
    tabel = read_blad(blad).tabellen[0]
    assert dict(zip(tabel.letters, tabel.koppen, strict=True)) == {
        "A": "",
        "B": "",
        "C": "nr",
        "D": "wijk",
        "E": "aantal",
    }
    assert tabel.cellen.rows() == [(2, None, None, "1", "A", "1")]


def test_a_value_merged_over_rows_counts_for_each_of_them() -> None:
    blad = make_blad([["wijk", "nr", "aantal"], ["A", "1", 1], [None, "2", 2], ["B", "3", 3]])
    blad.merge_cells("A2:A3")
    ruw = read_blad(blad)
    assert [rij[1] for rij in ruw.tabellen[0].cellen.rows()] == ["A", "A", "B"]
    assert "Samengevoegde cellen (A2:A3)" in zinnen(ruw)


def test_merged_groups_over_names_become_one_header() -> None:
    blad = make_blad(
        [
            ["Titel"],
            ["Wijk", "Inloop", None, "Sport", None, "Opmerking"],
            [None, "jul", "aug", "jul", "aug", None],
            ["A", 1, 2, 3, 4, None],
        ]
    )
    for bereik in ("A1:F1", "B2:C2", "D2:E2", "A2:A3", "F2:F3"):
        blad.merge_cells(bereik)
    tabel = read_blad(blad).tabellen[0]
    assert tabel.koppen == ("Wijk", "Inloop | jul", "Inloop | aug", "Sport | jul", "Sport | aug", "Opmerking")
    assert tabel.kopregels == (2, 3)
    assert tabel.cellen.rows() == [(4, "A", "1", "2", "3", "4", None)]


def test_hidden_rows_and_columns_are_read_a_hidden_sheet_is_not() -> None:
    blad = make_blad([KOP, ["1", "A", 1], ["2", "B", 2]])
    blad.row_dimensions[3].hidden = True
    blad.column_dimensions["B"].hidden = True
    assert blad.parent is not None
    verborgen = blad.parent.create_sheet("Oud")
    for rij in (KOP, ["9", "Z", 9]):
        verborgen.append(rij)
    verborgen.sheet_state = "hidden"
    ruw = read_blad(blad)
    assert "Verborgen of weggefilterd en wel gelezen: rij 3." in zinnen(ruw)
    assert "Verborgen en wel gelezen: kolom B." in zinnen(ruw)
    assert "Blad Oud is verborgen en is niet gelezen." in zinnen(ruw)
    assert [tabel.blad for tabel in ruw.tabellen] == ["Deelname"]
    assert [tabel.blad for tabel in ruw.verborgen] == ["Oud"]


def test_a_hidden_sheet_counts_when_it_is_the_only_one_with_rows() -> None:
    blad = make_blad([])
    assert blad.parent is not None
    verborgen = blad.parent.create_sheet("Oud")
    for rij in (KOP, ["9", "Z", 9]):
        verborgen.append(rij)
    verborgen.sheet_state = "veryHidden"
    ruw = read_blad(blad)
    assert [tabel.blad for tabel in ruw.tabellen] == ["Oud"]
    assert "Blad Oud is verborgen en is gelezen, want een ander blad met gegevens is er niet." in zinnen(ruw)


def test_notes_sheets_are_skipped_with_a_note_and_kept_for_the_privacy_stop() -> None:
    blad = make_blad([KOP, ["1", "A", 1]])
    assert blad.parent is not None
    for naam in ("Toelichting", "Blad3"):
        notities = blad.parent.create_sheet(naam)
        notities.append(["Let op:"])
        notities.append(["In juli was de groep gesloten wegens verbouwing van het gebouw."])
    blad.parent.create_sheet("Blad4")
    ruw = read_blad(blad)
    assert [tabel.blad for tabel in ruw.tabellen] == ["Deelname"]
    assert "Blad Toelichting heeft alleen tekst en geen tabel" in zinnen(ruw)
    assert "Blad Blad3 heeft alleen tekst en geen tabel" in zinnen(ruw)
    assert [(n.blad, n.tekst) for n in ruw.notities if n.code == "leeg_blad"] == [
        ("Blad4", "Blad Blad4 is leeg.")
    ]
    assert [tekst.cel for tekst in ruw.losse_tekst if tekst.blad == "Blad3"] == ["A1", "A2"]


def test_a_formula_without_a_stored_outcome_in_a_data_row_is_told() -> None:
    blad = make_blad([KOP, ["1", "A", "=1+1"], ["Totaal", None, "=SUM(C2:C2)"]])
    ruw = read_blad(blad)
    notitie = next(n for n in ruw.notities if n.code == "lege_formules")
    assert notitie.rijen == (2,)
    assert "C2" in notitie.tekst


@pytest.mark.traag
@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 10**9),
            st.one_of(st.floats(-1e6, 1e6).map(lambda g: round(g, 3)), st.integers(-5, 5)),
            st.dates(date(1990, 1, 1), date(2035, 1, 1)),
            st.sampled_from(["Tarwewijk", "<5", "é€", "a\nb", "-", "0012"]),
        ),
        min_size=2,
        max_size=8,
    )
)
def test_what_is_written_in_a_workbook_is_read_back(rijen: list[tuple[int, float, date, str]]) -> None:
    blad = make_blad(
        [["traject_id", "score", "startdatum", "opmerking"], *([f"T{a}", *rest] for a, *rest in rijen)]
    )
    gelezen = read_blad(blad).tabellen[0].cellen.rows()
    assert [rij[0] for rij in gelezen] == list(range(2, len(rijen) + 2))
    for (_, nummer, score, dag, tekst), (a, b, c, d) in zip(gelezen, rijen, strict=True):
        assert (nummer, float(score), dag, tekst) == (f"T{a}", float(b), c.isoformat(), d)
        assert not score.endswith(".0")


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    inhoud = with_sheet_xml(make_blad([KOP]), b" " * 80_000_000)
    assert len(inhoud) < 200_000
    with pytest.raises(OnleesbaarBestandError, match="te groot"):
        read_bestand(inhoud, "x.xlsx")


def test_a_cell_at_the_far_corner_is_refused_and_does_not_fill_the_memory() -> None:
    xml = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        b"</sheetData></worksheet>"
    )
    with pytest.raises(OnleesbaarBestandError, match="te groot"):
        read_bestand(with_sheet_xml(make_blad([KOP]), xml), "x.xlsx")


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (zip_of({"a.txt": b"x"}), "zip"),
        (zip_of({"word/document.xml": b"x"}), "Word"),
        (zip_of({"xl/workbook.xml": b"<rommel"}), "Excelbestand"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        (save(make_blad([KOP])), "geen enkele rij"),
        (save(make_blad([])), "geen tabel"),
        (save(make_blad([KOP, ["1", "A", 1]]))[:-400], "beschadigd"),
    ],
)
def test_a_zip_that_is_no_workbook_is_refused(inhoud: bytes, woord: str) -> None:
    with pytest.raises(OnleesbaarBestandError) as fout:
        read_bestand(inhoud, "x.xlsx")
    assert woord in fout.value.reden


def test_the_name_of_a_file_says_nothing() -> None:
    inhoud = save(make_blad([KOP, ["1", "A", 1]]))
    assert read_bestand(inhoud, "x.csv").formaat == "xlsx"
    assert read_bestand(b"nr;aantal\n1;2\n", "x.xlsx").formaat == "csv"


def test_an_opendocument_sheet_is_read_too() -> None:
    namen = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'

    def cel(tekst: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{tekst}</text:p></table:table-cell>'

    rijen = "".join(
        f"<table:table-row>{''.join(map(cel, rij))}</table:table-row>"
        for rij in (KOP, ["0001", "A", "3"], ["0002", "B", "4"])
    )
    inhoud = f'<office:document-content {namen} office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Blad1">{rijen}</table:table></office:spreadsheet></office:body></office:document-content>'
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    bestand = zip_of(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": inhoud.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )
    assert read_bestand(bestand, "x.ods").tabellen[0].cellen.rows() == [
        (2, "0001", "A", "3"),
        (3, "0002", "B", "4"),
    ]


def test_column_is_written_as_its_cells_are() -> None:
    dag = datetime.fromisoformat("2025-01-01")
    gemengd = [1.0, 1.5, "", None, "a", dag, date(2025, 1, 2), timedelta(hours=3), -0.0, 0.0]
    for waarden in (gemengd, [True, 1.0, False, 0.0, "x"], ["a", None, ""], []):
        assert column_text(waarden).to_list() == [cell_text(waarde) for waarde in waarden]
