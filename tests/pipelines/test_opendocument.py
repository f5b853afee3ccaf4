"""OpenDocument sheets: read as they are shown, with what is repeated, covered, hidden or noted."""

from typing import Any

from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from werkmappen import saved, zinnen

from pipelines.privacy import find_persoonsgegevens
from pipelines.reading import read_bestand


def make_ods(rijen: list[list[Any]], *, verborgen: bool = False) -> OpenDocumentSpreadsheet:
    document = OpenDocumentSpreadsheet()
    stijl = Style(name="weg", family="table")
    stijl.addElement(TableProperties(display="false"))
    document.automaticstyles.addElement(stijl)
    tabel = Table(name="Deelname")
    for rij in rijen:
        regel = TableRow()
        for cel in rij:
            regel.addElement(cel if not isinstance(cel, str) else text_cell(cel))
        tabel.addElement(regel)
    document.spreadsheet.addElement(tabel)
    if verborgen:
        weg = Table(name="Oud", stylename="weg")
        for kop in ("nr", "1"):
            regel = TableRow()
            regel.addElement(text_cell(kop))
            regel.addElement(text_cell(f"{kop}a"))
            weg.addElement(regel)
        document.spreadsheet.addElement(weg)
    return document


def text_cell(tekst: str, **feiten: Any) -> TableCell:
    cel = TableCell(**({"valuetype": "string"} | feiten))
    for regel in tekst.split("\n"):
        cel.addElement(P(text=regel))
    return cel


def test_an_opendocument_sheet_is_read_as_it_is_shown() -> None:
    rij = [
        text_cell("00123", valuetype="float", value="123"),
        text_cell("12,5%", valuetype="percentage", value="0.125"),
        text_cell("1-7-25", valuetype="date", datevalue="2025-07-01"),
        text_cell("9:30", valuetype="date", datevalue="2025-07-01T09:30:00"),
        text_cell("26:03", valuetype="time", timevalue="PT26H03M00S"),
        text_cell("WAAR", valuetype="boolean", booleanvalue="true"),
        text_cell("#DEEL/0!", valuetype="string", formula="of:=1/0"),
        text_cell("€ 15", valuetype="currency", currency="EUR", value="15"),
        text_cell("twee\nregels"),
        TableCell(formula="of:=1+1"),
    ]
    koppen = ["code", "deel", "dag", "moment", "duur", "ja", "fout", "bedrag", "tekst", "formule"]
    ruw = read_bestand(saved(make_ods([koppen, rij], verborgen=True)), "x.ods")
    assert ruw.tabellen[0].cellen.rows() == [
        (
            2,
            "00123",
            "0.125",
            "2025-07-01",
            "2025-07-01 09:30:00",
            "26:03:00",
            "WAAR",
            "#DEEL/0!",
            "15",
            "twee\nregels",
            None,
        )
    ]
    assert [tabel.blad for tabel in ruw.tabellen] == ["Deelname"]
    for zin in (
        "Cellen met een Excelfout: G2 (#DEEL/0!).",
        "lege cel: J2",
        "Blad Oud is verborgen en is niet gelezen.",
    ):
        assert zin in zinnen(ruw)


def test_repeated_covered_and_hidden_cells_of_an_opendocument_sheet() -> None:
    document = make_ods([["wijk", "nr", "aantal"]])
    (tabel,) = document.spreadsheet.getElementsByType(Table)
    regels = [
        ([text_cell("A", numberrowsspanned="2"), text_cell("1"), text_cell("5")], {}),
        ([CoveredTableCell(), text_cell("2"), text_cell("6")], {"visibility": "collapse"}),
        ([TableCell(numbercolumnsrepeated="3")], {"numberrowsrepeated": "3"}),
        ([text_cell("B"), text_cell("7", numbercolumnsrepeated="2")], {"numberrowsrepeated": "2"}),
        ([TableCell(numbercolumnsrepeated="16384")], {"numberrowsrepeated": "1048000"}),
    ]
    for cellen, feiten in regels:
        regel = TableRow(**feiten)
        for cel in cellen:
            regel.addElement(cel)
        tabel.addElement(regel)
    ruw = read_bestand(saved(document), "x.ods")
    assert ruw.tabellen[0].cellen.rows() == [
        (2, "A", "1", "5"),
        (3, "A", "2", "6"),
        (7, "B", "7", "7"),
        (8, "B", "7", "7"),
    ]
    assert "Samengevoegde cellen (A2:A3)" in zinnen(ruw)
    assert "Verborgen of weggefilterd en wel gelezen: rij 3." in zinnen(ruw)


def test_a_note_in_an_opendocument_sheet_is_no_value_and_is_searched() -> None:
    cel = text_cell("Tarwewijk")
    noot = Annotation()
    noot.addElement(P(text="bel 06-12345678"))
    cel.addElement(noot)
    ruw = read_bestand(saved(make_ods([["nr", "wijk"], ["1", cel], ["2", "Carnisse"]])), "x.ods")
    assert ruw.tabellen[0].cellen.rows()[0] == (2, "1", "Tarwewijk")
    (reden,) = find_persoonsgegevens(ruw)
    assert reden.startswith("De opmerking bij blad Deelname, cel B2 bevat telefoonnummer.")
