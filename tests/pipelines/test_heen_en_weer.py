"""Write a table in any habit of text files, read it back: the cells, the header and the row numbers are the same.

`make bench-fuzz` may run the same property with more examples through `check_heen_en_weer`.
"""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from proeven import KEER

from pipelines.reading import read_bestand
from pipelines.ruw import RIJ
from schemas.errors import OnleesbaarBestandError

pytestmark = pytest.mark.traag

SCHEIDINGEN = (";", ",", "\t", "|", "^", "~", "||", "; ", " | ")
CODERINGEN = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")
WOORDEN = (
    "Tarwewijk",
    "Oud-Charlois",
    "cliënt",
    "Coöperatie",
    "één",
    "'s-Gravenland",
    "Meidenkracht",
    "naïef",
    "€ 15",
)
CODES = ("0012", "BU05991081", "WK059901", "00AB", "0599", "3071", "K-07", "007")
LASTIG = (
    "a;b",
    "a,b",
    "a|b",
    'zeg "ja"',
    "twee\nregels",
    "x^y",
    "7,5",
    "1.234",
    " spatie ",
    "#N/B",
    "<5",
    "-",
    "",
)


@dataclass(frozen=True)
class Gewoonte:
    """How one file is written."""

    scheiding: str
    codering: str
    einde: str
    alles_tussen_aanhalingstekens: bool
    heeft_sep: bool
    titels: int
    commentaar: bool
    heeft_totaal: bool
    heeft_bron: bool
    lege_regels: bool
    staart: str


GEWOONTEN = st.builds(
    Gewoonte,
    scheiding=st.sampled_from(SCHEIDINGEN),
    codering=st.sampled_from(CODERINGEN),
    einde=st.sampled_from(["\n", "\r\n", "\r"]),
    alles_tussen_aanhalingstekens=st.booleans(),
    heeft_sep=st.booleans(),
    titels=st.integers(0, 3),
    commentaar=st.booleans(),
    heeft_totaal=st.booleans(),
    heeft_bron=st.booleans(),
    lege_regels=st.booleans(),
    staart=st.sampled_from(["", "", "\x1a", "\x00\x00"]),
)
CEL = st.one_of(
    st.sampled_from(WOORDEN + CODES + LASTIG),
    st.integers(-50, 99_999).map(str),
    st.text(st.characters(codec="ascii", categories=("L", "N", "P", "Zs")), min_size=1, max_size=10).filter(
        lambda tekst: "tota" not in tekst.lower()  # a row of totals is skipped, whatever it was meant for
    ),
)
KOP = ("traject_id", "interventie", "opmerking", "bijeenkomsten", "cijfer")
RIJEN = st.lists(st.tuples(CEL, CEL, CEL, st.integers(1, 40)), min_size=4, max_size=12)


@settings(deadline=None, max_examples=60 * KEER, suppress_health_check=[HealthCheck.too_slow])
@given(RIJEN, GEWOONTEN)
def test_a_table_written_in_any_habit_is_read_back(
    rijen: list[tuple[str, str, str, int]], gewoonte: Gewoonte
) -> None:
    check_heen_en_weer(rijen, gewoonte)


STUKKEN = (
    ";", ";", ",", "\t", "|", "||", "\n", "\n", "\n", "\r\n", "\r", '"', "'", "“", '\\"', "#", "//", "sep=;", '="01"', "wijk",
    "Totaal", "Bron: CBS", "12", "1.234", "7,5", "2025", "1-7-2025", "---", "|---|", "\x00", "\x1a", "\x07", "\ufeff", "Ã«", "<5",
    "-99996", "^", "~", ":", "  ", "ja", "{", "T1", "T2", "2025-K3",
)  # fmt: skip


@settings(deadline=None, max_examples=80 * KEER)
@given(
    st.lists(st.sampled_from(STUKKEN), max_size=50).map("".join),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
@example("12\n\n#", "utf-8")
@example('"12\n#', "utf-8")
def test_no_row_of_any_text_is_lost_in_silence(tekst: str, codering: str) -> None:
    try:
        ruw = read_bestand(tekst.encode(codering, "replace"), "proef.csv")
    except OnleesbaarBestandError as fout:
        assert fout.herstel
        return
    genoemd = [rij for tabel in ruw.tabellen for _, rijen in tabel.overgeslagen for rij in rijen]
    gelezen = [rij for tabel in ruw.tabellen for rij in (*tabel.kopregels, *tabel.cellen[RIJ].to_list())]
    assert sorted(genoemd + gelezen) == list(range(1, max(genoemd + gelezen) + 1))


def check_heen_en_weer(rijen: list[tuple[str, str, str, int]], gewoonte: Gewoonte) -> None:
    """Hold one file against what was written."""
    tabel = [(f"T{n:04d}", *cellen, f"{cijfer}") for n, (*cellen, cijfer) in enumerate(rijen, 1)]
    inhoud, koprij, nummers = write_bestand(tabel, gewoonte)
    ruw = read_bestand(inhoud, "proef.csv")
    gelezen = ruw.tabellen[0]
    verwacht = [
        (nummer, *(cel if cel.strip() else None for cel in rij))
        for nummer, rij in zip(nummers, tabel, strict=True)
    ]
    assert len(ruw.tabellen) == 1
    assert gelezen.koppen == KOP
    assert gelezen.kopregels == (koprij,)
    assert gelezen.cellen.rows() == verwacht
    assert ruw.scheiding == gewoonte.scheiding
    assert_all_rows_accounted(gelezen.overgeslagen, koprij, nummers, inhoud, gewoonte)


def assert_all_rows_accounted(
    overgeslagen: tuple[tuple[str, tuple[int, ...]], ...],
    koprij: int,
    nummers: list[int],
    inhoud: bytes,
    gewoonte: Gewoonte,
) -> None:
    """Every row up to the last is header, data or named as skipped, and none is two of these."""
    genoemd = [rij for _, rijen in overgeslagen for rij in rijen]
    laatste = max([koprij, *nummers, *genoemd])
    assert sorted([koprij, *nummers, *genoemd]) == list(range(1, laatste + 1))


def write_bestand(rijen: list[tuple[str, ...]], gewoonte: Gewoonte) -> tuple[bytes, int, list[int]]:
    """Return the bytes, the row of the header and the row of every line of data."""
    schrijf = gewoonte.scheiding.join
    regels = ["sep=" + gewoonte.scheiding] if gewoonte.heeft_sep else []
    regels += [f"Rapportage deel {i}" for i in range(1, gewoonte.titels + 1)]
    regels += ["# uit het registratiesysteem"] if gewoonte.commentaar else []
    regels += [""] if gewoonte.lege_regels else []
    regels.append(schrijf(_quote(cel, gewoonte) for cel in KOP))
    koprij, nummers = len(regels), []
    for i, rij in enumerate(rijen):
        regels += [""] if gewoonte.lege_regels and i == 2 else []
        regels.append(schrijf(_quote(cel, gewoonte) for cel in rij))
        nummers.append(len(regels))
    regels += [schrijf(["Totaal", "", "", "", "99"])] if gewoonte.heeft_totaal else []
    regels += ["Bron: eigen registratie"] if gewoonte.heeft_bron else []
    tekst = gewoonte.einde.join(regels) + gewoonte.einde + gewoonte.staart
    return tekst.encode(gewoonte.codering), koprij, nummers


def _quote(cel: str, gewoonte: Gewoonte) -> str:
    """Write one cell; quoted when it must be, or always."""
    gevaarlijk = set(gewoonte.scheiding + "\"\n'")
    moet = gewoonte.alles_tussen_aanhalingstekens or not gevaarlijk.isdisjoint(cel) or cel != cel.strip()
    return '"' + cel.replace('"', '""').replace("\n", gewoonte.einde) + '"' if moet else cel
