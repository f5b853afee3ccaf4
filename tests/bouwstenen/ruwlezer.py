"""Reads examples and texts as raw tables, for tests of the reader."""

from pathlib import Path

from pipelines.reading import read_bestand
from pipelines.ruw import RuweTabel, RuweTabellen

VOORBEELDEN = Path(__file__).parents[1] / "voorbeelden"


def read_voorbeeld(naam: str) -> RuweTabellen:
    return read_bestand((VOORBEELDEN / naam).read_bytes(), naam)


def read_text(tekst: str, codering: str = "utf-8") -> RuweTabellen:
    return read_bestand(tekst.encode(codering), "proef.csv")


def only_tabel(ruw: RuweTabellen) -> RuweTabel:
    assert len(ruw.tabellen) == 1
    return ruw.tabellen[0]


def zinnen(ruw: RuweTabellen) -> str:
    return "\n".join(notitie.tekst for notitie in ruw.notities)


def rows(tabel: RuweTabel) -> list[tuple[object, ...]]:
    return tabel.cellen.rows()
