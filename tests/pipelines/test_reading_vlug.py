"""The quick way to read a large neat file gives exactly what the careful way gives, or leaves the file to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from proeven import KEER

from pipelines.reading_csv import read_csv
from pipelines.reading_vlug import PROEF, read_neat_csv
from schemas.errors import OnleesbaarBestandError

REGELS = 600
STUKKEN = (
    "T001;Tarwewijk;12", "T002;;7,5", ";;", "T003; ;8", " T004 ;Zuidwijk ;9", "T005;\u00a0;x", "T006;Crooswijk;é",
    "", "T007;Bloemhof", "T008;Bloemhof;1;2", "T\t9;a;b", "T010;\x1f;b", "T011;a\x00;b", 'T012;"a;b";c', "T013;a\rb;c",
    "Totaal;;450", "# opmerking", "T014;NULL;-", "T015;CoÃ¶peratie;€",
)  # fmt: skip


def build_inhoud(stukken: list[tuple[int, str]], einde: str, codering: str, slot: str) -> bytes:
    """Return a neat file in which some lines are replaced by stranger ones."""
    regels = ["nummer;wijk;cijfer", *(f"T{i:04d};Carnisse;{i % 10},5" for i in range(REGELS))]
    for plek, stuk in stukken:
        regels[plek] = stuk
    return (einde.join(regels) + slot).encode(codering, errors="replace")


@settings(max_examples=60 * KEER, deadline=None)
@given(
    stukken=st.lists(st.tuples(st.integers(0, REGELS), st.sampled_from(STUKKEN)), max_size=3),
    einde=st.sampled_from(["\n", "\r\n"]),
    codering=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    slot=st.sampled_from(["", "\n", "\r\n", "\n\n", ";"]),
)
def test_quick_reader_equals_careful_reader(
    stukken: list[tuple[int, str]], einde: str, codering: str, slot: str
) -> None:
    inhoud = build_inhoud(stukken, einde, codering, slot)
    try:
        zorgvuldig = read_csv(inhoud)
    except OnleesbaarBestandError:
        with pytest.raises(OnleesbaarBestandError):
            read_neat_csv(inhoud, kleinste=0, proef=PROEF) or read_csv(inhoud)
        return
    snel = read_neat_csv(inhoud, kleinste=0, proef=PROEF)
    if snel is None:
        return
    assert snel[0].cellen.equals(zorgvuldig[0].cellen)
    assert snel[0].cellen.schema == zorgvuldig[0].cellen.schema
    assert (snel[0].lege_rijen, snel[0].notities) == (zorgvuldig[0].lege_rijen, zorgvuldig[0].notities)
    assert snel[1:] == zorgvuldig[1:]


@pytest.mark.parametrize(
    "regel", ["T555;Tarwewijk;8,5", "T555;;", ";;", "T555; ;8,5", "T555;Één wijk;8", "#;;"]
)
@pytest.mark.parametrize("einde", ["\n", "\r\n"])
def test_neat_file_is_read_the_quick_way(regel: str, einde: str) -> None:
    inhoud = build_inhoud([(555, regel)], einde, "utf-8", einde)
    assert read_neat_csv(inhoud, kleinste=0, proef=PROEF) is not None


@pytest.mark.parametrize(
    "regel", ["T555;a", "T555;a;b;c", "", 'T555;"a";b', "T555;a\rb;c", "T555;\x0b;b", "T555;a\x00;b"]
)
def test_unusual_line_is_left_to_the_careful_reader(regel: str) -> None:
    inhoud = build_inhoud([(555, regel)], "\n", "utf-8", "\n")
    assert read_neat_csv(inhoud, kleinste=0, proef=PROEF) is None


def test_small_file_is_left_to_the_careful_reader() -> None:
    assert read_neat_csv(build_inhoud([], "\n", "utf-8", "\n")) is None
