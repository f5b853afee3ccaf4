"""Text in the binary parts of an .xls or .xlsb that no reader shows: text boxes, headers, properties (R-04)."""

import re
import zipfile
from collections.abc import Iterable

from pipelines.raster import Raster
from pipelines.ruw import RIJ, Bijvangst

BREED = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){6,}")
SMAL = re.compile(rb"[\x20-\x7e\xa0-\xff]{6,}")
MOGELIJK = re.compile(r"@|\d{6}|(?:\d[ .-]?){8}")
CELLEN = re.compile(
    r"(?:^|/)(?:worksheets/sheet\d+|sharedStrings|styles|calcChain|vbaProject)\.bin$|printerSettings"
)
BUITEN = "buiten de cellen"


def search_xls(inhoud: bytes, rasters: Iterable[Raster]) -> tuple[Bijvangst, ...]:
    """Return the texts of an .xls that stand in no cell and could be personal data."""
    in_cellen = "\n".join(
        cel for raster in rasters for rij in raster.cellen.drop(RIJ).rows() for cel in rij if cel
    )
    over = tuple(tekst for tekst in read_texts(inhoud) if tekst not in in_cellen)
    return (
        (Bijvangst("een onderdeel buiten de cellen, zoals een tekstvak of een eigenschap,", over, BUITEN),)
        if over
        else ()
    )


def search_xlsb(archief: zipfile.ZipFile) -> tuple[Bijvangst, ...]:
    """Return the texts of the binary parts of an .xlsb that hold no cells."""
    delen = [naam for naam in archief.namelist() if naam.endswith(".bin") and not CELLEN.search(naam)]
    over = tuple(tekst for naam in delen for tekst in read_texts(archief.read(naam)))
    return (
        (Bijvangst("een onderdeel buiten de cellen, zoals een opmerking of een tekstvak,", over, BUITEN),)
        if over
        else ()
    )


def read_texts(inhoud: bytes) -> list[str]:
    """Return the runs of letters and digits that could hold an address, a phone number or a BSN."""
    breed = (deel.decode("utf-16-le") for deel in BREED.findall(inhoud))
    smal = (deel.decode("latin-1") for deel in SMAL.findall(inhoud))
    return [tekst.strip() for tekst in (*breed, *smal) if MOGELIJK.search(tekst)]
