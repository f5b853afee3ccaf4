"""Files that would harm or fill the memory, written to disk: bombs, entities, a million columns, ten million cells."""

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

HOOFD = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKKET = "http://schemas.openxmlformats.org/package/2006/relationships"
WERKMAP = f'<workbook xmlns="{HOOFD}" xmlns:r="{RELATIE}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
ENTITEITEN = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {kop} "{f"&{staart};" * 10}">'
        for kop, staart in ("ba", "cb", "dc", "ed", "fe", "gf", "hg", "ih")
    )
    + "]>"
)
BUITEN = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
MIL = 1_000_000

Deel = bytes | Iterable[bytes]


def write_xlsx(pad: Path, blad: Deel, **anders: Deel) -> None:
    """Write a workbook of one sheet from its XML, part by part, so that building it takes no memory either."""
    delen: dict[str, Deel] = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PAKKET}"><Relationship Id="rId1" Type="{RELATIE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
        "xl/workbook.xml": WERKMAP.encode(),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PAKKET}"><Relationship Id="rId1" Type="{RELATIE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'.encode(),
        "xl/worksheets/sheet1.xml": blad,
    }
    write_zip(pad, {**delen, **{naam.replace("__", "/"): deel for naam, deel in anders.items()}})


def write_zip(pad: Path, delen: dict[str, Deel]) -> None:
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archief:
        for naam, deel in delen.items():
            with archief.open(naam, "w", force_zip64=True) as stroom:
                for stuk in [deel] if isinstance(deel, bytes) else deel:
                    stroom.write(stuk)


def sheet_xml(binnen: Iterable[bytes]) -> Iterable[bytes]:
    yield f'<worksheet xmlns="{HOOFD}"><sheetData>'.encode()
    yield from binnen
    yield b"</sheetData></worksheet>"


def many_rows(rijen: int, kolommen: int) -> Iterable[bytes]:
    """Yield rows of numbers in pieces of ten thousand."""
    letters = [chr(65 + k) if k < 26 else "A" + chr(39 + k) for k in range(kolommen)]
    for begin in range(1, rijen, 10_000):
        yield "".join(
            f'<row r="{r}">' + "".join(f'<c r="{k}{r}"><v>{r}</v></c>' for k in letters) + "</row>"
            for r in range(begin, begin + 10_000)
        ).encode()


def bomb(pad: Path) -> None:
    """A thousand megabytes of spaces in one."""
    write_xlsx(pad, (b" " * MIL for _ in range(1_000)))


def bomb_below_the_ratio(pad: Path) -> None:
    """Text that shrinks less than a bomb does, and still fills the memory."""
    stuk = bytes(range(32, 60)) * 40_000
    write_xlsx(pad, (stuk for _ in range(400)))


def bomb_with_a_lie(pad: Path) -> None:
    """A part that says in the table of contents that it is small."""
    write_xlsx(pad, sheet_xml(b" " * MIL for _ in range(500)))
    inhoud = bytearray(pad.read_bytes())
    plek = inhoud.rfind(b"xl/worksheets/sheet1.xml") - 46
    inhoud[plek + 24 : plek + 28] = (1_000).to_bytes(4, "little")
    pad.write_bytes(inhoud)


def nested_zip(pad: Path) -> None:
    binnen = b"x" * 100_000
    for _ in range(20):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archief:
            for n in range(3):
                archief.writestr(f"{n}.zip", binnen)
        binnen = buffer.getvalue()
        if len(binnen) > MIL:
            break
    pad.write_bytes(binnen)


def long_strings(pad: Path) -> None:
    """A table of shared strings of four hundred megabytes."""
    reeks = b"<si><t>" + bytes(range(65, 91)) * 4_000 + b"</t></si>"
    write_xlsx(pad, b"<worksheet/>", **{"xl__sharedStrings.xml": (reeks for _ in range(4_000))})


def many_cells_xlsx(pad: Path) -> None:
    write_xlsx(pad, sheet_xml(many_rows(MIL, 12)))


def far_corner(pad: Path) -> None:
    rij = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    write_xlsx(pad, sheet_xml([rij]))


def far_corner_in_disorder(pad: Path) -> None:
    rij = b'<row r="2"><c r="XFD1048576"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
    write_xlsx(pad, sheet_xml([rij]))


def xlsx_with(dtd: str, naam: str) -> Callable[[Path], None]:
    def write(pad: Path) -> None:
        xml = f"<?xml version='1.0'?>{dtd}<x>&a;&i;</x>".encode()
        write_xlsx(pad, b"<worksheet/>", **{naam: xml})

    return write


def ods_with(rijen: str, dtd: str = "") -> Callable[[Path], None]:
    def write(pad: Path) -> None:
        kop = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        xml = f'{dtd}<office:document-content {kop}><office:body><office:spreadsheet><table:table table:name="A">{rijen}</table:table></office:spreadsheet></office:body></office:document-content>'
        write_zip(
            pad, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": xml.encode()}
        )

    return write


def ods_rij(keer_rij: int, keer_kolom: int) -> str:
    cel = f'<table:table-cell table:number-columns-repeated="{keer_kolom}" office:value-type="string"><text:p>x</text:p></table:table-cell>'
    return f'<table:table-row table:number-rows-repeated="{keer_rij}">{cel}</table:table-row>'


def path_outside(pad: Path) -> None:
    write_xlsx(pad, b"<worksheet/>", **{"../../etc/passwd": b"x"})


def bytes_of(*stukken: tuple[bytes, int]) -> Callable[[Path], None]:
    def write(pad: Path) -> None:
        with pad.open("wb") as stroom:
            for stuk, keer in stukken:
                for _ in range(keer):
                    stroom.write(stuk)

    return write


VIJANDIG: dict[str, Callable[[Path], None]] = {
    "zipbom.xlsx": bomb,
    "zipbom_onder_de_verhouding.xlsx": bomb_below_the_ratio,
    "zipbom_met_leugen.xlsx": bomb_with_a_lie,
    "zip_in_zip.zip": nested_zip,
    "lange_teksten.xlsx": long_strings,
    "twaalf_miljoen_cellen.xlsx": many_cells_xlsx,
    "verre_hoek.xlsx": far_corner,
    "verre_hoek_door_elkaar.xlsx": far_corner_in_disorder,
    "xxe_blad.xlsx": xlsx_with(BUITEN, "xl__worksheets__sheet1.xml"),
    "xxe_eigenschappen.xlsx": xlsx_with(BUITEN, "docProps__core.xml"),
    "lachers_teksten.xlsx": xlsx_with(ENTITEITEN, "xl__sharedStrings.xml"),
    "lachers_werkmap.xlsx": xlsx_with(ENTITEITEN, "xl__workbook.xml"),
    "xxe.ods": ods_with("", BUITEN),
    "miljoen_kolommen.ods": ods_with(ods_rij(1, MIL)),
    "miljard_cellen.ods": ods_with(ods_rij(MIL, 1_000)),
    "pad_naar_buiten.xlsx": path_outside,
    "miljoen_kolommen.csv": bytes_of((b"kolom;", MIL), (b"x\n", 1), (b"1;" * MIL + b"1\n", 3)),
    "tien_miljoen_cellen.csv": bytes_of((b"a;b;c;d;e;f;g;h;i;j\n", 1), (b"1;2;3;4;5;6;7;8;9;10\n", MIL)),
    "scheef.csv": bytes_of((b"a;b\n", 1), (b"1;2\n", MIL), (b"1;" * 1_500 + b"\n", 1)),
    "een_cel.csv": bytes_of((b"a;b\n1;", 1), (b"x" * MIL, 60)),
    "een_cel_met_aanhaling.csv": bytes_of((b'a;b\n1;"', 1), (b"x;\ny" * 250_000, 60)),
    "rommel.bin": bytes_of((bytes(range(256)) * 4_000, 100)),
    "rommel_zonder_nullen.bin": bytes_of((bytes(range(1, 256)) * 4_000, 100)),
    "te_groot.csv": bytes_of((b"a;b\n", 30 * MIL)),
}
"""File name → how to write it; each must be refused within two seconds and 300 MB."""
