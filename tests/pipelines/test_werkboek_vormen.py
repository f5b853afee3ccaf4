"""The own workbook back from another form than Excel makes, or from one that is partly broken."""

import io
import zipfile
from collections.abc import Callable

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from werkboeken import bewaar, change_part, make_werkmap, mark, open_werkboek

from pipelines.hercontrole import compare_rapporten
from pipelines.levering import Levering
from pipelines.validation import check_bestand
from pipelines.werkboek_opmaak import KLEUREN

pytestmark = pytest.mark.traag

Maak = Callable[..., Levering]


def test_an_ods_comes_back_with_sheet_names_a_workbook_allows(maak_levering: Maak) -> None:
    document, tabel = OpenDocumentSpreadsheet(), Table(name="K3: jan/feb")
    document.spreadsheet.addElement(tabel)
    for rij in (
        ["Trajectnummer", "Interventie", "Wijk", "Startdatum"],
        ["0001", "Sterk in de Klas", "Tarwewyk", "01-07-2025"],
    ):
        regel = TableRow()
        tabel.addElement(regel)
        for tekst in rij:
            cel = TableCell(valuetype="string")
            cel.addElement(P(text=tekst))
            regel.addElement(cel)
    bestand = io.BytesIO()
    document.save(bestand)
    levering = maak_levering()
    rapport, uit = mark(bestand.getvalue(), "x.ods", levering)
    assert open_werkboek(uit)["K3- jan-feb"]["A2"].value == "0001"
    weer = check_bestand(uit, "x.xlsx", levering).to_json()
    stand = compare_rapporten(rapport, weer)
    assert (stand.opgelost, stand.nieuw) == (0, 0)
    assert stand.over


def test_what_a_workbook_loses_is_said(maak_levering: Maak) -> None:
    inhoud = bewaar(make_werkmap(["1", "Sterk in de Klas", "Nergens", "01-07-2025", 8]))
    uit = io.BytesIO(inhoud)
    with zipfile.ZipFile(uit, "a") as archief:
        archief.writestr("xl/vbaProject.bin", b"macro")
    werkmap = open_werkboek(mark(uit.getvalue(), "x.xlsm", maak_levering())[1])
    assert any("macro's" in str(cel.value) for rij in werkmap["Wat te doen"].iter_rows() for cel in rij)


def test_a_workbook_openpyxl_cannot_open_comes_back_as_a_new_one(maak_levering: Maak) -> None:
    inhoud = bewaar(make_werkmap(["1", "Sterk in de Klas", "Nergens", "01-07-2025", 8]))
    stuk = change_part(inhoud, "xl/styles.xml", b"<fonts", b"<vreemd")
    rapport, uit = mark(stuk, "x.xlsx", maak_levering())
    werkmap = open_werkboek(uit)
    assert werkmap["Sheet"]["C2"].fill.fgColor.rgb == KLEUREN["fout"]
    assert any("opmaak" in str(cel.value) for rij in werkmap["Wat te doen"].iter_rows() for cel in rij)
    assert rapport["bevindingen"]
