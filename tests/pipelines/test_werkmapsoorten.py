"""The same habits in .xls, .ods and .xlsb: errors, codes with zeros, hidden parts, percentages, durations."""

from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
import xlwt
from openpyxl.worksheet.worksheet import Worksheet
from werkmappen import KOP, make_blad, save, saved, with_sheet_xml, zinnen, zip_of
from xlsb import write_xlsb

from pipelines.blad_feiten import show_code
from pipelines.reading import read_bestand
from pipelines.ruw import RuweTabellen
from schemas.errors import OnleesbaarBestandError

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.mark.parametrize(
    ("vorm", "getal", "getoond"),
    [
        ("00000", "123", "00123"),
        ("000", "12345", "12345"),
        ('"T"0000', "7", "T0007"),
        ("0000\\-00", "12345", "0123-45"),
        ("00000;@", "12.0", "00012"),
        ("[$-413]000", "5", "005"),
        ("0", "5", None),
        ("0.00", "5", None),
        ("#,##0", "5", None),
        ('0 "uur"', "5", None),
        ("00000", "1.5", None),
        ("00000", "-5", None),
        ("00000", "x", None),
        ("dd-mm-yyyy", "45000", None),
    ],
)
def test_a_number_is_shown_as_its_format_of_zeros_shows_it(
    vorm: str, getal: str, getoond: str | None
) -> None:
    assert show_code(vorm, getal) == getoond


def test_codes_percentages_and_durations_of_an_xlsx() -> None:
    blad = make_blad(
        [["code", "deel", "duur", "tijd"], [123, 0.125, timedelta(hours=26, minutes=3), time(9, 30)]]
    )
    for cel, vorm in {"A2": "00000", "B2": "0.0%", "C2": "[h]:mm:ss"}.items():
        blad[cel].number_format = vorm
    ruw = read_bestand(save(blad), "x.xlsx")
    assert ruw.tabellen[0].cellen.rows() == [(2, "00123", "0.125", "26:03:00", "09:30:00")]
    assert "Getallen die Excel als code toont (00123) zijn gelezen zoals u ze ziet: kolom A." in zinnen(ruw)
    assert "Percentages zijn gelezen als deel van 1 (12,5% is 0.125): kolom B." in zinnen(ruw)


def test_the_date_system_of_1904_is_followed() -> None:
    blad = make_blad([["nr", "datum"], ["1", date(2025, 7, 1)]])
    assert isinstance(blad.parent, openpyxl.Workbook)
    blad.parent.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    assert read_bestand(save(blad), "x.xlsx").tabellen[0].cellen.rows() == [(2, "1", "2025-07-01")]


def read_xls() -> RuweTabellen:
    werkmap = xlwt.Workbook()
    blad = werkmap.add_sheet("Deelname")
    for k, kop in enumerate(("code", "deel", "datum", "duur", "ja", "fout", "formule", "tekst")):
        blad.write(0, k, kop)
    for r in (1, 2):
        blad.write(r, 0, 122 + r, xlwt.easyxf(num_format_str="00000"))
        blad.write(r, 1, 0.125, xlwt.easyxf(num_format_str="0.0%"))
        blad.write(r, 2, date(2025, 7, r), xlwt.easyxf(num_format_str="DD-MM-YYYY"))
        blad.write(r, 3, 26.05 / 24, xlwt.easyxf(num_format_str="[h]:mm:ss"))
        blad.row(r).set_cell_boolean(4, True)
        blad.row(r).set_cell_error(5, "#N/A" if r == 3 else 0x2A)
        blad.write(r, 6, xlwt.Formula("1+1"))
        blad.write(r, 7, "0012")
    blad.row(2).hidden = True
    blad.col(7).hidden = True
    oud = werkmap.add_sheet("Oud")
    oud.write(0, 0, "x")
    oud.visibility = 1
    return read_bestand(saved(werkmap), "x.xls")


def test_an_old_workbook_keeps_codes_errors_and_hidden_parts() -> None:
    ruw = read_xls()
    rij = ("0.125", "2025-07-01", "26:03:00", "WAAR", "#N/A", None, "0012")
    assert ruw.tabellen[0].cellen.rows()[0] == (2, "00123", *rij)
    for zin in (
        "Cellen met een Excelfout: F2 (#N/A), F3 (#N/A).",
        "Verborgen of weggefilterd en wel gelezen: rij 3.",
        "Verborgen en wel gelezen: kolom H.",
        "Formules zonder opgeslagen uitkomst zijn gelezen als lege cel: G2, G3.",
        "Blad Oud is verborgen en is niet gelezen.",
    ):
        assert zin in zinnen(ruw)


def test_a_binary_workbook_keeps_codes_errors_and_hidden_rows() -> None:
    rijen = [
        (1, [(0, "nr"), (1, "wijk"), (2, "aantal")]),
        (2, [(0, 12), (1, "Tarwewijk"), (2, 2.5)]),
        (4, [(0, 13.0), (1, "#N/A"), (2, True)]),
    ]
    ruw = read_bestand(write_xlsb(rijen, vorm="0000", verborgen_rij=4), "x.xlsb")
    assert ruw.tabellen[0].cellen.rows() == [(2, "0012", "Tarwewijk", "2.5"), (4, "0013", "#N/A", "WAAR")]
    assert "Cellen met een Excelfout: B4 (#N/A)." in zinnen(ruw)
    assert "Verborgen of weggefilterd en wel gelezen: rij 4." in zinnen(ruw)


def test_a_binary_workbook_with_a_far_corner_is_refused() -> None:
    inhoud = write_xlsb([(1, [(0, "nr")]), (1_048_576, [(16_383, "x")])])
    with pytest.raises(OnleesbaarBestandError, match=r"1\.048\.576 rijen bij 16\.384 kolommen"):
        read_bestand(inhoud, "x.xlsb")


def sheet(rijen: str) -> bytes:
    xml = f'<worksheet xmlns="{NAMESPACE}"><sheetData>{rijen}</sheetData></worksheet>'
    return with_sheet_xml(make_blad([KOP]), xml.encode())


def test_rows_with_only_a_border_down_to_the_last_row_do_not_count() -> None:
    cel = '<c r="{}{}" t="inlineStr"><is><t>{}</t></is></c>'
    rijen = "".join(
        f'<row r="{r}">{"".join(cel.format("ABC"[k], r, (KOP if r == 1 else ["1", "A", "2"])[k]) for k in range(3))}</row>'
        for r in (1, 2, 3)
    )
    leeg = "".join(f'<row r="{r}"><c r="A{r}" s="0"/><c r="Z{r}" s="0"/></row>' for r in range(4, 30_000))
    leeg += '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    ruw = read_bestand(sheet(rijen + leeg), "x.xlsx")
    assert ruw.tabellen[0].cellen.shape == (2, 4)


def test_cells_without_an_address_stand_after_each_other() -> None:
    def regel(*waarden: str) -> str:
        return "<row>" + "".join(f'<c t="inlineStr"><is><t>{w}</t></is></c>' for w in waarden) + "</row>"

    ruw = read_bestand(sheet(regel(*KOP) + regel("1", "A", "3")), "x.xlsx")
    assert ruw.tabellen[0].cellen.rows() == [(2, "1", "A", "3")]
    ver = '<row r="1048575"><c r="XFC1048575"/><c><v>1</v></c></row>'
    with pytest.raises(OnleesbaarBestandError, match="te groot"):
        read_bestand(sheet(regel(*KOP) + ver), "x.xlsx")


def test_a_chart_sheet_is_told_and_rich_text_is_one_text() -> None:
    rijk = '<c r="B2" t="inlineStr"><is><r><t>Tarwe</t></r><r><t>wijk</t></r></is></c>'
    ruw = read_bestand(
        sheet(
            f'<row r="1"><c r="A1" t="str"><v>nr</v></c><c r="B1" t="str"><v>wijk</v></c></row><row r="2"><c r="A2"><v>1</v></c>{rijk}</row>'
        ),
        "x.xlsx",
    )
    assert ruw.tabellen[0].cellen.rows() == [(2, "1", "Tarwewijk")]
    blad = make_blad([KOP, ["1", "A", 1]])
    assert isinstance(blad.parent, openpyxl.Workbook)
    blad.parent.create_chartsheet("Plaatje")
    assert "Blad Plaatje is een grafiek; overgeslagen." in zinnen(read_bestand(save(blad), "x.xlsx"))


def test_strict_ooxml_with_iso_dates_is_read() -> None:
    strikt = "http://purl.oclc.org/ooxml/"
    rel = f"{strikt}officeDocument/relationships"
    inhoud = zip_of(
        {
            "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
            "xl/workbook.xml": f'<workbook xmlns="{strikt}spreadsheetml/main" xmlns:r="{rel}" conformance="strict"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>'.encode(),
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'.encode(),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{strikt}spreadsheetml/main"><sheetData><row r="1"><c r="A1" t="str"><v>nr</v></c><c r="B1" t="str"><v>dag</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2" t="d"><v>2025-07-01T00:00:00</v></c></row></sheetData></worksheet>'.encode(),
        }
    )
    assert read_bestand(inhoud, "x.xlsx").tabellen[0].cellen.rows() == [(2, "1", "2025-07-01")]


def test_dates_with_a_time_and_a_table_far_from_the_corner() -> None:
    werkmap = openpyxl.Workbook()
    blad = werkmap.active
    assert isinstance(blad, Worksheet)
    for r, rij in enumerate(
        (
            ["nr", "moment"],
            ["1", datetime.fromisoformat("2025-07-01T09:30")],
            ["2", datetime.fromisoformat("2025-07-02")],
        )
    ):
        for k, waarde in enumerate(rij):
            blad.cell(17 + r, 4 + k, waarde)
    (tabel,) = read_bestand(saved(werkmap), "x.xlsx").tabellen
    assert tabel.kopregels == (17,)
    assert [rij[4:] for rij in tabel.cellen.rows()] == [("1", "2025-07-01 09:30:00"), ("2", "2025-07-02")]
