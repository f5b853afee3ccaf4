"""A small writer of .xlsb, because no library writes them: enough records for a reader to find the cells."""

import io
import struct
import zipfile

Waarde = str | bool | int | float
Rij = tuple[int, list[tuple[int, Waarde]]]
FOUTEN = {"#N/A": 0x2A, "#REF!": 0x17, "#DIV/0!": 0x07}
RELATIES = "http://schemas.openxmlformats.org/package/2006/relationships"
BLAD = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


def write_xlsb(rijen: list[Rij], *, naam: str = "Deelname", vorm: str = "", verborgen_rij: int = 0) -> bytes:
    """Return a workbook of one sheet; every number has the number format `vorm` when it is given."""
    inhoud = record(129) + record(148, struct.pack("<IIII", 0, rijen[-1][0] - 1, 0, 9)) + record(145)
    for nummer, cellen in rijen:
        vlag = 0x10 if nummer == verborgen_rij else 0
        inhoud += record(0, struct.pack("<IIHBB5x", nummer - 1, 0, 300, 0, vlag))
        inhoud += b"".join(_cell(kolom, waarde, 1 if vorm else 0) for kolom, waarde in cellen)
    werkmap = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + _text("rId1") + _text(naam))
    delen: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.bin": werkmap + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{RELATIES}"><Relationship Id="rId1" Type="{BLAD}" '
        'Target="worksheets/sheet1.bin"/></Relationships>',
        "xl/worksheets/sheet1.bin": inhoud + record(146) + record(130),
    }
    if vorm:
        stijlen = b"".join(record(47, struct.pack("<HH12x", 0, nummer)) for nummer in (0, 164))
        delen["xl/styles.bin"] = (
            record(278)
            + record(615, struct.pack("<I", 1))
            + record(44, struct.pack("<H", 164) + _text(vorm))
            + record(617, struct.pack("<I", 2))
            + stijlen
            + record(618)
            + record(279)
        )
    bestand = io.BytesIO()
    with zipfile.ZipFile(bestand, "w", zipfile.ZIP_DEFLATED) as archief:
        for deel, tekst in delen.items():
            archief.writestr(deel, tekst)
    return bestand.getvalue()


def record(soort: int, inhoud: bytes = b"") -> bytes:
    """Write one record: kind and length in seven bits per byte."""
    kop = bytes([soort]) if soort < 0x80 else bytes([soort & 0x7F | 0x80, soort >> 7])
    lengte, over = b"", len(inhoud)
    while over > 0x7F:
        lengte, over = lengte + bytes([over & 0x7F | 0x80]), over >> 7
    return kop + lengte + bytes([over]) + inhoud


def _text(tekst: str) -> bytes:
    return struct.pack("<I", len(tekst)) + tekst.encode("utf-16-le")


def _cell(kolom: int, waarde: Waarde, stijl: int) -> bytes:
    kop = struct.pack("<II", kolom, stijl)
    if isinstance(waarde, str):
        return (
            record(3, kop + bytes([FOUTEN[waarde]])) if waarde in FOUTEN else record(6, kop + _text(waarde))
        )
    if isinstance(waarde, bool):
        return record(4, kop + bytes([waarde]))
    if isinstance(waarde, int):
        return record(2, kop + struct.pack("<i", waarde << 2 | 2))
    return record(5, kop + struct.pack("<d", waarde))
