"""Personal data in the parts of a workbook that no table shows (R-04)."""

import io
import zipfile
from typing import Any

import openpyxl
import pytest
import xlwt
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.privacy import find_persoonsgegevens
from pipelines.reading import read_bestand

BSN = "123456782"
MOBIEL = "06-12345678"
GEHEIM = (BSN, MOBIEL, "Yara", "Boer", "yara@voorbeeld.nl", "NL91")


def make_werkmap() -> tuple[openpyxl.Workbook, Worksheet]:
    werkmap = openpyxl.Workbook()
    blad = werkmap.active
    assert isinstance(blad, Worksheet)
    blad.title = "Deelname"
    for rij in (["nr", "wijk", "aantal"], ["1", "Tarwewijk", 3], ["2", "Carnisse", 4]):
        blad.append(rij)
    return werkmap, blad


def save(werkmap: Any) -> bytes:
    bestand = io.BytesIO()
    werkmap.save(bestand)
    return bestand.getvalue()


def with_part(inhoud: bytes, naam: str, deel: bytes) -> bytes:
    """Add or replace one part of a zipped workbook."""
    bestand = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(bestand, "w") as nieuw:
        for oude in oud.namelist():
            if oude != naam:
                nieuw.writestr(oude, oud.read(oude))
        nieuw.writestr(naam, deel)
    return bestand.getvalue()


def redenen(inhoud: bytes) -> tuple[str, ...]:
    gevonden = find_persoonsgegevens(read_bestand(inhoud, "proef.xlsx"))
    assert not any(geheim in reden for geheim in GEHEIM for reden in gevonden), gevonden
    return gevonden


def comment(blad: Worksheet) -> None:
    blad["B2"].comment = Comment(f"Medewerker:\nbel {MOBIEL}", "Medewerker")


def comment_with_name(blad: Worksheet) -> None:
    blad["B2"].comment = Comment("gesprek met moeder van Yara de Boer", "M. Medewerker")


def title(blad: Worksheet) -> None:
    blad.parent.properties.title = f"BSN {BSN}"


def keywords(blad: Worksheet) -> None:
    blad.parent.properties.keywords = "Yara de Boer"


def custom_property(blad: Worksheet) -> None:
    blad.parent.custom_doc_props.append(StringProperty(name="Dossier", value="yara@voorbeeld.nl"))


def footer(blad: Worksheet) -> None:
    blad.oddFooter.center.text = f"bsn: {BSN}"


def defined_name(blad: Worksheet) -> None:
    blad.parent.defined_names["contact"] = DefinedName("contact", attr_text=f'"{MOBIEL}"')


def list_of_names(blad: Worksheet) -> None:
    keuzelijst = DataValidation("list", formula1='"Yara de Boer,Noah Bakker,Sem Smit"')
    keuzelijst.add("B2:B9")
    blad.add_data_validation(keuzelijst)


def hidden_sheet(blad: Worksheet) -> None:
    verborgen = blad.parent.create_sheet("Bron")
    for rij in (["nr", "roepnaam"], ["1", "Yara"], ["2", "Noah"], ["3", "Sem"]):
        verborgen.append(rij)
    verborgen.sheet_state = "veryHidden"


def sheet_named_after_somebody(blad: Worksheet) -> None:
    blad.title = "Yara de Boer"


def sheets_with_first_names(blad: Worksheet) -> None:
    blad.title = "1. Yara"
    for naam in ("2. Noah", "3. Sem", "4. Fleur"):
        kopie = blad.parent.create_sheet(naam)
        for rij in (["nr", "telefoon"], ["1", MOBIEL]):
            kopie.append(rij)


IN_DELEN = {
    comment: "De opmerking bij blad Deelname, cel B2 bevat telefoonnummer.",
    comment_with_name: "De opmerking bij blad Deelname, cel B2 bevat naam.",
    title: "De eigenschappen van het bestand (titel, trefwoorden, opmerkingen) bevatten BSN.",
    keywords: "De eigenschappen van het bestand (titel, trefwoorden, opmerkingen) bevatten naam.",
    custom_property: "De eigen eigenschappen van het bestand bevatten e-mailadres.",
    footer: "De kop- of voettekst van blad Deelname bevat BSN.",
    defined_name: "De namen die in het bestand zijn vastgelegd (Namen beheren) bevatten telefoonnummer.",
    list_of_names: "Een keuzelijst op blad Deelname bevat naam.",
    hidden_sheet: 'Kolom B ("roepnaam") bevat naam in 3 cellen; de eerste is blad Bron, cel B2.',
    sheet_named_after_somebody: "De naam van blad 1 (geteld vanaf links) lijkt een persoon te noemen.",
    sheets_with_first_names: "De namen van de bladen 1, 2, 3, 4 (geteld vanaf links)",
}


@pytest.mark.parametrize("bederf", IN_DELEN)
def test_personal_data_outside_the_cells_stops_the_file(bederf: Any) -> None:
    werkmap, blad = make_werkmap()
    bederf(blad)
    gevonden = redenen(save(werkmap))
    assert gevonden[0].startswith(IN_DELEN[bederf])
    assert "opnieuw aan" in gevonden[0] or "Lever in plaats daarvan" in gevonden[0]


DRAAITABEL = (
    b'<pivotCacheDefinition xmlns="x"><cacheFields><cacheField name="nr"><sharedItems/></cacheField>'
    b'<cacheField name="Voornaam"><sharedItems><s v="Yara"/><s v="Noah"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>'
)
RELATIE = b'<Relationships><Relationship Id="rId1" Target="%s"/></Relationships>'
EXTRA_DELEN = {
    "xl/pivotCache/pivotCacheDefinition1.xml": (
        DRAAITABEL,
        "De bewaarde gegevens van een draaitabel bevatten naam.",
    ),
    "xl/externalLinks/externalLink1.xml": (
        f"<externalLink><cell r='A1'><v>{BSN}</v></cell></externalLink>".encode(),
        "De bewaarde kopie van een gekoppeld bestand bevat BSN.",
    ),
    "xl/charts/chart1.xml": (
        f"<c:chart><c:pt idx='0'><c:v>{MOBIEL}</c:v></c:pt></c:chart>".encode(),
        "De bewaarde gegevens van een grafiek bevatten telefoonnummer.",
    ),
}


@pytest.mark.parametrize("deel", EXTRA_DELEN)
def test_copies_of_old_data_stop_the_file(deel: str) -> None:
    xml, reden = EXTRA_DELEN[deel]
    werkmap, _ = make_werkmap()
    (gevonden,) = redenen(with_part(save(werkmap), deel, xml))
    assert gevonden.startswith(reden)


def test_pivot_records_and_text_boxes_are_searched() -> None:
    werkmap, blad = make_werkmap()
    blad["A1"].comment = Comment("goed", "Medewerker")
    inhoud = save(werkmap)
    leeg = DRAAITABEL.replace(b'<s v="Yara"/><s v="Noah"/>', b"")
    inhoud = with_part(inhoud, "xl/pivotCache/pivotCacheDefinition1.xml", leeg)
    relaties = RELATIE % b"pivotCacheRecords1.xml"
    inhoud = with_part(inhoud, "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels", relaties)
    rijen = (
        b'<pivotCacheRecords><r><n v="1"/><s v="Yara"/></r><r><n v="2"/><s v="Noah"/></r></pivotCacheRecords>'
    )
    inhoud = with_part(inhoud, "xl/pivotCache/pivotCacheRecords1.xml", rijen)
    (gevonden,) = redenen(inhoud)
    assert "draaitabel" in gevonden
    tekening = f"<xdr:wsDr><a:p><a:r><a:t>bel {MOBIEL}</a:t></a:r></a:p></xdr:wsDr>".encode()
    inhoud = with_part(save(make_werkmap()[0]), "xl/drawings/drawing1.xml", tekening)
    inhoud = with_part(inhoud, "xl/worksheets/_rels/sheet1.xml.rels", RELATIE % b"../drawings/drawing1.xml")
    (gevonden,) = redenen(inhoud)
    assert gevonden.startswith("Een tekstvak op blad Deelname bevat telefoonnummer.")


def test_a_document_inside_the_file_stops_it_because_nobody_can_see_what_it_holds() -> None:
    werkmap, _ = make_werkmap()
    (gevonden,) = redenen(with_part(save(werkmap), "xl/embeddings/Microsoft_Word_Document.docx", b"PK"))
    assert gevonden.startswith("In het bestand zit een ander document ingesloten")


def test_who_made_the_file_is_staff_and_no_reason_to_stop() -> None:
    werkmap, blad = make_werkmap()
    werkmap.properties.creator = "Yara de Boer"
    werkmap.properties.lastModifiedBy = "yara@voorbeeld.nl"
    blad["B2"].comment = Comment("Yara de Boer:\nklopt volgens de lijst", "Yara de Boer")
    blad.oddFooter.left.text = "Opgesteld door Yara de Boer, 010-1234567, info@voorbeeld.nl"
    assert redenen(save(werkmap)) == ()


def test_wijken_and_activities_on_tabs_are_no_people() -> None:
    werkmap, _ = make_werkmap()
    for naam in ("Tarwewijk", "Oud Charlois", "Sam & Sterk", "Q3 2025", "Totaal", "Iris"):
        werkmap.create_sheet(naam)
    assert redenen(save(werkmap)) == ()


def test_a_note_in_an_old_workbook_is_searched() -> None:
    werkmap = xlwt.Workbook()
    for naam in ("Yara de Boer", "Deelname"):
        blad = werkmap.add_sheet(naam)
        for r, rij in enumerate((["nr", "wijk"], ["1", "Tarwewijk"])):
            for k, waarde in enumerate(rij):
                blad.write(r, k, waarde)
    (gevonden,) = redenen(save(werkmap))
    assert gevonden.startswith("De naam van blad 1")
