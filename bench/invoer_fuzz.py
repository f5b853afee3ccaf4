"""Invented files for the fuzz: bytes, real files with changed bytes, tables in odd text, workbooks with changed parts."""

import io
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import xlwt
from hypothesis import strategies as st

from tests.bouwstenen.xlsb import write_xlsb

VOORBEELDEN = Path(__file__).parents[1] / "tests" / "voorbeelden"
ECHT = [pad.read_bytes() for pad in sorted(VOORBEELDEN.glob("*_2025K3*"))]
XLSB = write_xlsb(
    [
        (1, [(0, "traject_id"), (1, "wijk"), (2, "aantal"), (3, "startdatum")]),
        *((r, [(0, f"T{r}"), (1, "Tarwewijk"), (2, r), (3, 45_800.5)]) for r in range(2, 9)),
    ],
    vorm="000",
)
WERKMAPPEN = [XLSB, *(inhoud for inhoud in ECHT if inhoud.startswith(b"PK"))]
STUKJES = [b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b";", b"\n", b"\r", b"\t", b"sep=|\n", b"<", b">", b"&", b"=", b"\x1a", b"\xe9", "\u20ac".encode(), b"1e999", b"9" * 40, b"Totaal;", b"#N/A"]  # fmt: skip
CELLEN = [
    "",
    " ",
    "-",
    "0",
    "00123",
    "1.234,5",
    "<5",
    "n.v.t.",
    "Totaal",
    "Tarwewijk",
    "31-02-2025",
    "2025-K3",
    "12 mei 2025",
    "#REF!",
    "1e400",
    "ja",
    "€ 15.000",
    "123456782",
    "\u202e\u0000x",
    "é" * 40,
    "=1+1",
    "|",
    "x\ny",
    '"',
    "wijk",
    "Deelnemer:",
    "٣",
    "9" * 30,
    "-0",
    "+31 6",
]
KOPPEN = ["traject_id", "interventie", "wijk", "leeftijd", "startdatum", "einddatum", "reden_einde", "nut", "informant", "kwartaal", "aantal", "grootheid", "Wijk", "jan", "feb", "2025", "", "wijk", "Naam", "opmerking"]  # fmt: skip
XML_STUKJES = [b"", b'"', b"'", b"<", b">", b"</c>", b"<c>", b'<c r="ZZZ99999999">', b'r="A0"', b't="e"', b't="s"', b"<v>999999</v>", b"<v>-1</v>", b"&#0;", b"&amp", b'count="-1"', b"\xff", b"1e309", b'ref="A1:XFD9"', b"<row>", b'hidden="1"', b"</sheetData>"]  # fmt: skip

bytes_ = st.binary(max_size=600)
"""Bytes at random, also behind the first bytes of a known kind of file."""


def _begin(begin: bytes) -> st.SearchStrategy[bytes]:
    return bytes_.map(lambda rest: begin + rest)


ruw = st.one_of(
    bytes_,
    st.text(alphabet=st.characters(codec="utf-8"), max_size=400).map(str.encode),
    st.sampled_from(
        [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"sep=;\n", b"<html>"]
    ).flatmap(_begin),
)


@st.composite
def gewijzigd(draw: st.DrawFn) -> bytes:
    """A real file with a few pieces replaced, cut off or repeated."""
    inhoud = draw(st.sampled_from(ECHT))
    return _mutate(draw, inhoud, STUKJES)


def _mutate(draw: st.DrawFn, inhoud: bytes, stukjes: list[bytes]) -> bytes:
    for _ in range(draw(st.integers(1, 6))):
        plek = draw(st.integers(0, len(inhoud)))
        lengte = draw(st.sampled_from([0, 1, 2, 8, 64, 1_000, 10**6]))
        stuk = draw(st.sampled_from(stukjes) | st.binary(max_size=12))
        daad = draw(st.integers(0, 2))
        if daad == 0:
            inhoud = inhoud[:plek] + stuk + inhoud[plek + lengte :]
        elif daad == 1:
            inhoud = inhoud[:plek] + stuk * draw(st.sampled_from([1, 3, 50])) + inhoud[plek:]
        else:
            inhoud = inhoud[:plek] + inhoud[plek : plek + 2_000] + inhoud[plek:]
    return inhoud


cel = st.one_of(
    st.sampled_from(CELLEN), st.sampled_from(KOPPEN), st.text(max_size=12), st.integers(-9, 10**9).map(str)
)
rij = st.lists(cel, max_size=9)


@st.composite
def tekst(draw: st.DrawFn) -> bytes:
    """A table in text: ragged, with odd separators, quotes left open, and some encoding."""
    scheiding = draw(st.sampled_from([";", ",", "\t", "|", ":", " ", "~"]))
    einde = draw(st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
    rijen = [
        draw(st.lists(st.sampled_from(KOPPEN), min_size=1, max_size=9)),
        *draw(st.lists(rij, min_size=1, max_size=14)),
    ]
    omlijst = draw(st.booleans())
    regels = [scheiding.join(f'"{c}"' if omlijst else c for c in cellen) for cellen in rijen]
    codering = draw(
        st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be", "latin-1", "utf-32"])
    )
    herhaald = draw(st.sampled_from([1, 1, 1, 30]))
    return einde.join([*regels[:1], *(regels[1:] * herhaald)]).encode(codering, "replace")


@st.composite
def nieuwe_werkmap(draw: st.DrawFn) -> bytes:
    """A workbook of a few sheets with any values, merged and hidden here and there."""
    werkmap = openpyxl.Workbook()
    for nummer in range(draw(st.integers(1, 3))):
        blad = werkmap.create_sheet(
            draw(st.sampled_from(["Blad", "Tarwewijk", "K3 2025", "Toelichting", "Sem"])) + str(nummer)
        )
        blad.append(draw(st.lists(st.sampled_from(KOPPEN), max_size=8)))
        for cellen in draw(st.lists(st.lists(waarde, max_size=8), max_size=8)):
            blad.append(cellen)
        if draw(st.booleans()):
            r, k = draw(st.integers(1, 6)), draw(st.integers(1, 6))
            blad.merge_cells(
                start_row=r,
                start_column=k,
                end_row=r + draw(st.integers(0, 4)),
                end_column=k + draw(st.integers(0, 3)),
            )
        blad.sheet_state = draw(st.sampled_from(["visible", "visible", "hidden", "veryHidden"]))
        blad.row_dimensions[draw(st.integers(1, 5))].hidden = draw(st.booleans())
    werkmap.active.sheet_state = "visible"
    bestand = io.BytesIO()
    werkmap.save(bestand)
    return bestand.getvalue()


schoon = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"),
    max_size=12,
)
waarde = st.one_of(
    st.none(),
    st.sampled_from([c for c in CELLEN if "\u0000" not in c]),
    schoon,
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(
        min_value=datetime.fromisoformat("1901-01-01"), max_value=datetime.fromisoformat("9999-01-01")
    ),
    st.timedeltas(max_value=timedelta(days=4_000), min_value=timedelta(0)),
)


@st.composite
def verbouwde_werkmap(draw: st.DrawFn) -> bytes:
    """A workbook with one part changed, dropped or renamed; the zip around it is sound."""
    inhoud = draw(st.sampled_from(WERKMAPPEN) | nieuwe_werkmap())
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        delen = {naam: archief.read(naam) for naam in archief.namelist()}
    for _ in range(draw(st.integers(1, 3))):
        naam = draw(st.sampled_from(sorted(delen)))
        daad = draw(st.integers(0, 5))
        if daad == 0:
            delen.pop(naam)
        elif daad == 1:
            delen[draw(st.sampled_from(sorted(delen) or [naam]))] = delen[naam]
        else:
            delen[naam] = _mutate(draw, delen[naam], XML_STUKJES)
        if not delen:
            break
    bestand = io.BytesIO()
    with zipfile.ZipFile(bestand, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, deel in delen.items():
            archief.writestr(naam, deel)
    return bestand.getvalue()


@st.composite
def oude_werkmap(draw: st.DrawFn) -> bytes:
    """An .xls with any values, and some bytes changed."""
    werkmap = xlwt.Workbook()
    blad = werkmap.add_sheet("Blad")
    rijen = [
        draw(st.lists(st.sampled_from(KOPPEN), min_size=1, max_size=6)),
        *draw(st.lists(st.lists(waarde_xls, max_size=6), max_size=6)),
    ]
    for r, cellen in enumerate(rijen):
        for k, tekst_ in enumerate(cellen):
            blad.write(r, k, tekst_)
    bestand = io.BytesIO()
    werkmap.save(bestand)
    inhoud = bestand.getvalue()
    return _mutate(draw, inhoud, STUKJES) if draw(st.booleans()) else inhoud


waarde_xls = st.one_of(
    st.sampled_from([c for c in CELLEN if "\u0000" not in c]), st.integers(-9, 10**6), st.booleans(), schoon
)

SOORTEN: dict[str, st.SearchStrategy[bytes]] = {
    "bytes": ruw,
    "gewijzigd bestand": gewijzigd(),
    "tekst": tekst(),
    "werkmap": nieuwe_werkmap(),
    "verbouwde werkmap": verbouwde_werkmap(),
    "oude werkmap": oude_werkmap(),
}
