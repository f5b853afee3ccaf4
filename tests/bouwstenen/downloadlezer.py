"""Reading files as organisations offer them for download, and what a test asks of how they were read."""

import io
from collections.abc import Sequence

import openpyxl

from pipelines.leesbeeld import Tabelbeeld, picture_bestand
from pipelines.reading import read_bestand


def read(inhoud: str | bytes, codering: str = "utf-8") -> list[Tabelbeeld]:
    ruwe = inhoud if isinstance(inhoud, bytes) else inhoud.encode(codering)
    return list(picture_bestand(read_bestand(ruwe, "download")).tabellen)


def only(inhoud: str | bytes, codering: str = "utf-8") -> Tabelbeeld:
    tabellen = read(inhoud, codering)
    assert len(tabellen) == 1
    return tabellen[0]


def namen(tabel: Tabelbeeld) -> list[str]:
    return [kolom.naam for kolom in tabel.kolommen]


def soorten(tabel: Tabelbeeld) -> list[str]:
    return [kolom.type for kolom in tabel.kolommen]


def skipped(tabel: Tabelbeeld) -> dict[str, tuple[int, ...]]:
    return dict(tabel.overgeslagen)


def quoted(rijen: Sequence[Sequence[str]], scheiding: str = ";") -> str:
    return "".join(scheiding.join(f'"{cel}"' for cel in rij) + "\r\n" for rij in rijen)


def werkmap(samenvoegen: Sequence[str] = (), **bladen: Sequence[Sequence[object]]) -> bytes:
    boek = openpyxl.Workbook()
    boek.remove(boek.active)
    for naam, rijen in bladen.items():
        blad = boek.create_sheet(naam)
        for rij in rijen:
            blad.append(list(rij))
    for bereik in samenvoegen:
        boek.worksheets[-1].merge_cells(bereik)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()
