"""Making, marking, damaging and opening workbooks."""

import io
import zipfile
from typing import Any

import openpyxl

from pipelines.levering import Levering
from pipelines.validation import check_bestand
from pipelines.werkboek import write_werkboek


def mark(inhoud: bytes, naam: str, levering: Levering) -> tuple[dict[str, Any], bytes]:
    rapport = check_bestand(inhoud, naam, levering).to_json()
    return rapport, write_werkboek(inhoud, naam, rapport, levering)


def open_werkboek(inhoud: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(inhoud))


def bewaar(werkmap: Any) -> bytes:
    uit = io.BytesIO()
    werkmap.save(uit)
    return uit.getvalue()


def make_werkmap(*rijen: list[Any]) -> Any:
    werkmap = openpyxl.Workbook()
    for rij in [["Trajectnummer", "Interventie", "Wijk", "Startdatum", "Cijfer nut"], *rijen]:
        werkmap.active.append(rij)
    return werkmap


def change_part(inhoud: bytes, deel: str, van: bytes, naar: bytes) -> bytes:
    """Write in one part of a workbook what openpyxl would not."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for naam in oud.namelist():
            xml = oud.read(naam)
            assert van in xml or naam != deel
            nieuw.writestr(naam, xml.replace(van, naar) if naam == deel else xml)
    return uit.getvalue()
