"""Merging by sentences: what one changed is taken, what both changed is kept, nothing anybody wrote is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.samenvoegen import merge_tekst, merge_velden, split_zinnen


@pytest.mark.parametrize(
    ("basis", "ander", "eigen", "uitkomst"),
    [
        ("", "Zij.", "Wij.", "Zij. Wij."),
        ("", "Zelfde.", "Zelfde.", "Zelfde."),
        ("Een. Twee.", "Een. Twee. Drie.", "Een. Twee.", "Een. Twee. Drie."),
        ("Een. Twee.", "Een. Twee.", "Nul. Een. Twee.", "Nul. Een. Twee."),
        ("Een. Twee. Drie.", "Een! Twee. Drie.", "Een. Twee. Drie!", "Een! Twee. Drie!"),
        ("Een. Twee.", "Een. Anders.", "Een. Nog anders.", "Een. Anders. Nog anders."),
        ("Een. Twee.", "Een.", "Een. Twee. Drie.", "Een. Twee. Drie."),
        ("Zonder punt", "Zonder punt", "Zonder punt, met komma", "Zonder punt, met komma"),
    ],
)
def test_two_texts_merge_by_sentences(basis: str, ander: str, eigen: str, uitkomst: str) -> None:
    assert merge_tekst(basis, ander, eigen) == uitkomst


ZINNEN = st.lists(
    st.sampled_from(["Een.", "Twee.", "Drie.", "Vier.", "Vijf.", "Zes."]), max_size=5, unique=True
)


@given(ZINNEN, ZINNEN, ZINNEN)
def test_every_sentence_that_somebody_added_is_in_the_proposal(
    basis: list[str], ander: list[str], eigen: list[str]
) -> None:
    voorstel = split_zinnen(merge_tekst(" ".join(basis), " ".join(ander), " ".join(eigen)))
    for zin in {*ander, *eigen} - set(basis):
        assert zin in voorstel


def test_of_two_choices_the_stored_one_stays_and_is_named() -> None:
    uitslag = merge_velden(
        {"gevolg": "", "samen": "ja", "tekst": ""},
        {"gevolg": "actie", "samen": "ja", "tekst": "Zij."},
        {"gevolg": "geen_actie", "samen": "nee", "tekst": "Wij."},
        teksten=frozenset({"tekst"}),
    )
    assert uitslag.voorstel == {"gevolg": "actie", "samen": "nee", "tekst": "Zij. Wij."}
    assert uitslag.keuzes == ("gevolg",)
