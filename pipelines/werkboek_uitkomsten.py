"""The outcomes of formulas, put back: openpyxl keeps a formula and drops what Excel last calculated."""

import io
import re
import zipfile
from datetime import date, time, timedelta
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from openpyxl.utils.datetime import to_excel
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from pipelines.raster import column_index

FORMULE = re.compile(
    rb'<c r="([A-Z]+)(\d+)"((?: s="\d+")?)(?: t="\w+")?>(<f[^>]*(?:/>|>[^<]*</f>))<v ?(?:/>|></v>)</c>'
)
BLADXML = "xl/worksheets/sheet{}.xml"

Waarden = list[list[Any]]


def put_uitkomsten(origineel: bytes, gemarkeerd: bytes) -> bytes:
    """Give every formula the outcome it had, so that the workbook reads the same before Excel opened it."""
    with zipfile.ZipFile(io.BytesIO(gemarkeerd)) as archief:
        delen = {naam: archief.read(naam) for naam in archief.namelist()}
    if not any(FORMULE.search(xml) for naam, xml in delen.items() if naam.startswith("xl/worksheets/")):
        return gemarkeerd
    with CalamineWorkbook.from_filelike(io.BytesIO(gemarkeerd)) as werkmap:
        bladen = list_bladen(werkmap)
    uitkomsten = read_uitkomsten(origineel)
    for nummer, naam in enumerate(bladen, 1):
        pad = BLADXML.format(nummer)
        if pad in delen and naam in uitkomsten:
            delen[pad] = FORMULE.sub(partial(_with_uitkomst, waarden=uitkomsten[naam]), delen[pad])
    return _pack(delen)


def read_uitkomsten(origineel: bytes) -> dict[str, Waarden]:
    """Return what every cell of every sheet held when the workbook was last saved."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(origineel)) as werkmap:
            return {
                naam: werkmap.get_sheet_by_name(naam).to_python(skip_empty_area=False)
                for naam in list_bladen(werkmap)
            }
    except CalamineError:
        return {}


def list_bladen(werkmap: CalamineWorkbook) -> list[str]:
    """Return the names of the sheets with cells; a sheet that is a chart has a numbering of its own."""
    return [blad.name for blad in werkmap.sheets_metadata if blad.typ == SheetTypeEnum.WorkSheet]


def _with_uitkomst(gevonden: re.Match[bytes], waarden: Waarden) -> bytes:
    letters, rij, stijl, formule = gevonden.groups()
    r, k = int(rij) - 1, column_index(letters.decode())
    waarde = waarden[r][k] if r < len(waarden) and k < len(waarden[r]) else ""
    if waarde == "":
        return gevonden[0]
    soort, tekst = _as_xml(waarde)
    return b'<c r="%s%s"%s%s>%s<v>%s</v></c>' % (letters, rij, stijl, soort, formule, tekst.encode())


def _as_xml(waarde: Any) -> tuple[bytes, str]:
    """Write a value as a workbook stores it, with the type of its cell."""
    if isinstance(waarde, bool):
        return b' t="b"', str(int(waarde))
    if isinstance(waarde, str):
        return b' t="str"', escape(waarde)
    if isinstance(waarde, date | time | timedelta):
        return b"", repr(to_excel(waarde))  # type: ignore[no-untyped-call] # openpyxl's stubs leave it out
    return b"", repr(waarde)


def _pack(delen: dict[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam, inhoud)
    return uit.getvalue()
