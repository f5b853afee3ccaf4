"""The empty workbook in which a gemeente fills in beschikkingen and afspraken, made from the declared columns."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from schemas.beschikkingenbestand import load_kolommen

BREEDTE = 24


def write_sjabloon() -> bytes:
    """Write a sheet per kind with its headers, and a sheet that explains each column with an example."""
    werkmap = Workbook()
    for leeg in list(werkmap.worksheets):
        werkmap.remove(leeg)
    for blad, kolommen in load_kolommen().items():
        vel = werkmap.create_sheet(blad.capitalize())
        vel.append([kolom.titel for kolom in kolommen])
        vel.freeze_panes = "B2"
        for cel in vel[1]:
            cel.font = Font(bold=True)
            vel.column_dimensions[cel.column_letter].width = BREEDTE
    uitleg = werkmap.create_sheet("Uitleg")
    uitleg.append(["Over welke kolom", "Op welk blad", "Wat u invult", "Moet", "Zoals"])
    for blad, kolommen in load_kolommen().items():
        for kolom in kolommen:
            uitleg.append(
                [
                    kolom.titel,
                    blad.capitalize(),
                    kolom.uitleg,
                    "ja" if kolom.verplicht else "",
                    kolom.voorbeeld,
                ]
            )
    for cel in uitleg[1]:
        cel.font = Font(bold=True)
    for letter, breed in zip("ABCDE", (24, 16, 70, 8, 50), strict=True):
        uitleg.column_dimensions[letter].width = breed
    for rij in uitleg.iter_rows(min_row=2):
        for cel in rij:
            cel.alignment = Alignment(wrap_text=True, vertical="top")
    uit = io.BytesIO()
    werkmap.save(uit)
    return uit.getvalue()
