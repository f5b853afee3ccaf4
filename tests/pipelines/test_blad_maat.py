"""The quick measure of a sheet says what the patterns say, whatever the XML looks like."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from proeven import KEER

from pipelines.blad_maat import measure_blok, measure_by_pattern

DELEN = (
    '<row r="1">', "<row>", '<row spans="1:3" r="12">', "</row>", '<c r="A1"><v>5</v></c>', '<c r="XFD1048576"/>',
    '<c r="AB12" s="3" t="s"><v>1</v></c>', '<c s="3" r="BC7"><v>2.5</v></c>', "<c><v>1</v></c>", '<c r="A1" s="1" />',
    '<c t="inlineStr" r="C9"><is><t>r="ZZ99"</t></is></c>', "<c\tr=\"D4\"><v>1</v></c>", '<c r="E1234567"><f>A1</f></c>',
    '<c r="ABCD5"><v>1</v></c>', '<c r="a5"><v>1</v></c>', '<c r="5"><v>1</v></c>', "<c r='F6'><v>1</v></c>", "<v>", "=\"",
    ' r="', ">", "<", "12:30", '<t> r="ZZ99"</t>', '<t> r="ZZ99" </t>', '<c r="G7" t="e"><v>#N/A</v></c>', "r=", '"', "A1",
)  # fmt: skip
MET_VOORVOEGSEL = ('<x:row r="3">', '<x:c r="H8"><x:v>1</x:v></x:c>', "<x:is>")


@settings(deadline=None, max_examples=60 * KEER)
@given(
    delen=st.lists(
        st.sampled_from((*DELEN, *MET_VOORVOEGSEL)) | st.text('<>"=/rcvA1 \n', max_size=6), max_size=40
    )
)
def test_both_measures_are_equal(delen: list[str]) -> None:
    blok = "".join(delen).encode()
    assert measure_blok(blok) == measure_by_pattern(blok)


@pytest.mark.parametrize(
    ("cel", "maat"),
    [
        ('<c r="A1"><v>1</v></c>', (1, 1)),
        ('<c r="AA20"><v>1</v></c>', (20, 27)),
        ('<c s="2" r="XFD1048576"><v>1</v></c>', (1_048_576, 16_384)),
        ('<c r="XFD1048576" s="2"/><c r="B2"><v>1</v></c>', (2, 2)),
    ],
)
def test_only_a_cell_with_something_in_it_counts(cel: str, maat: tuple[int, int]) -> None:
    gemeten = measure_blok(cel.encode())
    assert (gemeten.hoogste, gemeten.breedste) == maat
