"""The rows without a mark of a new workbook, written all at once: openpyxl takes a minute for a million cells."""

import io
import re
import zipfile
from collections.abc import Mapping

import polars as pl

from pipelines.raster import Raster, column_letter
from pipelines.ruw import RIJ
from pipelines.werkboek_opmaak import LANGSTE_CEL, VREEMD

LEGE_RIJ = re.compile(rb'<row r="(\d+)"(?: ?/>|></row>)')
STIL = '<ignoredErrors><ignoredError sqref="A1:{}" numberStoredAsText="1" /></ignoredErrors>'
BLADXML = "xl/worksheets/sheet{}.xml"


def fill_rijen(werkmap: bytes, rasters: Mapping[int, Raster], stijl: int) -> bytes:
    """Fill the rows that were left empty, per number of a sheet, with cells in one style of the workbook."""
    uit = io.BytesIO()
    bladen = {BLADXML.format(nummer): raster for nummer, raster in rasters.items()}
    with (
        zipfile.ZipFile(io.BytesIO(werkmap)) as archief,
        zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw,
    ):
        for naam in archief.namelist():
            inhoud = archief.read(naam)
            nieuw.writestr(naam, _fill(inhoud, bladen[naam], stijl) if naam in bladen else inhoud)
    return uit.getvalue()


def _fill(xml: bytes, raster: Raster, stijl: int) -> bytes:
    leeg = [int(rij) for rij in LEGE_RIJ.findall(xml)]
    rijen = write_rijen(raster.cellen.filter(pl.col(RIJ).is_in(leeg)), stijl)
    return _hush(LEGE_RIJ.sub(lambda gevonden: rijen.get(int(gevonden[1]), gevonden[0]), xml), raster)


def _hush(xml: bytes, raster: Raster) -> bytes:
    """Keep Excel from putting a green corner at every number that is kept as text: only our marks should stand out."""
    if raster.cellen.is_empty():
        return xml
    hoek = f"{column_letter(len(raster.kolommen) - 1)}{raster.cellen[RIJ][-1]}"
    plek = xml.rfind(b"<legacyDrawing")
    plek = plek if plek >= 0 else xml.rfind(b"</worksheet>")
    return xml[:plek] + STIL.format(hoek).encode() + xml[plek:]


def write_rijen(cellen: pl.DataFrame, stijl: int) -> dict[int, bytes]:
    """Return the XML of every row by its number, every cell as text."""
    nummer = pl.col(RIJ).cast(pl.String)
    delen = [_cel(naam, nummer, stijl) for naam in cellen.columns if naam != RIJ]
    xml = cellen.select(
        RIJ, xml=pl.concat_str(pl.lit('<row r="'), nummer, pl.lit('">'), *delen, pl.lit("</row>"))
    )
    return {rij: tekst.encode() for rij, tekst in xml.iter_rows()}


def _cel(naam: str, nummer: pl.Expr, stijl: int) -> pl.Expr:
    tekst = pl.col(naam).str.head(LANGSTE_CEL).str.replace_all(VREEMD.pattern, " ")
    for teken, anders in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        tekst = tekst.str.replace_all(teken, anders, literal=True)
    cel = pl.concat_str(
        pl.lit(f'<c r="{column_letter(int(naam[1:]))}'),
        nummer,
        pl.lit(f'" s="{stijl}" t="inlineStr"><is><t xml:space="preserve">'),
        tekst,
        pl.lit("</t></is></c>"),
    )
    return cel.fill_null("")
