"""What holds no table is refused, with what it seems to be and what to do (R-03)."""

import pytest

from pipelines.reading import read_bestand
from schemas.errors import OnleesbaarBestandError

ONLEESBAAR = {
    "leeg": (b"", "leeg"),
    "alleen spaties": (b" \r\n \n", "leeg"),
    "pdf": (b"%PDF-1.7 x", "PDF"),
    "spss": (b"$FL2@(#) SPSS DATA FILE", "SPSS"),
    "afbeelding": (b"\x89PNG\r\n\x1a\n", "afbeelding"),
    "foto": (b"\xff\xd8\xff\xe0", "afbeelding"),
    "word oud": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "Word"),
    "kapotte utf-16": (b"\xff\xfea\x00b", "UTF-16"),
    "duizenden kolommen": (b"a;b\n" + b";" * 3000 + b"x\n", "3.001 kolommen"),
    "webpagina": (b"<html><table><tr><td>1</td></tr></table></html>", "webpagina"),
    "kapotte zip": (b"PK\x03\x04 kapot", "beschadigd"),
    "kapotte xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "Excelbestand"),
    "rommel": (bytes(range(256)) * 20, "ook geen Excel-werkmap; misschien is het beschadigd"),
    "alleen kop": (b"wijk;aantal;nut\n", "geen enkele rij"),
    "alleen proza": (b"Beste adviseur\n\nHierbij de cijfers.\n", "geen tabel"),
}


@pytest.mark.parametrize("naam", ONLEESBAAR)
def test_what_cannot_be_read_is_refused_with_what_to_do(naam: str) -> None:
    inhoud, woord = ONLEESBAAR[naam]
    with pytest.raises(OnleesbaarBestandError) as fout:
        read_bestand(inhoud, "x.csv")
    assert woord in fout.value.reden
    assert fout.value.herstel.endswith(".")


GEEN_TABEL = {
    "json": ('{"wijk": "Tarwewijk", "aantal": 3}', "JSON"),
    "json lijst": ('[{"wijk": "Tarwewijk"}, {"wijk": "x"}]', "JSON"),
    "json regels": ('{"a": 1}\n{"a": 2}\n', "JSON"),
    "xml": ("<rijen><rij wijk='a'/></rijen>", "XML"),
    "sql": ("-- dump\nCREATE TABLE wijk (naam text);\nINSERT INTO wijk VALUES ('a');\n", "SQL"),
    "vcard": ("BEGIN:VCARD\nVERSION:3.0\nFN:x\nEND:VCARD\n", "vCard"),
    "agenda": ("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "agenda"),
    "mail": ("From: a@b.nl\nTo: c@d.nl\nSubject: cijfers\nDate: nu\n\nHierbij.\n", "e-mail"),
    "log": ("2025-07-01 12:00:01 INFO start, a\n2025-07-01 12:00:02 ERROR stuk; b\n2025-07-01 12:00:03 INFO klaar\n" * 3, "logbestand"),
    "instellingen": ("[algemeen]\nnaam = Rotterdam\npad = /data\nx = 1\n", "lijst van namen"),
    "proza": ("Beste adviseur,\n\nHierbij sturen wij u, zoals beloofd, de cijfers van dit kwartaal.\nMet vriendelijke groet,\nDe Springplank\n", "geen tabel"),
    "vaste breedte": ("wijk        activiteit   aantal\nTarwewijk   Inloop           12\nCarnisse    Meidenkracht      3\nPendrecht   Sport             4\n", "vaste breedte"),
    "vaste breedte met komma's": ("wijk        cijfer\nTarwewijk      7,5\nCarnisse      10,0\nPendrecht      6,1\n", "vaste breedte"),
}  # fmt: skip


@pytest.mark.parametrize("naam", GEEN_TABEL)
@pytest.mark.parametrize("codering", ["utf-8", "utf-16"])
def test_text_that_is_no_table_is_refused_with_what_to_do(naam: str, codering: str) -> None:
    tekst, woord = GEEN_TABEL[naam]
    with pytest.raises(OnleesbaarBestandError) as fout:
        read_bestand(tekst.encode(codering), "proef.csv")
    assert woord in fout.value.reden
    assert fout.value.herstel.endswith(".")
